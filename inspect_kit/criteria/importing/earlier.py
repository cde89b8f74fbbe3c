"""A set as it was imported before, to find again what its ids stand for. In: its document. Out: what stood where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from inspect_kit.texts import Text, fold

BELOW = {0: "specific", 1: "indicators"}
Data = Mapping[str, Any]


class Earlier:
    """What an earlier set says, by its ids; nothing where there was none."""

    def __init__(self, data: Data | None) -> None:
        self.data: Data = data or {}
        self.retired: tuple[str, ...] = tuple(self.data.get("retired", ()))
        self._items: dict[str, Data] = {}
        self._below: dict[str, list[Data]] = {}
        self._read("", 0, self.data.get("general", ()))

    def _read(self, parent: str, depth: int, items: Sequence[Data]) -> None:
        self._below[parent] = list(items)
        for each in items:
            self._items[each["id"]] = each
            if depth in BELOW:
                self._read(each["id"], depth + 1, each[BELOW[depth]])

    def item(self, item_id: str) -> Data:
        """What had this id; an empty mapping where nothing had."""
        return self._items.get(item_id, {})

    def ids(self) -> Iterator[str]:
        """Every id in use, in order."""
        return iter(self._items)

    def used(self, item_id: str) -> bool:
        """Was this id ever given?"""
        return item_id in self._items or item_id in self.retired

    def below(self, parent: str) -> list[Data]:
        """What stood under this id; the general criteria under none."""
        return self._below.get(parent, [])


def wording(item: Data) -> str:
    """The wording of an item, as wordings are compared with cells: spaces and case do not count."""
    return fold(Text.of(item["text"]).read()) if item else ""
