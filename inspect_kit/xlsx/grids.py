"""Grids and forms as they came back: cells by row key and column id, wherever people have moved them.

In: the stored rows of a sheet and its XML. Out: `GridCells`, and problems for what cannot be told apart. The mark
`inspect_kit.rows:PART` stands where the row of column ids and the column of row keys cross; everything is found from it.
A form is such a grid turned about its diagonal, with a mark of its own and one row: it is turned back, and read as a grid.
Beside the key of its answers stand those of its notes and source records, `KEY#note` and `KEY#source`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inspect_kit.cells.read import Raw
from inspect_kit.layout.columns import FORM_MARK, REMARKS, ROWS_MARK
from inspect_kit.layout.model import column_letters
from inspect_kit.problems import Place, Problem, problem

KEY = re.compile(rf"([0-9a-f]{{12}})((?:#(?:{'|'.join(REMARKS)}))?)")
COLUMN_ID = re.compile(r"#row|[a-z][a-z0-9_]*(#(time|none|unable|choice=[a-z][a-z0-9_]*))?")
WITHOUT_VALUE = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')
MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
SHOWN_AT_MOST = 20

StoredCell = tuple[int, Any, str]
"""Column from 1, value, openpyxl's data type (`e` for an error)."""
StoredRow = tuple[int, list[StoredCell]]


@dataclass(frozen=True)
class CellAt:
    """A cell's value and its address, as in F12."""

    raw: Raw
    address: str


