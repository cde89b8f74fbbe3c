"""`inspect-kit score`: results, across the bodies and for each."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format

By = Annotated[list[str] | None, typer.Option("--by", metavar="VAR", help="Break down by this fact or choice; repeatable.")]


def register(app: typer.Typer) -> None:
    app.command("score")(score)


def score(
    context: typer.Context,
    bodies: Bodies = None,
    instrument: InstrumentId = None,
    by: By = None,
    measure: Annotated[list[str] | None, typer.Option(help="Only this measure; repeatable.")] = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Compute every measure from the answers: counts, bases, shares, intervals, evidence."""
    from inspect_kit.cli.options import bodies_of, instrument_of, language_of, opened, template_of
    from inspect_kit.cli.output import finish, print_json, print_table
    from inspect_kit.measures.results import ALL, results_document
    from inspect_kit.measures.run import run_score
    from inspect_kit.measures.shown import HEADINGS, result_row

    inspection, problems = opened(context)
    chosen = instrument_of(inspection, instrument)
    template, found = template_of(inspection, chosen)
    wanted = [body.id for body in bodies_of(inspection, chosen, bodies)]
    scores = run_score(inspection, chosen, template, wanted, by or (), language_of(inspection, language))
    results = [each for each in scores.results if not measure or each.measure in measure]
    if form is Format.JSON:
        print_json(results_document(scores.head(), results))
    else:
        if len(scores.bodies()) == 1:
            results = [each for each in results if each.scope != ALL]  # the same figures twice
        title = inspection.synthetic_text or ""
        print_table(HEADINGS, [result_row(each) for each in results], form, inspection.marking, title)
    finish([*problems, *found, *scores.problems])
