"""`inspect-kit sheets`: write the workbooks that people fill."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId, Language
from inspect_kit.cli.output import Format

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[INSTRUMENT] [BODY]...", help="Only this instrument, only these bodies; all where none is named."),
]


def register(app: typer.Typer) -> None:
    app.command("sheets")(sheets)


def sheets(
    context: typer.Context,
    words: Words = None,
    instrument: InstrumentId = None,
    language: Language = None,
    reviewers: Annotated[str | None, typer.Option(metavar="A,B", help="Split the rows among these.")] = None,
    double: Annotated[int, typer.Option(min=0, help="So many rows, drawn at random, go to two reviewers.")] = 0,
    form: Form = Format.TABLE,
) -> None:
    """Write workbooks: one for each body, or for each reviewer. A workbook with answers in it is never replaced."""
    from inspect_kit.chosen import each_body
    from inspect_kit.cli.options import chosen_of, language_of, named_first, opened
    from inspect_kit.cli.output import by_instrument, finish, print_table
    from inspect_kit.cli.progress import progress
    from inspect_kit.sheets import SheetOptions, write_sheets

    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, *named_first(inspection, instrument, words))
    names = tuple(each.strip() for each in (reviewers or "").split(",") if each.strip())
    options = SheetOptions(language_of(inspection, language), names, double)
    rows: list[tuple[object, ...]] = []
    for each, body in progress(each_body(chosen), inspection.bodies_word.read()):
        outcome = write_sheets(inspection, each.instrument, each.template, [body], options)
        found += outcome.problems
        rows += [
            (each.id, body.id, inspection.shown(workbook.path), len(workbook.rows), done.value)
            for workbook, done in outcome.workbooks
        ]
    print_table(*by_instrument(("body", "workbook", "rows", "done"), rows), form, inspection.marking)
    finish([*problems, *found])
