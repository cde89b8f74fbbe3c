"""Text that stays text in gptables. In: any text. Out: the same, so that nothing in it is taken for a note, a link or markup.

gptables takes `$$x$$` for a note and `[x](y)` for a link, and refuses cells without a letter or digit from A to Z or 0 to 9.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 32_000
"""Characters of a cell: Excel holds 32,767."""
HEADING = 200
"""Characters of a heading: Excel refuses tables with headings of more than 255."""
CUT = " [cut]"
UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})
DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn text about: what a reader sees would not be what is there."""
PLAIN = re.compile("[a-zA-Z0-9]")


def safe(text: str, longest: int = LONGEST) -> str:
    """On one line, without control characters, cut with a mark where it is too long; never empty."""
    kept = "".join(" " if unicodedata.category(char) in UNSEEN else char for char in text if char not in DIRECTIONS)
    kept = " ".join(kept.replace("\u2028", " ").replace("\u2029", " ").split())
    while "$$" in kept:
        kept = kept.replace("$$", "$ $")
    kept = kept.replace("](", "] (")
    if len(kept) > longest:
        kept = kept[: longest - len(CUT)].rstrip() + CUT
    return kept if PLAIN.search(kept) else f"text: {kept}" if kept else "[x]"


def safe_headings(headings: tuple[str, ...]) -> list[str]:
    """Headings, each once: two of one wording get numbers."""
    found: list[str] = []
    for heading in headings:
        name, number = safe(heading, HEADING), 1
        while name.casefold() in {each.casefold() for each in found}:
            number += 1
            name = f"{safe(heading, HEADING)} {number}"
        found.append(name)
    return found
