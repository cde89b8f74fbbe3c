"""Messages about the log of evidence and about judgements."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "evidence-no-such-kinds": (
        ERROR,
        "there are no kinds of evidence called `{name}`. Shipped are: {known}. For a file of your own give its path, ending in .yaml.",
    ),
    "evidence-kinds-duplicate": (ERROR, "`{id}` stands twice. Ids and short forms must differ; change one."),
    "evidence-no-criteria": (
        ERROR,
        "nothing here names a criteria set, so no indicator can be meant. Name one with `criteria` in this file.",
    ),
    "evidence-which-criteria": (
        ERROR,
        "this inspection has several criteria sets: {known}. Say which this file speaks of with `criteria`.",
    ),
    "evidence-unknown-body": (ERROR, "`{name}` is no body here. Did you mean one of: {known}? `national` is all of them."),
    "evidence-unknown-kind": (
        ERROR,
        "there is no kind of evidence `{name}`. There are: {known}. They stand in the document `{kinds}`.",
    ),
    "evidence-unknown-strength": (
        ERROR,
        "there is no strength `{name}`. There are: {known}. They stand in the document `{kinds}`.",
    ),
    "evidence-unknown-indicator": (
        ERROR,
        "there is no indicator `{name}` in the criteria set. Did you mean one of: {known}? See `criteria list`.",
    ),
    "evidence-duplicate-id": (ERROR, "the id `{id}` stands at {other} already. Give this record another."),
    "evidence-id-retired": (
        ERROR,
        "the id `{id}` was retired ({other}), and ids are never used again. Give this record another.",
    ),
    "evidence-looks-personal": (
        WARNING,
        "this seems to hold {what}. The log says what was found, and not how to reach anybody. Take it out, or leave it if it is none.",
    ),
    "evidence-unknown-id": (ERROR, "there is no record of evidence `{name}`. Did you mean one of: {known}?"),
    "evidence-none": (NOTICE, "nothing is in the log yet. `evidence add` writes the first record."),
    "evidence-too-late": (ERROR, "{date} has not come yet. Give a day up to today with --on."),
    "evidence-add-by-hand": (
        ERROR,
        "a record cannot be added to this file without touching what is in it. Write its list with a dash for each record, one below the other, and try again; nothing was written.",
    ),
    "judge-no-such-scale": (
        ERROR,
        "there is no scale called `{name}`. Shipped are: {known}. For a file of your own give its path, ending in .yaml.",
    ),
    "judge-duplicate-grade": (ERROR, "`{id}` stands twice, or is the word for no grade. Give the grade another id."),
    "judge-unknown-grade": (ERROR, "`{name}` is no grade of the scale. There are: {known}."),
    "judge-unknown-band": (ERROR, "`{name}` is no band of the criteria set. There are: {known}."),
    "judge-unknown-body": (ERROR, "`{name}` is no body here. Did you mean one of: {known}? `all` is all of them together."),
    "judge-unknown-on": (
        ERROR,
        "`{name}` is no indicator and no criterion. Did you mean one of: {known}? `whole` is the body as a whole.",
    ),
    "judge-unknown-result": (
        ERROR,
        "no instrument has a measure `{name}`, or questions that bear on it. Did you mean one of: {known}?",
    ),
    "judge-evidence-elsewhere": (
        ERROR,
        "`{name}` is evidence about {other}, and this is about {body}. Name evidence about {body}, or about all.",
    ),
    "judge-not-graded-why": (ERROR, "no grade is given, and nothing says why. Say it with `because`."),
    "judge-twice": (ERROR, "`{on}` of {body} was decided at {other} already. Leave in the decision that stands."),
    "judge-duplicate-finding": (ERROR, "the finding `{id}` stands twice. Give one another id."),
    "judge-duplicate-rule": (ERROR, "the rule `{id}` stands twice. Give one another id."),
    "judge-rule-one-of": (ERROR, "the rule `{id}` needs one of {keys}, and only one. Give it, or remove the other."),
    "judge-rule-measure": (
        ERROR,
        "a rule with a measure needs `on` and `thresholds`: bands, and every one of a sort, are of cases that are evidence.",
    ),
    "judge-two-rules": (
        ERROR,
        "`{id}` and `{other}` both propose a grade on `{on}`. Leave it to one of them.",
    ),
    "judge-which-instrument": (
        ERROR,
        "several instruments have the figure of the rule `{id}`: {known}. Say whose with `instrument`.",
    ),
    "judge-no-figure": (
        ERROR,
        "no questions bear on `{on}`, so that it has no share of cases. Name a `measure`, or leave it out.",
    ),
    "judge-tally": (ERROR, "`{name}` has a figure for each answer, and none by itself. Name a measure with one figure."),
    "judge-thresholds": (
        ERROR,
        "thresholds are all `at_least`, falling, or all `at_most`, rising. Put them in order.",
    ),
    "judge-differs-why": (
        ERROR,
        "the decision on `{on}` of {body} is `{grade}`, and figures propose `{proposed}` ({figure}). Say why it differs with `because`.",
    ),
    "judge-none": (
        ERROR,
        "there is no judgements.yaml here. Write one with a `scale` and `judgements`; docs/judgements.md shows how.",
    ),
}
