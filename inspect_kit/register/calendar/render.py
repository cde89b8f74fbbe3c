"""Entries as an iCalendar file that Outlook imports. In: entries, a name, days of warning. Out: bytes.

The same entries give the same bytes: every stamp in them comes from the data.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.register.calendar.entries import Entry

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT = "-//inspect-kit//recommendations//EN"
UNITS = {"d": 1, "w": 7}
UNSEEN = frozenset({"Cc", "Cs"})


def read_alarm(text: str) -> int:
    """How many days ahead: `14d` or `2w`.

    Raises:
        StopRun: it is no such period.
    """
    number, unit = text[:-1], UNITS.get(text[-1:].lower())
    if unit is None or not (number.isascii() and number.isdecimal()) or len(number) > 3:
        raise StopRun([problem("calendar-bad-alarm", Place("--alarm"), value=text)], 2)
    return int(number) * unit


def render_calendar(entries: Sequence[Entry], name: str, alarm_days: int) -> bytes:
    """The file, with a warning so many days ahead of whatever is still to do."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_clean(" ".join(name.split()))))  # a name that the library knows no type of
    for entry in entries:
        calendar.add_component(_event(entry, alarm_days))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry, alarm_days: int) -> Event:
    from icalendar import Event

    day = date.fromisoformat(entry.day)
    changed = datetime.combine(date.fromisoformat(entry.changed_on), datetime.min.time(), UTC)
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", day)
    if day < date.max:  # without an end it is the one day all the same
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", _clean(entry.summary))
    event.add("description", _clean(entry.description))
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")  # Outlook shows it to colleagues, and says so above it
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.to_do and not entry.cancelled:
        event.add_component(_alarm(entry, alarm_days))
    return event


def _alarm(entry: Entry, days: int) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(entry.summary))
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _clean(text: str) -> str:
    """The text without what no calendar may hold: control characters and halves of characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if char not in "\n\t" and unicodedata.category(char) in UNSEEN else char for char in lines)
