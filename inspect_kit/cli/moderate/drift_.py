"""`inspect-kit moderate drift`: who answers unlike the others."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.moderate.options import OnlyBodies, OnlyQuestions
from inspect_kit.cli.options import Form, InstrumentId, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    reviewer: Annotated[list[str] | None, typer.Option("--reviewer", help="Only this one; repeatable.")] = None,
    body: OnlyBodies = None,
    question: OnlyQuestions = None,
    every: Annotated[bool, typer.Option("--all", help="Every comparison, not only those that are marked.")] = False,
    instrument: InstrumentId = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Compare each reviewer's answers with those of the others, within bodies, where cases are dealt at random.

    Only what is beyond noise is shown, and how many comparisons were made.
    """
    from inspect_kit.cli.options import chosen_of, language_of, opened
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.moderation.drift import drifts
    from inspect_kit.moderation.drift_view import drift_view

    inspection, problems = opened(context)
    meant = language_of(inspection, language)
    chosen, told = chosen_of(inspection, instrument, body)
    found, wrong = drifts(inspection, chosen)
    shown = found.of(reviewer or (), question or ())
    print_view(drift_view(shown, inspection.small_number, meant, every), form, above([inspection], meant))
    finish([*problems, *told, *wrong])
