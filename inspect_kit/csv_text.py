"""Cells of the CSV files we write. In: any value. Out: what no spreadsheet program takes for a formula."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(cell: object) -> object:
    """Text that would be taken for a formula gets an apostrophe before it; None is a blank."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return "" if cell is None else cell
