"""A part as a grid: one sheet, a line per row, stages as bands, a column or more per question.

In: a part, its rows and answers as a table, and where live formulas look. Out: the sheet. Everything inside the filter's
range is unlocked, hidden keys included, because no spreadsheet program sorts a protected range that holds a locked cell;
what the tool owns stands outside it or on other sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.layout.calculation import GridPlace
from inspect_kit.layout.calculation_sheet import CalculationSheet
from inspect_kit.layout.columns import ROWS_MARK, GridColumn, Role, grid_columns
from inspect_kit.layout.entry import entry_options
from inspect_kit.layout.grid_cells import TWO_LINES, heading, row_cells, row_height, width
from inspect_kit.layout.laid import LaidPart, Layout, PartInput, left_formula
from inspect_kit.layout.model import (
    Area,
    Cell,
    Formula,
    Highlight,
    Merge,
    SheetLayout,
    Validation,
    column_letters,
    quoted,
    stretches,
)
from inspect_kit.layout.sheet_names import SheetNames
from inspect_kit.layout.spellings import SpellingLists
from inspect_kit.layout.styles import TITLE_HEIGHT
from inspect_kit.layout.words import word
from inspect_kit.rows import Row, row_key
from inspect_kit.template.model import Part, Question

TITLE_ROW, HELP_ROW, ID_ROW, BAND_ROW, WORDING_ROW, HEADER_ROW, FIRST_ROW = range(7)
LEFT_COLUMN, KEY_COLUMN, FIRST_COLUMN = range(3)
LAST_FROZEN = FIRST_COLUMN
WORDING_HEIGHT = 96.0
"""Points."""
GRID_PROTECTION = {
    "sort": True,
    "autofilter": True,
    "insert_columns": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}


def grid_place(part: Part, sheet: str) -> GridPlace:
    """Where the columns of a part stand on its sheet; known before anything is laid out."""
    letters = {column.id: column_letters(FIRST_COLUMN + i) for i, column in enumerate(grid_columns(part))}
    letters["#key"] = column_letters(KEY_COLUMN)
    return GridPlace(sheet, FIRST_ROW, letters)


def _lay_grid(given: PartInput, calculation: CalculationSheet, spellings: SpellingLists, _: SheetNames) -> LaidPart:
    return LaidPart([build_grid(given, given.title, calculation, spellings)])


GRIDS = Layout(lambda given: grid_place(given.part, quoted(given.title)), _lay_grid)


def build_grid(given: PartInput, name: str, calculation: CalculationSheet, spellings: SpellingLists) -> SheetLayout:
    """The sheet that people fill."""
    columns = grid_columns(given.part)
    last_row, last_column = FIRST_ROW + max(len(given.rows), 1) - 1, FIRST_COLUMN + len(columns) - 1
    return SheetLayout(
        name=name,
        cells=list(_cells(given, columns, calculation)),
        widths=_widths(given, columns),
        heights={
            TITLE_ROW: TITLE_HEIGHT,
            WORDING_ROW: WORDING_HEIGHT,
            HEADER_ROW: TWO_LINES,
            **{FIRST_ROW + at: row_height(given.part, given.table, at) for at in range(max(len(given.rows), 1))},
        },
        hidden_rows=frozenset({ID_ROW}),
        hidden_columns=frozenset({KEY_COLUMN, *_retired_columns(given.part, columns)}),
        merges=[*_bands(given, columns), *_wordings(given, columns)],
        validations=list(_validations(given, columns, spellings, last_row)),
        highlights=list(_highlights(given, columns, calculation, last_row)),
        freeze=(FIRST_ROW, LAST_FROZEN + 1),
        filter_area=Area(HEADER_ROW, KEY_COLUMN, last_row, last_column),
        protection=GRID_PROTECTION,
        landscape=True,
        repeat_rows=(BAND_ROW, HEADER_ROW),
        repeat_columns=(LEFT_COLUMN, LAST_FROZEN),
    )


def _cells(given: PartInput, columns: Sequence[GridColumn], calculation: CalculationSheet) -> Iterator[Cell]:
    yield TITLE_ROW, LEFT_COLUMN, given.part.title.read(given.language), "title"
    yield TITLE_ROW, FIRST_COLUMN + 2, given.marking, "marking"
    yield HELP_ROW, LEFT_COLUMN, word("grid_help", given.language), "plain"
    yield ID_ROW, KEY_COLUMN, f"{ROWS_MARK}{given.part.id}", "id"
    yield HEADER_ROW, LEFT_COLUMN, word("left", given.language), "header"
    yield HEADER_ROW, KEY_COLUMN, "", "header"
    for index, column in enumerate(columns, start=FIRST_COLUMN):
        yield ID_ROW, index, column.id, "id"
        text, style = heading(given.part, column, given.language)
        yield HEADER_ROW, index, text, style
    for offset, row in enumerate(given.rows):
        yield from _row(given, columns, calculation, row, offset)


def _row(
    given: PartInput, columns: Sequence[GridColumn], calculation: CalculationSheet, row: Row, offset: int
) -> Iterator[Cell]:
    at = FIRST_ROW + offset
    yield at, LEFT_COLUMN, Formula(left_formula(calculation, offset), calculation.left_values[offset]), "left"
    yield at, KEY_COLUMN, row_key(row.id), "key"
    contents = row_cells(given.part, columns, row.id, given.table, offset, given.language)
    for index, (content, style) in enumerate(contents, start=FIRST_COLUMN):
        yield at, index, content, style


def _widths(given: PartInput, columns: Sequence[GridColumn]) -> dict[int, float]:
    own = {FIRST_COLUMN + i: width(given.part, column, given.table) for i, column in enumerate(columns)}
    return {LEFT_COLUMN: 9.0, KEY_COLUMN: 14.0, **own}


def _retired_columns(part: Part, columns: Sequence[GridColumn]) -> Iterator[int]:
    """A retired choice of several keeps its column, out of sight."""
    for index, column in enumerate(columns, start=FIRST_COLUMN):
        choice = part.variables[column.variable].answer.choice(column.code) if column.role is Role.CHOICE else None
        if choice is not None and choice.retired:
            yield index


def _bands(given: PartInput, columns: Sequence[GridColumn]) -> Iterator[Merge]:
    """What is known, then the stages."""
    titles = {question.id: stage.title for stage in given.part.stages for question in stage.questions}
    known = word("known", given.language)
    texts = [titles[c.variable].read(given.language) if c.variable in titles else known for c in columns]
    for first, last in stretches(texts):
        yield Merge(BAND_ROW, FIRST_COLUMN + first, FIRST_COLUMN + last, texts[first], "band")


def _wordings(given: PartInput, columns: Sequence[GridColumn]) -> Iterator[Merge]:
    """The wording of each question, over all of its columns."""
    for first, last in stretches([column.variable for column in columns]):
        variable = given.part.variables.get(columns[first].variable)
        if isinstance(variable, Question):
            text = variable.ask.read(given.language)
            yield Merge(WORDING_ROW, FIRST_COLUMN + first, FIRST_COLUMN + last, text, "wording")


def _validations(
    given: PartInput, columns: Sequence[GridColumn], spellings: SpellingLists, last_row: int
) -> Iterator[Validation]:
    for index, column in enumerate(columns, start=FIRST_COLUMN):
        variable = given.part.variables.get(column.variable)
        if isinstance(variable, Question):
            options = entry_options(variable, column, spellings, given.language)
            yield Validation(Area(FIRST_ROW, index, last_row, index), options)


def _highlights(
    given: PartInput, columns: Sequence[GridColumn], calculation: CalculationSheet, last_row: int
) -> Iterator[Highlight]:
    """Grey where a question does not apply, yellow where an answer is missing. An optional one is never marked."""
    for index, column in enumerate(columns, start=FIRST_COLUMN):
        variable = given.part.variables.get(column.variable)
        if not isinstance(variable, Question):
            continue
        area = Area(FIRST_ROW, index, last_row, index)
        position = f"ROW()-ROW($A${HEADER_ROW + 1}),{calculation.state_columns[variable.id]}"
        state = f"INDEX({given.states_name},{position})"
        if variable.ask_when is not None:
            yield Highlight(area, f"{state}=2", "not_asked")
        if not variable.optional and column.role is not Role.TIME:
            yield Highlight(area, f"{state}=4", "to_fill")
