"""Which interval a share has, and why: one body or several, sampled or looked at whole.

In: counts by block, a block being one stratum of one body. Out: the interval, its method, the weighted estimate. What each
method means to a reader is in `docs/results.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_kit.measures.results import IntervalMethod
from inspect_kit.stats import StratumCounts, newcombe, round_half_up, stratified, wilson, wilson_finite


@dataclass(frozen=True)
class Block:
    """Rows next to each other in the table: one stratum of one body. `size` is how many its list has, where known."""

    body: str
    stratum: str
    start: int
    stop: int
    size: int | None

    @property
    def rows(self) -> int:
        """How many were looked at."""
        return self.stop - self.start

    @property
    def whole(self) -> bool:
        """Was every row of the list looked at?"""
        return self.size is not None and self.size <= self.rows


@dataclass(frozen=True)
class BlockCount:
    """Of a block's rows, those in the base and those that count."""

    block: Block
    in_base: int
    counted: int


@dataclass(frozen=True)
class ShareInterval:
    """An interval of a share or a difference with its method, the estimate weighted by list sizes, and codes of notes."""

    interval: tuple[float, float] | None
    method: IntervalMethod
    estimate: float | None = None
    notes: tuple[str, ...] = ()


CENSUS = ShareInterval(None, IntervalMethod.CENSUS, notes=("census",))


def share_interval(counts: Sequence[BlockCount]) -> ShareInterval:
    """The interval of the share across these blocks."""
    in_base = sum(each.in_base for each in counts)
    if not in_base:
        return ShareInterval(None, IntervalMethod.NONE)
    filled = _filled(counts)
    if _is_census(filled):
        return CENSUS
    if len(filled) == 1:
        return _single(filled[0])
    return _several(filled)


def difference_interval(first: Sequence[BlockCount], second: Sequence[BlockCount]) -> ShareInterval:
    """The interval of the share in one group less that in another, of the same blocks; both have rows in their base."""
    filled = _filled(first)
    if _is_census(filled):
        return CENSUS
    k1, n1, k2, n2 = (
        sum(getattr(each, name) for each in counts) for counts in (first, second) for name in ("counted", "in_base")
    )
    interval = newcombe(k1, n1, k2, n2)
    notes = [*(["pooled"] if len(filled) > 1 else []), *(["within-noise"] if interval[0] <= 0 <= interval[1] else [])]
    return ShareInterval(interval, IntervalMethod.NEWCOMBE, notes=tuple(notes))


def _filled(counts: Sequence[BlockCount]) -> list[BlockCount]:
    """Those whose lists hold anything, or may."""
    return [each for each in counts if each.block.size != 0]


def _is_census(filled: Sequence[BlockCount]) -> bool:
    """Was every row of every list looked at, so that there is nothing to estimate?"""
    return all(each.block.whole for each in filled)


def _single(count: BlockCount) -> ShareInterval:
    """One stratum of one body. The base is a part of the list whose size is estimated as the sample has it."""
    block = count.block
    if block.size is None:
        return ShareInterval(wilson(count.counted, count.in_base), IntervalMethod.WILSON)
    population = max(int(round_half_up(block.size * count.in_base / block.rows)), count.in_base)
    return ShareInterval(wilson_finite(count.counted, count.in_base, population), IntervalMethod.WILSON_FINITE)


def _several(counts: Sequence[BlockCount]) -> ShareInterval:
    """Several strata or bodies, each row standing for as many as its list has for one looked at."""
    strata = []
    for each in counts:
        if each.block.size is None:
            return ShareInterval(None, IntervalMethod.NONE, notes=("list-size-unknown",))
        strata.append(StratumCounts(each.block.size, each.block.rows, each.in_base, each.counted))
    found = stratified(strata)
    if found is None:
        return ShareInterval(None, IntervalMethod.NONE, notes=("not-sampled",))
    return ShareInterval(found.interval, IntervalMethod.STRATIFIED, found.share)
