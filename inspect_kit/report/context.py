"""What a report template sees: results sorted into tables, with nothing left to compute.

In: scores and a scope. Out: a `ReportContext`. Templates only lay it out; every figure in them is a `Result`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.answers.columns import build_table
from inspect_kit.conditions.model import State
from inspect_kit.inspection import Body, Inspection, Instrument
from inspect_kit.measures.evidence import rule_words
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.results import ALL, Result
from inspect_kit.measures.run import Scores
from inspect_kit.report.tables import Returns, build_returns
from inspect_kit.template.model import MeasureKind, RowsFrom, Template
from inspect_kit.urgent import urgent_rows

SHARES = frozenset({MeasureKind.COUNT, MeasureKind.RATIO})
VALUES = frozenset(set(MeasureKind) - SHARES - {MeasureKind.TALLY})


@dataclass(frozen=True)
class Across:
    """One measure with its result for each body, in the order of the bodies."""

    title: str
    results: tuple[Result | None, ...]


@dataclass(frozen=True)
class BodyData:
    """How complete one body's data are."""

    name: str
    listed: int | None
    reviewed: int
    missing: int
    unable_to_tell: int
    amended: int
    urgent: int
    urgent_open: int


@dataclass(frozen=True)
class ReportContext:
    """Everything on one page. `body` is None on the page across all bodies."""

    inspection: Inspection
    instrument: Instrument
    template: Template
    language: str
    body: Body | None
    bodies: tuple[Body, ...]
    shares: tuple[Result, ...]
    values: tuple[Result, ...]
    tallies: tuple[tuple[Result, ...], ...]
    groups: tuple[tuple[Result, ...], ...]
    differences: tuple[Result, ...]
    evidence: tuple[Result, ...]
    across: tuple[Across, ...]
    data: tuple[BodyData, ...]
    rule: str | None
    returns: Returns

    @property
    def sampled(self) -> bool:
        """Were any rows drawn from lists?"""
        return any(part.rows is RowsFrom.SAMPLE for part in self.template.parts)

    @property
    def own_figures(self) -> bool:
        """Has any body a figure of its own, or are these only across all of them?"""
        return any(result is not None for line in self.across for result in line.results)

    @property
    def rows(self) -> int:
        """How many rows were looked at."""
        return sum(each.reviewed for each in self.data)

    @property
    def single_body(self) -> bool:
        """Is it about one body only?"""
        return len(self.bodies) == 1


def build_context(scores: Scores, body: Body | None) -> ReportContext:
    """The page of one body, or the one across all of them."""
    scope = ALL if body is None else body.id
    mine = [result for result in scores.results if result.scope == scope]
    bodies = tuple(scores.inspection.body(each) for each in scores.bodies())
    shown = bodies if body is None else (body,)
    plain = [result for result in mine if result.group is None and result.kind != "evidence"]
    return ReportContext(
        inspection=scores.inspection,
        instrument=scores.instrument,
        template=scores.template,
        language=scores.language,
        body=body,
        bodies=shown,
        shares=tuple(result for result in plain if result.kind in SHARES),
        values=tuple(result for result in plain if result.kind in VALUES),
        tallies=_runs(result for result in plain if result.kind == MeasureKind.TALLY),
        groups=_runs(result for result in mine if result.group is not None and result.kind != "difference"),
        differences=tuple(result for result in mine if result.kind == "difference"),
        evidence=tuple(result for result in mine if result.kind == "evidence"),
        across=tuple(_across(scores, [each.id for each in bodies])) if body is None else (),
        data=tuple(_data(scores, each) for each in shown),
        rule=rule_words(scores.criteria.roll_up, scores.language) if scores.criteria is not None else None,
        returns=build_returns(scores, body),
    )


def _runs(results: Iterator[Result]) -> tuple[tuple[Result, ...], ...]:
    """Results of the same measure and breakdown together, in their order."""
    found: dict[tuple[str, str | None], list[Result]] = {}
    for result in results:
        found.setdefault((result.measure, result.group.by if result.group is not None else None), []).append(result)
    return tuple(tuple(each) for each in found.values())


def _across(scores: Scores, bodies: Sequence[str]) -> Iterator[Across]:
    """Each measure that is a share or a single number, body by body."""
    by_scope: dict[tuple[str, str], Result] = {}
    titles: dict[str, str] = {}
    for result in scores.results:
        if result.group is None and result.kind not in ("evidence", MeasureKind.TALLY):
            by_scope[result.measure, result.scope] = result
            titles.setdefault(result.measure, result.title)
    for measure, title in titles.items():
        yield Across(title, tuple(by_scope.get((measure, body)) for body in bodies))


def _data(scores: Scores, body: Body) -> BodyData:
    """How many cells of the body are missing or could not be told, over every question that applies."""
    counts = {State.MISSING: 0, State.UNABLE_TO_TELL: 0}
    listed: int | None = None
    reviewed = amended = urgent = urgent_open = 0
    for part in scores.parts:
        effective = part.effective[body.id]
        rows = effective.rows_file.rows
        table = build_table(part.scored.part, rows, effective.answers)
        for question in part.scored.part.questions():
            for state in counts if not question.optional else ():
                counts[state] += table.states(question.id).count(state)
        listed, reviewed = effective.rows_file.population, reviewed + len(rows)
        amended += len(effective.amended)
        found = _urgent(part, body.id)
        urgent, urgent_open = urgent + len(found), urgent_open + sum(found)
    return BodyData(
        body.name.read(scores.language), listed, reviewed, counts[State.MISSING], counts[State.UNABLE_TO_TELL], amended,
        urgent, urgent_open,
    )  # fmt: skip


def _urgent(part: PartScored, body: str) -> list[bool]:
    """For each urgent row, whether it is still open."""
    effective = part.effective[body]
    rows = urgent_rows(part.scored.part, body, effective.rows_file.rows, effective.answers, settled=True)
    return [bool(each.until) for each in rows]
