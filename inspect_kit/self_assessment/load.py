"""From answers to self-assessments, each held against its criteria set as it is now.

In: an inspection, an instrument, bodies. Out: an `Assessment` for each body from which something was collected, and problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.effective import EffectiveRows, load_effective
from inspect_kit.answers.model import FIRST
from inspect_kit.answers.store import load_answers
from inspect_kit.chosen import Chosen
from inspect_kit.conditions.model import State
from inspect_kit.criteria import CriteriaSet
from inspect_kit.criteria.versions.carry import Carried, Verdict
from inspect_kit.criteria_carried import verdicts
from inspect_kit.criteria_rows import criteria_as_asked, criteria_named, of_a_body
from inspect_kit.inspection import Body, Inspection, Instrument
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.rows import RowsFile
from inspect_kit.self_assessment.model import (
    ACTION,
    ACTION_DUE,
    ACTION_OWNER,
    CONFIDENCE,
    JUDGEMENT,
    Action,
    Assessed,
    Assessment,
    Retired,
)
from inspect_kit.self_assessment.scale import Scale
from inspect_kit.self_assessment.sign_off import load_sign_off
from inspect_kit.table import Table
from inspect_kit.template.model import Choice, Kind, Part, RowsFrom, Template


def assessed_part(template: Template) -> Part | None:
    """The part in which a body judges itself; None where the template is no self-assessment."""
    for part in template.parts:
        judgement = part.variables.get(JUDGEMENT)
        if part.rows is RowsFrom.CRITERIA and judgement is not None and judgement.answer.kind is Kind.CHOICE:
            return part
    return None


def check_scale(template: Template) -> Iterator[Problem]:
    """A scale has two steps at least."""
    part = assessed_part(template)
    if part is not None and len(_scale(part).steps) < 2:
        yield problem("assess-no-scale", Place(template.id), template=template.id)


def _scale(part: Part) -> Scale:
    return Scale(part.variables[JUDGEMENT].answer.choices)


def load_assessments(inspection: Inspection, chosen: Chosen) -> tuple[list[Assessment], list[Problem]]:
    """The self-assessments of the bodies that are meant, each of the last round that it has rows in.

    Raises:
        StopRun: the template is no self-assessment, or a file of ours cannot be read.
    """
    part = assessed_part(chosen.template)
    scale = list(check_scale(chosen.template))
    if part is None or scale:
        raise StopRun(scale or [problem("assess-no-instrument", Place(chosen.id))])
    found: list[Assessment] = []
    problems: list[Problem] = []
    loader = _Loader(inspection, chosen.template, part)
    for body in chosen.bodies:
        one, told = loader.load(_at_last_round(inspection, chosen.instrument, body), body)
        problems += [each for each in told if each not in problems]
        found += [one] if one is not None else []
    return found, problems


def _at_last_round(inspection: Inspection, instrument: Instrument, body: Body) -> Instrument:
    """The instrument at the body's own last round: where rounds are days, bodies may have different ones."""
    if not instrument.dated:
        return instrument
    at = (replace(instrument, round=each) for each in reversed(inspection.rounds(instrument.id)))
    return next((each for each in at if inspection.rows_path(each, body.id).exists()), instrument)


@dataclass(frozen=True)
class _Given:
    """What one body answered: the table of its indicators, whose rows go by their ids, and when it was said."""

    table: Table
    rows: Mapping[str, int]
    effective: EffectiveRows
    saved: Mapping[str, str]

    def state(self, row: str, name: str) -> State | None:
        """How a question stands; None where it was not asked."""
        if row not in self.rows or name not in self.table.part.variables:
            return None
        return State(self.table.states(name)[self.rows[row]])

    def choice(self, row: str, name: str) -> Choice | None:
        """The choice that was made; None where nothing was, or the question does not apply."""
        if self.state(row, name) is not State.ANSWERED:
            return None
        return self.table.part.variables[name].answer.choice(str(self.table.values(name)[self.rows[row]]))

    def raw(self, row: str, name: str) -> object | None:
        """What was answered, even where it does not apply any more."""
        if self.state(row, name) is None or self.table.raw_states(name)[self.rows[row]] != State.ANSWERED:
            return None
        return self.table.values(name)[self.rows[row]]


