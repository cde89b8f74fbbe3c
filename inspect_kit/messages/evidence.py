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
    "evidence-no-text": (ERROR, "nothing is said. Give some visible text."),
    "evidence-add-by-hand": (
        ERROR,
        "a record cannot be added to this file without touching what is in it. Write its list with a dash for each record, one below the other, and try again; nothing was written.",
    ),
}
