"""Challenges as a table: for those who answer them, and for the body that made them. In: challenges. Out: a view."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_kit.fact_check.challenges import Challenge
from inspect_kit.view import View

HEADINGS = (
    "challenge", "body", "round", "about", "recorded", "says", "because", "record", "stands", "answered_by", "answered_on",
    "answer", "changed", "source",
)  # fmt: skip


def challenges_view(challenges: Sequence[Challenge]) -> View:
    """A line for each, with its answer where it has one."""
    rows = tuple(
        (
            each.id,
            each.body,
            each.round,
            each.about,
            each.recorded,
            each.says,
            each.because,
            each.record,
            each.standing.value,
            *((each.decision.by, each.decision.when, each.decision.because) if each.decision else (None, None, None)),
            "/".join(each.decision.changed) if each.decision else None,
            each.source,
        )
        for each in challenges
    )
    return View(HEADINGS, rows, details=frozenset({"round", "source"}), long=frozenset({"says", "because", "answer", "about"}))
