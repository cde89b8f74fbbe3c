"""The sheet before a part's forms: a line for each, with what is known of it, what is left to fill, and a link to it.

In: a part with its rows, and the defined names of their forms. Out: the sheet. Links go by name, and so follow a sheet that
somebody renames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.layout.calculation_sheet import CalculationSheet
from inspect_kit.layout.columns import fact_columns
from inspect_kit.layout.form import LOCKED
from inspect_kit.layout.grid_cells import TWO_LINES, heading, row_cells, row_height, width
from inspect_kit.layout.laid import PartInput, left_formula
from inspect_kit.layout.model import Area, Cell, Formula, Link, SheetLayout
from inspect_kit.layout.styles import TITLE_HEIGHT
from inspect_kit.layout.words import word

TITLE_ROW, HELP_ROW, TOTAL_ROW, HEADER_ROW, FIRST_ROW = range(5)
LEFT_COLUMN, LINK_COLUMN, FIRST_FACT = range(3)
SUMMARY_NAME = "ik_summary"


def build_index(given: PartInput, calculation: CalculationSheet, links: Sequence[str]) -> SheetLayout:
    """The list of forms."""
    columns = [column for fact in given.part.facts for column in fact_columns(fact)]
    last = FIRST_ROW + max(len(given.rows), 1) - 1
    facts = {FIRST_FACT + at: width(given.part, column, given.table) for at, column in enumerate(columns)}
    return SheetLayout(
        given.title,
        [*_head(given, calculation, last), *_lines(given, calculation, links)],
        widths={LEFT_COLUMN: 12.0, LINK_COLUMN: 24.0, **facts},
        heights={
            TITLE_ROW: TITLE_HEIGHT,
            HEADER_ROW: TWO_LINES,
            **{FIRST_ROW + at: row_height(given.part, given.table, at) for at in range(len(given.rows))},
        },
        freeze=(FIRST_ROW, FIRST_FACT),
        filter_area=Area(HEADER_ROW, LEFT_COLUMN, last, FIRST_FACT + len(columns) - 1),
        protection={"autofilter": True, "format_columns": True, "format_rows": True},
        landscape=True,
        repeat_rows=(TITLE_ROW, HEADER_ROW),
        fit_width=True,
    )


def _head(given: PartInput, calculation: CalculationSheet, last: int) -> Iterator[Cell]:
    language = given.language
    yield TITLE_ROW, LEFT_COLUMN, given.part.title.read(language), "title"
    yield TITLE_ROW, FIRST_FACT + 2, given.marking, "marking"
    yield HELP_ROW, LEFT_COLUMN, word("index_help", language), "plain"
    total = Formula(f"SUM($A${FIRST_ROW + 1}:$A${last + 1})", sum(calculation.left_values))
    yield TOTAL_ROW, LEFT_COLUMN, total, "left"
    yield TOTAL_ROW, LINK_COLUMN, word("left_in_all", language), "plain"
    yield TOTAL_ROW, FIRST_FACT, Link(SUMMARY_NAME, word("to_summary", language)), "link"
    yield HEADER_ROW, LEFT_COLUMN, word("left", language), "header"
    yield HEADER_ROW, LINK_COLUMN, word("row", language), "fact_header"
    columns = (column for fact in given.part.facts for column in fact_columns(fact))
    for index, column in enumerate(columns, start=FIRST_FACT):
        text, style = heading(given.part, column, language)
        yield HEADER_ROW, index, text, style


def _lines(given: PartInput, calculation: CalculationSheet, links: Sequence[str]) -> Iterator[Cell]:
    columns = [column for fact in given.part.facts for column in fact_columns(fact)]
    for offset, (row, link) in enumerate(zip(given.rows, links, strict=True)):
        at = FIRST_ROW + offset
        yield at, LEFT_COLUMN, Formula(left_formula(calculation, offset), calculation.left_values[offset]), "left"
        yield at, LINK_COLUMN, Link(link, row.id), "link_cell"
        contents = row_cells(given.part, columns, row.id, given.table, offset, given.language)
        for index, (content, style) in enumerate(contents, start=FIRST_FACT):
            yield at, index, content, LOCKED[style]
