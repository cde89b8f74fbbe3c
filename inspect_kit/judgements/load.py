"""The judgements of an inspection. In: its folder's `judgements.yaml`. Out: `Judgements`, with every problem."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.criteria import CriteriaSet
from inspect_kit.criteria.shown import criteria_items
from inspect_kit.evidence_log.load import criteria_of, load_evidence
from inspect_kit.evidence_log.model import scope_of
from inspect_kit.inspection import Inspection
from inspect_kit.judgements.check import Around, check_judgements
from inspect_kit.judgements.figures import Held, figures_held
from inspect_kit.judgements.model import Finding, Grade, Judgement, Judgements, Rule, Scale, Threshold
from inspect_kit.judgements.scale import build_scale, check_grades, load_scale
from inspect_kit.problems import Problem, has_errors

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document

FILE = "judgements.yaml"
Data = Mapping[str, Any]


def judgements_path(inspection: Inspection) -> Path:
    """Where they stand."""
    return inspection.folder / FILE


def load_judgements(inspection: Inspection) -> tuple[Judgements | None, list[Problem]]:
    """Everything that was decided, with the log of evidence.

    None without problems where the inspection has no such file; None with errors where something is wrong with it, with the
    log of evidence, or with what they name. No figure is computed: what figures propose, and where a decision differs from
    that, is in `stand.py`.
    """
    from inspect_kit.documents.load import load_document

    path = judgements_path(inspection)
    if not path.exists():
        return None, []
    document, problems = load_document(path, "judgements", inspection.shown(path))
    if document is None:
        return None, problems
    scale, found = _scale(document, inspection.folder)
    problems += found
    log, found = load_evidence(inspection)
    problems += found
    criteria, found = criteria_of(inspection, document)
    problems += found
    if scale is None or log is None or criteria is None:
        return None, problems
    held = figures_held(inspection, criteria)
    judgements = Judgements(log=log, **_build(document, inspection, scale, criteria, held))
    problems += check_judgements(judgements, document, Around(inspection, held))
    return (None if has_errors(problems) else judgements), problems


def _scale(document: Document, folder: Path) -> tuple[Scale | None, list[Problem]]:
    data = document.data["scale"]
    if isinstance(data, str):
        return load_scale(data, folder, document.place("scale"))
    problems = list(check_grades(document, "scale"))
    return (None if problems else build_scale(data)), problems


def _build(document: Document, inspection: Inspection, scale: Scale, criteria: CriteriaSet, held: Held) -> dict[str, Any]:
    data = document.data
    decided: dict[tuple[str, str], Judgement] = {}
    for at, each in enumerate(data["judgements"]):
        judgement = _judgement(each, scale, document, at)
        decided.setdefault((judgement.body, judgement.on), judgement)
    findings: dict[str, Finding] = {}
    for at, each in enumerate(data.get("findings", ())):
        findings.setdefault(each["id"], _finding(each, document, at))
    rules = tuple(_rule(each, inspection, criteria, held) for each in data.get("proposals", ()))
    base = {"path": document.path, "scale": scale, "criteria": criteria}
    return {**base, "rules": rules, "decided": decided, "findings": findings}


def _judgement(data: Data, scale: Scale, document: Document, at: int) -> Judgement:
    """One decision. A grade that is not on the scale is told by the checks, and nothing is made of it."""
    grade = scale.grade(data["grade"]) or Grade(data["grade"], scale.title, None)
    rests = {"evidence": tuple(data.get("evidence", ())), "results": tuple(data.get("results", ()))}
    because = " ".join(data.get("because", "").split())
    place = document.place("judgements", at)
    return Judgement(data["on"], scope_of(data["body"]), grade, data["by"], data["at"], because, place=place, **rests)


def _finding(data: Data, document: Document, at: int) -> Finding:
    rests = {"evidence": tuple(data.get("evidence", ())), "results": tuple(data.get("results", ()))}
    says = " ".join(data["says"].split())
    return Finding(data["id"], data["on"], scope_of(data["body"]), says, place=document.place("findings", at), **rests)


def _rule(data: Data, inspection: Inspection, criteria: CriteriaSet, held: Held) -> Rule:
    named = [data["on"]] if isinstance(data.get("on"), str) else data.get("on", ())
    every = [each.id for each in criteria_items(criteria) if each.kind == data.get("every") and each.id in held.evidence]
    return Rule(
        id=data["id"],
        on=tuple(named or every),
        named="on" in data,
        measure=data.get("measure"),
        instrument=data.get("instrument"),
        least=data.get("least", inspection.small_number),
        thresholds=tuple(Threshold(e["grade"], e.get("at_least"), e.get("at_most")) for e in data.get("thresholds", ())),
        bands=data.get("bands", {}),
    )
