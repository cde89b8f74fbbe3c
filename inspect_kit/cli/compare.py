"""`inspect-kit compare`: two rounds of inspection beside each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId, Language
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.criteria.versions.mapping import Mapping
    from inspect_kit.problems import Problem
    from inspect_kit.rounds.compare import Line
    from inspect_kit.rounds.pairs import Paired

HELP = "The folder of an inspection, or a round of the one you are in."


def register(app: typer.Typer) -> None:
    app.command("compare")(compare)


def compare(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="A", help=HELP)],
    after: Annotated[str, typer.Argument(metavar="B", help=HELP)],
    instrument: InstrumentId = None,
    body: Annotated[list[str] | None, typer.Option(help="Only this body, or `all`; repeatable.")] = None,
    measure: Annotated[list[str] | None, typer.Option(help="Only this measure, indicator or criterion; repeatable.")] = None,
    groups: Annotated[bool, typer.Option("--groups", help="The groups of breakdowns as well.")] = False,
    beyond_noise: Annotated[bool, typer.Option("--beyond-noise", help="Only what changed beyond noise.")] = False,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="MAP.yaml", help="How the two criteria sets stand to each other.")
    ] = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Show the same measures in two rounds, how far they are apart, and whether that is more than noise.

    Only bodies with figures in both are compared. A measure that is counted otherwise, or whose questions or indicators are
    worded otherwise, is shown and not compared, with the reason.
    """
    from inspect_kit.cli.options import language_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.rounds.compare import compare_pair
    from inspect_kit.rounds.pairs import pair_sides
    from inspect_kit.rounds.sides import load_sides
    from inspect_kit.rounds.view import rounds_view

    (first, second), problems = load_sides((before, after), context.obj, instrument)
    meant = language_of(second.inspection, language)
    pairs, found = pair_sides(first, second, meant)
    given, told = _mapping(mapping, pairs)
    small = max(first.inspection.small_number, second.inspection.small_number)
    every = [line for pair in pairs for line in compare_pair(pair, given, small) if groups or line.shown.group is None]
    shown = _wanted(every, body, measure, beyond_noise)
    view = rounds_view(shown, every, (first.name, second.name), pairs, meant)
    print_view(view, form, above([first.inspection, second.inspection], meant))
    finish([*problems, *found, *told])


def _mapping(path: Path | None, pairs: Sequence[Paired]) -> tuple[Mapping | None, list[Problem]]:
    """What people say of the two criteria sets. It is held against the first pair of instruments that has two."""
    from inspect_kit.criteria.versions.mapping import load_mapping
    from inspect_kit.problems import Place, StopRun, problem

    if path is None:
        return None, []
    for pair in pairs:
        if pair.before.criteria is not None and pair.after.criteria is not None:
            found, problems = load_mapping(path, pair.before.criteria, pair.after.criteria)
            if found is None:
                raise StopRun(problems)
            return found, problems
    raise StopRun([problem("rounds-no-criteria", Place(path.name))], 2)


def _wanted(lines: list[Line], bodies: list[str] | None, measures: list[str] | None, beyond: bool) -> list[Line]:
    """The lines that somebody asked for.

    Raises:
        StopRun: there is no such body or measure.
    """
    from inspect_kit.chosen import unknown_name
    from inspect_kit.measures.moved import Stands
    from inspect_kit.problems import Place, StopRun

    scopes = list(dict.fromkeys(line.shown.scope for line in lines))
    names = list(dict.fromkeys(line.shown.measure for line in lines))
    wrong = [unknown_name("rounds-unknown-body", Place("--body"), each, scopes) for each in bodies or () if each not in scopes]
    wrong += [
        unknown_name("rounds-unknown-measure", Place("--measure"), each, names) for each in measures or () if each not in names
    ]
    if wrong:
        raise StopRun(wrong, 2)
    decided = (Stands.HIGHER, Stands.LOWER)
    return [
        line
        for line in lines
        if (not bodies or line.shown.scope in bodies)
        and (not measures or line.shown.measure in measures)
        and (not beyond or line.moved.stands in decided)
    ]
