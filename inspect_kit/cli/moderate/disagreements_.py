"""`inspect-kit moderate disagreements`: what two readings do not agree on, by cell."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.moderate.options import OnlyBodies, OnlyQuestions
from inspect_kit.cli.options import Form, InstrumentId, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    body: OnlyBodies = None,
    question: OnlyQuestions = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only what nobody has settled.")] = False,
    instrument: InstrumentId = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """List every answer that two readings differ in: what each says and in which cell, and who settled it, and why."""
    from inspect_kit.cli.moderate.options import read_twice_of
    from inspect_kit.cli.options import language_of, opened
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.moderation.disagreements import disagreements, disagreements_view

    inspection, problems = opened(context)
    meant = language_of(inspection, language)
    read, told = read_twice_of(inspection, instrument, body, question)
    found = [each for each in disagreements(read) if not question or each.question.id in question]
    found = [each for each in found if not only_open or each.settled is None]
    print_view(disagreements_view(found, meant), form, above([inspection], meant))
    finish([*problems, *told])
