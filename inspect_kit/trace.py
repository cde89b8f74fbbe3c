"""Where a figure comes from: every row, how it stands to the figure, and the cells it rests on.

In: scores, and a measure, an indicator or a criterion. Out: a line for each row, with `workbook!sheet!cell` and amendments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inspect_kit.answers.effective import EffectiveRows
from inspect_kit.answers.merge import said
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.chosen import Chosen, holder, unknown_name
from inspect_kit.conditions.model import Condition, State, variables_of
from inspect_kit.criteria import CriteriaSet, load_criteria
from inspect_kit.inspection import Inspection
from inspect_kit.layout.columns import remark_columns
from inspect_kit.measures.evidence import (
    AGAINST,
    BOTH,
    FOR,
    NEITHER,
    bearings,
    counts_for,
    indicator_codes,
    indicators_of,
)
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
from inspect_kit.measures.run import Scores, check_breakdowns
from inspect_kit.measures.score import Scored
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.rows import Row
from inspect_kit.template.build_measures import OTHERS
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


STANDS_AS_EVIDENCE = {FOR: "for", AGAINST: "against", BOTH: "both for and against", NEITHER: "neither"}


@dataclass(frozen=True)
class TracedCell:
    """One answer or fact that a figure rests on. `source` is `workbook!sheet!cell`, empty where nothing was answered.

    `note` and `source_record` are what stood beside the answer in a form.
    """

    variable: str
    says: str
    source: str
    amendments: tuple[str, ...] = ()
    note: str = ""
    source_record: str = ""


@dataclass(frozen=True)
class TracedRow:
    """One row: its body, how it stands to the figure, whether it counts, and what decides that.

    `indicator` is what it is evidence of, where evidence is traced; `group` whose it is, where a breakdown is.
    """

    body: str
    row: str
    stands: str
    counts: bool
    cells: tuple[TracedCell, ...]
    indicator: str | None = None
    group: str | None = None


@dataclass(frozen=True)
class Figure:
    """What is traced: a measure, an indicator or a criterion; of a tally, one answer; of a breakdown, all groups or some."""

    id: str
    category: str | None = None
    by: str | None = None
    groups: tuple[str, ...] = ()


def find_figure(inspection: Inspection, chosen: Sequence[Chosen], name: str) -> Chosen:
    """The instrument that has this measure, or evidence of this indicator or criterion.

    Raises:
        StopRun: none has it, or several do.
    """
    return holder(chosen, name, lambda each: figure_ids(inspection, each), "trace-unknown-measure")


def figure_ids(inspection: Inspection, chosen: Chosen) -> list[str]:
    """The measures of an instrument, and the indicators and criteria that its answers are evidence of."""
    ids = chosen.ids(lambda part: [each.id for each in part.measures])
    named = chosen.template.criteria
    criteria = load_criteria(named, inspection.folder)[0] if named is not None else None
    return ids if criteria is None else [*ids, *chosen.ids(lambda part: indicators_of(criteria, part))]


def check_figures(inspection: Inspection, chosen: Sequence[Chosen], names: Sequence[str]) -> None:
    """Stop where somebody asks for figures that no instrument has."""
    known = [name for each in chosen for name in figure_ids(inspection, each)] if names else []
    place = Place(", ".join(dict.fromkeys(each.template.id for each in chosen)))
    wrong = [unknown_name("trace-unknown-measure", place, each, known) for each in names if each not in known]
    if wrong:
        raise StopRun(wrong, 2)


Cells = dict[tuple[str, int, str], TracedCell]
"""Cells that were traced before, by part, row and variable: whoever traces many figures meets the same ones again."""


def trace(scores: Scores, figure: Figure, before: Cells | None = None) -> list[TracedRow]:
    """Every row behind a figure, which is one that `find_figure` finds. `before` is added to.

    Raises:
        StopRun: it needs a category, or has no such group.
    """
    cells = {} if before is None else before
    for part in scores.parts:
        if figure.id in [measure.id for measure in part.scored.part.measures]:
            return list(_of_measure(part, figure, _line(part, figure, scores.template.id), cells))
    if scores.criteria is None:
        return []
    return [each for part in scores.parts for each in _of_evidence(part, figure, scores.criteria, cells)]


def _of_measure(part: PartScored, figure: Figure, line: Line, cells: Cells) -> Iterator[TracedRow]:
    codes = row_codes(line, part.scored.table)
    conditions = [each for each in (line.count, line.measure.of) if each is not None]
    compare = line.measure.compare
    first = compare.groups[0] if compare is not None and (compare.by, compare.groups[1]) == (figure.by, OTHERS) else None
    names = rests_on(part.scored.part, conditions, [each for each in (line.variable, line.beside) if each])
    stands = [(STANDS[code], code == COUNTED) for code in codes]
    yield from _rows(_Traced(part, names, cells), stands, grouped(part.scored, figure, first))


def _of_evidence(part: PartScored, figure: Figure, criteria: CriteriaSet, cells: Cells) -> Iterator[TracedRow]:
    """A criterion counts a case once for each of its indicators, and so it is listed."""
    borne = bearings(part.scored.part)
    for indicator in indicators_of(criteria, part.scored.part).get(figure.id, ()):
        codes = indicator_codes(part.scored.table, borne[indicator])
        names = rests_on(part.scored.part, [*borne[indicator].good, *borne[indicator].bad])
        stands = [(STANDS_AS_EVIDENCE[code], counts_for(code, criteria.roll_up)) for code in codes]
        yield from _rows(_Traced(part, names, cells), stands, grouped(part.scored, figure, None), indicator)


def _rows(
    traced: _Traced, stands: Sequence[tuple[str, bool]], groups: Sequence[str | None] | None, indicator: str | None = None
) -> Iterator[TracedRow]:
    """The rows that are in a group that is asked for, with their cells."""
    for at, (body, row) in enumerate(traced.part.rows):
        group = groups[at] if groups is not None else None
        if groups is None or group is not None:
            yield TracedRow(body, row.id, *stands[at], traced.cells(at, body, row), indicator, group)


def grouped(scored: Scored, figure: Figure, first: str | None) -> list[str | None] | None:
    """The group that each row is in, None where it is in none that is asked for; None for no breakdown.

    `first` is the group that a comparison takes all others from.

    Raises:
        StopRun: there is no such breakdown or group.
    """
    if figure.by is None:
        return None
    check_breakdowns([scored.part], [figure.by])
    known = [choice.code for choice in scored.part.variables[figure.by].answer.choices]
    wrong = [each for each in figure.groups if each not in known and (each != OTHERS or first is None)]
    if wrong:
        fields = {"by": figure.by, "known": known}
        raise StopRun([problem("trace-unknown-group", Place("--group"), name=each, **fields) for each in wrong], 2)
    wanted = set(figure.groups or known) | (set(known) - {first} if OTHERS in figure.groups else set())
    pairs = zip(scored.table.values(figure.by), scored.table.states(figure.by), strict=True)
    return [str(value) if state == State.ANSWERED and value in wanted else None for value, state in pairs]


def _line(part: PartScored, figure: Figure, place: str) -> Line:
    found = {each.id: each for each in part.scored.part.measures}[figure.id]
    lines = {line.category: line for line in measure_lines(found, part.scored.part)}
    if figure.category not in lines:
        codes = [str(code) for code in lines if code is not None]
        raise StopRun([problem("trace-which-category", Place(place), measure=figure.id, known=codes)], 2)
    return lines[figure.category]


def rests_on(part: Part, conditions: Sequence[Condition], names: Sequence[str] = ()) -> list[str]:
    """The variables that decide the figure, and those that decide whether they are asked, in the template's order."""
    waiting = [*names, *(name for condition in conditions for name in variables_of(condition))]
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


