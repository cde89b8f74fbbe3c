"""What an import changes, said to people. In: rows, what was taken of each, where everything stood before. Out: `Change`s."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.register.events import ASSIGNED, IMPORTED, MOVED, REVISED, Event, Key
from inspect_kit.register.folder import Registers
from inspect_kit.register.importing.moves import Taken
from inspect_kit.register.importing.rows import Row
from inspect_kit.register.model import Item, Register
from inspect_kit.register.standing import Standing
from inspect_kit.texts import Text
from inspect_kit.view import View

HEADINGS = ("item", "addressee", "row", "change", "before", "after")
ADDED, REWORDED, UNCHANGED, REFUSED = "added", "reworded", "unchanged", "refused"
RENAMED, PUBLISHED = "report renamed", "published"
AS_IN_LOG = "the log says so already"


@dataclass(frozen=True)
class Change:
    """One thing that changes; `row` is that of the file."""

    item: str
    addressee: str
    row: int
    change: str
    before: str = ""
    after: str = ""


def changes_of(
    rows: Sequence[Row], taken: Mapping[int, Taken], before: Mapping[Key, Standing], after: Registers
) -> Iterator[Change]:
    """Everything, in the order of the file; a row that changes nothing has a line as well."""
    old: dict[str, Item] = {each.item.full_name: each.item for each in before.values()}
    yield from _reports(rows, {each.register.id: each.register for each in before.values()}, after)
    told: set[str] = set()
    for row in rows:
        found = list(_row(row, taken[row.number], before.get(row.key)))
        if row.name in old and row.name not in told:
            told.add(row.name)
            new = after.registers[row.register].by_id[row.item]
            found = [*(Change(row.name, "", row.number, REWORDED, *pair) for pair in _words(old[row.name], new)), *found]
        yield from found or [Change(row.name, row.addressee, row.number, UNCHANGED)]


def _reports(rows: Sequence[Row], before: Mapping[str, Register], after: Registers) -> Iterator[Change]:
    """Reports that are called otherwise now, or were published on another day."""
    first = {row.register: row.number for row in reversed(rows)}
    for name in dict.fromkeys(row.register for row in rows):
        old, new = before.get(name), after.registers[name]
        if old is not None and old.title != new.title:
            yield Change(name, "", first[name], RENAMED, old.title.read(), new.title.read())
        if old is not None and old.published != new.published:
            yield Change(name, "", first[name], PUBLISHED, old.published.date, new.published.date)


def _words(old: Item, new: Item) -> Iterator[tuple[str, str]]:
    for was, now in ((old.text, new.text), (old.title, new.title)):
        if was != now:
            yield _read(was), _read(now)
    if old.kind is not new.kind:
        yield old.kind.value, new.kind.value


def _read(text: Text | None) -> str:
    return text.read() if text is not None else ""


def _row(row: Row, taken: Taken, before: Standing | None) -> Iterator[Change]:
    head = (row.name, row.addressee, row.number)
    if before is None:
        yield Change(*head, ADDED, "", row.said.get("state", ""))
    if taken.refused is not None and before is not None:
        yield Change(*head, REFUSED, _state(before), row.said["state"])
    for event in taken.events:
        if event["what"] in (MOVED, IMPORTED) and before is not None:
            yield Change(*head, MOVED, _state(before), event["to"])
        elif event["what"] == REVISED:
            yield Change(*head, REVISED, (before.due or "") if before is not None else "", event["due"])
        elif event["what"] == ASSIGNED:
            yield Change(*head, "owner", (before.owner or "") if before is not None else "", event["owner"])
        elif event["what"] not in (MOVED, IMPORTED) and (before is not None or "note" in event):
            yield Change(*head, event["what"], "", _noted(event))


def _state(standing: Standing) -> str:
    return " / ".join(each.value for each in standing.track.states)


def _noted(event: Event) -> str:
    return ", ".join(event[name] for name in ("note", "evidence") if name in event) or AS_IN_LOG


def changes_view(changes: Sequence[Change]) -> View:
    """The changes as a table."""
    return View(
        HEADINGS, tuple((each.item, each.addressee, each.row, each.change, each.before, each.after) for each in changes)
    )
