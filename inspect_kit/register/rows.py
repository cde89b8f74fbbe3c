"""The register as rows of a workbook: what is addressed to a body, with where it stands on the day that it is written.

In: where everything stands, a body. Out: rows for the rows file. Each row remembers the events that it was written after, so
that what comes back follows those, whatever happened meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from inspect_kit.register.standing import Standing
from inspect_kit.register.views.listing import due_words
from inspect_kit.rows import FactValue, Row

FOLLOWS = "#follows"
"""Among a row's facts, and never shown: the ids of the last events of its log."""
AT = "@"
Fact = Callable[[Standing, str], FactValue | None]

FACTS: Mapping[str, Fact] = {
    "title": lambda each, language: each.item.shown.read(language),
    "asked": lambda each, language: each.item.text.read(language),
    "kind": lambda each, _: each.item.kind.value,
    "report": lambda each, language: each.register.title.read(language),
    "due": lambda each, _: due_words(each),
    "due_date": lambda each, _: each.due,
    "first_due": lambda each, _: each.first_due if each.first_due != each.due else None,
    "days_late": lambda each, _: each.late_by or None,
    "owner_now": lambda each, _: each.owner,
    "state_when_sent": lambda each, _: each.track.states[0].value if len(each.track.states) == 1 else None,
    "for_whom": lambda each, language: each.name.read(language) if each.acting != each.addressee else None,
}
"""What a template may show of an item, by the ids of facts."""


def register_rows(standings: Sequence[Standing], body: str, language: str, by_owner: bool) -> tuple[Row, ...]:
    """A row for everything that the body has to act on and that is not over; with `by_owner`, who is to fill it."""
    mine = [each for each in standings if each.acting == body and not _over(each)]
    return tuple(_row(each, language, by_owner) for each in mine)


def _over(each: Standing) -> bool:
    """Nobody waits for it: an owner has no move left."""
    states, table = each.track.states, each.register.states
    return len(states) == 1 and not table.allowed(states[0].value, "owner")


def _row(each: Standing, language: str, by_owner: bool) -> Row:
    facts: dict[str, FactValue] = {FOLLOWS: tuple(name for name in each.track.heads if " " not in name)}
    for name, read in FACTS.items():
        value = read(each, language)
        if value is not None:
            facts[name] = value
    return Row(row_id(each), facts, reviewer=each.owner if by_owner else None)


def row_id(each: Standing) -> str:
    """The item's full name; with its addressee where another acts for that one."""
    name = each.item.full_name
    return name if each.acting == each.addressee else f"{name}{AT}{each.addressee}"


def key_of_row(row: str, body: str) -> tuple[str, str, str]:
    """Register, item and addressee of a row of a body's workbook."""
    name, _, addressee = row.partition(AT)
    register, _, item = name.partition("/")
    return register, item, addressee or body
