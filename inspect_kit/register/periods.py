"""Periods of time, and the days they end on. In: texts such as `3 months`. Out: days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from inspect_kit.days import is_day as is_day

DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}
LAST_DAY = "9999-12-31"
"""As things stand on this day, everything that was ever said counts."""


@dataclass(frozen=True)
class Period:
    """So many days, weeks, months or years. `unit` is in the singular."""

    number: int
    unit: str

    @classmethod
    def of(cls, text: str) -> Period:
        """A text that fits the schema, such as `3 months`."""
        number, _, unit = text.partition(" ")
        return cls(int(number), unit.removesuffix("s"))

    def after(self, day: str) -> str:
        """The day on which it ends, counted from an ISO date. Months keep the day of the month, or end on its last day.

        Raises:
            OverflowError: that is past the last day that there is.
        """
        start = date.fromisoformat(day)
        if self.unit in DAYS:
            return (start + timedelta(days=self.number * DAYS[self.unit])).isoformat()
        years, month = divmod(start.month - 1 + self.number * MONTHS[self.unit], 12)
        year = start.year + years
        if year > date.max.year:
            raise OverflowError
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last)).isoformat()

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"


def plus_days(day: str, number: int) -> str:
    """So many days after an ISO date."""
    return (date.fromisoformat(day) + timedelta(days=number)).isoformat()


def days_between(start: str, end: str) -> int:
    """Whole days from one ISO date to another."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
