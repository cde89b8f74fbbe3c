"""One item in full: what it asks, of whom, and everything that happened. In: an item and its standings. Out: views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.register.addressees import name_of
from inspect_kit.register.events import Event
from inspect_kit.register.folder import Registers
from inspect_kit.register.model import Item, Register
from inspect_kit.register.standing import Standing
from inspect_kit.register.views.listing import deadline_words
from inspect_kit.register.views.summary import deadline_name
from inspect_kit.register.views.view import addressed_to
from inspect_kit.view import View

EVENTS = ("date", "addressee", "what", "said", "who", "note", "evidence", "event")


def about_item(found: Registers, register: Register, item: Item, parts: Sequence[Standing], language: str) -> View:
    """What there is to say of an item, as names and values. Empty ones are left out."""
    cause = next((each for each in register.causes if each.id == item.cause), None)
    pairs = [
        ("item", item.full_name),
        ("kind", item.kind.value),
        ("text", item.text.read(language)),
        ("cause of concern", cause.text.read(language) if cause is not None else ""),
        ("addressed to", addressed_to(parts, language)),
        ("to work with", ", ".join(_called(register, each, language) for each in item.work_with)),
        ("deadline", deadline_name(item.deadline) if item.deadline.after is None else deadline_words(item.deadline)),
        ("done when", item.done_when.read(language) if item.done_when is not None else ""),
        ("indicators", ", ".join(item.indicators)),
        ("measures", ", ".join(item.measures)),
        ("speaks of", ", ".join(f"{each.what} {each.item}" for each in item.earlier)),
        (
            "spoken of by",
            ", ".join(f"{each.item.full_name} ({each.says.what})" for each in found.later().get(item.full_name, ())),
        ),
        ("source", item.source_ref or ""),
        ("note", item.note or ""),
    ]
    return View(("what", "says"), tuple(pair for pair in pairs if pair[1]))


def _called(register: Register, name: str, language: str) -> str:
    if name in register.classes:
        return register.classes[name].title.read(language)
    return name_of(register, name).read(language)


def history(parts: Sequence[Standing], language: str) -> View:
    """Every event of these parts, in the order of their days; moves that were passed over are marked."""
    rows = [row for each in parts for row in _rows(each, language)]
    return View(EVENTS, tuple(sorted(rows, key=lambda row: str(row[0]))))


def _rows(each: Standing, language: str) -> Iterator[tuple[str, ...]]:
    refused = {id(event) for event, _ in each.track.refused}
    for event in each.track.history:
        said = _said(each, event, language)
        said = f"{said} (not allowed; passed over)" if id(event) in refused else said
        texts = (event.get("note", ""), event.get("evidence", ""))
        yield event["date"], each.addressee, event["what"], said, event["who"], *texts, event["id"]


def _said(each: Standing, event: Event, language: str) -> str:
    """What the event set, in words."""
    states = each.register.states.states
    words = [states[event["to"]].label.read(language) if event["to"] in states else event["to"]] if "to" in event else []
    if "due" in event:
        words.append(f"due {event['due']}, agreed by {event.get('agreed_by', '')}")
    if "owner" in event:
        words.append(f"owner {event['owner']}")
    for name, text in (("signed_off_by", "signed off by"), ("superseded_by", "by")):
        if name in event:
            words.append(f"{text} {event[name]}")
    return ", ".join(words)
