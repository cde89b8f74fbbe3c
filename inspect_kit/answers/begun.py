"""Has somebody begun to fill a workbook? In: a file. Out: how many cells for answers hold something, and problems."""

from __future__ import annotations

from pathlib import Path

from inspect_kit.layout.columns import ROW_COLUMN
from inspect_kit.problems import Problem
from inspect_kit.template.model import Part
from inspect_kit.xlsx.grids import GridCells
from inspect_kit.xlsx.reader import open_workbook


def answered_cells(path: Path, shown_as: str, facts: frozenset[str]) -> tuple[int, list[Problem]]:
    """Cells that hold something and are neither the row's reference nor one of these facts. Notes count too."""
    book, problems = open_workbook(path, shown_as)
    grids = book.grids if book is not None else ()
    return sum(_count(grid, facts) for grid in grids), problems


def _count(grid: GridCells, facts: frozenset[str]) -> int:
    known = {ROW_COLUMN, *facts, *(f"{fact}#time" for fact in facts)}
    return sum(name not in known for cells in grid.cells.values() for name in cells)


def fact_ids(parts: tuple[Part, ...]) -> frozenset[str]:
    """The ids of every fact of these parts."""
    return frozenset(fact.id for part in parts for fact in part.facts)
