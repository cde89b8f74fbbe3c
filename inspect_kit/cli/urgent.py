"""`inspect-kit urgent`: cases that cannot wait."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format


def register(app: typer.Typer) -> None:
    app.command("urgent")(urgent)


def urgent(
    context: typer.Context,
    bodies: Bodies = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only those that are not settled.")] = False,
    fail_on_open: Annotated[bool, typer.Option("--fail-on-open", help="End with exit code 1 where any is open.")] = False,
    instrument: InstrumentId = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """List the cases that cannot wait, open ones first: why, who was told, when, and what was replied.

    What makes a case urgent, and which answers settle it, is said in the template.
    """
    from inspect_kit.cli.options import chosen_of, language_of, opened
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.urgent_view import load_urgent, urgent_view

    inspection, problems = opened(context)
    meant = language_of(inspection, language)
    chosen, told = chosen_of(inspection, instrument, bodies, dated=True)
    found, wrong = load_urgent(inspection, chosen)
    shown = [each for each in found if each.is_open or not only_open]
    print_view(urgent_view(shown, meant), form, above([inspection], meant))
    finish([*problems, *told, *wrong], failed=fail_on_open and any(each.is_open for each in found))
