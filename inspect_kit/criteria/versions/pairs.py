"""Which criterion of one set is which of another. In: two sets and what people say of them. Out: pairs, and what has none.

What people say comes first; then what has kept its id and its wording; then its wording, under the same criterion before
another; then its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from inspect_kit.criteria.model import CriteriaSet, Indicator
from inspect_kit.criteria.shown import Item
from inspect_kit.criteria.versions.mapping import Mapping, Related, Relation
from inspect_kit.texts import DEFAULT_LANGUAGE, Text


class Placed(NamedTuple):
    """A criterion or indicator and the id of what it stands under; none for a general criterion."""

    item: Item
    parent: str

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def wording(self) -> str:
        return plain(self.item.text.read())


class Pair(NamedTuple):
    """The same thing in two sets; `said` is what people say of it."""

    old: Placed
    new: Placed
    said: Related | None = None

    @property
    def is_reworded(self) -> bool:
        return not same_wording(self.old.item.text, self.new.item.text)

    @property
    def is_at_another_level(self) -> bool:
        return self.old.item.level != self.new.item.level


@dataclass
class Pairs:
    """Pairs by the newer one's id, what each older id became, and what people relate without calling it equal."""

    old: dict[str, Placed]
    new: dict[str, Placed]
    by_new: dict[str, Pair] = field(default_factory=dict)
    became: dict[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()

    def has_moved(self, pair: Pair) -> bool:
        """Does it stand under another criterion than before?"""
        return self.became.get(pair.old.parent, "") != pair.new.parent

    def added(self) -> list[Placed]:
        """What is only in the newer set, and nobody relates to anything."""
        related = {each.new for each in self.related}
        return [each for name, each in self.new.items() if name not in self.by_new and name not in related]

    def retired(self) -> list[Placed]:
        """What is only in the older set, and nobody relates to anything."""
        related = {each.old for each in self.related}
        return [each for name, each in self.old.items() if name not in self.became and name not in related]


def plain(text: str) -> str:
    """A wording without its line ends."""
    return " ".join(text.split())


def same_wording(old: Text, new: Text) -> bool:
    """Is it worded the same in every language that both have? A translation that is added rewords nothing."""
    before, after = ({code or DEFAULT_LANGUAGE: plain(wording) for code, wording in text.by_language} for text in (old, new))
    both = before.keys() & after.keys()
    return bool(both) and all(before[code] == after[code] for code in both)


def pair_up(old: CriteriaSet, new: CriteriaSet, mapping: Mapping | None = None) -> Pairs:
    """Everything that is in both."""
    given = (mapping or Mapping()).related
    pairs = Pairs(_placed(old), _placed(new), related=tuple(each for each in given if each.relation is not Relation.EQUAL))
    _Pairing(pairs, given).run()
    return pairs


def _placed(criteria: CriteriaSet) -> dict[str, Placed]:
    return {each.id: each for each in _all_placed(criteria)}


def _all_placed(criteria: CriteriaSet) -> Iterator[Placed]:
    for general in criteria.general:
        yield Placed(Item("general", general), "")
        for specific in general.specific:
            yield Placed(Item("specific", specific), general.id)
            yield from (Placed(Item("indicator", each), specific.id) for each in specific.indicators)


class _Pairing:
    """Pairs general criteria first, so that whether something stands under the same one is known below."""

    def __init__(self, pairs: Pairs, given: tuple[Related, ...]) -> None:
        self._pairs = pairs
        self._equal = [each for each in given if each.relation is Relation.EQUAL]
        self._unequal = {(each.old, each.new) for each in pairs.related}
        self._said_old = {each.old for each in given}
        self._said_new = {each.new for each in given}

    def run(self) -> None:
        self._pairs.became[""] = ""
        for each in self._equal:
            self._take(self._pairs.old[each.old], self._pairs.new[each.new], each)
        for kind in ("general", "specific", "indicator"):
            old = [each for each in self._pairs.old.values() if each.item.kind == kind]
            new = [each for each in self._pairs.new.values() if each.item.kind == kind]
            self._unchanged(new)
            silent = [each for each in old if each.id not in self._said_old]
            asked = [each for each in new if each.id not in self._said_new]
            self._alike(silent, asked, lambda each: (self._pairs.became.get(each.parent), each.wording), _under)
            self._alike(silent, asked, lambda each: each.wording, lambda each: each.wording)
            self._alike(silent, asked, lambda each: each.id, lambda each: each.id)
        del self._pairs.became[""]

    def _take(self, old: Placed, new: Placed, said: Related | None = None) -> None:
        self._pairs.by_new[new.id] = Pair(old, new, said)
        self._pairs.became[old.id] = new.id

    def _unchanged(self, new: Iterable[Placed]) -> None:
        """What has its id and its wording, unless people say that it is not the same for all that."""
        for each in new:
            old = self._pairs.old.get(each.id)
            if old is None or old.item.kind != each.item.kind or self._is_taken(old, each):
                continue
            if same_wording(old.item.text, each.item.text) and (old.id, each.id) not in self._unequal:
                self._take(old, each)

    def _is_taken(self, old: Placed, new: Placed) -> bool:
        return old.id in self._pairs.became or new.id in self._pairs.by_new

    def _alike(
        self,
        old: Iterable[Placed],
        new: Iterable[Placed],
        old_key: Callable[[Placed], object],
        new_key: Callable[[Placed], object],
    ) -> None:
        """Pair in order what has the same key and is still without a partner."""
        waiting: dict[object, list[Placed]] = {}
        for each in old:
            if each.id not in self._pairs.became:
                waiting.setdefault(old_key(each), []).append(each)
        for each in new:
            candidates = waiting.get(new_key(each))
            if candidates and each.id not in self._pairs.by_new:
                self._take(candidates.pop(0), each)


def _under(each: Placed) -> tuple[str, str]:
    return each.parent, each.wording


def level_of(placed: Placed) -> str:
    """The level of an indicator; none of a criterion."""
    return placed.item.of.level if isinstance(placed.item.of, Indicator) else ""
