"""Names of sheets that Excel accepts, no two alike. In: titles and references. Out: a name for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

LIMIT = 31
"""Characters, counted as Excel does: one outside the basic plane is two."""
FORBIDDEN = "[]:*?/\\'"
RESERVED = "history"
"""Excel keeps this name for itself."""


class SheetNames:
    """The names that are taken in a workbook."""

    def __init__(self, taken: Iterator[str]) -> None:
        self._taken = {RESERVED, *(name.lower() for name in taken)}

    def free(self, title: str) -> str:
        """A name made from this title, which is taken from now on."""
        name = next(each for each in _candidates(_clean(title)) if each.lower() not in self._taken)
        self._taken.add(name.lower())
        return name


def _clean(title: str) -> str:
    plain = "".join("-" if char in FORBIDDEN else char if char.isprintable() else " " for char in title)
    return " ".join(plain.split()).strip(" -") or "1"


def _candidates(title: str) -> Iterator[str]:
    yield _cut(title, LIMIT)
    for number in count(2):
        tail = f" {number}"
        yield _cut(title, LIMIT - len(tail)) + tail


def _cut(text: str, limit: int) -> str:
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore").rstrip()
