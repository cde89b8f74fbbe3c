"""Which figure of the earlier criteria set is that of an indicator or a criterion now. In: two scores. Out: `CriteriaPairs`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from inspect_kit.criteria.versions.carry import Carried, Verdict, carry_over
from inspect_kit.criteria.versions.mapping import Mapping as CriteriaMapping
from inspect_kit.criteria.versions.pairs import Pairs, Placed, pair_up
from inspect_kit.measures.evidence import Bears, bearings
from inspect_kit.measures.run import Scores
from inspect_kit.rounds.definitions import bearing_differs
from inspect_kit.template.model import Part


@dataclass(frozen=True)
class CriteriaPairs:
    """The earlier id of each indicator and criterion, and why their figures cannot be compared, where they cannot."""

    old_of: dict[str, str] = field(default_factory=dict)
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)


def pair_criteria(before: Scores, after: Scores, mapping: CriteriaMapping | None) -> CriteriaPairs:
    """Of the later set. Nothing is compared that is worded otherwise, nor a criterion over other indicators than before."""
    old, new = before.criteria, after.criteria
    if old is None or new is None:
        return CriteriaPairs()
    pairs = pair_up(old, new, mapping)
    old_of = {name: pair.old.id for name, pair in pairs.by_new.items()}
    carried = {each.indicator: each for each in carry_over(old, new, mapping)}
    old_of |= {each.indicator: each.old[0] for each in carried.values() if len(each.old) == 1}
    found = _Why(before, after, pairs, carried)
    return CriteriaPairs(old_of, {name: why for name in pairs.new if (why := tuple(found.of(name)))})


class _Why:
    """What keeps the figures of an indicator or a criterion from being compared."""

    def __init__(self, before: Scores, after: Scores, pairs: Pairs, carried: dict[str, Carried]) -> None:
        self._pairs, self._carried = pairs, carried
        self._old, self._new = _borne(before), _borne(after)
        self._rule = tuple(_rule_differs(before, after))
        self._of = {name: (*self._rule, *self._of_indicator(name)) for name in carried}

    def of(self, name: str) -> Iterator[str]:
        """In plain words."""
        if name in self._of:
            yield from self._of[name]
        else:
            yield from self._of_criterion(name)

    def _of_indicator(self, name: str) -> Iterator[str]:
        found = self._carried[name]
        if found.verdict is not Verdict.CARRIED:
            yield f"{found.reason.value}{f': {found.note}' if found.note else ''}"
        elif found.old[0] in self._old and name in self._new:
            (before, earlier), (after, later) = self._old[found.old[0]], self._new[name]
            yield from bearing_differs(before, earlier, after, later)

    def _of_criterion(self, name: str) -> Iterator[str]:
        """Its figure counts the cases of its indicators, so they have to be the same ones."""
        pair = self._pairs.by_new.get(name)
        if pair is None:
            yield "not asked before"
            return
        now = {each for each in _below(self._pairs.new, name) if each in self._new}
        then = {each for each in _below(self._pairs.old, pair.old.id) if each in self._old}
        came_from = {self._pairs.by_new[each].old.id for each in now if each in self._pairs.by_new}
        if came_from != then or any(self._of[each] for each in now):
            yield "it counts other indicators than before, or the same with other words"


def _below(placed: Mapping[str, Placed], name: str) -> set[str]:
    """Everything that stands under a criterion, at whatever depth."""
    found = {name}
    for each in placed.values():  # a set lists what stands under something after it
        found |= {each.id} if each.parent in found else set()
    return found - {name}


def _rule_differs(before: Scores, after: Scores) -> Iterator[str]:
    """Whether cases add up as they did; where the bands lie does not matter to counts."""
    rules = [each.criteria.roll_up for each in (before, after) if each.criteria is not None]
    if len({(rule.when_both, rule.method) for rule in rules}) > 1:
        yield "cases add up by another rule"


def _borne(scores: Scores) -> dict[str, tuple[Part, Bears]]:
    """The indicators that answers are evidence of, each with the part and those answers."""
    return {name: (part, bears) for part in scores.template.parts for name, bears in bearings(part).items()}
