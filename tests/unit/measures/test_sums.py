"""Sums and what is made of them, against figures worked out by hand: shares of the total, ratios, changes, ends, exclusion."""

from __future__ import annotations

import pytest

from inspect_kit.conditions.model import IsOneOf, Not, State
from inspect_kit.measures.intervals import Block
from inspect_kit.measures.results import Result
from inspect_kit.measures.score import Scored, score
from inspect_kit.table import RawColumn, Table
from inspect_kit.template.model import (
    AnswerType,
    Choice,
    Fact,
    FactSource,
    Kind,
    LayoutKind,
    Measure,
    MeasureKind,
    Part,
    Question,
    RowsFrom,
    Stage,
)
from inspect_kit.texts import Text

SORTS = tuple(Choice(code, Text.of(code)) for code in ("a", "b", "total"))
BLOCKS = (Block("north", "", 0, 3, 3), Block("south", "", 3, 6, 3))
TWICE = ["a", "b", "total", "a", "b", "total"]
NOT_TOTAL = Not(IsOneOf("sort", ("total",)))


def column(values: list[object]) -> RawColumn:
    """`...` is unable to tell, None is blank."""
    states = bytes(
        State.MISSING if value is None else State.UNABLE_TO_TELL if value is ... else State.ANSWERED for value in values
    )
    return RawColumn(states, [None if value is ... else value for value in values])  # type: ignore[arg-type]


def scored(measure: Measure, excluded: tuple[str, ...] = (), **numbers: list[object]) -> dict[tuple[str, str], Result]:
    """Results by scope and group, over two bodies with the rows a, b and total each."""
    questions = tuple(Question(name, Text.of(name), AnswerType(Kind.DECIMAL)) for name in ("before", "now"))
    fact = Fact("sort", Text.of("Sort"), FactSource.ROW, AnswerType(Kind.CHOICE, SORTS))
    stages = (Stage("s", Text.of("S"), questions),)
    part = Part("p", Text.of("P"), RowsFrom.LIST, LayoutKind.GRID, (fact,), stages, (), (measure,))
    raw = {"sort": column(list(TWICE)), **{name: column(values) for name, values in numbers.items()}}
    reasons = {body: Text.of("broken") for body in excluded}
    found = score(Scored(part, Table(part, raw, 6), BLOCKS, excluded=reasons))
    return {(each.scope, each.group.code if each.group else ""): each for each in found}


def measure(kind: MeasureKind, share: bool = False, beside: str | None = None) -> Measure:
    return Measure(
        "m", Text.of("M"), kind, of_what="now", of=NOT_TOTAL, by=("sort",), share_of_total=share, beside=beside
    )  # fmt: skip


def test_a_group_is_so_much_of_all_groups() -> None:
    found = scored(measure(MeasureKind.SUM, share=True), now=[1, 3, 4, 5, 7, 12])
    assert found["all", ""].value == 16  # 1 + 3 + 5 + 7, without the rows that are totals
    assert (found["all", "a"].count, found["all", "a"].of, found["all", "a"].share) == (6, 16, 0.375)
    assert (found["north", "b"].count, found["north", "b"].of, found["north", "b"].share) == (3, 4, 0.75)
    assert ("all", "total") not in found  # the base leaves it out


def test_what_is_not_answered_is_in_no_sum_and_is_no_zero() -> None:
    found = scored(measure(MeasureKind.SUM, share=True), now=[1, None, 4, ..., 7, 12])
    assert (found["all", ""].value, found["all", ""].n) == (8, 2)
    assert (found["all", "a"].value, found["all", "a"].states.unable_to_tell) == (1, 1)
    assert (found["north", "b"].value, found["north", "b"].share, found["north", "b"].states.missing) == (None, None, 1)


def test_halves_have_a_share_and_make_no_count() -> None:
    found = scored(measure(MeasureKind.SUM, share=True), now=[0.5, 1.5, 2, 0, 0, 0])
    assert (found["all", "a"].count, found["all", "a"].of, found["all", "a"].share) == (None, 2, 0.25)


def test_nothing_is_no_part_of_nothing() -> None:
    found = scored(measure(MeasureKind.SUM, share=True), now=[0, 0, 0, 0, 0, 0])
    assert (found["all", "a"].value, found["all", "a"].share) == (0, None)


def test_a_ratio_sums_both_sides_over_rows_with_both() -> None:
    found = scored(measure(MeasureKind.RATIO, beside="before"), now=[1, 2, 9, 3, ..., 9], before=[4, 4, 9, 4, 100, 9])
    # 1 + 2 + 3 of 4 + 4 + 4: the 100 counts for nothing, its other side being unknown.
    assert (found["all", ""].count, found["all", ""].of, found["all", ""].share, found["all", ""].n) == (6, 12, 0.5, 3)
    assert (found["south", "b"].of, found["south", "b"].share) == (0, None)


def test_a_ratio_may_be_more_than_one() -> None:
    found = scored(measure(MeasureKind.RATIO, beside="before"), now=[3, 3, 0, 0, 0, 0], before=[2, 2, 0, 0, 0, 0])
    assert found["all", ""].share == 1.5


def test_a_change_is_of_those_with_both_figures_and_from_nothing_there_is_none() -> None:
    found = scored(measure(MeasureKind.CHANGE, beside="before"), now=[6, 1, 0, 9, 5, 0], before=[4, 2, 0, None, 0, 0])
    assert found["all", "a"].value == pytest.approx(0.5)  # 6 from 4; the 9 came from nobody knows what
    assert found["all", ""].value == pytest.approx(12 / 6 - 1)  # 6 + 1 + 5 from 4 + 2 + 0
    assert (found["south", "b"].value, found["south", "b"].n) == (None, 1)
    assert found["north", "b"].value == -0.5


@pytest.mark.parametrize(("kind", "value"), [(MeasureKind.HIGHEST, 9), (MeasureKind.LOWEST, -2)])
def test_the_ends_of_numbers(kind: MeasureKind, value: float) -> None:
    found = scored(measure(kind), now=[-2, 3, 99, 9, ..., -99])
    assert (found["all", ""].value, found["all", ""].n) == (value, 3)


def test_an_excluded_body_keeps_its_own_figures_and_is_in_no_other() -> None:
    found = scored(measure(MeasureKind.SUM, share=True), excluded=("south",), now=[1, 3, 4, 5, 7, 12])
    assert found["all", ""].value == 4
    assert (found["all", "a"].count, found["all", "a"].of) == (1, 4)
    assert (found["south", "a"].count, found["south", "a"].of) == (5, 12)
    assert [note.text for note in found["all", "a"].notes] == ["Without south: broken"]
    assert not found["south", "a"].notes
