"""What a list of cases is once it is read: references in order, where each stands, and where its facts are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from inspect_kit.problems import Place, Problem, problem
from inspect_kit.template.model import Fact

Raw = str | int | float | bool | datetime | date | time | timedelta | None
"""A cell as its file holds it."""

SHOWN_AT_MOST = 20
"""Problems of one kind that are shown one by one; the rest are counted."""


@dataclass(frozen=True)
class ErrorCell:
    """A workbook cell that holds an error such as #REF!."""

    value: str


@dataclass(frozen=True)
class FormulaCell:
    """A workbook cell that holds a formula whose value was never saved."""


RawCell = Raw | ErrorCell | FormulaCell


@dataclass(frozen=True)
class Columns:
    """Which column is what, by number from 0. A fact has one column, or two where date and time stand apart."""

    titles: tuple[str, ...]
    reference: int
    facts: Mapping[str, tuple[int, ...]]

    def of_facts(self) -> tuple[int, ...]:
        """The columns of every fact."""
        return tuple(number for numbers in self.facts.values() for number in numbers)


@dataclass(frozen=True)
class Source:
    """The file of a list, how it is shown to people, and how it is to be read. A sheet is for workbooks only.

    `quoted` tells whether quotation marks stand anywhere in a CSV file.
    """

    path: Path
    shown_as: str
    columns: Columns
    digest: str
    encoding: str
    delimiter: str = ","
    quoted: bool = True
    sheet: str = ""

    def place(self, row: int, column: int | None = None) -> Place:
        """A row of the list as spreadsheet programs number it, 1 being the titles, and a column by its title."""
        title = None if column is None else self.columns.titles[column]
        return Place(self.shown_as, row=row, field=title)


@dataclass(frozen=True)
class Scan:
    """One pass over a file: the raw reference of each row below the titles, and the raw stratum where it is asked for.

    Rows left wholly blank are kept as None, so that positions tell rows. `bare` are the positions of rows with a reference
    and nothing in the column of any fact.
    """

    source: Source
    references: Sequence[RawCell]
    strata: Sequence[RawCell]
    blank: frozenset[int]
    bare: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ListOfCases:
    """A list in order: `rows[i]` is the row in which `references[i]` stands. `strata` is empty without one."""

    source: Source
    facts: tuple[Fact, ...]
    references: Sequence[str]
    rows: Sequence[int]
    strata: Sequence[str] = ()

    @property
    def size(self) -> int:
        """How many cases it has."""
        return len(self.references)


def capped(problems: list[Problem], total: int, place: Place) -> list[Problem]:
    """The first problems of a kind, and how many more there are."""
    if total <= SHOWN_AT_MOST:
        return problems
    kind = problems[0].code
    return [*problems[:SHOWN_AT_MOST], problem("list-and-more", place, more=total - SHOWN_AT_MOST, kind=kind)]
