"""Figures as people read them: rounded as people round."""

from __future__ import annotations

import pytest

from inspect_kit.measures.shown import shown_points
from inspect_kit.stats import difference


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((5, 8, 4, 8), "+13"),
        ((4, 8, 5, 8), "-13"),
        ((7, 10, 23, 40), "+13"),  # as floats, .7 - .575 is a little less than .125
        ((1, 2, 1, 2), "+0"),
        ((249, 500, 1, 2), "+0"),  # -0.2 points
        ((1, 1, 0, 1), "+100"),
    ],
)
def test_a_difference_is_rounded_halves_away_from_nothing(counts: tuple[int, int, int, int], shown: str) -> None:
    assert shown_points(difference(*counts)) == shown
