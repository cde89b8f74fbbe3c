"""What is said of one statement of a draft. Out: `Finding` values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inspect_kit.problems import Place


class Verdict(StrEnum):
    """How a statement stands to the figures, the gravest last. What each means is in `docs/writing.md`."""

    AGREES = "agrees"
    UNKNOWN = "no such figure"
    CLOSE = "close to another"
    PARTIAL = "not all in the table"
    DIFFERS = "differs"
    CHANGED = "has changed"
    ITSELF = "disagrees with itself"

    @property
    def is_wrong(self) -> bool:
        """Must somebody mend it? The others are for somebody to look at."""
        return self in (Verdict.DIFFERS, Verdict.CHANGED, Verdict.ITSELF)


@dataclass(frozen=True)
class Finding:
    """One statement and what is to be said of it; `measure` is the figure that it is, or may be meant to be."""

    place: Place
    said: str
    context: str
    verdict: Verdict
    measure: str = ""
    now: str = ""
    why: str = ""
