"""A table for publication as a value. In: results. Out: cells, and the shorthand that stands where there is no number.

Shorthand is that of the Government Statistical Service: in square brackets, with its meaning on the sheet where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspect_kit.measures.results import Note, Result
from inspect_kit.measures.shown import HIDDEN
from inspect_kit.stats import percent, round_half_up
from inspect_kit.template.model import MeasureKind
from inspect_kit.texts import Text

Value = str | int | float
SMALL, NOT_AVAILABLE, NOT_APPLICABLE = "[u]", "[x]", "[z]"
SHORTHAND = {
    HIDDEN: Text((
        ("en", "hidden, so that nobody can be told from small numbers"),
        ("cy", "wedi'i guddio, fel na ellir adnabod neb o niferoedd bach"),
    )),
    SMALL: Text((
        ("en", "rests on a small number: read it with care"),
        ("cy", "yn seiliedig ar nifer fach: darllenwch yn ofalus"),
    )),
    NOT_AVAILABLE: Text((("en", "not available"), ("cy", "ddim ar gael"))),
    NOT_APPLICABLE: Text((("en", "not applicable"), ("cy", "ddim yn berthnasol"))),
}  # fmt: skip


@dataclass(frozen=True)
class PublishedTable:
    """One sheet: its table, what is said above it, and the notes that it refers to. The first `labels` columns name the rows.

    No cell is empty. `notes` stand at the ends of the texts of the first column, by row.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    scope: str
    source: str
    labels: int = 1
    notes: tuple[tuple[Note, ...], ...] = ()


def number(result: Result, name: str) -> Value:
    """A whole number of a result by its field; shorthand where there is none."""
    if name in result.hidden:
        return HIDDEN
    found: int | None = getattr(result if hasattr(result, name) else result.states, name)
    return NOT_APPLICABLE if found is None else found


def share(result: Result) -> Value:
    """The share in percent: whole, that of one sum to another with a decimal."""
    return _percent(result, "share", result.share, 1 if result.kind == MeasureKind.RATIO else 0)


def estimate(result: Result) -> Value:
    """The weighted share in percent."""
    return _percent(result, "estimate", result.estimate)


def bound(result: Result, end: int) -> Value:
    """The lower (0) or the upper (1) end of the interval, in percent."""
    return _percent(result, "interval", result.interval[end] if result.interval is not None else None)


def value(result: Result) -> Value:
    """A mean, median or sum with at most one decimal; a change in percent; a difference in percentage points."""
    if result.kind in (MeasureKind.CHANGE, "difference"):
        return _percent(result, "value", result.value)
    if "value" in result.hidden:
        return HIDDEN
    return NOT_AVAILABLE if result.value is None else _plain(round_half_up(float(result.value), 1))


def small(result: Result, no: str) -> Value:
    """Whether the figure rests on few, in a cell of its own; not where that is hidden."""
    if result.hidden & {"count", "of", "value"}:
        return HIDDEN
    return SMALL if any(each.code == "small-number" for each in result.notes) else no


def _percent(result: Result, name: str, found: float | None, places: int = 0) -> Value:
    if name in result.hidden:
        return HIDDEN
    return NOT_APPLICABLE if found is None else _plain(percent(found, places))


def _plain(rounded: float) -> Value:
    """A number without a tail of nothing, and never a 0 below nothing."""
    number = float(rounded) + 0.0
    return int(number) if number.is_integer() else number


def notes_of(results: Iterable[Result], codes: Sequence[str]) -> tuple[Note, ...]:
    """The notes of these codes that stand beside any of the results, once each."""
    return tuple(dict.fromkeys(note for result in results for note in result.notes if note.code in codes))
