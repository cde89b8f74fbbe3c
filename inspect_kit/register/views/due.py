"""What is due: what is late already, what comes within a period, and what is urgent. In: standings. Out: a view.

What is reported complete is not due any more: it awaits verification.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.register.model import DeadlineKind
from inspect_kit.register.periods import Period, days_between
from inspect_kit.register.standing import Condition, Standing
from inspect_kit.register.views.listing import addressee_words, due_words
from inspect_kit.register.views.view import addressed_to, count
from inspect_kit.view import Value, View

UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
BY_ITEM = ("due", "item", "kind", "title", "addressed_to", "to_do", "of", "late", "days_left", "addressees")
EACH = ("due", "item", "addressee", "title", "owner", "state", "first_due", "late_by", "days_left")


def read_period(text: str, day: str) -> str:
    """The day that a period such as `60d` ends on, counted from a day.

    Raises:
        StopRun: it is no period.
    """
    number, unit = text[:-1], UNITS.get(text[-1:].lower())
    try:
        if unit is None or not number.isdecimal() or len(number) > 5:
            raise ValueError
        return Period(int(number), unit).after(day)
    except (ValueError, OverflowError):
        raise StopRun([problem("recs-bad-period", Place("--within"), value=text)], 2) from None


def is_due(each: Standing, until: str | None) -> bool:
    """Is it still to do, and late, due by that day, urgent, or begun by what it waited for? No day named: any date will do."""
    if not each.to_do:
        return False
    if each.due is None:
        kind = each.item.deadline.kind
        return kind is DeadlineKind.URGENT or (kind is DeadlineKind.AFTER and each.waits_for is None)
    return until is None or each.due <= until or each.condition is Condition.LATE


def due_items(standings: Sequence[Standing], every: Sequence[Standing], as_of: str, language: str) -> View:
    """A line for each item and date: how many have still to do it. `every` are all parts, due or not."""
    groups: dict[tuple[str, str], list[Standing]] = {}
    for each in _ordered(standings):
        groups.setdefault((each.due or "", each.item.full_name), []).append(each)
    of: dict[str, int] = {}
    for each in every:
        of[each.item.full_name] = of.get(each.item.full_name, 0) + 1
    rows = tuple(_item(parts, of, as_of, language) for parts in groups.values())
    return View(BY_ITEM, rows, details=frozenset({"kind", "addressees"}))


def _item(parts: Sequence[Standing], of: dict[str, int], as_of: str, language: str) -> tuple[Value, ...]:
    first = parts[0]
    return (
        due_words(first),
        first.item.full_name,
        first.item.kind.value,
        first.item.shown.read(language),
        addressed_to(parts, language),
        len(parts),
        of[first.item.full_name],
        count(parts, Condition.LATE),
        days_between(as_of, first.due) if first.due else None,
        tuple(each.addressee for each in parts),
    )


def due_each(standings: Sequence[Standing], as_of: str, language: str) -> View:
    """A line for each addressee's part."""
    return View(EACH, tuple(_each(standings, as_of, language)))


def _each(standings: Sequence[Standing], as_of: str, language: str) -> Iterator[tuple[Value, ...]]:
    for each in _ordered(standings):
        yield (
            due_words(each),
            each.item.full_name,
            addressee_words(each),
            each.item.shown.read(language),
            each.owner,
            each.state(language),
            each.first_due if each.first_due != each.due else None,
            each.late_by or None,
            days_between(as_of, each.due) if each.due else None,
        )


def _ordered(standings: Sequence[Standing]) -> list[Standing]:
    """Urgent ones first, then by date."""
    return sorted(standings, key=lambda each: each.due or "")
