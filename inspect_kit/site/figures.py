"""Figures as pages print them, each a link to the cases behind it. In: results. Out: cells, and which figures were printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import (
    shown_estimate,
    shown_interval,
    shown_number,
    shown_points,
    shown_share,
    shown_value_of,
)
from inspect_kit.site.basis import Basis, file_name
from inspect_kit.site.model import Cell
from inspect_kit.template.build_measures import OTHERS
from inspect_kit.trace import Figure

FEW = ("small-number", "too-few")
"""Notes that say that a figure rests on few."""
SAID = ("left-out", "measure")
"""Notes that belong to the measure, and stand with its title."""


@dataclass(frozen=True)
class Key:
    """A figure, of whatever body: what is traced, by what instrument."""

    instrument: str
    figure: Figure

    @property
    def path(self) -> str:
        """The page with the cases behind it."""
        figure = self.figure
        parts = (self.instrument, figure.id, figure.category or "", figure.by or "", *figure.groups)
        return f"figures/{file_name(*parts)}.html"


class Figures:
    """Says figures, and keeps which were said: those have a page. In public nothing leads to cases."""

    def __init__(self, basis: Basis) -> None:
        self._basis = basis
        self._said: dict[Key, dict[str, Result]] = {}

    def said(self) -> Iterator[tuple[Key, dict[str, Result]]]:
        """Every figure that was printed, with its results by scope."""
        yield from self._said.items()

    def href(self, result: Result) -> str:
        """Where the cases behind a figure are; empty in public."""
        if self._basis.asked.public:
            return ""
        key = self._key(result)
        self._said.setdefault(key, {})[result.scope] = result
        return key.path if result.scope == ALL else f"{key.path}#{result.scope}"

    def _key(self, result: Result) -> Key:
        by: str | None = None
        groups: tuple[str, ...] = ()
        if result.group is not None:
            by = result.group.by
            groups = (result.group.code,) if result.group.against is None else self._compared(result)
        category = None if result.kind == "evidence" else result.category
        return Key(result.instrument, Figure(result.measure, category, by, groups))

    def _compared(self, result: Result) -> tuple[str, ...]:
        """The two groups that a difference is between."""
        for scores in self._basis.instruments:
            for part in scores.parts if scores.instrument.id == result.instrument else ():
                for measure in part.scored.part.measures:
                    if measure.id == result.measure and measure.compare is not None:
                        return measure.compare.groups
        return (OTHERS,)

    def words(self, result: Result, share: bool = False) -> str:
        """The figure itself, such as `12 of 40`, or with its share `12 of 40 (30%)`; marked where it rests on few."""
        beside = shown_share(result) if share and result.value is None else ""
        return f"{self._plain(result)}{f' ({beside})' if beside else ''}{self.mark(result)}"

    def _plain(self, result: Result) -> str:
        if result.kind == "difference" and result.value is not None:
            return self._basis.say("points", points=shown_points(result.value))
        if result.value is not None or "value" in result.hidden:
            return shown_value_of(result)
        count, of = shown_number(result, "count"), shown_number(result, "of")
        if not count and not of:
            return ""
        return count if count == of == "[c]" else self._basis.say("part", count=count, of=of)

    @staticmethod
    def mark(result: Result) -> str:
        """The mark of a small number."""
        return " †" if any(each.code in FEW for each in result.notes) else ""

    def cell(self, result: Result | None, share: bool = False) -> Cell:
        """The figure as a link; with `share`, that beside it."""
        if result is None:
            return Cell("")
        words = self.words(result)
        beside = shown_share(result) if share and result.value is None else ""
        return Cell(words, self.href(result) if words else "", "" if beside == words else beside)

    def title(self, result: Result) -> Cell:
        """What it is a figure of, with what has to be said beside it."""
        return Cell(result.title, beside=" ".join(each.text for each in result.notes if each.code in SAID))

    def interval(self, result: Result) -> Cell:
        """The interval, or why there is none."""
        found = shown_interval(result, self._basis.language)
        return Cell(found or " ".join(each.text for each in result.notes if each.code == "census"))

    def share_cells(self, result: Result, across: bool) -> tuple[Cell, ...]:
        """Figure, share, the weighted share where it is across bodies, and the interval."""
        weighted = (Cell(shown_estimate(result)),) if across else ()
        return (self.cell(result), Cell(shown_share(result)), *weighted, self.interval(result))

    def state_cells(self, result: Result) -> tuple[Cell, ...]:
        """How many were unable to tell, and how many are missing."""
        return (Cell(shown_number(result, "unable_to_tell")), Cell(shown_number(result, "missing")))
