"""`inspect-kit fact-check list`: what bodies challenge."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Bodies, Form
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    bodies: Bodies = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only those that wait for an answer.")] = False,
    form: Form = Format.TABLE,
) -> None:
    """List what bodies challenge, where it stands, and how it was answered."""
    from inspect_kit.cli.fact_check.options import challenges_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.fact_check.view import challenges_view

    inspection, challenges, problems = challenges_of(context, bodies or ())
    shown = [each for each in challenges if each.is_open or not only_open]
    print_view(challenges_view(shown), form, above([inspection], inspection.languages[0]))
    finish(problems)
