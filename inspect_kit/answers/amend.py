"""Making an amendment: what somebody typed is read as a cell would be, checked, and appended.

In: a body, a row, a question, a value, who and why. Out: the amendment, or what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from inspect_kit.answers.amendments import Amendment, Said, amending, append_amendments, load_amendments
from inspect_kit.answers.effective import EffectiveRows, effective_rows, readings_of
from inspect_kit.answers.model import SECOND
from inspect_kit.cells.limits import limit_problem
from inspect_kit.cells.read import (
    UNABLE_CODE,
    CellReading,
    accepted,
    read_cell,
    read_choices,
    refused,
    spellings,
)
from inspect_kit.chosen import Chosen, holder
from inspect_kit.conditions.model import State
from inspect_kit.days import is_day
from inspect_kit.inspection import Inspection, Instrument, refuse_disposed
from inspect_kit.layout.columns import REMARK, is_remark, question_of
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.template.model import Kind, Part, Question, Template
from inspect_kit.texts import fold

MISSING_WORD = "missing"


@dataclass(frozen=True)
class Wish:
    """What somebody asks for. `values` are several where several choices fit; `missing` as the only one blanks the answer."""

    body: str
    row: str
    question: str
    values: tuple[str, ...]
    by: str
    because: str
    when: str


def amend(
    inspection: Inspection, instrument: Instrument, template: Template, wish: Wish, today: str
) -> tuple[Amendment | None, list[Problem]]:
    """Append the amendment; None where there is nothing to change. The question is one of the template's, `today` a date.

    Raises:
        StopRun: it cannot be made; the log is as it was.
    """
    refuse_disposed(inspection, instrument)
    part, question = _question(template, wish.question)
    _check_signed(wish, today)
    with amending(inspection):
        return _amend(inspection, instrument, part, question, wish)


def _amend(
    inspection: Inspection, instrument: Instrument, part: Part, question: Question, wish: Wish
) -> tuple[Amendment | None, list[Problem]]:
    """The same for whoever holds the log: the old value is the one that is replaced."""
    log, problems = load_amendments(inspection)
    rows, found = effective_rows(inspection, instrument, part, wish.body, log)
    if rows is None:
        place = Place(inspection.shown(inspection.rows_path(instrument, wish.body)))
        raise StopRun([problem("sheets-no-rows", place, body=wish.body)])
    row = _row(rows, wish)
    stored = rows.answers.get(row, {}).get(question.id)
    old = stored.says() if stored is not None else (State.MISSING, None)
    new = read_said(question, rows, row, wish.values, Place(part.id, field=question.id))
    second = readings_of(inspection, instrument, rows)[SECOND].get(row, {}).get(question.id)
    against = second.says() if second is not None else None
    if old == new and not _is_to_settle(rows, (row, question.id), against):
        return None, [*problems, *found, problem("amend-same", Place(wish.body), question=question.id, row=row)]
    head = (instrument.id, instrument.round, wish.body, row, question.id)
    amendment = Amendment(*head, old, new, wish.by.strip(), wish.when, wish.because.strip(), against)
    append_amendments(inspection, [amendment])
    return amendment, [*problems, *found]


def _is_to_settle(rows: EffectiveRows, key: tuple[str, str], second: Said | None) -> bool:
    """Does the second reading say otherwise, and has nobody settled that yet? Then keeping the first settles it."""
    collected = rows.stored.rows.get(key[0], {}).get(key[1]) if rows.stored is not None else None
    if second is None or collected is None or collected.says() == second:
        return False
    log = rows.amended.get(key, ())
    return not (log and log[-1].settles(second))


def find_question(chosen: Sequence[Chosen], question: str) -> Chosen:
    """The instrument that asks this question, or the one that it is a note or a source record of.

    Raises:
        StopRun: none asks it, or several do.
    """
    return holder(chosen, question_of(question), lambda each: each.ids(_asked), "amend-unknown-question")


def _asked(part: Part) -> list[str]:
    return [question.id for question in part.questions()]


def _question(template: Template, question_id: str) -> tuple[Part, Question]:
    """A question with its part. What stands beside an answer is amended as a text would be."""
    known = {each.id: (part, each) for part in template.parts for each in part.questions()}
    part, question = known[question_of(question_id)]
    return part, replace(question, id=question_id, answer=REMARK) if is_remark(question_id) else question


def _check_signed(wish: Wish, today: str) -> None:
    if not wish.by.strip() or not wish.because.strip():
        raise StopRun([problem("amend-no-reason", Place("amend"))], 2)
    if not is_day(wish.when):
        raise StopRun([problem("amend-bad-date", Place("--on"), value=wish.when)], 2)
    if wish.when > today:
        raise StopRun([problem("amend-too-late", Place("--on"), value=wish.when)], 2)


def _row(rows: EffectiveRows, wish: Wish) -> str:
    """The row's own reference: as it was typed, else whatever spaces or capitals were typed, where only one is alike."""
    known = [row.id for row in rows.rows_file.every()]
    alike = [wish.row] if wish.row in known else [each for each in known if fold(each) == fold(wish.row)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise StopRun([problem("amend-which-row", Place(wish.body), row=wish.row, known=alike)], 2)
    near = get_close_matches(wish.row, known, n=3)
    hint = f"Did you mean {', '.join(near)}?" if near else "See the rows file for what was drawn."
    raise StopRun([problem("amend-unknown-row", Place(wish.body), row=wish.row, body=wish.body, near=hint)], 2)


def read_said(question: Question, rows: EffectiveRows, row: str, values: Sequence[str], place: Place) -> Said:
    """What these words say as an answer of the row, read and checked like the cells of a workbook.

    Raises:
        StopRun: they are no answer to the question.
    """
    if [fold(each) for each in values] == [MISSING_WORD]:
        return State.MISSING, None
    reading = _read(question, values)
    code, fields = reading.code, reading.fields
    if code is None and reading.value is not None:
        facts = next(each.facts for each in rows.rows_file.every() if each.id == row)
        given = rows.answers.get(row, {})
        others = {**facts, **{name: each.value for name, each in given.items() if each.value is not None}}
        code, fields = limit_problem(question.answer, reading.value, others) or (None, {})
    if code is not None:
        raise StopRun([problem(code, place, **fields)], 2)
    return reading.state, reading.value


def _read(question: Question, values: Sequence[str]) -> CellReading:
    answer = question.answer
    if answer.kind is not Kind.CHOICES:
        return read_cell(answer, " ".join(values))
    known = spellings(answer) | {"none": ""}
    codes = []
    for value in values:
        code = known.get(fold(value))
        if code is None:
            return refused("cell-not-a-choice", value=value, accepted=[*accepted(answer), "none"])
        codes.append(code)
    marks = {choice.code: choice.code in codes for choice in answer.choices}
    return read_choices(answer, marks, "" in codes, UNABLE_CODE in codes)
