"""`inspect-kit evidence matrix`: which kinds of evidence there are, and what rests on one source or none."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    bodies: Bodies = None,
    gaps: Annotated[bool, typer.Option("--gaps", help="Only what rests on one source or none, a line each.")] = False,
    criteria: Annotated[str | None, typer.Option(help="The criteria set, where there are several.")] = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Show which kinds of evidence there are for each indicator and body; cases that bear on an indicator are one of them.

    Bodies of which nothing is known are left out, unless they are named.
    """
    from inspect_kit.cli.evidence.options import criteria_named, log_of, scopes_of
    from inspect_kit.cli.options import language_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.evidence_log.cases import looked_at, sources_of_cases
    from inspect_kit.evidence_log.matrix import build_cells, gaps_view, matrix_view

    inspection, log, problems = log_of(context)
    meant = language_of(inspection, language)
    criteria_set = criteria_named(inspection, log, criteria)
    cases, found = sources_of_cases(inspection, criteria_set, meant)
    shown = list(scopes_of(inspection, bodies or ())) or looked_at(inspection, log, criteria_set, cases)
    cells = build_cells(log, criteria_set, shown, cases)
    view = gaps_view(cells, log, meant) if gaps else matrix_view(cells, log, meant)
    print_view(view, form, above([inspection], meant))
    finish([*problems, *found])
