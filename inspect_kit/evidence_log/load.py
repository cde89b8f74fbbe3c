"""The log of evidence of an inspection. In: its folder's `evidence/*.yaml`. Out: an `EvidenceLog`, with every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.criteria import CriteriaSet, load_criteria
from inspect_kit.criteria.which import named_set, sets_in
from inspect_kit.evidence_log.kinds import Kinds, load_kinds
from inspect_kit.evidence_log.model import EvidenceLog, Points, Record, scope_of
from inspect_kit.evidence_log.personal import looks_personal
from inspect_kit.inspection import ACROSS, Inspection
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.register.periods import is_day

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document

FOLDER = "evidence"
NEAR = 12
"""So many known ids a message names."""
COMPARED = 500
"""Among more than these, nobody looks for the ones most like a name that is not there: it would take minutes."""


def evidence_paths(inspection: Inspection) -> list[Path]:
    """The files of the log."""
    return sorted((inspection.folder / FOLDER).glob("*.yaml"))


def load_evidence(inspection: Inspection) -> tuple[EvidenceLog | None, list[Problem]]:
    """Every record. None where anything is wrong that is an error; the log of an inspection without files is empty."""
    from inspect_kit.documents.load import load_document

    loaded = [load_document(path, "evidence", inspection.shown(path)) for path in evidence_paths(inspection)]
    problems = [each for _, found in loaded for each in found]
    documents = [document for document, _ in loaded if document is not None]
    kinds, found = load_kinds(inspection.evidence_kinds, inspection.folder)
    problems += found
    if kinds is None:
        return None, problems
    log, found = build_log(inspection, kinds, documents)
    problems += found
    return (None if has_errors(problems) else log), problems


def build_log(inspection: Inspection, kinds: Kinds, documents: Sequence[Document]) -> tuple[EvidenceLog, list[Problem]]:
    """The log that documents of the right shape are, with what is wrong with it."""
    problems: list[Problem] = []
    records: dict[str, Record] = {}
    sets: dict[str, CriteriaSet] = {}
    retired = {name: document.place("retired", at) for document in documents for at, name in _retired(document)}
    for document in documents:
        criteria, found = criteria_of(inspection, document) if document.data["evidence"] else (None, [])
        problems += found
        if criteria is None:
            continue
        sets[criteria.id] = criteria
        known = Known(inspection, kinds, criteria)
        for at, data in enumerate(document.data["evidence"]):
            record = _record(data, criteria.id, document.place("evidence", at))
            problems += record_problems(record, known, partial(document.place, "evidence", at))
            problems += _used_before(record, records, retired, document.place("evidence", at, "id"))
            records.setdefault(record.id, record)
    return EvidenceLog(kinds, records, sets, frozenset(retired)), problems


def criteria_of(inspection: Inspection, document: Document) -> tuple[CriteriaSet | None, list[Problem]]:
    """The criteria set that a document of evidence or judgements speaks of: the one it names, or the inspection's only one."""
    name, place = document.data.get("criteria"), document.place("criteria")
    try:
        meant = [named_set(name, inspection)] if name is not None else sets_in(inspection)
    except StopRun:  # a template is broken, which is told where it is checked
        return None, []
    if not meant:
        return None, [problem("evidence-no-criteria", place)]
    if len(meant) > 1:
        return None, [problem("evidence-which-criteria", place, known=[each.name for each in meant])]
    return load_criteria(*meant[0])


def _retired(document: Document) -> Iterator[tuple[int, str]]:
    yield from enumerate(document.data.get("retired", ()))


def _record(data: Mapping[str, Any], criteria: str, place: Place) -> Record:
    names = ("id", "kind", "strength", "on", "by", "source", "says")
    texts = {name: data[name] for name in names}
    body, points = scope_of(data["body"]), Points(data["points"])
    return Record(body=body, criteria=criteria, indicators=tuple(data["indicators"]), points=points, place=place, **texts)


@dataclass(frozen=True)
class Known:
    """What a record can name."""

    inspection: Inspection
    kinds: Kinds
    criteria: CriteriaSet


def record_problems(record: Record, known: Known, place: Callable[..., Place]) -> Iterator[Problem]:
    """What is wrong with one record, by itself. `place` gives where each of its parts stands."""
    bodies = [each.id for each in known.inspection.bodies]
    indicators = [each.id for each in known.criteria.indicators()]
    named = [
        ("evidence-unknown-body", ("body",), record.body, [scope_of(ACROSS), *bodies]),
        ("evidence-unknown-kind", ("kind",), record.kind, list(known.kinds.kinds)),
        ("evidence-unknown-strength", ("strength",), record.strength, list(known.kinds.strengths)),
        *(("evidence-unknown-indicator", ("indicators", at), each, indicators) for at, each in enumerate(record.indicators)),
    ]
    for code, pointer, name, every in named:
        if name not in every:
            yield problem(code, place(*pointer), name=name, known=nearest(name, every), kinds=known.inspection.evidence_kinds)
    if not is_day(record.on):
        yield problem("recs-bad-date", place("on"), value=record.on)
    for key, text in (("by", record.by), ("source", record.source), ("says", record.says)):
        if not text.strip():
            yield problem("document-empty", place(key))
        for what in looks_personal(text):
            yield problem("evidence-looks-personal", place(key), what=what)


def nearest(name: str, known: Sequence[str]) -> list[str]:
    """The ids most like one that is not there, else the first of them."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=3) if len(known) <= COMPARED else []
    return near or [*known[:NEAR], *(["…"] if len(known) > NEAR else [])]


def _used_before(
    record: Record, records: Mapping[str, Record], retired: Mapping[str, Place], place: Place
) -> Iterator[Problem]:
    """Ids are used once, whatever becomes of the record."""
    if record.id in records:
        first = records[record.id].place
        yield problem("evidence-duplicate-id", place, id=record.id, other=first)
    if record.id in retired:
        yield problem("evidence-id-retired", place, id=record.id, other=retired[record.id])
