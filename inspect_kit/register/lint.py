"""Could each recommendation be carried out and checked? In: registers. Out: a warning for each that could not.

A review of an inspectorate found its recommendations too ill defined to be acted on; this looks for what made them so: nobody
who answers for it, no date, nothing that would show it done, an owner who cannot act.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspect_kit.problems import Place, Problem, problem
from inspect_kit.register.addressees import class_members, name_of, owner_of
from inspect_kit.register.folder import Registers
from inspect_kit.register.model import DeadlineKind, Item, ItemKind, Register


def lint(found: Registers) -> Iterator[Problem]:
    """Every finding, item by item."""
    for register, item in found.items():
        if item.kind is not ItemKind.RESPONSE:
            yield from _lint(register, item, found.addressees(register, item))


def _lint(register: Register, item: Item, addressees: tuple[str, ...]) -> Iterator[Problem]:
    place = Place(register.shown_as)
    name = item.full_name
    yield from _owners(register, item, place)
    if item.kind is ItemKind.RECOMMENDATION and item.deadline.kind is DeadlineKind.NONE:
        yield problem("lint-no-deadline", place, name=name)
    if item.done_when is None and not item.measures:
        yield problem("lint-nothing-measurable", place, name=name)
    for addressee in addressees:
        if why := _cannot_act(register, addressee):
            yield problem("lint-cannot-act", place, name=name, addressee=name_of(register, addressee).read(), why=why)


def _owners(register: Register, item: Item, place: Place) -> Iterator[Problem]:
    """Classes that say nobody answers, and classes without members."""
    for each in item.addressees:
        of = register.classes.get(each)
        if of is None:
            continue
        members = class_members(register, of)
        if not members:
            fields = {"addressee": of.title.read(), "date": register.published.date}
            yield problem("lint-empty-class", place, name=item.full_name, **fields)
        elif owner_of(register, item, members[0]) is None:
            yield problem("lint-no-owner", place, name=item.full_name, addressee=of.title.read())


def _cannot_act(register: Register, addressee: str) -> str:
    """Why this one cannot act; empty where it can."""
    if addressee in register.parties:
        return "it has no power of its own here" if register.parties[addressee].cannot_act else ""
    body = register.bodies.get(addressee)
    if body is None or body.valid_to is None or body.successor is not None:
        return ""
    return f"it ended on {body.valid_to} and has no successor"
