"""How a table fits a page. In: its rows and the width of the page. Out: the widths of its columns, and where it is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspect_kit.word.blocks import Runs, said

Rows = Sequence[Sequence[Runs]]
MOST = 7
"""Columns that people can follow on an upright page."""
WIDEST = 40
"""How many letters of a text a column should hold in one line."""
FIRST = 24
"""The same of a first column, which names the rows, before others stand beside it."""
LETTER = 92
"""The width of a letter of a table, in twentieths of a point, at 9 points."""
BOLD = 1.4
"""How much wider headings are."""
MARGIN = 2
NUMBER = re.compile(r"[-+]?\d[\d,.]*\s*%?(?:\s*†)?(?:\s*(?:of|o|to|i)\s*[-+]?\d[\d,.]*\s*%?)?(?:\s*\(\d[\d.]*%\))?(?:\s*†)?")
"""What stands in a column of figures: `12 of 40 (30%) †`, `26% to 43%`, `-6%`."""


@dataclass(frozen=True)
class Column:
    """One column: whether it is one of figures, and how many letters it needs and would like."""

    number: bool
    least: int
    wish: int


def columns_of(rows: Rows) -> list[Column]:
    """The columns of a table; the first row are its headings."""
    return [_column([said(row[at]) for row in rows], first=at == 0) for at in range(len(rows[0]))]


def _column(texts: Sequence[str], first: bool) -> Column:
    head, *cells = texts
    number = not first and any(cells) and all(NUMBER.fullmatch(cell.strip()) for cell in cells if cell.strip())
    usual = min(WIDEST, sorted(map(len, texts))[len(texts) * 3 // 4])
    words = max((len(word) for cell in cells for word in cell.split()), default=1)
    needed = max(map(len, cells)) if number else min(usual, FIRST) if first else words
    heading = int(max((len(word) for word in head.split()), default=1) * BOLD)
    least = min(WIDEST, max(needed, heading)) + MARGIN
    return Column(number, least, least if number else max(least, usual + MARGIN))


def cut(rows: Rows, width: int) -> list[list[Sequence[Runs]]]:
    """A table that is too wide as several, each with its first column, as even as may be."""
    most = max(len(row) for row in rows)
    even = [(*row, *((),) * (most - len(row))) for row in rows]
    first, *others = columns_of(even)
    parts, room = 1, width // LETTER - first.least
    left, count = room, 0
    for each in others:
        if count and (each.least > left or count == MOST - 1):
            parts, left, count = parts + 1, room, 0
        left, count = left - each.least, count + 1
    size = max(1, -(-len(others) // parts))
    if parts == 1:
        return [list(even)]
    return [[(row[0], *row[at : at + size]) for row in even] for at in range(1, most, size)]


def widths(columns: Sequence[Column], width: int) -> list[int]:
    """The width of each column: figures and words are not broken where there is room, and texts share what is left."""
    left = max(0, width // LETTER - sum(each.least for each in columns))
    more = [each.wish - each.least for each in columns]
    letters = [each.least + left * extra // max(sum(more), 1) for each, extra in zip(columns, more, strict=True)]
    return [width * each // sum(letters) for each in letters]
