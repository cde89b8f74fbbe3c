"""All in all: how many of each, by whose deadline, late by how long, open how long. In: registers and standings. Out: views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from inspect_kit.register.folder import Registers
from inspect_kit.register.model import Deadline, DeadlineKind, Item, ItemKind, Register
from inspect_kit.register.periods import days_between
from inspect_kit.register.standing import Condition, Standing
from inspect_kit.register.views.view import addressed_to, by_item, count
from inspect_kit.view import Value, View

DAYS = ((0, 30), (31, 90), (91, 180), (181, 365), (366, None))
"""Stretches of days, both ends included."""
ITEMS = (
    "item", "title", "addressed_to", "complete", "of", "awaiting_verification", "open", "late", "closed", "to_settle",
    "late_by_median", "late_by_most",
)  # fmt: skip


@dataclass(frozen=True)
class Summary:
    """The tables of a summary, by name."""

    registers: View
    deadlines: View
    items: View
    lateness: View
    ages: View

    def views(self) -> Mapping[str, View]:
        """Each by its name."""
        return vars(self)


def summarise(found: Registers, standings: Sequence[Standing], as_of: str, language: str) -> Summary:
    """Everything at once. A table of days counts parts: one addressee's share in one item."""
    shown = {each.register.id: each.register for each in standings}
    late = [each.late_by for each in standings if each.condition is Condition.LATE]
    ages = [days_between(each.register.published.date, as_of) for each in standings if each.to_do]
    return Summary(
        registers=_registers(found, list(shown.values()), language),
        deadlines=_deadlines(list(shown.values())),
        items=View(ITEMS, tuple(_item(parts, language) for parts in by_item(standings))),
        lateness=_stretches("late_by_days", late),
        ages=_stretches("open_for_days", ages),
    )


def _registers(found: Registers, registers: Sequence[Register], language: str) -> View:
    headings = (
        "register", "title", "published", "assumed", "causes_of_concern", "recommendations", "areas_for_improvement",
        "addressed_parts",
    )  # fmt: skip
    rows = [
        (
            register.id,
            register.title.read(language),
            register.published.date,
            "yes" if register.published.assumed else "no",
            len(register.causes),
            len(list(register.of_kind(ItemKind.RECOMMENDATION))),
            len(list(register.of_kind(ItemKind.AREA))),
            sum(len(found.addressees(register, item)) for item in register.items if item.kind is not ItemKind.RESPONSE),
        )
        for register in registers
    ]
    return View(headings, tuple(rows))


def deadline_name(deadline: Deadline) -> str:
    """A deadline's kind and period in words, such as `within 3 months`."""
    if deadline.kind is DeadlineKind.WITHIN:
        return f"within {deadline.period}" if deadline.period is not None else f"within {deadline.days} days"
    words = {DeadlineKind.BY: "by a date", DeadlineKind.AFTER: "after another", DeadlineKind.NONE: "no deadline"}
    return words.get(deadline.kind, deadline.kind.value)


def _deadlines(registers: Sequence[Register]) -> View:
    """How many recommendations and areas for improvement have which deadline."""
    counts: dict[str, dict[ItemKind, int]] = {}
    for item in _asked(registers):
        mine = counts.setdefault(deadline_name(item.deadline), {})
        mine[item.kind] = mine.get(item.kind, 0) + 1
    rows = [(name, mine.get(ItemKind.RECOMMENDATION, 0), mine.get(ItemKind.AREA, 0)) for name, mine in counts.items()]
    return View(("deadline", "recommendations", "areas_for_improvement"), tuple(rows))


def _asked(registers: Sequence[Register]) -> Iterator[Item]:
    for register in registers:
        yield from (item for item in register.items if item.kind is not ItemKind.RESPONSE)


def _item(parts: Sequence[Standing], language: str) -> tuple[Value, ...]:
    late = sorted(each.late_by for each in parts if each.condition is Condition.LATE)
    return (
        parts[0].item.full_name,
        parts[0].item.shown.read(language),
        addressed_to(parts, language),
        count(parts, Condition.COMPLETE),
        len(parts),
        count(parts, Condition.REPORTED),
        count(parts, Condition.OPEN),
        len(late),
        count(parts, Condition.CLOSED),
        count(parts, Condition.TO_SETTLE),
        median_low(late) if late else None,
        late[-1] if late else None,
    )


def _stretches(heading: str, days: Sequence[int]) -> View:
    rows = []
    for low, high in DAYS:
        words = f"{low} to {high}" if high is not None else f"{low} and more"
        rows.append((words, sum(low <= each and (high is None or each <= high) for each in days)))
    return View((heading, "parts"), tuple(rows))
