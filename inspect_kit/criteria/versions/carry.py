"""From which indicator of an older set answers may be carried over to each of a newer one.

In: two sets and a mapping. Out: a verdict for each indicator of the newer set, with the reason. Nothing is carried over that
asks in other words: whoever answered has not been asked that.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inspect_kit.criteria.model import CriteriaSet
from inspect_kit.criteria.versions.mapping import Mapping, Relation
from inspect_kit.criteria.versions.pairs import Pair, Pairs, pair_up


class Verdict(StrEnum):
    """What may be done with the older answers."""

    CARRIED = "carried"
    FLAGGED = "flagged"
    NEW = "new"


class Reason(StrEnum):
    """Why, in words that can stand beside the indicator."""

    SAME = "worded as before"
    RENUMBERED = "worded as before, with another number"
    MOVED = "worded as before, under another criterion"
    OTHER_LEVEL = "worded as before, and looked for at another level"
    REWORDED = "reworded, and nobody has said yet whether it asks the same"
    REWORDED_EQUAL = "reworded, and said to ask the same"
    BROADER = "asks for more than before"
    NARROWER = "asks for part of what was asked before"
    OVERLAPS = "asks for some of what was asked before, and for something else"
    NEW = "not asked before"


RELATIONS = {
    Relation.BROADER: Reason.BROADER,
    Relation.NARROWER: Reason.NARROWER,
    Relation.OVERLAPS: Reason.OVERLAPS,
}


@dataclass(frozen=True)
class Carried:
    """An indicator of the newer set, and those of the older one whose answers say something of it.

    There is one where answers may be carried over, none where it is new, and one or several to look at where it is flagged.
    """

    indicator: str
    verdict: Verdict
    reason: Reason
    old: tuple[str, ...] = ()
    note: str = ""


def carry_over(old: CriteriaSet, new: CriteriaSet, mapping: Mapping | None = None) -> tuple[Carried, ...]:
    """Every indicator of the newer set, in its order."""
    pairs = pair_up(old, new, mapping)
    return tuple(_carried(pairs, each.id) for each in new.indicators())


def _carried(pairs: Pairs, indicator: str) -> Carried:
    pair = pairs.by_new.get(indicator)
    if pair is not None:
        verdict, reason = _of_pair(pairs, pair)
        return Carried(indicator, verdict, reason, (pair.old.id,), pair.said.note if pair.said is not None else "")
    related = [each for each in pairs.related if each.new == indicator]
    if not related:
        return Carried(indicator, Verdict.NEW, Reason.NEW)
    reason = max((RELATIONS[each.relation] for each in related), key=list(RELATIONS.values()).index)
    notes = " ".join(each.note for each in related if each.note)
    return Carried(indicator, Verdict.FLAGGED, reason, tuple(each.old for each in related), notes)


def _of_pair(pairs: Pairs, pair: Pair) -> tuple[Verdict, Reason]:
    if pair.is_reworded:
        return Verdict.FLAGGED, Reason.REWORDED if pair.said is None else Reason.REWORDED_EQUAL
    if pair.is_at_another_level:
        return Verdict.FLAGGED, Reason.OTHER_LEVEL
    if pairs.has_moved(pair):
        return Verdict.CARRIED, Reason.MOVED
    return Verdict.CARRIED, Reason.SAME if pair.old.id == pair.new.id else Reason.RENUMBERED
