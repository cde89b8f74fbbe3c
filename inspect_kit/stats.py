"""Statistics of shares: intervals, estimates across strata, rounding. In: counts. Out: shares from 0 to 1.

Every interval is for 95% confidence unless told otherwise, as a pair (lower, upper). No scipy: it takes a second to
import for these few formulas; the tests hold them against statsmodels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Z95 = 1.959963984540054
"""The 97.5% point of the standard normal distribution."""

Interval = tuple[float, float]


@dataclass(frozen=True)
class StratumCounts:
    """One stratum: rows in its list, rows sampled, sampled rows in the base, and those of them that count."""

    size: int
    sampled: int
    in_base: int
    counted: int


@dataclass(frozen=True)
class Estimate:
    """A weighted share and its variance. No bounds where every stratum was looked at whole."""

    share: float
    variance: float
    lower: float | None
    upper: float | None

    @property
    def interval(self) -> Interval | None:
        """Both bounds, or None."""
        return None if self.lower is None or self.upper is None else (self.lower, self.upper)


def wilson(k: float, n: float, z: float = Z95) -> Interval:
    """Wilson's score interval for k of n (Wilson 1927). Both may be fractions, as effective sizes are.

    Raises:
        ValueError: n is not above 0, or k is outside 0..n.
    """
    if not 0 <= k <= n or n <= 0:
        raise ValueError(f"{k} of {n} is not a share")
    share, spread = k / n, z * z / n
    centre = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    lower = 0.0 if share == 0 else max(0.0, centre - half)
    upper = 1.0 if share == 1 else min(1.0, centre + half)
    return lower, upper


def wilson_finite(k: int, n: int, population: int, z: float = Z95) -> Interval | None:
    """Wilson's interval for n rows drawn without replacement from `population` rows; None where all were looked at.

    The effective sample size is n(N-1)/(N-n), which is the finite-population correction read as a larger sample.

    Raises:
        ValueError: the population is smaller than the sample, or k of n is not a share.
    """
    if population < n:
        raise ValueError(f"a sample of {n} cannot come from a list of {population}")
    wilson(k, n, z)
    if population == n:
        return None
    effective = n * (population - 1) / (population - n)
    return wilson(k / n * effective, effective, z)


def difference(k1: int, n1: int, k2: int, n2: int) -> float:
    """The first share less the second, with no more error than one float has: 7/10 less 23/40 is 0.125."""
    return float(Fraction(k1, n1) - Fraction(k2, n2))


def newcombe(k1: int, n1: int, k2: int, n2: int, z: float = Z95) -> Interval:
    """The hybrid score interval for the first share less the second (Newcombe 1998, method 10), from -1 to 1."""
    first, second, apart = k1 / n1, k2 / n2, difference(k1, n1, k2, n2)
    (lower1, upper1), (lower2, upper2) = wilson(k1, n1, z), wilson(k2, n2, z)
    below = math.hypot(first - lower1, upper2 - second)
    above = math.hypot(upper1 - first, second - lower2)
    return max(-1.0, apart - below), min(1.0, apart + above)


def stratified(strata: Sequence[StratumCounts], z: float = Z95) -> Estimate | None:
    """The share of a domain across strata, each row standing for as many rows of its list (combined ratio estimator).

    Variance by linearisation (Cochran 1977, 5A and 6.11): sum of N_h^2 (1 - n_h/N_h) s2_h / n_h over the estimated
    size of the base squared. The interval is Wilson's on the effective sample size share(1 - share)/variance.
    A stratum with a single row of several has no variance of its own; it is given that of all strata together.
    None where no row is in the base, or where a stratum that has rows was not sampled: nothing is known of it.
    """
    filled = [each for each in strata if each.size > 0]
    if any(each.sampled == 0 for each in filled):
        return None
    base = math.fsum(_weight(each) * each.in_base for each in filled)
    if base == 0:
        return None
    share = math.fsum(_weight(each) * each.counted for each in filled) / base
    together = share * (1 - share) * base / sum(each.size for each in filled)
    variance = math.fsum(_variance_of_total(each, share, together) for each in filled) / base**2
    if all(each.sampled >= each.size for each in filled):
        return Estimate(share, 0.0, None, None)
    effective = share * (1 - share) / variance if variance > 0 and 0 < share < 1 else _effective_size(filled)
    return Estimate(share, variance, *wilson(share * effective, effective, z))


def _weight(stratum: StratumCounts) -> float:
    """How many rows of the list one sampled row stands for."""
    return stratum.size / stratum.sampled


def _variance_of_total(stratum: StratumCounts, share: float, together: float) -> float:
    """The variance of the stratum's part of the linearised total."""
    n = stratum.sampled
    spread = _residual_variance(stratum, share) if n > 1 else together
    return stratum.size**2 * (1 - n / stratum.size) * spread / n


