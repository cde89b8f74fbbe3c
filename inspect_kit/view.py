"""A table to show. In: headings and rows of plain values. Out: the same as text, JSON, CSV or Markdown, made by `cli/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspect_kit.stats import round_half_up

Value = str | int | float | tuple[str, ...] | None
LONGEST = 48
"""Characters of a long text that people see in a table."""


@dataclass(frozen=True)
class View:
    """Headings in snake_case, which are the keys in JSON, and rows of plain values.

    `details` are columns for programs, too long for people: they stand in JSON and CSV alone. So does the whole of what is
    `long`: people see how it begins.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    details: frozenset[str] = frozenset()
    long: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)

    def brief(self) -> View:
        """As people see it: without the details, with long texts cut, and numbers with two decimals."""
        kept = [at for at, heading in enumerate(self.headings) if heading not in self.details]
        cut = {at for at in kept if self.headings[at] in self.long}
        rows = tuple(tuple(_cut(row[at]) if at in cut else _rounded(row[at]) for at in kept) for row in self.rows)
        headings = tuple(self.headings[at] for at in kept)
        return View(headings, rows, titles=self.titles)


def _rounded(value: Value) -> Value:
    """A figure as people read it."""
    return f"{round_half_up(value, 2) + 0.0:.2f}" if isinstance(value, float) else value


def _cut(value: Value) -> Value:
    """How a long text begins."""
    if not isinstance(value, str) or len(value) <= LONGEST:
        return value
    return f"{value[: LONGEST - 1].rstrip()}…"
