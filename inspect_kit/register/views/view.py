"""A table to show. In: headings and rows of plain values. Out: the same as text, JSON, CSV or Markdown, made by `cli/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_kit.register.standing import Condition, Standing

Value = str | int | tuple[str, ...] | None
UNNAMED = 3
"""How many addressees are named before they are only counted."""


@dataclass(frozen=True)
class View:
    """Headings in snake_case, which are the keys in JSON, and rows of plain values.

    `details` are columns for programs, too long for people: they stand in JSON and CSV alone.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    details: frozenset[str] = frozenset()

    def brief(self) -> View:
        """Without the details."""
        kept = [at for at, heading in enumerate(self.headings) if heading not in self.details]
        return View(tuple(self.headings[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in self.rows))


def by_item(standings: Sequence[Standing]) -> list[list[Standing]]:
    """The parts of each item together, in order."""
    groups: dict[str, list[Standing]] = {}
    for each in standings:
        groups.setdefault(each.item.full_name, []).append(each)
    return list(groups.values())


def addressed_to(parts: Sequence[Standing], language: str) -> str:
    """Whom a group of parts is addressed to: by name where they are few, else how many of which class."""
    if len(parts) <= UNNAMED:
        return ", ".join(each.name.read(language) for each in parts)
    register, item = parts[0].register, parts[0].item
    classes = [register.classes[each].title.read(language) for each in item.addressees if each in register.classes]
    return f"{len(parts)} {', '.join(classes) or 'addressees'}"


def count(parts: Sequence[Standing], *conditions: Condition) -> int:
    """How many stand so."""
    return sum(each.condition in conditions for each in parts)
