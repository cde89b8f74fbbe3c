"""The Python reading of conditions: over a table of answers, a column of truths.

In: a condition and something that gives each variable's states and values by column. Out: one byte a row, 0 false,
1 true, and 2, 3 or 4 where an answer in that state leaves it open.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import reduce
from itertools import repeat
from typing import Protocol

from inspect_kit.conditions import bytewise
from inspect_kit.conditions.model import (
    FALSE,
    TRUE,
    All,
    Any,
    Compare,
    Condition,
    Includes,
    InState,
    IsOneOf,
    Leaf,
    Not,
    Of,
    Order,
)

Scalar = str | int | float
CellValue = Scalar | frozenset[str] | None

COMPARISONS: dict[Compare, Callable[[float, float], bool]] = {
    Compare.AT_LEAST: operator.ge,
    Compare.AT_MOST: operator.le,
    Compare.MORE_THAN: operator.gt,
    Compare.LESS_THAN: operator.lt,
}


class Columns(Protocol):
    """What a condition reads. Values are only looked at where the state is answered."""

    @property
    def size(self) -> int:
        """How many rows."""

    def states(self, variable: str) -> bytes:
        """The state of the variable in each row."""

    def values(self, variable: str) -> Sequence[CellValue]:
        """Its value in each row: a code, a set of codes, a number, days as an ordinal; None where unanswered."""

    def numbers(self, variable: str) -> Sequence[float]:
        """Its value in each row as a number, 0 where unanswered."""

    def truth(self, condition: Condition) -> bytes:
        """The truth of a condition in each row, remembered."""


def read_truth(condition: Condition, columns: Columns) -> bytes:
    """The truth of the condition in each row."""
    if isinstance(condition, Not):
        return columns.truth(condition.part).translate(bytewise.NOT)
    if isinstance(condition, (All, Any)):
        return _joined(condition, columns)
    if isinstance(condition, InState):
        wanted = frozenset(condition.states)
        return columns.states(condition.variable).translate(bytewise.code_table(lambda code: int(code in wanted)))
    return bytewise.combine(_states(condition, columns), _hits(condition, columns), bytewise.ANSWERED_TRUTH)


def _joined(condition: All | Any, columns: Columns) -> bytes:
    is_all = isinstance(condition, All)
    table, start = (bytewise.ALL, TRUE) if is_all else (bytewise.ANY, FALSE)
    truths = (columns.truth(part) for part in condition.parts)
    return reduce(lambda a, b: bytewise.combine(a, b, table), truths, bytes([start]) * columns.size)


def _states(leaf: Leaf, columns: Columns) -> bytes:
    """The state that decides whether the comparison is known: with two variables, the worse of theirs."""
    states = columns.states(leaf.variable)
    if isinstance(leaf, Order) and isinstance(leaf.operand, Of):
        return bytewise.combine(states, columns.states(leaf.operand.variable), bytewise.GREATER)
    return states


def _hits(leaf: Leaf, columns: Columns) -> bytes:
    """Where the comparison holds, taking every row as answered."""
    if isinstance(leaf, IsOneOf):
        return bytes(map(frozenset(leaf.values).__contains__, columns.values(leaf.variable)))
    if isinstance(leaf, Includes):
        return _included(leaf, columns.values(leaf.variable))
    if isinstance(leaf, Order):
        return _ordered(leaf, columns)
    raise TypeError(f"not a comparison of answers: {leaf!r}")


def _included(leaf: Includes, values: Sequence[CellValue]) -> bytes:
    codes = frozenset(leaf.codes)
    sets = (value if isinstance(value, frozenset) else frozenset() for value in values)
    if leaf.every:
        return bytes(map(codes.issubset, sets))
    return bytes(map(operator.not_, map(codes.isdisjoint, sets)))


def _ordered(leaf: Order, columns: Columns) -> bytes:
    numbers = columns.numbers(leaf.variable)
    compare = COMPARISONS[leaf.compare]
    if isinstance(leaf.operand, Of):
        others = columns.numbers(leaf.operand.variable)
        return bytes(map(compare, numbers, map(operator.mul, others, repeat(leaf.operand.times))))
    return bytes(map(compare, numbers, repeat(leaf.operand)))
