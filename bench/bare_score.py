"""Scoring by plain loops over the same columns: what somebody would write by hand for one template.

In: lines of measures. Out: for each a function made of one loop over the rows, with the conditions spelt out as Python
expressions over the columns. States are not told apart and no interval is computed: it does less than ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from inspect_kit.conditions.model import All, Any, Compare, Condition, Includes, InState, IsOneOf, Not, Of, Order
from inspect_kit.measures.lines import Line
from inspect_kit.table import Table

SIGNS = {Compare.AT_LEAST: ">=", Compare.AT_MOST: "<=", Compare.MORE_THAN: ">", Compare.LESS_THAN: "<"}
Counts = dict[str, list[float]]
Loop = Callable[[Table, Sequence[str]], Counts]


def expression(condition: Condition) -> str:
    """The condition as a Python expression over `s_VAR` and `v_VAR`, the state and the value in one row."""
    if isinstance(condition, Not):
        return f"(not {expression(condition.part)})"
    if isinstance(condition, (All, Any)):
        word = " and " if isinstance(condition, All) else " or "
        return f"({word.join(expression(part) for part in condition.parts) or str(isinstance(condition, All))})"
    if isinstance(condition, InState):
        return f"(s_{condition.variable} in {tuple(int(each) for each in condition.states)})"
    return f"(s_{condition.variable} == 1 and {_comparison(condition)})"


def _comparison(leaf: IsOneOf | Includes | Order) -> str:
    value = f"v_{leaf.variable}"
    if isinstance(leaf, IsOneOf):
        return f"{value} in {tuple(leaf.values)!r}"
    if isinstance(leaf, Includes):
        tests = [f"{code!r} in {value}" for code in leaf.codes]
        return f"({(' and ' if leaf.every else ' or ').join(tests)})"
    if isinstance(leaf.operand, Of):
        return f"{value} {SIGNS[leaf.compare]} {leaf.operand.times} * v_{leaf.operand.variable}"
    return f"{value} {SIGNS[leaf.compare]} {leaf.operand!r}"


def loop(line: Line) -> str:
    """The text of one line's loop over just the columns it needs: count and base for each body."""
    base = "True" if line.measure.of is None else expression(line.measure.of)
    counted = f"s_{line.variable} == 1" if line.count is None else expression(line.count)
    added = "1" if line.count is not None else f"v_{line.variable}"
    names = sorted(set(re.findall(r"\b[sv]_[a-z0-9_]+", f"{base} {counted} {added}")))
    columns = "".join(f", columns[{name!r}]" for name in names)
    row = "".join(f", {name}" for name in names)
    return "\n".join([
        "def work(columns, bodies):",
        "    counts = {body: [0, 0] for body in set(bodies)}",
        f"    for body{row} in zip(bodies{columns}):" if names else "    for body in bodies:",
        f"        if {base}:",
        "            count = counts[body]",
        "            count[1] += 1",
        f"            if {counted}:",
        f"                count[0] += {added}",
        "    return counts",
    ])  # fmt: skip


def loops(lines: Sequence[Line]) -> list[Callable[[Mapping[str, Sequence[object]], Sequence[str]], Counts]]:
    """A compiled loop for each line."""
    made = []
    for line in lines:
        space: dict[str, object] = {}
        exec(loop(line), space)
        made.append(space["work"])
    return made  # type: ignore[return-value]
