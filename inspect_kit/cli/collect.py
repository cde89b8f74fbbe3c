"""`inspect-kit collect`: take filled workbooks in, whatever they are called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.answers.collect import CollectOutcome
    from inspect_kit.inspection import Inspection


def register(app: typer.Typer) -> None:
    app.command("collect")(collect)


def collect(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILES...", help="Filled workbooks, or folders of them.")
    ] = None,
    accept: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Take this workbook's answers over what is stored.")
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """Take filled workbooks in. Good cells are taken, bad ones reported; a blank never erases."""
    from datetime import date

    from inspect_kit.answers.collect import collect as take_in
    from inspect_kit.cli.options import opened
    from inspect_kit.cli.output import finish
    from inspect_kit.problems import StopRun, problem

    if not files and not accept:
        raise StopRun([problem("usage-no-files", "collect")], 2)
    inspection, problems = opened(context)
    outcome = take_in(inspection, files or [], accept or [], date.today().isoformat())
    _print(inspection, outcome, form)
    urgent = [each.as_problem() for each in outcome.urgent]
    finish([*problems, *outcome.problems, *urgent])


def _print(inspection: Inspection, outcome: CollectOutcome, form: Format) -> None:
    from inspect_kit.answers.merge import said
    from inspect_kit.cli.output import by_instrument, print_json, print_table

    if form is Format.JSON:
        print_json({"marking": inspection.marking, **outcome.document()})
        return
    rows = [
        (each.instrument, each.body, each.reading, each.taken, len(each.changes), each.unchanged, ", ".join(each.files))
        for each in outcome.bodies
    ]
    heads = ("body", "reading", "taken", "changed", "as before", "workbooks")
    print_table(*by_instrument(heads, rows), form, inspection.marking)
    changes = [
        (each.instrument, each.body, change.row, change.question, said(change.old), said(change.new), change.source)
        for each in outcome.bodies
        for change in each.changes
    ]
    if changes and form is Format.TABLE:
        print()
        print_table(*by_instrument(("body", "row", "question", "was", "is", "from"), changes), form)
