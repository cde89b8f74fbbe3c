"""What the verbs of `evidence` share: the log, and options that narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.problems import Place, StopRun, problem

if TYPE_CHECKING:
    from inspect_kit.criteria import CriteriaSet
    from inspect_kit.evidence_log.model import EvidenceLog, Points
    from inspect_kit.inspection import Inspection
    from inspect_kit.problems import Problem

On = Annotated[list[str] | None, typer.Option("--on", metavar="ID", help="Of this indicator or criterion; repeatable.")]


def log_of(context: typer.Context) -> tuple[Inspection, EvidenceLog, list[Problem]]:
    """The log of the inspection one stands in.

    Raises:
        StopRun: there is something wrong with it.
    """
    from inspect_kit.cli.options import opened
    from inspect_kit.evidence_log.load import load_evidence

    inspection, problems = opened(context)
    log, found = load_evidence(inspection)
    if log is None:
        raise StopRun([*problems, *found])
    return inspection, log, [*problems, *found]


def scopes_of(inspection: Inspection, names: Sequence[str]) -> tuple[str, ...]:
    """The scopes of bodies that are named; `national` is all of them.

    Raises:
        StopRun: there is no such body.
    """
    from inspect_kit.evidence_log.load import nearest
    from inspect_kit.evidence_log.model import scope_of
    from inspect_kit.inspection import ACROSS, ALL

    every = [each.id for each in inspection.bodies]
    wrong = [each for each in names if scope_of(each) not in (ALL, *every)]
    if wrong:
        known = {each: nearest(each, [ACROSS, *every]) for each in wrong}
        raise StopRun([problem("evidence-unknown-body", Place("--body"), name=each, known=known[each]) for each in wrong], 2)
    return tuple(scope_of(each) for each in names)


def criteria_named(inspection: Inspection, log: EvidenceLog, name: str | None) -> CriteriaSet:
    """The criteria set that is meant: the one that is named, else that of the log, else the inspection's only one.

    Raises:
        StopRun: none or several could be meant.
    """
    from inspect_kit.criteria.which import criteria_meant

    if name is None and len(log.criteria) == 1:
        return next(iter(log.criteria.values()))
    return criteria_meant(inspection.folder, name)


def points_of(name: str) -> Points:
    """Where it points.

    Raises:
        StopRun: it can point nowhere of that name.
    """
    from inspect_kit.evidence_log.model import Points

    known = [each.value for each in Points]
    if name not in known:
        raise StopRun([problem("document-not-accepted", Place("--points"), found=name, accepted=known)], 2)
    return Points(name)
