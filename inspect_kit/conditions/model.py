"""Conditions as values: the one small language that says when, of what and how many.

A condition reads the answers of one row. Its readings (Python by column, a spreadsheet formula, plain English)
are functions over these values, in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

FALSE, TRUE = 0, 1
RESERVED = ("any", "all", "not")


class State(IntEnum):
    """The state of an answer. Also a truth that is not known because of an answer in that state."""

    ANSWERED = 1
    DOES_NOT_APPLY = 2
    UNABLE_TO_TELL = 3
    MISSING = 4


STATE_WORDS = {state.name.lower(): state for state in State}


class Compare(StrEnum):
    """How the answer is compared with the operand."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True)
class Of:
    """Another variable's value, taken so many times: `{times: 0.5, of: y2014_15}`."""

    variable: str
    times: float = 1.0


@dataclass(frozen=True)
class IsOneOf:
    """The answer to a single choice is one of these codes; other kinds of answer are equal to one of the values."""

    variable: str
    values: tuple[str | int | float, ...]


@dataclass(frozen=True)
class Order:
    """The number or date stands so to the operand. Dates are ordinals: days, as `date.toordinal` counts them."""

    variable: str
    compare: Compare
    operand: int | float | Of


@dataclass(frozen=True)
class Includes:
    """A question with several choices includes any (or every one) of these codes."""

    variable: str
    codes: tuple[str, ...]
    every: bool = False


@dataclass(frozen=True)
class InState:
    """The answer is in one of these states. Always known."""

    variable: str
    states: tuple[State, ...]


@dataclass(frozen=True)
class All:
    """Every part holds; with no parts, always true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold. What is unknown stays unknown."""

    part: Condition


Leaf = IsOneOf | Order | Includes | InState
Condition = Leaf | All | Any | Not

ALWAYS = All(())


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every comparison in the condition, in reading order."""
    if isinstance(condition, Not):
        yield from leaves(condition.part)
    elif isinstance(condition, (All, Any)):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def variables_of(condition: Condition) -> tuple[str, ...]:
    """The variables the condition reads, once each, in reading order."""
    found: dict[str, None] = {}
    for leaf in leaves(condition):
        found[leaf.variable] = None
        if isinstance(leaf, Order) and isinstance(leaf.operand, Of):
            found[leaf.operand.variable] = None
    return tuple(found)
