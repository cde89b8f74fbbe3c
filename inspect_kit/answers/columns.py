"""Rows with their answers as columns, for conditions and measures. In: rows and stored answers. Out: a `Table`.

Dates become ordinals with minutes beside them, several choices sets of codes. A value that does not fit its answer type,
as after somebody edited an answers file, is taken as missing; `check` names it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from inspect_kit.answers.model import Answers, StoredAnswer
from inspect_kit.cells.read import Value
from inspect_kit.conditions.columns import CellValue
from inspect_kit.conditions.model import State
from inspect_kit.layout.columns import is_remark
from inspect_kit.rows import Row
from inspect_kit.table import RawColumn, Table
from inspect_kit.template.model import DATES, NUMBERS, AnswerType, Fact, Kind, Part, Question

ABSENT = (State.MISSING, None, None)
Read = tuple[State, CellValue, int | None]


def build_table(part: Part, rows: Sequence[Row], answers: Answers) -> Table:
    """The rows in their order, every fact and question a column."""
    raw = {fact.id: _fact_column(fact, rows) for fact in part.facts}
    given: list[Mapping[str, StoredAnswer]] = [answers.get(row.id, {}) for row in rows]
    for question in part.questions():
        raw[question.id] = _column(question.answer, _read(question, given))
    return Table(part, raw, len(rows))


def remarks_of(answers: Answers) -> dict[str, dict[str, str]]:
    """What stands beside answers, by row and then by id; tables hold none of it."""
    return {row: {name: str(each.value) for name, each in given.items() if is_remark(name)} for row, given in answers.items()}


def _fact_column(fact: Fact, rows: Sequence[Row]) -> RawColumn:
    read = _reader(fact.answer)
    values = (row.facts.get(fact.id) for row in rows)
    return _column(fact.answer, [ABSENT if value is None else read(value) for value in values])


def _column(answer: AnswerType, read: Sequence[Read]) -> RawColumn:
    states = bytes([each[0] for each in read])
    times = [each[2] for each in read] if answer.kind is Kind.DATE_TIME else ()
    return RawColumn(states, [each[1] for each in read], times)


def _read(question: Question, given: Sequence[Mapping[str, StoredAnswer]]) -> list[Read]:
    """The answers to one question, row by row."""
    read, name = _reader(question.answer), question.id
    found = [each.get(name) for each in given]
    return [ABSENT if each is None else (each.state, None, None) if each.value is None else read(each.value) for each in found]


def read_value(answer: AnswerType, value: Value) -> Read:
    """A stored value as conditions see it; missing where it does not fit the answer type."""
    return _reader(answer)(value)


def _reader(answer: AnswerType) -> Callable[[Value], Read]:
    """How values of the type are read. Made once for a column: there are as many of these as there are questions."""
    if answer.kind in DATES:
        return lambda value: _date(str(value))
    if answer.kind is Kind.CHOICE:
        known: dict[Value, Read] = {choice.code: (State.ANSWERED, choice.code, None) for choice in answer.choices}
        return lambda value: known.get(value, ABSENT) if isinstance(value, str) else ABSENT
    if answer.kind is Kind.CHOICES:
        return lambda value: (State.ANSWERED, frozenset(value), None) if isinstance(value, (tuple, list)) else ABSENT
    fitting = (int, float) if answer.kind in NUMBERS else (str,)
    return lambda value: (
        (State.ANSWERED, value, None) if isinstance(value, fitting) and not isinstance(value, tuple) else ABSENT
    )


@lru_cache(maxsize=100_000)
def _date(value: str) -> Read:
    day, _, clock = value.partition("T")
    try:
        minutes = int(clock[:2]) * 60 + int(clock[3:5]) if clock else None
        return State.ANSWERED, date.fromisoformat(day).toordinal(), minutes
    except ValueError:
        return ABSENT
