"""Funnel limits: worked out by hand, and held to the normal distribution of another library."""

from __future__ import annotations

import math

import pytest
from scipy.stats import norm

from inspect_kit.measures.funnel import OUTSIDE_95, OUTSIDE_998, WITHIN, Z95, Z998, funnel
from inspect_kit.measures.results import Result
from inspect_kit.stats import dispersion, funnel_limits, standard_score


def result(scope: str, count: int, of: int) -> Result:
    return Result("m", "M", scope, "count", count=count, of=of, share=count / of if of else None)


def test_limits_hold_what_chance_does() -> None:
    assert pytest.approx(norm.ppf(0.975)) == Z95
    assert pytest.approx(norm.ppf(0.999)) == Z998
    # 20% of 100: the standard deviation is 4 points.
    assert funnel_limits(0.2, 100, Z95) == pytest.approx((0.2 - 0.0784, 0.2 + 0.0784), abs=1e-4)
    assert funnel_limits(0.01, 100, Z998)[0] == 0


def test_scores_count_standard_deviations() -> None:
    assert standard_score(28, 100, 0.2) == pytest.approx(2)
    assert standard_score(0, 10, 0.0) == 0


def test_dispersion_draws_in_the_ends() -> None:
    """Ten scores: the outermost on each side is drawn in to its neighbour, so that 100 counts as 1."""
    assert dispersion([-1, -1, -1, -1, -1, 1, 1, 1, 1, 100]) == pytest.approx(1)
    assert dispersion([2, -2]) == pytest.approx(4)


def test_bodies_stand_in_their_own_order_with_where_they_stand() -> None:
    """Across 20%. Of 100 each: 20 is the same; 28 is 2 deviations off; 36 is 4 off. Winsorising needs ten bodies to bite."""
    same = [result(f"b{number}", 20, 100) for number in range(17)]
    lines = funnel([result("all", 400, 2000), result("far", 36, 100), *same, result("off", 28, 100), result("low", 8, 100)])
    stands = {line.body: line.stands for line in lines}
    assert (stands["far"], stands["off"], stands["low"], stands["b3"]) == (OUTSIDE_998, OUTSIDE_95, OUTSIDE_95, WITHIN)
    assert [line.body for line in lines][:2] == ["far", "b0"]
    assert all(line.widened == 1 for line in lines)


def test_limits_widen_where_bodies_differ_more_than_chance() -> None:
    """Scores of 3 and -3 alone: the mean square is 9, so limits are 3 times as wide and nobody stands out."""
    spread = 3 * math.sqrt(0.25 / 100)
    lines = funnel(
        [result("all", 100, 200), *(result(f"b{sign}", round(100 * (0.5 + sign * spread)), 100) for sign in (1, -1))]
    )
    assert all(line.stands == WITHIN and line.widened == pytest.approx(3) for line in lines)


def test_nothing_to_compare() -> None:
    assert funnel([result("all", 1, 2), result("a", 1, 2)]) == []
    assert funnel([result("all", 0, 0), result("a", 0, 0), result("b", 0, 0)]) == []
