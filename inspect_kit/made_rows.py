"""Rows that are made when workbooks are written, from what the inspection knows on that day; a sample is drawn before.

In: a template whose rows are made, a body, a day. Out: rows of every part, and the round that they belong to: rows that are not
as they were are another round, so that whatever has gone out can still be taken back against what it was written from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from inspect_kit.cells.read import read_cell
from inspect_kit.criteria import CriteriaSet, GeneralCriterion, Indicator, SpecificCriterion, load_criteria
from inspect_kit.inspection import Body, Inspection, Instrument
from inspect_kit.problems import Place, StopRun, has_errors, problem
from inspect_kit.register.folder import load_registers
from inspect_kit.register.rows import register_rows
from inspect_kit.register.standing import where_all_stand
from inspect_kit.rows import FactValue, Row, RowsFile, load_rows, write_rows
from inspect_kit.template.model import Fact, FactSource, Kind, Part, RowsFrom, Template

EVERY_BODY = "body"
"""An indicator of a level that is about this can be assessed by a single body."""


@dataclass(frozen=True)
class Making:
    """What rows are made from: for whom, when (an ISO date), in which language; `by_owner` splits them among their owners."""

    inspection: Inspection
    instrument: Instrument
    template: Template
    body: Body
    day: str
    language: str
    by_owner: bool = False


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
    """The indicators that a single body can be assessed by, each under its criteria."""
    criteria = criteria_of(making.inspection, making.instrument, making.template)
    return tuple(
        Row(indicator.id, _criteria_facts(part, general, specific, indicator, making.language))
        for general in criteria.general
        for specific in general.specific
        for indicator in specific.indicators
        if (level := criteria.level(indicator.level)) is not None and level.about == EVERY_BODY
    )


def _criteria_facts(
    part: Part, general: GeneralCriterion, specific: SpecificCriterion, indicator: Indicator, language: str
) -> dict[str, FactValue]:
    known: dict[str, str] = {
        "general": f"{general.id} {general.text.read(language)}",
        "specific": f"{specific.id} {specific.text.read(language)}",
        "indicator": indicator.text.read(language),
        "evidence_kinds": ", ".join(indicator.evidence_kinds),
    }
    return {fact.id: known[fact.id] for fact in part.facts if fact.source is FactSource.CRITERIA and fact.id in known}


def criteria_of(inspection: Inspection, instrument: Instrument, template: Template) -> CriteriaSet:
    """The criteria set that an instrument goes by: its own, else the template's.

    Raises:
        StopRun: neither names one, or it has errors.
    """
    name = instrument.criteria or template.criteria
    if name is None:
        raise StopRun([problem("sheets-no-criteria", Place("inspection.yaml"), instrument=instrument.id)])
    criteria, problems = load_criteria(name, inspection.folder)
    if criteria is None or has_errors(problems):
        raise StopRun(problems)
    return criteria


MAKERS: dict[RowsFrom, Maker] = {
    RowsFrom.BODY: _body,
    RowsFrom.LIST: _listed,
    RowsFrom.CRITERIA: _indicators,
    RowsFrom.RECOMMENDATIONS: _recommendations,
}


def are_made(template: Template) -> bool:
    """Are the template's rows made when workbooks are written?"""
    return all(part.rows in MAKERS for part in template.parts)


def make_rows(making: Making) -> Instrument:
    """Make the body's rows and write them; the instrument, at the round that they belong to.

    Raises:
        StopRun: there is nothing to lay a workbook over.
    """
    parts = making.template.parts
    several = len(parts) > 1
    rows = [replace(row, part=part.id if several else "") for part in parts for row in MAKERS[part.rows](making, part)]
    inspection, instrument, body = making.inspection, making.instrument, making.body
    if not rows:
        raise StopRun([problem("sheets-nothing-to-ask", Place(body.id), body=body.id)])
    rows_file = RowsFile(instrument.id, "", body.id, parts[0].id, None, (), tuple(rows))
    if not instrument.dated:
        return _in_round(inspection, instrument, rows_file)
    earlier = [each for each in inspection.rounds(instrument.id) if _rows_of(inspection, instrument, each, body.id) is not None]
    last = _rows_of(inspection, instrument, earlier[-1], body.id) if earlier else None
    if last is not None and replace(last, round="") == rows_file:
        return replace(instrument, round=earlier[-1])
    return _in_round(inspection, replace(instrument, round=_free(making.day, earlier)), rows_file)


def _in_round(inspection: Inspection, instrument: Instrument, rows_file: RowsFile) -> Instrument:
    """Write the rows, unless the round has rows already: those have gone out."""
    path = inspection.rows_path(instrument, rows_file.body)
    if not path.exists():
        write_rows(path, replace(rows_file, round=instrument.round), inspection.marking, inspection.synthetic_text)
    return instrument


def _rows_of(inspection: Inspection, instrument: Instrument, round_: str, body: str) -> RowsFile | None:
    path = inspection.rows_path(replace(instrument, round=round_), body)
    return load_rows(path, inspection.shown(path)) if path.exists() else None


def _free(day: str, taken: Sequence[str]) -> str:
    """A round of that day that there is not yet."""
    names = (day if number == 1 else f"{day}.{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
