"""Generated conditions and rows, from a seed: what the agreement test lays over a workbook.

Out: a part whose measures count one generated condition each, and a table of rows in which every state occurs.
"""

from __future__ import annotations

import random

from inspect_kit.conditions.columns import CellValue
from inspect_kit.conditions.model import (
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
from inspect_kit.template.answer_types import UNABLE_TO_TELL, YES_NO_CHOICES
from inspect_kit.template.model import (
    AnswerType,
    Choice,
    Derived,
    DerivedUnit,
    Fact,
    FactSource,
    Kind,
    LayoutKind,
    Limits,
    Measure,
    MeasureKind,
    Part,
    Question,
    RowsFrom,
    Stage,
)
from inspect_kit.texts import Text

DAY = 736_695
"""1 January 2018, as an ordinal."""

COLOURS = tuple(Choice(code, Text.of(code.title())) for code in ("red", "green", "blue"))
YES_NO = AnswerType(Kind.CHOICE, YES_NO_CHOICES, unable_to_tell=UNABLE_TO_TELL)
SEVERAL = AnswerType(Kind.CHOICES, COLOURS, unable_to_tell=UNABLE_TO_TELL)


def _question(name: str, answer: AnswerType, ask_when: Condition | None = None) -> Question:
    return Question(name, Text.of(f"{name}?"), answer, ask_when=ask_when)


FACTS = (
    Fact("sort", Text.of("Sort"), FactSource.LIST, AnswerType(Kind.CHOICE, COLOURS)),
    Fact("began", Text.of("Began"), FactSource.LIST, AnswerType(Kind.DATE_TIME)),
)
QUESTIONS = (
    _question("seen", YES_NO),
    _question("colour", AnswerType(Kind.CHOICE, COLOURS, unable_to_tell=UNABLE_TO_TELL), IsOneOf("seen", ("yes",))),
    _question("marks", SEVERAL, Not(IsOneOf("colour", ("red",)))),
    _question("number", AnswerType(Kind.WHOLE_NUMBER, limits=Limits(0, 9), unable_to_tell=UNABLE_TO_TELL)),
    _question("other", AnswerType(Kind.DECIMAL), Order("number", Compare.AT_LEAST, 3)),
    _question("visited", AnswerType(Kind.DATE_TIME, unable_to_tell=UNABLE_TO_TELL), IsOneOf("seen", ("yes", "no"))),
    _question("words", AnswerType(Kind.TEXT)),
)
DERIVED = (
    Derived("days", Text.of("Days"), DerivedUnit.DAYS, "began", "visited"),
    Derived("minutes", Text.of("Minutes"), DerivedUnit.MINUTES, "began", "visited"),
)
NUMERIC = {"number": (0, 3, 9), "other": (0, 2.5, 4), "days": (-1, 0, 1), "minutes": (0, 59, 60, 61, 1440)}


def generated_part(source: random.Random, conditions: int) -> Part:
    """A part with one measure for each generated condition; every third has a base of its own."""
    measures = tuple(
        Measure(
            f"m{i}", Text.of(f"Measure {i}"), MeasureKind.COUNT, count=condition(source, 3),
            of=condition(source, 1) if i % 3 == 0 else None,
        )
        for i in range(conditions)
    )  # fmt: skip
    stages = (Stage("all", Text.of("All"), QUESTIONS),)
    return Part("cases", Text.of("Cases"), RowsFrom.SAMPLE, LayoutKind.GRID, FACTS, stages, DERIVED, measures)


def condition(source: random.Random, depth: int) -> Condition:
    """A condition of at most this depth."""
    if depth and source.random() < 0.7:
        word = source.choice(("all", "any", "not", "not not"))
        if word.startswith("not"):
            inner = Not(condition(source, depth - 1))
            return Not(inner) if word == "not not" else inner
        parts = tuple(condition(source, depth - 1) for _ in range(source.randint(2, 3)))
        return All(parts) if word == "all" else Any(parts)
    return source.choice((_choice, _several, _state, _order, _against))(source)


def _choice(source: random.Random) -> Condition:
    variable, codes = source.choice((("seen", ("yes", "no")), ("colour", ("red", "blue")), ("sort", ("red", "green"))))
    return IsOneOf(variable, tuple(source.sample(codes, source.randint(1, 2))))


def _several(source: random.Random) -> Condition:
    codes = tuple(source.sample(("red", "green", "blue"), source.randint(1, 3)))
    return Includes("marks", codes, every=source.random() < 0.5)


def _state(source: random.Random) -> Condition:
    states = tuple(source.sample(list(State), source.randint(1, 2)))
    return InState(source.choice([question.id for question in QUESTIONS]), states)


def _order(source: random.Random) -> Condition:
    if source.random() < 0.3:
        return Order("visited", source.choice(list(Compare)), DAY + source.randint(0, 3))
    variable = source.choice(list(NUMERIC))
    return Order(variable, source.choice(list(Compare)), source.choice(NUMERIC[variable]))


def _against(source: random.Random) -> Condition:
    if source.random() < 0.5:
        return Order("visited", source.choice(list(Compare)), Of("began", 1.0))
    return Order("number", source.choice(list(Compare)), Of("other", source.choice((0.5, 1.0, 2.0))))


def generated_table(source: random.Random, part: Part, size: int) -> Table:
    """Rows in which answers, blanks and unable to tell all occur, with times on and around the boundaries."""
    raw = {fact.id: _column(source, fact.answer, size, certain=True) for fact in part.facts}
    raw |= {question.id: _column(source, question.answer, size, certain=False) for question in part.questions()}
    return Table(part, raw, size)


def _column(source: random.Random, answer: AnswerType, size: int, certain: bool) -> RawColumn:
    states = [State.ANSWERED if certain else _any_state(source, answer) for _ in range(size)]
    values = [_value(source, answer) if state is State.ANSWERED else None for state in states]
    timed = answer.kind is Kind.DATE_TIME
    times = [_time(source) if timed and value is not None else None for value in values]
    return RawColumn(bytes(states), values, times if timed else ())


def _any_state(source: random.Random, answer: AnswerType) -> State:
    states = [State.ANSWERED] * 6 + [State.MISSING]
    return source.choice([*states, State.UNABLE_TO_TELL] if answer.unable_to_tell is not None else states)


def _time(source: random.Random) -> int | None:
    return source.choice((None, 0, 1, 540, 599, 600, 601, 1439))


def _value(source: random.Random, answer: AnswerType) -> CellValue:
    if answer.kind is Kind.CHOICE:
        return source.choice(answer.choices).code
    if answer.kind is Kind.CHOICES:
        codes = [choice.code for choice in answer.choices]
        return frozenset(source.sample(codes, source.randint(0, len(codes))))
    if answer.kind is Kind.DATE_TIME:
        return DAY + source.randint(0, 2)
    if answer.kind is Kind.TEXT:
        return "words"
    return source.randint(0, 9) if answer.kind is Kind.WHOLE_NUMBER else source.choice((0.0, 0.5, 2.5, 4.0))
