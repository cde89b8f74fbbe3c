"""Can a base ever hold? Tries every way the answers that a condition rests on can be given.

In: a part. Out: a problem for each `ask_when`, base or count that no answers make true. Choices are tried one by one;
numbers and dates by the values around every limit that the conditions name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from inspect_kit.conditions.columns import CellValue
from inspect_kit.conditions.model import (
    ALWAYS,
    TRUE,
    All,
    Any,
    Condition,
    IsOneOf,
    Not,
    Of,
    Order,
    State,
    leaves,
    variables_of,
)
from inspect_kit.conditions.parse import Pointer
from inspect_kit.problems import Problem, problem
from inspect_kit.table import RawColumn, Table
from inspect_kit.template.model import Derived, Kind, Part, Question, Variable

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document

MOST_ROWS = 200_000
Cell = tuple[State, CellValue]


def check_bases(part: Part, document: Document, at: Pointer) -> Iterator[Problem]:
    """A problem for each condition of the part that can never hold."""
    for condition, what, name, pointer in _conditions(part):
        holds = can_hold(part, condition)
        if holds is None:
            yield problem("template-too-many-answers", document.place(*at, *pointer), name=name)
        elif not holds:
            yield problem("condition-never-holds", document.place(*at, *pointer), what=what, name=name)


def _conditions(part: Part) -> Iterator[tuple[Condition, str, str, Pointer]]:
    for s, stage in enumerate(part.stages):
        for q, question in enumerate(stage.questions):
            if question.ask_when is not None:
                yield question.ask_when, "the condition to ask", question.id, ("stages", s, "questions", q, "ask_when")
    for index, measure in enumerate(part.measures):
        if measure.of is not None:
            yield measure.of, "the base of", measure.id, ("measures", index, "of")
        if measure.count is not None:
            counted = All((measure.of or ALWAYS, measure.count))
            yield counted, "what is counted by", measure.id, ("measures", index, "count")


def can_hold(part: Part, condition: Condition) -> bool | None:
    """Is there any way to answer that makes the condition true? None where there are too many ways to try."""
    needed = _rests_on(part, condition)
    asked = {name for name in needed if not isinstance(part.variables[name], Derived)}
    if len(asked) != len(needed):
        return _can_hold_without(part, condition, needed - asked)
    every = [condition, *(gate for name in needed if (gate := _gate(part.variables[name])) is not None)]
    ways = {name: _ways(part.variables[name], every) for name in sorted(needed)}
    if prod(len(each) for each in ways.values()) > MOST_ROWS:
        return None
    rows = list(product(*ways.values()))
    raw = {name: _column([row[index] for row in rows]) for index, name in enumerate(ways)}
    return TRUE in Table(part, raw, len(rows)).truth(condition)


def _can_hold_without(part: Part, condition: Condition, free: set[str]) -> bool | None:
    """The same, taking every comparison of a derived value as one that can hold.

    Only a condition in which no such comparison is negated can be loosened so; others are taken as able to hold.
    """
    loosened = _loosened(condition, free)
    return True if loosened is None else can_hold(part, loosened)


def _loosened(condition: Condition, free: set[str]) -> Condition | None:
    if isinstance(condition, Not):
        return None if free & set(variables_of(condition)) else condition
    if isinstance(condition, (All, Any)):
        parts = [_loosened(part, free) for part in condition.parts]
        kept = tuple(part for part in parts if part is not None)
        return None if len(kept) != len(parts) else type(condition)(kept)
    return ALWAYS if free & set(variables_of(condition)) else condition


def _gate(variable: Variable) -> Condition | None:
    return variable.ask_when if isinstance(variable, Question) else None


def _rests_on(part: Part, condition: Condition) -> set[str]:
    """The variables that decide the condition, and those that decide whether they are asked."""
    found: set[str] = set()
    waiting = list(variables_of(condition))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            gate = _gate(part.variables[name])
            waiting += variables_of(gate) if gate is not None else ()
    return found


def _ways(variable: Variable, conditions: Sequence[Condition]) -> list[Cell]:
    """Every way that can matter in which this can be answered."""
    answered = [(State.ANSWERED, value) for value in _values(variable, conditions)]
    unable: list[Cell] = [(State.UNABLE_TO_TELL, None)] if variable.answer.unable_to_tell is not None else []
    return [*answered, *unable, (State.MISSING, None)]


def _values(variable: Variable, conditions: Sequence[Condition]) -> list[CellValue]:
    codes = [choice.code for choice in variable.answer.choices]
    if variable.answer.kind is Kind.CHOICE:
        return list(codes)
    if variable.answer.kind is Kind.CHOICES:
        return [frozenset(), *(frozenset([code]) for code in codes), frozenset(codes)]
    if variable.answer.kind is Kind.TEXT:
        return [""]
    return list(_around(variable, conditions))


def _around(variable: Variable, conditions: Sequence[Condition]) -> list[float]:
    """Numbers on, just below and just above everything it is compared with, kept within its own limits."""
    limits = variable.answer.limits
    low = float("-inf") if limits.at_least is None else limits.at_least
    high = float("inf") if limits.at_most is None else limits.at_most
    named = {0.0, low, high}
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf, Order) and not isinstance(leaf.operand, Of):
                named.add(leaf.operand)
            elif isinstance(leaf, IsOneOf):
                named.update(value for value in leaf.values if isinstance(value, (int, float)))
    near = {value + step for value in named if abs(value) != float("inf") for step in (-1, 0, 1)}
    return sorted(value for value in near if low <= value <= high)


def _column(cells: Sequence[Cell]) -> RawColumn:
    return RawColumn(bytes(state for state, _ in cells), [value for _, value in cells])
