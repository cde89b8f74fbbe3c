"""An inspection folder in a temporary place, and the real command line run in it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from inspect_kit.cli.app import run

ROWS_MARK = "inspect_kit.rows:"
FORM_MARK = "inspect_kit.form:"
CORE = "docProps/core.xml"
LATER = count()
"""Each workbook that is filled is saved later than those before it."""


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    def ok(self) -> Ran:
        """It went well."""
        assert self.code == 0, f"exit {self.code}\n{self.out}\n{self.err}"
        return self

    def failed(self, code: int, *messages: str) -> Ran:
        """It ended with this code, and named each of these problems; never with a traceback."""
        assert self.code == code, f"exit {self.code}, not {code}\n{self.out}\n{self.err}"
        for message in messages:
            assert f"[{message}]" in self.err, f"{message} is not in\n{self.err}"
        assert "Traceback" not in self.err
        return self

    def json(self) -> Any:
        """What it printed, as data."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Project:
    """An inspection folder."""

    folder: Path

    def run(self, *arguments: str) -> Ran:
        """Run a command in the folder."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run(["-C", str(self.folder), *arguments])
        return Ran(code, out.getvalue(), err.getvalue())

    def results(self, *arguments: str) -> list[dict[str, Any]]:
        """The results of `score`."""
        found: list[dict[str, Any]] = self.run("score", *arguments, "--format", "json").ok().json()["results"]
        return found

    def files(self) -> dict[str, bytes]:
        """Every file that people own, by its path."""
        paths = (
            path for path in self.folder.rglob("*") if path.is_file() and "out" not in path.parts and path.suffix != ".lock"
        )
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}


def grid_titles(path: Path) -> list[str]:
    """The titles of the sheets of a workbook that have a grid."""
    return [sheet.title for sheet in load_workbook(path).worksheets if _has_grid(sheet)]


def _has_grid(sheet: Worksheet) -> bool:
    return any(str(cell.value or "").startswith(ROWS_MARK) for row in sheet.iter_rows(max_row=10) for cell in row)


def grid_sheet(path: Path, title: str | None = None) -> tuple[Any, Worksheet, dict[str, int], dict[str, int]]:
    """A workbook, the (first) sheet with a grid, its columns by id, and its rows by reference (all from 1)."""
    book = load_workbook(path)
    for sheet in book.worksheets if title is None else [book[title]]:
        for row in sheet.iter_rows(max_row=10):
            if any(str(cell.value or "").startswith(ROWS_MARK) for cell in row):
                columns = {str(cell.value): cell.column for cell in row if cell.value}
                shown = columns["#row"]
                rows = {str(sheet.cell(at, shown).value): at for at in range(row[0].row + 1, sheet.max_row + 1)}
                return book, sheet, columns, rows
    raise AssertionError("no grid in this workbook")


@dataclass(frozen=True)
class FormSheet:
    """A form: the numbers of its lines by column id, and of its columns by what they hold: answers (an empty text) or not."""

    sheet: Worksheet
    lines: dict[str, int]
    columns: dict[str, int]

    def cell(self, name: str) -> Any:
        """The cell of a column id, or of what stands beside it, as in `falls#note`."""
        line, _, beside = name.rpartition("#")
        if beside in ("note", "source") and line:
            return self.sheet.cell(self.lines[line], self.columns[f"#{beside}"])
        return self.sheet.cell(self.lines[name], self.columns[""])


def form_sheets(path: Path) -> tuple[Any, dict[str, FormSheet]]:
    """A workbook, and its forms by reference; none where it holds grids."""
    book = load_workbook(path)
    found = (_form(sheet) for sheet in book.worksheets)
    return book, {str(form.cell("#row").value): form for form in found if form is not None}


def _form(sheet: Worksheet) -> FormSheet | None:
    marks = (cell for row in sheet.iter_rows(max_row=10) for cell in row if str(cell.value or "").startswith(FORM_MARK))
    mark = next(marks, None)
    if mark is None:
        return None
    lines = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_col=mark.column, max_col=mark.column) if row[0].value}
    keys = [cell for cell in sheet[mark.row] if cell.value and cell is not mark]
    return FormSheet(sheet, lines, {str(cell.value)[12:]: cell.column for cell in keys})


def answer_cells(path: Path, title: str | None = None) -> tuple[Any, Callable[[str, str], Any]]:
    """A workbook, grid or forms, and the cell of a reference and a column id. `title` is the sheet's, if there are several."""
    book, forms = form_sheets(path)
    if forms:
        return book, lambda reference, name: forms[reference].cell(name)
    book, sheet, columns, rows = grid_sheet(path, title)
    return book, lambda reference, name: sheet.cell(rows[reference], columns[name])


def fill(path: Path, to: Path, answers: Mapping[str, Mapping[str, object]], title: str | None = None) -> Path:
    """Type answers into a copy of a workbook: by reference, then column id. `title` is the sheet's, where there are several."""
    book, cell = answer_cells(path, title)
    for reference, given in answers.items():
        for name, value in given.items():
            cell(reference, name).value = value
    to.parent.mkdir(parents=True, exist_ok=True)
    book.save(to)
    return saved_at(to, (datetime(2026, 4, 1) + timedelta(minutes=next(LATER))).isoformat() + "Z")


def saved_at(path: Path, stamp: str) -> Path:
    """The workbook, saying that it was saved then: copies that are made within a second could not be told apart."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[CORE] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), parts[CORE])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def one(results: Iterable[dict[str, Any]], **wanted: Any) -> dict[str, Any]:
    """The single result with these values."""
    found = [each for each in results if all(each[key] == value for key, value in wanted.items())]
    assert len(found) == 1, f"{len(found)} results with {wanted}"
    return found[0]
