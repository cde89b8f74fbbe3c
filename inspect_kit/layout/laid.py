"""What every layout of a part takes and gives, so that `build` need not know which one it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from inspect_kit.layout.calculation import GridPlace
from inspect_kit.layout.calculation_sheet import CalculationSheet
from inspect_kit.layout.model import SheetLayout
from inspect_kit.layout.sheet_names import SheetNames
from inspect_kit.layout.spellings import SpellingLists
from inspect_kit.rows import Row
from inspect_kit.table import Table
from inspect_kit.template.model import Part

Remarks = Mapping[str, Mapping[str, str]]
"""What stands beside answers, by row and then by id, as in `QUESTION#note`."""


@dataclass(frozen=True)
class PartInput:
    """What a part's sheets are made of. `rows` are in the order of the table; `number` tells parts apart, from 1."""

    part: Part
    rows: Sequence[Row]
    table: Table
    remarks: Remarks
    number: int
    title: str
    marking: str
    language: str

    def name(self, what: str) -> str:
        """The name of a hidden sheet of this part."""
        return f"{what}_{self.number}"

    @property
    def states_name(self) -> str:
        """The defined name of the states of its answers."""
        return f"ik_states_{self.number}"


@dataclass(frozen=True)
class LaidPart:
    """The sheets that people see, the one that formulas read instead where there is one, and defined names."""

    shown: Sequence[SheetLayout]
    hidden: Sequence[SheetLayout] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """A layout: where the calculation sheet finds what is typed, and the sheets once that is built."""

    place: Callable[[PartInput], GridPlace]
    lay: Callable[[PartInput, CalculationSheet, SpellingLists, SheetNames], LaidPart]


def left_formula(calculation: CalculationSheet, offset: int) -> str:
    """How many answers are left in a row, by its position in the table."""
    return f"{calculation.layout.name}!{calculation.left.replace('{r}', str(calculation.area[0] + offset + 1))}"
