"""Rows with their answers as columns, for conditions and measures. In: rows and stored answers. Out: a `Table`.

Dates become ordinals with minutes beside them, several choices sets of codes. A value that does not fit its answer type,
as after somebody edited an answers file, is taken as missing; `check` names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from inspect_kit.answers.model import Answers, StoredAnswer
from inspect_kit.cells.read import Value
from inspect_kit.conditions.columns import CellValue
from inspect_kit.conditions.model import State
from inspect_kit.layout.columns import is_remark
from inspect_kit.rows import Row
from inspect_kit.table import RawColumn, Table
from inspect_kit.template.model import DATES, NUMBERS, AnswerType, Fact, Kind, Part

ABSENT = (State.MISSING, None, None)
Read = tuple[State, CellValue, int | None]


def build_table(part: Part, rows: Sequence[Row], answers: Answers) -> Table:
    """The rows in their order, every fact and question a column."""
    raw = {fact.id: _fact_column(fact, rows) for fact in part.facts}
    given: list[Mapping[str, StoredAnswer]] = [answers.get(row.id, {}) for row in rows]
    for question in part.questions():
        found = (each.get(question.id) for each in given)
        raw[question.id] = _column(question.answer, [_read(question.answer, answer) for answer in found])
    return Table(part, raw, len(rows))


def remarks_of(answers: Answers) -> dict[str, dict[str, str]]:
    """What stands beside answers, by row and then by id; tables hold none of it."""
    return {row: {name: str(each.value) for name, each in given.items() if is_remark(name)} for row, given in answers.items()}


def _fact_column(fact: Fact, rows: Sequence[Row]) -> RawColumn:
    values = (row.facts.get(fact.id) for row in rows)
    return _column(fact.answer, [ABSENT if value is None else read_value(fact.answer, value) for value in values])


def _column(answer: AnswerType, read: Sequence[Read]) -> RawColumn:
    states = bytes(state for state, _, _ in read)
    times = [minutes for _, _, minutes in read] if answer.kind is Kind.DATE_TIME else ()
    return RawColumn(states, [value for _, value, _ in read], times)


def _read(answer: AnswerType, stored: StoredAnswer | None) -> Read:
    if stored is None:
        return ABSENT
    if stored.state is not State.ANSWERED or stored.value is None:
        return stored.state, None, None
    return read_value(answer, stored.value)


def read_value(answer: AnswerType, value: Value) -> Read:
    """A stored value as conditions see it; missing where it does not fit the answer type."""
    if answer.kind in DATES:
        return _date(str(value))
    if isinstance(value, (tuple, list)):
        return (State.ANSWERED, frozenset(value), None) if answer.kind is Kind.CHOICES else ABSENT
    fits = isinstance(value, (int, float)) if answer.kind in NUMBERS else isinstance(value, str)
    if answer.kind is Kind.CHOICE and answer.choice(str(value)) is None:
        fits = False
    return (State.ANSWERED, value, None) if fits and answer.kind is not Kind.CHOICES else ABSENT


def _date(value: str) -> Read:
    day, _, clock = value.partition("T")
    try:
        minutes = int(clock[:2]) * 60 + int(clock[3:5]) if clock else None
        return State.ANSWERED, date.fromisoformat(day).toordinal(), minutes
    except ValueError:
        return ABSENT
