"""One figure in two rounds: whether it moved. In: two results of the same measure. Out: a `Moved`.

A direction is said only where the interval of the difference leaves out 0. Intervals are Newcombe's of the two counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inspect_kit.measures.results import IntervalMethod, Result
from inspect_kit.stats import Interval, difference, newcombe
from inspect_kit.template.model import MeasureKind

SAMPLED = frozenset({MeasureKind.COUNT, MeasureKind.TALLY, "evidence"})
"""Kinds whose shares are so many rows of so many, so that chance has an interval. A sum's part of a sum has none."""


class Stands(StrEnum):
    """What may be said of two figures."""

    HIGHER = "higher"
    LOWER = "lower"
    WITHIN_NOISE = "within noise"
    TOO_FEW = "too few to say"
    ALL_LOOKED_AT = "all looked at"
    NO_INTERVAL = "no interval"
    NOT_COMPARABLE = "not comparable"
    ONLY_BEFORE = "only before"
    ONLY_AFTER = "only after"


@dataclass(frozen=True)
class Moved:
    """`apart` is the later less the earlier, of shares from -1 to 1, of values in their own unit; None where one is missing."""

    stands: Stands
    apart: float | None = None
    interval: Interval | None = None


def compare_results(before: Result, after: Result, small: int = 1) -> Moved:
    """How the later stands to the earlier. Shares of fewer than `small` rows are too few to say anything of.

    Where every row of every list was looked at in both, the difference is what it is, and has no interval.
    """
    if before.share is None or after.share is None:
        return _values(before, after)
    if before.kind not in SAMPLED or not (before.of and after.of) or before.count is None or after.count is None:
        return Moved(Stands.NO_INTERVAL, after.share - before.share)
    apart = difference(after.count, after.of, before.count, before.of)
    if before.interval_method == after.interval_method == IntervalMethod.CENSUS:
        return Moved(Stands.ALL_LOOKED_AT, apart)
    interval = newcombe(after.count, after.of, before.count, before.of)
    if min(before.of, after.of) < small:
        return Moved(Stands.TOO_FEW, apart, interval)
    if interval[0] <= 0 <= interval[1]:
        return Moved(Stands.WITHIN_NOISE, apart, interval)
    return Moved(Stands.HIGHER if interval[0] > 0 else Stands.LOWER, apart, interval)


def _values(before: Result, after: Result) -> Moved:
    """Means, sums and the like: both are shown, and what lies between them; a share that one of them lacks is too few."""
    if before.value is not None and after.value is not None:
        return Moved(Stands.NO_INTERVAL, after.value - before.value)
    return Moved(Stands.TOO_FEW)
