"""Parts grouped and counted for tables. In: standings. Out: groups, counts and names."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_kit.register.standing import Condition, Standing

UNNAMED = 3
"""How many addressees are named before they are only counted."""


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
