"""The lists sheet: what dropdowns offer, and every spelling that the live formulas understand.

In: the answer types of a workbook, one after another. Out: defined names over columns of one locked sheet. Questions with
the same answers share their columns. The reader of returned workbooks goes by the same spellings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspect_kit.cells.read import MARKS, UNABLE_CODE, UNMARKS, spellings
from inspect_kit.layout.model import Area, Cell, SheetLayout, Visibility, reference
from inspect_kit.layout.stored import UNABLE_NUMBER
from inspect_kit.layout.words import word
from inspect_kit.template.answer_types import YES_NO_CHOICES
from inspect_kit.template.model import AnswerType

TICKED, NOT_TICKED = 1, 2
BLANKS = ('"\u00a0"', "CHAR(10)", "CHAR(9)")


def folded(cell: str) -> str:
    """The cell's text as spellings are compared: spaces of any kind made one, trimmed, in lower case."""
    text = cell
    for blank in BLANKS:
        text = f'SUBSTITUTE({text},{blank}," ")'
    return f"LOWER(TRIM({text}))"


@dataclass
class SpellingLists:
    """Columns of the lists sheet while a workbook is laid out, and the names they are known by."""

    language: str
    _columns: list[Sequence[str | int]] = field(default_factory=list)
    _names: dict[object, str] = field(default_factory=dict)

    def offered(self, answer: AnswerType) -> str:
        """The name of the list of labels that a dropdown shows."""
        labels = [choice.label.read(self.language) for choice in answer.offered()]
        if answer.unable_to_tell is not None:
            labels.append(answer.unable_to_tell.read(self.language))
        return self._named("labels", labels)

    def ticks_offered(self) -> str:
        """The name of the list that the cells of several choices show."""
        return self._named("labels", [choice.label.read(self.language) for choice in YES_NO_CHOICES])

    def understood(self, answer: AnswerType) -> tuple[str, str]:
        """The names of every spelling, and of the number each stands for: choices from 1, unable to tell -1."""
        numbers = {choice.code: number for number, choice in enumerate(answer.choices, start=1)}
        numbers[UNABLE_CODE] = UNABLE_NUMBER
        return self._pair({spelling: numbers[code] for spelling, code in spellings(answer).items()})

    def ticks(self) -> tuple[str, str]:
        """The names of the spellings that tick a cell of several choices, and of those that leave it unticked."""
        return self._pair(dict.fromkeys(sorted(MARKS), TICKED) | dict.fromkeys(sorted(UNMARKS - {""}), NOT_TICKED))

    def sheet(self) -> tuple[SheetLayout, dict[str, str]]:
        """The sheet, hidden and locked, and what each name refers to."""
        name = word("lists_sheet", self.language)
        cells: list[Cell] = []
        names = {}
        for index, (defined, column) in enumerate(zip(self._names.values(), self._columns, strict=True)):
            cells.append((0, index, defined, "id"))
            cells += [(row, index, value, "plain") for row, value in enumerate(column, start=1)]
            names[defined] = reference(name, Area(1, index, max(len(column), 1), index))
        return SheetLayout(name, cells, visibility=Visibility.HIDDEN, protection={}), names

    def _pair(self, numbers: Mapping[str, int]) -> tuple[str, str]:
        return self._named("spellings", list(numbers)), self._named("numbers", list(numbers.values()))

    def _named(self, what: str, column: Sequence[str | int]) -> str:
        key = (what, tuple(column))
        if key not in self._names:
            self._names[key] = f"ik_{what}_{len(self._columns) + 1}"
            self._columns.append(column)
        return self._names[key]
