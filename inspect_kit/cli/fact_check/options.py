"""What the verbs of `fact-check` share: the challenges, and who answers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.problems import Place, StopRun, problem

if TYPE_CHECKING:
    from inspect_kit.fact_check.challenges import Challenge
    from inspect_kit.inspection import Inspection
    from inspect_kit.problems import Problem

ChallengeId = Annotated[str, typer.Argument(metavar="CHALLENGE", help="Its id, as `fact-check list` shows it.")]
By = Annotated[str, typer.Option(help="Who answers.")]
Because = Annotated[str, typer.Option(help="Why: the body will read it.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="When, today if left out.")]


def challenges_of(context: typer.Context, bodies: Sequence[str]) -> tuple[Inspection, list[Challenge], list[Problem]]:
    """The challenges of these bodies; of all where none is named.

    Raises:
        StopRun: there is no such body here.
    """
    from inspect_kit.cli.options import opened
    from inspect_kit.fact_check.challenges import load_challenges

    inspection, problems = opened(context)
    known = [body.id for body in inspection.bodies]
    place = Place("inspection.yaml")
    wrong = [problem("usage-unknown-body", place, name=each, known=known) for each in bodies if each not in known]
    if wrong:
        raise StopRun(wrong, 2)
    challenges, found = load_challenges(inspection, bodies)
    return inspection, challenges, [*problems, *found]
