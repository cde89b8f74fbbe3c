"""What falls away between the steps of a journey: a number that every reader works out, and that a chart prints.

In: figures, and the charts that templates name. Out: guards of those numbers that are small.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from inspect_kit.disclosure.figures import Figure, Guard
from inspect_kit.inspection.disclosure import Policy
from inspect_kit.measures.run import InspectionScores, Scores
from inspect_kit.template.model import ChartKind


def fallen_away(scores: InspectionScores, figures: Sequence[Figure], policy: Policy) -> Iterator[Guard]:
    """Of each journey, all bodies and each: how many of one step are not in the next, where they are few. Where both steps are
    exempt, so is what lies between."""
    by_key = {
        (each.result.instrument, each.result.measure, each.result.scope): each
        for each in figures
        if each.result.group is None and each.result.kind == "count"
    }
    for one in scores.instruments:
        for steps in _steps(one):
            for scope in dict.fromkeys(each.scope for each in one.results):
                found = [by_key.get((one.instrument.id, name, scope)) for name in steps]
                yield from _between([each for each in found if each is not None], policy)


def _steps(scores: Scores) -> Iterator[tuple[str, ...]]:
    return (each.measures for each in scores.template.charts if each.kind is ChartKind.JOURNEY)


def _between(steps: Sequence[Figure], policy: Policy) -> Iterator[Guard]:
    for before, after in pairwise(steps):
        if before.main is None or after.main is None or (before.exempt and after.exempt):
            continue
        lost = before.main - after.main
        if policy.is_small(lost.value):
            names = f"{before.result.measure} and {after.result.measure}, {after.result.scope}"
            yield Guard(f"what falls away between {names}", lost)
