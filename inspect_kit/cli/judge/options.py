"""What the verbs of `judge` share: the judgements with their figures, narrowed to what somebody wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.problems import Place, StopRun, problem

if TYPE_CHECKING:
    from inspect_kit.inspection import Inspection
    from inspect_kit.judgements import Judgements, Standing
    from inspect_kit.measures.run import InspectionScores
    from inspect_kit.problems import Problem

Scopes = Annotated[
    list[str] | None, typer.Argument(metavar="[BODY]...", help="Only these, or `all`; every one where none is named.")
]
On = Annotated[list[str] | None, typer.Option("--on", metavar="ID", help="On this indicator or criterion; repeatable.")]


@dataclass(frozen=True)
class Judged:
    """Judgements, the figures they are held against, how they stand, and what was met on the way."""

    inspection: Inspection
    judgements: Judgements
    scored: tuple[InspectionScores, ...]
    standings: tuple[Standing, ...]
    problems: list[Problem]
    language: str


def judged(context: typer.Context, language: str | None) -> Judged:
    """The judgements of the inspection one stands in, with their figures.

    Raises:
        StopRun: there are none, or something is wrong with them.
    """
    from inspect_kit.cli.options import language_of, opened
    from inspect_kit.judgements import load_judgements, where_judged
    from inspect_kit.judgements.figures import score_for
    from inspect_kit.judgements.load import FILE

    inspection, problems = opened(context)
    meant = language_of(inspection, language)
    judgements, found = load_judgements(inspection)
    if judgements is None:
        raise StopRun([*problems, *found] if found else [problem("judge-none", Place(FILE))], 1 if found else 2)
    scored, told = score_for(inspection, judgements, meant)
    standings = where_judged(judgements, scored)
    return Judged(inspection, judgements, scored, standings, [*problems, *found, *told], meant)


def wanted(judged: Judged, bodies: Sequence[str] | None, on: Sequence[str] | None) -> list[Standing]:
    """The standings that somebody wants.

    Raises:
        StopRun: there is no such body, indicator or criterion.
    """
    from inspect_kit.evidence_log.load import nearest
    from inspect_kit.evidence_log.model import scope_of
    from inspect_kit.inspection import ALL

    known = [ALL, *(each.id for each in judged.inspection.bodies)]
    items = judged.judgements.items()
    scopes = [scope_of(each) for each in bodies or ()]
    wrong = [problem("judge-unknown-body", Place("judge"), name=e, known=nearest(e, known)) for e in scopes if e not in known]
    wrong += [problem("judge-unknown-on", Place("--on"), name=e, known=nearest(e, items)) for e in on or () if e not in items]
    if wrong:
        raise StopRun(wrong, 2)
    return [each for each in judged.standings if (not scopes or each.body in scopes) and (not on or each.on in on)]
