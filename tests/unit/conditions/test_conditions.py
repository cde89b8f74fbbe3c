"""The Python reading of conditions: three-valued logic over the four states, written out by hand."""

from __future__ import annotations

import pytest

from inspect_kit.conditions.english import say
from inspect_kit.conditions.model import (
    ALWAYS,
    All,
    Any,
    Compare,
    Condition,
    Includes,
    InState,
    IsOneOf,
    Not,
    Of,
    Order,
    State,
)
from inspect_kit.table import RawColumn, Table
from inspect_kit.template.model import (
    AnswerType,
    Choice,
    Derived,
    DerivedUnit,
    Kind,
    LayoutKind,
    Part,
    Question,
    RowsFrom,
    Stage,
)
from inspect_kit.texts import Text

A, D, U, M = State.ANSWERED, State.DOES_NOT_APPLY, State.UNABLE_TO_TELL, State.MISSING
YES, NO = IsOneOf("seen", ("yes",)), IsOneOf("seen", ("no",))


def question(name: str, kind: Kind, codes: str = "", ask_when: Condition | None = None) -> Question:
    choices = tuple(Choice(code, Text.of(code.title())) for code in codes.split())
    return Question(name, Text.of(name.title()), AnswerType(kind, choices), ask_when=ask_when)


PART = Part(
    "cases", Text.of("Cases"), RowsFrom.SAMPLE, LayoutKind.GRID, (),
    (Stage("one", Text.of("One"), (
        question("seen", Kind.CHOICE, "yes no"),
        question("when", Kind.DATE_TIME, ask_when=YES),
        question("told", Kind.DATE_TIME, ask_when=YES),
        question("flags", Kind.CHOICES, "race faith"),
        question("count", Kind.WHOLE_NUMBER),
        question("last", Kind.WHOLE_NUMBER),
    )),),
    derived=(
        Derived("days", Text.of("Days"), DerivedUnit.DAYS, "when", "told"),
        Derived("minutes", Text.of("Minutes"), DerivedUnit.MINUTES, "when", "told"),
    ),
)  # fmt: skip


def table(**columns: list[object]) -> Table:
    """Columns of values; None is missing, `...` is unable to tell."""
    raw = {}
    for name, values in columns.items():
        states = bytes(M if value is None else U if value is ... else A for value in values)
        raw[name] = RawColumn(states, [None if value is ... else value for value in values])  # type: ignore[arg-type]
    return Table(PART, raw, len(next(iter(columns.values()))))


def truth(condition: Condition, **columns: list[object]) -> list[int]:
    return list(table(**columns).truth(condition))


def test_a_choice_is_true_false_or_open_for_its_state() -> None:
    assert truth(YES, seen=["yes", "no", ..., None]) == [1, 0, U, M]


def test_not_of_unknown_stays_unknown() -> None:
    assert truth(Not(Not(Not(YES))), seen=["yes", "no", ..., None]) == [0, 1, U, M]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (All((YES, Order("count", Compare.AT_LEAST, 5))), [1, 0, 0, 0, M, U, M]),
        (Any((YES, Order("count", Compare.AT_LEAST, 5))), [1, 1, 0, M, 1, U, M]),
    ],
)
def test_kleene_logic(condition: Condition, expected: list[int]) -> None:
    seen = ["yes", "yes", "no", "no", "yes", ..., None]
    count = [5, 4, 4, None, None, 5, None]
    if isinstance(condition, Any):
        expected = [1, 1, 0, M, 1, 1, M]
    assert truth(condition, seen=seen, count=count) == expected


def test_nothing_at_all_is_always_true_and_no_alternative_is_false() -> None:
    assert truth(ALWAYS, seen=["yes", None]) == [1, 1]
    assert truth(Any(()), seen=["yes", None]) == [0, 0]


def test_a_question_that_hangs_on_an_open_answer_takes_its_state() -> None:
    given = table(seen=["yes", "yes", "no", ..., None], when=[1, None, 1, 1, 1])
    assert list(given.states("when")) == [A, M, D, U, M]
    assert list(given.raw_states("when")) == [A, M, A, A, A]


def test_state_is_always_known() -> None:
    assert truth(InState("seen", (U, M)), seen=["yes", ..., None]) == [0, 1, 1]


def test_several_choices_none_of_them_included() -> None:
    flags = [frozenset({"race"}), frozenset({"race", "faith"}), frozenset(), None]
    assert truth(Includes("flags", ("race", "faith")), flags=flags) == [1, 1, 0, M]
    assert truth(Includes("flags", ("race", "faith"), every=True), flags=flags) == [0, 1, 0, M]


def test_order_against_another_answer_takes_the_worse_state() -> None:
    rise = Order("count", Compare.MORE_THAN, Of("last", 1.5))
    assert truth(rise, count=[16, 15, None, 9], last=[10, 10, 10, ...]) == [1, 0, M, U]


@pytest.mark.parametrize(
    ("compare", "expected"),
    [
        (Compare.AT_LEAST, [0, 1, 1]),
        (Compare.AT_MOST, [1, 1, 0]),
        (Compare.MORE_THAN, [0, 0, 1]),
        (Compare.LESS_THAN, [1, 0, 0]),
    ],
)
def test_boundaries(compare: Compare, expected: list[int]) -> None:
    assert truth(Order("count", compare, 5), count=[4, 5, 6]) == expected


def test_days_and_minutes_between() -> None:
    raw = {
        "seen": RawColumn(bytes([A] * 4), ["yes"] * 4),
        "when": RawColumn(bytes([A] * 4), [100, 100, 100, 100], [600, 600, None, 0]),
        "told": RawColumn(bytes([A] * 4), [100, 101, 101, 100], [660, 0, 60, 0]),
    }
    given = Table(PART, raw, 4)
    assert list(given.values("days")) == [0, 1, 1, 0]
    assert list(given.states("minutes")) == [A, A, M, A]
    assert [given.numbers("minutes")[row] for row in (0, 1, 3)] == [60, 840, 0]


def test_in_words() -> None:
    condition = All((YES, Any((Order("count", Compare.AT_LEAST, 5), Includes("flags", ("race", "faith"))))))
    assert say(condition, PART.variables) == "Seen: Yes, and (Count: at least 5 or Flags: Race or Faith)"
    assert say(Not(InState("when", (M,))), PART.variables) == "not (When: missing)"
    assert say(Order("count", Compare.LESS_THAN, Of("last", 2.0)), PART.variables) == "Count: less than 2 times Last"
