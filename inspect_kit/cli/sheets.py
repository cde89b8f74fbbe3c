"""`inspect-kit sheets`: write the workbooks that people fill."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format


def register(app: typer.Typer) -> None:
    app.command("sheets")(sheets)


def sheets(
    context: typer.Context,
    bodies: Bodies = None,
    instrument: InstrumentId = None,
    language: Language = None,
    reviewers: Annotated[str | None, typer.Option(metavar="A,B", help="Split the rows among these.")] = None,
    double: Annotated[int, typer.Option(min=0, help="So many rows, drawn at random, go to two reviewers.")] = 0,
    form: Form = Format.TABLE,
) -> None:
    """Write workbooks: one for each body, or for each reviewer. A workbook with answers in it is never replaced."""
    from inspect_kit.cli.options import bodies_of, instrument_of, language_of, opened, template_of
    from inspect_kit.cli.output import finish, print_table
    from inspect_kit.cli.progress import progress
    from inspect_kit.sheets import SheetOptions, write_sheets

    inspection, problems = opened(context)
    chosen = instrument_of(inspection, instrument)
    template, found = template_of(inspection, chosen)
    names = tuple(each.strip() for each in (reviewers or "").split(",") if each.strip())
    options = SheetOptions(language_of(inspection, language), names, double)
    wanted = bodies_of(inspection, chosen, bodies)
    outcomes = [
        write_sheets(inspection, chosen, template, [body], options) for body in progress(wanted, inspection.bodies_word.read())
    ]
    rows = [
        (each.body.id, inspection.shown(each.path), len(each.rows), done.value)
        for outcome in outcomes
        for each, done in outcome.workbooks
    ]
    print_table(("body", "workbook", "rows", "done"), rows, form, inspection.marking)
    finish([*problems, *found, *(each for outcome in outcomes for each in outcome.problems)])
