"""Side by side: two ways of doing the same, taken in turn, and the ratio of their medians.

In: two callables. Out: one line for people. Nothing here asserts a time.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Pair:
    """One comparison: what is measured, ours, the baseline, and what the baseline does."""

    name: str
    ours: Callable[[], object]
    bare: Callable[[], object]
    baseline: str
    aim: float | None
    rounds: int = ROUNDS


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, on the clock."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(pair: Pair) -> str:
    """Take both in turn, so that whatever else the machine does falls on both."""
    ours, bare = [], []
    for _ in range(pair.rounds):
        ours.append(seconds(pair.ours))
        bare.append(seconds(pair.bare))
    ratio = statistics.median(ours) / statistics.median(bare)
    aim = f" (aim: at most {pair.aim})" if pair.aim is not None else ""
    times = f"{statistics.median(ours) * 1000:9.1f} ms against {statistics.median(bare) * 1000:9.1f} ms"
    return f"{pair.name:<44} {ratio:6.2f}{aim}\n    {times}; baseline: {pair.baseline}"
