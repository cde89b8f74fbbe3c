"""A workbook's cells as answers: each with its cell, and every cell that cannot be taken as a problem.

In: a grid, or the forms of a part, the rows that were drawn, the part that was asked. Out: `RowsRead`. Facts are compared,
never believed. What a form holds beside an answer is read as a text, under an id of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from inspect_kit.cells.limits import limit_problem
from inspect_kit.cells.read import MISSING as BLANK
from inspect_kit.cells.read import (
    CellReading,
    Raw,
    Value,
    as_text,
    read_cell,
    read_choices,
    read_date_time,
    spellings,
)
from inspect_kit.conditions.model import State
from inspect_kit.layout.columns import (
    REMARK,
    REMARKS,
    ROW_COLUMN,
    GridColumn,
    Role,
    answer_columns,
    fact_columns,
    remark_columns,
)
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.rows import FactValue, Row, row_key
from inspect_kit.template.model import AnswerType, Kind, Part
from inspect_kit.texts import DEFAULT_LANGUAGE, fold
from inspect_kit.xlsx.grids import CellAt, GridCells

NOTHING: Set[str] = frozenset()


@dataclass(frozen=True)
class Claim:
    """What a workbook says of one question of one row, and where its (first) cell stands."""

    state: State
    value: Value | None
    sheet: str
    address: str

    def says(self) -> tuple[State, Value | None]:
        """What it says, wherever it stands."""
        return self.state, self.value


@dataclass
class RowsRead:
    """Claims by row id and question. Blank cells make none."""

    claims: dict[str, dict[str, Claim]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unknown: dict[str, Place] = field(default_factory=dict)
    """Keys of rows that were not drawn, with where they stand."""
    unread: set[tuple[str, str]] = field(default_factory=set)
    """Rows and questions whose cells could not be taken: not the same as blank."""


@dataclass(frozen=True)
class _Asked:
    """A question, a fact or what stands beside an answer, with its columns, their ids and the spellings it understands."""

    id: str
    answer: AnswerType
    columns: tuple[GridColumn, ...]
    ids: tuple[str, ...]
    spellings: Mapping[str, str]


@dataclass(frozen=True)
class _AskedOfPart:
    """What a part's rows are asked, and what is known of them, ready for reading one grid after another."""

    facts: tuple[_Asked, ...]
    questions: tuple[_Asked, ...]
    remarks: tuple[_Asked, ...]

    @classmethod
    def of(cls, part: Part) -> _AskedOfPart:
        """All of a part's variables with their columns."""
        questions = tuple(part.questions())
        return cls(
            tuple(_asked(fact.id, fact.answer, fact_columns(fact)) for fact in part.facts),
            tuple(_asked(each.id, each.answer, answer_columns(each.id, each.answer)) for each in questions),
            tuple(_asked(column.id, REMARK, [column]) for each in questions for column in remark_columns(each.id)),
        )


def read_rows(part: Part, grids: Sequence[GridCells], rows: Mapping[str, Row], language: str = DEFAULT_LANGUAGE) -> RowsRead:
    """Everything that the grids say. `rows` are those that were drawn, by id; `language` is that of the workbook."""
    asked, read = _AskedOfPart.of(part), RowsRead()
    drawn = {row_key(row_id): row for row_id, row in rows.items()}
    for grid in grids:
        _GridOfRows(asked, grid, drawn, read, language).read()
    return read


