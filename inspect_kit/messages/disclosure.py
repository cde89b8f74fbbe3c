"""Messages about what may be published."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "disclosure-exempts-nothing": (
        WARNING,
        "no figure is of {what}, so this exempts nothing. Mend the ids, or take the exemption away.",
    ),
    "publish-marked": (
        ERROR,
        "the inspection is marked {marking}, so nothing of it is published as it is. If it may be, say who decided so and why: --declassify REASON.",
    ),
    "publish-some-bodies": (
        ERROR,
        "what is published is of all bodies at once: what is said of some gives away what is hidden of others. Name no body.",
    ),
    "publish-not-this": (ERROR, "this kind of report is not made for publication. Add one of: {kinds}."),
    "publish-declassify-alone": (ERROR, "--declassify is for what is published. Add --public."),
}
