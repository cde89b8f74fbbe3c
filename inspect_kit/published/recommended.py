"""The table of what was recommended. In: the registers of the inspection's folder. Out: a `PublishedTable`, or none.

Deadlines are those that were set first. Where everything stands is not in it: that hangs on the day, and `recs` tells it.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspect_kit.published.table import NOT_APPLICABLE, PublishedTable, Value
from inspect_kit.published.words import say
from inspect_kit.register.folder import Registers
from inspect_kit.register.model import Item, ItemKind, Register
from inspect_kit.register.standing import where_all_stand
from inspect_kit.register.views.listing import due_words
from inspect_kit.register.views.view import addressed_to, by_item

LAST_DAY = "9999-12-31"
"""A day on which everything has been published."""


def recommendations(registers: Registers, language: str) -> Iterator[PublishedTable]:
    """The table, where anything was recommended."""
    standings, _ = where_all_stand(registers, LAST_DAY)
    rows: list[tuple[Value, ...]] = []
    for parts in by_item(standings):
        item, register = parts[0].item, parts[0].register
        if item.kind is not ItemKind.RESPONSE:
            dues = sorted({each.first_due or due_words(each) for each in parts})
            dates = [each for each in dues if each[:1].isdigit()] or dues
            due = " to ".join(dict.fromkeys((dates[0], dates[-1])))
            rows.append((*_about(register, item, language), addressed_to(parts, language), due or NOT_APPLICABLE))
    if rows:
        heads = ("item", "published", "kind", "recommendation", "asked", "addressed", "due")
        yield PublishedTable(
            say("title_recommendations", language), tuple(say(key, language) for key in heads), tuple(rows),
            say("scope_recommendations", language), say("source_register", language), 1,
        )  # fmt: skip


def _about(register: Register, item: Item, language: str) -> tuple[Value, ...]:
    kind = say(item.kind.value, language)
    return item.full_name, register.published.date, kind, item.shown.read(language), item.text.read(language)
