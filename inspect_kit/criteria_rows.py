"""The indicators of a criteria set as rows: those that a single body can be assessed by, each under its criteria.

In: a set, a part of a template, who leads on what. Out: rows. The set is kept beside them as it was, so that whatever was
answered can be held against the words that were asked, when the set has moved on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from inspect_kit.criteria import CriteriaSet, GeneralCriterion, Indicator, SpecificCriterion, criteria_items, load_criteria
from inspect_kit.files import write_atomic
from inspect_kit.inspection import FILE, Inspection, Instrument
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.rows import CriteriaUsed, FactValue, Row, RowsFile
from inspect_kit.shipped import document_path
from inspect_kit.template.model import FactSource, Part, RowsFrom, Template

EVERY_BODY = "body"
"""An indicator of a level that is about this can be assessed by a single body."""
SAID_BEFORE = "said_before"
"""The fact that shows what was said of an indicator in an earlier round, where it is worded otherwise now."""
DIGITS = 8


@dataclass(frozen=True)
class NamedCriteria:
    """A criteria set, and the name or path that it goes by here."""

    name: str
    set: CriteriaSet


def uses_criteria(template: Template) -> bool:
    """Are the rows of any part indicators?"""
    return any(part.rows is RowsFrom.CRITERIA for part in template.parts)


def criteria_named(name: str | None, inspection: Inspection, instrument: Instrument) -> NamedCriteria:
    """The set of this name.

    Raises:
        StopRun: nothing was named, there is no such set, or it has errors.
    """
    if name is None:
        raise StopRun([problem("sheets-no-criteria", Place("inspection.yaml"), instrument=instrument.id)])
    criteria, problems = load_criteria(name, inspection.folder)
    if criteria is None or has_errors(problems):
        raise StopRun(problems)
    return NamedCriteria(name, criteria)


def indicator_rows(
    criteria: CriteriaSet, part: Part, language: str, leads: Mapping[str, str] | None, said_before: Mapping[str, str]
) -> tuple[Row, ...]:
    """A row for each indicator; where there are leads, with whoever leads on it. `said_before` is by indicator."""
    found: list[Row] = []
    for general, specific, indicator in of_a_body(criteria):
        known = _known(general, specific, indicator, language) | {SAID_BEFORE: said_before.get(indicator.id, "")}
        shown = [fact.id for fact in part.facts if fact.source is FactSource.CRITERIA]
        facts: dict[str, FactValue] = {name: known[name] for name in shown if known.get(name)}
        found.append(Row(indicator.id, facts, reviewer=lead_of(indicator.id, leads or {})))
    return tuple(found)


def of_a_body(criteria: CriteriaSet) -> list[tuple[GeneralCriterion, SpecificCriterion, Indicator]]:
    """The indicators that a single body can be assessed by, with their criteria."""
    return [
        (general, specific, indicator)
        for general in criteria.general
        for specific in general.specific
        for indicator in specific.indicators
        if (level := criteria.level(indicator.level)) is not None and level.about == EVERY_BODY
    ]


def lead_of(indicator: str, leads: Mapping[str, str]) -> str | None:
    """Who leads on the indicator itself, or on the closest criterion above it. Ids begin with the one they stand under."""
    above = [each for each in leads if each == indicator or indicator.startswith(f"{each}.")]
    return leads[max(above, key=len)] if above else None


def check_leads(inspection: Inspection, instrument: Instrument, template: Template) -> Iterator[Problem]:
    """Whoever leads on something leads on what there is in the instrument's own set."""
    name = instrument.criteria or template.criteria
    criteria = load_criteria(name, inspection.folder)[0] if name is not None and instrument.leads else None
    if criteria is None:
        return
    known = {each.id for each in criteria_items(criteria)}
    for leads in instrument.leads.values():
        for item, who in leads.items():
            if item not in known:
                yield problem("assess-lead-unknown", Place(FILE), name=who, id=item, criteria=criteria.id)


def _known(general: GeneralCriterion, specific: SpecificCriterion, indicator: Indicator, language: str) -> dict[str, str]:
    """What a template may show of an indicator, by the ids of facts."""
    return {
        "general": f"{general.id} {general.text.read(language)}",
        "specific": f"{specific.id} {specific.text.read(language)}",
        "indicator": indicator.text.read(language),
        "evidence_kinds": ", ".join(indicator.evidence_kinds),
    }


def criteria_used(named: NamedCriteria, inspection: Inspection) -> CriteriaUsed:
    """What the rows remember of their set. The name of the copy tells its content, so that one never stands for another."""
    content = _source(named, inspection).read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:DIGITS]
    return CriteriaUsed(named.name, named.set.version, f"criteria.{named.set.id}.{named.set.version}.{digest}.yaml")


def _source(named: NamedCriteria, inspection: Inspection) -> Path:
    path = document_path("criteria", named.name, inspection.folder)
    if path is None:
        raise StopRun([problem("criteria-no-such-set", Place(named.name), name=named.name, known=[])])
    return path


def keep_copy(named: NamedCriteria, used: CriteriaUsed, inspection: Inspection, instrument: Instrument) -> None:
    """Keep the set beside the rows of this round, unless it is there."""
    path = inspection.criteria_copy_path(instrument, used.copy)
    if not path.exists():
        write_atomic(path, _source(named, inspection).read_bytes())


def criteria_as_asked(inspection: Inspection, instrument: Instrument, rows_file: RowsFile) -> CriteriaSet:
    """The set as it was when these rows were made. `instrument` stands at their round.

    Raises:
        StopRun: the copy beside the rows is gone or broken.
    """
    used = rows_file.criteria
    place = Place(inspection.shown(inspection.rows_path(instrument, rows_file.body)))
    if used is None:
        raise StopRun([problem("rows-no-criteria", place, body=rows_file.body)])
    path = inspection.criteria_copy_path(instrument, Path(used.copy).name)
    if not path.is_file():
        raise StopRun([problem("rows-criteria-gone", place, name=inspection.shown(path))])
    criteria, problems = load_criteria(path.name, path.parent)
    if criteria is None:
        raise StopRun(problems)
    return criteria
