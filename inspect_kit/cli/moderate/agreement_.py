"""`inspect-kit moderate agreement`: how far two readings agree."""

from __future__ import annotations

import typer

from inspect_kit.cli.moderate.options import OnlyBodies, OnlyQuestions
from inspect_kit.cli.options import Form, InstrumentId, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    body: OnlyBodies = None,
    question: OnlyQuestions = None,
    instrument: InstrumentId = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Show percent agreement, Cohen's kappa and Gwet's AC1 of the cases that two people read, each with its interval."""
    from inspect_kit.cli.moderate.options import read_twice_of
    from inspect_kit.cli.options import language_of, opened
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.moderation.agreement import agreements
    from inspect_kit.moderation.agreement_view import agreement_view

    inspection, problems = opened(context)
    meant = language_of(inspection, language)
    read, told = read_twice_of(inspection, instrument, body, question)
    lines = [each for each in agreements(read, meant) if not question or each.question in question]
    print_view(agreement_view(lines, inspection.small_number), form, above([inspection], meant))
    finish([*problems, *told])
