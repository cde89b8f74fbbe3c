"""Every item, or every addressee's part in it. In: standings. Out: a view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.register.model import Deadline, DeadlineKind
from inspect_kit.register.standing import Condition, Standing
from inspect_kit.register.views.view import addressed_to, by_item, count
from inspect_kit.view import Value, View

BY_ITEM = (
    "item", "kind", "title", "addressed_to", "due", "of", "open", "late", "awaiting_verification", "complete", "closed",
    "to_settle",
)  # fmt: skip
EACH = ("item", "addressee", "title", "owner", "state", "since", "due", "first_due", "condition", "late_by")


def list_items(standings: Sequence[Standing], language: str) -> View:
    """A line for each item: how many of its addressees stand how."""
    return View(BY_ITEM, tuple(_item(parts, language) for parts in by_item(standings)), details=frozenset({"kind"}))


def _item(parts: Sequence[Standing], language: str) -> tuple[Value, ...]:
    item = parts[0].item
    return (
        item.full_name,
        item.kind.value,
        item.shown.read(language),
        addressed_to(parts, language),
        " to ".join(dict.fromkeys((dues[0], dues[-1]))) if (dues := _dues(parts)) else deadline_words(item.deadline),
        len(parts),
        count(parts, Condition.OPEN),
        count(parts, Condition.LATE),
        count(parts, Condition.REPORTED),
        count(parts, Condition.COMPLETE),
        count(parts, Condition.CLOSED),
        count(parts, Condition.TO_SETTLE),
    )


def _dues(parts: Sequence[Standing]) -> list[str]:
    return sorted({each.due for each in parts if each.due is not None})


def list_each(standings: Sequence[Standing], language: str) -> View:
    """A line for each addressee's part in each item."""
    return View(EACH, tuple(_each(standings, language)))


def _each(standings: Sequence[Standing], language: str) -> Iterator[tuple[Value, ...]]:
    for each in standings:
        yield (
            each.item.full_name,
            addressee_words(each),
            each.item.shown.read(language),
            each.owner,
            each.state(language),
            max(state.date for state in each.track.states) or each.register.published.date,
            due_words(each),
            each.first_due if each.first_due != each.due else None,
            each.condition.value,
            each.late_by or None,
        )


def addressee_words(each: Standing) -> str:
    """The addressee, and who acts for it where that is somebody else."""
    return each.addressee if each.acting == each.addressee else f"{each.addressee} (now {each.acting})"


def due_words(each: Standing) -> str:
    """When it is due: a date, each date that is in conflict, or why there is none."""
    if len(each.track.dues) > 1:
        return " / ".join(due.value for due in each.track.dues)
    return each.due or deadline_words(each.item.deadline, waiting=each.waits_for is not None)


def deadline_words(deadline: Deadline, waiting: bool = True) -> str:
    """A deadline that is no date."""
    if deadline.kind is DeadlineKind.URGENT:
        return "urgent"
    if deadline.kind is DeadlineKind.AFTER:
        return f"after {deadline.after}" if waiting else "as soon as possible"
    return "none" if deadline.kind is DeadlineKind.NONE else ""
