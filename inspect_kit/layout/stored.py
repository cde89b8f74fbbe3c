"""Values as calculation sheets hold them, so that each formula stands with its right value.

In: a table of answers. Out: per row the number of the choice (from 1), a date's serial, a number, or an empty text.
"""

from __future__ import annotations

from inspect_kit.cells.serials import EXCEL_EPOCH
from inspect_kit.conditions.model import State
from inspect_kit.table import Table
from inspect_kit.template.model import DATES, AnswerType, Kind

UNABLE_NUMBER = -1
"""What stands for unable to tell where a choice's number would be."""

Stored = str | int | float


def choice_number(answer: AnswerType, code: str) -> int:
    """Choices are counted from 1 in the order of the template."""
    return 1 + [choice.code for choice in answer.choices].index(code)


def stored_values(table: Table, variable: str, answer: AnswerType) -> list[Stored]:
    """Values as value cells hold them; what is not answered is an empty text, or 0 for a choice."""
    values = table.values(variable)
    if answer.kind is Kind.CHOICE:
        numbers = {choice.code: number for number, choice in enumerate(answer.choices, start=1)}
        open_numbers = [UNABLE_NUMBER if state == State.UNABLE_TO_TELL else 0 for state in table.raw_states(variable)]
        return [numbers.get(str(value), number) for value, number in zip(values, open_numbers, strict=True)]
    offset = EXCEL_EPOCH if answer.kind in DATES else 0
    return [value - offset if isinstance(value, (int, float)) else str(value or "") for value in values]


def stored_times(table: Table, variable: str) -> list[Stored]:
    """Minutes after midnight, -1 where no time was given."""
    return [-1 if time is None else time for time in table.times(variable)]
