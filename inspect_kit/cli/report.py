"""`inspect-kit report`: write the summaries."""

from __future__ import annotations

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format


def register(app: typer.Typer) -> None:
    app.command("report")(report)


def report(
    context: typer.Context,
    bodies: Bodies = None,
    instrument: InstrumentId = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Write a summary of each body and one across them, as Markdown, CSV and JSON, to out/report.

    Bodies that are named get their pages anew, and nothing else is touched: the page across all and the data of all stay as
    they are. An instrument that is named gets all of its pages, and the data of all stay. Name nothing to write everything.

    Where several instruments have answers, the pages of each are in a folder of its own. So are those of a further language.
    """
    from inspect_kit.cli.options import chosen_of, language_of, opened
    from inspect_kit.cli.output import finish, marks_of, print_table
    from inspect_kit.measures.run import score_inspection
    from inspect_kit.report.render import write_reports

    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, instrument, bodies)
    every = [each.with_all_bodies(inspection) for each in chosen]
    scores = score_inspection(inspection, every, language=language_of(inspection, language))
    files, wrong = write_reports(scores, bodies or ())
    print_table(("file",), [(inspection.shown(path),) for path in files], form, *marks_of(inspection))
    finish([*problems, *found, *scores.problems, *wrong])
