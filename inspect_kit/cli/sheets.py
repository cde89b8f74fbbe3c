"""`inspect-kit sheets`: write the workbooks that people fill."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId, Language
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.chosen import Chosen

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[INSTRUMENT] [BODY]...", help="Only this instrument, only these bodies; all where none is named."),
]


class By(StrEnum):
    """What rows that are made on writing can be split by."""

    OWNER = "owner"


class Layout(StrEnum):
    """How workbooks can be laid out: a line per row, or a sheet per row."""

    GRID = "grid"
    FORM = "form"


def register(app: typer.Typer) -> None:
    app.command("sheets")(sheets)


def sheets(
    context: typer.Context,
    words: Words = None,
    instrument: InstrumentId = None,
    language: Language = None,
    reviewers: Annotated[str | None, typer.Option(metavar="A,B", help="Split the rows among these.")] = None,
    double: Annotated[int, typer.Option(min=0, help="So many rows, drawn at random, go to two reviewers.")] = 0,
    by: Annotated[By | None, typer.Option(help="Split the items of a body among those who answer for them.")] = None,
    layout: Annotated[Layout | None, typer.Option(help="A line per row, or a form per row; else as the template says.")] = None,
    criteria: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The criteria set whose indicators are the rows: a shipped one, or a path in .yaml."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Items as they stand on this day; today if left out.")
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """Write workbooks: one for each body, or for each reviewer. A workbook with answers in it is never replaced.

    Instruments whose rounds are named by days, such as updates on progress, are written only where they are named.
    """
    from inspect_kit.chosen import each_body
    from inspect_kit.cli.options import chosen_of, day_of, language_of, named_first, opened
    from inspect_kit.cli.output import by_instrument, finish, marks_of, print_table
    from inspect_kit.cli.progress import progress
    from inspect_kit.criteria_rows import uses_criteria
    from inspect_kit.problems import StopRun, problem
    from inspect_kit.sheets import SheetOptions, write_sheets
    from inspect_kit.template.model import LayoutKind

    inspection, problems = opened(context)
    named, bodies = named_first(inspection, instrument, words)
    chosen, found = chosen_of(inspection, named, bodies)
    if criteria is not None and not any(uses_criteria(each.template) for each in chosen):
        raise StopRun([problem("sheets-criteria-unused", "--criteria")], 2)
    names = _names(reviewers)
    _check_double(double, names, chosen)
    dress = LayoutKind(layout) if layout is not None else None
    options = SheetOptions(language_of(inspection, language), names, double, day_of(as_of), by is By.OWNER, dress, criteria)
    rows: list[tuple[object, ...]] = []
    for each, body in progress(each_body(chosen), inspection.bodies_word.read()):
        outcome = write_sheets(inspection, each.instrument, each.template, [body], options)
        found += outcome.problems
        rows += [
            (each.id, body.id, inspection.shown(workbook.path), len(workbook.rows), done.value)
            for workbook, done in outcome.workbooks
        ]
    print_table(*by_instrument(("body", "workbook", "rows", "done"), rows), form, *marks_of(inspection))
    finish([*problems, *found])


def _names(reviewers: str | None) -> tuple[str, ...]:
    """The reviewers who are named, checked as those in inspection.yaml are."""
    from inspect_kit.inspection.check import reviewer_faults
    from inspect_kit.problems import StopRun, problem

    names = tuple(each.strip() for each in (reviewers or "").split(",") if each.strip())
    faults = [problem(code, "--reviewers", **fields) for _, code, fields in reviewer_faults(names)]
    if faults:
        raise StopRun(faults, 2)
    return names


def _check_double(double: int, names: Sequence[str], chosen: Sequence[Chosen]) -> None:
    """What is read twice needs two to read it, in every instrument that is meant."""
    from inspect_kit.problems import StopRun, problem

    if double and any(len(names or each.instrument.reviewers) < 2 for each in chosen):
        raise StopRun([problem("usage-double-alone", "--double")], 2)
