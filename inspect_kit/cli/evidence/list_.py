"""`inspect-kit evidence list`: what is in the log."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.evidence.options import On
from inspect_kit.cli.options import Form, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    body: Annotated[list[str] | None, typer.Option(help="About this body, or `national`; repeatable.")] = None,
    on: On = None,
    kind: Annotated[list[str] | None, typer.Option(help="Of this kind; repeatable.")] = None,
    strength: Annotated[list[str] | None, typer.Option(help="Of this strength; repeatable.")] = None,
    points: Annotated[list[str] | None, typer.Option(help="That points for, against, or is context; repeatable.")] = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """List the records of the log, all of them or those that are wanted."""
    from inspect_kit.cli.evidence.options import log_of, points_of, scopes_of
    from inspect_kit.cli.options import language_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.evidence_log.view import Wanted, records_view, select
    from inspect_kit.problems import Place, problem

    inspection, log, problems = log_of(context)
    meant = language_of(inspection, language)
    pointing = tuple(points_of(each).value for each in points or ())
    wanted = Wanted(scopes_of(inspection, body or ()), tuple(on or ()), tuple(kind or ()), tuple(strength or ()), pointing)
    print_view(records_view(select(log, wanted), log, meant), form, above([inspection], meant))
    finish([*problems, *([] if log.records else [problem("evidence-none", Place("evidence"))])])
