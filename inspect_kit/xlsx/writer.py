"""Writes a workbook layout as .xlsx. It decides nothing: every cell, style and rule is in the layout.

In: a `WorkbookLayout`. Out: bytes, the same for the same layout on every machine.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspect_kit.layout.model import Area, Cell, Formula, Link, SheetLayout, Visibility, WorkbookLayout
from inspect_kit.layout.styles import BASE, CONDITIONAL, STYLES
from inspect_kit.problems import Place, StopRun, problem

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)
"""Stands in every workbook as its date of creation, so that the same input gives the same bytes."""
PAPER_A4 = 9
MARGIN = 0.4
PRINT_SCALE = 60


def workbook_bytes(layout: WorkbookLayout, shown_as: str) -> bytes:
    """The workbook as a file's content. `shown_as` names it in problems.

    Raises:
        StopRun: a text is longer than a cell can hold, or Excel would refuse a rule.
    """
    from xlsxwriter.workbook import Workbook

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(buffer, options)
    workbook.set_properties({**layout.properties, "created": CREATED})
    workbook.set_calc_mode("auto")
    styles = {name: _format(workbook, name) for name in STYLES}
    writers = [_SheetWriter(workbook, sheet, styles, shown_as) for sheet in layout.sheets]
    for name, target in layout.names.items():
        writers[0].checked(workbook.define_name(name, f"={target}"), name)
    for writer in writers:
        writer.write(layout.marking)
    workbook.close()
    return buffer.getvalue()


def _format(workbook: Workbook, name: str) -> Format:
    base = {} if name in CONDITIONAL else BASE
    return workbook.add_format({**base, **STYLES[name]})


class _SheetWriter:
    """Writes one sheet, and checks every answer of the library: it drops what it cannot write without a word."""

    def __init__(self, workbook: Workbook, sheet: SheetLayout, styles: dict[str, Format], shown_as: str) -> None:
        from inspect_kit.xlsx.worksheets import GrowingRows, PlainFormulas

        self._sheet = sheet
        self._styles = styles
        self._shown_as = shown_as
        self._worksheet: Worksheet = workbook.add_worksheet(sheet.name, GrowingRows if sheet.rows_grow else PlainFormulas)

    def checked(self, code: int, what: object) -> None:
        """Stop where the library reports that it left something out."""
        if code:
            place = Place(self._shown_as, sheet=self._sheet.name)
            raise StopRun([problem("workbook-cannot-hold", place, what=what)])

    def write(self, marking: str) -> None:
        self._shape()
        self._page(marking)
        for merge in self._sheet.merges:
            self._merge(merge.row, (merge.first_column, merge.last_column), merge.text, self._styles[merge.style])
        for cell in self._sheet.cells:
            self._cell(cell)
        self._rules()
        self._protect()

    def _shape(self) -> None:
        sheet, worksheet = self._sheet, self._worksheet
        for column in sorted(sheet.widths.keys() | sheet.hidden_columns):
            hidden = {"hidden": True} if column in sheet.hidden_columns else {}
            worksheet.set_column(column, column, sheet.widths.get(column), None, hidden)
        for row in sorted(sheet.heights.keys() | sheet.hidden_rows):
            hidden = {"hidden": True} if row in sheet.hidden_rows else {}
            worksheet.set_row(row, sheet.heights.get(row), None, hidden)
        if sheet.freeze is not None:
            worksheet.freeze_panes(*sheet.freeze)

    def _page(self, marking: str) -> None:
        """The marking on every printed page; `&` is the header's own command and is doubled."""
        worksheet, sheet = self._worksheet, self._sheet
        worksheet.set_paper(PAPER_A4)
        worksheet.set_margins(MARGIN, MARGIN, 0.75, 0.75)
        if sheet.landscape:
            worksheet.set_landscape()
        if sheet.fit_width:
            worksheet.fit_to_pages(1, 0)
        else:
            worksheet.set_print_scale(PRINT_SCALE)
        text = marking.replace("&", "&&")[:200]
        worksheet.set_header(f"&C{text}")
        worksheet.set_footer(f"&L{sheet.name.replace('&', '&&')}&C{text}&R&P / &N")
        if sheet.repeat_rows is not None:
            worksheet.repeat_rows(*sheet.repeat_rows)
        if sheet.repeat_columns is not None:
            worksheet.repeat_columns(*sheet.repeat_columns)

    def _merge(self, row: int, columns: tuple[int, int], text: str, style: Format) -> None:
        first, last = columns
        if first == last:
            self.checked(self._worksheet.write_string(row, first, text, style), text)
        else:
            self.checked(self._worksheet.merge_range(row, first, row, last, text, style), text)

    def _cell(self, cell: Cell) -> None:
        row, column, content, name = cell
        worksheet, style = self._worksheet, self._styles[name]
        if isinstance(content, str):
            code = worksheet.write_string(row, column, content, style)
        elif content is None:
            code = worksheet.write_blank(row, column, None, style)
        elif isinstance(content, (int, float)):
            code = worksheet.write_number(row, column, content, style)
        elif isinstance(content, Link):
            code = worksheet.write_url(row, column, f"internal:{content.target}", style, content.text)
        else:
            code = self._formula(row, column, content, style)
        self.checked(code, content)

    def _formula(self, row: int, column: int, formula: Formula, style: Format) -> int:
        if formula.array:
            area = (row, column, row, column)
            return self._worksheet.write_array_formula(*area, f"{{={formula.text}}}", style, formula.value)
        return self._worksheet.write_formula(row, column, f"={formula.text}", style, formula.value)

    def _rules(self) -> None:
        worksheet, sheet = self._worksheet, self._sheet
        for validation in sheet.validations:
            code = worksheet.data_validation(*_corners(validation.area), dict(validation.options))
            self.checked(code, validation.options.get("input_title", ""))
        for highlight in sheet.highlights:
            options: dict[str, Any] = {
                "type": "formula",
                "criteria": f"={highlight.formula}",
                "format": self._styles[highlight.style],
            }
            self.checked(worksheet.conditional_format(*_corners(highlight.area), options), highlight.formula)
        if sheet.filter_area is not None:
            worksheet.autofilter(*_corners(sheet.filter_area))

    def _protect(self) -> None:
        if self._sheet.protection is not None:
            self._worksheet.protect("", dict(self._sheet.protection))
        if self._sheet.visibility is Visibility.HIDDEN:
            self._worksheet.hide()
        elif self._sheet.visibility is Visibility.VERY_HIDDEN:
            self._worksheet.very_hidden()


def _corners(area: Area) -> tuple[int, int, int, int]:
    return area.first_row, area.first_column, area.last_row, area.last_column
