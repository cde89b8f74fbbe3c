"""What a cell says: the one reading of everything that people type, in workbooks and in lists.

In: an answer type and a raw cell. Out: a state and a value, or the code of the message that says why not. What is
unambiguous is accepted, nothing is guessed. Values: a choice's code, several codes as a tuple in the template's order,
a number, an ISO date (`2018-03-01`), an ISO date with minutes (`2018-03-01T14:05`), a text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from inspect_kit.cells.dates import DateRefused, clock_shown, read_clock, read_day
from inspect_kit.conditions.model import State
from inspect_kit.template.answer_types import YES_NO_CHOICES
from inspect_kit.template.model import AnswerType, Choice, Kind
from inspect_kit.texts import DEFAULT_LANGUAGE, fold

Raw = str | int | float | bool | datetime | date | time | timedelta | None
Value = str | int | float | tuple[str, ...]

UNABLE_CODE = "unable_to_tell"
TEXT_LIMIT = 32_767
"""The longest text that a cell can hold, in characters."""
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
PLAIN = re.compile(r"[+-]?(\d{1,18}(\.\d{0,18})?|\.\d{1,18})")


@dataclass(frozen=True)
class CellReading:
    """What a cell says. Where it is not acceptable, `code` and `fields` make the message, and the state is missing."""

    state: State
    value: Value | None = None
    code: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)


MISSING = CellReading(State.MISSING)
UNABLE = CellReading(State.UNABLE_TO_TELL)


def _spelt(choice: Choice) -> Iterable[str]:
    return (fold(each) for each in (choice.code, *choice.label.wordings(), *choice.accept))


MARKS = frozenset({*_spelt(YES_NO_CHOICES[0]), "x", "✓", "✔"})
"""Spellings that tick a cell of several choices."""
UNMARKS = frozenset({*_spelt(YES_NO_CHOICES[1]), ""})
"""Spellings that leave it unticked."""


def spellings(answer: AnswerType) -> dict[str, str]:
    """Every folded spelling that is understood, with the code it stands for; `unable_to_tell` where that is offered."""
    found: dict[str, str] = {}
    for choice in answer.choices:
        for spelling in _spelt(choice):
            found.setdefault(spelling, choice.code)
    if answer.unable_to_tell is not None:
        for wording in (UNABLE_CODE, *answer.unable_to_tell.wordings()):
            found.setdefault(fold(wording), UNABLE_CODE)
    return found


def refused(code: str, **fields: object) -> CellReading:
    """A cell that cannot be taken, and why."""
    return CellReading(State.MISSING, None, code, fields)


def as_text(raw: Raw) -> str:
    """A cell as the text that people see: booleans as true and false, whole numbers without a decimal point."""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return "" if raw is None else str(raw)


def read_cell(
    answer: AnswerType, raw: Raw, known: Mapping[str, str] | None = None, language: str = DEFAULT_LANGUAGE
) -> CellReading:
    """One cell of any kind of answer but several choices. `known` are its `spellings`, where many cells are read; `language`
    is that in which whoever filled it sees the answers."""
    text = as_text(raw)
    folded = fold(text)
    if not folded:
        return MISSING
    if answer.kind is Kind.CHOICE or (answer.unable_to_tell is not None and isinstance(raw, str)):
        code = (spellings(answer) if known is None else known).get(folded)
        if code is not None:
            return UNABLE if code == UNABLE_CODE else CellReading(State.ANSWERED, code)
    if answer.kind is Kind.CHOICE:
        return refused("cell-not-a-choice", value=text, accepted=accepted(answer, language))
    return READERS[answer.kind](answer, raw)


def accepted(answer: AnswerType, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """What a message says would be accepted: what a workbook in this language offers."""
    labels = [choice.label.read(language) for choice in answer.offered()]
    return [*labels, answer.unable_to_tell.read(language)] if answer.unable_to_tell is not None else labels


def _number(answer: AnswerType, raw: Raw) -> CellReading:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return refused("cell-not-a-number", value=as_text(raw))
    number = raw
    if isinstance(raw, str):
        text = raw.replace("\u00a0", " ").strip()
        if not (PLAIN.fullmatch(text) or GROUPED.fullmatch(text)):
            return refused("cell-not-a-number", value=text)
        number = float(text.replace(",", ""))
    if not math.isfinite(float(number)):
        return refused("cell-not-a-number", value=as_text(raw))
    if answer.kind is Kind.DECIMAL:
        return CellReading(State.ANSWERED, float(number))
    if float(number) != int(number):
        return refused("cell-not-whole", value=as_text(raw))
    return CellReading(State.ANSWERED, int(number))


def _date(answer: AnswerType, raw: Raw) -> CellReading:
    try:
        day, minutes = read_day(raw)
    except DateRefused as why:
        return refused(why.code, value=as_text(raw), **why.fields)
    if answer.kind is Kind.DATE_TIME:
        return CellReading(State.ANSWERED, with_time(day, minutes))
    if minutes is not None:
        return refused("cell-time-in-date", value=as_text(raw))
    return CellReading(State.ANSWERED, day.isoformat())


def with_time(day: date, minutes: int | None) -> str:
    """A date with its time of day, in whole minutes, where there is one."""
    return day.isoformat() if minutes is None else f"{day.isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}"


def _text(answer: AnswerType, raw: Raw) -> CellReading:
    text = as_text(raw)
    if len(text) > TEXT_LIMIT:
        return refused("cell-text-too-long", length=len(text), limit=TEXT_LIMIT)
    odd = next((char for char in text if not char.isprintable() and not char.isspace()), None)
    if odd is not None and ord(odd) < 32:
        return refused("cell-control-character", character=f"U+{ord(odd):04X}")
    return CellReading(State.ANSWERED, text)


READERS: dict[Kind, Callable[[AnswerType, Raw], CellReading]] = {
    Kind.WHOLE_NUMBER: _number,
    Kind.DECIMAL: _number,
    Kind.DATE: _date,
    Kind.DATE_TIME: _date,
    Kind.TEXT: _text,
}


def read_date_time(answer: AnswerType, raw_date: Raw, raw_time: Raw, *, known: Mapping[str, str] | None = None) -> CellReading:
    """A date with its time in a second cell. Without a time it is a date, which is not the same as midnight."""
    reading = read_cell(answer, raw_date, known)
    if raw_time is None or not fold(as_text(raw_time)) or reading.code is not None:
        return reading
    if reading.state is not State.ANSWERED:
        return refused("cell-time-alone", value=as_text(raw_time))
    try:
        minutes = read_clock(raw_time)
    except DateRefused as why:
        return refused(why.code, value=clock_shown(raw_time), **why.fields)
    day, _, clock = str(reading.value).partition("T")
    whole = with_time(date.fromisoformat(day), minutes)
    if clock and whole != reading.value:
        return refused("cell-two-times", first=clock, second=as_text(raw_time))
    return CellReading(State.ANSWERED, whole)


def read_choices(
    answer: AnswerType, marks: Mapping[str, Raw], none: Raw, unable: Raw = None, *, language: str = DEFAULT_LANGUAGE
) -> CellReading:
    """Several choices, a cell each. A tick is any spelling of yes; nothing ticked at all is missing."""
    ticked: list[str] = []
    for code, raw in (*marks.items(), ("", none), (UNABLE_CODE, unable)):
        spelling = fold(as_text(raw))
        if spelling in MARKS:
            ticked.append(code)
        elif spelling not in UNMARKS:
            labels = [choice.label.read(language) for choice in YES_NO_CHOICES]
            return refused("cell-not-a-tick", value=as_text(raw), accepted=labels)
    if len(ticked) > 1 and ("" in ticked or UNABLE_CODE in ticked):
        return refused("cell-ticks-disagree")
    if not ticked:
        return MISSING
    if ticked == [UNABLE_CODE]:
        return UNABLE
    return CellReading(State.ANSWERED, tuple(code for code in ticked if code))
