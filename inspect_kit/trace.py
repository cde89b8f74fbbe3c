"""Where a figure comes from: every row, how it stands to the figure, and the cells it rests on.

In: scores, a measure and a body. Out: a line for each row, with `workbook!sheet!cell` and every amendment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inspect_kit.answers.effective import EffectiveRows
from inspect_kit.answers.merge import said
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.chosen import Chosen, holder
from inspect_kit.conditions.model import State, variables_of
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.lines import (
    BASE_UNKNOWN,
    COUNTED,
    NOT_ASKED,
    NOT_COUNTED,
    OUTSIDE,
    Line,
    measure_lines,
    row_codes,
)
from inspect_kit.measures.run import Scores
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.rows import Row
from inspect_kit.template.model import Derived, Fact, Part, Question

STANDS = {
    OUTSIDE: "outside the base",
    COUNTED: "counted",
    NOT_COUNTED: "in the base, not counted",
    BASE_UNKNOWN: "not known whether in the base",
    NOT_ASKED: "does not apply",
    int(State.DOES_NOT_APPLY): "in the base, does not apply",
    int(State.UNABLE_TO_TELL): "in the base, unable to tell",
    int(State.MISSING): "in the base, missing",
}


@dataclass(frozen=True)
class TracedCell:
    """One answer or fact that a figure rests on. `source` is `workbook!sheet!cell`, empty where nothing was answered."""

    variable: str
    says: str
    source: str
    amendments: tuple[str, ...] = ()


@dataclass(frozen=True)
class TracedRow:
    """One row: its body, how it stands to the figure, and what decides that."""

    body: str
    row: str
    stands: str
    cells: tuple[TracedCell, ...]


def find_measure(chosen: Sequence[Chosen], measure: str) -> Chosen:
    """The instrument that has this measure.

    Raises:
        StopRun: none has it, or several do.
    """
    return holder(chosen, measure, lambda part: [each.id for each in part.measures], "trace-unknown-measure")


def trace(scores: Scores, measure: str, category: str | None = None) -> list[TracedRow]:
    """Every row behind a figure. The measure is one of the template's.

    Raises:
        StopRun: it needs a category.
    """
    part, line = _line(scores, measure, category)
    codes = row_codes(line, part.scored.table)
    names = _rests_on(part.scored.part, line)
    return [
        TracedRow(body, row.id, STANDS[code], tuple(_cells(part, at, body, row, names)))
        for at, (code, (body, row)) in enumerate(zip(codes, part.rows, strict=True))
    ]


def _line(scores: Scores, measure: str, category: str | None) -> tuple[PartScored, Line]:
    known = {each.id: (part, each) for part in scores.parts for each in part.scored.part.measures}
    part, found = known[measure]
    lines = {line.category: line for line in measure_lines(found, part.scored.part)}
    if category not in lines:
        codes = [str(code) for code in lines if code is not None]
        raise StopRun([problem("trace-which-category", Place(scores.template.id), measure=measure, known=codes)], 2)
    return part, lines[category]


def _rests_on(part: Part, line: Line) -> list[str]:
    """The variables that decide the figure, and those that decide whether they are asked, in the template's order."""
    waiting = [name for name in (line.variable, line.beside) if name]
    for condition in (line.count, line.measure.of):
        waiting += variables_of(condition) if condition is not None else ()
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        variable = part.variables[name]
        if isinstance(variable, Derived):
            waiting += [variable.start, variable.end]
        elif isinstance(variable, Question) and variable.ask_when is not None:
            waiting += variables_of(variable.ask_when)
    return [name for name in part.variables if name in found]


def _cells(part: PartScored, at: int, body: str, row: Row, names: Sequence[str]) -> Iterator[TracedCell]:
    effective = part.effective[body]
    table = part.scored.table
    for name in names:
        variable = part.scored.part.variables[name]
        state = State(table.states(name)[at])
        if isinstance(variable, Question):
            yield _answer_cell(effective, row.id, name, state)
        elif isinstance(variable, Fact):
            known = row.facts.get(name)
            yield TracedCell(name, "missing" if known is None else f"`{known}`", f"rows/{body}")
        else:
            words = f"`{table.values(name)[at]}`" if state is State.ANSWERED else state.name.lower().replace("_", " ")
            yield TracedCell(name, words, "computed")


def _answer_cell(effective: EffectiveRows, row: str, name: str, state: State) -> TracedCell:
    stored: StoredAnswer | None = effective.answers.get(row, {}).get(name)
    log = effective.amended.get((row, name), ())
    words = tuple(f"{each.when} {each.by}: {said(each.old)} to {said(each.new)}, because {each.because}" for each in log)
    settled = state.name.lower().replace("_", " ")
    if stored is None:
        return TracedCell(name, settled, "", words)
    says = said(stored.says())
    if state is State.DOES_NOT_APPLY:
        says = f"{settled} ({says} was left behind)"
    return TracedCell(name, says, stored.source, words)


def trace_document(rows: Sequence[TracedRow]) -> list[dict[str, Any]]:
    """The trace as JSON."""
    return [
        {
            "body": row.body,
            "row": row.row,
            "stands": row.stands,
            "cells": [{**vars(cell), "amendments": list(cell.amendments)} for cell in row.cells],
        }
        for row in rows
    ]
