"""Messages about what may be published."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "disclosure-exempts-nothing": (
        WARNING,
        "no figure is of {what}, so this exempts nothing. Mend the ids, or take the exemption away.",
    ),
    "disclosure-exempts-all": (
        ERROR,
        "this would exempt every figure. Say which: an `instrument`, a `measure`, a breakdown (`by`), or several of these.",
    ),
    "disclosure-no-instrument": (ERROR, "there is no instrument `{name}`. Known are: {known}."),
    "publish-marked": (
        ERROR,
        "the inspection is marked {marking}, so nothing of it is published as it is. If it may be, say who decided so and why: --declassify REASON.",
    ),
    "publish-some-bodies": (
        ERROR,
        "what is published is of all bodies at once: what is said of some gives away what is hidden of others. Name no body.",
    ),
    "publish-no-contact": (
        WARNING,
        "there is nobody whom readers can ask, so the cover says [x]. Say who it is: `contact: {{name: ..., email: ...}}`.",
    ),
    "publish-no-date": (
        WARNING,
        "the day of publication is not said, so the cover says [x]. Say it: `publication: {{date: ..., next_update: ...}}`.",
    ),
    "publish-not-this": (ERROR, "this kind of report is not made for publication. Add one of: {kinds}."),
    "publish-declassify-alone": (ERROR, "--declassify is for what is published. Add --public."),
}
