"""Agreement against published vectors, against statsmodels, and against formulas written another way."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from inspect_kit.agreement_stats import (
    Beside,
    Coefficient,
    ac1,
    expected_by_ac1,
    expected_by_kappa,
    jackknife,
    kappa,
    pooled,
    stratified_difference,
    z_among,
)

PUBLISHED = [
    ([[27, 1], [2, 0]], -0.04651, 0.88950, 0.06654),
    ([[13, 2], [1, 14]], 0.80000, 0.80022, 0.10947),
    ([[130, 56], [9, 5]], 0.02197, 0.53258, 0.06121),
    ([[13, 0, 0], [0, 20, 7], [0, 4, 56]], 0.79641, 0.84933, 0.04322),
]
"""Tables with kappa, AC1 and, from irrCAC, the standard error of AC1 over n where ours is over n - 1."""
tables = st.integers(2, 4).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 20), min_size=size, max_size=size), min_size=size, max_size=size)
)


@pytest.mark.parametrize(("table", "by_kappa", "by_ac1", "error"), PUBLISHED)
def test_coefficients_are_the_published_ones(table, by_kappa, by_ac1, error):
    n = sum(map(sum, table))
    assert kappa(table).value == pytest.approx(by_kappa, abs=0.000005)
    assert ac1(table).value == pytest.approx(by_ac1, abs=0.000005)
    assert math.sqrt(ac1(table).variance * (n - 1) / n) == pytest.approx(error, abs=0.000005)


@given(tables)
def test_kappa_and_its_variance_are_those_of_statsmodels(table):
    assume(sum(map(sum, table)) > 0 and expected_by_kappa(table) < 0.999)
    with np.errstate(all="ignore"):  # its z divides by 0 where a margin is empty
        theirs = cohens_kappa(table)
    assert kappa(table).value == pytest.approx(theirs.kappa, abs=1e-9)
    assert kappa(table).variance == pytest.approx(theirs.var_kappa, abs=1e-9)


@given(tables)
def test_the_variance_of_ac1_is_that_of_its_closed_form(table):
    """Gwet (2008), equation 25, written out over the table and not over rows; it divides by n where we divide by n - 1."""
    n, q = sum(map(sum, table)), len(table)
    assume(n > 1)
    p = [[count / n for count in row] for row in table]
    pi = [(sum(p[k]) + sum(row[k] for row in p)) / 2 for k in range(q)]
    pa, pe = sum(p[k][k] for k in range(q)), sum(each * (1 - each) for each in pi) / (q - 1)
    gamma = (pa - pe) / (1 - pe)
    first = sum(p[k][k] * (1 - pi[k]) for k in range(q)) / (q - 1) - pa * pe
    second = sum(p[k][j] * (1 - (pi[k] + pi[j]) / 2) ** 2 for k in range(q) for j in range(q)) / (q - 1) ** 2 - pe**2
    spread = pa * (1 - pa) - 4 * (1 - gamma) * first + 4 * (1 - gamma) ** 2 * second
    assert ac1(table).value == pytest.approx(gamma, abs=1e-9)
    assert ac1(table).variance == pytest.approx(spread / (1 - pe) ** 2 / (n - 1), abs=1e-9)


def test_one_category_leaves_kappa_undefined_and_ac1_not():
    assert kappa([[30, 0], [0, 0]]) is None
    assert ac1([[30, 0], [0, 0]]).value == 1
    assert ac1([[30, 0], [0, 0]]).interval() is None
    assert kappa([[0, 0], [0, 0]]) is ac1([[0, 0], [0, 0]]) is ac1([[7]]) is None


def test_several_questions_are_pooled_by_their_rows():
    """12 of 16 agree in one and 3 of 4 in the other: 15 of 20. By chance: 16 x 0.5 + 4 x 0.75 = 11."""
    both = [[[6, 2], [2, 6]], [[3, 1], [0, 0]]]
    assert expected_by_kappa(both[1]) == 0.75
    assert pooled(both, expected_by_kappa) == pytest.approx((15 - 11) / (20 - 11))
    assert expected_by_ac1(both[1]) == pytest.approx(2 * 0.875 * 0.125)
    assert pooled(both, expected_by_ac1) == pytest.approx((15 - 8 - 0.875) / (20 - 8 - 0.875))
    assert pooled([[[5, 0], [0, 0]]], expected_by_kappa) is None


def test_the_jackknife_of_a_mean_is_its_own_variance():
    """Of 1, 2, 3, 6 the mean is 3 and its variance s2/n = (4 + 1 + 0 + 9) / 3 / 4."""
    values = [1, 2, 3, 6]
    found = jackknife(3, [(12 - each) / 3 for each in values])
    assert found.variance == pytest.approx(14 / 12)
    assert jackknife(1, [1.0]).interval() is None


def test_an_interval_stays_within_its_bounds():
    assert Coefficient(0.9, 0.01).interval() == pytest.approx((0.9 - 0.196, 1), abs=0.0001)


def test_a_difference_within_strata_is_that_of_mantel_and_haenszel():
    """0 of 3 beside 3 of 3, and 3 of 3 beside 2 of 2: weights 9/6 and 6/5, differences -1 and 0, so -1.5/2.7.

    P: (9 x 3) / 36 = 0.75 and (9 x 2 - 4 x 3 - 3) / 25 = 0.12. Q: 9 / 12 = 0.75 and 0.
    """
    strata = [Beside(0, 3, 3, 3), Beside(3, 3, 2, 2), Beside(1, 4, 0, 0)]
    found = stratified_difference(strata)
    assert found.value == pytest.approx(-1.5 / 2.7)
    assert found.variance == pytest.approx((-1.5 / 2.7 * 0.87 + 0.75) / 2.7**2)
    swapped = stratified_difference([Beside(each.others_count, each.others_of, each.count, each.of) for each in strata])
    assert (swapped.value, swapped.variance) == pytest.approx((-found.value, found.variance))
    assert stratified_difference([Beside(1, 4, 0, 0)]) is None


def test_a_difference_in_one_large_stratum_has_the_plain_variance():
    """300 of 1000 beside 500 of 1000: 0.3 x 0.7 / 1000 + 0.5 x 0.5 / 1000, and a little for the shared margin."""
    found = stratified_difference([Beside(300, 1000, 500, 1000)])
    assert found.value == pytest.approx(-0.2)
    assert found.variance == pytest.approx(0.00046, rel=0.1)


def test_many_comparisons_ask_for_more():
    assert z_among(1) == pytest.approx(1.959964, abs=1e-6)
    assert z_among(20) == pytest.approx(3.023341, abs=1e-6)
