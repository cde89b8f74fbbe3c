"""The shape of the JSON files that the tool itself wrote. In: a parsed document. Out: its values with their types.

People open, merge and truncate these files, so nothing in them is taken on trust: whatever is missing or of another
kind stops the run with the place of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from inspect_kit.problems import Place, StopRun, problem

T = TypeVar("T")

LIMIT = 200_000_000
"""Bytes: no file of ours comes near it."""


@dataclass(frozen=True)
class Stored:
    """One mapping of a stored document, and where it stands."""

    data: Mapping[str, Any]
    path: str
    pointer: str = ""

    def text(self, key: str) -> str:
        """The text under the key."""
        return self._of_kind(key, str, "text")

    def optional_text(self, key: str) -> str | None:
        """The text under the key, or None where there is none."""
        return None if self.data.get(key) is None else self.text(key)

    def count(self, key: str) -> int:
        """The whole number from 0 up under the key."""
        value = self._of_kind(key, int, "a whole number")
        if isinstance(value, bool) or value < 0:
            self.stop(key, "a whole number from 0 up")
        return value

    def optional_count(self, key: str) -> int | None:
        """The whole number under the key, or None where there is none."""
        return None if self.data.get(key) is None else self.count(key)

    def inner(self, key: str) -> Stored:
        """The mapping under the key."""
        return Stored(self._of_kind(key, dict, "a mapping"), self.path, self._at(key))

    def each(self, key: str) -> Iterator[Stored]:
        """The mappings in the list under the key."""
        for index, item in enumerate(self._of_kind(key, list, "a list")):
            if not isinstance(item, dict):
                self.stop(f"{key}/{index}", "a mapping")
            yield Stored(item, self.path, self._at(f"{key}/{index}"))

    def stop(self, key: str, wanted: str) -> NoReturn:
        """Stop the run: what stands under the key is not what was written there."""
        place = Place(self.path, pointer=self._at(key))
        raise StopRun([problem("stored-wrong-shape", place, at=self._at(key), wanted=wanted)])

    def _at(self, key: str) -> str:
        return f"{self.pointer}/{key}" if self.pointer else key

    def _of_kind(self, key: str, kind: type[T], wanted: str) -> T:
        value = self.data.get(key)
        if not isinstance(value, kind):
            self.stop(key, wanted)
        return value


def read_stored(path: Path, expected: str, shown_as: str | None = None) -> Stored:
    """A stored document of the format expected, such as `rows/1`.

    Raises:
        StopRun: the file is missing, not JSON, or of another format.
    """
    from inspect_kit.files import read_json

    shown = shown_as or path.as_posix()
    stored = Stored(read_json(path, LIMIT, shown), shown)
    if (found := stored.data.get("format")) != expected:
        raise StopRun([problem("stored-wrong-format", Place(shown, pointer="format"), found=found, expected=expected)])
    return stored