@dataclass
class GridCells:
    """The cells of one sheet. `cells` are by row key, then column id; a cell that cannot be used is in `spoilt`.

    `beside` are the kinds of cells that stand in each column: in a form, answers (an empty text) and what is beside them.
    """

    part: str
    sheet: str
    place: Place
    is_form: bool = False
    columns: dict[int, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    cells: dict[str, dict[str, CellAt]] = field(default_factory=dict)
    spoilt: set[tuple[str, str]] = field(default_factory=set)
    beside: set[str] = field(default_factory=lambda: {""})
    key_line: int = 0

    def at(self, address: str) -> Place:
        """The place of a cell."""
        return Place(self.place.path, sheet=self.sheet, cell=address)

    def address(self, key: str, column_id: str) -> str:
        """Where a cell of this row and column stands."""
        column = next(number for number, name in self.columns.items() if name == column_id)
        return self.written(self.rows[key], column)

    def key_place(self, key: str) -> Place:
        """Where the row's key stands."""
        return self.at(self.written(self.rows[key], self.key_line))

    def written(self, row: int, column: int) -> str:
        """The address of a cell on the sheet by its row and column in the grid."""
        if self.is_form:
            row, column = column, row
        return f"{column_letters(column - 1)}{row}"

    def names(self) -> frozenset[str]:
        """The id of every column, and of what stands beside it."""
        return frozenset(name + beside for name in self.columns.values() for beside in self.beside)

    def drop(self, key: str) -> None:
        """Nothing of a row can be taken."""
        self.cells[key] = {}
        self.spoilt |= {(key, name) for name in self.names()}


def read_grid(
    place: Place, rows: Iterable[StoredRow], content: bytes, mark: str = ROWS_MARK
) -> tuple[GridCells | None, list[Problem]]:
    """The grid of a sheet that holds this mark: a grid's, or a form's."""
    reader = _GridReader(place, mark)
    for number, cells in turned(rows) if mark == FORM_MARK else rows:
        reader.row(number, cells)
    if reader.grid is None:
        return None, [problem("workbook-ids-gone", place)]
    reader.finish(content)
    return reader.grid, reader.problems


def turned(rows: Iterable[StoredRow]) -> list[StoredRow]:
    """The same cells with rows for columns."""
    columns: dict[int, list[StoredCell]] = {}
    for number, cells in rows:
        for column, value, kind in cells:
            columns.setdefault(column, []).append((number, value, kind))
    return sorted(columns.items(), key=lambda each: each[0])


def drop_copies(grids: Iterable[GridCells]) -> Iterator[Problem]:
    """Forms of a row that has another form: neither is taken, as with a row that stands in a grid twice."""
    first: dict[tuple[str, str], GridCells] = {}
    for grid in grids:
        for key in grid.rows if grid.is_form else ():
            other = first.setdefault((grid.part, key), grid)
            if other is not grid:
                grid.drop(key)
                other.drop(key)
                yield problem("workbook-row-twice", grid.key_place(key), first=other.sheet, second=grid.sheet)


class _GridReader:
    """Reads row after row; nothing is known of the grid until its mark has been seen."""

    def __init__(self, place: Place, mark: str) -> None:
        self.grid: GridCells | None = None
        self.problems: list[Problem] = []
        self._place = place
        self._mark = mark
        self._seen: dict[tuple[str, str], int] = {}
        self._doubled: set[str] = set()
        self._doubled_columns: set[str] = set()
        self._stray = 0

    def row(self, number: int, cells: list[StoredCell]) -> None:
        if self.grid is None:
            self._find_mark(number, cells)
            return
        values = {column: (value, kind) for column, value, kind in cells if value is not None}
        key = KEY.fullmatch(str(values.get(self.grid.key_line, ("", ""))[0]))
        if key is not None:
            self._keyed(self.grid, (key[1], key[2]), number, values)
        elif self.grid.rows and not self.grid.is_form and any(column in self.grid.columns for column in values):
            self._without_key(self.grid, number, values)

    def _find_mark(self, number: int, cells: list[StoredCell]) -> None:
        for column, value, _ in cells:
            if isinstance(value, str) and value.startswith(self._mark):
                named = value.removeprefix(self._mark), self._place.sheet or "", self._place
                self.grid = GridCells(*named, is_form=self._mark == FORM_MARK, key_line=column)
                self._name_columns(self.grid, cells)

    def _name_columns(self, grid: GridCells, cells: list[StoredCell]) -> None:
        for column, value, _ in cells:
            if not (isinstance(value, str) and COLUMN_ID.fullmatch(value)):
                continue
            if value in grid.columns.values():
                self.problems.append(problem("workbook-column-twice", self._place, id=value))
                self._doubled_columns.add(value)
            else:
                grid.columns[column] = value

    def _keyed(self, grid: GridCells, keyed: tuple[str, str], number: int, values: Mapping[int, tuple[Any, str]]) -> None:
        """The cells of a row; in a form, of its answers or of what stands beside them."""
        (key, beside), address = keyed, grid.written(number, grid.key_line)
        first = self._seen.setdefault(keyed, number)
        if first != number:
            fields = {"first": grid.written(first, grid.key_line), "second": address}
            self.problems.append(problem("workbook-row-twice", grid.at(address), **fields))
            self._doubled.add(key)
            return
        grid.beside.add(beside)
        if not beside:
            grid.rows[key] = number
        cells = grid.cells.setdefault(key, {})
        grid.spoilt |= {(key, name) for name in self._doubled_columns}
        for column, (value, kind) in values.items():
            if column not in grid.columns or grid.columns[column] in self._doubled_columns:
                continue
            name, address = grid.columns[column] + beside, grid.written(number, column)
            if kind == "e":
                self.problems.append(problem("workbook-error-cell", grid.at(address), value=value))
                grid.spoilt.add((key, name))
            else:
                cells[name] = CellAt(value, address)

    def _without_key(self, grid: GridCells, number: int, values: Mapping[int, tuple[Any, str]]) -> None:
        """Something typed where no row is: under the table, or where somebody deleted the hidden key."""
        self._stray += 1
        if self._stray <= SHOWN_AT_MOST:
            column, (value, _) = next((c, v) for c, v in values.items() if c in grid.columns)
            place = grid.at(grid.written(number, column))
            self.problems.append(problem("workbook-row-without-key", place, value=value))

    def finish(self, content: bytes) -> None:
        """What only the sheet as a whole shows: rows that stand twice, formulas without values, merged cells."""
        grid = self.grid
        if grid is None:
            return
        for key in self._doubled:
            grid.drop(key)
        if self._stray > SHOWN_AT_MOST:
            self.problems.append(problem("workbook-more-stray-rows", self._place, count=self._stray - SHOWN_AT_MOST))
        if not grid.rows:
            self.problems.append(problem("workbook-keys-gone", self._place))
        elif grid.is_form:
            gone = [role.value for role in REMARKS if f"#{role}" not in grid.beside]
            self.problems += [problem("workbook-beside-gone", self._place, what=each) for each in gone]
        keys = {number: keyed for keyed, number in self._seen.items()}
        for match in WITHOUT_VALUE.finditer(content):
            self._spoil(grid, keys, match[1].decode(), "workbook-formula-without-value")
        for address in _merged_away(content):
            self._spoil(grid, keys, address, "workbook-merged")

    def _spoil(self, grid: GridCells, keys: Mapping[int, tuple[str, str]], address: str, code: str) -> None:
        letters = address.rstrip("0123456789")
        row, column = int(address[len(letters) :]), column_number(letters)
        if grid.is_form:
            row, column = column, row
        key, beside = keys.get(row, ("", ""))
        name = grid.columns.get(column, "") + beside
        if key and column in grid.columns and (key, name) not in grid.spoilt:
            grid.spoilt.add((key, name))
            grid.cells[key].pop(name, None)
            self.problems.append(problem(code, grid.at(address)))


def column_number(letters: str) -> int:
    """The number, from 1, of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _merged_away(content: bytes) -> Iterator[str]:
    """The first cell of each merged block, and with it those it swallowed; a block over whole columns is cut short."""
    for match in MERGED.finditer(content):
        first, last = column_number(match[1].decode()), column_number(match[3].decode())
        top, bottom = int(match[2]), int(match[4])
        for row in range(top, min(bottom, top + 2000) + 1):
            for column in range(first, min(last, first + 500) + 1):
                yield f"{column_letters(column - 1)}{row}"
