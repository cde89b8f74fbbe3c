"""The figures that judgements can name and that proposals are made from. In: an inspection. Out: who has which, and results.

Figures are those of `score`: measures, and the share of cases that are evidence for an indicator or criterion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.chosen import Chosen
from inspect_kit.criteria import CriteriaSet
from inspect_kit.inspection import Inspection
from inspect_kit.judgements.model import Judgements, Rule
from inspect_kit.measures.evidence import indicators_of
from inspect_kit.measures.run import InspectionScores, score_inspection
from inspect_kit.problems import Problem, StopRun, has_errors
from inspect_kit.template.build import load_template
from inspect_kit.template.model import MeasureKind


@dataclass(frozen=True)
class Held:
    """The instruments that have a measure, and those whose questions bear on an indicator or criterion, by its id.

    `tallies` are measures with a figure for each answer, so that they have no figure by themselves.
    """

    measures: Mapping[str, tuple[str, ...]]
    evidence: Mapping[str, tuple[str, ...]]
    tallies: frozenset[str]

    def names(self) -> list[str]:
        """Everything that can be named as a result."""
        return list(dict.fromkeys((*self.measures, *self.evidence)))

    def of(self, rule: Rule, on: str) -> tuple[str, ...]:
        """The instruments that have the figure of a rule."""
        held = self.evidence.get(on, ()) if rule.measure is None else self.measures.get(rule.measure, ())
        return tuple(each for each in held if rule.instrument in (None, each))


def figures_held(inspection: Inspection, criteria: CriteriaSet) -> Held:
    """Who has which figure; nothing is computed. A template that cannot be read has none, which is told elsewhere."""
    measures: dict[str, list[str]] = {}
    evidence: dict[str, list[str]] = {}
    tallies: set[str] = set()
    for instrument in inspection.instruments:
        template, _ = load_template(instrument.template, inspection.folder)
        for part in template.parts if template is not None else ():
            for measure in part.measures:
                measures.setdefault(measure.id, []).append(instrument.id)
                tallies |= {measure.id} if measure.kind is MeasureKind.TALLY else set()
            mine = template is not None and template.criteria is not None
            for name in indicators_of(criteria, part) if mine else ():
                evidence.setdefault(name, []).append(instrument.id)
    return Held(_fixed(measures), _fixed(evidence), frozenset(tallies))


def _fixed(found: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(dict.fromkeys(every)) for name, every in found.items()}


def score_for(
    inspection: Inspection, judgements: Judgements, language: str, scored: InspectionScores | None = None
) -> tuple[tuple[InspectionScores, ...], list[Problem]]:
    """The scores that its proposals and the figures it names need, `scored` among them; nothing is scored twice.

    An instrument that nothing was collected of has no figures, and that is no problem here.
    """
    held = figures_held(inspection, judgements.criteria)
    done = {each.instrument.id for each in scored.instruments} if scored is not None else set()
    wanted = [each for each in _needed(judgements, held) if each not in done]
    before = (scored,) if scored is not None else ()
    more, problems = _score(inspection, wanted, language)
    return (*before, *more), problems


def _needed(judgements: Judgements, held: Held) -> list[str]:
    """The instruments whose figures are named."""
    found = [each for rule in judgements.rules for on in rule.on for each in held.of(rule, on)]
    rests = [each.results for each in judgements.decided.values()] + [each.results for each in judgements.findings.values()]
    for name in (name for results in rests for name in results):
        found += [*held.measures.get(name, ()), *held.evidence.get(name, ())]
    return list(dict.fromkeys(found))


def _score(inspection: Inspection, wanted: Sequence[str], language: str) -> tuple[tuple[InspectionScores, ...], list[Problem]]:
    chosen: list[Chosen] = []
    for instrument in (each for each in inspection.instruments if each.id in wanted):
        template, problems = load_template(instrument.template, inspection.folder)
        if template is not None and not has_errors(problems):
            chosen.append(Chosen(instrument, template, tuple(inspection.body(each) for each in instrument.bodies)))
    if not chosen:
        return (), []
    try:
        scores = score_inspection(inspection, chosen, language=language)
    except StopRun as stop:
        return (), [each for each in stop.problems if each.code not in EMPTY]
    return (scores,), [each for each in scores.problems if each.code not in EMPTY]


EMPTY = frozenset({"score-nothing", "score-no-answers", "score-instrument-empty"})
"""What is said where there are no answers: there is nothing to propose from, and no more to say of it here."""