class _Traced:
    """The cells of some variables of a part."""

    def __init__(self, part: PartScored, names: Sequence[str], before: Cells) -> None:
        self.part, self._names, self._before = part, names, before

    def cells(self, at: int, body: str, row: Row) -> tuple[TracedCell, ...]:
        """Those of one row."""
        part = self.part.scored.part.id
        found = []
        for name in self._names:
            cell = self._before.get((part, at, name))
            if cell is None:
                cell = self._before[part, at, name] = self._cell(at, body, row, name)
            found.append(cell)
        return tuple(found)

    def _cell(self, at: int, body: str, row: Row, name: str) -> TracedCell:
        table, variable = self.part.scored.table, self.part.scored.part.variables[name]
        state = State(table.states(name)[at])
        if isinstance(variable, Question):
            return _answer_cell(self.part.effective[body], row.id, name, state)
        if isinstance(variable, Fact):
            known = row.facts.get(name)
            return TracedCell(name, "missing" if known is None else f"`{known}`", f"rows/{body}")
        words = f"`{table.values(name)[at]}`" if state is State.ANSWERED else state.name.lower().replace("_", " ")
        return TracedCell(name, words, "computed")


def _answer_cell(effective: EffectiveRows, row: str, name: str, state: State) -> TracedCell:
    given = effective.answers.get(row, {})
    stored: StoredAnswer | None = given.get(name)
    beside = [str(given[each.id].value) if each.id in given else "" for each in remark_columns(name)]
    log = effective.amended.get((row, name), ())
    words = tuple(f"{each.when} {each.by}: {said(each.old)} to {said(each.new)}, because {each.because}" for each in log)
    settled = state.name.lower().replace("_", " ")
    if stored is None:
        return TracedCell(name, settled, "", words, *beside)
    says = said(stored.says())
    if state is State.DOES_NOT_APPLY:
        says = f"{settled} ({says} was left behind)"
    return TracedCell(name, says, stored.source, words, *beside)


def trace_document(rows: Sequence[TracedRow]) -> list[dict[str, Any]]:
    """The trace as JSON."""
    return [
        {
            "body": row.body,
            "row": row.row,
            "indicator": row.indicator,
            "group": row.group,
            "stands": row.stands,
            "cells": [{**vars(cell), "amendments": list(cell.amendments)} for cell in row.cells],
        }
        for row in rows
    ]
