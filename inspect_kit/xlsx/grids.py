"""A grid as it came back: cells by row key and column id, wherever people have moved them.

In: the stored rows of a sheet and its XML. Out: `GridCells`, and problems for what cannot be told apart. The mark
`inspect_kit.rows:PART` stands where the row of column ids and the column of row keys cross; everything is found from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inspect_kit.cells.read import Raw
from inspect_kit.layout.columns import ROWS_MARK
from inspect_kit.layout.model import column_letters
from inspect_kit.problems import Place, Problem, problem

KEY = re.compile(r"[0-9a-f]{12}")
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
    """The cells of one part. `cells` are by row key, then column id; a cell that cannot be used is in `spoilt`."""

    part: str
    sheet: str
    place: Place
    columns: dict[int, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    cells: dict[str, dict[str, CellAt]] = field(default_factory=dict)
    spoilt: set[tuple[str, str]] = field(default_factory=set)

    def at(self, address: str) -> Place:
        """The place of a cell."""
        return Place(self.place.path, sheet=self.sheet, cell=address)

    def address(self, key: str, column_id: str) -> str:
        """Where a cell of this row and column stands."""
        column = next(number for number, name in self.columns.items() if name == column_id)
        return f"{column_letters(column - 1)}{self.rows[key]}"


def read_grid(place: Place, rows: Iterable[StoredRow], content: bytes) -> tuple[GridCells | None, list[Problem]]:
    """The grid of a sheet that holds a grid's mark."""
    reader = _GridReader(place)
    for number, cells in rows:
        reader.row(number, cells)
    if reader.grid is None:
        return None, [problem("workbook-ids-gone", place)]
    reader.finish(content)
    return reader.grid, reader.problems


class _GridReader:
    """Reads row after row; nothing is known of the grid until its mark has been seen."""

    def __init__(self, place: Place) -> None:
        self.grid: GridCells | None = None
        self.problems: list[Problem] = []
        self._place = place
        self._key_column = 0
        self._doubled: set[str] = set()
        self._doubled_columns: set[str] = set()
        self._stray = 0

    def row(self, number: int, cells: list[StoredCell]) -> None:
        if self.grid is None:
            self._find_mark(number, cells)
            return
        values = {column: (value, kind) for column, value, kind in cells if value is not None}
        key = str(values.get(self._key_column, ("", ""))[0])
        if KEY.fullmatch(key):
            self._keyed(self.grid, key, number, values)
        elif any(column in self.grid.columns for column in values) and self.grid.rows:
            self._without_key(self.grid, number, values)

    def _find_mark(self, number: int, cells: list[StoredCell]) -> None:
        for column, value, _ in cells:
            if isinstance(value, str) and value.startswith(ROWS_MARK):
                self._key_column = column
                self.grid = GridCells(value.removeprefix(ROWS_MARK), self._place.sheet or "", self._place)
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

    def _keyed(self, grid: GridCells, key: str, number: int, values: Mapping[int, tuple[Any, str]]) -> None:
        if key in grid.rows:
            place = grid.at(f"{column_letters(self._key_column - 1)}{number}")
            self.problems.append(problem("workbook-row-twice", place, first=grid.rows[key], second=number))
            self._doubled.add(key)
            return
        grid.rows[key] = number
        cells = grid.cells.setdefault(key, {})
        grid.spoilt |= {(key, name) for name in self._doubled_columns}
        for column, (value, kind) in values.items():
            name = grid.columns.get(column)
            if name is None or name in self._doubled_columns:
                continue
            address = f"{column_letters(column - 1)}{number}"
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
            place = grid.at(f"{column_letters(column - 1)}{number}")
            self.problems.append(problem("workbook-row-without-key", place, value=value))

    def finish(self, content: bytes) -> None:
        """What only the sheet as a whole shows: rows that stand twice, formulas without values, merged cells."""
        grid = self.grid
        if grid is None:
            return
        for key in self._doubled:
            grid.cells[key] = {}
            grid.spoilt |= {(key, name) for name in grid.columns.values()}
        if self._stray > SHOWN_AT_MOST:
            self.problems.append(problem("workbook-more-stray-rows", self._place, count=self._stray - SHOWN_AT_MOST))
        if not grid.rows:
            self.problems.append(problem("workbook-keys-gone", self._place))
        keys = {number: key for key, number in grid.rows.items()}
        for match in WITHOUT_VALUE.finditer(content):
            address = match[1].decode()
            self._spoil(grid, keys, address, "workbook-formula-without-value")
        for address in _merged_away(content):
            self._spoil(grid, keys, address, "workbook-merged")

    def _spoil(self, grid: GridCells, keys: Mapping[int, str], address: str, code: str) -> None:
        letters = address.rstrip("0123456789")
        key, name = keys.get(int(address[len(letters) :])), grid.columns.get(column_number(letters))
        if key is not None and name is not None and (key, name) not in grid.spoilt:
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
