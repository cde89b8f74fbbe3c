"""A mapping to begin with. In: two sets, and what people have said of them already. Out: a document `criteria_mapping`.

It holds what was said; `equal` for what is worded alike and has another id; and `overlaps`, with a note that asks for a look,
for what was reworded and for what is gone and has its like among what came. Whether something asks the same is not for a
program to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inspect_kit.criteria.model import CriteriaSet
from inspect_kit.criteria.versions.mapping import Mapping, Related, Relation
from inspect_kit.criteria.versions.pairs import Pair, Pairs, Placed, pair_up

ALIKE = 0.5
"""The share of words that two wordings have in common, from which on they are proposed."""
MOST_COMPARED = 4_000_000
"""More pairs than this are not compared: two sets that have so little in common are not versions of one another."""
HEAD = (
    "Proposed by `inspect-kit criteria diff`. Look through every line: equal lets answers be carried over where the wording is",
    "the same; broader, narrower and overlaps say what the newer one (`to`) is beside the older (`from`).",
)
LOOK = "Proposed because it was reworded; say whether it asks the same."
LOOK_ALIKE = "Proposed because they are worded alike; say how they stand to each other."


def propose_mapping(old: CriteriaSet, new: CriteriaSet, mapping: Mapping | None = None) -> dict[str, Any]:
    """The document."""
    pairs = pair_up(old, new, mapping)
    said = (mapping or Mapping()).related
    found = [*said, *_of_pairs(pairs), *_alike(pairs)]
    return {
        "criteria_mapping": f"{old.id}-{old.version}-to-{new.id}-{new.version}",
        "old": {"set": old.id, "version": old.version},
        "new": {"set": new.id, "version": new.version},
        "relations": [_entry(each) for each in found],
    }


def _entry(each: Related) -> dict[str, str]:
    entry = {"from": each.old, "to": each.new, "relation": each.relation.value}
    return {**entry, "note": each.note} if each.note else entry


def _of_pairs(pairs: Pairs) -> Iterator[Related]:
    for pair in pairs.by_new.values():
        if pair.said is None and (proposed := _of_pair(pair)) is not None:
            yield proposed


def _of_pair(pair: Pair) -> Related | None:
    if pair.is_reworded:
        return Related(pair.old.id, pair.new.id, Relation.OVERLAPS, LOOK)
    return Related(pair.old.id, pair.new.id, Relation.EQUAL) if pair.old.id != pair.new.id else None


def _alike(pairs: Pairs) -> Iterator[Related]:
    """For each that is gone, the one that came and is worded most like it."""
    gone, came = pairs.retired(), pairs.added()
    if len(gone) * len(came) > MOST_COMPARED:
        return
    words = {each.id: _words(each) for each in came}
    for old in gone:
        mine = _words(old)
        shares = {new.id: _share(mine, words[new.id]) for new in came if new.item.kind == old.item.kind}
        best = max(shares, key=lambda name: shares[name], default="")
        if shares.get(best, 0) >= ALIKE:
            yield Related(old.id, best, Relation.OVERLAPS, LOOK_ALIKE)


def _words(each: Placed) -> frozenset[str]:
    return frozenset("".join(char if char.isalnum() else " " for char in each.wording.lower()).split())


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    either = len(one | other)
    return len(one & other) / either if either else 0.0
