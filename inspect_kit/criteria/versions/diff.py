"""What changed from one criteria set to another. In: two sets and a mapping. Out: every change, with both wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from inspect_kit.criteria.model import CriteriaSet
from inspect_kit.criteria.versions.mapping import Mapping, Related
from inspect_kit.criteria.versions.pairs import Pair, Pairs, Placed, level_of, pair_up

ADDED, REWORDED, MOVED, RENUMBERED = "added", "reworded", "moved", "renumbered"
RELEVELLED, RELATED, RETIRED = "other level", "related", "retired"
WHAT = (ADDED, REWORDED, MOVED, RENUMBERED, RELEVELLED, RELATED, RETIRED)


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was. What only one of the sets has leaves the other's fields empty.

    `relation` and `note` are what the mapping says of the pair. Something can change in several ways, and is then several
    changes.
    """

    what: str
    kind: str
    old: str = ""
    new: str = ""
    old_wording: str = ""
    new_wording: str = ""
    relation: str = ""
    note: str = ""


def find_changes(old: CriteriaSet, new: CriteriaSet, mapping: Mapping | None = None) -> list[Change]:
    """Every change, in the order of the newer set; what was retired comes last."""
    pairs = pair_up(old, new, mapping)
    order = {name: at for at, name in enumerate(pairs.new)}
    changes = [change for pair in pairs.by_new.values() for change in _of_pair(pairs, pair)]
    changes += [_of_two(RELATED, pairs.old[each.old], pairs.new[each.new], each) for each in pairs.related]
    changes += [Change(ADDED, each.item.kind, new=each.id, new_wording=each.item.text.read()) for each in pairs.added()]
    changes.sort(key=lambda change: (order[change.new], WHAT.index(change.what)))
    gone = (Change(RETIRED, each.item.kind, each.id, old_wording=each.item.text.read()) for each in pairs.retired())
    return [*changes, *gone]


def _of_pair(pairs: Pairs, pair: Pair) -> Iterator[Change]:
    if pair.is_reworded:
        yield _of_two(REWORDED, pair.old, pair.new, pair.said)
    if pairs.has_moved(pair):
        yield _of_two(MOVED, pair.old, pair.new, pair.said)
    elif pair.old.id != pair.new.id:
        yield _of_two(RENUMBERED, pair.old, pair.new, pair.said)
    if pair.is_at_another_level:
        yield _of_two(RELEVELLED, pair.old, pair.new, pair.said, f"{level_of(pair.old)}, now {level_of(pair.new)}")


def _of_two(what: str, old: Placed, new: Placed, said: Related | None, note: str = "") -> Change:
    wordings = (old.item.text.read(), new.item.text.read())
    relation = said.relation.value if said is not None else ""
    return Change(what, new.item.kind, old.id, new.id, *wordings, relation, note or (said.note if said is not None else ""))


def diff_document(old: CriteriaSet, new: CriteriaSet, changes: list[Change]) -> dict[str, Any]:
    """The changes as JSON: which sets, how many of each sort, and every one."""
    found = Counter(change.what for change in changes)
    sides = {key: {"set": each.id, "version": each.version} for key, each in (("old", old), ("new", new))}
    return {**sides, "counts": {what: found[what] for what in WHAT}, "changes": [asdict(change) for change in changes]}
