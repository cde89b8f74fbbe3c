"""Measures as lines: one base and one thing counted or averaged each, and how every row stands to it.

In: a part's measures. Out: lines, and per line a code for each row. A tally is a line per choice or band. Scores, live
totals in workbooks and the trace of a figure all read these codes, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspect_kit.conditions import bytewise
from inspect_kit.conditions.model import (
    FALSE,
    TRUE,
    All,
    Compare,
    Condition,
    Includes,
    IsOneOf,
    Order,
    State,
)
from inspect_kit.table import Table
from inspect_kit.template.model import Band, Kind, Measure, MeasureKind, Part
from inspect_kit.texts import Text

OUTSIDE, COUNTED, NOT_COUNTED, BASE_UNKNOWN, NOT_ASKED = 0, 1, 5, 6, 7
"""How a row stands to a line. 2, 3 and 4 are states: in the base, and not known for that reason.

NOT_ASKED is a row outside the base because a question does not apply to it: the one that decides the base or, where a line
has no base of its own, the one that is counted.
"""


@dataclass(frozen=True)
class Line:
    """One figure of a measure. `count` belongs to shares, `variable` to numbers, `beside` to one sum laid beside another."""

    measure: Measure
    category: str | None
    label: Text | None
    count: Condition | None
    variable: str | None
    beside: str | None = None

    @property
    def is_share(self) -> bool:
        """Is it so many of so many?"""
        return self.count is not None


def part_lines(part: Part) -> tuple[Line, ...]:
    """Every line of the part's measures, in the order of the template."""
    return tuple(line for measure in part.measures for line in measure_lines(measure, part))


def measure_lines(measure: Measure, part: Part) -> Iterator[Line]:
    """The lines of one measure: one, or a tally's one for each choice or band."""
    if measure.kind is not MeasureKind.TALLY:
        yield Line(measure, None, None, measure.count, measure.of_what, measure.beside)
        return
    variable = part.variables[measure.of_what or ""]
    for band in measure.bands:
        yield Line(measure, band.id, band.label, band_condition(variable.id, band), None)
    for choice in variable.answer.choices if not measure.bands else ():
        several = variable.answer.kind is Kind.CHOICES
        chosen = Includes(variable.id, (choice.code,)) if several else IsOneOf(variable.id, (choice.code,))
        yield Line(measure, choice.code, choice.label, chosen, None)


def band_condition(variable: str, band: Band) -> Condition:
    """The number lies in the band, ends included."""
    ends = ((Compare.AT_LEAST, band.at_least), (Compare.AT_MOST, band.at_most))
    return All(tuple(Order(variable, compare, end) for compare, end in ends if end is not None))


def row_codes(line: Line, table: Table) -> bytes:
    """How each row stands to the line."""
    known = table.truth(line.count) if line.count is not None else table.states(line.variable or "")
    if line.beside is not None:
        known = bytewise.combine(known, table.states(line.beside), bytewise.GREATER)
    if line.measure.of is None:
        return known.translate(WITHOUT_BASE)
    return bytewise.combine(table.truth(line.measure.of), known, WITH_BASE)


def _without_base(known: int) -> int:
    if known == FALSE:
        return NOT_COUNTED
    return NOT_ASKED if known == State.DOES_NOT_APPLY else known


def _with_base(base: int, known: int) -> int:
    if base != TRUE:
        return OUTSIDE_OF.get(base, BASE_UNKNOWN)
    return NOT_COUNTED if known == FALSE else known


OUTSIDE_OF = {FALSE: OUTSIDE, int(State.DOES_NOT_APPLY): NOT_ASKED}
WITHOUT_BASE = bytewise.code_table(_without_base)
WITH_BASE = bytewise.pair_table(_with_base)
