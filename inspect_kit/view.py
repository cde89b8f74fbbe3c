"""A table to show. In: headings and rows of plain values. Out: the same as text, JSON, CSV or Markdown, made by `cli/`."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | tuple[str, ...] | None


@dataclass(frozen=True)
class View:
    """Headings in snake_case, which are the keys in JSON, and rows of plain values.

    `details` are columns for programs, too long for people: they stand in JSON and CSV alone.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    details: frozenset[str] = frozenset()

    def brief(self) -> View:
        """Without the details."""
        kept = [at for at, heading in enumerate(self.headings) if heading not in self.details]
        return View(tuple(self.headings[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in self.rows))
