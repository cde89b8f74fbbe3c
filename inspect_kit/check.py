"""Is everything in order? In: an inspection folder. Out: every problem of every document in it, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from inspect_kit.answers.amendments import Amendment, load_amendments
from inspect_kit.answers.fit import check_fit
from inspect_kit.answers.model import READINGS
from inspect_kit.answers.store import load_answers
from inspect_kit.bodies import load_body_register
from inspect_kit.charts.check import check_definitions
from inspect_kit.criteria import load_criteria
from inspect_kit.criteria.importing.columns import load_map
from inspect_kit.criteria.versions.mapping import check_mapping, kept_mappings
from inspect_kit.criteria_rows import check_leads
from inspect_kit.documents.load import kind_of, load_document
from inspect_kit.documents.schemas import KINDS
from inspect_kit.drawing import quota_problems, verify_body
from inspect_kit.evidence_log.kinds import load_kinds
from inspect_kit.evidence_log.load import evidence_paths, load_evidence
from inspect_kit.files import read_bytes
from inspect_kit.inspection import FILE, Inspection, Instrument, find_inspection, load_inspection
from inspect_kit.judgements.load import judgements_path, load_judgements
from inspect_kit.judgements.scale import load_scale
from inspect_kit.judgements.stand import check_decisions
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.register.folder import find_registers, load_register, load_registers, register_paths
from inspect_kit.register.periods import LAST_DAY
from inspect_kit.register.standing import where_all_stand
from inspect_kit.register.states import load_states
from inspect_kit.rows import load_rows
from inspect_kit.self_assessment.load import check_scale
from inspect_kit.shipped import document_path
from inspect_kit.template.build import load_template
from inspect_kit.template.model import FactSource, Part, Template
from inspect_kit.template.translated import check_translated

SIZE_LIMIT = 20_000_000


def check_folder(start: Path) -> list[Problem]:
    """Everything wrong with the inspection and with what it names."""
    try:
        inspection, problems = load_inspection(find_inspection(start))
    except StopRun as stop:
        alone = None if (start / FILE).exists() else find_registers(start)
        return list(_stopped(partial(_registers, alone))) if alone is not None else list(stop.problems)
    problems += _translated(inspection.folder / FILE, "inspection", inspection)
    for instrument in inspection.instruments:
        template, found = load_template(instrument.template, inspection.folder)
        problems += found
        if template is not None:
            problems += _instrument(inspection, instrument, template)
    for path in kept_mappings(inspection.folder):
        problems += check_mapping(path)
    problems += check_definitions(inspection)
    log, found = load_amendments(inspection)
    problems += [*found, *_unasked(inspection, log)]
    problems += _judgements(inspection)
    if register_paths(inspection.folder):
        problems += _stopped(partial(_registers, inspection.folder))
    return problems


def _judgements(inspection: Inspection) -> list[Problem]:
    """What was decided and the evidence it names, or the evidence where nothing was decided."""
    if not judgements_path(inspection).exists():
        return load_evidence(inspection)[1] if evidence_paths(inspection) else []
    judgements, problems = load_judgements(inspection)
    return problems + (check_decisions(inspection, judgements) if judgements is not None else [])


def _unasked(inspection: Inspection, log: Sequence[Amendment]) -> Iterator[Problem]:
    """Amendments of questions that no part of their template asks."""
    asked: dict[str, set[str]] = {}
    for instrument in inspection.instruments:
        template, _ = load_template(instrument.template, inspection.folder)
        parts = template.parts if template is not None else ()
        asked[instrument.id] = {question.id for part in parts for question in part.questions()}
    place = Place(inspection.shown(inspection.amendments_path))
    for each in log:
        if each.question not in asked.get(each.instrument, {each.question}):
            yield problem("amendments-unknown-answer", place, row=each.row, question=each.question)


def _registers(folder: Path) -> Iterator[Problem]:
    """The registers of recommendations and their log, up to what was last written in it."""
    found = load_registers([folder])
    yield from found.problems
    yield from where_all_stand(found, LAST_DAY)[1]


def _instrument(inspection: Inspection, instrument: Instrument, template: Template) -> Iterator[Problem]:
    yield from _translated(document_path("casefile_templates", instrument.template, inspection.folder), "template", inspection)
    yield from check_scale(template)
    if instrument.criteria is not None and instrument.criteria != template.criteria:
        yield from load_criteria(instrument.criteria, inspection.folder)[1]
    yield from check_leads(inspection, instrument, template)
    for part in template.parts:
        yield from _facts(inspection, instrument, part)
    yield from quota_problems(instrument, template.parts[0])
    for body in instrument.bodies:
        rows = inspection.rows_path(instrument, body)
        if rows.exists():
            yield from _stopped(partial(_rows, rows, inspection.shown(rows)))
        if inspection.sample_path(instrument, body).exists():
            yield from _stopped(partial(_sample, inspection, instrument, template.parts[0], body))
        for reading in READINGS:
            path = inspection.answers_path(instrument, body, reading)
            if path.exists():
                yield from _stopped(partial(_answers, inspection, template, path))


def _rows(path: Path, shown: str) -> Iterable[Problem]:
    load_rows(path, shown)
    return ()


def _sample(inspection: Inspection, instrument: Instrument, part: Part, body: str) -> Iterable[Problem]:
    return verify_body(inspection, instrument, part, inspection.body(body)).problems


def _stopped(work: Callable[[], Iterable[Problem]]) -> Iterator[Problem]:
    """What the work finds, or what stopped it."""
    try:
        yield from work()
    except StopRun as stop:
        yield from stop.problems


def _translated(path: Path | None, kind: str, inspection: Inspection) -> list[Problem]:
    """Texts that cannot be read in a language on offer; a single language is not an offer."""
    if path is None or len(inspection.languages) < 2:
        return []
    document, problems = load_document(path, kind, path.name)
    return problems if document is None else list(check_translated(document, inspection.languages))


def _facts(inspection: Inspection, instrument: Instrument, part: Part) -> Iterator[Problem]:
    """Facts from lists are mapped to columns, and facts of bodies are known of each."""
    for fact in part.facts:
        if fact.source is FactSource.LIST and fact.id not in instrument.columns:
            yield problem("check-fact-not-mapped", Place(FILE), fact=fact.id, instrument=instrument.id)
        if fact.source is FactSource.BODY:
            for body in instrument.bodies:
                if fact.id not in inspection.body(body).facts:
                    yield problem("sample-body-fact-missing", Place(FILE), fact=fact.id, body=body)
    known = {"reference", *(fact.id for fact in part.facts if fact.source is FactSource.LIST)}
    for name in instrument.columns:
        if name not in known:
            yield problem("check-column-unused", Place(FILE), fact=name, known=sorted(known))


def _answers(inspection: Inspection, template: Template, path: Path) -> Iterator[Problem]:
    """Stored answers fit their questions, as they may not after somebody edited the file or the template."""
    shown = inspection.shown(path)
    yield from check_fit(template, load_answers(path, shown), shown)


CHECKS: dict[str, Callable[[Path], list[Problem]]] = {
    "template": lambda path: load_template(path.name, path.parent)[1],
    "criteria": lambda path: load_criteria(path.name, path.parent)[1],
    "criteria_columns": lambda path: load_map(path)[1],
    "criteria_mapping": check_mapping,
    "bodies": lambda path: load_body_register(path.name, path.parent)[1],
    "states": lambda path: load_states(path.name, path.parent)[1],
    "evidence_kinds": lambda path: load_kinds(path.name, path.parent)[1],
    "scale": lambda path: load_scale(path.name, path.parent)[1],
    "register": lambda path: load_register(path, path.name, None)[1],
    "inspection": lambda path: check_folder(path.parent),
}
"""How a document of a kind is checked, with what it names beside it. The others are checked by their schema alone."""


def check_document(path: Path, kind: str | None) -> list[Problem]:
    """Everything wrong with one document; its kind is what its first key says unless one is given."""
    try:
        content = read_bytes(path, SIZE_LIMIT)
    except StopRun as stop:
        return list(stop.problems)
    kind = kind or kind_of(content)
    if kind in CHECKS:
        return CHECKS[kind](path)
    if kind is None:
        from inspect_kit.documents.source import read_source

        _, problems = read_source(content, str(path))
        return problems or [problem("document-unknown-kind", Place(str(path)), known=list(KINDS))]
    return load_document(path, kind)[1]
