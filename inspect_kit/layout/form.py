"""One row as a form: a sheet with its questions down the page, and room for a note and the source record beside each answer.

In: a part, one of its rows, and where live formulas look. Out: the sheet. A hidden column holds the id of each line, and a
hidden row the row's key over the answers, the notes and the source records. What people fill is unlocked, all else locked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from inspect_kit.layout.calculation_sheet import CalculationSheet
from inspect_kit.layout.columns import FORM_MARK, Role, remark_columns
from inspect_kit.layout.entry import entry_options
from inspect_kit.layout.form_lines import FormLine
from inspect_kit.layout.grid_cells import LINE, row_cells
from inspect_kit.layout.laid import PartInput, left_formula
from inspect_kit.layout.model import Area, Cell, Formula, Highlight, Link, SheetLayout, Validation, stretches
from inspect_kit.layout.spellings import SpellingLists
from inspect_kit.layout.styles import TITLE_HEIGHT
from inspect_kit.layout.words import word
from inspect_kit.rows import row_key
from inspect_kit.template.model import Kind, Question

TITLE_ROW, HELP_ROW, ID_ROW, REFERENCE_ROW, HEADER_ROW, FIRST_LINE = range(6)
ID_COLUMN, QUESTION_COLUMN, GUIDANCE_COLUMN, ANSWER_COLUMN, NOTE_COLUMN, SOURCE_COLUMN = range(6)
SHOWN_COLUMNS = range(QUESTION_COLUMN, SOURCE_COLUMN + 1)
REMARK_COLUMNS = (NOTE_COLUMN, SOURCE_COLUMN)
HEADINGS = ("question", "guidance", "answer", "note", "source")
WIDTHS = {ID_COLUMN: 14.0, QUESTION_COLUMN: 44.0, GUIDANCE_COLUMN: 32.0, ANSWER_COLUMN: 30.0, NOTE_COLUMN: 34.0,
          SOURCE_COLUMN: 24.0}  # fmt: skip
PROTECTION = {
    "insert_columns": True,
    "insert_rows": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}
AIR, MOST_LINES, WORDS_LINES = 4.5, 30, 3
"""Points around the text of a line; how many lines of text it shows at the most, and where people answer in their own words."""
PER_CHARACTER, PER_SMALL_CHARACTER = 0.95, 0.82
"""Widths that a character takes on average where words are wrapped; guidance is smaller."""
LOCKED = {"fact": "known", "fact_date": "known_date", "fact_time": "known_time"}
"""Facts stand in a grid among cells that people sort, and are open there; in a form nothing needs to move them."""


@dataclass(frozen=True)
class FormParts:
    """What all forms of a part share: their lines and rules, and the defined name to go back to, if there is an index."""

    lines: Sequence[FormLine]
    validations: Sequence[Validation]
    index_name: str | None


def form_parts(given: PartInput, lines: Sequence[FormLine], spellings: SpellingLists, index_name: str | None) -> FormParts:
    """What is worked out once for all forms."""
    return FormParts(lines, list(_validations(given, lines, spellings)), index_name)


def build_form(given: PartInput, shared: FormParts, offset: int, name: str, calculation: CalculationSheet) -> SheetLayout:
    """The form of the row at this position."""
    body = list(_body(given, shared.lines, offset))
    return SheetLayout(
        name=name,
        cells=[*_head(given, shared, offset, calculation), *body],
        widths=dict(WIDTHS),
        heights={TITLE_ROW: TITLE_HEIGHT, **_heights(shared.lines, body)},
        hidden_rows=frozenset({ID_ROW, *(FIRST_LINE + at for at, line in enumerate(shared.lines) if line.retired)}),
        hidden_columns=frozenset({ID_COLUMN}),
        validations=list(shared.validations),
        highlights=list(_highlights(given, shared.lines, offset, calculation)),
        freeze=(FIRST_LINE, 0),
        protection=PROTECTION,
        landscape=True,
        repeat_rows=(TITLE_ROW, HEADER_ROW),
        fit_width=True,
        rows_grow=True,
    )


def _heights(lines: Sequence[FormLine], body: Sequence[Cell]) -> dict[int, float]:
    """Lines as high as their longest text needs, with some air; programs make them higher once more is typed."""
    most = {at: WORDS_LINES if _is_text(line) else 1 for at, line in enumerate(lines, start=FIRST_LINE)}
    for at, column, content, _ in body:
        if isinstance(content, str) and column != ID_COLUMN:
            each_takes = PER_SMALL_CHARACTER if column == GUIDANCE_COLUMN else PER_CHARACTER
            needed = sum(ceil(max(len(text), 1) * each_takes / WIDTHS[column]) for text in content.splitlines())
            most[at] = min(max(most[at], needed), MOST_LINES)
    return {at: number * LINE + AIR for at, number in most.items()}


def _is_text(line: FormLine) -> bool:
    return line.question is not None and line.question.answer.kind is Kind.TEXT


def _head(given: PartInput, shared: FormParts, offset: int, calculation: CalculationSheet) -> Iterator[Cell]:
    language, row = given.language, given.rows[offset]
    yield TITLE_ROW, QUESTION_COLUMN, given.part.title.read(language), "title"
    yield TITLE_ROW, NOTE_COLUMN, given.marking, "marking"
    yield HELP_ROW, QUESTION_COLUMN, word("form_help", language), "plain"
    yield ID_ROW, ID_COLUMN, f"{FORM_MARK}{given.part.id}", "id"
    key = row_key(row.id)
    yield ID_ROW, ANSWER_COLUMN, key, "id"
    for index, role in zip(REMARK_COLUMNS, (Role.NOTE, Role.SOURCE), strict=True):
        yield ID_ROW, index, f"{key}#{role}", "id"
    yield REFERENCE_ROW, QUESTION_COLUMN, row.id, "heading"
    yield REFERENCE_ROW, GUIDANCE_COLUMN, word("left", language), "right"
    yield REFERENCE_ROW, ANSWER_COLUMN, Formula(left_formula(calculation, offset), calculation.left_values[offset]), "left"
    if shared.index_name is not None:
        yield REFERENCE_ROW, SOURCE_COLUMN, Link(shared.index_name, word("to_index", language)), "link"
    for index, key in enumerate(HEADINGS, start=QUESTION_COLUMN):
        yield HEADER_ROW, index, word(key, language), "header"


def _body(given: PartInput, lines: Sequence[FormLine], offset: int) -> Iterator[Cell]:
    row = given.rows[offset]
    columns = [line.column for line in lines if line.column is not None]
    contents = row_cells(given.part, columns, row.id, given.table, offset, given.language)
    shown = {column.id: content for column, content in zip(columns, contents, strict=True)}
    remarks = given.remarks.get(row.id, {})
    for at, line in enumerate(lines, start=FIRST_LINE):
        if not line.id:
            # Not merged: a merged cell over the answers is what nobody can read, once lines have moved.
            yield from ((at, index, line.text if index == QUESTION_COLUMN else None, line.style) for index in SHOWN_COLUMNS)
            continue
        yield at, ID_COLUMN, line.id, "id"
        yield at, QUESTION_COLUMN, line.text, line.style
        content, style = shown[line.id] if line.column is not None else (None, "closed")
        if line.question is None:
            yield at, GUIDANCE_COLUMN, None, line.style
            yield at, ANSWER_COLUMN, content, LOCKED[style]
        else:
            yield at, GUIDANCE_COLUMN, line.guidance, "hint"
            yield at, ANSWER_COLUMN, content, style
            yield from _remarks(line, at, remarks)


def _remarks(line: FormLine, at: int, remarks: Mapping[str, str]) -> Iterator[Cell]:
    """What stands beside the answer, where the line takes anything."""
    for index, column in zip(REMARK_COLUMNS, remark_columns(line.id), strict=True):
        yield (at, index, remarks.get(column.id), "answer_text") if line.takes_remarks else (at, index, None, "closed")


def _validations(given: PartInput, lines: Sequence[FormLine], spellings: SpellingLists) -> Iterator[Validation]:
    for question, first, last in _blocks(lines):
        columns = [line.column for line in lines[first : last + 1] if line.column is not None]
        options = [entry_options(question, column, spellings, given.language) for column in columns]
        for start, stop in stretches([str(each) for each in options]):
            at = FIRST_LINE + last + 1 - len(columns)
            yield Validation(Area(at + start, ANSWER_COLUMN, at + stop, ANSWER_COLUMN), options[start])


def _highlights(given: PartInput, lines: Sequence[FormLine], offset: int, calculation: CalculationSheet) -> Iterator[Highlight]:
    """Grey over the whole question where it does not apply, yellow where its answer is missing."""
    for question, first, last in _blocks(lines):
        state = f"INDEX({given.states_name},{offset + 1},{calculation.state_columns[question.id]})"
        if question.ask_when is not None:
            area = Area(FIRST_LINE + first, QUESTION_COLUMN, FIRST_LINE + last, SOURCE_COLUMN)
            yield Highlight(area, f"{state}=2", "not_asked")
        needed = [at for at in range(first, last + 1) if _is_needed(lines[at])]
        if needed:
            area = Area(FIRST_LINE + needed[0], ANSWER_COLUMN, FIRST_LINE + needed[-1], ANSWER_COLUMN)
            yield Highlight(area, f"{state}=4", "to_fill")


def _is_needed(line: FormLine) -> bool:
    """Is the answer cell of this line missed while it is blank?"""
    asked = line.question is not None and not line.question.optional
    return asked and line.column is not None and line.column.role is not Role.TIME


def _blocks(lines: Sequence[FormLine]) -> Iterator[tuple[Question, int, int]]:
    """Each question with the positions of its first and last line."""
    for first, last in stretches([line.question.id if line.question is not None else "" for line in lines]):
        question = lines[first].question
        if question is not None:
            yield question, first, last
