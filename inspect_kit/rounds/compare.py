"""Every figure of two rounds, side by side. In: pairs of scores, and what people say of their criteria. Out: lines.

Figures are paired by what they are, not by their place: measure, answer, scope and group; those of indicators by which
indicator of the earlier criteria set is the same one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from inspect_kit.criteria.versions.mapping import Mapping as CriteriaMapping
from inspect_kit.criteria.versions.mapping import kept_mapping
from inspect_kit.measures.moved import Moved, Stands, compare_results
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import Scores
from inspect_kit.rounds.criteria import CriteriaPairs, pair_criteria
from inspect_kit.rounds.definitions import measure_differs
from inspect_kit.rounds.pairs import Paired
from inspect_kit.template.model import Measure, Part

EVIDENCE, DIFFERENCE = "evidence", "difference"
Key = tuple[str, str | None, str, str | None, str | None]
"""Measure, answer, scope, and the breakdown with its group."""


@dataclass(frozen=True)
class Line:
    """One figure in both rounds. Where one of them lacks it, that is None; `why` says what keeps two from being compared."""

    instrument: str
    before: Result | None
    after: Result | None
    moved: Moved
    why: tuple[str, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Has either round a row or a number behind it? A group that nobody is in is in neither."""
        return any(each is not None and (each.of or each.value is not None) for each in (self.before, self.after))

    @property
    def shown(self) -> Result:
        """The one that says what the figure is: the later where there is one."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a line without a figure")
        return found


def compare_pair(pair: Paired, mapping: CriteriaMapping | None, small: int) -> Iterator[Line]:
    """Every figure that either round has, in the order of the later one; what only the earlier has comes last.

    Without a `mapping`, one that either inspection keeps of the two criteria sets is followed.
    """
    criteria = pair_criteria(pair.before, pair.after, mapping or _kept(pair))
    yield from (line for line in _Lines(pair, criteria, small).run() if line.says_anything)


def _kept(pair: Paired) -> CriteriaMapping | None:
    """The mapping that the later inspection keeps of the two sets, else the one that the earlier does."""
    old, new = pair.before.criteria, pair.after.criteria
    if old is None or new is None:
        return None
    kept = (kept_mapping(each.inspection.folder, old, new) for each in (pair.after, pair.before))
    return next((each for each in kept if each is not None), None)


@dataclass
class _Lines:
    """The lines of one pair of instruments."""

    pair: Paired
    criteria: CriteriaPairs
    small: int
    _differs: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def run(self) -> Iterator[Line]:
        earlier = _by_key(self.pair.before)
        instrument = self.pair.after.instrument.id
        for key, result in _by_key(self.pair.after).items():
            old = earlier.pop(self._old_key(key, result), None)
            if old is None:
                yield Line(instrument, None, result, Moved(Stands.ONLY_AFTER), self._alone(result))
                continue
            why = self._why(result)
            moved = compare_results(old, result, self.small)
            yield Line(instrument, old, result, replace(moved, stands=Stands.NOT_COMPARABLE) if why else moved, why)
        for result in earlier.values():
            yield Line(instrument, result, None, Moved(Stands.ONLY_BEFORE))

    def _old_key(self, key: Key, result: Result) -> Key:
        """The key that the figure had before: an indicator may have had another id."""
        if result.kind != EVIDENCE:
            return key
        return (self.criteria.old_of.get(key[0], ""), *key[1:])

    def _alone(self, result: Result) -> tuple[str, ...]:
        return self.criteria.why.get(result.measure, ()) if result.kind == EVIDENCE else ()

    def _why(self, result: Result) -> tuple[str, ...]:
        """What keeps the figure from being compared."""
        if result.kind == EVIDENCE:
            return self.criteria.why.get(result.measure, ())
        if result.measure not in self._differs:
            self._differs[result.measure] = tuple(self._measure_differs(result.measure))
        return self._differs[result.measure]

    def _measure_differs(self, name: str) -> Iterator[str]:
        old, new = _measures(self.pair.before), _measures(self.pair.after)
        if name in old and name in new:
            (before, earlier), (after, later) = old[name], new[name]
            yield from measure_differs(before, earlier, after, later)


def _measures(scores: Scores) -> Mapping[str, tuple[Part, Measure]]:
    return {measure.id: (part, measure) for part in scores.template.parts for measure in part.measures}


def _by_key(scores: Scores) -> dict[Key, Result]:
    """The figures that can be laid beside others. A difference between groups within a round is none of them."""
    every = (each for each in scores.distinct() if each.kind != DIFFERENCE)
    return {(each.measure, each.category, each.scope, *_group(each)): each for each in every}


def _group(result: Result) -> tuple[str | None, str | None]:
    return (None, None) if result.group is None else (result.group.by, result.group.code)
