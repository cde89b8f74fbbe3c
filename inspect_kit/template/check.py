"""Cross-checks of a template: what the shape alone cannot tell. In: a template and its document. Out: problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from inspect_kit.conditions.model import RESERVED
from inspect_kit.conditions.parse import Pointer
from inspect_kit.problems import Problem, problem
from inspect_kit.template.model import (
    DATES,
    NUMBERS,
    AnswerType,
    ChartKind,
    Check,
    ColumnCheck,
    Derived,
    DerivedUnit,
    Kind,
    Measure,
    MeasureKind,
    Part,
    Question,
    Template,
)
from inspect_kit.template.reachable import check_bases
from inspect_kit.texts import fold

if TYPE_CHECKING:
    from inspect_kit.criteria import CriteriaSet
    from inspect_kit.documents.load import Document


def check_template(template: Template, document: Document, criteria: CriteriaSet | None) -> list[Problem]:
    """Everything wrong with a template that could be built; without criteria, what it bears on is not looked at."""
    problems = [*_repeated([part.id for part in template.parts], document, ("parts",))]
    for index, part in enumerate(template.parts):
        problems += _PartCheck(part, document, ("parts", index)).run()
    problems += _across_parts(template, document)
    problems += _charts(template, document)
    problems += _check_indicators(template, document, criteria) if criteria is not None else ()
    return problems


def _across_parts(template: Template, document: Document) -> Iterator[Problem]:
    """Answers and figures are known by the ids of questions and measures alone, so no two parts may share one."""
    seen: dict[str, int] = {}
    for index, part in enumerate(template.parts):
        placed = [(question.id, pointer) for question, pointer in placed_questions(part)]
        placed += [(measure.id, ("measures", at)) for at, measure in enumerate(part.measures)]
        for each, pointer in placed:
            if seen.setdefault(each, index) != index:
                yield problem("template-duplicate-id", document.place("parts", index, *pointer, "id"), id=each)


def _charts(template: Template, document: Document) -> Iterator[Problem]:
    """What is drawn is a measure of the right kind."""
    known = {measure.id: measure for part in template.parts for measure in part.measures}
    part_of = {measure.id: part.id for part in template.parts for measure in part.measures}
    for index, chart in enumerate(template.charts):
        for at, name in enumerate(chart.measures):
            place = document.place("charts", index, "measures", at)
            if name not in known:
                yield problem("template-chart-unknown", place, name=name, known=get_close_matches(name, known) or list(known))
            elif chart.kind is ChartKind.JOURNEY and part_of[name] != part_of.get(chart.measures[0], part_of[name]):
                yield problem("template-chart-parts", place, name=name, first=chart.measures[0])
            elif not _can_draw(chart.kind, known[name]):
                yield problem("template-chart-kind", place, name=name, kind=chart.kind.value, wanted=DRAWN[chart.kind])


DRAWN = {
    ChartKind.SHARES: "a count",
    ChartKind.JOURNEY: "a count",
    ChartKind.SPREAD: "a tally with bands",
}


def _can_draw(kind: ChartKind, measure: Measure) -> bool:
    if kind is ChartKind.SPREAD:
        return measure.kind is MeasureKind.TALLY and bool(measure.bands)
    return measure.kind is MeasureKind.COUNT


def check_ids(template: Template, document: Document) -> list[Problem]:
    """What can be said of the ids of a template that could not be built."""
    return [each for i, part in enumerate(template.parts) for each in _PartCheck(part, document, ("parts", i)).ids()]


def _repeated(ids: list[str], document: Document, at: Pointer) -> Iterator[Problem]:
    for index, each in enumerate(ids):
        if each in ids[:index]:
            yield problem("template-duplicate-id", document.place(*at, index, "id"), id=each)


def placed_questions(part: Part) -> Iterator[tuple[Question, Pointer]]:
    """Every question with where it stands below its part."""
    for s, stage in enumerate(part.stages):
        for q, question in enumerate(stage.questions):
            yield question, ("stages", s, "questions", q)


@dataclass(frozen=True)
class _PartCheck:
    part: Part
    document: Document
    at: Pointer

    def run(self) -> list[Problem]:
        checks = (self.ids, self.answers, self.derived, self.measures, self.checks)
        found = [each for check in checks for each in check()]
        return found or list(check_bases(self.part, self.document, self.at))

    def say(self, code_: str, *pointer: str | int, **fields: object) -> Problem:
        return problem(code_, self.document.place(*self.at, *pointer), **fields)

    def ids(self) -> Iterator[Problem]:
        """Variables share one space of names, stages and measures have their own."""
        seen: set[str] = set()
        for each, pointer in self.named():
            if each in RESERVED:
                yield self.say("template-reserved-id", *pointer, "id", id=each)
            if each in seen:
                yield self.say("template-duplicate-id", *pointer, "id", id=each)
            seen.add(each)
        for key, ids in (("stages", [s.id for s in self.part.stages]), ("measures", [m.id for m in self.part.measures])):
            yield from _repeated(ids, self.document, (*self.at, key))

    def named(self) -> Iterator[tuple[str, Pointer]]:
        for index, fact in enumerate(self.part.facts):
            yield fact.id, ("facts", index)
        for question, pointer in placed_questions(self.part):
            yield question.id, pointer
        for index, each in enumerate(self.document.data["parts"][self.at[1]].get("derived", ())):
            yield each["id"], ("derived", index)

    def answers(self) -> Iterator[Problem]:
        known: set[str] = set()
        for index, fact in enumerate(self.part.facts):
            yield from self.answer(fact.answer, ("facts", index, "answer"), known)
            known.add(fact.id)
        for question, pointer in placed_questions(self.part):
            yield from self.answer(question.answer, (*pointer, "answer"), known)
            known.add(question.id)

    def answer(self, answer: AnswerType, pointer: Pointer, known: set[str]) -> Iterator[Problem]:
        spelled: dict[str, str] = {}
        codes = [choice.code for choice in answer.choices]
        for index, choice in enumerate(answer.choices):
            if choice.code in codes[:index]:
                yield self.say("template-duplicate-choice", *pointer, code=choice.code)
            for spelling in {fold(each) for each in (choice.code, *choice.label.wordings(), *choice.accept)}:
                other = spelled.setdefault(spelling, choice.code)
                if other != choice.code:
                    fields = {"first": other, "second": choice.code, "spelling": spelling}
                    yield self.say("template-choice-spelled-alike", *pointer, **fields)
        for bound in (answer.limits.not_before, answer.limits.not_after):
            if bound is not None and not self.is_bound(bound, known):
                yield self.say("template-bad-bound", *pointer, bound=bound)

    def is_bound(self, bound: str, known: set[str]) -> bool:
        if bound in known:
            return self.part.variables[bound].answer.kind in DATES
        return is_iso_date(bound)

    def derived(self) -> Iterator[Problem]:
        for index, data in enumerate(self.document.data["parts"][self.at[1]].get("derived", ())):
            unit = DerivedUnit.DAYS if DerivedUnit.DAYS in data else DerivedUnit.MINUTES
            for end, name in enumerate(data[unit]):
                yield from self.derived_end(name, unit, ("derived", index, unit, end))

    def derived_end(self, name: str, unit: DerivedUnit, pointer: Pointer) -> Iterator[Problem]:
        variable = self.part.variables.get(name)
        if variable is None:
            yield self.say("template-unknown-variable", *pointer, name=name, known=list(self.part.variables))
        elif variable.answer.kind not in DATES or isinstance(variable, Derived):
            yield self.say("template-not-a-date", *pointer, name=name)
        elif unit is DerivedUnit.MINUTES and variable.answer.kind is not Kind.DATE_TIME:
            yield self.say("template-needs-times", *pointer, name=name)

    def measures(self) -> Iterator[Problem]:
        for index, measure in enumerate(self.part.measures):
            yield from self.measure(measure, ("measures", index))

    def measure(self, measure: Measure, pointer: Pointer) -> Iterator[Problem]:
        if measure.compare is not None and measure.kind is not MeasureKind.COUNT:
            yield self.say("template-compare-share", *pointer, "compare", kind=measure.kind)
        if measure.beside is not None and self.part.variables[measure.beside].answer.kind not in NUMBERS:
            yield self.say("template-not-a-number", *pointer, measure.kind, kind=measure.kind, name=measure.beside)
        if measure.of_what is None:
            return
        kind = self.part.variables[measure.of_what].answer.kind
        if measure.kind is MeasureKind.TALLY:
            yield from self.tally(measure, kind, pointer)
        elif kind not in NUMBERS:
            yield self.say("template-not-a-number", *pointer, measure.kind, kind=measure.kind, name=measure.of_what)

    def checks(self) -> Iterator[Problem]:
        """Checks are confirmed by texts of the same row; a column check adds up rows that the template lists."""
        listed = [row.id for row in self.part.listed]
        texts = [question.id for question in self.part.questions() if question.answer.kind is Kind.TEXT]
        every: list[tuple[str, int, Check | ColumnCheck]] = [("checks", at, each) for at, each in enumerate(self.part.checks)]
        every += [("column_checks", at, each) for at, each in enumerate(self.part.column_checks)]
        for key, at, each in every:
            if each.confirmed_by is not None and each.confirmed_by not in texts:
                yield self.say("template-check-not-text", key, at, "confirmed_by", name=each.confirmed_by, known=texts)
            if isinstance(each, ColumnCheck):
                for row in (*each.sum_of, each.equals):
                    if row not in listed:
                        yield self.say("template-check-row", key, at, row=row, known=listed)

    def tally(self, measure: Measure, kind: Kind, pointer: Pointer) -> Iterator[Problem]:
        if (kind in NUMBERS) != bool(measure.bands) or kind not in NUMBERS | {Kind.CHOICE, Kind.CHOICES}:
            yield self.say("template-tally-kind", *pointer, "tally", name=measure.of_what)
        lowest = float("-inf")
        bands = sorted(measure.bands, key=lambda band: lowest if band.at_least is None else band.at_least)
        for first, second in pairwise(bands):
            if first.at_most is None or second.at_least is None or second.at_least <= first.at_most:
                yield self.say("template-bands-overlap", *pointer, "bands", first=first.id, second=second.id)


def is_iso_date(text: str) -> bool:
    """Is this a date as 2018-03-01?"""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_indicators(template: Template, document: Document, criteria: CriteriaSet) -> Iterator[Problem]:
    """Every indicator a question bears on exists, and a case of one body can be evidence for it."""
    for index, part in enumerate(template.parts):
        for question, pointer in placed_questions(part):
            for position, bearing in enumerate(question.bears_on):
                place = document.place("parts", index, *pointer, "bears_on", position, "indicator")
                for code, fields in indicator_faults(bearing.indicator, criteria):
                    yield problem(code, place, indicator=bearing.indicator, criteria=criteria.id, **fields)


def indicator_faults(indicator_id: str, criteria: CriteriaSet) -> Iterator[tuple[str, dict[str, str]]]:
    """Why answers about one case cannot bear on this indicator, if they cannot."""
    indicator = criteria.indicator(indicator_id)
    if indicator is None:
        yield "template-unknown-indicator", {}
        return
    level = criteria.level(indicator.level)
    if level is not None and level.about != "body":
        yield "template-level-not-body", {"level": indicator.level}
    if "case_review" not in indicator.evidence_kinds:
        yield "template-not-case-evidence", {}
