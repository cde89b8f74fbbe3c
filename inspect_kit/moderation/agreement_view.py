"""Agreement as a table. In: lines of agreement. Out: a view, with the methods named below it."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_kit.agreement_stats import Coefficient
from inspect_kit.moderation.agreement import ALL_CHOICES, Agreement
from inspect_kit.stats import Interval, percent, round_half_up
from inspect_kit.view import Value, View

HEADINGS = ("instrument", "question", "title", "choice", "rows", "n", "agreed", "percent", "percent_interval", "kappa",
            "kappa_interval", "ac1", "ac1_interval", "one_only", "not_both", "says", "percent_low", "percent_high", "kappa_low",
            "kappa_high", "ac1_low", "ac1_high")  # fmt: skip
DETAILS = frozenset(HEADINGS[-6:])
NOTES = (
    "n: rows in which both readings answer, or cannot tell, which counts as an answer. one only: the question applies by one "
    "reading alone, as another was answered differently. not both: a reading is blank.",
    "Both readings are as they were collected; amendments do not count here. Texts are not compared.",
    "Intervals are for 95%: Wilson's for percent agreement, the asymptotic variance of Fleiss, Cohen and Everitt for Cohen's "
    "kappa, Gwet's variance for AC1. For all choices together: agreement and chance averaged over questions, and a jackknife "
    "that leaves out one row at a time. A coefficient whose variance is 0, as where readings agree throughout, has none.",
    "Kappa falls towards 0 where nearly every row has the same answer, however well readings agree; read it beside AC1.",
)


def agreement_view(lines: Sequence[Agreement], small: int) -> View:
    """A line for each; `small`: figures that rest on fewer rows are marked."""
    several = len({each.instrument for each in lines}) > 1
    details = DETAILS if several else DETAILS | {"instrument"}
    return View(HEADINGS, tuple(_row(each, small) for each in lines), NOTES, details, frozenset({"title"}))


def _row(line: Agreement, small: int) -> tuple[Value, ...]:
    kappa, ac1 = (each.interval() if each is not None else None for each in (line.kappa, line.ac1))
    return (
        line.instrument, line.question, line.title, line.choice, line.rows, line.n, line.agreed,
        f"{percent(line.agreed / line.n):.0f}%" if line.n else "",
        _in_percent(line.share_interval),
        _value(line.kappa), _shown(kappa), _value(line.ac1), _shown(ac1),
        line.one_only, line.not_both, says(line, small), *_ends(line.share_interval), *_ends(kappa), *_ends(ac1),
    )  # fmt: skip


def says(line: Agreement, small: int) -> str:
    """What is to be known of the line before anybody leans on it."""
    if not line.n:
        return "nothing to say: no row was answered by both"
    found = []
    if min(line.n, line.rows) < small:
        found.append(f"small number: fewer than {small} rows")
    if line.one_category and line.kappa is None:
        found.append("nothing to say by kappa: every row has one answer in both readings")
    elif line.question == ALL_CHOICES and line.kappa is None:
        found.append("nothing to say by kappa: no question has two answers")
    return "; ".join(found)


def _value(coefficient: Coefficient | None) -> float | None:
    return None if coefficient is None else coefficient.value


def _ends(interval: Interval | None) -> tuple[Value, Value]:
    return (None, None) if interval is None else interval


def _in_percent(interval: Interval | None) -> str:
    return "" if interval is None else f"{percent(interval[0]):.0f}% to {percent(interval[1]):.0f}%"


def _shown(interval: Interval | None) -> str:
    return "" if interval is None else " to ".join(f"{round_half_up(each, 2) + 0.0:.2f}" for each in interval)
