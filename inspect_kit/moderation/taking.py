"""From answers of a workbook of disagreements to amendments. In: its rows, the answers collected. Out: amendments not made yet.

Each settles what the row was written of. Where a reading has changed since, or somebody else has amended the answer, nothing is
changed: that is told, with the cell. The same answers make the same amendments, so collecting twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

from inspect_kit.answers.amend import read_said
from inspect_kit.answers.amendments import Amendment, Said, load_amendments
from inspect_kit.answers.merge import said
from inspect_kit.answers.model import Answers, AnswersFile, StoredAnswer
from inspect_kit.conditions.model import State
from inspect_kit.inspection import Inspection
from inspect_kit.moderation.read_twice import ReadTwice, read_twice
from inspect_kit.moderation.rows import (
    ANSWER,
    BECAUSE,
    BY,
    COUNTED,
    INSTRUMENT,
    QUESTION,
    ROUND,
    ROW,
    SAID_FIRST,
    SAID_SECOND,
    STANDS,
    said_then,
)
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.rows import Row, RowsFile
from inspect_kit.template.build import load_template
from inspect_kit.template.model import Kind, Question

FIRST, SECOND, ANOTHER = "first", "second", "another"


@dataclass
class Settled:
    """New amendments, and what is wrong with what was said."""

    amendments: list[Amendment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Given:
    """One body's answers of one round, and the rows that they are of. `today` is an ISO date."""

    inspection: Inspection
    rows: RowsFile
    answers: Answers
    file: AnswersFile
    today: str

    @property
    def via(self) -> str:
        """What tells these answers from those of another round."""
        return f"{self.rows.instrument}/{self.rows.round}/{self.rows.body}"


def settle(given: Given) -> Settled:
    """Every amendment that the log lacks. The log must be held until they are appended.

    Raises:
        StopRun: a file of ours cannot be read.
    """
    settled = Settled()
    read = _Readings(given)
    for row in given.rows.rows:
        answers = given.answers.get(row.id, {})
        if _value(answers, STANDS):
            try:
                settled.amendments += _Row(given, row, answers, read).amendments()
            except StopRun as stop:
                settled.problems += stop.problems
    return settled


class _Readings:
    """Both readings of the rows that are settled, loaded once for each instrument and round."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._log = load_amendments(given.inspection)[0]
        self._found: dict[tuple[str, str], list[ReadTwice]] = {}

    def of(self, instrument: str, round_: str, question: str) -> tuple[ReadTwice, Question] | None:
        """The part that asks the question; None where there is no such instrument, question or second reading any more."""
        if (instrument, round_) not in self._found:
            self._found[instrument, round_] = self._load(instrument, round_)
        for each in self._found[instrument, round_]:
            asked = next((one for one in each.part.questions() if one.id == question), None)
            if asked is not None:
                return each, asked
        return None

    def _load(self, instrument: str, round_: str) -> list[ReadTwice]:
        inspection = self._given.inspection
        known = next((each for each in inspection.instruments if each.id == instrument), None)
        template = load_template(known.template, inspection.folder)[0] if known is not None else None
        if known is None or template is None:
            return []
        return read_twice(inspection, replace(known, round=round_), template, self._given.rows.body, self._log)[0]


class _Row:
    """One line of a workbook that came back."""

    def __init__(self, given: Given, row: Row, answers: Mapping[str, StoredAnswer], read: _Readings) -> None:
        self._given, self._row, self._answers = given, row, answers
        self._of = {name: str(row.facts.get(name, "")) for name in (INSTRUMENT, ROUND, ROW, QUESTION)}
        found = read.of(self._of[INSTRUMENT], self._of[ROUND], self._of[QUESTION])
        if found is None:
            self._stop("moderation-row-unknown", row=row.id)
        self._read, self._question = found
        self._log = self._read.amendments(self._of[ROW], self._of[QUESTION])
        self._mine = [each for each in self._log if each.via == given.via]

    def amendments(self) -> Iterator[Amendment]:
        """The one that is to be made, if it has not been.

        Raises:
            StopRun: it says too little, or what it settles is no longer so.
        """
        needs = [name for name in (BY, BECAUSE) if not _value(self._answers, name)]
        if needs:
            self._stop("moderation-needs", row=self._row.id, what=["by whom" if each == BY else "why" for each in needs])
        new, by, because = self._new(), _value(self._answers, BY), _value(self._answers, BECAUSE)
        if self._mine and (self._mine[-1].new, self._mine[-1].by, self._mine[-1].because) == (new, by, because):
            return
        old = self._unchanged()
        head = (self._of[INSTRUMENT], self._of[ROUND], self._given.rows.body, self._of[ROW], self._of[QUESTION])
        day = min(self._given.file.saved(self._answers) or self._given.today, self._given.today)
        yield Amendment(*head, old, new, by, day, because, self._then(SAID_SECOND), self._given.via)

    def _then(self, name: str) -> Said:
        return said_then(self._row, name, self._given.via)

    def _new(self) -> Said:
        """What is to count: a reading, or what was typed, read as an answer to the question itself."""
        stands = _value(self._answers, STANDS)
        if stands in (FIRST, SECOND):
            return self._then(SAID_FIRST if stands == FIRST else SAID_SECOND)
        typed = _value(self._answers, ANSWER)
        if not typed:
            self._stop("moderation-needs", row=self._row.id, what=["the answer that is to count"])
        several = self._question.answer.kind is Kind.CHOICES
        values = [each.strip() for each in typed.replace(";", ",").split(",")] if several else [typed]
        return read_said(self._question, self._read.effective, self._of[ROW], values, self._place(ANSWER))

    def _unchanged(self) -> Said:
        """What counts at present, where that and both readings are what the row was written of, or what it made of it."""
        for name, answers in ((SAID_FIRST, self._read.first), (SAID_SECOND, self._read.second)):
            stored = answers.get(self._of[ROW], {}).get(self._of[QUESTION])
            now = stored.says() if stored is not None else (State.MISSING, None)
            if now != self._then(name):
                which = FIRST if name == SAID_FIRST else SECOND
                self._stop("moderation-stale", row=self._row.id, which=which, was=said(self._then(name)), now=said(now))
        expected = self._mine[-1].new if self._mine else self._then(COUNTED)
        counts = self._log[-1].new if self._log else self._then(SAID_FIRST)
        if counts != expected:
            by, when = (self._log[-1].by, self._log[-1].when) if self._log else ("nobody", "any day")
            self._stop("moderation-amended", row=self._row.id, now=said(counts), by=by, when=when)
        return counts

    def _stop(self, code: str, **fields: object) -> NoReturn:
        raise StopRun([problem(code, self._place(STANDS), **fields)])

    def _place(self, question: str) -> Place:
        return Place.of_cell(self._answers[question].source)


def _value(answers: Mapping[str, StoredAnswer], question: str) -> str:
    answer = answers.get(question)
    return str(answer.value).strip() if answer is not None and answer.state is State.ANSWERED else ""