class _GridOfRows:
    """Reads one grid into what was read of its part."""

    def __init__(self, part: _AskedOfPart, grid: GridCells, rows: Mapping[str, Row], read: RowsRead, language: str) -> None:
        self._grid = grid
        self._language = language
        self._rows = rows
        self._facts = part.facts
        self._asked = [*part.questions, *part.remarks] if grid.is_form else [*part.questions]
        self._known = {column.id for asked in (*part.facts, *self._asked) for column in asked.columns} | {ROW_COLUMN}
        self._read = read
        self._spoilt: dict[str, set[str]] = {}
        for key, column_id in grid.spoilt:
            self._spoilt.setdefault(key, set()).add(column_id)

    def read(self) -> None:
        gone = self._gone()
        self._asked = [each for each in self._asked if each not in gone]
        for key in self._grid.rows:
            row = self._rows.get(key)
            if row is None:
                self._read.unknown[key] = self._grid.key_place(key)
            else:
                self._compare(key, row)
                self._strays(key)
                self._read.claims[row.id] = self._row(key, row)
                self._read.unread |= {(row.id, each.id) for each in gone}

    def _gone(self) -> list[_Asked]:
        """What has lost a column. What stood beside it goes with it, and is not told again."""
        here = self._grid.names()
        gone = [asked for asked in self._asked if any(column.id not in here for column in asked.columns)]
        told = {each.id for each in gone}
        for each in gone:
            column = each.columns[0]
            beside_alone = column.variable not in told and f"#{column.role}" in self._grid.beside
            if column.role not in REMARKS or beside_alone:
                self._read.problems.append(problem("collect-column-gone", self._grid.place, question=each.id))
        return gone

    def _strays(self, key: str) -> None:
        """What stands beside a line, or on one, that takes no such thing."""
        for name, cell in self._grid.cells[key].items():
            if name not in self._known and fold(as_text(cell.raw)):
                self._read.problems.append(problem("collect-stray-cell", self._grid.at(cell.address), value=cell.raw))

    def _raw(self, key: str, column_id: str) -> Raw:
        cell = self._grid.cells[key].get(column_id)
        return cell.raw if cell is not None else None

    def _row(self, key: str, row: Row) -> dict[str, Claim]:
        claims: dict[str, Claim] = {}
        others: dict[str, Value] = dict(row.facts)
        cells = self._grid.cells[key]
        spoilt = self._spoilt.get(key, NOTHING)
        for asked in self._asked:
            if spoilt and not spoilt.isdisjoint(asked.ids):
                self._read.unread.add((row.id, asked.id))
                continue
            first = next((cells[column_id] for column_id in asked.ids if column_id in cells), None)
            if first is None:
                continue
            reading = self._reading(key, asked)
            claim = self._claim(asked, reading, first, others)
            if claim is not None:
                claims[asked.id] = claim
                if claim.value is not None:
                    others[asked.id] = claim.value
            elif reading != BLANK:
                self._read.unread.add((row.id, asked.id))
        return claims

    def _reading(self, key: str, asked: _Asked) -> CellReading:
        answer, ids = asked.answer, asked.ids
        if answer.kind is Kind.CHOICES:
            marks = {column.code: self._raw(key, column.id) for column in asked.columns if column.role is Role.CHOICE}
            others = {column.role: self._raw(key, column.id) for column in asked.columns}
            return read_choices(answer, marks, others.get(Role.NONE), others.get(Role.UNABLE), language=self._language)
        if answer.kind is Kind.DATE_TIME and len(ids) == 2:
            return read_date_time(answer, self._raw(key, ids[0]), self._raw(key, ids[1]), known=asked.spellings)
        return read_cell(answer, self._raw(key, ids[0]), asked.spellings, self._language)

    def _claim(self, asked: _Asked, reading: CellReading, first: CellAt, others: Mapping[str, Value]) -> Claim | None:
        """The claim, unless the cell cannot be taken or breaks a limit; then a problem says so."""
        code, fields = reading.code, reading.fields
        if code is None and reading.value is not None:
            broken = limit_problem(asked.answer, reading.value, others)
            code, fields = broken if broken is not None else (None, {})
        if code is not None:
            self._read.problems.append(problem(code, self._grid.at(first.address), **fields))
            return None
        missing = reading.state is State.MISSING
        return None if missing else Claim(reading.state, reading.value, self._grid.sheet, first.address)

    def _compare(self, key: str, row: Row) -> None:
        """What is known of the row must read in the workbook as it was written there, where it can be read at all."""
        shown = self._grid.cells[key].get(ROW_COLUMN)
        if self._can_be_read(key, ROW_COLUMN) and fold(as_text(shown.raw if shown else None)) != fold(row.id):
            self._changed(key, ROW_COLUMN, shown, row.id)
        for asked in self._facts:
            name = asked.columns[0].id
            if not all(self._can_be_read(key, column.id) for column in asked.columns):
                continue
            known = row.facts.get(asked.id)
            if not _same(self._reading(key, asked), known):
                self._changed(key, name, self._grid.cells[key].get(name), known)

    def _can_be_read(self, key: str, column_id: str) -> bool:
        return column_id in self._grid.columns.values() and (key, column_id) not in self._grid.spoilt

    def _changed(self, key: str, column_id: str, shown: CellAt | None, known: object) -> None:
        place = self._grid.at(shown.address if shown else self._grid.address(key, column_id))
        found = as_text(shown.raw) if shown else ""
        self._read.problems.append(problem("collect-fact-changed", place, name=column_id, found=found, known=known))


def gone_rows(place: Place, rows: Mapping[str, Row], here: Set[str], reviewer: str) -> list[Problem]:
    """Rows that the workbook was sent with and that are no longer in it. `here` are the ids of those that are."""
    supplements = {rows[row].supplement for row in here}
    missing = [
        row.id
        for row in rows.values()
        if row.supplement in supplements and reviewer in (row.reviewer or "", row.second_reviewer) and row.id not in here
    ]
    return [problem("collect-rows-gone", place, count=len(missing), row=missing[0])] if missing else []


def _asked(name: str, answer: AnswerType, columns: Sequence[GridColumn]) -> _Asked:
    return _Asked(name, answer, tuple(columns), tuple(column.id for column in columns), spellings(answer))


def _same(reading: CellReading, known: FactValue | None) -> bool:
    if known is None:
        return reading.state is not State.ANSWERED
    return reading.value == known
