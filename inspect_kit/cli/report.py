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

    A further language has a folder of its own below it.
    """
    from inspect_kit.cli.options import bodies_of, instrument_of, language_of, opened, template_of
    from inspect_kit.cli.output import finish, print_table
    from inspect_kit.measures.run import run_score
    from inspect_kit.report.render import write_reports

    inspection, problems = opened(context)
    chosen = instrument_of(inspection, instrument)
    template, found = template_of(inspection, chosen)
    wanted = [body.id for body in bodies_of(inspection, chosen, bodies)]
    scores = run_score(inspection, chosen, template, wanted, language=language_of(inspection, language))
    files, wrong = write_reports(scores)
    print_table(("file",), [(inspection.shown(path),) for path in files], form, inspection.marking)
    finish([*problems, *found, *scores.problems, *wrong])
