"""The columns of a part's sheet: what each is for and the hidden id that finds it again.

In: a part. Out: its columns in order. Writer and reader both go by this list, and by nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inspect_kit.template.model import AnswerType, Fact, Kind, Part, Question

ROWS_MARK = "inspect_kit.rows:"
FORM_MARK = "inspect_kit.form:"
"""Stands where the hidden ids and keys of a grid cross, and those of a form; the part's id follows."""
ROW_COLUMN = "#row"
METADATA_SHEET = "inspect_kit"
"""The very hidden sheet's name, and the text of its first cell."""
WORKBOOK_FORMAT = "workbook/1"


class Role(StrEnum):
    """What a column holds."""

    ROW = "row"
    FACT = "fact"
    ANSWER = "answer"
    TIME = "time"
    CHOICE = "choice"
    NONE = "none"
    UNABLE = "unable"
    NOTE = "note"
    SOURCE = "source"


REMARKS = (Role.NOTE, Role.SOURCE)
"""What a form has room for beside each answer: a note, and where the source record is."""
REMARK = AnswerType(Kind.TEXT)
"""Both are texts."""


@dataclass(frozen=True)
class GridColumn:
    """One column. `variable` is the fact or question it belongs to; `code` the choice that it ticks."""

    id: str
    role: Role
    variable: str = ""
    code: str = ""


def grid_columns(part: Part) -> tuple[GridColumn, ...]:
    """The row's own id, then every fact and every question, each with as many columns as its answer needs."""
    columns = [GridColumn(ROW_COLUMN, Role.ROW)]
    for fact in part.facts:
        columns += fact_columns(fact)
    for question in part.questions():
        columns += answer_columns(question.id, question.answer)
    return tuple(columns)


def fact_columns(fact: Fact) -> list[GridColumn]:
    """A fact is shown in one cell, a date with time in two."""
    columns = [GridColumn(fact.id, Role.FACT, fact.id)]
    if fact.answer.kind is Kind.DATE_TIME:
        columns.append(GridColumn(f"{fact.id}#time", Role.TIME, fact.id))
    return columns


def answer_columns(variable: str, answer: AnswerType) -> list[GridColumn]:
    """One cell; two for a date with time; for several choices one to tick each, none of them, and unable to tell.

    A retired choice keeps its column, so that what was answered in an older workbook is still read.
    """
    if answer.kind is not Kind.CHOICES:
        first = GridColumn(variable, Role.ANSWER, variable)
        time = GridColumn(f"{variable}#time", Role.TIME, variable)
        return [first, time] if answer.kind is Kind.DATE_TIME else [first]
    ticks = [GridColumn(f"{variable}#choice={choice.code}", Role.CHOICE, variable, choice.code) for choice in answer.choices]
    ticks.append(GridColumn(f"{variable}#none", Role.NONE, variable))
    if answer.unable_to_tell is not None:
        ticks.append(GridColumn(f"{variable}#unable", Role.UNABLE, variable))
    return ticks


def remark_columns(question: str) -> list[GridColumn]:
    """What stands beside the answer in a form. Such an id can be no question's, which hold no `#`."""
    return [GridColumn(f"{question}#{role}", role, question) for role in REMARKS]


def is_remark(column_id: str) -> bool:
    """Is it the id of a note or a source record?"""
    return column_id.partition("#")[2] in REMARKS


def question_of(column_id: str) -> str:
    """The question that it is the id of, or that it stands beside."""
    return column_id.partition("#")[0] if is_remark(column_id) else column_id


def is_question(part: Part, column: GridColumn) -> bool:
    """Does this column belong to something that is asked?"""
    return isinstance(part.variables.get(column.variable), Question)
