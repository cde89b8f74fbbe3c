"""Whom an item is addressed to: classes fan out to their members, frozen as they were on the day of publication.

In: an item, its register, and members that the log has frozen. Out: ids of addressees, their names, who acts for them now.
"""

from __future__ import annotations

from collections.abc import Mapping

from inspect_kit.register.model import AddresseeClass, Item, Register
from inspect_kit.texts import Text

Frozen = Mapping[str, tuple[str, ...]]
"""Members by class, as the log holds them."""


def class_members(register: Register, of: AddresseeClass) -> tuple[str, ...]:
    """The members on the day of publication: those that had begun and had not ended."""
    day = register.published.date
    if of.members is None:
        ids = [
            body.id
            for body in register.bodies.values()
            if (body.valid_from or "") <= day and (body.valid_to is None or body.valid_to >= day)
        ]
    else:
        ids = list(of.members)
    if of.nation is None:
        return tuple(ids)
    return tuple(each for each in ids if each in register.bodies and register.bodies[each].nation == of.nation)


def fan_out(register: Register, item: Item, frozen: Frozen) -> tuple[str, ...]:
    """Every addressee of an item, each once, in order."""
    found: dict[str, None] = {}
    for each in item.addressees:
        if each not in register.classes:
            found[each] = None
        elif each in frozen:
            found |= dict.fromkeys(frozen[each])
        else:
            found |= dict.fromkeys(class_members(register, register.classes[each]))
    return tuple(found)


def acting_for(register: Register, addressee: str, day: str) -> str:
    """Who has to act for an addressee on a day: itself, or where it has ended, its successor, or that one's."""
    seen = set()
    while addressee not in seen:
        seen.add(addressee)
        body = register.bodies.get(addressee)
        if body is None or body.valid_to is None or body.valid_to >= day or body.successor is None:
            break
        addressee = body.successor
    return addressee


def name_of(register: Register, addressee: str) -> Text:
    """What an addressee is called."""
    if addressee in register.parties:
        return register.parties[addressee].name
    body = register.bodies.get(addressee)
    return body.name if body is not None else Text.of(addressee)


def owner_of(register: Register, item: Item, addressee: str) -> Text | None:
    """Who answers for it at an addressee: what the item says, else the party, else a class that it is addressed to."""
    if item.owner is not None:
        return item.owner
    if addressee in register.parties:
        party = register.parties[addressee]
        return party.owner or party.name
    if addressee in item.addressees:
        return name_of(register, addressee)
    for each in item.addressees:
        if each in register.classes and (owner := register.classes[each].owner) is not None:
            return owner
    return None
