"""A spreadsheet of criteria as rows of texts. In: a CSV or XLSX file and a map. Out: a `Sheet`, and what is wrong with cells.

The file is read as lists of cases are, by the same readers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from inspect_kit.criteria.importing.columns import INDICATOR, NUMBER, TEXT, ColumnsMap, columns_of
from inspect_kit.lists.csv_file import csv_headings, read_csv_rows
from inspect_kit.lists.model import SHOWN_AT_MOST, ErrorCell, FormulaCell, RawCell, Source, capped
from inspect_kit.lists.read import SCANNERS
from inspect_kit.lists.titles import REFERENCE
from inspect_kit.lists.xlsx_file import read_xlsx_rows, xlsx_headings
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem

MOST_ROWS = 10_000
"""A set of more could not be read back: documents hold 200,000 values at most."""
HEADERS: Mapping[str, Callable[[Path, str], dict[str, list[str]]]] = {".csv": csv_headings, ".xlsx": xlsx_headings}


@dataclass(frozen=True)
class SheetRow:
    """A row that says something: its number as spreadsheet programs count, and its cells by what they hold, blank ones left
    out.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """The rows, in order, and where each thing stands."""

    source: Source
    columns: Mapping[str, int]
    rows: tuple[SheetRow, ...]

    def place(self, row: int, role: str) -> Place:
        """A cell of the file; the row, where no column holds this."""
        return self.source.place(row, self.columns.get(role))


def read_sheet(path: Path, given: ColumnsMap) -> tuple[Sheet, list[Problem]]:
    """The rows of a file.

    Raises:
        StopRun: the file cannot be read, or it is not plain which column is what.
    """
    shown, kind = str(path), path.suffix.lower()
    if kind not in HEADERS:
        raise StopRun([problem("criteria-import-unknown-file", shown, found=path.suffix or path.name)], 2)
    try:
        columns = columns_of(given, HEADERS[kind](path, shown), shown)
        source, numbers = _scanned(path, columns)
        cells = (read_xlsx_rows if kind == ".xlsx" else read_csv_rows)(source, numbers)
    except FileNotFoundError:
        raise StopRun([problem("file-missing", shown)]) from None
    except IsADirectoryError:
        raise StopRun([problem("file-is-folder", shown)]) from None
    except OSError as error:
        raise StopRun([problem("list-not-readable", shown, reason=error.strerror or type(error).__name__)]) from None
    places = {role: at[0] for role, at in source.columns.facts.items()}
    problems: list[Problem] = []
    rows = tuple(_row(source, places, number, row, problems) for number, row in sorted(cells.items()))
    return Sheet(source, places, rows), few_of_each(problems, shown)


def _scanned(path: Path, columns: Mapping[str, str]) -> tuple[Source, list[int]]:
    """Where everything is, and the numbers of the rows that are not wholly blank."""
    shown = str(path)
    first = columns[INDICATOR if INDICATOR in columns else TEXT]
    wanted: dict[str, tuple[str, ...]] = {REFERENCE: (first,), **{role: (title,) for role, title in columns.items()}}
    scan = SCANNERS[path.suffix.lower()](path, shown, wanted, None)
    numbers = [at + 2 for at in range(len(scan.references)) if at not in scan.blank]
    if not numbers:
        raise StopRun([problem("criteria-import-no-rows", Place(shown, row=1))])
    if len(numbers) > MOST_ROWS:
        raise StopRun([problem("criteria-import-too-many", shown, found=len(numbers), limit=MOST_ROWS)])
    return scan.source, numbers


def few_of_each(problems: Sequence[Problem], shown_as: str) -> list[Problem]:
    """The first problems of each sort, and how many more errors there are."""
    by_code: dict[str, list[Problem]] = {}
    for each in problems:
        by_code.setdefault(each.code, []).append(each)
    whole = Place(shown_as)
    return [
        each
        for some in by_code.values()
        for each in (capped(some, len(some), whole) if has_errors(some) else some[:SHOWN_AT_MOST])
    ]


def _row(source: Source, places: Mapping[str, int], number: int, row: Sequence[RawCell], problems: list[Problem]) -> SheetRow:
    cells: dict[str, str] = {}
    for role, column in places.items():
        place = source.place(number, column)
        wrong = _wrong(role, row[column], place)
        if wrong is not None:
            problems.append(wrong)
        elif text := _text(row[column]):
            cells[role] = text
    return SheetRow(number, cells)


def _wrong(role: str, raw: RawCell, place: Place) -> Problem | None:
    """Why a cell cannot be taken."""
    from inspect_kit.documents.source import FORBIDDEN

    if isinstance(raw, ErrorCell):
        return problem("list-error-cell", place, value=raw.value)
    if isinstance(raw, FormulaCell):
        return problem("list-formula-without-value", place)
    if role == NUMBER and isinstance(raw, (bool, date, time, timedelta)):
        return problem("criteria-import-number-changed", place, value=raw)
    if found := FORBIDDEN.search(_text(raw)):
        return problem("cell-control-character", place, character=f"U+{ord(found[0]):04X}")
    return None


def _text(raw: RawCell) -> str:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = "" if raw is None else str(raw)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
