"""Rows that are made when workbooks are written, from what the inspection knows on that day; a sample is drawn before.

In: a template whose rows are made, a body, a day. Out: rows of every part, and the round that they belong to: rows that are not
as they were are another round, so that whatever has gone out can still be taken back against what it was written from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from inspect_kit.answers.model import FIRST, Answers, RowAnswers
from inspect_kit.cells.read import read_cell
from inspect_kit.criteria_carried import CarriedOver, carried_over
from inspect_kit.criteria_rows import NamedCriteria, criteria_named, criteria_used, indicator_rows, keep_copy, uses_criteria
from inspect_kit.fact_check.rows import Checking, answer_rows, figure_rows
from inspect_kit.inspection import FILE, Body, Inspection, Instrument
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.register.folder import load_registers
from inspect_kit.register.rows import register_rows
from inspect_kit.register.standing import where_all_stand
from inspect_kit.rows import FactValue, Row, RowsFile, load_rows, write_rows
from inspect_kit.template.model import Fact, FactSource, Kind, Part, RowsFrom, Template


@dataclass(frozen=True)
class Making:
    """What rows are made from: for whom, when (an ISO date), in which language; `by_owner` splits them among their owners.

    `criteria` is the set that is named for this writing, where one is.
    """

    inspection: Inspection
    instrument: Instrument
    template: Template
    body: Body
    day: str
    language: str
    by_owner: bool = False
    criteria: str | None = None

    @cached_property
    def named_criteria(self) -> NamedCriteria:
        """The set that is named for this writing; else that of rows that went out in this round; else the instrument's own.

        Where each writing is a round, rows that went out come last: they are of an earlier one.
        """
        own = self.instrument.criteria or self.template.criteria
        first, then = (own, self._kept_criteria) if self.instrument.dated else (self._kept_criteria, own)
        return criteria_named(self.criteria or first or then, self.inspection, self.instrument)

    @property
    def _kept_criteria(self) -> str | None:
        """The name of the set that the body's last rows were made of."""
        instrument = self.instrument
        rounds = self.inspection.rounds(instrument.id)[::-1] if instrument.dated else [instrument.round]
        kept = (_rows_of(self.inspection, instrument, each, self.body.id) for each in rounds)
        return next((rows.criteria.name for rows in kept if rows is not None and rows.criteria is not None), None)


Maker = Callable[[Making, Part], tuple[Row, ...]]


def _recommendations(making: Making, _: Part) -> tuple[Row, ...]:
    standings, _problems = where_all_stand(load_registers([making.inspection.folder]), making.day)
    return register_rows(standings, making.body.id, making.language, making.by_owner)


def _body(making: Making, part: Part) -> tuple[Row, ...]:
    return (Row(making.body.id, dict(_facts(making, part, {}))),)


def _listed(making: Making, part: Part) -> tuple[Row, ...]:
    return tuple(
        Row(each.id, dict(_facts(making, part, {Kind.CHOICE: each.id, Kind.TEXT: each.title.read(making.language)})))
        for each in part.listed
    )


def _facts(making: Making, part: Part, own: dict[Kind, str]) -> Iterator[tuple[str, FactValue]]:
    """The facts of one row: its own id or title, and what is known of the body."""
    for fact in part.facts:
        if fact.source is FactSource.ROW and fact.answer.kind in own:
            yield fact.id, own[fact.answer.kind]
        if fact.source is FactSource.BODY:
            yield from _body_fact(making.body, fact)


def _body_fact(body: Body, fact: Fact) -> Iterator[tuple[str, FactValue]]:
    """A fact of a body is read like a cell; `check` has told those that cannot be."""
    reading = read_cell(fact.answer, body.facts.get(fact.id))
    if reading.value is not None:
        yield fact.id, reading.value


def _indicators(making: Making, part: Part) -> tuple[Row, ...]:
    leads = making.instrument.leads.get(making.body.id, {}) if making.by_owner else None
    if leads is not None and not leads:
        raise StopRun([problem("sheets-no-leads", Place(FILE), body=making.body.id, instrument=making.instrument.id)])
    said = carried_for(making, part).said_before
    return indicator_rows(making.named_criteria.set, part, making.language, leads, said)


def carried_for(making: Making, part: Part) -> CarriedOver:
    """What the body said of the same indicators in an earlier round."""
    now = making.named_criteria
    return carried_over(making.inspection, making.instrument, part, making.body.id, now, making.language)


