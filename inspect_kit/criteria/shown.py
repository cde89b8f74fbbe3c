"""A criteria set as lists and pages show it. In: a `CriteriaSet`. Out: its items in order, and what there is to say of each."""

from __future__ import annotations

from typing import Any, NamedTuple

from inspect_kit.criteria.model import CriteriaSet, GeneralCriterion, Indicator, SpecificCriterion
from inspect_kit.texts import Text


class Item(NamedTuple):
    """A criterion or indicator, as a list shows it."""

    kind: str
    of: GeneralCriterion | SpecificCriterion | Indicator

    @property
    def id(self) -> str:
        return self.of.id

    @property
    def text(self) -> Text:
        return self.of.text

    @property
    def level(self) -> str | None:
        return self.of.level if isinstance(self.of, Indicator) else None


def criteria_items(criteria: CriteriaSet) -> list[Item]:
    """Everything in the set, in order."""
    items: list[Item] = []
    for general in criteria.general:
        items.append(Item("general", general))
        for specific in general.specific:
            items.append(Item("specific", specific))
            items += [Item("indicator", each) for each in specific.indicators]
    return items


def criteria_document(criteria: CriteriaSet) -> dict[str, Any]:
    """The set as JSON: how many of each, and every one."""
    items = criteria_items(criteria)
    return {
        "criteria": criteria.id,
        "version": criteria.version,
        "title": criteria.title.read(),
        **criteria_counts(criteria),
        "items": [{key: value for key, value in item_rows(item) if value} for item in items],
    }


def criteria_counts(criteria: CriteriaSet) -> dict[str, int]:
    """How many general criteria, specific criteria and indicators it has."""
    counts = (len(criteria.general), sum(1 for _ in criteria.specific()), sum(1 for _ in criteria.indicators()))
    return dict(zip(("general", "specific", "indicators"), counts, strict=True))


def item_rows(item: Item) -> list[tuple[str, str]]:
    """What there is to say of one item, as names and values."""
    evidence = ", ".join(item.of.evidence_kinds) if isinstance(item.of, Indicator) else ""
    return [
        ("id", item.id),
        ("kind", item.kind),
        ("level", item.level or ""),
        ("text", item.text.read()),
        ("evidence", evidence),
        ("source_ref", item.of.source_ref or ""),
        ("note", item.of.note or ""),
    ]
