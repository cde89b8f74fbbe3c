"""What stands in the calendar, as values. In: standings. Out: entries, one for each item and date, or one for each part.

A date that somebody once had keeps its entry: where nobody has it any more it is cancelled, so that importing the file again
takes it back. Nothing here depends on today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.register.calendar.dates import PartDates, part_dates
from inspect_kit.register.events import Key
from inspect_kit.register.folder import Registers, assumed
from inspect_kit.register.model import Register
from inspect_kit.register.standing import Condition, Standing
from inspect_kit.register.views.view import addressed_to, count

TITLE_LIMIT = 150
"""Characters; Outlook cuts a subject at 255. The whole text stands in the description."""


@dataclass(frozen=True)
class Entry:
    """One day of the calendar. `uid` never changes, `sequence` rises whenever something changes, `changed_on` is when."""

    uid: str
    day: str
    summary: str
    description: str
    sequence: int
    changed_on: str
    to_do: bool
    cancelled: bool


def build_entries(
    found: Registers, every: Sequence[Standing], chosen: Sequence[Standing], each_part: bool, language: str
) -> list[Entry]:
    """The entries of the parts that are chosen among all; `each_part`: one for each of them."""
    dates = part_dates(found, every)
    build = _parts if each_part else _items
    return sorted(build(chosen, dates, language), key=lambda entry: (entry.day, entry.uid))


def _parts(chosen: Sequence[Standing], dates: Mapping[Key, PartDates], language: str) -> Iterator[Entry]:
    """An entry for each part, which moves with its date; one that lost its date is cancelled."""
    for each in chosen:
        mine = dates[each.key]
        day = each.due or next(reversed(mine.ever), None)
        if day is not None:
            yield Entry(
                uid=f"part/{'/'.join(each.key)}@inspect-kit",
                day=day,
                summary=_part_summary(each, language),
                description=_described(each, _part_lines(each, language), language),
                sequence=mine.changes,
                changed_on=mine.last_on,
                to_do=each.due is not None and each.to_do,
                cancelled=each.due is None,
            )


def _items(chosen: Sequence[Standing], dates: Mapping[Key, PartDates], language: str) -> Iterator[Entry]:
    """An entry for each item and date that anybody ever had."""
    groups: dict[tuple[str, str], list[Standing]] = {}
    for each in chosen:
        for day in dict.fromkeys([*dates[each.key].ever, *([each.due] if each.due else [])]):
            groups.setdefault((each.item.full_name, day), []).append(each)
    for (name, day), parts in groups.items():
        now = [each for each in parts if each.due == day]
        yield Entry(
            uid=f"item/{name}/{day}@inspect-kit",
            day=day,
            summary=_item_summary(now, parts[0], language),
            description=_described(parts[0], _item_lines(now, language), language),
            sequence=sum(dates[each.key].changes for each in parts),
            changed_on=max(dates[each.key].last_on for each in parts),
            to_do=any(each.to_do for each in now),
            cancelled=not now,
        )


def _part_summary(each: Standing, language: str) -> str:
    if each.due is None:
        return f"No longer due: {_title(each, language)}"
    return f"{_how([each])}{_title(each, language)}{_waiting([each])}"


def _item_summary(now: Sequence[Standing], any_part: Standing, language: str) -> str:
    title = _title(any_part, language)
    if not now:
        return f"No longer due: {title}"
    to_do = sum(each.to_do for each in now)
    return f"{title} ({to_do} of {len(now)} still to do)" if to_do else f"{_how(now)}{title}{_waiting(now)}"


def _how(parts: Sequence[Standing]) -> str:
    """What the entry begins with: nothing while there is something to do."""
    if any(each.to_do for each in parts):
        return ""
    return "Closed: " if count(parts, Condition.CLOSED) == len(parts) else "Done: "


def _waiting(parts: Sequence[Standing]) -> str:
    return " (awaiting verification)" if count(parts, Condition.REPORTED) else ""


def _title(each: Standing, language: str) -> str:
    text = " ".join(each.item.shown.read(language).split())
    short = text if len(text) <= TITLE_LIMIT else f"{text[: TITLE_LIMIT - 1]}…"
    return f"{each.item.full_name}: {short}"


def _described(each: Standing, lines: Iterable[str], language: str) -> str:
    """The marking and what is to be said of the data, the item in full, then what is particular."""
    register = each.register
    about = f"{each.item.full_name}, {register.title.read(language)}"
    return "\n".join([register.marking, *_stamps(register, language), "", about, each.item.text.read(language), "", *lines])


def _stamps(register: Register, language: str) -> Iterator[str]:
    if register.synthetic is not None:
        yield register.synthetic.read(language)
    if register.published.assumed:
        yield assumed(register, language)


def _part_lines(each: Standing, language: str) -> Iterator[str]:
    yield f"Addressed to: {each.name.read(language)}"
    if each.owner:
        yield f"Owner: {each.owner}"
    yield f"State: {each.state(language)}"
    if each.due is None:
        yield "There is no date any more."
    elif each.first_due not in (None, each.due):
        yield f"First due: {each.first_due}"


def _item_lines(now: Sequence[Standing], language: str) -> Iterator[str]:
    if not now:
        yield "Nobody has this date any more."
        return
    yield f"Addressed to: {addressed_to(now, language)}"
    to_do = [each.addressee for each in now if each.to_do]
    if to_do:
        yield f"Still to do: {', '.join(to_do)}"
