"""The bare XlsxWriter calls for a workbook: every cell, style and rule already worked out, nothing checked, nothing decided."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from unittest.mock import patch

from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.layout.model import Area, Formula, Link, SheetLayout, WorkbookLayout
from inspect_kit.layout.styles import BASE, CONDITIONAL, STYLES
from inspect_kit.sheets import WorkbookFor, render_workbook
from inspect_kit.template.model import Template
from inspect_kit.xlsx import writer


def recorded(inspection: Inspection, instrument: Instrument, template: Template, book: WorkbookFor) -> WorkbookLayout:
    """The layout that `sheets` would write, caught on its way to the writer."""
    from inspect_kit import sheets

    caught: list[WorkbookLayout] = []

    def catch(layout: WorkbookLayout, shown_as: str) -> bytes:
        caught.append(layout)
        return writer.workbook_bytes(layout, shown_as)

    with patch.object(sheets, "workbook_bytes", catch):
        render_workbook(inspection, instrument, template, book, "en")
    return caught[0]


def replay(layout: WorkbookLayout, path: Path | None = None) -> bytes:
    """Write the same workbook with nothing but the library, to a file where one is named."""
    from xlsxwriter.workbook import Workbook

    buffer = io.BytesIO()
    workbook = Workbook(str(path), {"in_memory": True}) if path is not None else Workbook(buffer, {"in_memory": True})
    styles = {name: workbook.add_format({**({} if name in CONDITIONAL else BASE), **style}) for name, style in STYLES.items()}
    for name, target in layout.names.items():
        workbook.define_name(name, f"={target}")
    for sheet in layout.sheets:
        worksheet = workbook.add_worksheet(sheet.name)
        for column, width in sheet.widths.items():
            worksheet.set_column(column, column, width)
        write_cells(worksheet, sheet, styles)
        write_rules(worksheet, sheet, styles)
    workbook.close()
    return buffer.getvalue()


def write_cells(worksheet: Any, sheet: SheetLayout, styles: dict[str, Any]) -> None:
    """Every cell, by the call for its kind."""
    for merge in sheet.merges:
        if merge.first_column < merge.last_column:
            worksheet.merge_range(merge.row, merge.first_column, merge.row, merge.last_column, merge.text, styles[merge.style])
    for row, column, content, style in sheet.cells:
        if isinstance(content, str):
            worksheet.write_string(row, column, content, styles[style])
        elif isinstance(content, Formula):
            worksheet.write_formula(row, column, "=" + content.text, styles[style], content.value)
        elif isinstance(content, Link):
            worksheet.write_url(row, column, f"internal:{content.target}", styles[style], content.text)
        elif content is None:
            worksheet.write_blank(row, column, None, styles[style])
        else:
            worksheet.write_number(row, column, content, styles[style])


def write_rules(worksheet: Any, sheet: SheetLayout, styles: dict[str, Any]) -> None:
    """Validations, conditional formats and protection."""
    for validation in sheet.validations:
        worksheet.data_validation(*corners(validation.area), dict(validation.options))
    for highlight in sheet.highlights:
        rule = {"type": "formula", "criteria": f"={highlight.formula}", "format": styles[highlight.style]}
        worksheet.conditional_format(*corners(highlight.area), rule)
    if sheet.protection is not None:
        worksheet.protect("", dict(sheet.protection))


def corners(area: Area) -> tuple[int, int, int, int]:
    """The area as XlsxWriter wants it."""
    return area.first_row, area.first_column, area.last_row, area.last_column
