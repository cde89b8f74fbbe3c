"""What a workbook looks like, as a value: sheets of cells, and what Excel should do with them.

Rows and columns count from 0. A layout is built by pure functions and written by `xlsx.writer`, which decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache


@dataclass(frozen=True)
class Formula:
    """A formula without its leading `=`, and the right value for it now, since nothing recalculates on opening."""

    text: str
    value: str | int | float
    array: bool = False


@dataclass(frozen=True)
class Link:
    """A link to a place in the same workbook."""

    target: str
    text: str


CellContent = str | int | float | Formula | Link | None
Cell = tuple[int, int, CellContent, str]
"""Row, column, content and the name of a style. A string is text and never anything else."""


class Visibility(StrEnum):
    """Whether people see the sheet."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, both corners included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Validation:
    """What Excel lets people type into an area: XlsxWriter's options for `data_validation`."""

    area: Area
    options: Mapping[str, object]


@dataclass(frozen=True)
class Highlight:
    """A style that an area's cells take on while a formula, written for its first cell, is true."""

    area: Area
    formula: str
    style: str


@dataclass(frozen=True)
class Merge:
    """A heading over several columns, drawn over the cells of one row."""

    row: int
    first_column: int
    last_column: int
    text: str
    style: str


@dataclass
class SheetLayout:
    """One sheet."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: list[Merge] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    freeze: tuple[int, int] | None = None
    filter_area: Area | None = None
    protection: Mapping[str, bool] | None = None
    visibility: Visibility = Visibility.SHOWN
    landscape: bool = False
    repeat_rows: tuple[int, int] | None = None
    repeat_columns: tuple[int, int] | None = None
    fit_width: bool = False
    rows_grow: bool = False
    """May programs make rows higher than `heights` when more is typed?"""


@dataclass(frozen=True)
class WorkbookLayout:
    """A whole workbook. `names` are defined names with what they refer to; `marking` stands on every page."""

    title: str
    marking: str
    sheets: tuple[SheetLayout, ...]
    names: Mapping[str, str]
    properties: Mapping[str, str]


@cache
def column_letters(column: int) -> str:
    """The letters of a column that counts from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def quoted(sheet: str) -> str:
    """A sheet's name as a formula writes it."""
    return "'" + sheet.replace("'", "''") + "'"


def reference(sheet: str, area: Area) -> str:
    """An area as a formula or a defined name writes it, every part fixed."""
    first = f"${column_letters(area.first_column)}${area.first_row + 1}"
    last = f"${column_letters(area.last_column)}${area.last_row + 1}"
    return f"{quoted(sheet)}!{first}:{last}"


def stretches(values: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Neighbours with the same value: the positions of the first and the last of each stretch."""
    start = 0
    for index in range(1, len(values) + 1):
        if index == len(values) or values[index] != values[start]:
            yield start, index - 1
            start = index
