"""A table to show. In: headings and rows of plain values. Out: the same as text, JSON, CSV or Markdown, made by `cli/`."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | tuple[str, ...] | None
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

    def brief(self) -> View:
        """As people see it: without the details, and with long texts cut."""
        kept = [at for at, heading in enumerate(self.headings) if heading not in self.details]
        cut = {at for at in kept if self.headings[at] in self.long}
        rows = tuple(tuple(_cut(row[at]) if at in cut else row[at] for at in kept) for row in self.rows)
        return View(tuple(self.headings[at] for at in kept), rows)


def _cut(value: Value) -> Value:
    """How a long text begins."""
    if not isinstance(value, str) or len(value) <= LONGEST:
        return value
    return f"{value[: LONGEST - 1].rstrip()}…"
