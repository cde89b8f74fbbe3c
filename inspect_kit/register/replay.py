"""What an item's events come to: state, due date, owner, each derived from the log and stored nowhere else.

In: the events of one addressee's part in one item, in any order. Out: a `Track`. Events that follow one another are folded in
one pass; where two follow the same one, `register.forks` settles what can be settled and shows the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspect_kit.register.events import ASSIGNED, IMPORTED, MOVED, REVISED, Event
from inspect_kit.register.states import CountsAs, StateTable


@dataclass(frozen=True)
class Reached:
    """A value with the event that set it: a state, a due date or an owner. No event: as the register has it."""

    value: str
    event: Event | None = None

    @property
    def date(self) -> str:
        """When it was set; empty for as the register has it."""
        return str(self.event["date"]) if self.event is not None else ""


@dataclass
class Track:
    """What the events of one instance come to. Several states, dues or owners are a conflict for somebody to settle.

    `history` holds the events that count, in an order in which each stands after those it follows; `refused` those whose move
    the table forbids, with the state it was tried from.
    """

    states: tuple[Reached, ...]
    dues: tuple[Reached, ...] = ()
    owners: tuple[Reached, ...] = ()
    heads: tuple[str, ...] = ()
    history: Sequence[Event] = ()
    refused: list[tuple[Event, str]] = field(default_factory=list)
    unknown: list[tuple[Event, str]] = field(default_factory=list)

    @property
    def conflict(self) -> bool:
        """Is there something to settle?"""
        return len(self.states) > 1 or len(self.dues) > 1 or len(self.owners) > 1

    def last(self, counts_as: CountsAs, table: StateTable) -> str:
        """The date of the last move to a state that counts as this; empty where there was none."""
        refused = {id(event) for event, _ in self.refused}
        dates = [
            event["date"]
            for event in self.history
            if event["what"] in (MOVED, IMPORTED) and id(event) not in refused
            and event["to"] in table.states and table.states[event["to"]].counts_as is counts_as
        ]  # fmt: skip
        return max(dates, default="")


Allowed = Mapping[tuple[str, str], frozenset[str]]


def replay(events: Sequence[Event], table: StateTable, as_of: str) -> Track:
    """The track of these events as it stood at the end of a day (an ISO date)."""
    track = _fold(events, table, as_of)
    if track is not None:
        return track
    from inspect_kit.register.forks import settle

    return settle(events, table, as_of)


def _fold(events: Sequence[Event], table: StateTable, as_of: str) -> Track | None:
    """The track of events of which each follows just the one before it; None where they do not.

    One that is dated back counts from what it follows: nothing counts after the first that had not happened yet.
    """
    state, before = table.initial, list[str]()
    last: dict[str, Event] = {}
    refused: list[tuple[Event, str]] = []
    happened = 0
    for at, event in enumerate(events):
        if event["follows"] != before:
            return None
        before = [event["id"]]
        if event["date"] > as_of or happened < at:
            continue
        happened += 1
        what = event["what"]
        if what not in (MOVED, IMPORTED):
            last[what] = event
        elif _leads_on(event, state, MOVED in last, table):
            state, last[MOVED] = event["to"], event
        else:
            refused.append((event, state))
    return _track(events[:happened], state, last, refused)


def _track(events: Sequence[Event], state: str, last: Mapping[str, Event], refused: list[tuple[Event, str]]) -> Track:
    return Track(
        (Reached(state, last.get(MOVED)),),
        (Reached(last[REVISED]["due"], last[REVISED]),) if REVISED in last else (),
        (Reached(last[ASSIGNED]["owner"], last[ASSIGNED]),) if ASSIGNED in last else (),
        (events[-1]["id"],) if events else (),
        events,
        refused,
    )


def _leads_on(event: Event, state: str, moved: bool, table: StateTable) -> bool:
    """Is it a move that the table allows? What is taken over from another tracker may begin anywhere, and only begin."""
    if event["what"] == IMPORTED:
        return not moved and event["to"] in table.states
    return event["role"] in table.moves.get((state, event["to"]), ())
