"""A calculation sheet while it is being built: its columns, and the cells that conditions and formulas ask for.

In: a part, its rows' table, and where the part's grid stands. Out: a sheet to which columns are added, each one short formula
with its right values beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspect_kit.cells.serials import EXCEL_EPOCH
from inspect_kit.conditions.model import Condition
from inspect_kit.layout.model import column_letters
from inspect_kit.layout.spellings import SpellingLists
from inspect_kit.layout.stored import Stored, choice_number
from inspect_kit.table import Table
from inspect_kit.template.model import DATES, Part


@dataclass
class CalculationColumn:
    """One column: a heading for people who look, a formula with `{r}` for the row, and its values now."""

    heading: str
    formula: str
    values: Sequence[Stored]


@dataclass(frozen=True)
class GridPlace:
    """Where the part's grid stands: its sheet, its first row of data, and the letters of each column by id."""

    sheet: str
    first_row: int
    letters: Mapping[str, str]

    def cell(self, column_id: str) -> str:
        """A cell of the grid in the row `{r}`."""
        return f"{self.sheet}!${self.letters[column_id]}{{r}}"


@dataclass
class Calculation:
    """The calculation sheet while it is being built; also what conditions' formulas ask for their cells."""

    part: Part
    table: Table
    place: GridPlace
    spellings: SpellingLists
    facts_sheet: str
    columns: list[CalculationColumn] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    ticks: dict[tuple[str, str], str] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)
    _truths: dict[str, str] = field(default_factory=dict)

    def state(self, variable: str) -> str:
        """The cell with the state code of the variable."""
        return self.states[variable]

    def value(self, variable: str) -> str:
        """The cell with its value."""
        return self.values[variable]

    def tick(self, variable: str, code: str) -> str:
        """The cell with 1 where the choice is ticked."""
        return self.ticks[variable, code]

    def literal(self, variable: str, value: str | int | float) -> str:
        """A value as the value cell holds it: a choice's number, a date's serial, a number."""
        answer = self.part.variables[variable].answer
        if isinstance(value, str):
            return str(choice_number(answer, value))
        return repr(value - EXCEL_EPOCH if answer.kind in DATES else value)

    def truth_column(self, formula: str, condition: Condition) -> str:
        """The column with this formula, made once."""
        if formula not in self._truths:
            self._truths[formula] = self.add("truth", formula, list(self.table.truth(condition)))
        return self._truths[formula]

    def add(self, heading: str, formula: str, values: Sequence[Stored]) -> str:
        """Add a column; its cell in the row `{r}`."""
        self.columns.append(CalculationColumn(heading, formula, values))
        return f"${column_letters(len(self.columns) - 1)}{{r}}"
