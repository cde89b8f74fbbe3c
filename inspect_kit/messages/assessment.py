"""Messages about self-assessments."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "assess-no-instrument": (
        ERROR,
        "no instrument here is a self-assessment: none asks `judgement` of the indicators of a criteria set. Add one with the template `self-assessment`, or make a folder with `new --self-assessment`.",
    ),
    "assess-no-scale": (
        ERROR,
        "the choices of `judgement` in `{template}` are no scale. Give two of them or more a `rank`, the highest the best.",
    ),
    "assess-several-sets": (
        ERROR,
        "these bodies judged themselves against several criteria sets: {known}. Name bodies that have the same.",
    ),
    "assess-look-again": (
        WARNING,
        "{count} answers of {body} were given to other words than the criteria have now, and do not count: {names}. Look at them again, and write new workbooks in another round.",
    ),
    "assess-lead-unknown": (
        ERROR,
        "`{name}` leads on `{id}`, which is no criterion and no indicator of `{criteria}`. Mend the id.",
    ),
    "assess-leads-alike": (
        ERROR,
        "`{name}` and `{other}` would get workbooks of the same name. Write one person one way, and two differently.",
    ),
}
