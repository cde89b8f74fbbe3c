"""Printed figures against computed ones. In: a document of kind `figures`, and results. Out: a line for each figure.

A count with its base is printed as `7 of 12`; a percentage is compared after rounding halves up; a mean after rounding
as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

from inspect_kit.documents.load import Document
from inspect_kit.inspection import ALL, EACH
from inspect_kit.measures.results import Result
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.register.counts import count_items
from inspect_kit.register.folder import Registers
from inspect_kit.stats import percent, round_half_up
from inspect_kit.template.model import MeasureKind

NUMBERS = frozenset({MeasureKind.SUM, MeasureKind.HIGHEST, MeasureKind.LOWEST})
"""Kinds whose printed count is their value."""


@dataclass(frozen=True)
class FigureLine:
    """One figure: what is printed, what is computed in which instrument (empty for none), and whether they are equal."""

    instrument: str
    group: str
    key: str
    printed: str
    computed: str
    equal: bool
    note: str = ""

    def document(self) -> dict[str, Any]:
        """The same as JSON."""
        return dict(vars(self))


def compare_figures(
    document: Document, results: Sequence[Result], registers: Registers | None = None
) -> tuple[list[FigureLine], list[Problem]]:
    """Every figure of the document, in its order; a problem for each that differs or that nothing computes.

    Figures of `items` are counted in the registers of recommendations, the others are results.
    """
    found = _Results(results)
    lines: list[FigureLine] = []
    problems: list[Problem] = []
    for group, figures in document.data["groups"].items():
        for key, figure in figures.items():
            place = document.place("groups", group, key)
            line, wrong = (
                _items(group, key, figure, registers, place) if "items" in figure else found.line(group, key, figure, place)
            )
            lines.append(line)
            problems += wrong
            if not wrong and not line.equal:
                problems.append(problem("figures-differ", place, key=key, printed=line.printed, computed=line.computed))
    return lines, problems


class _Results:
    """Results by instrument, measure, category, group and scope."""

    def __init__(self, results: Sequence[Result]) -> None:
        self._by_key: dict[tuple[str, str, str | None, tuple[str, str] | None], dict[str, Result]] = {}
        self._holders: dict[str, list[str]] = {}
        for each in results:
            if each.kind == "difference":
                continue
            group = (each.group.by, each.group.code) if each.group is not None else None
            self._by_key.setdefault((each.instrument, each.measure, each.category, group), {})[each.scope] = each
            holders = self._holders.setdefault(each.measure, [])
            holders += [] if each.instrument in holders else [each.instrument]

    def line(self, group: str, key: str, figure: Mapping[str, Any], place: Place) -> tuple[FigureLine, list[Problem]]:
        """The figure beside the results that it is of."""
        chosen, wrong = self.find(key, figure, place)
        if not chosen and not wrong:
            wrong = [problem("figures-unknown-measure", place, key=key, what="no body has been scored")]
        return _line(group, key, figure, chosen), wrong

    def find(self, key: str, figure: Mapping[str, Any], place: Place) -> tuple[list[Result], list[Problem]]:
        """The results that a figure is of: across all bodies, or one for each of them; or why there is none."""
        measure = figure.get("measure", key)
        holders = self._holders.get(measure, [])
        if "instrument" not in figure and len(holders) > 1:
            return [], [problem("figures-which-instrument", place, key=key, measure=measure, known=holders)]
        instrument = figure.get("instrument", holders[0] if holders else "")
        group = (figure["group"]["by"], figure["group"]["is"]) if "group" in figure else None
        scopes = self._by_key.get((instrument, measure, figure.get("category"), group))
        if scopes is None:
            where = f" in `{instrument}`" if "instrument" in figure else ""
            why = f"no measure `{measure}` with that category and group{where}"
            return [], [problem("figures-unknown-measure", place, key=key, what=why)]
        if figure.get("scope", ALL) == EACH:
            return [result for scope, result in scopes.items() if scope != ALL], []
        return [scopes[ALL]], []


def _items(
    group: str, key: str, figure: Mapping[str, Any], registers: Registers | None, place: Place
) -> tuple[FigureLine, list[Problem]]:
    """The figure beside a count of items of the registers."""
    printed = _printed(figure)
    if registers is None:
        wrong = problem("figures-unknown-measure", place, key=key, what="no register of recommendations in this folder")
        return FigureLine("", group, key, printed, "nothing", False), [wrong]
    computed = _said({"count": count_items(registers, figure["items"])})
    return FigureLine("", group, key, printed, computed, printed == computed, figure.get("note", "")), []


def _line(group: str, key: str, figure: Mapping[str, Any], results: Sequence[Result]) -> FigureLine:
    printed = _printed(figure)
    computed = list(dict.fromkeys(_computed(figure, result) for result in results))
    instrument = results[0].instrument if results else ""
    said = "; ".join(computed) or "nothing"
    return FigureLine(instrument, group, key, printed, said, computed == [printed], figure.get("note", ""))


def _printed(figure: Mapping[str, Any]) -> str:
    return _said({key: figure[key] for key in ("count", "of", "percent", "value") if key in figure})


def _computed(figure: Mapping[str, Any], result: Result) -> str:
    """The computed figure, in just those respects in which one is printed."""
    return _said(dict(_respects(figure, result)))


def _respects(figure: Mapping[str, Any], result: Result) -> Iterator[tuple[str, float | None]]:
    if "count" in figure:
        yield "count", result.value if result.kind in NUMBERS else result.count
    if "of" in figure:
        yield "of", result.of
    if "percent" in figure:
        share = result.value if result.kind == MeasureKind.CHANGE else result.share
        yield "percent", None if share is None else percent(share, _digits(figure.get("rounded_to", 1)))
    if "value" in figure:
        step = figure.get("rounded_to", 1)
        yield "value", None if result.value is None else round_half_up(result.value / step) * step


def _digits(step: float) -> int:
    """How many decimals a figure has that is rounded to this: 1 of 0.1."""
    return round(-log10(step))


def _said(parts: Mapping[str, float | None]) -> str:
    words = []
    if "count" in parts:
        words.append(_number(parts["count"]) + (f" of {_number(parts['of'])}" if "of" in parts else ""))
    if "percent" in parts:
        words.append(f"{_number(parts['percent'])}%")
    if "value" in parts:
        words.append(_number(parts["value"]))
    return ", ".join(words)


def _number(number: float | None) -> str:
    return "nothing" if number is None else f"{number:g}"
