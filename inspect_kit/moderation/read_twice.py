"""Rows that two people read. In: an inspection and its instruments. Out: for each body and part, both readings as collected.

Amendments are left out: they settle what readings did not agree on, and a settled disagreement was one all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from inspect_kit.answers.amendments import Amendment, Said, load_amendments
from inspect_kit.answers.columns import build_table
from inspect_kit.answers.effective import EffectiveRows, effective_rows, readings_of
from inspect_kit.answers.model import SECOND, Answers
from inspect_kit.chosen import Chosen, each_body
from inspect_kit.conditions.model import TRUE, State
from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.problems import Problem
from inspect_kit.rows import Row
from inspect_kit.table import Table
from inspect_kit.template.model import Kind, Part, Question, Template

SAID = frozenset({State.ANSWERED, State.UNABLE_TO_TELL})
"""States in which somebody has said something: also that the answer cannot be told."""


@dataclass(frozen=True)
class Pair:
    """What both readings say of one question of one row."""

    row: str
    first: Said
    second: Said

    @property
    def agrees(self) -> bool:
        """Do they say the same?"""
        return self.first == self.second


@dataclass(frozen=True)
class Pairs:
    """One question of one body's rows. `one_only`: rows to which it applies by one reading alone, so that the question it
    hangs on was answered differently. `not_both`: rows that one reading at least has left blank.
    """

    said: tuple[Pair, ...]
    one_only: int
    not_both: int


@dataclass(frozen=True)
class ReadTwice:
    """One part of one body: `rows` are those of which both readings say something."""

    instrument: Instrument
    part: Part
    effective: EffectiveRows
    first: Answers
    second: Answers
    rows: tuple[Row, ...]

    @property
    def body(self) -> str:
        """Whose rows they are."""
        return self.effective.rows_file.body

    @cached_property
    def tables(self) -> tuple[Table, Table]:
        """Both readings by column: whether a question applies is for each reading to say."""
        return build_table(self.part, self.rows, self.first), build_table(self.part, self.rows, self.second)

    def amendments(self, row: str, question: str) -> tuple[Amendment, ...]:
        """The amendments of an answer, in the order they were made."""
        return self.effective.amended.get((row, question), ())

    def pairs(self, question: Question) -> Pairs:
        """Both answers, of the rows in which both were given."""
        said: list[Pair] = []
        one_only = not_both = 0
        applies = zip(*(_applies(table, question) for table in self.tables), strict=True)
        states = zip(*(table.states(question.id) for table in self.tables), strict=True)
        for row, asked, given in zip(self.rows, applies, states, strict=True):
            if asked == (TRUE, TRUE) and SAID.issuperset(given):
                both = (answers[row.id][question.id].says() for answers in (self.first, self.second))
                said.append(Pair(row.id, *both))
            elif TRUE in asked:
                left = asked == (TRUE, TRUE) or State.MISSING in asked
                one_only, not_both = one_only + (not left), not_both + left
        return Pairs(tuple(said), one_only, not_both)


def _applies(table: Table, question: Question) -> bytes:
    """Is the question asked of each row? True, false, or the state that leaves it open."""
    return table.truth(question.ask_when) if question.ask_when is not None else bytes([TRUE]) * table.size


def compared(part: Part) -> Iterator[Question]:
    """The questions whose answers can be held beside each other. Nobody writes a text in another's words."""
    return (question for question in part.questions() if question.answer.kind is not Kind.TEXT)


def load_read_twice(inspection: Inspection, chosen: Sequence[Chosen]) -> tuple[list[ReadTwice], list[Problem]]:
    """Every part of every body that has a second reading.

    Raises:
        StopRun: a file of ours cannot be read.
    """
    log, problems = load_amendments(inspection)
    found: list[ReadTwice] = []
    for each, body in each_body(chosen):
        one, wrong = read_twice(inspection, each.instrument, each.template, body.id, log)
        found += one
        problems += wrong
    return found, problems


def read_twice(
    inspection: Inspection, instrument: Instrument, template: Template, body: str, log: Sequence[Amendment]
) -> tuple[list[ReadTwice], list[Problem]]:
    """The parts of one body that have a second reading. `log` is the inspection's amendments."""
    if not inspection.answers_path(instrument, body, SECOND).exists():
        return [], []
    found: list[ReadTwice] = []
    problems: list[Problem] = []
    for part in template.parts:
        effective, wrong = effective_rows(inspection, instrument, part, body, log)
        problems += wrong
        if effective is not None and effective.stored is not None:
            first, second = effective.stored.rows, readings_of(inspection, instrument, effective)[SECOND]
            rows = tuple(row for row in effective.rows_file.rows if first.get(row.id) and second.get(row.id))
            found.append(ReadTwice(instrument, part, effective, first, second, rows))
    return found, problems
