"""The lines of a form: what is known, then the questions by stage, with a line for each choice where several are possible.

In: a part. Out: its lines in order. Each has the id of the grid's column that it stands for, so that a form is a grid turned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspect_kit.layout.columns import ROW_COLUMN, GridColumn, Role, answer_columns, fact_columns
from inspect_kit.layout.entry import message
from inspect_kit.layout.grid_cells import heading
from inspect_kit.layout.guidance import expected
from inspect_kit.layout.words import word
from inspect_kit.template.model import Kind, Part, Question


@dataclass(frozen=True)
class FormLine:
    """One line. `id` finds it again; a band has none. `column` is what its answer cell holds.

    A question of several choices has a line without a column, and its choices below it.
    """

    id: str
    text: str
    style: str
    column: GridColumn | None = None
    question: Question | None = None
    guidance: str = ""
    retired: bool = False

    @property
    def takes_remarks(self) -> bool:
        """Notes stand beside the line with the question's wording."""
        return self.question is not None and self.id == self.question.id


def form_lines(part: Part, language: str) -> Iterator[FormLine]:
    """Every line, in order."""
    yield FormLine("", word("known", language), "form_band")
    columns = [GridColumn(ROW_COLUMN, Role.ROW), *(column for fact in part.facts for column in fact_columns(fact))]
    for column in columns:
        yield FormLine(column.id, heading(part, column, language)[0], "known_title", column)
    for stage in part.stages:
        yield FormLine("", stage.title.read(language), "form_band")
        for question in stage.questions:
            yield from _question_lines(part, question, language)


def _question_lines(part: Part, question: Question, language: str) -> Iterator[FormLine]:
    columns = answer_columns(question.id, question.answer)
    first = None if question.answer.kind is Kind.CHOICES else columns.pop(0)
    yield FormLine(question.id, question.ask.read(language), "wording", first, question, _guidance(question, language))
    for column in columns:
        choice = question.answer.choice(column.code) if column.role is Role.CHOICE else None
        retired = choice is not None and choice.retired
        yield FormLine(column.id, heading(part, column, language)[0], "choice", column, question, retired=retired)


def _guidance(question: Question, language: str) -> str:
    """The guidance; where there is none, what may be answered, unless the dropdown says so."""
    if question.guidance is not None:
        return message(question, language)
    if question.answer.kind is Kind.CHOICES:
        return word("several_help", language)
    return "" if question.answer.kind is Kind.CHOICE else expected(question.answer, language)
