"""Messages about scoring, tracing, reporting and comparing with printed figures."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "score-no-answers": (WARNING, "nothing has been collected from {body}, so it is left out. Collect its workbook first."),
    "score-instrument-empty": (
        NOTICE,
        "nothing has been collected for the instrument `{instrument}` yet, so it is left out. Collect its workbooks first.",
    ),
    "score-nothing": (
        ERROR,
        "nothing has been collected from anybody yet, so there is nothing to compute. Collect workbooks first.",
    ),
    "score-cannot-group": (ERROR, "`{name}` cannot make groups. Use a choice: {known}."),
    "trace-unknown-measure": (
        ERROR,
        "there is no measure `{name}`, and no indicator or criterion of that id that answers are evidence of. Did you mean: {known}?",
    ),
    "trace-unknown-group": (
        ERROR,
        "`{by}` has no group `{name}`. Its groups are: {known}; of a comparison with all others, `others`.",
    ),
    "trace-group-alone": (ERROR, "a group belongs to a breakdown. Say by what with --by."),
    "trace-which-category": (ERROR, "`{measure}` has a figure for each answer. Say which with --category: {known}."),
    "report-nothing": (
        ERROR,
        "nothing has been collected from {bodies}, so there is no page to write. Collect their workbooks first.",
    ),
    "report-no-template": (WARNING, "there is no report template in `{language}`; the default language is used. Add `{name}`."),
    "report-template-broken": (ERROR, "the report template cannot be used: {why}. Mend it."),
    "report-old-page": (
        NOTICE,
        "this page is of an earlier run over one instrument; the pages of each are in a folder of its own now. Delete it.",
    ),
    "site-some-bodies": (ERROR, "the pages lead to each other, so they are written all at once. Name no body."),
    "figures-none": (ERROR, "there are no printed figures here to compare with. Name a file of kind `figures`."),
    "figures-unknown-measure": (
        ERROR,
        "there is no result for `{key}`: {what}. Mend the measure's name, its category or its scope.",
    ),
    "figures-which-instrument": (
        ERROR,
        "`{key}` can be of several instruments: {known} have the measure `{measure}`. Add `instrument: ID` to this figure.",
    ),
    "figures-differ": (ERROR, "`{key}`: {printed} is printed and {computed} computed."),
    "compare-not-a-share": (ERROR, "`{measure}` is no share, so bodies cannot be compared by it. Shares are: {known}."),
    "compare-too-few": (NOTICE, "`{measure}` has fewer than two bodies to compare."),
}
