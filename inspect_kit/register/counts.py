"""How many items of a sort a register has, as a report prints them. In: registers and what is counted. Out: a number."""

from __future__ import annotations

from collections.abc import Mapping

from inspect_kit.register.folder import Registers
from inspect_kit.register.model import Item
from inspect_kit.register.views.summary import deadline_name

CAUSE = "cause_of_concern"


def count_items(found: Registers, wanted: Mapping[str, str]) -> int:
    """How many items are of a `kind`, with a `deadline` such as `within 3 months`, `addressed_to` a class or party.

    `register` names one where several are read; what is not said does not matter.
    """
    registers = [each for each in found.in_order() if wanted.get("register") in (None, each.id)]
    if wanted.get("kind") == CAUSE:
        return sum(len(register.causes) for register in registers)
    return sum(_fits(item, wanted) for register in registers for item in register.items)


def _fits(item: Item, wanted: Mapping[str, str]) -> bool:
    return (
        wanted.get("kind") in (None, item.kind.value)
        and wanted.get("deadline") in (None, deadline_name(item.deadline))
        and wanted.get("addressed_to") in (None, *item.addressees)
    )
