"""Statistics against published vectors and against statsmodels over a grid."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from inspect_kit.stats import (
    StratumCounts,
    newcombe,
    percent,
    round_half_up,
    stratified,
    wilson,
    wilson_finite,
)

SIZES = (1200, 4500, 6100, 700, 1500, 600)
COUNTS = (9, 12, 15, 5, 8, 3)


@pytest.mark.parametrize(
    ("k", "n", "lower", "upper"),
    [
        (0, 30, 0.000, 0.114),
        (3, 30, 0.035, 0.256),
        (10, 30, 0.192, 0.512),
        (15, 30, 0.332, 0.668),
        (27, 30, 0.744, 0.965),
        (30, 30, 0.886, 1.000),
        (9, 39, 0.126, 0.383),
    ],
)
def test_wilson_gives_the_published_figures(k, n, lower, upper):
    assert wilson(k, n) == pytest.approx((lower, upper), abs=0.0005)


@pytest.mark.parametrize("n", [1, 2, 7, 30, 180, 1000])
def test_wilson_agrees_with_statsmodels(n):
    for k in {0, 1, n // 3, n // 2, n - 1, n}:
        assert wilson(k, n) == pytest.approx(proportion_confint(k, n, method="wilson"), abs=1e-9)


@pytest.mark.parametrize(("k", "n"), [(1, 0), (0, 0), (-1, 3), (4, 3)])
def test_what_is_no_share_is_refused(k, n):
    with pytest.raises(ValueError, match="not a share"):
        wilson(k, n)


@pytest.mark.parametrize(
    ("population", "lower", "upper"),
    [(60, 0.376, 0.624), (100, 0.356, 0.644), (300, 0.339, 0.661), (1000, 0.334, 0.666)],
)
def test_a_finite_list_narrows_the_interval(population, lower, upper):
    assert wilson_finite(15, 30, population) == pytest.approx((lower, upper), abs=0.0005)


def test_a_list_looked_at_whole_has_no_interval():
    assert wilson_finite(15, 30, 30) is None


def test_a_sample_larger_than_its_list_is_refused():
    with pytest.raises(ValueError, match="cannot come from"):
        wilson_finite(15, 30, 29)


def test_newcombe_agrees_with_statsmodels():
    for n1, n2 in itertools.product((1, 5, 30, 77), repeat=2):
        for k1, k2 in itertools.product({0, n1 // 2, n1}, {0, n2 // 3, n2}):
            expected = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb", compare="diff")
            assert newcombe(k1, n1, k2, n2) == pytest.approx(expected, abs=1e-7)


def test_newcombe_excludes_zero_from_27_points_apart_in_the_middle():
    assert newcombe(20, 30, 12, 30)[0] > 0
    assert newcombe(19, 30, 12, 30)[0] < 0


def test_the_stratified_share_gives_the_published_figures():
    strata = [StratumCounts(size, 30, 30, k) for size, k in zip(SIZES, COUNTS, strict=True)]
    found = stratified(strata)
    assert found is not None
    assert sum(COUNTS) / 180 == pytest.approx(0.289, abs=0.0005)
    assert found.share == pytest.approx(0.396, abs=0.0005)
    assert math.sqrt(found.variance) == pytest.approx(0.049, abs=0.0005)
    total = sum(SIZES)
    textbook = sum(
        (size / total) ** 2 * (1 - 30 / size) * (k / 30) * (1 - k / 30) / 29 for size, k in zip(SIZES, COUNTS, strict=True)
    )
    assert found.variance == pytest.approx(textbook)


def test_a_domain_is_weighted_by_its_own_estimated_size():
    found = stratified([StratumCounts(100, 10, 5, 5), StratumCounts(1000, 10, 2, 0)])
    assert found is not None
    assert found.share == pytest.approx(50 / 250)


def test_one_stratum_is_as_wide_as_the_finite_wilson_interval():
    found = stratified([StratumCounts(300, 30, 30, 0)])
    finite = wilson_finite(0, 30, 300)
    assert found is not None
    assert finite is not None
    assert found.interval == pytest.approx(finite, abs=0.001)


def test_a_base_of_few_rows_keeps_a_wide_interval_where_no_row_counts():
    few = stratified([StratumCounts(3000, 30, 3, 0)])
    assert few is not None
    assert few.upper is not None
    assert few.upper > 0.5


def test_strata_looked_at_whole_have_no_interval():
    found = stratified([StratumCounts(30, 30, 30, 10), StratumCounts(7, 7, 7, 0)])
    assert found is not None
    assert (found.share, found.variance, found.interval) == (10 / 37, 0.0, None)


def test_unlike_strata_of_like_rows_have_an_interval():
    found = stratified([StratumCounts(100, 10, 10, 10), StratumCounts(100, 10, 10, 0)])
    assert found is not None
    assert found.variance == 0
    assert found.interval is not None


def test_a_single_row_borrows_the_variance_of_all():
    found = stratified([StratumCounts(100, 1, 1, 1), StratumCounts(100, 10, 10, 5)])
    assert found is not None
    assert found.variance > 0


@pytest.mark.parametrize("strata", [[], [StratumCounts(10, 5, 0, 0)], [StratumCounts(10, 0, 0, 0), StratumCounts(10, 5, 5, 1)]])
def test_nothing_known_gives_no_estimate(strata):
    assert stratified(strata) is None


@st.composite
def stratum(draw):
    size = draw(st.integers(1, 5000))
    sampled = draw(st.integers(1, min(size, 60)))
    in_base = draw(st.integers(0, sampled))
    return StratumCounts(size, sampled, in_base, draw(st.integers(0, in_base)))


@given(st.lists(stratum(), max_size=8))
def test_an_estimate_lies_between_its_bounds(strata):
    found = stratified(strata)
    if found is None or found.interval is None:
        return
    lower, upper = found.interval
    assert 0 <= lower <= found.share + 1e-9
    assert found.share - 1e-9 <= upper <= 1


@pytest.mark.parametrize(
    ("share", "digits", "expected"), [(0.285, 0, 29), (0.5, 0, 50), (0.125, 0, 13), (0.0005, 1, 0.1), (2 / 3, 1, 66.7)]
)
def test_per_cent_rounds_half_up(share, digits, expected):
    assert percent(share, digits) == expected


@pytest.mark.parametrize(
    ("value", "digits", "expected"), [(2.5, 0, 3), (-2.5, 0, -3), (0.285, 2, 0.29), (2.675, 2, 2.68), (1e-9, 1, 0)]
)
def test_halves_are_rounded_up(value, digits, expected):
    assert round_half_up(value, digits) == expected
