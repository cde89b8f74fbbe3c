"""Events that do not follow one another in a line: two people moved an item at once, or two copies of a log were merged.

In: events of one instance that name the events they follow. Out: a `Track` that is the same in whatever order they are read.
Of two events neither of which follows the other, and which say different things, both stand, until an event that follows
both settles it. What one branch has said on its way is no disagreement with it: whoever reports late what has been passed
already takes nothing back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from inspect_kit.register.events import ASSIGNED, IMPORTED, MOVED, REVISED, Event
from inspect_kit.register.states import StateTable
from inspect_kit.register.track import Reached, Track

STATE, DUE, OWNER = "to", "due", "owner"
ASPECTS = {MOVED: STATE, IMPORTED: STATE, REVISED: DUE, ASSIGNED: OWNER}
"""What an event is about, as the key of what it sets. Notes are about nothing of these."""


def settle(events: Sequence[Event], table: StateTable, as_of: str) -> Track:
    """What the events come to on a day."""
    return _Graph(events, as_of).track(table)


class _Graph:
    """The events in an order in which each stands after those it follows. Sets of events are bits of a whole number."""

    def __init__(self, events: Sequence[Event], as_of: str) -> None:
        known = {event["id"]: event for event in sorted(events, key=lambda each: (each["date"], each["id"]))}
        self.unknown = [(event, each) for event in known.values() for each in event["follows"] if each not in known]
        parents = {name: [each for each in event["follows"] if each in known] for name, event in known.items()}
        order = list(_ordered(parents, {name: event["date"] for name, event in known.items()}))
        circular = [known[name] for name in parents if name not in set(order)]
        self.unknown += [(event, event["id"]) for event in circular]
        dates = _dates(order, parents, known)
        order = [name for name in order if dates[name] <= as_of]
        self.events = [known[name] for name in order]
        position = {name: at for at, name in enumerate(order)}
        self.parents = [[position[each] for each in parents[name]] for name in order]
        self.ancestors: list[int] = []
        for mine in self.parents:
            bits = 0
            for each in mine:
                bits |= self.ancestors[each] | 1 << each
            self.ancestors.append(bits)

    def track(self, table: StateTable) -> Track:
        refused: list[tuple[Event, str]] = []
        fronts: list[dict[str, frozenset[int]]] = []
        for at, event in enumerate(self.events):
            front = self._joined([fronts[each] for each in self.parents[at]])
            aspect = ASPECTS.get(event["what"])
            if aspect == STATE and not self._allowed(event, front[STATE], table):
                refused.append((event, " or ".join(self._values(front[STATE], STATE)) or table.initial))
            elif aspect is not None:
                front[aspect] = frozenset({at})
            fronts.append(front)
        heads = self._heads()
        front = self._joined([fronts[at] for at in heads])
        states = self._reached(front[STATE], STATE)
        return Track(
            states or (Reached(table.initial),),
            self._reached(front[DUE], DUE),
            self._reached(front[OWNER], OWNER),
            tuple(self.events[at]["id"] for at in heads),
            self.events,
            refused,
            self.unknown,
        )

    def _heads(self) -> list[int]:
        """The events that no other follows."""
        followed = {each for mine in self.parents for each in mine}
        return [at for at in range(len(self.events)) if at not in followed]

    def _joined(self, fronts: Iterable[dict[str, frozenset[int]]]) -> dict[str, frozenset[int]]:
        """Per aspect, the last events of several branches, without those that another of them follows."""
        joined: dict[str, frozenset[int]] = {}
        every = list(fronts)
        for aspect in (STATE, DUE, OWNER):
            found = frozenset(each for front in every for each in front[aspect])
            joined[aspect] = self._not_passed(frozenset(each for each in found if not self._followed(each, found)), aspect)
        return joined

    def _followed(self, at: int, by: Iterable[int]) -> bool:
        return any(self.ancestors[each] >> at & 1 for each in by)

    def _not_passed(self, found: frozenset[int], aspect: str) -> frozenset[int]:
        """Without those that say what another branch has said on its way, unless that goes both ways."""
        if len(found) < 2:
            return found
        passed = {at for at in found if any(self._passed(at, other, aspect) for other in found)}
        return found - passed if passed != found else found

    def _passed(self, at: int, other: int, aspect: str) -> bool:
        """Did the branch of `other` say before it what `at` says, since the two parted?"""
        value = self.events[at][aspect]
        if self.events[other][aspect] == value:
            return False
        apart = self.ancestors[other] & ~self.ancestors[at]
        return any(
            apart >> each & 1 and ASPECTS.get(event["what"]) == aspect and event[aspect] == value
            for each, event in enumerate(self.events[:other])
        )

    def _values(self, front: frozenset[int], aspect: str) -> list[str]:
        return sorted({self.events[each][aspect] for each in front})

    def _allowed(self, event: Event, front: frozenset[int], table: StateTable) -> bool:
        """May this move be made from where the events it follows stand? Where they disagree, it settles which it is."""
        if event["to"] not in table.states:
            return False
        if event["what"] == IMPORTED:
            return not front
        before = self._values(front, STATE) or [table.initial]
        if len(before) > 1 and event["to"] in before:
            return True
        return any(table.may(state, event["to"], event["role"]) for state in before)

    def _reached(self, front: frozenset[int], aspect: str) -> tuple[Reached, ...]:
        """Each value once, with the first event that set it."""
        found: dict[str, Reached] = {}
        for at in sorted(front):
            found.setdefault(self.events[at][aspect], Reached(self.events[at][aspect], self.events[at]))
        return tuple(found[value] for value in sorted(found))


def _ordered(parents: dict[str, list[str]], dates: dict[str, str]) -> Iterator[str]:
    """Each id after those it follows; of several that could come, the earliest, then by id. A circle is left out."""
    from heapq import heapify, heappop, heappush

    waiting = {name: len(set(mine)) for name, mine in parents.items()}
    children: dict[str, list[str]] = {}
    for name, mine in parents.items():
        for each in set(mine):
            children.setdefault(each, []).append(name)
    ready = [(dates[name], name) for name, count in waiting.items() if not count]
    heapify(ready)
    while ready:
        _, name = heappop(ready)
        yield name
        for child in children.get(name, ()):
            waiting[child] -= 1
            if not waiting[child]:
                heappush(ready, (dates[child], child))


def _dates(order: Sequence[str], parents: dict[str, list[str]], known: dict[str, Event]) -> dict[str, str]:
    """When each event counts from: its own date, or that of an event it follows where that is later."""
    dates: dict[str, str] = {}
    for name in order:
        dates[name] = max([known[name]["date"], *(dates[each] for each in parents[name])])
    return dates
