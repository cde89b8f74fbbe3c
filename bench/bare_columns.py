"""Answers made into columns by plain loops: what somebody would write by hand, for the plain loops of `bare_score` to read.

In: a part, its rows and their answers. Out: a state and a value column for each variable. Where it cannot be told whether a
question is asked, it is not: the states are told apart less finely than ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from bench.bare_score import expression
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.rows import Row
from inspect_kit.template.model import DATES, DerivedUnit, Kind, Part

Columns = dict[str, list[object]]
Gate = Callable[[Columns], list[bool]]


def gates(part: Part) -> dict[str, Gate]:
    """A compiled comprehension for each question that is not always asked."""
    made: dict[str, Gate] = {}
    for question in part.questions():
        if question.ask_when is not None:
            space: dict[str, Gate] = {}
            exec(_gate(expression(question.ask_when)), space)
            made[question.id] = space["work"]
    return made


def _gate(test: str) -> str:
    names = sorted(set(re.findall(r"\b[sv]_[a-z0-9_]+", test)))
    columns = ", ".join(f"columns[{name!r}]" for name in names)
    return f"def work(columns):\n    return [{test} for {', '.join(names)}, in zip({columns})]"


def columns_of(
    part: Part, asked: Mapping[str, Gate], rows: Sequence[Row], answers: Mapping[str, Mapping[str, StoredAnswer]]
) -> Columns:
    """Every variable's columns, in the order in which they depend on each other."""
    columns: Columns = {}
    for fact in part.facts:
        known = [row.facts.get(fact.id) for row in rows]
        _put(columns, fact.id, fact.answer.kind, known, [4 if value is None else 1 for value in known])
    for question in part.questions():
        given = [answers[row.id].get(question.id) for row in rows]
        states = [4 if each is None else int(each.state) for each in given]
        _put(columns, question.id, question.answer.kind, [None if each is None else each.value for each in given], states)
        _derive(part, columns)
        if question.id in asked:
            told = asked[question.id](columns)
            columns[f"s_{question.id}"] = [state if is_asked else 2 for state, is_asked in zip(states, told, strict=True)]
    return columns


def _put(columns: Columns, name: str, kind: Kind, values: Sequence[object], states: list[int]) -> None:
    columns[f"s_{name}"] = list(states)
    if kind in DATES:
        days = [None if value is None else date.fromisoformat(str(value)[:10]).toordinal() for value in values]
        columns[f"v_{name}"] = list(days)
        columns[f"t_{name}"] = [_minutes(str(value)) if value is not None else None for value in values]
    elif kind is Kind.CHOICES:
        columns[f"v_{name}"] = [frozenset(value) if isinstance(value, (tuple, list)) else frozenset() for value in values]
    else:
        columns[f"v_{name}"] = list(values)


def _minutes(value: str) -> int | None:
    return int(value[11:13]) * 60 + int(value[14:16]) if len(value) > 10 else None


def _derive(part: Part, columns: Columns) -> None:
    for derived in part.derived:
        if f"v_{derived.id}" in columns or not {f"v_{derived.start}", f"v_{derived.end}"} <= columns.keys():
            continue
        ends = zip(*(columns[f"{sort}_{end}"] for end in (derived.start, derived.end) for sort in "vt"), strict=True)
        timed = derived.unit is DerivedUnit.MINUTES
        values = [_apart(each, timed) for each in ends]
        columns[f"v_{derived.id}"] = list(values)
        columns[f"s_{derived.id}"] = [4 if value is None else 1 for value in values]


def _apart(ends: Sequence[Any], timed: bool) -> int | None:
    """Days, or minutes, from one day and clock to another; None where one is missing."""
    day, clock, later_day, later = ends
    if day is None or later_day is None:
        return None
    if not timed:
        return int(later_day - day)
    return None if clock is None or later is None else int((later_day - day) * 1440 + later - clock)
