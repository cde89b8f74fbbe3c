"""Messages about readings that are held beside each other, and about settling what they do not agree on."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "moderation-nothing": (
        NOTICE,
        "nothing has been read twice yet. Deal rows to two reviewers with `sheets --reviewers A,B --double N`, and collect both workbooks.",
    ),
    "moderation-no-instrument": (
        ERROR,
        "no instrument here has disagreements as its rows. Add one, under `instruments`: {{id: moderation, template: disagreements}}.",
    ),
    "moderation-row-unknown": (
        ERROR,
        "`{row}` is of an instrument, a question or a second reading that is no longer here, so it settles nothing. Write the workbook anew with `moderate sheet`.",
    ),
    "moderation-needs": (
        ERROR,
        "`{row}` says which answer stands, and not {what}. Fill that in and collect again; nothing is changed yet.",
    ),
    "moderation-stale": (
        ERROR,
        "`{row}`: the {which} reading was {was} when the workbook was written and is {now} now. Nothing is changed; write the workbook anew with `moderate sheet`.",
    ),
    "moderation-amended": (
        ERROR,
        "`{row}`: the answer counts as {now} since {by} amended it on {when}, after the workbook was written. That stands; to change it, use `amend`.",
    ),
    "moderation-no-questions": (
        ERROR,
        "`{template}` has disagreements as its rows and does not ask {questions}, so nothing can be settled. Take these questions from the shipped template.",
    ),
}
