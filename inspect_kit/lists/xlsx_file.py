"""Lists as XLSX, row by row. In: a workbook checked by `xlsx.package`. Out: the same scan as for CSV.

Hidden rows are rows. Values are those last calculated; cells without one are looked at a second time for formulas.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from inspect_kit.lists.model import Columns, ErrorCell, FormulaCell, RawCell, Scan, Source
from inspect_kit.lists.titles import find_columns, has_all
from inspect_kit.problems import Place, StopRun, problem

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

CHUNK = 1 << 20
WRONG_INSIDE = (ValueError, TypeError)
"""What openpyxl lets through where the XML is well formed and says what no workbook says."""
Titles = Mapping[str, tuple[str, ...]]


def xlsx_headings(path: Path, shown_as: str) -> dict[str, list[str]]:
    """The titles in the first row of each sheet.

    Raises:
        StopRun: the workbook cannot be read.
    """
    with _opened(path, shown_as) as workbook:
        return {sheet.title: _titles(workbook, sheet.title) for sheet in workbook.worksheets}


def scan_xlsx(path: Path, shown_as: str, wanted: Titles, stratum: str | None) -> Scan:
    """Read references, and the raw stratum where asked for, of every row."""
    with _opened(path, shown_as) as workbook:
        sheet, columns = _find_sheet(workbook, wanted, shown_as)
        digest = _digest(path)
        source = Source(path, shown_as, columns, digest, "xlsx", sheet=sheet)
        keep = columns.facts[stratum][0] if stratum else None
        references: list[RawCell] = []
        strata: list[RawCell] = []
        blank: set[int] = set()
        bare: set[int] = set()
        facts = columns.of_facts()
        for position, row in enumerate(_rows(workbook, sheet, len(columns.titles), start=2)):
            references.append(row[columns.reference])
            if keep is not None:
                strata.append(row[keep])
            if _is_blank(row):
                blank.add(position)
            elif facts and _is_blank([row[at] for at in facts]) and row[columns.reference]:
                bare.add(position)
    return _with_formulas(Scan(source, references, strata, frozenset(blank), frozenset(bare)), keep)


def _is_blank(cells: Sequence[RawCell]) -> bool:
    return all(cell is None or cell == "" for cell in cells)


def _with_formulas(scan: Scan, keep: int | None) -> Scan:
    """The scan with blank cells told apart from formulas without a value. The second look is taken only for blanks."""
    gaps = {at for at, cell in enumerate(scan.references) if cell is None}
    gaps |= {at for at, cell in enumerate(scan.strata) if cell is None} | scan.bare
    if not gaps:
        return scan
    formulas = _formula_cells(scan.source, {at + 2 for at in gaps})
    reference = scan.source.columns.reference
    unsaved = {row - 2 for row, _ in formulas}
    references = _marked(scan.references, formulas, reference)
    strata = scan.strata if keep is None else _marked(scan.strata, formulas, keep)
    return Scan(scan.source, references, strata, scan.blank - unsaved, scan.bare - unsaved)


def _marked(cells: Sequence[RawCell], formulas: set[tuple[int, int]], column: int) -> list[RawCell]:
    return [FormulaCell() if cell is None and (at + 2, column) in formulas else cell for at, cell in enumerate(cells)]


def _formula_cells(source: Source, rows: set[int]) -> set[tuple[int, int]]:
    """Row and column of the cells in these rows that hold a formula."""
    found = set()
    with _opened(source.path, source.shown_as, values=False) as workbook:
        worksheet = _sheet(workbook, source.sheet)
        for number, row in enumerate(worksheet.iter_rows(max_row=max(rows)), 1):
            if number in rows:
                found |= {(number, at) for at, cell in enumerate(row) if cell.data_type == "f"}
    return found


def read_xlsx_rows(source: Source, rows: Iterable[int]) -> dict[int, Sequence[RawCell]]:
    """A second look at a few rows, by number."""
    needed = frozenset(rows)
    width = len(source.columns.titles)
    with _opened(source.path, source.shown_as) as workbook:
        every = enumerate(_rows(workbook, source.sheet, width, start=1, end=max(needed, default=1)), 1)
        found = {number: row for number, row in every if number in needed}
    gaps = {number for number, row in found.items() if None in row}
    formulas = _formula_cells(source, gaps) if gaps else set()
    return {
        number: [FormulaCell() if (number, at) in formulas and cell is None else cell for at, cell in enumerate(row)]
        for number, row in found.items()
    }


def _find_sheet(workbook: Workbook, wanted: Titles, shown_as: str) -> tuple[str, Columns]:
    """The only sheet whose first row has every title wanted; where none has, the first sheet's problems."""
    heads = {sheet.title: _titles(workbook, sheet.title) for sheet in workbook.worksheets}
    fitting = [name for name, titles in heads.items() if has_all(titles, wanted)]
    if len(fitting) > 1:
        raise StopRun([problem("list-sheet-unclear", shown_as, sheets=fitting)])
    name = fitting[0] if fitting else next(iter(heads), "")
    titles = heads.get(name, [])
    if not any(titles):
        raise StopRun([problem("list-no-header", Place(shown_as, row=1))])
    columns, problems = find_columns(titles, wanted, shown_as)
    if columns is None:
        raise StopRun(problems)
    return name, columns


def _titles(workbook: Workbook, sheet: str) -> list[str]:
    first = next(_sheet(workbook, sheet).iter_rows(max_row=1), ())
    return ["" if cell.value is None else str(cell.value) for cell in first]


def _sheet(workbook: Workbook, name: str) -> Any:
    """A sheet whose stated size is not believed: files tell less than they hold."""
    sheet: Any = workbook[name]
    sheet.reset_dimensions()
    return sheet


def _rows(workbook: Workbook, sheet: str, width: int, *, start: int, end: int | None = None) -> Iterator[list[RawCell]]:
    for row in _sheet(workbook, sheet).iter_rows(min_row=start, max_row=end):
        cells: list[RawCell] = [ErrorCell(str(cell.value)) if cell.data_type == "e" else cell.value for cell in row[:width]]
        yield cells + [None] * (width - len(cells))


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def _opened(path: Path, shown_as: str, values: bool = True) -> Iterator[Workbook]:
    """The workbook, closed at the end; whatever it is broken by becomes a problem."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    from inspect_kit.xlsx.package import check_package

    if problems := check_package(path, shown_as):
        raise StopRun(problems)
    try:
        workbook = load_workbook(path, read_only=True, data_only=values)
        try:
            yield workbook
        finally:
            workbook.close()
    except (BadZipFile, SyntaxError, InvalidFileException, zlib.error, EOFError, LookupError, *WRONG_INSIDE) as error:
        raise StopRun([problem("list-broken-workbook", shown_as, reason=str(error))]) from error
