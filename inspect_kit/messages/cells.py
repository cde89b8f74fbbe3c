"""Messages about what a cell says: in returned workbooks, in lists, and as typed on the command line."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR = Severity.ERROR

MESSAGES: dict[str, tuple[Severity, str]] = {
    "cell-not-a-choice": (ERROR, "`{value}` is not one of the answers. Use one of: {accepted}."),
    "cell-not-a-tick": (ERROR, "`{value}` neither ticks this cell nor leaves it. Use one of: {accepted}; or leave it blank."),
    "cell-ticks-disagree": (
        ERROR,
        "none of these, or unable to tell, is ticked together with something else. Keep one of the two.",
    ),
    "cell-not-a-number": (ERROR, "`{value}` is not a number. Write digits, as in 1200 or 0.5."),
    "cell-not-whole": (ERROR, "`{value}` is not a whole number. Write it without decimals."),
    "cell-not-a-date": (ERROR, "`{value}` is not a date. Write it as in 1 March 2018 or 2018-03-01."),
    "cell-no-such-date": (ERROR, "there is no such day as `{value}`. Check the date."),
    "cell-date-far": (ERROR, "`{value}` is too long ago or too far ahead to be meant. Check the year."),
    "cell-date-ambiguous": (ERROR, "`{value}` can be {first} or {second}. Write the month as a word, or as in 2018-03-01."),
    "cell-time-in-date": (ERROR, "`{value}` has a time, and only the date is asked. Remove the time."),
    "cell-not-a-time": (ERROR, "`{value}` is not a time of day. Write it as in 14:05."),
    "cell-time-alone": (ERROR, "there is a time `{value}` without a date. Fill the date, or clear the time."),
    "cell-two-times": (ERROR, "the date's cell says {first} and the time's cell {second}. Keep one of them."),
    "cell-text-too-long": (ERROR, "the text has {length} characters, more than the {limit} that are accepted. Shorten it."),
    "cell-control-character": (ERROR, "there is a control character ({character}) in the text. Delete it."),
    "cell-below": (ERROR, "`{value}` is below the lowest accepted, {limit}. Check it."),
    "cell-above": (ERROR, "`{value}` is above the highest accepted, {limit}. Check it."),
    "cell-before": (ERROR, "`{value}` is before {bound} ({limit}). One of the two is wrong; check both."),
    "cell-after": (ERROR, "`{value}` is after {bound} ({limit}). One of the two is wrong; check both."),
}
