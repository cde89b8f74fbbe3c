"""Dates and times as people type them: what is unambiguous is read, what is not is refused with both readings named.

In: a raw cell. Out: a date and minutes after midnight. Seconds are dropped: everything is kept in whole minutes.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from inspect_kit.cells.serials import EARLIEST_SERIAL, EXCEL_EPOCH, LATEST_SERIAL

MINUTES_A_DAY = 24 * 60
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?)?")
WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?")


class DateRefused(Exception):
    """A date or time that cannot be taken: the code of the message and its fields."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields


def read_day(raw: object) -> tuple[date, int | None]:
    """A date, with minutes after midnight if the cell holds a time as well.

    Raises:
        DateRefused: it is not a date, or can be read as two.
    """
    if isinstance(raw, datetime):
        minutes = raw.hour * 60 + raw.minute
        return _plausible(raw.date()), minutes or None
    if isinstance(raw, date):
        return _plausible(raw), None
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _serial(raw)
    if isinstance(raw, str):
        return _written(" ".join(raw.replace("\u00a0", " ").split()).lower())
    raise DateRefused("cell-not-a-date")


def _plausible(day: date) -> date:
    if not EARLIEST_SERIAL <= day.toordinal() - EXCEL_EPOCH <= LATEST_SERIAL:
        raise DateRefused("cell-date-far")
    return day


def _serial(number: float) -> tuple[date, int | None]:
    """A number is a date whose format was lost, where it is one that can be meant."""
    if not EARLIEST_SERIAL <= number < LATEST_SERIAL + 1:
        raise DateRefused("cell-not-a-date")
    days = int(number)
    minutes = int(round((number - days) * 86400) // 60)
    return date.fromordinal(days + EXCEL_EPOCH), minutes or None


def _written(text: str) -> tuple[date, int | None]:
    if found := ISO.fullmatch(text.replace("t", " ")):
        year, month, day, hour, minute = found.groups()
        minutes = None if hour is None else _minutes(int(hour), int(minute))
        return _date(int(year), int(month), int(day)), minutes
    if found := WORDED.fullmatch(text):
        return _date(int(found[3]), _month(found[2]), int(found[1])), None
    if found := SLASHED.fullmatch(text):
        return _slashed(int(found[1]), int(found[2]), int(found[3])), None
    raise DateRefused("cell-not-a-date")


def _month(word: str) -> int:
    found = [number for number, month in enumerate(MONTHS, start=1) if month == word or month[:3] == word]
    if word == "sept":
        found = [9]
    if not found:
        raise DateRefused("cell-not-a-date")
    return found[0]


def _slashed(first: int, second: int, year: int) -> date:
    """Day and month by figures: taken where only one order makes a date."""
    readings = {day for day in (_maybe(year, second, first), _maybe(year, first, second)) if day is not None}
    if not readings:
        raise DateRefused("cell-no-such-date")
    if len(readings) > 1:
        both = sorted(each.isoformat() for each in readings)
        raise DateRefused("cell-date-ambiguous", first=both[0], second=both[1])
    return _plausible(readings.pop())


def _maybe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(year: int, month: int, day: int) -> date:
    found = _maybe(year, month, day)
    if found is None:
        raise DateRefused("cell-no-such-date")
    return _plausible(found)


def read_clock(raw: object) -> int:
    """Minutes after midnight.

    Raises:
        DateRefused: it is not a time of day.
    """
    if isinstance(raw, (datetime, time)):
        return raw.hour * 60 + raw.minute
    if isinstance(raw, timedelta):
        return _within_day(int(raw.total_seconds() // 60))
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 0 <= raw < 1:
        return _within_day(int(round(raw * 86400) // 60))
    if isinstance(raw, str) and (found := CLOCK.fullmatch(raw.replace("\u00a0", " ").strip())):
        return _minutes(int(found[1]), int(found[2]))
    raise DateRefused("cell-not-a-time")


def _minutes(hour: int, minute: int) -> int:
    if hour > 23 or minute > 59:
        raise DateRefused("cell-not-a-time")
    return hour * 60 + minute


def _within_day(minutes: int) -> int:
    if not 0 <= minutes < MINUTES_A_DAY:
        raise DateRefused("cell-not-a-time")
    return minutes
