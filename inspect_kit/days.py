"""Days as people read them and type them. In: an ISO date. Out: a text in a language; or whether a text is such a date."""

from __future__ import annotations

from datetime import date

from inspect_kit.texts import Text


def _text(en: str, cy: str) -> Text:
    return Text((("en", en), ("cy", cy)))


MONTHS: tuple[Text, ...] = tuple(
    _text(en, cy)
    for en, cy in (
        ("January", "Ionawr"), ("February", "Chwefror"), ("March", "Mawrth"), ("April", "Ebrill"), ("May", "Mai"),
        ("June", "Mehefin"), ("July", "Gorffennaf"), ("August", "Awst"), ("September", "Medi"), ("October", "Hydref"),
        ("November", "Tachwedd"), ("December", "Rhagfyr"),
    )
)  # fmt: skip


def shown_day(day: str, language: str) -> str:
    """An ISO date as people read it; anything else as it is."""
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return day
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1].read(language)} {int(parts[0])}"


def is_day(text: str) -> bool:
    """Is it a day of the calendar, written as 2018-03-01? Python would take 20180301 as well."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
