"""The whole of `score`: load, compute, and the document that says what was computed of what.

In: an inspection and the instruments that are chosen. Out: results, and the head of their document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from inspect_kit import __version__
from inspect_kit.answers.fit import check_fit
from inspect_kit.answers.model import FIRST
from inspect_kit.chosen import Chosen
from inspect_kit.criteria import CriteriaSet, load_criteria
from inspect_kit.inspection import ALL, Inspection, Instrument
from inspect_kit.measures.evidence import rule_words, score_evidence
from inspect_kit.measures.inputs import PartScored, input_digests, load_scored
from inspect_kit.measures.results import Result
from inspect_kit.measures.score import score
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.template.model import Kind, Part, Template
from inspect_kit.texts import DEFAULT_LANGUAGE


@dataclass(frozen=True)
class Scores:
    """Everything that was computed for one instrument."""

    inspection: Inspection
    instrument: Instrument
    template: Template
    criteria: CriteriaSet | None
    parts: tuple[PartScored, ...]
    results: tuple[Result, ...]
    language: str

    def about(self) -> dict[str, Any]:
        """What was computed of what, for the document."""
        bodies = self.bodies()
        return {
            "id": self.instrument.id,
            "round": self.instrument.round,
            "template": {"id": self.template.id, "version": self.template.version},
            "bodies": bodies,
            "rules": {"roll_up": rule_words(self.criteria.roll_up, self.language) if self.criteria else None},
            "inputs": input_digests(self.inspection, self.instrument, self.template, bodies),
        }

    def bodies(self) -> list[str]:
        """The bodies whose answers were scored."""
        return list(dict.fromkeys(body for part in self.parts for body in part.scored.bodies()))

    def distinct(self) -> list[Result]:
        """The results, without those across all bodies where there is one: they are the same figures twice."""
        several = len(self.bodies()) > 1
        return [each for each in self.results if several or each.scope != ALL]


@dataclass(frozen=True)
class InspectionScores:
    """Everything that was computed, by instrument. Those from which nothing was collected are not among them."""

    inspection: Inspection
    instruments: tuple[Scores, ...]
    problems: tuple[Problem, ...]
    language: str

    @property
    def results(self) -> list[Result]:
        """The results of every instrument."""
        return [each for scores in self.instruments for each in scores.results]

    def head(self) -> dict[str, Any]:
        """What was computed of what, for the document."""
        return {
            "tool": f"inspect-kit {__version__}",
            "marking": self.inspection.marking,
            "synthetic": self.inspection.synthetic_text,
            "inspection": self.inspection.id,
            "instruments": [each.about() for each in self.instruments],
        }


def score_inspection(
    inspection: Inspection, chosen: Sequence[Chosen], by: Sequence[str] = (), language: str = DEFAULT_LANGUAGE
) -> InspectionScores:
    """Score these instruments; `by` breaks every measure down by further facts or choice questions, where they are asked.

    Raises:
        StopRun: nothing was collected for any, a breakdown makes no groups, or a file of ours cannot be read.
    """
    check_breakdowns([part for each in chosen for part in each.template.parts], by)
    scored = [_score(inspection, each, by, language) for each in chosen]
    if not any(_collected(scores) for scores, _ in scored):
        nothing = problem("score-nothing", Place("answers"))
        raise StopRun([*(each for _, found in scored for each in found), nothing])
    kept = tuple(scores for scores, _ in scored if _collected(scores))
    problems = [each for scores, found in scored for each in (found if _collected(scores) else _empty(scores, found))]
    return InspectionScores(inspection, kept, tuple(problems), language)


def _collected(scores: Scores) -> bool:
    """Is there a row to score?"""
    return any(part.rows for part in scores.parts)


def _empty(scores: Scores, found: Sequence[Problem]) -> list[Problem]:
    """What is to be said of an instrument from which nothing was collected: once, and not of each body."""
    notice = problem("score-instrument-empty", Place("answers"), instrument=scores.instrument.id)
    return [*(each for each in found if each.code != "score-no-answers"), notice]


def _score(inspection: Inspection, chosen: Chosen, by: Sequence[str], language: str) -> tuple[Scores, list[Problem]]:
    """The scores of one instrument, empty where nothing was collected."""
    template, instrument = chosen.template, chosen.instrument
    problems: list[Problem] = []
    criteria = None
    if template.criteria is not None:
        criteria, found = load_criteria(template.criteria, inspection.folder)
        problems += found
    parts: list[PartScored] = []
    results: list[Result] = []
    for part in template.parts:
        scored, found = load_scored(inspection, instrument, part, [body.id for body in chosen.bodies], language)
        problems += found
        parts.append(scored)
        results += score(scored.scored, [each for each in by if each in groupable(part)])
        if criteria is not None:
            results += score_evidence(scored.scored, criteria)
    for body, each in parts[0].effective.items():  # the answers of a body are those of all parts
        if each.stored is not None:
            problems += check_fit(template, each.stored, inspection.shown(inspection.answers_path(instrument, body, FIRST)))
    signed = tuple(replace(each, instrument=instrument.id) for each in results)
    return Scores(inspection, instrument, template, criteria, tuple(parts), signed, language), problems


def check_breakdowns(parts: Sequence[Part], by: Sequence[str]) -> None:
    """Stop where somebody asks for groups that none of the parts has."""
    known = list(dict.fromkeys(name for part in parts for name in groupable(part)))
    wrong = [each for each in by if each not in known]
    if wrong:
        raise StopRun([problem("score-cannot-group", Place("--by"), name=each, known=known) for each in wrong], 2)


def groupable(part: Part) -> list[str]:
    """The facts and questions that make groups: single choices."""
    return [name for name, variable in part.variables.items() if variable.answer.kind is Kind.CHOICE]
