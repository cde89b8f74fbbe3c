"""Tables of returns: a line for each row that a template lists, with its sum, its share of the total and how it changed.

In: scores and a body, or none for all bodies. Out: a `Returns`: the tables, who is in them and who is not, and why. What is
to be laid side by side follows from the template: a sum that is broken down, and the changes of the same number beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from inspect_kit.conditions.model import TRUE, IsOneOf
from inspect_kit.inspection import ALL, Body
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.lines import COUNTED, measure_lines, row_codes
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import Scores
from inspect_kit.template.model import Measure, MeasureKind


@dataclass(frozen=True)
class TableChange:
    """A change beside a sum. `without` are bodies that are in the sum, and not in the change for want of one of its figures."""

    result: Result | None
    bodies: int
    without: tuple[str, ...]


@dataclass(frozen=True)
class TableLine:
    """One line: a group's, or the total's without a label. `bodies` are so many that gave the figure."""

    label: str | None
    result: Result
    bodies: int
    changes: tuple[TableChange, ...]


@dataclass(frozen=True)
class SumTable:
    """A sum that is broken down. `silent` are bodies that nothing in it comes from, though they answered."""

    title: str
    by: str
    shares: bool
    changes: tuple[str, ...]
    lines: tuple[TableLine, ...]
    bodies: int
    silent: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Excluded:
    """Whom figures across the bodies are without, and why."""

    name: str
    because: str


@dataclass(frozen=True)
class Returns:
    """What a page of returns shows besides plain figures. `tabled` are the measures that stand in its tables.

    `asked` bodies of the instrument were asked, and of them the `absent` have sent nothing.
    """

    tables: tuple[SumTable, ...]
    tabled: Set[str]
    asked: int
    answered: int
    absent: tuple[str, ...]
    excluded: tuple[Excluded, ...]


def build_returns(scores: Scores, body: Body | None) -> Returns:
    """The tables of one body, or of all."""
    scope = ALL if body is None else body.id
    tables = [found for part in scores.parts for found in _Tables(scores, part, scope).build()]
    here = scores.bodies()
    return Returns(
        tables=tuple(table for table, _ in tables),
        tabled=frozenset(measure for _, measures in tables for measure in measures),
        asked=len(scores.instrument.bodies),
        answered=len(here),
        absent=_names(scores, [each for each in scores.instrument.bodies if each not in here]),
        excluded=tuple(
            Excluded(_names(scores, [body_id])[0], because.read(scores.language))
            for body_id, because in scores.instrument.excluded.items()
            if body_id in here
        ),
    )


def _names(scores: Scores, bodies: Sequence[str]) -> tuple[str, ...]:
    return tuple(scores.inspection.body(each).name.read(scores.language) for each in bodies)


class _Tables:
    """The tables of one part, in one scope."""

    def __init__(self, scores: Scores, part: PartScored, scope: str) -> None:
        self._scores, self._part, self._scope = scores, part, scope
        excluded = scores.instrument.excluded
        self._bodies = [each for each in part.scored.bodies() if scope == each or (scope == ALL and each not in excluded)]
        self._results = {
            (each.measure, (each.group.by, each.group.code) if each.group else None): each
            for each in scores.results
            if each.scope == scope
        }

    def build(self) -> Iterator[tuple[SumTable, list[str]]]:
        """Each table with the measures in it."""
        measures = self._part.scored.part.measures
        for measure in measures:
            if measure.kind is not MeasureKind.SUM or (measure.id, None) not in self._results:
                continue
            for by in measure.by:
                changes = [each for each in measures if _is_change_of(each, measure, by)]
                yield self._table(measure, by, changes), [measure.id, *(each.id for each in changes)]

    def _table(self, measure: Measure, by: str, changes: Sequence[Measure]) -> SumTable:
        variable = self._part.scored.part.variables[by]
        language = self._scores.language
        lines = [self._line(measure, by, choice.code, changes) for choice in variable.answer.choices]
        given = self._given(measure, by, None)
        return SumTable(
            title=measure.title.read(language),
            by=variable.title.read(language),
            shares=measure.share_of_total,
            changes=tuple(each.title.read(language) for each in changes),
            lines=(*(line for line in lines if line is not None), *self._total(measure, by, changes)),
            bodies=len(given),
            silent=self._named(set(self._bodies) - given),
            notes=tuple(each.note.read(language) for each in (measure, *changes) if each.note is not None),
        )

    def _total(self, measure: Measure, by: str, changes: Sequence[Measure]) -> Iterator[TableLine]:
        line = self._line(measure, by, None, changes)
        if line is not None:
            yield line

    def _line(self, measure: Measure, by: str, code: str | None, changes: Sequence[Measure]) -> TableLine | None:
        """The line of one group, or the total's; None where the measure has no such group."""
        key = (by, code) if code is not None else None
        result = self._results.get((measure.id, key))
        if result is None:
            return None
        given = self._given(measure, by, code)
        beside = []
        for each in changes:
            both = self._given(each, by, code)
            beside.append(TableChange(self._results.get((each.id, key)), len(both), self._named(given - both)))
        return TableLine(result.group.label if result.group else None, result, len(given), tuple(beside))

    def _given(self, measure: Measure, by: str, code: str | None) -> set[str]:
        """The bodies with a row that counts: of this group, or at all."""
        scored = self._part.scored
        [line] = measure_lines(measure, scored.part)
        inside = scored.table.truth(IsOneOf(by, (code,))) if code is not None else bytes([TRUE]) * scored.table.size
        counts = [one == COUNTED and two == TRUE for one, two in zip(row_codes(line, scored.table), inside, strict=True)]
        return {block.body for block in scored.blocks if any(counts[block.start : block.stop])} & set(self._bodies)

    def _named(self, bodies: Set[str]) -> tuple[str, ...]:
        return _names(self._scores, [each for each in self._bodies if each in bodies])


def _is_change_of(measure: Measure, total: Measure, by: str) -> bool:
    """Is it how the same number changed, over the same rows, broken down alike?"""
    same = (measure.of_what, measure.of) == (total.of_what, total.of)
    return measure.kind is MeasureKind.CHANGE and same and by in measure.by
