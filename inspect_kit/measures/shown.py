"""Results as people read them: percentages rounded half up, intervals in words. In: results. Out: texts and table rows."""

from __future__ import annotations

from inspect_kit.measures.results import Result
from inspect_kit.stats import percent, round_half_up
from inspect_kit.template.model import MeasureKind
from inspect_kit.texts import DEFAULT_LANGUAGE, Text

HIDDEN = "[c]"
"""Stands where a number was taken away to protect people: the Government Statistical Service's shorthand for confidential."""
HEADINGS = ("measure", "category", "scope", "group", "count", "of", "share", "weighted", "value", "interval", "method",
            "unable to tell", "missing", "notes")  # fmt: skip


def shown_percent(share: float | None) -> str:
    """A share as a whole percentage, halves up."""
    return "" if share is None else f"{percent(share):.0f}%"


def shown_number(result: Result, name: str) -> str:
    """A whole number of a result by its field (count, of, n, population, or one of its states); [c] where it is hidden."""
    if name in result.hidden:
        return HIDDEN
    number = getattr(result if hasattr(result, name) else result.states, name)
    return "" if number is None else str(number)


def shown_estimate(result: Result) -> str:
    """The weighted share of a result."""
    return HIDDEN if "estimate" in result.hidden else shown_percent(result.estimate)


def shown_share(result: Result) -> str:
    """The share of a result; that of one sum to another, which may be small, with a decimal."""
    if "share" in result.hidden:
        return HIDDEN
    if result.share is None or result.kind != MeasureKind.RATIO:
        return shown_percent(result.share)
    return f"{percent(result.share, 1):.1f}%"


def shown_value(value: float | None) -> str:
    """A mean, median or sum with at most one decimal, halves up."""
    if value is None:
        return ""
    rounded = round_half_up(float(value), 1)
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"


def shown_points(difference: float | None) -> str:
    """A difference of shares in whole percentage points, with its sign, halves away from 0."""
    return "" if difference is None else f"{percent(difference) + 0.0:+.0f}"  # -0.0 + 0.0 is 0.0


INTERVAL = Text((("en", "{low} to {high}"), ("cy", "{low} i {high}")))
POINTS = Text((("en", "{low} to {high} points"), ("cy", "{low} i {high} pwynt")))


def shown_interval(result: Result, language: str = DEFAULT_LANGUAGE) -> str:
    """Both ends; a difference in percentage points."""
    if "interval" in result.hidden:
        return HIDDEN
    if result.interval is None:
        return ""
    low, high = result.interval
    if result.kind == "difference":
        return POINTS.read(language).format(low=shown_points(low), high=shown_points(high))
    return INTERVAL.read(language).format(low=shown_percent(low), high=shown_percent(high))


def shown_value_of(result: Result) -> str:
    """The value as its kind is read: a difference in points, a change in percent, else a number."""
    if "value" in result.hidden:
        return HIDDEN
    if result.value is None:
        return ""
    if result.kind == "difference":
        return f"{shown_points(result.value)} points"
    return f"{percent(result.value):+.0f}%" if result.kind == MeasureKind.CHANGE else shown_value(result.value)


def shown_group(result: Result) -> str:
    """The group of a breakdown, or the two that are compared."""
    group = result.group
    if group is None:
        return ""
    return f"{group.by}: {group.label} less {group.against}" if group.against else f"{group.by}: {group.label}"


def result_row(result: Result) -> tuple[object, ...]:
    """A result as a row under HEADINGS."""
    value = shown_value_of(result)
    return (
        result.measure,
        result.category or "",
        result.scope,
        shown_group(result),
        shown_number(result, "count"),
        shown_number(result, "of") if shown_share(result) or not value else "",
        shown_share(result),
        shown_estimate(result),
        value,
        shown_interval(result),
        str(result.interval_method),
        shown_number(result, "unable_to_tell"),
        shown_number(result, "missing"),
        ", ".join(each.code for each in result.notes),
    )
