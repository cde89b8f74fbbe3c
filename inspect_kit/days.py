"""Days of the calendar as people type them. In: a text. Out: whether it is one, written in full."""

from __future__ import annotations

from datetime import date


def is_day(text: str) -> bool:
    """Is it a day of the calendar, written as 2018-03-01? Python would take 20180301 as well."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
