"""Bodies beside each other with funnel limits: who stands further from the rest than chance alone would put them.

In: results of a measure that is a share, for each body and across them. Out: a line for each body. The limits are those of
Spiegelhalter (Funnel plots for comparing institutional performance, 2005): around the share across the bodies, narrower the
more a body has. Where bodies differ more than chance alone would make them, the limits are widened by how much they do, and
the lines say so. Bodies stand in their own order: an order by share would be a league table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result
from inspect_kit.stats import Interval, dispersion, funnel_limits, standard_score

Z95, Z998 = 1.959963984540054, 3.0902323061678132
"""How many standard deviations hold 95% and 99.8% of what chance does."""
WITHIN, OUTSIDE_95, OUTSIDE_998 = "within", "outside 95%", "outside 99.8%"


@dataclass(frozen=True)
class FunnelLine:
    """One body. `widened` is by how much the limits are wider than chance alone would have them, 1 for not at all."""

    measure: str
    title: str
    body: str
    count: int
    of: int
    share: float
    across: float
    limits_95: Interval
    limits_998: Interval
    stands: str
    widened: float


def funnel(results: Sequence[Result]) -> list[FunnelLine]:
    """The lines of one measure. `results` are of that measure alone, not broken down. Bodies with nothing in their base are
    left out; with fewer than two there is nothing to compare."""
    across = next((each for each in results if each.scope == ALL and each.share is not None), None)
    bodies = [each for each in results if each.scope != ALL and each.of and each.count is not None]
    if across is None or across.share is None or len(bodies) < 2:
        return []
    share = across.share
    scores = [standard_score(each.count or 0, each.of or 0, share) for each in bodies]
    widened = max(dispersion(scores), 1.0) ** 0.5
    return [_line(each, share, widened) for each in bodies]


def _line(result: Result, across: float, widened: float) -> FunnelLine:
    count, of = result.count or 0, result.of or 0
    inner, outer = (funnel_limits(across, of, z * widened) for z in (Z95, Z998))
    stands = WITHIN
    if not inner[0] <= count / of <= inner[1]:
        stands = OUTSIDE_95 if outer[0] <= count / of <= outer[1] else OUTSIDE_998
    return FunnelLine(result.measure, result.title, result.scope, count, of, count / of, across, inner, outer, stands, widened)
