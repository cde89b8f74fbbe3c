"""The summary sheet: the body's measures as live formulas over the calculation sheets, with the right values stored.

In: each part's calculation sheet. Out: one locked sheet, a line for each line of every measure. The first two columns hold
the ids of measure and category, hidden, so that a figure here can be matched with a result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from inspect_kit.conditions.model import State
from inspect_kit.layout.calculation_sheet import CalculationSheet
from inspect_kit.layout.model import Cell, Formula, SheetLayout
from inspect_kit.layout.styles import TITLE_HEIGHT
from inspect_kit.layout.words import word
from inspect_kit.measures.lines import COUNTED, NOT_COUNTED, Line, row_codes
from inspect_kit.measures.results import measure_notes
from inspect_kit.table import Table
from inspect_kit.template.model import MeasureKind

HEADINGS = ("measure", "answer", "count", "of", "share", "value", "unable", "missing")
FIRST = 2
WIDTHS = {2: 60.0, 3: 30.0, 4: 10.0, 5: 10.0, 6: 10.0, 7: 10.0, 8: 14.0, 9: 10.0}


@dataclass(frozen=True)
class LineCells:
    """A line with the ranges of its row codes and values, and what they hold now."""

    line: Line
    codes_at: str
    values_at: str | None
    beside_at: str | None
    codes: bytes
    values: Sequence[float]
    beside: Sequence[float]

    def summed(self, numbers: Sequence[float]) -> float:
        """The sum of the numbers of the rows that count."""
        return sum(number for code, number in zip(self.codes, numbers, strict=True) if code == COUNTED)


def build_summary(parts: Sequence[tuple[CalculationSheet, Table]], title: str, marking: str, language: str) -> SheetLayout:
    """One line for each line of every measure, in the order of the template."""
    cells: list[Cell] = [(0, FIRST, title, "title"), (1, FIRST, marking, "marking")]
    cells.append((2, FIRST, word("summary_help", language), "plain"))
    row = 4
    cells += [(row, FIRST + i, word(key, language), "header") for i, key in enumerate(HEADINGS)]
    for line in (each for sheet, table in parts for each in line_cells(sheet, table)):
        row += 1
        cells += _line(line, row, language)
    return SheetLayout(
        word("summary_sheet", language),
        cells,
        widths=dict(WIDTHS),
        heights={0: TITLE_HEIGHT},
        hidden_columns=frozenset({0, 1}),
        freeze=(5, FIRST + 1),
        protection={"format_columns": True},
        landscape=True,
        repeat_rows=(4, 4),
        fit_width=True,
    )


def line_cells(sheet: CalculationSheet, table: Table) -> Iterator[LineCells]:
    """The lines of one part's measures, with where their columns stand."""
    for each in sheet.lines:
        line = each.line
        yield LineCells(
            line=line,
            codes_at=_range(sheet, each.codes),
            values_at=_range(sheet, each.values) if each.values is not None else None,
            beside_at=_range(sheet, each.beside) if each.beside is not None else None,
            codes=row_codes(line, table),
            values=table.numbers(line.variable) if line.variable is not None else (),
            beside=table.numbers(line.beside) if line.beside is not None else (),
        )


def _range(sheet: CalculationSheet, cell: str) -> str:
    letters = cell.strip("$").removesuffix("{r}")
    first, last = sheet.area
    return f"{sheet.layout.name}!${letters}${first + 1}:${letters}${last + 1}"


def _line(cells: LineCells, row: int, language: str) -> Iterator[Cell]:
    line = cells.line
    yield row, 0, line.measure.id, "id"
    yield row, 1, line.category or "", "id"
    notes = (each.text for each in measure_notes(line.measure, language))
    yield row, FIRST, ". ".join([line.measure.title.read(language), *notes]), "cell"
    yield row, FIRST + 1, line.label.read(language) if line.label else "", "cell"
    yield row, FIRST + 2, _counted(cells, (COUNTED,)), "count"
    base = _in_base(cells)
    yield row, FIRST + 3, base if line.is_share else "", "count"
    pair = line.beside is not None
    yield row, FIRST + 4, _share(row, cells, base) if line.is_share else _pair(cells) if pair else "", "share"
    yield row, FIRST + 5, "" if line.is_share or pair else _value(cells), "value"
    yield row, FIRST + 6, _counted(cells, (State.UNABLE_TO_TELL,)), "count"
    yield row, FIRST + 7, _counted(cells, (State.MISSING,)), "count"


def _counted(cells: LineCells, codes: Sequence[int]) -> Formula:
    text = "+".join(f"COUNTIF({cells.codes_at},{code:d})" for code in codes)
    return Formula(text, sum(cells.codes.count(code) for code in codes))


def _in_base(cells: LineCells) -> Formula:
    """The base: counted, not counted, and every open state that the measure does not leave out."""
    open_states = (State.DOES_NOT_APPLY, State.UNABLE_TO_TELL, State.MISSING)
    kept = (state for state in open_states if state not in cells.line.measure.leave_out)
    return _counted(cells, (COUNTED, NOT_COUNTED, *kept))


def _share(row: int, cells: LineCells, base: Formula) -> Formula:
    count = f"$E{row + 1}"
    of = f"$F{row + 1}"
    share = cells.codes.count(COUNTED) / int(base.value) if base.value else ""
    return Formula(f'IF({of}=0,"",{count}/{of})', share)


def _pair(cells: LineCells) -> Formula:
    """One sum to another, or what it is more than the other, over the rows that have both."""
    first = f"SUMIF({cells.codes_at},{COUNTED},{cells.values_at})"
    second = f"SUMIF({cells.codes_at},{COUNTED},{cells.beside_at})"
    part, whole = cells.summed(cells.values), cells.summed(cells.beside)
    less = 1 if cells.line.measure.kind is MeasureKind.CHANGE else 0
    value = part / whole - less if whole else ""
    return Formula(f'IF({second}=0,"",{first}/{second}-{less})', value)


ARRAYS: dict[MeasureKind, tuple[str, Callable[[Sequence[float]], float]]] = {
    MeasureKind.MEDIAN: ("MEDIAN", median),
    MeasureKind.HIGHEST: ("MAX", max),
    MeasureKind.LOWEST: ("MIN", min),
}
"""What is taken of many numbers, by its function in a spreadsheet and in Python."""


def _value(cells: LineCells) -> Formula:
    """Of the rows that count: the mean, the sum, the median or an end of their numbers."""
    known = [number for code, number in zip(cells.codes, cells.values, strict=True) if code == COUNTED]
    kind, codes, values = cells.line.measure.kind, cells.codes_at, cells.values_at
    if kind is MeasureKind.SUM:
        return Formula(f"SUMIF({codes},{COUNTED},{values})", sum(known))
    if kind is MeasureKind.MEAN:
        return Formula(f'IFERROR(AVERAGEIF({codes},{COUNTED},{values}),"")', fmean(known) if known else "")
    name, taken = ARRAYS[kind]
    some = f"COUNTIF({codes},{COUNTED})"
    text = f'IFERROR(IF({some}=0,"",{name}(IF({codes}={COUNTED},{values}))),"")'
    return Formula(text, taken(known) if known else "", array=True)
