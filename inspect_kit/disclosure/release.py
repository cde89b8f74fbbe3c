"""Under which marking something is published. In: an inspection and what was said on the command line. Out: a `Release`.

What an inspection holds may be published only if it bears no handling marking, or if somebody says that the marking no longer
applies to it, and why. The reason is kept with what was published (`run.json`), and what is published then bears no marking.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from inspect_kit.inspection import Inspection
from inspect_kit.problems import Place, StopRun, problem

UNMARKED = ("", "OFFICIAL")
"""Markings that need no decision: a paper that is OFFICIAL and nothing more need not be marked at all."""


@dataclass(frozen=True)
class Release:
    """That something may be published. `was` is the marking that it had, `because` the reason for taking it away."""

    was: str
    because: str | None

    def record(self) -> dict[str, Any]:
        """What is kept of it, beside what was published."""
        return {"marking_was": self.was, "declassified_because": self.because}


def release(inspection: Inspection, declassify: str | None) -> tuple[Inspection, Release]:
    """The inspection as it is published, without a marking.

    Raises:
        StopRun: it bears a marking, and nobody says why it may be published all the same.
    """
    reason = " ".join((declassify or "").split())
    if inspection.marking.strip().upper() not in UNMARKED and not reason:
        raise StopRun([problem("publish-marked", Place("--public"), marking=inspection.marking)], 2)
    return replace(inspection, marking=""), Release(inspection.marking, reason or None)
