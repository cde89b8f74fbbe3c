"""What changed since a day: the quarter's paper. In: where everything stood before that day, and where it stands now.

Out: a view.

Published, moved, closed, newly late, and dates revised, each with what was before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.register.standing import Condition, Standing
from inspect_kit.register.track import Reached
from inspect_kit.register.views.view import addressed_to
from inspect_kit.view import Value, View

OPENED, MOVED, CLOSED, NEWLY_LATE, REVISED, OWNER, CONFLICT = (
    "opened", "moved", "closed", "newly late", "date revised", "owner", "to settle",
)  # fmt: skip
BY_ITEM = ("change", "item", "title", "before", "now", "first_due", "how_many", "addressed_to", "last_on", "addressees")
EACH = ("change", "item", "addressee", "title", "before", "now", "first_due", "on", "who", "note")
OVER = frozenset({Condition.COMPLETE, Condition.CLOSED})


@dataclass(frozen=True)
class Change:
    """One thing that changed for one addressee. Dates are ISO dates; `first_due` is the date before any revision."""

    what: str
    now: Standing
    before: str
    after: str
    on: str = ""
    who: str = ""
    note: str = ""

    @property
    def first_due(self) -> str | None:
        """The original date, where dates are what it is about."""
        return self.now.first_due if self.what == REVISED else None


def find_changes(before: Sequence[Standing], now: Sequence[Standing], language: str) -> list[Change]:
    """Everything that is not as it was, sorted by what it is."""
    was = {each.key: each for each in before}
    found = [change for each in now for change in _changes(was.get(each.key), each, language)]
    order = (OPENED, MOVED, CLOSED, NEWLY_LATE, REVISED, OWNER, CONFLICT)
    return sorted(found, key=lambda change: order.index(change.what))


def _changes(was: Standing | None, now: Standing, language: str) -> Iterator[Change]:
    before = was.state(language) if was is not None else ""
    if was is None:
        yield Change(OPENED, now, "", now.due or "", now.register.published.date)
        before = now.register.states.states[now.register.states.initial].label.read(language)
    state = now.state(language)
    if state != before:
        what = CONFLICT if len(now.track.states) > 1 else CLOSED if now.condition in OVER else MOVED
        yield Change(what, now, before, state, *_event(now.track.states))
    if now.condition is Condition.LATE and (was is None or was.condition is not Condition.LATE):
        yield Change(NEWLY_LATE, now, "", f"{now.late_by} days", now.due or "")
    due = was.due if was is not None else now.first_due
    if now.due != due and now.track.dues:
        yield Change(REVISED, now, due or "", now.due or "", *_event(now.track.dues))
    if was is not None and now.track.owners and now.owner != was.owner:
        yield Change(OWNER, now, was.owner or "", now.owner or "", *_event(now.track.owners))


def _event(reached: Sequence[Reached]) -> tuple[str, str, str]:
    """When, who and the note of the latest event behind a value."""
    last = max(reached, key=lambda each: each.date)
    if last.event is None:
        return "", "", ""
    agreed = last.event.get("agreed_by")
    note = last.event.get("note", "")
    return last.date, last.event["who"], f"Agreed by {agreed}. {note}".strip() if agreed else note


def changes_each(changes: Sequence[Change], language: str) -> View:
    """A line for each change of each addressee."""
    return View(EACH, tuple(_each(change, language) for change in changes))


def _each(change: Change, language: str) -> tuple[Value, ...]:
    each = change.now
    return (
        change.what, each.item.full_name, each.addressee, each.item.shown.read(language), change.before, change.after,
        change.first_due, change.on, change.who, change.note,
    )  # fmt: skip


def changes_by_item(changes: Sequence[Change], language: str) -> View:
    """A line for each change of each item that is the same for several addressees."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        after = "" if change.what == NEWLY_LATE else change.after
        key = (change.what, change.now.item.full_name, change.before, after, change.first_due or "")
        groups.setdefault(key, []).append(change)
    rows = tuple(_group(group, language) for group in groups.values())
    return View(BY_ITEM, rows, details=frozenset({"how_many", "addressees"}))


def _group(group: Sequence[Change], language: str) -> tuple[Value, ...]:
    first, parts = group[0], [change.now for change in group]
    return (
        first.what, first.now.item.full_name, first.now.item.shown.read(language), first.before, first.after, first.first_due,
        len(group), addressed_to(parts, language), max(change.on for change in group),
        tuple(part.addressee for part in parts),
    )  # fmt: skip
