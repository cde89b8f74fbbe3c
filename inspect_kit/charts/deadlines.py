"""Deadlines on a time line: what is due when, and how it stands. In: where everything stands on a day. Out: a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.charts.chart import Chart
from inspect_kit.charts.definitions import Definitions, Row
from inspect_kit.charts.labels import lines
from inspect_kit.charts.words import WORDS
from inspect_kit.days import shown_day
from inspect_kit.register.model import ItemKind
from inspect_kit.register.standing import Condition, Standing
from inspect_kit.register.views.view import addressed_to, by_item, count
from inspect_kit.view import Value, View

KIND = "deadlines"
LATE, DONE, WAITING, OPEN = "late", "done", "waiting", "open"
WIDTH, LINES = 46, 2
MOST = 40
"""Items that are drawn: with more, nobody would see the time line for its length."""
HEADINGS = ("item", "title", "addressed", "due", "state")


def deadline_charts(standings: Sequence[Standing], as_of: str, language: str, definitions: Definitions) -> Iterator[Chart]:
    """One chart of everything that has a date; none where nothing has. `as_of` is an ISO date.

    Raises:
        StopRun: the definition cannot be used.
    """
    groups = [parts for parts in by_item(standings) if any(each.due for each in parts)]
    if groups:
        yield _Deadlines(sorted(groups, key=lambda parts: _dues(parts)[0]), as_of, language, definitions).chart()


def _dues(parts: Sequence[Standing]) -> list[str]:
    return sorted(each.due for each in parts if each.due is not None)


class _Deadlines:
    """The items that have a date, the earliest first."""

    def __init__(self, groups: Sequence[Sequence[Standing]], as_of: str, language: str, definitions: Definitions) -> None:
        self._groups, self._as_of, self._language, self._definitions = groups, as_of, language, definitions
        waiting = [at for at, parts in enumerate(groups) if _state(parts) != DONE]
        done = [at for at, parts in enumerate(groups) if _state(parts) == DONE]
        self._drawn = [groups[at] for at in sorted([*waiting, *done][:MOST])]

    def _say(self, code: str, **fields: object) -> str:
        return WORDS[code].read(self._language).format(**fields)

    def chart(self) -> Chart:
        late = sum(_state(parts) == LATE for parts in self._groups)
        fields = {"count": late, "of": len(self._groups), "day": shown_day(self._as_of, self._language)}
        words = {"heading": lines(self._say("deadlines-heading", **fields), WIDTH, 3), "as_of": self._as_of}
        spec, shown = self._definitions.fill(KIND, list(self._rows()), words)
        first, last = _dues(self._groups[0])[0], max(_dues(parts)[-1] for parts in self._groups)
        ends = {"first": shown_day(first, self._language), "last": shown_day(last, self._language)}
        left = [self._say("deadlines-drawn", drawn=MOST, **fields)] if len(self._groups) > MOST else []
        return Chart(
            id=KIND,
            measures=(),
            title=self._say("deadlines-late" if late else "deadlines-not-late", **fields),
            description=" ".join([self._say("deadlines-shown", **fields, **ends), *left]),
            note=" ".join([self._say("deadlines-note"), *left]),
            table=View(HEADINGS, tuple(self._table())),
            headings=tuple(self._say(f"heading-{name}") for name in HEADINGS),
            spec=spec,
            definition=shown,
            language=self._language,
        )

    def _rows(self) -> Iterator[Row]:
        for at, parts in enumerate(self._drawn):
            dues, state = _dues(parts), _state(parts)
            item = parts[0].item
            number = "" if item.kind is ItemKind.RESPONSE else f"{item.id} "
            title = f"{number}{item.shown.read(self._language)}"
            yield {
                "at": at,
                "label": lines(title, WIDTH, LINES),
                "first": dues[0],
                "last": dues[-1],
                "state": state,
                "says": self._stands(parts),
            }

    def _stands(self, parts: Sequence[Standing]) -> str:
        """How many of its parts stand as the item does."""
        state = _state(parts)
        conditions = {
            LATE: (Condition.LATE,),
            DONE: (Condition.COMPLETE, Condition.CLOSED),
            WAITING: (Condition.REPORTED,),
            OPEN: (Condition.OPEN, Condition.TO_SETTLE),
        }
        return self._say(f"stands-{state}", count=count(parts, *conditions[state]), of=len(parts))

    def _table(self) -> Iterator[tuple[Value, ...]]:
        for parts in self._groups:
            dues = [shown_day(each, self._language) for each in dict.fromkeys(_dues(parts))]
            due = dues[0] if len(dues) == 1 else self._say("from-to", first=dues[0], last=dues[-1])
            title = parts[0].item.shown.read(self._language)
            yield parts[0].item.id, title, addressed_to(parts, self._language), due, self._stands(parts)


def _state(parts: Sequence[Standing]) -> str:
    """An item is late where any part is; it is done where all are, and waits where nobody else has to act."""
    conditions = {each.condition for each in parts}
    if Condition.LATE in conditions:
        return LATE
    if conditions <= {Condition.COMPLETE, Condition.CLOSED}:
        return DONE
    return WAITING if conditions <= {Condition.COMPLETE, Condition.CLOSED, Condition.REPORTED} else OPEN
