"""Which figure a statement is, by its numbers and by the words around it. In: statements and figures. Out: `Match` values.

Numbers alone say little where they are small, and words alone are no proof. So a statement agrees with a figure that has
its numbers, unless another figure fits the words much better and has other numbers: then it differs from that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspect_kit.inspection import ALL
from inspect_kit.prose.finding import Verdict
from inspect_kit.prose.known import Figures, Known
from inspect_kit.prose.statements import Kind, Statement
from inspect_kit.template.model import MeasureKind

SURE = (0.75, 9.0)
"""How much of what a figure is called has to be said, and how much that has to tell, before words outweigh numbers."""
LIKELY = (0.4, 5.0)
"""The same where no figure has the numbers."""
SOME = (0.3, 3.5)
"""The same where a percentage is to be taken for a figure: too many figures are so much per cent."""
SOME_CHANGE = (0.15, 2.0)
"""The same for a change, of which there are few."""
NEAR = 0.015
"""A share by which a percentage is off where it was rounded wrongly, or a case went over."""
MANY = 100
"""A base so large that nobody meets it by chance, whatever group it is of."""
OUTWEIGHS = 0.6
FULLER = 0.25
ROUGHLY = 3.0
"""Points by which a percentage that is said to be rough may be off."""
NEARBY = 0.05
"""What words of the passages before weigh, to choose between figures that fit a sentence alike."""


@dataclass(frozen=True)
class Match:
    """What a statement is: the figure that it agrees with, or that it is nearest to."""

    statement: Statement
    verdict: Verdict
    figure: Known | None = None


@dataclass(frozen=True)
class Around:
    """What stands around a statement: the bodies that are named, and the stems of the passages before."""

    bodies: frozenset[str]
    nearby: frozenset[str]


class Matcher:
    """Statements held to figures, and to those of an earlier run where there is one."""

    def __init__(self, now: Figures, earlier: Figures | None = None, evidence: Figures | None = None) -> None:
        self._now = now
        self._earlier = earlier
        self._evidence = evidence
        self._current = {each.key: each for each in now.all}

    def match(self, said: Statement, around: Around) -> Match:
        """The verdict on one statement, by itself."""
        by_numbers = self._best(said, self._candidates(said, self._now, around), around)
        changed = self._changed(said, around, self._strength(said, by_numbers))
        if changed is not None:
            return Match(said, Verdict.CHANGED, changed)
        if self._is_of_all(said):
            return Match(said, Verdict.AGREES, by_numbers)
        by_words = self._by_words(said, around)
        if by_words is not None and self._outweighed(said, by_numbers, by_words):
            return Match(said, Verdict.DIFFERS, by_words)
        if by_numbers is not None:
            return Match(said, Verdict.AGREES, by_numbers)
        if said.passage.cells and self._evidence is not None:  # in prose, an indicator's count is any number
            of_indicators = self._best(said, self._candidates(said, self._evidence, around), around)
            if of_indicators is not None:
                return Match(said, Verdict.AGREES, of_indicators)
        near = self._best(said, self._near(said, around), around)
        if near is not None:
            return Match(said, Verdict.DIFFERS, near)
        likely = by_words is not None and self._is(said, by_words, LIKELY)
        return Match(said, Verdict.UNKNOWN, by_words if likely else None)

    def _by_words(self, said: Statement, around: Around) -> Known | None:
        """The figure that fits the words best; of those that fit nearly as well, one with nearly these numbers."""
        found = self._comparable(said, around)
        best = self._best(said, found, around)
        if best is None or said.of is None or said.count is None:
            return best
        least = OUTWEIGHS * self._strength(said, best)
        alike = [each for each in found if each.result.group is None and self._strength(said, each) >= least]
        return min([best, *alike], key=lambda each: abs((each.result.count or 0) - (said.count or 0)))

    def _near(self, said: Statement, around: Around) -> list[Known]:
        """Figures that a percentage misses by its rounding, or by a case."""
        if said.kind is not Kind.PERCENT or said.rough or said.passage.cells:
            return []
        likely = [each for each in self._comparable(said, around) if self._is(said, each, LIKELY)]
        number = (said.percent or 0) / 100
        return [each for each in likely if each.result.share is not None and abs(each.result.share - number) <= NEAR]

    def _candidates(self, said: Statement, figures: Figures, around: Around) -> list[Known]:
        """The figures that have the numbers of the statement."""
        found = _by_numbers(said, figures)
        found = [each for each in found if _is_meant(each, said, around)]
        if said.kind in (Kind.PERCENT, Kind.CHANGE) and not (said.passage.cells or said.of):
            least = SOME_CHANGE if said.kind is Kind.CHANGE else LIKELY if said.rough else SOME
            return [each for each in found if self._is(said, each, least)]
        return found

    def _comparable(self, said: Statement, around: Around) -> list[Known]:
        """The figures that the statement could be, whatever their numbers."""
        return [each for each in self._now.sharing(said.about) if _is_of_the_kind(each, said) and _is_meant(each, said, around)]

    def _best(self, said: Statement, found: Iterable[Known], around: Around) -> Known | None:
        def rank(known: Known) -> tuple[float, ...]:
            near = self._now.likeness(around.nearby, known)[0]
            whole = known.result.group is None and known.result.scope == ALL
            return self._strength(said, known) + NEARBY * near, not _turned(said, known), whole, -len(known.words)

        return max(found, key=rank, default=None)

    def _strength(self, said: Statement, known: Known | None) -> float:
        if known is None:
            return -1.0
        part, told = self._now.likeness(said.about, known)
        return part * told

    def _is(self, said: Statement, known: Known, least: tuple[float, float]) -> bool:
        part, told = self._now.likeness(said.about, known)
        return part >= least[0] and told >= least[1]

    def _outweighed(self, said: Statement, by_numbers: Known | None, by_words: Known) -> bool:
        """Do the words speak for a figure with other numbers, much more than for any with these?"""
        if said.rough or (said.kind is Kind.COUNT and not (said.bodies or said.passage.cells)):
            return False
        if by_words in _by_numbers(said, self._now) or (said.bodies and self._is_base(said.count)):
            return False
        if not by_words.own if said.passage.cells else said.kind is Kind.PERCENT:
            return False  # reports print many percentages that are of other sources
        least = SURE
        if by_numbers is None:
            least = LIKELY if said.kind in (Kind.CHANGE, Kind.SHARE) else SURE
            return self._is(said, by_words, least)
        (part, told), (part_of_other, told_by_other) = (self._now.likeness(said.about, k) for k in (by_words, by_numbers))
        fuller = part - part_of_other >= FULLER and told > told_by_other
        strong = part_of_other * told_by_other >= OUTWEIGHS * part * told
        return self._is(said, by_words, least) and (fuller or not strong)

    def _is_of_all(self, said: Statement) -> bool:
        """Is it how many bodies there are: all of those that were asked, or so many behind a figure in a table?"""
        if said.kind is Kind.SHARE:
            return said.count == said.of and self._is_base(said.count)
        return said.kind is Kind.COUNT and said.bodies and bool(said.passage.cells)

    def _is_base(self, count: float | None) -> bool:
        """Is it how many bodies were asked?"""
        return count in self._now.numbers_of_bodies

    def _changed(self, said: Statement, around: Around, strength: float) -> Known | None:
        """The figure as it is now that had these numbers in the earlier run, where it is meant rather than another."""
        if self._earlier is None:
            return None
        old = [each for each in self._candidates(said, self._earlier, around) if self._has_changed(said, each)]
        best = self._best(said, old, around)
        if best is None or self._strength(said, best) < strength:
            return None
        if (said.kind is Kind.COUNT or strength >= 0) and not self._is(said, best, LIKELY):
            return None
        return self._current.get(best.key, best)

    def _has_changed(self, said: Statement, old: Known) -> bool:
        now = self._current.get(old.key)
        return now is None or not _by_numbers(said, Figures([now.result]))


def _by_numbers(said: Statement, figures: Figures) -> list[Known]:
    """The figures with these numbers; where it is said of how many something is not so, those of which it is the rest."""
    if said.kind is Kind.CHANGE:
        return figures.changes(said.percent or 0.0, said.digits)
    if said.kind is Kind.PERCENT:
        if said.rough:
            return [each for each in figures.all if any(abs(p - (said.percent or 0)) <= ROUGHLY for p in each.percent(1))]
        return figures.percents(said.percent or 0.0, said.digits)
    count = said.count or 0.0
    if count < 0:
        return [each for each in figures.whole if each.of_bodies and each.result.of and _count(each) == each.result.of + count]
    if said.of is not None:
        rest = [each for each in figures.shares(said.of - count, said.of) if said.denied and each.has_rest]
        return [*figures.shares(count, said.of), *rest]
    rest = [
        each
        for each in figures.whole
        if said.denied and each.of_bodies and each.has_rest and each.result.of == _count(each) + count
    ]
    return [*figures.counts(count), *rest]


def _count(known: Known) -> float:
    return known.result.count or 0


def _turned(said: Statement, known: Known) -> bool:
    """Is the figure that of the rest, and not of those that are spoken of?"""
    return said.of is not None and known.result.count != said.count


def _is_of_the_kind(known: Known, said: Statement) -> bool:
    result = known.result
    if said.kind is Kind.CHANGE:
        return result.kind == MeasureKind.CHANGE
    if said.kind is Kind.PERCENT:
        return result.share is not None or result.kind in (MeasureKind.HIGHEST, MeasureKind.LOWEST)
    if said.of is not None:
        return result.of == said.of
    return known.of_bodies and result.count is not None if said.bodies else known.number is not None


def _is_meant(known: Known, said: Statement, around: Around) -> bool:
    """A figure of one body, or of a group, is not meant where nothing is said of that body or group."""
    result = known.result
    if result.scope != ALL and result.scope not in around.bodies:
        return False
    return result.group is None or bool(known.own & said.about) or (said.of or 0) >= MANY


def others_of(matches: Sequence[Match], figure: Known, apart_from: Statement) -> list[Statement]:
    """The other statements of the draft that agree with this figure."""
    agreeing = [each.statement for each in matches if each.verdict is Verdict.AGREES and each.figure is figure]
    return [each for each in agreeing if each.place != apart_from.place]
