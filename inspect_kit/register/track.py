"""What the events of one instance come to, as a value. Made by `register.replay` and `register.forks`, read by the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inspect_kit.register.events import IMPORTED, MOVED, Event
from inspect_kit.register.states import CountsAs, StateTable


class Reached(NamedTuple):
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
