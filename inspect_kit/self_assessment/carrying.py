"""Which answers still count when the criteria set has moved on. In: the set as it was asked about, and as it is now.

Out: a verdict for each indicator of the set as it is now. Indicators go by their ids alone here. Where the tool can pair up
versions of a set by more than that, its `carry_over` is of the same form, and takes the place of this one in `load.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspect_kit.criteria import CriteriaSet
from inspect_kit.texts import DEFAULT_LANGUAGE, Text

CARRIED, FLAGGED, NEW = "carried", "flagged", "new"
REASONS = {CARRIED: "worded as before", FLAGGED: "reworded, and nobody has said yet whether it asks the same", NEW: "not asked"}


@dataclass(frozen=True)
class Carried:
    """An indicator, what may be done with earlier answers, why, and the ids of those that they were given to."""

    indicator: str
    verdict: str
    reason: str
    old: tuple[str, ...] = ()


def carry_over(old: CriteriaSet, new: CriteriaSet) -> tuple[Carried, ...]:
    """Every indicator of the newer set, in its order."""
    return tuple(_carried(old, new))


def _carried(old: CriteriaSet, new: CriteriaSet) -> Iterator[Carried]:
    before = {each.id: each.text for each in old.indicators()}
    for each in new.indicators():
        text = before.get(each.id)
        verdict = NEW if text is None else CARRIED if _same(text, each.text) else FLAGGED
        yield Carried(each.id, verdict, REASONS[verdict], () if text is None else (each.id,))


def _same(old: Text, new: Text) -> bool:
    """Is it worded the same in every language that both have? A translation that is added rewords nothing."""
    before, after = (
        {code or DEFAULT_LANGUAGE: " ".join(wording.split()) for code, wording in text.by_language} for text in (old, new)
    )
    both = before.keys() & after.keys()
    return bool(both) and all(before[code] == after[code] for code in both)
