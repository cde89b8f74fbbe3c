"""Scoring against figures worked out by hand: bases, states, what is left out, and which interval is chosen."""

from __future__ import annotations

import pytest

from inspect_kit.conditions.model import Condition, IsOneOf, Not, State
from inspect_kit.criteria import RollUp, RollUpBand
from inspect_kit.measures.evidence import Tally, combined
from inspect_kit.measures.intervals import Block, BlockCount, share_interval
from inspect_kit.measures.results import IntervalMethod, Result
from inspect_kit.measures.score import Scored, score
from inspect_kit.table import RawColumn, Table
from inspect_kit.template.model import (
    AnswerType,
    Band,
    Choice,
    Comparison,
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

A, U, M = State.ANSWERED, State.UNABLE_TO_TELL, State.MISSING
YES, NO = IsOneOf("seen", ("yes",)), IsOneOf("seen", ("no",))
COUNT, MEAN, TALLY = MeasureKind.COUNT, MeasureKind.MEAN, MeasureKind.TALLY


def question(name: str, kind: Kind, codes: str = "", ask_when: Condition | None = None) -> Question:
    choices = tuple(Choice(code, Text.of(code)) for code in codes.split())
    return Question(name, Text.of(name), AnswerType(kind, choices), ask_when=ask_when)


def scored(blocks: tuple[Block, ...], *measures: Measure, **columns: list[object]) -> dict[tuple[str, str], Result]:
    """Results by scope and category or group, without differences; `...` is unable to tell."""
    return {
        (each.scope, each.category or (each.group.code if each.group else "")): each
        for each in every(blocks, *measures, **columns)
        if each.kind != "difference"
    }


def every(blocks: tuple[Block, ...], *measures: Measure, **columns: list[object]) -> list[Result]:
    """All results."""
    questions = (
        question("seen", Kind.CHOICE, "yes no"),
        question("late", Kind.CHOICE, "yes no", ask_when=YES),
        question("sort", Kind.CHOICE, "a b c"),
        question("days", Kind.WHOLE_NUMBER),
    )
    stages = (Stage("s", Text.of("S"), questions),)
    part = Part("p", Text.of("P"), RowsFrom.SAMPLE, LayoutKind.GRID, (), stages, (), measures)
    size = len(next(iter(columns.values())))
    raw = {}
    for name, values in columns.items():
        states = bytes(M if value is None else U if value is ... else A for value in values)
        raw[name] = RawColumn(states, [None if value is ... else value for value in values])  # type: ignore[arg-type]
    return score(Scored(part, Table(part, raw, size), blocks))


def one_body(rows: int, listed: int | None) -> tuple[Block, ...]:
    return (Block("north", "", 0, rows, listed),)


def test_open_answers_stay_in_the_base_and_are_counted() -> None:
    found = scored(one_body(6, 100), Measure("m", Text.of("M"), COUNT, count=YES), seen=["yes", "yes", "no", ..., None, "yes"])
    result = found["north", ""]
    assert (result.count, result.of, result.share) == (3, 6, 0.5)
    assert (result.states.answered, result.states.unable_to_tell, result.states.missing) == (4, 1, 1)
    assert result.n == 6


def test_rows_that_a_question_does_not_apply_to_are_outside_a_measure_without_a_base() -> None:
    late = IsOneOf("late", ("yes",))
    columns = {"seen": ["yes", "yes", "no", "no", None], "late": ["yes", "no", "yes", None, None]}
    result = scored(one_body(5, 100), Measure("m", Text.of("M"), COUNT, count=late), **columns)["north", ""]
    assert (result.count, result.of) == (1, 3)  # the last one may apply: whether it was seen is missing
    assert (result.states.does_not_apply, result.states.missing) == (2, 1)
    # With the base said to be all that are not unseen, those to which it does not apply are in it and are not counted.
    base = Measure("m", Text.of("M"), COUNT, count=late, of=NO)
    result = scored(one_body(5, 100), base, **columns)["north", ""]
    assert (result.count, result.of, result.states.does_not_apply, result.states.base_unknown) == (0, 2, 2, 1)


def test_a_row_is_outside_a_base_that_looks_at_what_does_not_apply_to_it() -> None:
    """Late or not is asked only of those seen. Of the last two it is not known: one was seen, of the other nobody knows."""
    columns = {"seen": ["yes", "yes", "no", "no", "yes", None], "late": ["yes", "no", None, None, None, None]}
    base = IsOneOf("late", ("yes",))
    for of in (base, Not(IsOneOf("late", ("no",)))):
        states = scored(one_body(6, 100), Measure("m", Text.of("M"), COUNT, count=YES, of=of), **columns)["north", ""].states
        assert (states.does_not_apply, states.base_unknown) == (2, 2)


def test_states_can_be_left_out_of_the_base_and_it_says_so() -> None:
    measure = Measure("m", Text.of("M"), COUNT, count=YES, leave_out=(U,))
    result = scored(one_body(5, 100), measure, seen=["yes", "no", ..., ..., None])["north", ""]
    assert (result.count, result.of, result.states.left_out) == (1, 3, 2)
    assert "left-out" in [note.code for note in result.notes]


def test_bands_hold_both_their_ends() -> None:
    bands = (Band("none", Text.of("0"), None, 0), Band("few", Text.of("1 to 2"), 1, 2), Band("more", Text.of("3 up"), 3))
    found = scored(one_body(6, 100), Measure("m", Text.of("M"), TALLY, of_what="days", bands=bands), days=[0, 1, 2, 3, 9, None])
    counts = {band: (found["north", band].count, found["north", band].of) for band in ("none", "few", "more")}
    assert counts == {"none": (1, 6), "few": (2, 6), "more": (2, 6)}


def test_a_mean_rests_on_the_rows_of_its_base_that_have_a_number() -> None:
    measure = Measure("m", Text.of("M"), MEAN, of_what="days", of=YES)
    result = scored(one_body(4, 100), measure, seen=["yes", "yes", "yes", "no"], days=[1, 2, None, 100])["north", ""]
    assert (result.value, result.n, result.share) == (1.5, 2, None)


def test_a_comparison_with_all_others() -> None:
    measure = Measure("m", Text.of("M"), COUNT, count=YES, compare=Comparison("sort", ("a", "others")))
    columns = {"seen": ["yes", "no", "yes", "yes", "no", "yes"], "sort": ["a", "a", "b", "b", "c", None]}
    questions = (question("seen", Kind.CHOICE, "yes no"), question("sort", Kind.CHOICE, "a b c"))
    part = Part("p", Text.of("P"), RowsFrom.SAMPLE, LayoutKind.GRID, (), (Stage("s", Text.of("S"), questions),), (), (measure,))
    raw = {name: RawColumn(bytes(A if v else M for v in values), values) for name, values in columns.items()}  # type: ignore[arg-type]
    [result] = [
        each
        for each in score(Scored(part, Table(part, raw, 6), one_body(6, 50)))
        if each.scope == "all" and each.kind == "difference"
    ]
    assert result.value == pytest.approx(1 / 2 - 2 / 3)
    assert result.n == 5  # the last row belongs to no group


@pytest.mark.parametrize(
    ("listed", "method", "notes"),
    [
        (6, "census", ["census", "small-number"]),
        (7, "newcombe", ["within-noise", "small-number"]),
        (None, "newcombe", ["within-noise", "small-number"]),
    ],
)
def test_a_comparison_where_all_was_looked_at_has_no_interval(listed: int | None, method: str, notes: list[str]) -> None:
    measure = Measure("m", Text.of("M"), COUNT, count=YES, compare=Comparison("sort", ("a", "b")))
    columns = {"seen": ["yes", "no", "yes", "yes", "no", "yes"], "sort": ["a", "a", "a", "b", "b", "b"]}
    [result] = [
        each for each in every(one_body(6, listed), measure, **columns) if (each.scope, each.kind) == ("all", "difference")
    ]
    assert (result.value, str(result.interval_method)) == (0, method)
    assert (result.interval is None) == (method == "census")
    assert [note.code for note in result.notes] == notes


@pytest.mark.parametrize(
    ("listed", "method", "bounds"),
    [
        (None, IntervalMethod.WILSON, (0.6269, 0.9049)),
        (30, IntervalMethod.CENSUS, None),
        # n_eff = 30 x 299 / 270 = 33.2: narrower than 30 of an endless list.
        (300, IntervalMethod.WILSON_FINITE, (0.6364, 0.9014)),
    ],
)
def test_which_interval_one_body_has(listed: int | None, method: IntervalMethod, bounds: tuple[float, float] | None) -> None:
    found = share_interval([BlockCount(Block("north", "", 0, 30, listed), 30, 24)])
    assert found.method is method
    assert found.interval == (pytest.approx(bounds, abs=2e-4) if bounds else None)


def test_a_base_that_is_a_part_of_the_list_stands_for_a_part_of_it() -> None:
    """12 of the 30 rows are in the base, so of the list's 300 about 120: n_eff = 12 x 119 / 108 = 13.2."""
    found = share_interval([BlockCount(Block("north", "", 0, 30, 300), 12, 6)])
    assert found.interval is not None
    low, high = found.interval
    assert (low, high) == (pytest.approx(0.263, abs=2e-3), pytest.approx(0.737, abs=2e-3))


def test_no_list_size_no_estimate_across_bodies() -> None:
    counts = [BlockCount(Block("a", "", 0, 30, 100), 30, 10), BlockCount(Block("b", "", 30, 60, None), 30, 10)]
    found = share_interval(counts)
    assert (found.interval, found.method, found.notes) == (None, IntervalMethod.NONE, ("list-size-unknown",))


def test_nothing_in_the_base_is_nothing_said() -> None:
    assert share_interval([BlockCount(Block("a", "", 0, 30, 100), 0, 0)]).method is IntervalMethod.NONE


def test_the_weakest_indicator_that_has_enough_to_say() -> None:
    bands = (RollUpBand("high", Text.of("high"), 0.5), RollUpBand("low", Text.of("low"), 0))
    weakest, pooled = RollUp("against", "weakest", 5, bands), RollUp("against", "pooled", 5, bands)
    tallies = [Tally(9, 1), Tally(4, 4), Tally(0, 2)]
    assert combined(tallies, weakest) == Tally(4, 4)  # 0 of 2 is too few to say
    assert combined(tallies, pooled) == Tally(13, 7)
    assert combined([Tally(0, 2)], weakest) == Tally(0, 2)
