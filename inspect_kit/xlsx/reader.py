"""Reads returned workbooks: what they carry, and their grids and forms by hidden ids.

In: a file. Out: an `OpenedWorkbook` of plain values, each with its address, and problems. Only the sheets that are needed
are parsed, and of those only the cells that are stored. What a value means is for `cells.read` to say.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.cells.read import Raw
from inspect_kit.layout.columns import FORM_MARK, METADATA_SHEET, ROWS_MARK
from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.xlsx.grids import GridCells, StoredRow, drop_copies, read_grid
from inspect_kit.xlsx.package import check_package

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, IndexError, AttributeError,
              SyntaxError, OSError, OverflowError, RecursionError)  # fmt: skip
"""What openpyxl raises over files that are no proper workbooks; each has been seen with a damaged one. Errors of XML are syntax
errors, whether it reads with the standard library or, where that is installed, with lxml."""

METADATA_ROWS = 40


@dataclass(frozen=True)
class OpenedWorkbook:
    """What a workbook carries and what stands in its grids. `modified` is when it was last saved, as it says itself."""

    shown_as: str
    metadata: Mapping[str, str]
    modified: str
    grids: tuple[GridCells, ...]

    def parts(self) -> list[tuple[GridCells, ...]]:
        """What is read together: each grid, and all forms of a part."""
        together: dict[object, list[GridCells]] = {}
        for number, grid in enumerate(self.grids):
            together.setdefault(grid.part if grid.is_form else number, []).append(grid)
        return [tuple(each) for each in together.values()]


@dataclass(frozen=True)
class _Sheet:
    name: str
    path: str


def open_workbook(path: Path, shown_as: str) -> tuple[OpenedWorkbook | None, list[Problem]]:
    """The workbook, or None with what stops it. Problems of single cells leave the rest usable."""
    problems = check_package(path, shown_as)
    if problems:
        return None, problems
    with warnings.catch_warnings():
        # openpyxl warns of what it drops, such as charts; what matters to us we report ourselves.
        warnings.simplefilter("ignore")
        try:
            return _read(path, shown_as)
        except UNREADABLE:
            return None, [problem("workbook-damaged", shown_as)]


def _read(path: Path, shown_as: str) -> tuple[OpenedWorkbook | None, list[Problem]]:
    from openpyxl.reader.excel import ExcelReader

    reader = ExcelReader(str(path), read_only=True, data_only=True, keep_links=False)
    try:
        _read_around_sheets(reader)
        return _opened(_Open(reader, shown_as))
    finally:
        reader.archive.close()


def _read_around_sheets(reader: ExcelReader) -> None:
    """Everything but the sheets: `ExcelReader.read` would look into each of them for its size, which nothing here needs."""
    from openpyxl.styles.stylesheet import apply_stylesheet

    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    reader.read_properties()
    apply_stylesheet(reader.archive, reader.wb)


def _opened(opened: _Open) -> tuple[OpenedWorkbook | None, list[Problem]]:
    metadata = opened.metadata()
    if metadata is None:
        return None, [problem("workbook-not-ours", opened.shown_as)]
    problems: list[Problem] = []
    grids = []
    for sheet, content, mark in opened.part_sheets():
        grid, found = read_grid(Place(opened.shown_as, sheet=sheet.name), opened.rows(content), content, mark)
        problems += found
        grids += [grid] if grid is not None else []
    problems += drop_copies(grids)
    if not grids and not has_errors(problems):
        problems.append(problem("workbook-no-grid", opened.shown_as))
    modified = opened.reader.wb.properties.modified
    return OpenedWorkbook(opened.shown_as, metadata, modified.isoformat() if modified else "", tuple(grids)), problems


class _Open:
    """One open package."""

    def __init__(self, reader: ExcelReader, shown_as: str) -> None:
        self.reader = reader
        self.shown_as = shown_as
        self._sheets = [_Sheet(sheet.name, rel.target) for sheet, rel in reader.parser.find_sheets()]
        self._numbers: dict[tuple[str, bool], list[int]] = {}

    def rows(self, content: bytes) -> Iterator[StoredRow]:
        """The rows that are stored, with the cells that are stored: a value in the last row of all costs nothing.

        openpyxl's own row iteration fills every gap with blanks, which is why its parser is used directly.
        """
        import io

        from openpyxl.worksheet._reader import WorkSheetParser

        book: Any = self.reader.wb
        parser = WorkSheetParser(
            io.BytesIO(content),
            self.reader.shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            yield number, [(cell["column"], cell["value"], cell["data_type"]) for cell in cells]

    def metadata(self) -> dict[str, str] | None:
        """The keys and values of the very hidden sheet, found by its name or, if that was changed, by its first cell."""
        named = [sheet for sheet in self._sheets if sheet.name == METADATA_SHEET]
        for sheet in named or self._sheets:
            if named or self._has_text(self.reader.archive.read(sheet.path), METADATA_SHEET, whole=True):
                pairs = self._pairs(sheet)
                if METADATA_SHEET in pairs:
                    return pairs
        return None

    def _pairs(self, sheet: _Sheet) -> dict[str, str]:
        pairs = {}
        for number, cells in self.rows(self.reader.archive.read(sheet.path)):
            if number > METADATA_ROWS:
                break
            values: dict[int, Raw] = {column: value for column, value, _ in cells}
            if isinstance(values.get(1), str):
                pairs[str(values[1])] = "" if values.get(2) is None else str(values[2])
        return pairs

    def part_sheets(self) -> Iterator[tuple[_Sheet, bytes, str]]:
        """Sheets that hold the mark of a grid or of a form, whatever they are called now, with their XML and the mark."""
        for sheet in self._sheets:
            content = self.reader.archive.read(sheet.path)
            marks = (mark for mark in (ROWS_MARK, FORM_MARK) if self._has_text(content, mark, whole=False))
            mark = next(marks, None) if sheet.name != METADATA_SHEET else None
            if mark is not None:
                yield sheet, content, mark

    def _has_text(self, content: bytes, text: str, *, whole: bool) -> bool:
        """Does the sheet hold such a text? A look at its XML for the text's number costs far less than parsing it."""
        if text.encode() in content:
            return True
        numbers = self._numbers.get((text, whole))
        if numbers is None:
            shared = self.reader.shared_strings
            numbers = [n for n, each in enumerate(shared) if (each == text if whole else str(each).startswith(text))]
            self._numbers[text, whole] = numbers
        return any(re.search(rb't="s"[^>]*><v>%d</v>' % number, content) for number in numbers)
