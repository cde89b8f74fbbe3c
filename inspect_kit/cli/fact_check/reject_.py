"""`inspect-kit fact-check reject`: a challenge is turned down, with why."""

from __future__ import annotations

import typer

from inspect_kit.cli.fact_check.options import Because, By, ChallengeId, On


def command(context: typer.Context, challenge: ChallengeId, by: By = "", because: Because = "", on: On = None) -> None:
    """Turn a challenge down. The figures stay as they are, and the body gets the reason."""
    from datetime import date

    from inspect_kit.cli.options import opened
    from inspect_kit.cli.output import finish
    from inspect_kit.fact_check.respond import Reply, reject

    inspection, problems = opened(context)
    today = date.today().isoformat()
    decision, told = reject(inspection, Reply(challenge, by, because, on or today), today)
    print(f"{decision.challenge}: rejected")
    finish([*problems, *told])
