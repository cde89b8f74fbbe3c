"""Messages about fact checks: figures that bodies challenge, and the answers to that."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, tuple[Severity, str]] = {
    "challenge-no-instrument": (
        ERROR,
        "there is no instrument whose rows are figures. Add `- {{id: fact-check, template: fact-check}}` under `instruments`.",
    ),
    "challenge-which-instrument": (ERROR, "several instruments have figures as rows: {known}. Say which with --instrument."),
    "challenge-which-body": (ERROR, "a fact check is of one body. Name it: {known}."),
    "challenge-no-reason": (ERROR, "an answer to a challenge needs who and why. Give --by and --because."),
    "challenge-bad-date": (ERROR, "`{value}` is no day up to today. Write it as in 2018-07-19."),
    "challenge-unknown": (ERROR, "there is no challenge `{name}`. There are: {known}."),
    "challenge-answered": (
        ERROR,
        "`{name}` is {standing} already, by {by}. Only what is open or was reworded can be answered.",
    ),
    "challenge-which-answer": (
        ERROR,
        "{about}: a figure changes only where an answer changes. Name it with --case, --question and --to.",
    ),
    "challenge-which-value": (ERROR, "say what the answer should be with --to, as typed in a cell."),
    "challenge-nothing-changes": (
        ERROR,
        "`{question}` of {row} says so already, so there is nothing to accept. Reject the challenge and say that.",
    ),
    "challenges-torn-line": (WARNING, "this line was cut off, as by a crash, and is passed over. Give that answer again."),
    "challenges-bad-line": (ERROR, "this line is not JSON and is passed over. Take the file from git, or mend the line."),
    "challenges-wrong-line": (
        ERROR,
        "this line is no answer to a challenge and is passed over: `{at}` should be {wanted}. Take the file from git, or mend it.",
    ),
}