class _Loader:
    """Loads bodies one by one; a criteria set is read once."""

    def __init__(self, inspection: Inspection, template: Template, part: Part) -> None:
        self._inspection = inspection
        self._template = template
        self._part = part
        self._sets: dict[tuple[str, str], tuple[CriteriaSet, CriteriaSet, Mapping[str, Carried]]] = {}

    def load(self, instrument: Instrument, body: Body) -> tuple[Assessment | None, list[Problem]]:
        effective, problems = load_effective(self._inspection, instrument, self._part, [body.id])
        mine = effective.get(body.id)
        if mine is None or not (mine.collected or mine.amended):
            place = Place(self._inspection.shown(self._inspection.answers_path(instrument, body.id, FIRST)))
            return None, [*problems, problem("score-no-answers", place, body=body.id)]
        asked, criteria, carried = self._criteria(instrument, mine.rows_file)
        given = self._given(instrument, mine)
        scale = _scale(self._part)
        indicators = tuple(
            _Indicator(given, scale, carried[indicator.id]).assess(Assessed(general, specific, indicator))
            for general, specific, indicator in of_a_body(criteria)
        )
        version = mine.rows_file.criteria.version if mine.rows_file.criteria is not None else criteria.version
        sign_off = load_sign_off(self._inspection, instrument, self._template, body.id, mine)
        retired = tuple(_retired(given, asked, carried))
        one = Assessment(self._inspection, instrument, body, criteria, version, scale, indicators, sign_off, retired)
        return one, [*problems, *_reworded(one)]

    def _criteria(self, instrument: Instrument, rows_file: RowsFile) -> tuple[CriteriaSet, CriteriaSet, Mapping[str, Carried]]:
        """The set as it was asked and as it is now, and by the indicators of the latter what becomes of answers. The same copy
        is the same set."""
        used = rows_file.criteria
        key = (used.name, used.copy) if used is not None else ("", "")
        if key not in self._sets:
            asked = criteria_as_asked(self._inspection, instrument, rows_file)
            now = criteria_named(key[0], self._inspection, instrument).set
            self._sets[key] = asked, now, verdicts(self._inspection, asked, now)
        return self._sets[key]

    def _given(self, instrument: Instrument, mine: EffectiveRows) -> _Given:
        rows = mine.rows_file.rows
        table = build_table(self._part, rows, mine.answers)
        path = self._inspection.answers_path(instrument, mine.rows_file.body, FIRST)
        books = load_answers(path, self._inspection.shown(path)).workbooks if path.exists() else {}
        saved = {name: book.modified for name, book in books.items()}
        return _Given(table, {row.id: at for at, row in enumerate(rows)}, mine, saved)


def _reworded(one: Assessment) -> Iterator[Problem]:
    """That some answers were given to other words."""
    again = one.looked_at_again()
    if again:
        place = Place(one.inspection.shown(one.inspection.rows_path(one.instrument, one.body.id)))
        names = [each.indicator.id for each in again]
        yield problem("assess-look-again", place, body=one.body.id, count=len(again), names=names)


def _retired(given: _Given, asked: CriteriaSet, carried: Mapping[str, Carried]) -> Iterator[Retired]:
    """What was answered of indicators that nothing of the set as it is now goes back to."""
    used = {name for each in carried.values() for name in each.old}
    for _, _, indicator in of_a_body(asked):
        judgement = None if indicator.id in used else given.choice(indicator.id, JUDGEMENT)
        if judgement is not None:
            yield Retired(indicator, judgement)


class _Indicator:
    """What one body says of one indicator."""

    def __init__(self, given: _Given, scale: Scale, carried: Carried) -> None:
        self._given = given
        self._scale = scale
        self._carried = carried
        self._id = next((each for each in carried.old if each in given.rows), "")

    def assess(self, blank: Assessed) -> Assessed:
        if self._carried.verdict is not Verdict.CARRIED:
            said = ((each, self._given.choice(each, JUDGEMENT)) for each in self._carried.old)
            earlier = tuple((name, choice) for name, choice in said if choice is not None)
            return replace(blank, earlier=earlier, reason=self._why())
        judgement = self._given.choice(self._id, JUDGEMENT)
        return replace(
            blank,
            judgement=judgement,
            confidence=self._given.choice(self._id, CONFIDENCE),
            action=self._action(),
            needs_action=self._scale.falls_short(judgement) and self._given.state(self._id, ACTION) is State.MISSING,
        )

    def _why(self) -> str:
        """Why an earlier answer does not count, with what people noted about it."""
        note = f": {self._carried.note}" if self._carried.note else ""
        return f"{self._carried.reason.value}{note}"

    def _action(self) -> Action | None:
        text, owner, due = (self._given.raw(self._id, name) for name in (ACTION, ACTION_OWNER, ACTION_DUE))
        if text is None:
            return None
        on = date.fromordinal(due).isoformat() if isinstance(due, int) else None
        said_on, said_at = self._said()
        standing = self._given.state(self._id, ACTION) is State.ANSWERED
        return Action(str(text), str(owner) if owner is not None else None, on, standing, said_on, said_at)

    def _said(self) -> tuple[str, int]:
        """The day on which the body last said something of the indicator, and a number that rises whenever it does."""
        answers = self._given.effective.answers.get(self._id, {})
        saved = max((self._given.saved.get(each.workbook, "") for each in answers.values()), default="")
        changes = [each for (row, _), every in self._given.effective.amended.items() if row == self._id for each in every]
        last = max([saved[:10], *(each.when for each in changes)])
        return last or EPOCH, _seconds(saved) + len(changes)


EPOCH = "2000-01-01"


def _seconds(stamp: str) -> int:
    """Seconds since the first day of 2000; 0 for what is no time."""
    try:
        said = datetime.fromisoformat(stamp)
    except ValueError:
        return 0
    said = said if said.tzinfo is not None else said.replace(tzinfo=UTC)
    return max(0, int((said - datetime.fromisoformat(EPOCH).replace(tzinfo=UTC)).total_seconds()))
