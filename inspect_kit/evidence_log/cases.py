"""What cases add to the log: by body and indicator, the instruments whose cases bear on it. In: an inspection, a set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_kit.criteria import CriteriaSet
from inspect_kit.evidence_log.model import EvidenceLog
from inspect_kit.inspection import ALL, Inspection
from inspect_kit.problems import Problem
from inspect_kit.self_assessment.beside import cases_of


def sources_of_cases(
    inspection: Inspection, criteria: CriteriaSet, language: str
) -> tuple[Mapping[tuple[str, str], list[str]], list[Problem]]:
    """The sources, each with at least one case that is evidence; and problems met on the way."""
    bodies = [each.id for each in inspection.bodies]
    reviewed, problems = cases_of([inspection], criteria, bodies, language)
    return {key: [each.source for each in found] for key, found in reviewed.evidence.items()}, problems


def looked_at(
    inspection: Inspection, log: EvidenceLog, criteria: CriteriaSet, cases: Mapping[tuple[str, str], Sequence[str]]
) -> list[str]:
    """The bodies that something is known of, in the inspection's order; all where nothing is known of any."""
    written = {each.body for each in log.records.values() if each.criteria == criteria.id and each.body != ALL}
    known = written | {body for body, _ in cases}
    every = [each.id for each in inspection.bodies]
    return [each for each in every if each in known] or every
