"""What later reports say of earlier items: superseded, repeated, closed. In: registers read together. Out: events that stand
in no log, made anew at each reading, and put among those that do.

What the owner did before the later report came counts before it, whatever came after counts after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.register.events import MOVED, Event, Key
from inspect_kit.register.model import Earlier, Item, Register
from inspect_kit.register.states import Role

SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Later:
    """An item of a later register that says something of an earlier one."""

    register: Register
    item: Item
    says: Earlier
    addressees: frozenset[str]


def by_earlier_item(every: Iterable[Later]) -> dict[str, list[Later]]:
    """What is said of each item, by its full name, in the order of publication."""
    found: dict[str, list[Later]] = {}
    for each in sorted(every, key=lambda one: (one.register.published.date, one.item.full_name)):
        found.setdefault(each.says.item, []).append(each)
    return found


def later_events(said: Sequence[Later], key: Key, addressees: frozenset[str], acting: str) -> Iterator[Event]:
    """The moves that later reports make. One that is addressed to some of the same only speaks of those."""
    for each in said:
        shared = each.addressees & addressees
        mine = not shared or key[2] in each.addressees or acting in each.addressees
        if not mine or each.says.what == "repeats":
            continue
        yield {
            "id": f"{each.item.full_name} {each.says.what} {'/'.join(key)}",
            "date": each.register.published.date,
            "register": key[0],
            "item": key[1],
            "addressee": key[2],
            "what": MOVED,
            "to": each.says.state or SUPERSEDED,
            "role": Role.INSPECTORATE.value,
            "who": each.register.title.read(),
            "superseded_by": each.item.full_name,
            "follows": [],
        }


def with_later(events: Sequence[Event], later: Iterable[Event]) -> list[Event]:
    """The events with these among them: each follows all that had happened by its day, and what came after follows it."""
    found = list(events)
    for each in later:
        before = [event for event in found if event["date"] <= each["date"]]
        after = [event for event in found if event["date"] > each["date"]]
        early = {event["id"]: event for event in before}
        followed = {name for event in before for name in event["follows"]}
        heads = sorted(name for name in early if name not in followed)
        found = [*before, {**each, "follows": heads}, *(_behind(event, early, each["id"]) for event in after)]
    return found


def _behind(event: Event, early: Mapping[str, Event], name: str) -> Event:
    """The event, following this one in place of what came before it."""
    follows = [each for each in event["follows"] if each not in early]
    return event if follows else {**event, "follows": [name]}
