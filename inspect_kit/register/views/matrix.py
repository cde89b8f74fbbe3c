"""Items by bodies: who stands where with what. In: standings. Out: a view with a line for each body, a column for each item."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_kit.register.standing import Condition, Standing
from inspect_kit.register.views.view import by_item
from inspect_kit.view import View

LATE_MARK = "!"
SETTLE_MARK = "?"


def matrix(standings: Sequence[Standing], language: str) -> View:
    """States as letters, `!` where late, `?` where there is something to settle; what the letters mean stands below."""
    items = [parts[0].item for parts in by_item(standings)]
    several = len({item.register for item in items}) > 1
    headings = tuple(item.full_name if several else item.id for item in items)
    cells = {(each.addressee, each.item.full_name): _cell(each) for each in standings}
    rows = tuple(
        (body, *(cells.get((body, item.full_name)) for item in items))
        for body in dict.fromkeys(one.addressee for one in standings)
    )
    return View(("body", *headings), rows, tuple(_legend(standings, language)))


def _cell(each: Standing) -> str:
    states = each.register.states.states
    shorts = "/".join(states[state.value].short for state in each.track.states)
    if each.condition is Condition.TO_SETTLE:
        return shorts + SETTLE_MARK
    return shorts + LATE_MARK if each.condition is Condition.LATE else shorts


def _legend(standings: Sequence[Standing], language: str) -> list[str]:
    """What the letters and the columns mean, as far as they occur."""
    used = {state.value for each in standings for state in each.track.states}
    found: dict[str, str] = {}
    for each in standings:
        for state in each.register.states.states.values():
            if state.id in used:
                found[state.short] = state.label.read(language)
    letters = "; ".join(f"{short}: {label}" for short, label in found.items())
    items = [f"{parts[0].item.full_name}: {parts[0].item.shown.read(language)}" for parts in by_item(standings)]
    return [f"{letters}; {LATE_MARK}: late; {SETTLE_MARK}: to settle", *items]
