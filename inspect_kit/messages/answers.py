"""Messages about collecting, keeping and amending answers."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

MESSAGES: dict[str, tuple[Severity, str]] = {
    "collect-other-inspection": (
        ERROR,
        "the workbook belongs to the inspection `{found}`, and this is `{here}`. Collect it there, with -C.",
    ),
    "collect-no-workbooks": (ERROR, "there is no workbook in this folder. Name the folder that holds them, or the workbooks."),
    "collect-unknown-instrument": (
        ERROR,
        "the workbook belongs to the instrument `{found}`, which is not here. There are: {known}.",
    ),
    "collect-other-round": (
        ERROR,
        "the workbook belongs to round {found}, and the instrument is at {here}. Collect it into that round's inspection.",
    ),
    "collect-unknown-body": (ERROR, "the workbook belongs to `{found}`, which is not among the bodies: {known}."),
    "collect-other-structure": (
        ERROR,
        "the workbook was made from a template that asked other things ({found}, now {here}). Write it anew with `sheets`, and copy the answers over.",
    ),
    "answers-other-structure": (
        WARNING,
        "{count} answers, from {files}, were given to a template that asked other things than it does now. Take the change "
        "back; or write workbooks anew with `sheets`, copy the answers over, and collect them with --accept.",
    ),
    "collect-unknown-format": (
        ERROR,
        "the workbook is of the format `{found}`, which this version cannot read. Use a newer version of inspect-kit.",
    ),
    "collect-column-gone": (
        ERROR,
        "the column of `{question}`, or in a form its line, is gone; what it held is not taken. Put it back from a fresh workbook.",
    ),
    "collect-row-unknown": (ERROR, "this row was not drawn for this body. Remove it; it is not taken."),
    "collect-row-replaced": (NOTICE, "this case was replaced since the workbook was written; it is left out."),
    "collect-stray-cell": (
        ERROR,
        "`{value}` stands beside a line that takes no such thing, and is not taken. Move it to the line of its question.",
    ),
    "collect-rows-gone": (
        WARNING,
        "{count} rows that this workbook was sent with are gone from it, the first is {row}. What was collected before is kept.",
    ),
    "collect-fact-changed": (
        WARNING,
        "`{name}` reads `{found}` here, and `{known}` is known. What is known stays; if it is wrong, mend the list.",
    ),
    "collect-left-behind": (NOTICE, "`{question}` of {row} is answered, but no longer applies. It is kept and not counted."),
    "collect-hangs-on-blank": (
        NOTICE,
        "`{question}` of {row} is answered, but whether it applies hangs on a question that is blank. It is kept, and counts once that is answered.",
    ),
    "collect-nothing-filled": (NOTICE, "there is no answer in it that can be taken, so nothing is stored for it."),
    "collect-blanks-kept": (
        NOTICE,
        "{count} answers that were collected before are blank here, the first is `{question}` of {row}. They stay; to blank one, use `amend` with the value `missing`.",
    ),
    "collect-older-copy": (
        ERROR,
        "this copy was saved on {found}, before the one collected already ({stored}), and differs in {count} answers. Nothing is taken; to take it all the same, use --accept {file} with --by.",
    ),
    "collect-undated-copy": (
        ERROR,
        "this copy does not say when it was saved, and differs in {count} answers from the one collected already ({stored}). Nothing is taken; to take it all the same, use --accept {file} with --by.",
    ),
    "collect-two-copies": (
        ERROR,
        "{row}: `{question}` is {first} here and {second} in {other}; neither is taken. Settle it and collect again.",
    ),
    "collect-stored-stands": (
        ERROR,
        "{row}: `{question}` is {found} here and {stored} in what was collected ({why}); that stands. To take this one, use --accept {file} with --by.",
    ),
    "collect-query": (WARNING, "{body}, {row}: {says}"),
    "collect-check-error": (ERROR, "{body}, {row}: {says}"),
    "collect-template-errors": (ERROR, "the template of `{name}` has errors, so nothing can be collected for it. Run `check`."),
    "amendments-torn-line": (
        WARNING,
        "this line was cut off, as by a crash, and is passed over. Make that amendment again.",
    ),
    "amendments-bad-line": (ERROR, "this line is not JSON and is passed over. Take the file from git, or mend the line."),
    "amendments-wrong-line": (
        ERROR,
        "this line is no amendment and is passed over: `{at}` should be {wanted}. Take the file from git, or mend the line.",
    ),
    "amendments-unknown-answer": (
        WARNING,
        "there is an amendment for `{question}` of {row}, and no such row or question. It changes nothing.",
    ),
    "amend-unknown-row": (ERROR, "`{row}` is not among the rows of {body}. {near}"),
    "amend-which-row": (ERROR, "`{row}` can be any of these: {known}. Write the reference just as it stands."),
    "amend-unknown-question": (ERROR, "there is no question `{name}`. Use one of: {known}."),
    "amend-same": (NOTICE, "`{question}` of {row} says that already; nothing was written."),
    "amend-no-reason": (ERROR, "an amendment needs who makes it and why. Give --by and --because."),
    "amend-bad-date": (ERROR, "`{value}` is not a date. Write it as in 2018-03-01."),
    "amend-too-late": (ERROR, "{value} has not come yet. Give the day on which the answer is changed."),
    "status-list-changed": (
        WARNING,
        "the list of {body} is not the one that its sample was drawn from. Put that one back, or ask why.",
    ),
    "status-refused": (
        WARNING,
        "{count} answers of {body} could not be taken from this workbook when it was collected last. Mend them there and collect it again, which names each.",
    ),
    "status-sign-off-stale": (
        WARNING,
        "answers of {body} changed on {on}, after {by} signed them off. Have them signed off again, with a new day.",
    ),
    "status-urgent": (WARNING, "{row} of {body} cannot wait: {question} ({readings} reading). Still to fill: {until}."),
    "status-urgent-replaced": (
        WARNING,
        "{row} of {body} was replaced in the sample, and still cannot wait: {question} ({readings} reading). Still to fill, with `amend`: {until}.",
    ),
}
