"""What a report template sees: results sorted into tables, with nothing left to compute.

In: scores and a scope. Out: a `ReportContext`. Templates only lay it out; every figure in them is a `Result`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.answers.columns import build_table
from inspect_kit.conditions.model import State
from inspect_kit.inspection import ALL, Body, Inspection, Instrument
from inspect_kit.measures.evidence import rule_words
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.results import Note, Result
from inspect_kit.measures.run import Scores
from inspect_kit.report.judged import Judged, JudgedPage
from inspect_kit.report.tables import Returns, build_returns
from inspect_kit.template.model import MeasureKind, RowsFrom, Template
from inspect_kit.urgent import urgent_of

SHARES = frozenset({MeasureKind.COUNT, MeasureKind.RATIO})
VALUES = frozenset(set(MeasureKind) - SHARES - {MeasureKind.TALLY})


@dataclass(frozen=True)
class Across:
    """One measure with its result for each body, in the order of the bodies; notes are those of one of them."""

    title: str
    notes: tuple[Note, ...]
    results: tuple[Result | None, ...]


@dataclass(frozen=True)
class BodyData:
    """How complete one body's data are. `begun` are rows with any answer, `finished` those with nothing left to fill."""

    name: str
    listed: int | None
    drawn: int
    begun: int
    finished: int
    missing: int
    unable_to_tell: int
    amended: int
    urgent: int
    urgent_open: int


@dataclass(frozen=True)
class ReportContext:
    """Everything on one page. `body` is None on the page across all bodies; `absent` are those with nothing collected."""

    inspection: Inspection
    instrument: Instrument
    template: Template
    language: str
    body: Body | None
    bodies: tuple[Body, ...]
    absent: tuple[Body, ...]
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
    judged: JudgedPage | None = None

    @property
    def sampled(self) -> bool:
        """Were any rows drawn from lists?"""
        return any(part.rows is RowsFrom.SAMPLE for part in self.template.parts)

    @property
    def own_figures(self) -> bool:
        """Has any body a figure of its own, or are these only across all of them?"""
        return any(result is not None for line in self.across for result in line.results)

    @property
    def drawn(self) -> int:
        """How many rows there are to look at."""
        return sum(each.drawn for each in self.data)

    @property
    def begun(self) -> int:
        """How many have an answer."""
        return sum(each.begun for each in self.data)

    @property
    def absent_names(self) -> str:
        """Those with nothing collected, by their names."""
        return ", ".join(each.name.read(self.language) for each in self.absent)

    @property
    def single_body(self) -> bool:
        """Is it about one body only?"""
        return len(self.bodies) == 1


def build_context(
    scores: Scores, body: Body | None, judged: Judged | None = None, returns: Returns | None = None
) -> ReportContext:
    """The page of one body, or the one across all of them; `judged` is what was decided, where anything was.

    Scores that were protected for publication have no rows: nothing is said of those, and tables of returns across the bodies
    come as `returns`.
    """
    scope = ALL if body is None else body.id
    mine = [result for result in scores.results if result.scope == scope]
    bodies = tuple(scores.inspection.body(each) for each in scores.bodies())
    shown = bodies if body is None else (body,)
    absent = tuple(scores.inspection.body(each) for each in scores.instrument.bodies if each not in scores.bodies())
    plain = [result for result in mine if result.group is None and result.kind != "evidence"]
    return ReportContext(
        inspection=scores.inspection,
        instrument=scores.instrument,
        template=scores.template,
        language=scores.language,
        body=body,
        bodies=shown,
        absent=absent if body is None else (),
        shares=tuple(result for result in plain if result.kind in SHARES),
        values=tuple(result for result in plain if result.kind in VALUES),
        tallies=_runs(result for result in plain if result.kind == MeasureKind.TALLY),
        groups=_runs(result for result in mine if result.group is not None and result.kind != "difference"),
        differences=tuple(result for result in mine if result.kind == "difference"),
        evidence=tuple(result for result in mine if result.kind == "evidence"),
        across=tuple(_across(scores, [each.id for each in bodies])) if body is None else (),
        data=tuple(_data(scores, each) for each in shown if each.id in scores.parts[0].effective),
        rule=rule_words(scores.criteria.roll_up, scores.language) if scores.criteria is not None else None,
        returns=returns if returns is not None and body is None else build_returns(scores, body),
        judged=judged.page(scores, body, bodies) if judged is not None else None,
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
    first: dict[str, Result] = {}
    for result in scores.results:
        if result.group is None and result.kind not in ("evidence", MeasureKind.TALLY):
            by_scope[result.measure, result.scope] = result
            first.setdefault(result.measure, result)
    for measure, one in first.items():
        yield Across(one.title, one.notes, tuple(by_scope.get((measure, body)) for body in bodies))


def _data(scores: Scores, body: Body) -> BodyData:
    """How complete its rows are over every part, and how many cells are missing or could not be told."""
    drawn: set[tuple[str, str]] = set()  # a row of every part is one row, and each part has rows of its own besides
    begun: set[tuple[str, str]] = set()
    left: set[tuple[str, str]] = set()
    states: list[bytes] = []
    for part in scores.parts:
        effective = part.effective[body.id]
        keys = [(row.part, row.id) for row in effective.rows_file.rows]
        asked = [question.id for question in part.scored.part.questions()]
        needed = list(_needed(part, body.id))
        drawn |= set(keys)
        begun |= {key for key in keys if any(name in effective.answers.get(key[1], {}) for name in asked)}
        left |= {key for at, key in enumerate(keys) if any(cells[at] == State.MISSING for cells in needed)}
        states += needed
    urgent = [each for part in scores.parts for each in _urgent(scores, part, body.id)]
    return BodyData(
        name=body.name.read(scores.language),
        listed=scores.parts[0].effective[body.id].rows_file.population,
        drawn=len(drawn),
        begun=len(begun),
        finished=len(begun - left),
        missing=sum(cells.count(State.MISSING) for cells in states),
        unable_to_tell=sum(cells.count(State.UNABLE_TO_TELL) for cells in states),
        amended=sum(len(part.effective[body.id].amended) for part in scores.parts),
        urgent=len(urgent),
        urgent_open=sum(urgent),
    )


def _needed(part: PartScored, body: str) -> Iterator[bytes]:
    """The states of the body's answers to each question that is not optional."""
    effective = part.effective[body]
    table = build_table(part.scored.part, effective.rows_file.rows, effective.answers)
    yield from (table.states(question.id) for question in part.scored.part.questions() if not question.optional)


def _urgent(scores: Scores, part: PartScored, body: str) -> list[bool]:
    """For each urgent row, whether it is still open."""
    found = urgent_of(scores.inspection, scores.instrument, part.scored.part, part.effective[body], settled=True)
    return [bool(each.until) for each in found]
