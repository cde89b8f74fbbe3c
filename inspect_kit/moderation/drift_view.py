"""Drift as a table. In: reviewers beside the others. Out: a view, with how many comparisons were made."""

from __future__ import annotations

from inspect_kit.answers.shown import shown_answer
from inspect_kit.cells.read import UNABLE_CODE
from inspect_kit.conditions.model import State
from inspect_kit.measures.shown import shown_percent, shown_points
from inspect_kit.moderation.drift import Drift, Drifts, Unlike
from inspect_kit.view import Value, View

HEADINGS = ("instrument", "reviewer", "question", "title", "answer", "count", "of", "share", "others_count", "others_of",
            "others_share", "bodies", "difference", "interval", "method", "says", "points", "low", "high")  # fmt: skip
DETAILS = frozenset({"points", "low", "high"})


def drift_view(drifts: Drifts, small: int, language: str, every: bool) -> View:
    """The answers that are marked; with `every`, all of them."""
    several = len({each.instrument for each in drifts.found}) > 1
    shown = [each for each in drifts.found if every or each.unlike in (Unlike.ALONE, Unlike.AMONG_ALL)]
    details = DETAILS if several else DETAILS | {"instrument"}
    rows = tuple(_row(each, language) for each in shown)
    return View(HEADINGS, rows, _notes(drifts, small), details, frozenset({"title"}))


def _notes(drifts: Drifts, small: int) -> tuple[str, ...]:
    if not drifts.found:
        return ("Nothing to compare: no body's rows are shared among reviewers, or nothing was collected from them.",)
    few = sum(each.unlike is Unlike.TOO_FEW for each in drifts.found)
    marked = sum(each.unlike in (Unlike.ALONE, Unlike.AMONG_ALL) for each in drifts.found)
    return (
        f"{drifts.comparisons} comparisons were made and {marked} are marked; by chance alone about one in 20 would be, "
        f"{drifts.comparisons / 20:.0f} here. `{Unlike.AMONG_ALL.value}`: beyond that too (Bonferroni).",
        f"{few} more have fewer than {small} rows on one side, which is too few to say.",
        "Within bodies, where rows are dealt at random: the difference of Mantel and Haenszel with Sato's variance; of one "
        "body Newcombe's interval. A difference is a reason to talk, not a finding: it may come from the rows that were dealt.",
    )


def _row(each: Drift, language: str) -> tuple[Value, ...]:
    whole = each.whole
    unable = each.answer == UNABLE_CODE
    said = (State.UNABLE_TO_TELL, None) if unable else (State.ANSWERED, each.answer)
    low, high = each.interval if each.interval is not None else (None, None)
    between = f"{shown_points(low)} to {shown_points(high)} points" if each.interval is not None else ""
    return (
        each.instrument, each.reviewer, each.question.id, each.question.title.read(language),
        shown_answer(each.question.answer, said, language),
        whole.count, whole.of, shown_percent(whole.count / whole.of) if whole.of else "",
        whole.others_count, whole.others_of, shown_percent(whole.others_count / whole.others_of) if whole.others_of else "",
        len(each.strata), f"{shown_points(each.difference)} points" if each.difference is not None else "", between,
        _method(each), each.unlike.value, each.difference, low, high,
    )  # fmt: skip


def _method(each: Drift) -> str:
    return "" if each.interval is None else "Newcombe" if len(each.strata) == 1 else "Mantel-Haenszel"
