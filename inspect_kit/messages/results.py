"""Messages about scoring, tracing, reporting and comparing with printed figures."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "score-no-answers": (WARNING, "nothing has been collected from {body}, so it is left out. Collect its workbook first."),
    "score-nothing": (
        ERROR,
        "nothing has been collected from anybody yet, so there is nothing to compute. Collect workbooks first.",
    ),
    "score-cannot-group": (ERROR, "`{name}` cannot make groups. Use a choice: {known}."),
    "trace-unknown-measure": (ERROR, "there is no measure `{measure}`. Did you mean: {known}?"),
    "trace-which-category": (ERROR, "`{measure}` has a figure for each answer. Say which with --category: {known}."),
    "report-no-template": (WARNING, "there is no report template in `{language}`; the default language is used. Add `{name}`."),
    "report-template-broken": (ERROR, "the report template cannot be used: {why}. Mend it."),
    "figures-none": (ERROR, "there are no printed figures here to compare with. Name a file of kind `figures`."),
    "figures-unknown-measure": (
        ERROR,
        "there is no result for `{key}`: {what}. Mend the measure's name, its category or its scope.",
    ),
    "figures-differ": (ERROR, "`{key}`: {printed} is printed and {computed} computed."),
}
