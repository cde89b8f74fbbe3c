"""The cells of a grid: what each column shows of a row, its heading and its width.

In: columns and a table of answers. Out: contents and the names of their styles.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from inspect_kit.cells.serials import EXCEL_EPOCH
from inspect_kit.conditions.columns import CellValue
from inspect_kit.conditions.model import State
from inspect_kit.layout.columns import GridColumn, Role
from inspect_kit.layout.model import CellContent
from inspect_kit.layout.words import word
from inspect_kit.table import MINUTES_A_DAY, Table
from inspect_kit.template.answer_types import YES_NO_CHOICES
from inspect_kit.template.model import DATES, NUMBERS, AnswerType, Fact, Kind, Part, Question

WIDTHS = {Kind.TEXT: 40.0, Kind.DATE: 14.0, Kind.DATE_TIME: 14.0, Kind.CHOICE: 18.0}
NARROW = 12.0
PER_CHARACTER = 1.1
"""Widths that a character of text takes, on average."""
LINE, TWO_LINES, MOST_LINES = 13.5, 28.0, 12
"""Heights in points, and how many lines a row shows at the most."""
YES = YES_NO_CHOICES[0].label


def heading(part: Part, column: GridColumn, language: str) -> tuple[str, str]:
    """The heading of one column, under the question's wording, and its style."""
    if column.role is Role.ROW:
        return word("row", language), "fact_header"
    variable = part.variables[column.variable]
    if column.role is Role.FACT:
        return variable.title.read(language), "fact_header"
    if column.role is Role.TIME:
        return word("time", language), "fact_header" if isinstance(variable, Fact) else "header"
    return _answer_heading(variable, column, language), "header"


def _answer_heading(variable: object, column: GridColumn, language: str) -> str:
    if not isinstance(variable, Question):
        raise TypeError(f"not asked: {variable!r}")
    if column.role is Role.CHOICE:
        choice = variable.answer.choice(column.code)
        return choice.label.read(language) if choice else column.code
    if column.role is Role.NONE:
        return word("none", language)
    if column.role is Role.UNABLE and variable.answer.unable_to_tell is not None:
        return variable.answer.unable_to_tell.read(language)
    if variable.answer.kind is Kind.DATE_TIME:
        return word("date", language)
    return variable.short.read(language) if variable.short else word("answer", language)


def width(part: Part, column: GridColumn, table: Table) -> float:
    """The width of a column, in characters. Texts that are known are as wide as the longest of them needs, within reason."""
    if column.role is Role.ROW:
        return 18.0
    if column.role not in (Role.FACT, Role.ANSWER):
        return NARROW
    variable = part.variables[column.variable]
    widest = WIDTHS.get(variable.answer.kind, NARROW)
    if not (isinstance(variable, Fact) and variable.answer.kind is Kind.TEXT):
        return widest
    longest = max((len(str(value)) for value in table.values(variable.id) if value is not None), default=0)
    return min(widest, max(NARROW, ceil(longest * PER_CHARACTER)))


def row_height(part: Part, table: Table, offset: int) -> float:
    """The height of a row, in points: two lines, or as many as its longest known text needs, since programs do not grow rows
    on opening."""
    texts = (table.values(fact.id)[offset] for fact in part.facts if fact.answer.kind is Kind.TEXT and table.size)
    longest = max((len(str(text)) for text in texts if text is not None), default=0)
    lines = min(ceil(longest * PER_CHARACTER / WIDTHS[Kind.TEXT]), MOST_LINES)
    return max(TWO_LINES, lines * LINE)


def row_cells(
    part: Part, columns: Sequence[GridColumn], row_id: str, table: Table, offset: int, language: str
) -> list[tuple[CellContent, str]]:
    """What one row shows in every column, with styles. `offset` is the row's position in the table."""
    cells: list[tuple[CellContent, str]] = []
    for column in columns:
        if column.role is Role.ROW:
            cells.append((row_id, "fact"))
            continue
        variable = part.variables[column.variable]
        shown = _shown(variable.answer, column, table, offset, language)
        cells.append((shown, _style(variable.answer, column, isinstance(variable, Fact))))
    return cells


def _shown(answer: AnswerType, column: GridColumn, table: Table, offset: int, language: str) -> CellContent:
    state, value = table.raw_states(column.variable)[offset], table.values(column.variable)[offset]
    if column.role is Role.TIME:
        time = table.times(column.variable)[offset]
        return None if time is None else time / MINUTES_A_DAY
    if column.role in (Role.CHOICE, Role.NONE, Role.UNABLE):
        return YES.read(language) if _ticked(column, state, value) else None
    if state == State.UNABLE_TO_TELL and answer.unable_to_tell is not None:
        return answer.unable_to_tell.read(language)
    return _content(answer, value, language) if state == State.ANSWERED else None


def _ticked(column: GridColumn, state: int, value: CellValue) -> bool:
    if column.role is Role.UNABLE:
        return state == State.UNABLE_TO_TELL
    if state != State.ANSWERED or not isinstance(value, frozenset):
        return False
    return column.code in value if column.role is Role.CHOICE else not value


def _content(answer: AnswerType, value: CellValue, language: str) -> CellContent:
    if isinstance(value, (int, float)):
        return value - EXCEL_EPOCH if answer.kind in DATES else value
    choice = answer.choice(str(value)) if answer.kind is Kind.CHOICE else None
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return choice.label.read(language) if choice else value


def _style(answer: AnswerType, column: GridColumn, known: bool) -> str:
    """Facts and answers have the same styles but for the ground they stand on."""
    if column.role is Role.TIME:
        return "fact_time" if known else "answer_time"
    if answer.kind in DATES:
        return "fact_date" if known else "answer_date"
    if known:
        return "fact"
    if answer.kind in NUMBERS:
        return "answer_number"
    return "answer_text" if answer.kind is Kind.TEXT else "answer"
