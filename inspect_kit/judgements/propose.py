"""What figures propose. In: a rule, results. Out: a `Proposal`, always indicative: a person decides.

With fewer cases than the rule's least, nothing is proposed. Where the interval of the figure reaches over a threshold, the
grades at both of its ends are said as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspect_kit.judgements.model import Grade, Judgements, Rule
from inspect_kit.measures.evidence import evidence_interval
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import InspectionScores
from inspect_kit.template.model import MeasureKind

Key = tuple[str, str, str]
"""Instrument, scope, and the id of a measure, indicator or criterion."""


class Silent(StrEnum):
    """Why nothing is proposed."""

    NO_FIGURE = "no_figure"
    TOO_FEW = "too_few"
    NO_THRESHOLD = "no_threshold"


@dataclass(frozen=True)
class Proposal:
    """What one figure proposes, or why it proposes nothing: exactly one of `grade` and `silent` is there.

    `result` is the figure, with its count, base and share or value; `n` is how many cases it rests on, `interval` is that of
    the share, None where it has none. `ends` are the grades at the two ends of the interval where they are not the same.
    """

    rule: Rule
    on: str
    body: str
    grade: Grade | None = None
    silent: Silent | None = None
    result: Result | None = None
    n: int = 0
    interval: tuple[float, float] | None = None
    ends: tuple[Grade, ...] = ()


class Figures:
    """The figures of an inspection, found by whose they are."""

    def __init__(self, scored: Sequence[InspectionScores]) -> None:
        self._parts = {each.instrument.id: each for scores in scored for each in scores.instruments}
        self._results: dict[tuple[bool, str, str], list[Result]] = {}
        for scores in self._parts.values():
            for each in scores.results:
                if each.group is None and each.kind != "difference":
                    self._results.setdefault((each.kind == "evidence", each.scope, each.measure), []).append(each)

    def bodies(self) -> list[str]:
        """The bodies that have any."""
        return list(dict.fromkeys(body for each in self._parts.values() for body in each.bodies()))

    def named(self, name: str, scope: str) -> list[Result]:
        """The figures of this name that rest on something."""
        found = [*self._results.get((False, scope, name), ()), *self._results.get((True, scope, name), ())]
        return [each for each in found if _rests_on(each)]

    def of(self, rule: Rule, on: str, scope: str) -> Result | None:
        """The figure of a rule; None where there is none."""
        evidence = rule.measure is None
        found = self._results.get((evidence, scope, on if rule.measure is None else rule.measure), [])
        fits = (each for each in found if rule.instrument in (None, each.instrument) and each.kind != MeasureKind.TALLY)
        return next(fits, None)

    def interval(self, result: Result) -> tuple[float, float] | None:
        """That of a measure as it was computed; that of an indicator's share of cases, which tables do not show."""
        if result.kind != "evidence":
            return result.interval
        scores = self._parts[result.instrument]
        if scores.criteria is None or result.category != "indicator":
            return None  # a case counts once for each indicator, so that a criterion's cases are no sample of its list
        found = [evidence_interval(part.scored, scores.criteria, result.measure, result.scope) for part in scores.parts]
        known = [each for each in found if each is not None]
        return known[0].interval if len(known) == 1 else None


def _rests_on(result: Result) -> int:
    """How many cases a figure rests on: its base where it is a share, else the numbers it is made of.

    A base can be larger than the cases: that of a criterion counts a case once for each indicator, that of a ratio is a sum.
    """
    rows = result.n or 0
    return min(result.of or 0, rows) if result.share is not None or result.kind == "evidence" else rows


def propose(judgements: Judgements, rule: Rule, on: str, body: str, figures: Figures) -> Proposal:
    """What the figure of a rule proposes on one indicator, criterion or body as a whole."""
    result = figures.of(rule, on, body)
    figure = None if result is None else (result.share if result.share is not None else result.value)
    n = 0 if result is None else _rests_on(result)
    if result is None or (figure is None and not n):
        return Proposal(rule, on, body, silent=Silent.NO_FIGURE, result=result)
    if n < rule.least or figure is None or (rule.bands and result.band is None):
        return Proposal(rule, on, body, silent=Silent.TOO_FEW, result=result, n=n)
    interval = figures.interval(result)
    grade = _grade(judgements, rule, figure)
    if grade is None:
        return Proposal(rule, on, body, silent=Silent.NO_THRESHOLD, result=result, n=n, interval=interval)
    ends = [found for end in interval or () if (found := _grade(judgements, rule, end)) is not None]
    apart = tuple(dict.fromkeys(ends)) if len({each.id for each in ends}) > 1 else ()
    return Proposal(rule, on, body, grade, None, result, n, interval, apart)


def _grade(judgements: Judgements, rule: Rule, figure: float) -> Grade | None:
    """The grade that a figure leads to; None where no threshold holds."""
    scale = judgements.scale
    if rule.bands:
        name: Mapping[str, str] = rule.bands
        return scale.grade(name.get(judgements.criteria.roll_up.band(figure).id, ""))
    found = next((each for each in rule.thresholds if each.holds(figure)), None)
    return scale.grade(found.grade) if found is not None else None
