"""A workbook's cells as answers: each with its cell, and every cell that cannot be taken as a problem.

In: a grid, the rows that were drawn, the part that was asked. Out: `RowsRead`. Facts are compared, never believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
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
from inspect_kit.layout.columns import ROW_COLUMN, GridColumn, Role, answer_columns, fact_columns
from inspect_kit.problems import Problem, problem
from inspect_kit.rows import FactValue, Row, row_key
from inspect_kit.template.model import Fact, Kind, Part, Question
from inspect_kit.texts import fold
from inspect_kit.xlsx.grids import CellAt, GridCells

NOTHING: Set[str] = frozenset()


@dataclass(frozen=True)
class Claim:
    """What a workbook says of one question of one row, and the address of its (first) cell."""

    state: State
    value: Value | None
    address: str

    def says(self) -> tuple[State, Value | None]:
        """What it says, wherever it stands."""
        return self.state, self.value


@dataclass
class RowsRead:
    """Claims by row id and question. Blank cells make none."""

    claims: dict[str, dict[str, Claim]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unknown: dict[str, int] = field(default_factory=dict)
    """Keys of rows that were not drawn, with where they stand."""
    unread: set[tuple[str, str]] = field(default_factory=set)
    """Rows and questions whose cells could not be taken: not the same as blank."""


@dataclass(frozen=True)
class _Asked:
    """A question, or a fact, with the columns it stands in, their ids, and the spellings it understands."""

    variable: Question | Fact
    columns: tuple[GridColumn, ...]
    ids: tuple[str, ...]
    spellings: Mapping[str, str]


def read_rows(part: Part, grid: GridCells, rows: Mapping[str, Row]) -> RowsRead:
    """Everything that the grid says. `rows` are those that were drawn, by id."""
    return _RowsReader(part, grid, rows).read()


class _RowsReader:
    def __init__(self, part: Part, grid: GridCells, rows: Mapping[str, Row]) -> None:
        self._grid = grid
        self._rows = {row_key(row_id): row for row_id, row in rows.items()}
        self._facts = [_asked(fact, tuple(fact_columns(fact))) for fact in part.facts]
        self._questions = [_asked(each, tuple(answer_columns(each.id, each.answer))) for each in part.questions()]
        self._read = RowsRead()
        self._spoilt: dict[str, set[str]] = {}
        for key, column_id in grid.spoilt:
            self._spoilt.setdefault(key, set()).add(column_id)

    def read(self) -> RowsRead:
        here = frozenset(self._grid.columns.values())
        gone = [each for each in self._questions if not self._has_columns(each, here)]
        self._questions = [each for each in self._questions if each not in gone]
        for key, number in self._grid.rows.items():
            row = self._rows.get(key)
            if row is None:
                self._read.unknown[key] = number
            else:
                self._compare(key, row)
                self._read.claims[row.id] = self._row(key, row)
                self._read.unread |= {(row.id, each.variable.id) for each in gone}
        return self._read

    def _has_columns(self, asked: _Asked, here: frozenset[str]) -> bool:
        gone = [column_id for column_id in asked.ids if column_id not in here]
        if gone:
            self._read.problems.append(problem("collect-column-gone", self._grid.place, question=asked.variable.id))
        return not gone

    def _raw(self, key: str, column_id: str) -> Raw:
        cell = self._grid.cells[key].get(column_id)
        return cell.raw if cell is not None else None

    def _row(self, key: str, row: Row) -> dict[str, Claim]:
        claims: dict[str, Claim] = {}
        others: dict[str, Value] = dict(row.facts)
        cells = self._grid.cells[key]
        spoilt = self._spoilt.get(key, NOTHING)
        for asked in self._questions:
            if spoilt and not spoilt.isdisjoint(asked.ids):
                self._read.unread.add((row.id, asked.variable.id))
                continue
            first = next((cells[column_id] for column_id in asked.ids if column_id in cells), None)
            if first is None:
                continue
            reading = self._reading(key, asked)
            claim = self._claim(asked, reading, first, others)
            if claim is not None:
                claims[asked.variable.id] = claim
                if claim.value is not None:
                    others[asked.variable.id] = claim.value
            elif reading != BLANK:
                self._read.unread.add((row.id, asked.variable.id))
        return claims

    def _reading(self, key: str, asked: _Asked) -> CellReading:
        answer, ids = asked.variable.answer, asked.ids
        if answer.kind is Kind.CHOICES:
            marks = {column.code: self._raw(key, column.id) for column in asked.columns if column.role is Role.CHOICE}
            others = {column.role: self._raw(key, column.id) for column in asked.columns}
            return read_choices(answer, marks, others.get(Role.NONE), others.get(Role.UNABLE))
        if answer.kind is Kind.DATE_TIME and len(ids) == 2:
            return read_date_time(answer, self._raw(key, ids[0]), self._raw(key, ids[1]), known=asked.spellings)
        return read_cell(answer, self._raw(key, ids[0]), asked.spellings)

    def _claim(self, asked: _Asked, reading: CellReading, first: CellAt, others: Mapping[str, Value]) -> Claim | None:
        """The claim, unless the cell cannot be taken or breaks a limit; then a problem says so."""
        code, fields = reading.code, reading.fields
        if code is None and reading.value is not None:
            broken = limit_problem(asked.variable.answer, reading.value, others)
            code, fields = broken if broken is not None else (None, {})
        if code is not None:
            self._read.problems.append(problem(code, self._grid.at(first.address), **fields))
            return None
        return None if reading.state is State.MISSING else Claim(reading.state, reading.value, first.address)

    def _compare(self, key: str, row: Row) -> None:
        """What is known of the row must read in the workbook as it was written there."""
        shown = self._grid.cells[key].get(ROW_COLUMN)
        if ROW_COLUMN in self._grid.columns.values() and fold(as_text(shown.raw if shown else None)) != fold(row.id):
            self._changed(key, ROW_COLUMN, shown, row.id)
        for asked in self._facts:
            name = asked.columns[0].id
            if name not in self._grid.columns.values():
                continue
            known = row.facts.get(asked.variable.id)
            if not _same(self._reading(key, asked), known):
                self._changed(key, name, self._grid.cells[key].get(name), known)

    def _changed(self, key: str, column_id: str, shown: CellAt | None, known: object) -> None:
        place = self._grid.at(shown.address if shown else self._grid.address(key, column_id))
        found = as_text(shown.raw) if shown else ""
        self._read.problems.append(problem("collect-fact-changed", place, name=column_id, found=found, known=known))


def gone_rows(grid: GridCells, rows: Mapping[str, Row], here: Set[str], reviewer: str) -> list[Problem]:
    """Rows that the workbook was sent with and that are no longer in it. `here` are the ids of those that are."""
    supplements = {rows[row].supplement for row in here}
    missing = [
        row.id
        for row in rows.values()
        if row.supplement in supplements and reviewer in (row.reviewer or "", row.second_reviewer) and row.id not in here
    ]
    return [problem("collect-rows-gone", grid.place, count=len(missing), row=missing[0])] if missing else []


def _asked(variable: Question | Fact, columns: tuple[GridColumn, ...]) -> _Asked:
    return _Asked(variable, columns, tuple(column.id for column in columns), spellings(variable.answer))


def _same(reading: CellReading, known: FactValue | None) -> bool:
    if known is None:
        return reading.state is not State.ANSWERED
    return reading.value == known
