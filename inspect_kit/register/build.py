"""A register from its YAML. In: a checked document and what stands around it. Out: a `Register`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.register.model import (
    RESPONSE,
    AddresseeClass,
    Cause,
    Deadline,
    DeadlineKind,
    Earlier,
    Item,
    ItemKind,
    Party,
    Published,
    Register,
)
from inspect_kit.register.periods import Period
from inspect_kit.register.states import StateTable
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.bodies import RegisteredBody

Data = Mapping[str, Any]
EVERY_BODY = "every_body"
RESPONSE_TITLE = Text((("en", "Response to the report"), ("cy", "Ymateb i'r adroddiad")))


@dataclass(frozen=True)
class Around:
    """What a register takes from its surroundings where it does not say itself."""

    path: Path
    shown_as: str
    marking: str
    synthetic: Text | None
    states: StateTable
    bodies: Mapping[str, RegisteredBody]


def build_register(data: Data, around: Around) -> Register:
    """The register that a document of the right shape describes."""
    parties = (
        Party(e["id"], Text.of(e["name"]), _text(e, "owner"), e.get("cannot_act", False)) for e in data.get("parties", ())
    )
    return Register(
        id=data["register"],
        title=Text.of(data["title"]),
        path=around.path,
        shown_as=around.shown_as,
        published=build_published(data["published"]),
        marking=data.get("marking", around.marking),
        synthetic=_text(data, "synthetic") or around.synthetic,
        criteria=data.get("criteria"),
        states=around.states,
        bodies=around.bodies,
        parties={each.id: each for each in parties},
        classes={each["id"]: _class(each) for each in data.get("classes", ())},
        causes=tuple(_cause(each) for each in data.get("causes_of_concern", ())),
        items=tuple(_items(data)),
        source=data.get("source"),
    )


def build_published(data: str | Data) -> Published:
    """A date, or a date with what is to be said of it."""
    if isinstance(data, str):
        return Published(data)
    return Published(data["date"], data.get("assumed", False), _text(data, "note"))


def _text(data: Data, key: str) -> Text | None:
    return Text.of(data[key]) if key in data else None


def _class(data: Data) -> AddresseeClass:
    members = None if data["members"] == EVERY_BODY else tuple(data["members"])
    return AddresseeClass(data["id"], Text.of(data["title"]), _text(data, "owner"), members, data.get("nation"))


def _cause(data: Data) -> Cause:
    return Cause(
        data["id"],
        Text.of(data["text"]),
        _text(data, "title"),
        tuple(data.get("indicators", ())),
        tuple(data.get("measures", ())),
        data.get("source_ref"),
        data.get("note"),
    )


def _items(data: Data) -> Iterator[Item]:
    for key, kind in (("recommendations", ItemKind.RECOMMENDATION), ("areas_for_improvement", ItemKind.AREA)):
        for each in data.get(key, ()):
            yield _item(data["register"], kind, each)
    if "response" in data:
        yield _response(data["register"], data["response"])


def _item(register: str, kind: ItemKind, data: Data) -> Item:
    return Item(
        register=register,
        id=data["id"],
        kind=kind,
        text=Text.of(data["text"]),
        addressees=tuple(data["addressees"]),
        deadline=build_deadline(data["deadline"]),
        title=_text(data, "title"),
        owner=_text(data, "owner"),
        work_with=tuple(data.get("work_with", ())),
        cause=data.get("cause"),
        indicators=tuple(data.get("indicators", ())),
        measures=tuple(data.get("measures", ())),
        done_when=_text(data, "done_when"),
        source_ref=data.get("source_ref"),
        note=data.get("note"),
        earlier=tuple(_earlier(data)),
    )


def _response(register: str, data: Data) -> Item:
    """The law's response as an item: its last day is the so-many-eth day, the day of publication being the first."""
    return Item(
        register=register,
        id=RESPONSE,
        kind=ItemKind.RESPONSE,
        text=Text.of(data["text"]),
        addressees=(data["from"],),
        deadline=Deadline(DeadlineKind.WITHIN, days=data["days"]),
        title=_text(data, "title") or RESPONSE_TITLE,
        done_when=Text.of(data["text"]),
        source_ref=data.get("basis"),
        note=data.get("note"),
    )


def _earlier(data: Data) -> Iterator[Earlier]:
    for what in ("supersedes", "repeats"):
        yield from (Earlier(name, what) for name in data.get(what, ()))
    yield from (Earlier(each["item"], "closes", each["as"]) for each in data.get("closes", ()))


def build_deadline(data: str | Data) -> Deadline:
    """A deadline in any of its forms."""
    if isinstance(data, str):
        return Deadline(DeadlineKind(data))
    period = Period.of(data["within"]) if "within" in data else None
    if "after" in data:
        return Deadline(DeadlineKind.AFTER, period, after=data["after"])
    return Deadline(DeadlineKind.BY, by=data["by"]) if "by" in data else Deadline(DeadlineKind.WITHIN, period)
