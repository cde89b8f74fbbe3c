"""Where everything stands on a day: one record for each addressee of each item. Lists, tables and calendars all read it.

In: registers with their logs, and a day. Out: `Standing`s, with due dates worked out and whoever is late found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from inspect_kit.garbage import collector_paused
from inspect_kit.problems import Problem, problem
from inspect_kit.register.addressees import acting_for, name_of, owner_of
from inspect_kit.register.earlier import Later, later_events, with_later
from inspect_kit.register.folder import Registers
from inspect_kit.register.model import Deadline, DeadlineKind, Item, Register
from inspect_kit.register.periods import days_between, plus_days
from inspect_kit.register.replay import replay
from inspect_kit.register.states import CountsAs
from inspect_kit.register.track import Track
from inspect_kit.texts import Text


class Condition(StrEnum):
    """What is to be done about it. Late is open past its date; what is reported complete is not late any more."""

    OPEN = "open"
    LATE = "late"
    REPORTED = "awaiting verification"
    COMPLETE = "complete"
    CLOSED = "closed"
    TO_SETTLE = "to settle"


CONDITIONS = {
    CountsAs.OPEN: Condition.OPEN,
    CountsAs.REPORTED: Condition.REPORTED,
    CountsAs.COMPLETE: Condition.COMPLETE,
    CountsAs.CLOSED: Condition.CLOSED,
}
STILL_TO_DO = frozenset({Condition.OPEN, Condition.LATE, Condition.TO_SETTLE})


@dataclass(frozen=True)
class Standing:
    """One addressee's part in one item. `due` is the date now, `first_due` the one before any revision, `late_by` days.

    `acting` is whoever has to act for the addressee: itself, or its successor. `waits_for` is the id of an item that has to
    be complete before a date is known. Where dues are in conflict, `due` is the last of them: nobody is called late by half.
    """

    register: Register
    item: Item
    addressee: str
    acting: str
    track: Track
    condition: Condition
    due: str | None
    first_due: str | None
    waits_for: str | None
    late_by: int
    owner: str | None
    repeated_by: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """Register, item, addressee."""
        return self.item.register, self.item.id, self.addressee

    @property
    def name(self) -> Text:
        """What the addressee is called."""
        return name_of(self.register, self.addressee)

    @property
    def to_do(self) -> bool:
        """Is there still something to do?"""
        return self.condition in STILL_TO_DO

    def state(self, language: str) -> str:
        """The state in words; where it is in conflict, each of them."""
        states = self.register.states.states
        return " / ".join(states[each.value].label.read(language) for each in self.track.states)


def where_all_stand(found: Registers, as_of: str) -> tuple[list[Standing], list[Problem]]:
    """Everything that had been published by that day, as it stood at its end."""
    later = found.later()
    problems: list[Problem] = []
    standings: list[Standing] = []
    with collector_paused():
        for register in found.in_order():
            if register.published.date <= as_of:
                one = _RegisterOnDay(found, register, later, as_of)
                standings += one.standings()
                problems += one.problems
    return standings, problems


class _RegisterOnDay:
    """One register on one day. Tracks come first, since a due date may hang on another item's."""

    def __init__(self, found: Registers, register: Register, later: Mapping[str, list[Later]], as_of: str) -> None:
        self._found = found
        self._register = register
        self._later = later
        self._as_of = as_of
        self.problems: list[Problem] = []
        self._addressees = {item.id: found.addressees(register, item) for item in register.items}
        self._acting = {each: acting_for(register, each, as_of) for mine in self._addressees.values() for each in mine}
        self._dues: dict[str, str | None] = {}
        self._conditions = {each.id: CONDITIONS[each.counts_as] for each in register.states.states.values()}
        self._tracks: dict[str, dict[str, Track]] = {item.id: self._item_tracks(item) for item in register.items}

    def _item_tracks(self, item: Item) -> dict[str, Track]:
        said = self._later.get(item.full_name, ())
        every = frozenset(self._addressees[item.id]) if said else frozenset()
        tracks = {}
        for addressee in self._addressees[item.id]:
            key = (item.register, item.id, addressee)
            events = self._found.log.of(key)
            if said:
                events = with_later(events, later_events(said, key, every, self._acting[addressee]))
            track = replay(events, self._register.states, self._as_of)
            tracks[addressee] = track
            if track.refused or track.unknown:
                self._tell(track, key)
        return tracks

    def _tell(self, track: Track, key: tuple[str, str, str]) -> None:
        place = self._found.log.place(key) or self._register.shown_as
        for event, state in track.refused:
            fields = {"id": event["id"], "name": "/".join(key[:2]), "addressee": key[2], "to": event["to"], "state": state}
            self.problems.append(problem("progress-forbidden", place, **fields))
        for event, name in track.unknown:
            self.problems.append(problem("progress-unknown-parent", place, id=event["id"], name=name))

    def standings(self) -> Iterator[Standing]:
        for item in self._register.items:
            repeated = tuple(each.item.full_name for each in self._later.get(item.full_name, ()) if each.says.what == "repeats")
            for addressee, track in self._tracks[item.id].items():
                yield self._standing(item, addressee, track, repeated)

    def _standing(self, item: Item, addressee: str, track: Track, repeated: tuple[str, ...]) -> Standing:
        first_due = self._due(item, addressee)
        due = max(each.value for each in track.dues) if track.dues else first_due
        condition, late_by = self._condition(track), 0
        if condition is Condition.OPEN and due is not None and due < self._as_of:
            condition, late_by = Condition.LATE, days_between(due, self._as_of)
        waiting = item.deadline.after if item.deadline.kind is DeadlineKind.AFTER and due is None else None
        if waiting is not None and self._completed(waiting, addressee) is not None:
            waiting = None
        return Standing(
            self._register,
            item,
            addressee,
            self._acting[addressee],
            track,
            condition,
            due,
            first_due,
            waiting,
            late_by,
            self._owner(item, addressee, track),
            repeated,
        )

    def _condition(self, track: Track) -> Condition:
        if track.conflict:
            return Condition.TO_SETTLE
        return self._conditions[track.states[0].value]

    def _owner(self, item: Item, addressee: str, track: Track) -> str | None:
        if track.owners:
            return " / ".join(each.value for each in track.owners)
        owner = owner_of(self._register, item, addressee)
        return owner.read() if owner is not None else None

    def _due(self, item: Item, addressee: str) -> str | None:
        """The date that the register sets; None where there is none, or none yet."""
        if item.deadline.kind is DeadlineKind.AFTER:
            return self._due_after(item.deadline, addressee)
        if item.id not in self._dues:
            self._dues[item.id] = self._due_by(item.deadline)
        return self._dues[item.id]

    def _due_by(self, deadline: Deadline) -> str | None:
        published = self._register.published.date
        if deadline.kind is DeadlineKind.BY:
            return deadline.by
        if deadline.kind is DeadlineKind.WITHIN and deadline.days is not None:
            return plus_days(published, deadline.days - 1)
        if deadline.kind is DeadlineKind.WITHIN and deadline.period is not None:
            return deadline.period.after(published)
        return None

    def _due_after(self, deadline: Deadline, addressee: str) -> str | None:
        done = self._completed(deadline.after, addressee) if deadline.after is not None else None
        return deadline.period.after(done) if done and deadline.period is not None else None

    def _completed(self, item_id: str, addressee: str) -> str | None:
        """The day on which an item was complete: for this addressee where it is addressed to it, else for all."""
        tracks = self._tracks[item_id]
        mine = [tracks[addressee]] if addressee in tracks else list(tracks.values())
        dates = [self._done(track) for track in mine]
        return max(date for date in dates if date is not None) if dates and None not in dates else None

    def _done(self, track: Track) -> str | None:
        """The day on which it was reported complete, or verified without having been reported."""
        if self._condition(track) not in (Condition.REPORTED, Condition.COMPLETE):
            return None
        table = self._register.states
        return track.last(CountsAs.REPORTED, table) or track.last(CountsAs.COMPLETE, table) or None
