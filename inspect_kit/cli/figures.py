"""`inspect-kit figures`: compare printed figures with what is computed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
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
    """Print one line for each printed figure: printed, computed, equal or not. Any difference is an error."""
    from tempfile import TemporaryDirectory

    from inspect_kit.cli.options import instrument_of, opened, template_of
    from inspect_kit.cli.output import finish, print_json, print_table
    from inspect_kit.documents.load import load_document
    from inspect_kit.figures import compare_figures
    from inspect_kit.measures.run import run_score
    from inspect_kit.problems import StopRun, has_errors, problem

    inspection, problems = opened(context)
    path = file or inspection.folder / PRINTED
    if not path.exists():
        raise StopRun([problem("figures-none", inspection.shown(path))], 2)
    document, found = load_document(path, "figures", inspection.shown(path))
    if document is None:
        raise StopRun(found)
    chosen = instrument_of(inspection, instrument)
    template, _ = template_of(inspection, chosen)
    with TemporaryDirectory(prefix="inspect-kit-") as scratch:
        if collect:
            inspection, found = _collected(inspection, chosen.id, Path(scratch) / "inspection")
            problems += [each for each in found if has_errors([each])]
        scores = run_score(inspection, chosen, template, chosen.bodies)
    lines, found = compare_figures(document, scores.results)
    if form is Format.JSON:
        print_json({"marking": inspection.marking, "figures": [line.document() for line in lines]})
    else:
        rows = [(line.key, line.printed, line.computed, "equal" if line.equal else "NOT EQUAL") for line in lines]
        print_table(("figure", "printed", "computed", ""), rows, form, inspection.marking, inspection.synthetic_text or "")
    finish([*problems, *scores.problems, *found])


def _collected(inspection: Inspection, instrument_id: str, folder: Path) -> tuple[Inspection, list[Problem]]:
    """The same inspection with nothing but what its workbooks say."""
    from inspect_kit.answers.collect import collect
    from inspect_kit.inspection import load_inspection
    from inspect_kit.scratch import copy_without_answers, workbooks_of

    copy_without_answers(inspection, folder)
    workbooks = workbooks_of(inspection, inspection.instrument(instrument_id))
    scratch, _ = load_inspection(folder)
    return scratch, collect(scratch, workbooks, (), "2000-01-01").problems
