"""Cells of the CSV files we write. In: any value. Out: what no spreadsheet program takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(cell: object) -> object:
    """Text that would be taken for a formula gets an apostrophe before it; None is a blank."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return "" if cell is None else cell


def table_csv(headings: Sequence[str], rows: Sequence[Sequence[object]], stamp: Mapping[str, str]) -> str:
    """A table as CSV, with the stamp in each line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*headings, *stamp])
    for row in rows:
        writer.writerow([csv_cell(cell) for cell in (*row, *stamp.values())])
    return out.getvalue()
