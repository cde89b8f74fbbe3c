"""`inspect-kit figures`: compare printed figures with what is computed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.chosen import Chosen
    from inspect_kit.inspection import Inspection
    from inspect_kit.problems import Problem

PRINTED = "published-figures.yaml"


def register(app: typer.Typer) -> None:
    app.command("figures")(figures)


def figures(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help=f"A document of kind figures; {PRINTED} if left out.")] = None,
    collect: Annotated[
        bool, typer.Option("--collect", help="Collect the folder's workbooks into a scratch folder first, and score that.")
    ] = False,
    instrument: InstrumentId = None,
    form: Form = Format.TABLE,
) -> None:
    """Print one line for each printed figure: printed, computed, equal or not. Any difference is an error.

    A figure is looked for in every instrument; where several have its measure, it has to say `instrument`.
    """
    from tempfile import TemporaryDirectory

    from inspect_kit.cli.options import chosen_of, opened
    from inspect_kit.cli.output import by_instrument, finish, head_of, marks_of, print_json, print_table
    from inspect_kit.documents.load import load_document
    from inspect_kit.figures import compare_figures
    from inspect_kit.measures.run import score_inspection
    from inspect_kit.problems import StopRun, has_errors, problem
    from inspect_kit.register.folder import load_registers, register_paths

    inspection, problems = opened(context)
    path = file or inspection.folder / PRINTED
    if not path.exists():
        raise StopRun([problem("figures-none", inspection.shown(path))], 2)
    document, found = load_document(path, "figures", inspection.shown(path))
    if document is None:
        raise StopRun(found)
    chosen, _ = chosen_of(inspection, instrument)
    own_folder = inspection.folder
    with TemporaryDirectory(prefix="inspect-kit-") as scratch:
        if collect:
            inspection, found = _collected(inspection, chosen, Path(scratch) / "inspection")
            problems += [each for each in found if has_errors([each])]
        scores = score_inspection(inspection, chosen)
    registers = load_registers([own_folder]) if register_paths(own_folder) else None
    lines, found = compare_figures(document, scores.results, registers)
    if form is Format.JSON:
        print_json({**head_of(inspection), "figures": [line.document() for line in lines]})
    else:
        rows = [
            (line.instrument, line.key, line.printed, line.computed, "equal" if line.equal else "NOT EQUAL") for line in lines
        ]
        table = by_instrument(("figure", "printed", "computed", ""), rows)
        print_table(*table, form, *marks_of(inspection))
    finish([*problems, *scores.problems, *found])


def _collected(inspection: Inspection, chosen: Sequence[Chosen], folder: Path) -> tuple[Inspection, list[Problem]]:
    """The same inspection with nothing but what the workbooks of these instruments say."""
    from inspect_kit.answers.collect import collect
    from inspect_kit.inspection import load_inspection
    from inspect_kit.scratch import copy_without_answers, workbooks_of

    copy_without_answers(inspection, folder)
    workbooks = [path for each in chosen for path in workbooks_of(inspection, each.instrument)]
    scratch, _ = load_inspection(folder)
    return scratch, collect(scratch, workbooks, "2000-01-01").problems
