"""Dates and times as people type them: what is unambiguous is read, what is not is refused with both readings named.

In: a raw cell. Out: a date and minutes after midnight. Seconds are dropped: everything is kept in whole minutes.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from inspect_kit.cells.serials import EARLIEST_SERIAL, EXCEL_EPOCH, LATEST_SERIAL

SECONDS_A_DAY = 24 * 60 * 60
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?)?")
WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
LEAP_DAY = 61
"""Spreadsheets count a 29 February 1900 that there was not: days before it are one further from day 0."""
CLOCK = re.compile(r"(\d{1,2})[:.]([0-5]\d)(?:[:.][0-5]\d)? ?(am|pm)?")


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
    """Minutes after midnight. A number is a time of day where it is a part of one day; any other is no time at all, and
    neither is a date with a time, which is what a spreadsheet makes of such a number in a cell for times.

    Raises:
        DateRefused: it is not a time of day.
    """
    if isinstance(raw, time):
        return _minutes_of(raw.hour * 3600 + raw.minute * 60 + raw.second + raw.microsecond / 1e6)
    if isinstance(raw, timedelta) and timedelta() <= raw < timedelta(days=1):
        return _minutes_of(raw.total_seconds())
    if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 0 <= raw < 1:
        return _minutes_of(raw * SECONDS_A_DAY)
    if isinstance(raw, str) and (found := CLOCK.fullmatch(" ".join(raw.replace("\u00a0", " ").split()).lower())):
        return _half_day(int(found[1]), int(found[2]), found[3]) if found[3] else _minutes(int(found[1]), int(found[2]))
    raise DateRefused("cell-not-a-time")


def clock_shown(raw: object) -> object:
    """What somebody sees or typed in a cell for times: 9 rather than the date in 1900 that spreadsheets make of it."""
    if isinstance(raw, timedelta):
        minutes = int(raw.total_seconds() // 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(raw, datetime) and raw.toordinal() - EXCEL_EPOCH < EARLIEST_SERIAL:
        days = (raw - datetime.fromordinal(EXCEL_EPOCH)) / timedelta(days=1)
        number = round(days - 1 if 2 < days < LEAP_DAY else days, 6)
        return int(number) if number.is_integer() else number
    return raw


def _minutes_of(seconds: float) -> int:
    """Whole minutes: a day's fraction is a count of seconds first, so that it is exact."""
    return min(round(seconds), SECONDS_A_DAY - 1) // 60


def _half_day(hour: int, minute: int, half: str) -> int:
    """By the clock of twelve hours: 12:05 am is five past midnight."""
    if not 1 <= hour <= 12:
        raise DateRefused("cell-not-a-time")
    return _minutes(hour % 12 + (12 if half == "pm" else 0), minute)


def _minutes(hour: int, minute: int) -> int:
    if hour > 23 or minute > 59:
        raise DateRefused("cell-not-a-time")
    return hour * 60 + minute
