"""`inspect-kit score`: results, across the bodies and for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.measures.results import Result

By = Annotated[list[str] | None, typer.Option("--by", metavar="VAR", help="Break down by this fact or choice; repeatable.")]


def register(app: typer.Typer) -> None:
    app.command("score")(score)


def score(
    context: typer.Context,
    bodies: Bodies = None,
    instrument: InstrumentId = None,
    by: By = None,
    measure: Annotated[list[str] | None, typer.Option(help="Only this measure, indicator or criterion; repeatable.")] = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Compute every measure from the answers: counts, bases, shares, intervals, evidence."""
    from inspect_kit.cli.options import chosen_of, language_of, opened
    from inspect_kit.cli.output import by_instrument, finish, marks_of, print_json, print_table
    from inspect_kit.measures.results import results_document
    from inspect_kit.measures.run import score_inspection
    from inspect_kit.measures.shown import HEADINGS, result_row
    from inspect_kit.trace import check_figures

    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, instrument, bodies)
    check_figures(inspection, chosen, measure or ())
    scores = score_inspection(inspection, chosen, by or (), language_of(inspection, language))
    if form is Format.JSON:
        print_json(results_document(scores.head(), _only(scores.results, measure)))
    else:
        shown = _only([result for each in scores.instruments for result in each.distinct()], measure)
        table = by_instrument(HEADINGS, [(each.instrument, *result_row(each)) for each in shown])
        print_table(*table, form, *marks_of(inspection))
    finish([*problems, *found, *scores.problems])


def _only(results: list[Result], measures: list[str] | None) -> list[Result]:
    """The results of these measures; all where none is named."""
    return [each for each in results if not measures or each.measure in measures]
