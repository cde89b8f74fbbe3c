"""`inspect-kit report`: write the summaries, of one kind or another."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format
from inspect_kit.cli.reports.asked import Asked


def register(app: typer.Typer) -> None:
    app.command("report")(report)


def report(
    context: typer.Context,
    bodies: Bodies = None,
    instrument: InstrumentId = None,
    language: Language = None,
    fact_check: Annotated[
        bool,
        typer.Option("--fact-check", help="A workbook for each body that is named, to check its figures."),
    ] = False,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="As things stand on this day; today if left out.")] = None,
    form: Form = Format.TABLE,
) -> None:
    """Write a summary of each body and one across them, as Markdown, CSV and JSON, to out/report.

    Bodies that are named get their pages anew, and nothing else is touched: the page across all and the data of all stay as
    they are. An instrument that is named gets all of its pages, and the data of all stay. Name nothing to write everything.

    Where several instruments have answers, the pages of each are in a folder of its own. So are those of a further language.
    """
    asked = Asked(context, tuple(bodies or ()), instrument, language, form, as_of=as_of)
    kind = _kind({"fact_check": fact_check})
    import_module(f"inspect_kit.cli.reports.{kind}").write(asked)


def _kind(wanted: dict[str, bool]) -> str:
    """The one kind of report that is asked for; the pages where none is.

    Raises:
        StopRun: several kinds are asked for at once.
    """
    from inspect_kit.problems import Place, StopRun, problem

    kinds = [kind for kind, asked in wanted.items() if asked]
    if len(kinds) > 1:
        known = [f"--{kind.replace('_', '-')}" for kind in kinds]
        raise StopRun([problem("usage-one-report", Place("report"), kinds=known)], 2)
    return kinds[0] if kinds else "pages"
