"""A register as values: items with their addressees and deadlines, the parties and classes they are addressed to.

What YAML says is turned into these by `register.build`; everything later sees only these. Dates are ISO dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from inspect_kit.register.periods import Period
from inspect_kit.register.states import StateTable
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.bodies import RegisteredBody

RESPONSE = "response"
"""The id of the item that stands for the response that the law asks for."""


class ItemKind(StrEnum):
    """What an item is."""

    RECOMMENDATION = "recommendation"
    AREA = "area_for_improvement"
    RESPONSE = "response"


class DeadlineKind(StrEnum):
    """How a deadline is set."""

    WITHIN = "within"
    BY = "by"
    AFTER = "after"
    URGENT = "urgent"
    NONE = "none"


@dataclass(frozen=True)
class Deadline:
    """When something has to be done. `after` is the id of another item of the same register.

    `days` counts from the day of publication as the first.
    """

    kind: DeadlineKind
    period: Period | None = None
    by: str | None = None
    after: str | None = None
    days: int | None = None


@dataclass(frozen=True)
class Earlier:
    """What an item says of one of an earlier register, by its full name: supersedes, repeats or closes it, in a state."""

    item: str
    what: str
    state: str | None = None


@dataclass(frozen=True)
class Item:
    """Something asked of addressees. Each has to do it, and it is complete when all have."""

    register: str
    id: str
    kind: ItemKind
    text: Text
    addressees: tuple[str, ...]
    deadline: Deadline
    title: Text | None = None
    owner: Text | None = None
    work_with: tuple[str, ...] = ()
    cause: str | None = None
    indicators: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    done_when: Text | None = None
    source_ref: str | None = None
    note: str | None = None
    earlier: tuple[Earlier, ...] = ()

    @property
    def full_name(self) -> str:
        """Register and id."""
        return f"{self.register}/{self.id}"

    @property
    def shown(self) -> Text:
        """Its title where it has one, else its text."""
        return self.title or self.text


@dataclass(frozen=True)
class Cause:
    """A serious shortcoming that recommendations answer."""

    id: str
    text: Text
    title: Text | None = None
    indicators: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    source_ref: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Party:
    """One who is addressed or worked with and is no body of the register of bodies."""

    id: str
    name: Text
    owner: Text | None = None
    cannot_act: bool = False


@dataclass(frozen=True)
class AddresseeClass:
    """Several of a sort. `members` are ids, or None for every body there was on the day of publication."""

    id: str
    title: Text
    owner: Text | None
    members: tuple[str, ...] | None
    nation: str | None = None


@dataclass(frozen=True)
class Published:
    """When the report was published; `assumed` where the day is not known and this one is taken for it."""

    date: str
    assumed: bool = False
    note: Text | None = None


@dataclass(frozen=True)
class Register:
    """Everything that one report asks for. `bodies` is the register of bodies, by id, those that have ended included."""

    id: str
    title: Text
    path: Path
    shown_as: str
    published: Published
    marking: str
    synthetic: Text | None
    criteria: str | None
    states: StateTable
    bodies: Mapping[str, RegisteredBody]
    parties: Mapping[str, Party]
    classes: Mapping[str, AddresseeClass]
    causes: tuple[Cause, ...]
    items: tuple[Item, ...]
    source: str | None = None
    by_id: Mapping[str, Item] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {item.id: item for item in self.items})

    def of_kind(self, kind: ItemKind) -> Iterator[Item]:
        """The items of a kind, in order."""
        return (item for item in self.items if item.kind is kind)