def _residual_variance(stratum: StratumCounts, share: float) -> float:
    """Sample variance of d(y - share) over all sampled rows, d being 1 in the base and y 1 where it counts.

    Summed over pairs of unlike rows, so that rows all alike give exactly 0 and no rounding error.
    """
    yes, no, outside = stratum.counted, stratum.in_base - stratum.counted, stratum.sampled - stratum.in_base
    pairs = yes * no + yes * outside * (1 - share) ** 2 + no * outside * share**2
    return pairs / (stratum.sampled * (stratum.sampled - 1))


def _effective_size(strata: Sequence[StratumCounts]) -> float:
    """The effective sample size where the rows show no variance: 1 / sum of W_h^2 (1 - f_h) / m_h over the base.

    Only rows in the base tell about it: with few of them the interval must stay wide. Where those all lie in strata
    looked at whole, the sizes of the lists and samples themselves are used.
    """
    in_base = [(each.size / each.sampled * each.in_base, each.in_base, each) for each in strata if each.in_base]
    whole = [(float(each.size), each.sampled, each) for each in strata]
    for weighted in (in_base, whole):
        total = math.fsum(weight for weight, _, _ in weighted)
        terms = ((weight / total) ** 2 * (1 - each.sampled / each.size) / n for weight, n, each in weighted)
        if (spread := math.fsum(terms)) > 0:
            return 1 / spread
    raise ValueError("every stratum was looked at whole")


def round_half_up(value: float, digits: int = 0) -> float:
    """Round as people do by hand, halves away from zero, on the decimal digits that are shown: 0.285 gives 0.29."""
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def percent(share: float, digits: int = 0) -> float:
    """A share as per cent, rounded half up: 0.285 gives 29. Multiplied as a float it is 28.4999..."""
    return float(Decimal(repr(share)).scaleb(2).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def standard_score(k: float, n: float, share: float) -> float:
    """How many standard deviations k of n lies from a share; 0 where chance has no room (a share of 0 or 1)."""
    spread = math.sqrt(share * (1 - share) / n)
    return (k / n - share) / spread if spread else 0.0


def funnel_limits(share: float, n: float, z: float) -> Interval:
    """Between what shares of n chance keeps a body whose true share is this one (Spiegelhalter 2005, normal limits)."""
    half = z * math.sqrt(share * (1 - share) / n)
    return max(0.0, share - half), min(1.0, share + half)


WINSORISED = 0.1
"""The part of scores at each end that is drawn in to the next, so that single bodies do not widen everybody's limits."""


def dispersion(scores: Sequence[float]) -> float:
    """How much scores vary beside what chance alone would make them: the mean of their squares, 1 where it is chance alone.

    The ends are winsorised first (Spiegelhalter 2005, appendix A.3).
    """
    ordered = sorted(scores)
    cut = int(len(ordered) * WINSORISED)
    low, high = ordered[cut], ordered[-1 - cut]
    return math.fsum(min(max(each, low), high) ** 2 for each in ordered) / len(ordered)
