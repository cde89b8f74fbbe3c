"""Is what `inspection.yaml` says in order? In: the inspection and its document. Out: a problem for each mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from inspect_kit.inspection.model import ACROSS, ALL, EACH
from inspect_kit.inspection.names import file_part
from inspect_kit.problems import Problem, problem

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document
    from inspect_kit.inspection import Inspection, Instrument, SampleSpec

RESERVED_NAMES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
NOT_FOR_BODIES = (ALL, EACH, ACROSS)
"""Scopes of figures, and the page across all bodies."""
FORBIDDEN_IN_NAMES = set('<>:"/\\|?*')
NAME_LIMIT = 60


def check_inspection(inspection: Inspection, document: Document, registered: Mapping[str, object] | None) -> Iterator[Problem]:
    """Every mistake that the schema cannot see."""
    ids = [body.id for body in inspection.bodies]
    yield from _bodies(ids, document, registered)
    yield from _exemptions(inspection, document)
    instruments = [each.id for each in inspection.instruments]
    for index, instrument in enumerate(inspection.instruments):
        if instrument.id in instruments[:index]:
            yield problem("folder-duplicate-id", document.place("instruments", index, "id"), id=instrument.id)
        yield from _InstrumentCheck(document, index).check(instrument, ids)
        for at, name in enumerate(instrument.about):
            if name not in {each.id for each in inspection.instruments if not each.dated}:
                known = [each.id for each in inspection.instruments if not each.dated]
                yield problem("folder-about-unknown", document.place("instruments", index, "about", at), id=name, known=known)
        if instrument.id in inspection.languages:
            yield problem("folder-instrument-is-language", document.place("instruments", index, "id"), id=instrument.id)


def _exemptions(inspection: Inspection, document: Document) -> Iterator[Problem]:
    """What is exempt is named, and there; measures are looked for when figures are published."""
    known = [each.id for each in inspection.instruments]
    for index, each in enumerate(inspection.disclosure.exempt):
        at = ("disclosure", "exempt", index)
        if each.instrument is None and each.measure is None and each.by is None:
            yield problem("disclosure-exempts-all", document.place(*at))
        if each.instrument is not None and each.instrument not in known:
            yield problem("disclosure-no-instrument", document.place(*at, "instrument"), name=each.instrument, known=known)


def _bodies(ids: Sequence[str], document: Document, registered: Mapping[str, object] | None) -> Iterator[Problem]:
    for index, body_id in enumerate(ids):
        place = document.place("bodies", index, "id")
        if body_id in ids[:index]:
            yield problem("folder-duplicate-id", place, id=body_id)
        if registered is not None and body_id not in registered:
            yield problem("folder-not-registered", place, id=body_id)
        if body_id in NOT_FOR_BODIES:
            yield problem("folder-reserved-id", place, id=body_id)
        if not usable_as_name(body_id):
            yield problem("folder-bad-name", place, name=body_id)


def usable_as_name(name: str) -> bool:
    """Can this be the name of a file or folder, on every system?"""
    if not name or len(name) > NAME_LIMIT or set(name) & FORBIDDEN_IN_NAMES or not name.isprintable():
        return False
    return not name.startswith(".") and not name.endswith((".", " ")) and name.split(".")[0].lower() not in RESERVED_NAMES


def reviewer_faults(names: Sequence[str]) -> Iterator[tuple[int, str, dict[str, object]]]:
    """What is wrong with reviewers' names, each of which will be part of a file's name: which one, and the message."""
    for index, name in enumerate(names):
        if not usable_as_name(name) or "." in name:
            yield index, "folder-bad-name", {"name": name}
        if file_part(name).lower() in {file_part(each).lower() for each in names[:index]}:  # one file on Windows
            yield index, "folder-duplicate-id", {"id": name}


class _InstrumentCheck:
    """The checks of one instrument."""

    def __init__(self, document: Document, index: int) -> None:
        self._document = document
        self._at = ("instruments", index)

    def _say(self, code: str, *pointer: str | int, **fields: object) -> Problem:
        return problem(code, self._document.place(*self._at, *pointer), **fields)

    def check(self, instrument: Instrument, bodies: Sequence[str]) -> Iterator[Problem]:
        if instrument.id in bodies:
            yield self._say("folder-instrument-is-body", "id", id=instrument.id)
        for key, name in (("id", instrument.id), ("round", instrument.round)):
            if not usable_as_name(name) and not (key == "round" and instrument.dated):
                yield self._say("folder-bad-name", key, name=name)
        yield from self._bodies(instrument, bodies)
        yield from self._reviewers(instrument)
        yield from self._leads(instrument)
        if instrument.sample is not None and instrument.dated:
            yield self._say("folder-sample-no-round", "sample")
        if instrument.sample is not None:
            yield from self._sample(instrument, instrument.sample)

    def _bodies(self, instrument: Instrument, bodies: Sequence[str]) -> Iterator[Problem]:
        for index, body_id in enumerate(instrument.bodies):
            if body_id not in bodies:
                yield self._say("folder-unknown-body", "bodies", index, id=body_id, known=list(bodies))
        for index, body_id in enumerate(instrument.excluded):
            if body_id not in instrument.bodies:
                place = ("exclude", index, "body")
                yield self._say("folder-unknown-body", *place, id=body_id, known=list(instrument.bodies))

    def _reviewers(self, instrument: Instrument) -> Iterator[Problem]:
        for index, code, fields in reviewer_faults(instrument.reviewers):
            yield self._say(code, "reviewers", index, **fields)
        if instrument.double and len(instrument.reviewers) < 2:
            yield self._say("folder-double-alone", "double")

    def _leads(self, instrument: Instrument) -> Iterator[Problem]:
        """Leads are of the instrument's bodies, and no two of them have one file."""
        for body, leads in instrument.leads.items():
            if body not in instrument.bodies:
                yield self._say("folder-unknown-body", "leads", body, id=body, known=list(instrument.bodies))
            named: dict[str, str] = {}
            for item, name in leads.items():
                first = named.setdefault(file_part(name).lower(), name)
                if first != name:
                    yield self._say("assess-leads-alike", "leads", body, item, name=name, other=first)

    def _sample(self, instrument: Instrument, sample: SampleSpec) -> Iterator[Problem]:
        if not sample.seed.strip():
            yield self._say("folder-no-seed", "sample", "seed")
        if instrument.double > sample.size:
            yield self._say("folder-double-many", "double", double=instrument.double, size=sample.size)
        if "reference" not in instrument.columns:
            yield self._say("folder-no-reference", "list")
        if sample.by is None:
            return
        if sample.by not in instrument.columns:
            yield self._say("folder-stratum-not-listed", "sample", "strata", "by", name=sample.by)
        total = sum((sample.quotas or {}).values())
        if total != sample.size:
            yield self._say("folder-quotas-sum", "sample", "strata", "quotas", total=total, size=sample.size)
