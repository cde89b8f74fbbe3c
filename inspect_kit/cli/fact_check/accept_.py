"""`inspect-kit fact-check accept`: a challenge is right, and the answer is amended."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.fact_check.options import Because, By, ChallengeId, On
from inspect_kit.cli.options import InstrumentId


def command(
    context: typer.Context,
    challenge: ChallengeId,
    by: By = "",
    because: Because = "",
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="VALUE", help="The answer, typed as in a cell; else as the body says."),
    ] = None,
    case: Annotated[str | None, typer.Option(help="Where a figure is challenged: the row that is wrong.")] = None,
    question: Annotated[str | None, typer.Option(help="Where a figure is challenged: the question.")] = None,
    instrument: InstrumentId = None,
    on: On = None,
) -> None:
    """Take a challenge as right. The answer is amended, with who, when and why, and every figure that rests on it follows."""
    from datetime import date

    from inspect_kit.answers.amend import find_question
    from inspect_kit.cli.options import chosen_of, opened
    from inspect_kit.cli.output import finish
    from inspect_kit.fact_check.respond import Reply, accept

    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, instrument)
    answer = (find_question(chosen, question).id, case, question) if case is not None and question is not None else ()
    today = date.today().isoformat()
    reply = Reply(challenge, by, because, on or today, answer, tuple(to or ()))
    decision, told = accept(inspection, chosen, reply, today)
    print(f"{decision.challenge}: accepted, {'/'.join(decision.changed)} amended")
    finish([*problems, *found, *told])
