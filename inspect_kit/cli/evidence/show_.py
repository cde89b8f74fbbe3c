"""`inspect-kit evidence show`: one record."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Form, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar="ID", help="Its id, as `evidence list` shows it.")],
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Show everything about one record, with the wording of its indicators."""
    from inspect_kit.chosen import unknown_name
    from inspect_kit.cli.evidence.options import log_of
    from inspect_kit.cli.options import language_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.evidence_log.view import record_view
    from inspect_kit.problems import Place, StopRun

    inspection, log, problems = log_of(context)
    if record not in log.records:
        raise StopRun([unknown_name("evidence-unknown-id", Place("evidence"), record, log.records)], 2)
    meant = language_of(inspection, language)
    print_view(record_view(log.records[record], log, meant), form, above([inspection], meant))
    finish(problems)