def answers_to_begin_with(making: Making) -> Answers:
    """What stands in a new workbook already; nothing once something was collected in its round."""
    if making.inspection.answers_path(making.instrument, making.body.id, FIRST).exists():
        return {}
    found: dict[str, RowAnswers] = {}
    for part in making.template.parts:
        if part.rows is RowsFrom.CRITERIA:
            found |= carried_for(making, part).answers
    return found


def _checking(making: Making) -> Checking:
    return Checking(making.inspection, making.instrument, making.body, making.language)


MAKERS: dict[RowsFrom, Maker] = {
    RowsFrom.BODY: _body,
    RowsFrom.LIST: _listed,
    RowsFrom.CRITERIA: _indicators,
    RowsFrom.RECOMMENDATIONS: _recommendations,
    RowsFrom.FIGURES: lambda making, part: figure_rows(_checking(making), part),
    RowsFrom.ANSWERS: lambda making, part: answer_rows(_checking(making), part),
}


def are_made(template: Template) -> bool:
    """Are the template's rows made when workbooks are written?"""
    return all(part.rows in MAKERS for part in template.parts)


def make_rows(making: Making) -> Instrument:
    """Make the body's rows and write them; the instrument, at the round that they belong to.

    Raises:
        StopRun: there is nothing to lay a workbook over.
    """
    rows_file = _made(making)
    inspection, instrument, body = making.inspection, making.instrument, making.body
    if not rows_file.rows:
        raise StopRun([problem("sheets-nothing-to-ask", Place(body.id), body=body.id)])
    if not instrument.dated:
        return _in_named_round(making, rows_file)
    earlier = [each for each in inspection.rounds(instrument.id) if _rows_of(inspection, instrument, each, body.id) is not None]
    last = _rows_of(inspection, instrument, earlier[-1], body.id) if earlier else None
    if last is not None and replace(last, round="") == rows_file:
        return replace(instrument, round=earlier[-1])
    return _write(making, replace(instrument, round=_free(making.day, earlier)), rows_file)


def _made(making: Making) -> RowsFile:
    """The rows of every part, of no round yet."""
    parts = making.template.parts
    several = len(parts) > 1
    rows = [replace(row, part=part.id if several else "") for part in parts for row in MAKERS[part.rows](making, part)]
    used = criteria_used(making.named_criteria, making.inspection) if uses_criteria(making.template) else None
    return RowsFile(making.instrument.id, "", making.body.id, parts[0].id, None, (), tuple(rows), criteria=used)


def _in_named_round(making: Making, rows_file: RowsFile) -> Instrument:
    """Rows that have gone out stay as they are, but for who fills them while no workbook is there.

    Raises:
        StopRun: they are of another criteria set, or have gone out to others.
    """
    inspection, instrument, body = making.inspection, making.instrument, making.body.id
    out = _rows_of(inspection, instrument, instrument.round, body)
    if out is None:
        return _write(making, instrument, rows_file)
    place = Place(inspection.shown(inspection.rows_path(instrument, body)))
    if out.criteria is not None and rows_file.criteria is not None and out.criteria.name != rows_file.criteria.name:
        names = {"found": out.criteria.name, "wanted": rows_file.criteria.name}
        raise StopRun([problem("sheets-other-criteria", place, body=body, **names)])
    fills = {(row.part, row.id): row.reviewer for row in rows_file.rows}
    split = replace(out, rows=tuple(replace(row, reviewer=fills.get((row.part, row.id))) for row in out.rows))
    if not making.by_owner or split == out:
        return instrument
    if inspection.sheet_paths(instrument, body):
        raise StopRun([problem("sheets-other-reviewers", place, body=body)])
    write_rows(inspection.rows_path(instrument, body), split, inspection.marking, inspection.synthetic_text)
    return instrument


def _write(making: Making, instrument: Instrument, rows_file: RowsFile) -> Instrument:
    """Write the rows in a round, unless it has rows already: those have gone out."""
    inspection = making.inspection
    path = inspection.rows_path(instrument, rows_file.body)
    if not path.exists():
        if rows_file.criteria is not None:
            keep_copy(making.named_criteria, rows_file.criteria, inspection, instrument)
        write_rows(path, replace(rows_file, round=instrument.round), inspection.marking, inspection.synthetic_text)
    return instrument


def _rows_of(inspection: Inspection, instrument: Instrument, round_: str, body: str) -> RowsFile | None:
    path = inspection.rows_path(replace(instrument, round=round_), body)
    return load_rows(path, inspection.shown(path)) if path.exists() else None


def _free(day: str, taken: Sequence[str]) -> str:
    """A round of that day that there is not yet."""
    names = (day if number == 1 else f"{day}.{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
