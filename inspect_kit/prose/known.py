"""Every figure that a statement can be, found by its numbers and by its words. In: results. Out: a `Figures`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import shown_group, shown_share, shown_value_of
from inspect_kit.prose.words import stems
from inspect_kit.stats import percent, round_half_up
from inspect_kit.template.model import AVERAGES, MeasureKind

DIFFERENCE, EVIDENCE = "difference", "evidence"
TELLS = 1.0
"""The weight of a word that tells figures apart: what nearly all of them bear has less."""
NUMBERS = (MeasureKind.SUM, MeasureKind.HIGHEST, MeasureKind.LOWEST)


@dataclass(frozen=True)
class Known:
    """One figure with the stems of what it is called. `own` are those of its category and group alone."""

    result: Result
    words: frozenset[str]
    own: frozenset[str]
    of_bodies: bool

    @property
    def name(self) -> str:
        """Its measure, and of which answer, group and body it is."""
        result = self.result
        parts = [result.category or "", shown_group(result), "" if result.scope == ALL else result.scope]
        return ", ".join([result.measure, *(part for part in parts if part)])

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same figure in another run."""
        result, group = self.result, self.result.group
        return (
            result.instrument,
            result.measure,
            result.category or "",
            result.scope,
            group.by if group else "",
            (group.code if group else ""),
        )

    @property
    def shown(self) -> str:
        """What it is: `12 of 40 (30%)`, `93315`, `+57%`."""
        result = self.result
        if result.value is not None:
            share = shown_share(result)
            return f"{shown_value_of(result)} ({share})" if share else shown_value_of(result)
        share = shown_share(result)
        return f"{result.count} of {result.of}" + (f" ({share})" if share else "")

    @property
    def has_rest(self) -> bool:
        """Are those of the base that do not count just those that are not so? Not where some are missing or cannot be told."""
        return self.result.states.missing == self.result.states.unable_to_tell == 0

    @property
    def number(self) -> float | None:
        """The number that is printed of it: a sum, or so many of a base."""
        return self.result.value if self.result.kind in NUMBERS else self.result.count

    def percent(self, digits: int) -> tuple[float, ...]:
        """What it is in per cent: its share, the weighted one, and values that are per cent themselves."""
        result = self.result
        if result.kind == MeasureKind.CHANGE:
            return ()
        found = [percent(each, digits) for each in (result.share, result.estimate) if each is not None]
        if result.value is not None and result.kind in (MeasureKind.HIGHEST, MeasureKind.LOWEST, MeasureKind.MEAN):
            found.append(round(result.value, digits))
        return tuple(found)

    def change(self, digits: int) -> float | None:
        """How much it has changed, in per cent."""
        result = self.result
        return percent(result.value, digits) if result.kind == MeasureKind.CHANGE and result.value is not None else None


class Figures:
    """The figures of measures in some results; or, with `evidence`, those of indicators."""

    def __init__(self, results: Sequence[Result], evidence: bool = False) -> None:
        by_body = {each.instrument for each in results if each.scope != ALL}
        kept = (each for each in results if each.kind != DIFFERENCE and (each.kind == EVIDENCE) is evidence)
        self.all = [_known(each, by_body) for each in kept if _is_something(each)]
        self.whole = [each for each in self.all if each.result.scope == ALL]
        self._shares: dict[tuple[float, float], list[Known]] = defaultdict(list)
        self._counts: dict[float, list[Known]] = defaultdict(list)
        for each in self.all:
            result = each.result
            if result.count is not None and result.of is not None:
                self._shares[result.count, result.of].append(each)
                self._counts[result.of].append(each)
            if each.number is not None:
                self._counts[each.number].append(each)
            if result.value is not None and result.kind in AVERAGES:
                self._counts[round_half_up(result.value, 1)].append(each)
        plain = {(each.result.instrument, each.result.measure, each.result.category): each for each in self.whole}
        seen = Counter(word for each in plain.values() for word in each.words)
        self._weights = {word: log(1 + len(plain) / number) for word, number in seen.items()}
        self._percents: dict[int, dict[float, list[Known]]] = {}
        self._wholes: dict[frozenset[str], float] = {}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(self.all):
            for word in each.words:
                if self._weights.get(word, self._rarest) >= TELLS:
                    self._by_word[word].append(at)

    def shares(self, count: float, of: float) -> list[Known]:
        """Figures that are so many of so many."""
        return self._shares.get((count, of), [])

    def counts(self, number: float) -> list[Known]:
        """Figures that are this number, or whose base it is."""
        return self._counts.get(number, [])

    def percents(self, number: float, digits: int) -> list[Known]:
        """Figures that are so much per cent, as rounded."""
        if digits not in self._percents:
            found: dict[float, list[Known]] = defaultdict(list)
            for each in self.all:
                for rounded in dict.fromkeys(each.percent(digits)):
                    found[rounded].append(each)
            self._percents[digits] = found
        return self._percents[digits].get(number, [])

    def changes(self, number: float, digits: int) -> list[Known]:
        """Figures that have changed by so much per cent, as rounded."""
        return [each for each in self.all if each.change(digits) == number]

    def sharing(self, about: frozenset[str]) -> list[Known]:
        """Figures that are called by one of these words, if it is one that tells."""
        found = sorted({at for word in about for at in self._by_word.get(word, ())})
        return [self.all[at] for at in found]

    def weight(self, words: Iterable[str]) -> float:
        """How much these words tell together: a rare one more than one that many figures bear."""
        return sum(self._weights.get(word, self._rarest) for word in words)

    @cached_property
    def numbers_of_bodies(self) -> frozenset[int]:
        """How many bodies were asked, of each instrument that asks them about themselves."""
        asked: dict[str, int] = {}
        for each in self.whole:
            if each.of_bodies and each.result.of is not None:
                asked[each.result.instrument] = max(asked.get(each.result.instrument, 0), each.result.of)
        return frozenset(asked.values())

    @cached_property
    def _rarest(self) -> float:
        return log(1 + len(self.whole)) if self.whole else 1.0

    def likeness(self, about: frozenset[str], known: Known) -> tuple[float, float]:
        """How much of what a figure is called is said (0 to 1), and how much that tells."""
        shared = self.weight(about & known.words)
        if known.words not in self._wholes:
            self._wholes[known.words] = self.weight(known.words)
        whole = self._wholes[known.words]
        return (shared / whole if whole else 0.0), shared


def _is_something(result: Result) -> bool:
    return result.value is not None or bool(result.of)


def _known(result: Result, by_body: set[str]) -> Known:
    group = result.group
    own = stems(f"{result.label or ''} {(result.category or '').replace('_', ' ')} {group.label if group else ''}")
    words = own | stems(f"{result.title} {result.measure.replace('_', ' ')}")
    return Known(result, words, own, result.instrument not in by_body)
