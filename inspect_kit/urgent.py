"""Rows that cannot wait. In: rows with their answers in every reading. Out: each that a question marks as urgent in any of
them, with what settles it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.effective import EffectiveRows, readings_of
from inspect_kit.answers.model import Answers
from inspect_kit.conditions.model import TRUE, State
from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.rows import Row
from inspect_kit.table import Table
from inspect_kit.template.model import Part, Question, Urgent


@dataclass(frozen=True)
class UrgentRow:
    """A row that cannot wait: the question that says so, in which readings, what is filled of what settles it, and what
    is not. `beside` is what is filled of whatever else is asked of such rows, as what was replied."""

    body: str
    row: str
    question: str
    title: str
    readings: tuple[str, ...]
    filled: tuple[tuple[str, str], ...]
    until: tuple[str, ...]
    replaced: bool = False
    beside: tuple[tuple[str, str], ...] = ()

    def as_problem(self) -> Problem:
        """The same, as a warning."""
        code = "status-urgent-replaced" if self.replaced else "status-urgent"
        fields = {"row": self.row, "body": self.body, "question": self.title, "until": list(self.until)}
        return problem(code, Place(self.body), **fields, readings=" and ".join(self.readings))


def urgent_of(
    inspection: Inspection, instrument: Instrument, part: Part, effective: EffectiveRows, settled: bool = False
) -> list[UrgentRow]:
    """The urgent rows of a body that are not settled; with `settled`, those that are as well. A row that was replaced in
    the sample is not settled by that.

    Raises:
        StopRun: the file of a second reading cannot be read.
    """
    if all(question.urgent is None for question in part.questions()):
        return []
    readings = readings_of(inspection, instrument, effective)
    rows_file = effective.rows_file
    gone = {row.id for row in rows_file.replaced}
    found = urgent_rows(part, rows_file.body, rows_file.every(), readings)
    return [replace(each, replaced=each.row in gone) for each in found if each.until or settled]


def urgent_rows(part: Part, body: str, rows: Sequence[Row], readings: Mapping[str, Answers]) -> Iterator[UrgentRow]:
    """Every row that any reading marks as urgent, settled or not."""
    tables = {reading: build_table(part, rows, answers) for reading, answers in readings.items()}
    for question in part.questions():
        if question.urgent is None:
            continue
        names = [each.id for each in asked_of_urgent(part, question.urgent)]
        truths = {reading: table.truth(question.urgent.when) for reading, table in tables.items()}
        for at, row in enumerate(rows):
            marked = tuple(reading for reading, truth in truths.items() if truth[at] == TRUE)
            if marked:
                filled = _filled(names, {reading: tables[reading] for reading in marked}, at, row.id, readings)
                yield _urgent_row(body, row, question, marked, filled)


def asked_of_urgent(part: Part, urgent: Urgent) -> list[Question]:
    """The questions that settle such a row, and those that are asked just where a row is urgent."""
    every = list(part.questions())
    also = [each for each in every if each.ask_when == urgent.when and each.id not in urgent.until]
    return [each for each in every if each.id in urgent.until] + also


def _filled(
    names: Sequence[str], marked: Mapping[str, Table], at: int, row: str, readings: Mapping[str, Answers]
) -> dict[str, str]:
    """What is filled of these questions. Whoever read it, an answer that was given settles it for all."""
    found: dict[str, str] = {}
    for reading, answers in readings.items():
        mine, table = answers.get(row, {}), marked.get(reading)
        for name in names:
            given = mine.get(name)
            counts = table is None or table.states(name)[at] == State.ANSWERED
            if given is not None and given.state is State.ANSWERED and counts:
                found.setdefault(name, str(given.value))
    return found


def _urgent_row(body: str, row: Row, question: Question, marked: tuple[str, ...], filled: Mapping[str, str]) -> UrgentRow:
    until = question.urgent.until if question.urgent is not None else ()
    open_ = tuple(name for name in until if name not in filled)
    given = tuple((name, filled[name]) for name in until if name in filled)
    beside = tuple((name, value) for name, value in filled.items() if name not in until)
    return UrgentRow(body, row.id, question.id, question.title.read(), marked, given, open_, beside=beside)
