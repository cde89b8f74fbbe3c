"""The whole of `score`: load, compute, and the document that says what was computed of what.

In: an inspection and an instrument. Out: results, and the head of their document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inspect_kit import __version__
from inspect_kit.criteria import CriteriaSet, load_criteria
from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.measures.evidence import rule_words, score_evidence
from inspect_kit.measures.inputs import PartScored, input_digests, load_scored
from inspect_kit.measures.results import Result
from inspect_kit.measures.score import score
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.template.model import Kind, Part, Template


@dataclass(frozen=True)
class Scores:
    """Everything that was computed for one instrument."""

    inspection: Inspection
    instrument: Instrument
    template: Template
    criteria: CriteriaSet | None
    parts: tuple[PartScored, ...]
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    language: str

    def head(self) -> dict[str, Any]:
        """What was computed of what, for the document."""
        inspection, instrument = self.inspection, self.instrument
        bodies = self.bodies()
        return {
            "tool": f"inspect-kit {__version__}",
            "marking": inspection.marking,
            "synthetic": inspection.synthetic_text,
            "inspection": inspection.id,
            "instrument": instrument.id,
            "round": instrument.round,
            "template": {"id": self.template.id, "version": self.template.version},
            "bodies": bodies,
            "rules": {"roll_up": rule_words(self.criteria.roll_up, self.language) if self.criteria else None},
            "inputs": input_digests(inspection, instrument, bodies),
        }

    def bodies(self) -> list[str]:
        """The bodies whose answers were scored."""
        return list(dict.fromkeys(body for part in self.parts for body in part.scored.bodies()))


def run_score(
    inspection: Inspection,
    instrument: Instrument,
    template: Template,
    bodies: Sequence[str],
    by: Sequence[str] = (),
    language: str = "en",
) -> Scores:
    """Score these bodies; `by` breaks every measure down by further facts or choice questions.

    Raises:
        StopRun: a breakdown by something that cannot make groups, or a file of ours cannot be read.
    """
    check_breakdowns(template, by)
    problems: list[Problem] = []
    criteria = None
    if template.criteria is not None:
        criteria, found = load_criteria(template.criteria, inspection.folder)
        problems += found
    parts: list[PartScored] = []
    results: list[Result] = []
    for part in template.parts:
        scored, found = load_scored(inspection, instrument, part, bodies, language)
        problems += found
        parts.append(scored)
        results += score(scored.scored, [each for each in by if each in part.variables])
        if criteria is not None:
            results += score_evidence(scored.scored, criteria)
    if not any(part.rows for part in parts):
        raise StopRun([*problems, problem("score-nothing", Place("answers"))])
    return Scores(inspection, instrument, template, criteria, tuple(parts), tuple(results), tuple(problems), language)


def check_breakdowns(template: Template, by: Sequence[str]) -> None:
    """Stop where somebody asks for groups that do not exist."""
    known = {name: part.variables[name] for part in template.parts for name in groupable(part)}
    wrong = [each for each in by if each not in known]
    if wrong:
        raise StopRun([problem("score-cannot-group", Place("--by"), name=each, known=list(known)) for each in wrong], 2)


def groupable(part: Part) -> list[str]:
    """The facts and questions that make groups: single choices."""
    return [name for name, variable in part.variables.items() if variable.answer.kind is Kind.CHOICE]
