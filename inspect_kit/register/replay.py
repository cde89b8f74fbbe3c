"""What an item's events come to: state, due date, owner, each derived from the log and stored nowhere else.

In: the events of one addressee's part in one item, in any order. Out: a `Track`. Events that follow one another are folded in
one pass; where two follow the same one, `register.forks` settles what can be settled and shows the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_kit.register.events import ASSIGNED, IMPORTED, MOVED, REVISED, Event
from inspect_kit.register.forks import settle
from inspect_kit.register.states import StateTable
from inspect_kit.register.track import Reached, Track


def replay(events: Sequence[Event], table: StateTable, as_of: str) -> Track:
    """The track of these events as it stood at the end of a day (an ISO date)."""
    track = _fold(events, table, as_of)
    if track is not None:
        return track
    return settle(events, table, as_of)


def _fold(events: Sequence[Event], table: StateTable, as_of: str) -> Track | None:
    """The track of events of which each follows just the one before it; None where they do not.

    One that is dated back counts from what it follows: nothing counts after the first that had not happened yet.
    """
    state, moves, before = table.initial, table.moves, list[str]()
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
        if what == MOVED:
            allowed = event["role"] in moves.get((state, event["to"]), ())
        elif what == IMPORTED:  # it may begin anywhere, and only begin
            allowed = MOVED not in last and event["to"] in table.states
        else:
            last[what] = event
            continue
        if allowed:
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
