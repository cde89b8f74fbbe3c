"""The answers of many rows by column, with every answer's state settled: what conditions and measures read.

In: a part, and per variable what its cells say. Out: states, values and truths by column. An answer left behind
where its question does not apply is still in `values`; its state says to ignore it, and every reading does.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.conditions import bytewise
from inspect_kit.conditions.columns import CellValue, read_truth
from inspect_kit.conditions.model import Condition, State
from inspect_kit.template.model import Derived, DerivedUnit, Part, Question

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True)
class RawColumn:
    """What the cells of one variable say: a state a row (answered, unable to tell or missing) and a value a row.

    `times` are minutes after midnight beside the dates of a date with time; None where no time was given.
    """

    states: bytes
    values: Sequence[CellValue]
    times: Sequence[int | None] = ()


class Table:
    """Columns of one part's rows. Nothing is computed before it is asked for, and nothing twice."""

    def __init__(self, part: Part, raw: Mapping[str, RawColumn], size: int) -> None:
        self.part = part
        self.size = size
        self._raw = raw
        self._states: dict[str, bytes] = {}
        self._values: dict[str, Sequence[CellValue]] = {}
        self._numbers: dict[str, Sequence[float]] = {}
        self._truths: dict[Condition, bytes] = {}

    def truth(self, condition: Condition) -> bytes:
        """The truth of the condition in each row: 0, 1, or the state that leaves it open."""
        if condition not in self._truths:
            self._truths[condition] = read_truth(condition, self)
        return self._truths[condition]

    def states(self, variable: str) -> bytes:
        """The state of the variable in each row."""
        if variable not in self._states:
            self._states[variable] = self._settle(variable)
        return self._states[variable]

    def raw_states(self, variable: str) -> bytes:
        """What its cells say, asked or not: where this is answered and `states` is not, an answer was left behind."""
        return self._column(variable).states

    def values(self, variable: str) -> Sequence[CellValue]:
        """The value in each row: a code, a set of codes, a number, days as an ordinal, a text; None where unanswered."""
        if variable not in self._values:
            definition = self.part.variables[variable]
            if isinstance(definition, Derived):
                self._values[variable] = self._difference(definition)
            else:
                self._values[variable] = self._column(variable).values
        return self._values[variable]

    def numbers(self, variable: str) -> Sequence[float]:
        """The value in each row as a number, 0 where there is none."""
        if variable not in self._numbers:
            self._numbers[variable] = [v if isinstance(v, (int, float)) else 0 for v in self.values(variable)]
        return self._numbers[variable]

    def times(self, variable: str) -> Sequence[int | None]:
        """Minutes after midnight in each row; None where no time was given."""
        return self._column(variable).times or [None] * self.size

    def _column(self, variable: str) -> RawColumn:
        """A variable nobody has answered yet has no cells: missing in every row."""
        empty = RawColumn(bytes([State.MISSING]) * self.size, [None] * self.size)
        return self._raw.get(variable, empty)

    def _settle(self, variable: str) -> bytes:
        definition = self.part.variables[variable]
        if isinstance(definition, Derived):
            return self._derived_states(definition)
        raw = self._column(variable).states
        if isinstance(definition, Question) and definition.ask_when is not None:
            return bytewise.combine(self.truth(definition.ask_when), raw, bytewise.GATED)
        return raw

    def _derived_states(self, derived: Derived) -> bytes:
        """The worse state of the two ends; where both are answered, minutes still need both times."""
        settled = bytewise.combine(self.states(derived.start), self.states(derived.end), bytewise.GREATER)
        if derived.unit is DerivedUnit.DAYS:
            return settled
        early, late = (_time_states(self.times(end)) for end in (derived.start, derived.end))
        return bytewise.combine(settled, bytewise.combine(early, late, bytewise.GREATER), bytewise.ANSWERED_TRUTH)

    def _difference(self, derived: Derived) -> Sequence[CellValue]:
        start, end = self.numbers(derived.start), self.numbers(derived.end)
        days = map(operator.sub, end, start)
        if derived.unit is DerivedUnit.DAYS:
            return [int(each) for each in days]
        clocks = zip(self.times(derived.end), self.times(derived.start), strict=True)
        minutes = ((late or 0) - (early or 0) for late, early in clocks)
        return [int(day) * MINUTES_A_DAY + minute for day, minute in zip(days, minutes, strict=True)]


def _time_states(times: Sequence[int | None]) -> bytes:
    return bytes(State.MISSING if time is None else State.ANSWERED for time in times)
