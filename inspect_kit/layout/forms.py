"""A part as forms: a sheet per row, an index before them, and a hidden sheet that gathers what is typed.

In: a part with its rows, and where live formulas look. Out: the sheets. Formulas never look at a form: the hidden sheet has a
grid's shape, a line per form, so that everything live is the same for both layouts.
"""

from __future__ import annotations

from collections.abc import Sequence

from inspect_kit.layout.calculation import GridPlace
from inspect_kit.layout.calculation_sheet import CalculationSheet
from inspect_kit.layout.columns import grid_columns, is_question
from inspect_kit.layout.form import ANSWER_COLUMN, FIRST_LINE, ID_ROW, QUESTION_COLUMN, build_form, form_parts
from inspect_kit.layout.form_index import build_index
from inspect_kit.layout.form_lines import FormLine, form_lines
from inspect_kit.layout.grid import FIRST_COLUMN, FIRST_ROW, KEY_COLUMN, grid_place
from inspect_kit.layout.grid import ID_ROW as GRID_ID_ROW
from inspect_kit.layout.laid import LaidPart, Layout, PartInput
from inspect_kit.layout.model import (
    Area,
    Cell,
    CellContent,
    Formula,
    SheetLayout,
    Visibility,
    column_letters,
    quoted,
    reference,
)
from inspect_kit.layout.sheet_names import SheetNames
from inspect_kit.layout.spellings import SpellingLists
from inspect_kit.rows import row_key

GATHERED = "forms"


def gathered_place(given: PartInput) -> GridPlace:
    """Where the hidden sheet holds what is typed into the forms."""
    return grid_place(given.part, given.name(GATHERED))


def lay_forms(given: PartInput, calculation: CalculationSheet, spellings: SpellingLists, names: SheetNames) -> LaidPart:
    """A form for each row. The only one of its part bears the part's title, and there is nothing to list."""
    alone = len(given.rows) == 1
    titles = [given.title] if alone else [names.free(row.id) for row in given.rows]
    links = [f"ik_form_{given.number}_{at}" for at in range(1, len(titles) + 1)]
    index_name = None if alone else f"ik_index_{given.number}"
    shared = form_parts(given, list(form_lines(given.part, given.language)), spellings, index_name)
    forms = [build_form(given, shared, at, title, calculation) for at, title in enumerate(titles)]
    gathered = _gathered(given, forms, shared.lines)
    start = Area(0, QUESTION_COLUMN, 0, QUESTION_COLUMN)
    named = {link: reference(title, start) for link, title in zip(links, titles, strict=True)}
    if index_name is None:
        return LaidPart(forms, [gathered])
    index = build_index(given, calculation, links)
    return LaidPart([index, *forms], [gathered], {**named, index_name: reference(index.name, Area(0, 0, 0, 0))})


FORMS = Layout(gathered_place, lay_forms)


def _gathered(given: PartInput, forms: Sequence[SheetLayout], lines: Sequence[FormLine]) -> SheetLayout:
    """The hidden sheet: a blank stays blank, and anything else is what it is in the form."""
    at_line = {line.id: at for at, line in enumerate(lines, start=FIRST_LINE)}
    asked = [
        (index, column.id, at_line[column.id])
        for index, column in enumerate(grid_columns(given.part), start=FIRST_COLUMN)
        if is_question(given.part, column)
    ]
    cells: list[Cell] = [(GRID_ID_ROW, index, name, "id") for index, name, _ in asked]
    for at, (row, form) in enumerate(zip(given.rows, forms, strict=True), start=FIRST_ROW):
        typed = {line: content for line, column, content, _ in form.cells if column == ANSWER_COLUMN}
        cells.append((at, KEY_COLUMN, _read(form.name, ID_ROW, row_key(row.id)), "plain"))
        cells += [(at, index, _read(form.name, line, typed[line]), "plain") for index, _, line in asked]
    return SheetLayout(given.name(GATHERED), cells, visibility=Visibility.HIDDEN, protection={})


def _read(form: str, line: int, content: CellContent) -> Formula:
    cell = f"{quoted(form)}!${column_letters(ANSWER_COLUMN)}${line + 1}"
    if not (content is None or isinstance(content, (str, int, float))):
        raise TypeError(f"not typed: {content!r}")
    return Formula(f'IF(ISBLANK({cell}),"",{cell})', "" if content is None else content)
