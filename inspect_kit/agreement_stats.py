"""Agreement of two who read the same rows, and shares of some beside those of others. In: counts. Out: figures, intervals.

A table of agreement is square: `table[i][j]` rows were put into category i by the first reading and into j by the second.
Intervals are for 95% confidence unless told otherwise. No scipy; tests hold all of it to published vectors, to statsmodels, and
to formulas written another way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from inspect_kit.stats import Z95, Interval

Table = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Coefficient:
    """A coefficient of agreement and its variance. 1 is full agreement, 0 what chance alone would give."""

    value: float
    variance: float

    def interval(self, z: float = Z95) -> Interval | None:
        """Both ends, from -1 to 1; None where the rows show no variation, so that nothing is known of the width."""
        if self.variance <= 0:
            return None
        half = z * math.sqrt(self.variance)
        return max(-1.0, self.value - half), min(1.0, self.value + half)


def size(table: Table) -> int:
    """How many rows were read twice."""
    return sum(map(sum, table))


def agreed(table: Table) -> int:
    """How many of them were read alike."""
    return sum(row[at] for at, row in enumerate(table))


def expected_by_kappa(table: Table) -> float:
    """The agreement that chance gives where each reading keeps to its own shares (Cohen 1960)."""
    rows, columns = _margins(table)
    return math.fsum(row * column for row, column in zip(rows, columns, strict=True))


def expected_by_ac1(table: Table) -> float:
    """The agreement that chance gives by Gwet (2008): the mean over both readings of each category, and of its absence."""
    return math.fsum(mean * (1 - mean) for mean in _means(table)) / (len(table) - 1)


def kappa(table: Table) -> Coefficient | None:
    """Cohen's kappa with the asymptotic variance of Fleiss, Cohen and Everitt (1969).

    None where it is not defined: no rows, or both readings put every row into one category.
    """
    if size(table) == 0 or (chance := expected_by_kappa(table)) >= 1:
        return None
    shares, (rows, columns) = _shares(table), _margins(table)
    every = range(len(table))
    value = (agreed(table) / size(table) - chance) / (1 - chance)
    alike = math.fsum(shares[i][i] * (1 - (rows[i] + columns[i]) * (1 - value)) ** 2 for i in every)
    unlike = math.fsum(shares[i][j] * (columns[i] + rows[j]) ** 2 for i in every for j in every if i != j)
    spread = alike + unlike * (1 - value) ** 2 - (value - chance * (1 - value)) ** 2
    return Coefficient(value, _not_noise(spread) / ((1 - chance) ** 2 * size(table)))


def ac1(table: Table) -> Coefficient | None:
    """Gwet's AC1 with his variance (Gwet 2014, 5.3): that of the rows' own parts in it, over n(n - 1), of an endless list.

    None where it is not defined: no rows, or a scale of one category. One row alone has no variance.
    """
    n, scale = size(table), len(table)
    if n == 0 or scale < 2:
        return None
    chance, means = expected_by_ac1(table), _means(table)
    value = (agreed(table) / n - chance) / (1 - chance)
    if n == 1:
        return Coefficient(value, 0.0)
    squares = []
    for i, row in enumerate(table):
        for j, count in enumerate(row):
            own = (float(i == j) - chance) / (1 - chance)
            own_chance = (2 - means[i] - means[j]) / 2 / (scale - 1)
            part = own - 2 * (1 - value) * (own_chance - chance) / (1 - chance)
            squares.append(count * (part - value) ** 2)
    return Coefficient(value, _not_noise(math.fsum(squares)) / (n * (n - 1)))


def pooled(tables: Sequence[Table], chance_of: Callable[[Table], float]) -> float | None:
    """One coefficient of several questions: agreement and chance are averaged by rows first (De Vries and others 2008).

    An average of coefficients would give questions on which kappa hangs by a single row the same say as the others.
    """
    filled = [table for table in tables if size(table) and len(table) > 1]
    total = sum(map(size, filled))
    chance = math.fsum(size(table) * chance_of(table) for table in filled)
    return (sum(map(agreed, filled)) - chance) / (total - chance) if total > chance else None


def jackknife(value: float, without: Sequence[float]) -> Coefficient:
    """A coefficient with the variance that leaving out one row at a time shows; answers to one row go together."""
    n = len(without)
    mean = math.fsum(without) / n if n else 0.0
    spread = math.fsum((each - mean) ** 2 for each in without)
    return Coefficient(value, _not_noise(spread) * (n - 1) / n if n > 1 else 0.0)


@dataclass(frozen=True)
class Beside:
    """One stratum: so many of some, and so many of the others beside them."""

    count: int
    of: int
    others_count: int
    others_of: int


def stratified_difference(strata: Sequence[Beside]) -> Coefficient | None:
    """The share of some less that of the others within strata (Mantel-Haenszel), with the variance of Sato (1989).

    It holds for few large strata and for many small ones. None where no stratum has both.
    """
    both = [each for each in strata if each.of and each.others_of]
    if not both:
        return None
    weights = math.fsum(each.of * each.others_of / (each.of + each.others_of) for each in both)
    apart = math.fsum((each.count * each.others_of - each.others_count * each.of) / (each.of + each.others_of) for each in both)
    value = apart / weights
    spread = math.fsum(value * _sato_p(each) + _sato_q(each) for each in both)
    return Coefficient(value, _not_noise(spread) / weights**2)


def _sato_p(each: Beside) -> float:
    a, n, c, m = each.count, each.of, each.others_count, each.others_of
    return (n * n * c - m * m * a + n * m * (m - n) / 2) / (n + m) ** 2


def _sato_q(each: Beside) -> float:
    a, n, c, m = each.count, each.of, each.others_count, each.others_of
    return (a * (m - c) + c * (n - a)) / (2 * (n + m))


def z_among(comparisons: int) -> float:
    """The point that keeps a twentieth of error over so many comparisons together (Bonferroni)."""
    return NormalDist().inv_cdf(1 - 0.025 / max(comparisons, 1))


def _shares(table: Table) -> list[list[float]]:
    n = size(table)
    return [[count / n for count in row] for row in table]


def _margins(table: Table) -> tuple[list[float], list[float]]:
    """The shares of each category in the first reading, and in the second."""
    n = size(table)
    return [sum(row) / n for row in table], [sum(column) / n for column in zip(*table, strict=True)]


def _means(table: Table) -> list[float]:
    rows, columns = _margins(table)
    return [(row + column) / 2 for row, column in zip(rows, columns, strict=True)]


def _not_noise(spread: float) -> float:
    """A sum of squares; exactly 0 where it is only what floats leave over."""
    return 0.0 if spread < 1e-12 else spread
