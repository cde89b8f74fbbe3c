"""Rounding of what is published. In: a result with its small numbers hidden, and a step. Out: the result in multiples of it.

Shares are of the rounded numbers, and so are intervals: one that is finer would give the numbers away. An interval that is
weighted by lists cannot be had from rounded numbers, so it goes.
"""

from __future__ import annotations

from dataclasses import fields, replace

from inspect_kit.measures.results import IntervalMethod, Result, note
from inspect_kit.stats import round_half_up, wilson, wilson_finite
from inspect_kit.template.model import AVERAGES, MeasureKind

LOST = frozenset({MeasureKind.CHANGE, "difference"})
"""Kinds of which nothing is left: they are made of numbers that they do not show."""


def round_result(result: Result, step: int, language: str) -> Result:
    """The result with every number rounded; as it is where the step is 0."""
    if not step:
        return result
    states = replace(
        result.states, **{each.name: _near(getattr(result.states, each.name), step) for each in fields(result.states)}
    )
    count, of = _near(result.count, step), _near(result.of, step)
    rounded = replace(
        result,
        count=count,
        of=of,
        share=count / of if result.share is not None and count is not None and of else None,
        n=_near(result.n, step),
        population=_near(result.population, step),
        value=_value(result, step),
        states=states,
        estimate=None,
        interval=None,
        notes=(*result.notes, note("rounded", language, step=str(step))),
    )
    gone = {name for name in ("share", "estimate", "interval", "value") if _went(name, result, rounded)}
    rounded = replace(rounded, interval=_interval(result, rounded))
    gone -= {"interval"} if rounded.interval is not None else set()
    return replace(rounded, hidden=result.hidden | gone)


def _went(name: str, before: Result, after: Result) -> bool:
    return getattr(before, name) is not None and getattr(after, name) is None


def _near(number: int | None, step: int) -> int | None:
    return None if number is None else int(round_half_up(number / step)) * step


def _value(result: Result, step: int) -> float | None:
    """A sum in multiples, an average with one decimal; a change or difference would tell of numbers unrounded."""
    if result.value is None or result.kind in LOST:
        return None
    if result.kind in AVERAGES:
        return float(round_half_up(float(result.value), 1))
    return float(round_half_up(float(result.value) / step)) * step


def _interval(before: Result, rounded: Result) -> tuple[float, float] | None:
    """Anew from the rounded numbers."""
    if before.interval is None or not rounded.of or rounded.count is None or rounded.count > rounded.of:
        return None
    if before.interval_method == IntervalMethod.WILSON:
        return wilson(rounded.count, rounded.of)
    if before.interval_method == IntervalMethod.WILSON_FINITE and rounded.population is not None:
        whole = max(rounded.of, int(rounded.population * rounded.of / rounded.n) if rounded.n else rounded.population)
        return wilson_finite(rounded.count, rounded.of, whole)
    return None
