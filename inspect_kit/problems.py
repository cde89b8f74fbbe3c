"""What is wrong with somebody's data, as values: a place, a code, a message with a remedy, a severity.

In: a code of the catalogue (`inspect_kit.messages`) and the fields its message names. Out: a `Problem`.
The core yields problems and goes on; it raises `StopRun` only where it cannot go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inspect_kit.severity import Severity

CELL = re.compile(r"([A-Z]*)(\d*)")


@dataclass(frozen=True, order=True)
class Place:
    """Where something is wrong: a file and, as the kind of file has it, a line, a cell or a row.

    `pointer` is the path of keys in a YAML or JSON document, as in `parts/0/stages`.
    """

    path: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None
    field: str | None = None
    pointer: str | None = None

    @classmethod
    def of_cell(cls, source: str) -> Place:
        """The place of a cell that is written `workbook!sheet!cell`."""
        book, _, rest = source.partition("!")
        sheet, _, cell = rest.partition("!")
        return cls(book, sheet=sheet or None, cell=cell or None)

    def __str__(self) -> str:
        if self.sheet is not None:
            return "!".join(part for part in (self.path, self.sheet, self.cell) if part)
        numbers = (self.line, self.column) if self.line is not None else (self.row, self.field)
        return ":".join([self.path, *(str(part) for part in numbers if part is not None)])


@dataclass(frozen=True)
class Problem:
    """One thing wrong, said so that its reader can find it and mend it."""

    place: Place
    code: str
    message: str
    severity: Severity = Severity.ERROR
    fields: Mapping[str, object] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} [{self.code}]"


class StopRun(Exception):
    """The run cannot go on. Carries its problems; the command line turns them into text.

    `exit_code` is 1 for problems in data and 2 for wrong usage.
    """

    def __init__(self, problems: Iterable[Problem], exit_code: int = 1) -> None:
        self.problems = tuple(problems)
        self.exit_code = exit_code
        super().__init__("; ".join(str(each) for each in self.problems))


def problem(code: str, place: Place | str, /, **fields: object) -> Problem:
    """Make the problem that the catalogue knows by this code; the fields fill its message."""
    from inspect_kit.messages import CATALOGUE

    severity, text = CATALOGUE[code]
    where = Place(place) if isinstance(place, str) else place
    return Problem(where, code, text.format(**{name: shown(value) for name, value in fields.items()}), severity, fields)


def shown(value: object) -> str:
    """A value as it stands in a message: on one line, at most 80 characters, control characters escaped."""
    text = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    if not text.isprintable():
        text = "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
    limit = 600 if isinstance(value, (list, tuple)) else 160
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def reading_order(found: Problem) -> tuple[object, ...]:
    """The order in which people work through problems: by file, then down it, then across. No two are at one place in it."""
    place = found.place
    cell = CELL.match(place.cell or "")
    letters, number = (cell[1], int(cell[2] or 0)) if cell else ("", 0)
    down = place.line or place.row or number
    across = (place.column or 0, len(letters), letters, place.field or "")
    return place.path, place.sheet or "", down, across, found.code, found.message, place.pointer or "", found.severity


def has_errors(problems: Iterable[Problem]) -> bool:
    """Is any of these severe enough for exit code 1?"""
    return any(each.severity is Severity.ERROR for each in problems)
