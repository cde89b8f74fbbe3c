"""Every date that ever was somebody's due date, so that a calendar can take back what it once said.

In: standings. Out: by part, the dates in the order in which they were set, and how often what bears on them changed. A date
that hangs on another item moves when that one is opened and completed again; such days are looked up one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.register.events import IMPORTED, MOVED, REVISED, Event, Key
from inspect_kit.register.folder import Registers
from inspect_kit.register.model import Item, Register
from inspect_kit.register.standing import Standing, where_all_stand


@dataclass(frozen=True)
class PartDates:
    """One part: the dates it ever had, how many events bear on it, and the day of the last of them."""

    ever: tuple[str, ...]
    changes: int
    last_on: str


def part_dates(found: Registers, every: Sequence[Standing]) -> dict[Key, PartDates]:
    """The dates of every part. `every` are all parts of these registers, since dates hang on one another."""
    events = {each.key: each.track.history for each in every}
    parts: dict[tuple[str, str], list[Key]] = {}
    for key in events:
        parts.setdefault(key[:2], []).append(key)
    before = _earlier_dues(found, every, parts)
    return {each.key: _part(each, before.get(each.key, ()), _bearing(each, events, parts)) for each in every}


def _part(each: Standing, before: Sequence[str], bearing: Sequence[Event]) -> PartDates:
    revised = [event["due"] for event in each.track.history if event["what"] == REVISED]
    dates = [day for day in (*before, each.first_due, *revised) if day is not None]
    last_on = max([each.register.published.date, *(event["date"] for event in bearing)])
    return PartDates(tuple(dict.fromkeys(dates)), len(bearing), last_on)


def _bearing(each: Standing, events: Mapping[Key, Sequence[Event]], parts: Mapping[tuple[str, str], list[Key]]) -> list[Event]:
    """The part's own events, and those of every item that its date waits for."""
    waits = [key for item in _waits_for(each.register, each.item) for key in parts.get((each.register.id, item), ())]
    return [event for key in dict.fromkeys([each.key, *waits]) for event in events[key]]


def _waits_for(register: Register, item: Item) -> Iterator[str]:
    """The items that an item's date hangs on, one after another; registers with circles are never loaded."""
    after = item.deadline.after if item.deadline.period is not None else None
    while after is not None:
        yield after
        after = register.by_id[after].deadline.after


def _earlier_dues(
    found: Registers, every: Sequence[Standing], parts: Mapping[tuple[str, str], list[Key]]
) -> dict[Key, list[str]]:
    """The dates that hung on other items, as they stood on each day on which one of those moved."""
    tracks = {each.key: each.track for each in every}
    waited = {(register.id, name) for register, item in found.items() for name in _waits_for(register, item)}
    moved = [event for name in waited for key in parts.get(name, ()) for event in tracks[key].history]
    days = sorted({event["date"] for event in moved if event["what"] in (MOVED, IMPORTED)})
    if not days:
        return {}
    few = _only(found, {name for name, _ in waited})
    dues: dict[Key, list[str]] = {}
    for day in days:
        for each in where_all_stand(few, day)[0]:
            if each.first_due is not None and each.key in tracks:
                dues.setdefault(each.key, []).append(each.first_due)
    return dues


def _only(found: Registers, names: set[str]) -> Registers:
    """These registers, and those that say something of their items."""
    speaking = {item.register for _, item in found.items() for each in item.earlier if each.item.partition("/")[0] in names}
    kept = {name: register for name, register in found.registers.items() if name in names | speaking}
    return Registers(kept, found.log)
