"""The spreadsheet reading of conditions: small formulas, one column each, no nesting.

In: a condition, and what knows the cells of a calculation sheet. Out: a reference to the column that holds its truth,
in the same codes as the Python reading: 0 false, 1 true, 2 to 4 open for that state. `{r}` stands for the row.
"""

from __future__ import annotations

from typing import Protocol

from inspect_kit.conditions.model import (
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
    State,
)

SIGNS = {Compare.AT_LEAST: ">=", Compare.AT_MOST: "<=", Compare.MORE_THAN: ">", Compare.LESS_THAN: "<"}


class CalculationCells(Protocol):
    """Where a calculation sheet holds what conditions read. References hold `{r}` for the row."""

    def state(self, variable: str) -> str:
        """The cell with the state code of the variable."""

    def value(self, variable: str) -> str:
        """The cell with its value: a number, a date's serial, or the number of the choice."""

    def tick(self, variable: str, code: str) -> str:
        """The cell with 1 where this choice of several is ticked."""

    def literal(self, variable: str, value: str | int | float) -> str:
        """A value of the variable as its value cell holds it."""

    def truth_column(self, formula: str, condition: Condition) -> str:
        """A column with this formula, which computes the condition's truth; the same formula stands once."""


def truth_reference(condition: Condition, cells: CalculationCells) -> str:
    """The cell that holds the truth of the condition, its columns added to the sheet."""
    if isinstance(condition, Not):
        part = truth_reference(condition.part, cells)
        return cells.truth_column(f"IF({part}<2,1-{part},{part})", condition)
    if isinstance(condition, (All, Any)):
        return cells.truth_column(_joined(condition, cells), condition)
    return cells.truth_column(_leaf(condition, cells), condition)


def _joined(condition: All | Any, cells: CalculationCells) -> str:
    parts = [truth_reference(part, cells) for part in condition.parts]
    is_all = isinstance(condition, All)
    if not parts:
        return "1" if is_all else "0"
    every = ",".join(parts)
    if is_all:
        return f"IF(MIN({every})=0,0,MAX({every}))"
    return f"IF(OR({','.join(f'{part}=1' for part in parts)}),1,MAX({every}))"


def _leaf(leaf: Leaf, cells: CalculationCells) -> str:
    state = cells.state(leaf.variable)
    if isinstance(leaf, InState):
        return f"IF({_either([f'{state}={int(each)}' for each in leaf.states])},1,0)"
    if isinstance(leaf, Includes):
        ticks = "+".join(cells.tick(leaf.variable, code) for code in leaf.codes) or "0"
        least = len(leaf.codes) if leaf.every else 1
        return f"IF({state}={State.ANSWERED:d},IF({ticks}>={least},1,0),{state})"
    if isinstance(leaf, Order) and isinstance(leaf.operand, Of):
        return _against_other(leaf, leaf.operand, cells)
    return f"IF({state}={State.ANSWERED:d},IF({_comparison(leaf, cells)},1,0),{state})"


def _comparison(leaf: IsOneOf | Order, cells: CalculationCells) -> str:
    value = cells.value(leaf.variable)
    if isinstance(leaf, IsOneOf):
        return _either([f"{value}={cells.literal(leaf.variable, each)}" for each in leaf.values])
    if isinstance(leaf.operand, Of):
        raise TypeError(f"compared with another variable: {leaf!r}")
    return f"{value}{SIGNS[leaf.compare]}{cells.literal(leaf.variable, leaf.operand)}"


def _against_other(leaf: Order, operand: Of, cells: CalculationCells) -> str:
    worse = f"MAX({cells.state(leaf.variable)},{cells.state(operand.variable)})"
    other = f"{cells.value(operand.variable)}*{operand.times!r}"
    compared = f"{cells.value(leaf.variable)}{SIGNS[leaf.compare]}{other}"
    return f"IF({worse}={State.ANSWERED:d},IF({compared},1,0),{worse})"


def _either(tests: list[str]) -> str:
    if len(tests) == 1:
        return tests[0]
    return f"OR({','.join(tests)})" if tests else "FALSE"
