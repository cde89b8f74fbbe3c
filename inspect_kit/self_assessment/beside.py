"""What cases say of the indicators that bodies judge themselves by. In: inspections, a criteria set. Out: evidence, by body.

The figures are those of `score` (`measures/evidence.py`), with the criteria set's own rule of how cases add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from inspect_kit.answers.model import FIRST
from inspect_kit.chosen import Chosen
from inspect_kit.criteria import CriteriaSet, RollUp, load_criteria
from inspect_kit.inspection import ALL, Inspection
from inspect_kit.measures.evidence import score_evidence
from inspect_kit.measures.inputs import load_scored
from inspect_kit.measures.results import Result
from inspect_kit.problems import Problem
from inspect_kit.self_assessment.judged import Judged
from inspect_kit.template.build import load_template

Key = tuple[str, str]
"""Body and indicator."""


@dataclass(frozen=True)
class Evidence:
    """The cases of one body that are evidence on one indicator. `place` is where their band stands, from 0 to 1."""

    source: str
    result: Result
    place: float | None


@dataclass(frozen=True)
class Reviewed:
    """Everything that cases say: by body and indicator, one for each instrument; and the inspections it comes from.

    `judged` is what an inspectorate decided, by body and indicator, where that was asked for.
    """

    evidence: Mapping[Key, tuple[Evidence, ...]]
    inspections: tuple[Inspection, ...]
    judged: Judged = field(default_factory=dict)


def cases_of(
    inspections: Sequence[Inspection], criteria: CriteriaSet, bodies: Sequence[str], language: str
) -> tuple[Reviewed, list[Problem]]:
    """What was reviewed of these bodies against this criteria set, in any of the inspections."""
    found: dict[Key, list[Evidence]] = {}
    used: list[Inspection] = []
    problems: list[Problem] = []
    for inspection in inspections:
        for chosen in _instruments(inspection, criteria, bodies):
            evidence, told = _evidence(inspection, chosen, criteria, language)
            problems += told
            for each in evidence:
                found.setdefault((each.result.scope, each.result.measure), []).append(each)
            if evidence and inspection not in used:
                used.append(inspection)
    return Reviewed({key: tuple(every) for key, every in found.items()}, tuple(used)), problems


def _instruments(inspection: Inspection, criteria: CriteriaSet, bodies: Sequence[str]) -> Iterator[Chosen]:
    """The instruments whose questions bear on indicators of this set, with those of the bodies that were collected."""
    for instrument in inspection.instruments:
        collected = [each for each in instrument.bodies if inspection.answers_path(instrument, each, FIRST).exists()]
        mine = [inspection.body(each) for each in collected if each in bodies]
        template, _ = load_template(instrument.template, inspection.folder) if mine else (None, [])
        if template is None or template.criteria is None:
            continue
        bears = any(question.bears_on for part in template.parts for question in part.questions())
        own, _ = load_criteria(template.criteria, inspection.folder) if bears else (None, [])
        if own is not None and own.id == criteria.id:
            yield Chosen(instrument, template, tuple(mine))


def _evidence(
    inspection: Inspection, chosen: Chosen, criteria: CriteriaSet, language: str
) -> tuple[list[Evidence], list[Problem]]:
    found: list[Evidence] = []
    problems: list[Problem] = []
    for part in chosen.template.parts:
        scored, told = load_scored(inspection, chosen.instrument, part, [body.id for body in chosen.bodies], language)
        problems += told
        found += [
            Evidence(f"{inspection.id}/{chosen.id}", each, place_of_band(each.band, criteria.roll_up))
            for each in score_evidence(scored.scored, criteria)
            if each.category == "indicator" and each.scope != ALL and each.of
        ]
    return found, problems


def place_of_band(band: str | None, rule: RollUp) -> float | None:
    """Where a band stands: 0 is the lowest and 1 the highest, all steps alike. None where nothing is said."""
    names = [each.id for each in reversed(rule.bands)]
    if band is None or len(names) < 2:
        return None
    return names.index(band) / (len(names) - 1)
