"""The answers that count: the first reading, with every amendment applied. In: an inspection folder. Out: rows and answers.

This is the one way in which results, reports, traces and status get at answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inspect_kit.answers.amendments import Amendment, load_amendments
from inspect_kit.answers.model import FIRST, SECOND, Answers, AnswersFile, StoredAnswer
from inspect_kit.answers.store import load_answers
from inspect_kit.conditions.model import State
from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.layout.columns import question_of
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.rows import RowsFile, load_rows
from inspect_kit.template.model import Part

AMENDED = "amended"
"""Stands for the workbook of an amended answer."""


@dataclass(frozen=True)
class EffectiveRows:
    """One body's rows with the answers that count, and the amendments behind them by row and question.

    `stored` is what was collected, before any amendment; None where nothing was.
    """

    rows_file: RowsFile
    answers: Answers
    amended: Mapping[tuple[str, str], tuple[Amendment, ...]]
    stored: AnswersFile | None

    @property
    def collected(self) -> bool:
        """Was anything?"""
        return self.stored is not None


def effective_rows(
    inspection: Inspection, instrument: Instrument, part: Part, body_id: str, log: Sequence[Amendment]
) -> tuple[EffectiveRows | None, list[Problem]]:
    """The rows of a body with their answers; None where none have been drawn. `log` is the inspection's amendments.

    Raises:
        StopRun: a file of ours cannot be read.
    """
    rows_path = inspection.rows_path(instrument, body_id)
    if not rows_path.exists():
        return None, []
    whole = load_rows(rows_path, inspection.shown(rows_path))
    rows_file = replace(whole, rows=whole.of(part.id))
    path = inspection.answers_path(instrument, body_id, FIRST)
    stored = load_answers(path, inspection.shown(path)) if path.exists() else None
    mine = [each for each in log if (each.instrument, each.round, each.body) == (instrument.id, instrument.round, body_id)]
    known = {row.id for row in whole.every()}
    place = Place(inspection.shown(inspection.amendments_path))
    problems = [
        problem("amendments-unknown-answer", place, row=each.row, question=each.question)
        for each in mine
        if each.row not in known
    ]
    asked = {question.id for question in part.questions()}
    given: Answers = stored.rows if stored is not None else {}
    answers, amended = amend_answers(given, [each for each in mine if question_of(each.question) in asked])
    return EffectiveRows(rows_file, answers, amended, stored), problems


def amend_answers(
    stored: Answers, amendments: Sequence[Amendment]
) -> tuple[Answers, dict[tuple[str, str], tuple[Amendment, ...]]]:
    """The answers after these amendments, the later ones winning, and the amendments by what they change."""
    answers = {row: dict(given) for row, given in stored.items()}
    amended: dict[tuple[str, str], tuple[Amendment, ...]] = {}
    for each in amendments:
        amended[each.key()] = (*amended.get(each.key(), ()), each)
        row = answers.setdefault(each.row, {})
        row.pop(each.question, None)
        collected = stored.get(each.row, {}).get(each.question)
        state, value = each.new
        if state is not State.MISSING:
            row[each.question] = StoredAnswer(state, value, collected.source if collected else "", AMENDED)
    return answers, amended


def readings_of(inspection: Inspection, instrument: Instrument, effective: EffectiveRows) -> dict[str, Answers]:
    """What each reading of a body says: the first as it counts, the second as it was collected.

    Raises:
        StopRun: the file of the second reading cannot be read.
    """
    path = inspection.answers_path(instrument, effective.rows_file.body, SECOND)
    second: Answers = load_answers(path, inspection.shown(path)).rows if path.exists() else {}
    return {FIRST: effective.answers, SECOND: second}


def load_effective(
    inspection: Inspection, instrument: Instrument, part: Part, bodies: Sequence[str]
) -> tuple[dict[str, EffectiveRows], list[Problem]]:
    """The answers that count of several bodies, in their order. Bodies without rows are left out."""
    log, problems = load_amendments(inspection)
    found: dict[str, EffectiveRows] = {}
    for body_id in bodies:
        rows, wrong = effective_rows(inspection, instrument, part, body_id, log)
        problems += wrong
        if rows is not None:
            found[body_id] = rows
    return found, problems


def collected_instruments(inspection: Inspection) -> list[str]:
    """The ids of the instruments from which anything was collected, at the rounds they stand at."""
    return [
        each.id
        for each in inspection.instruments
        if any(
            inspection.rows_path(each, body).exists() and inspection.answers_path(each, body, FIRST).exists()
            for body in each.bodies
        )
    ]
