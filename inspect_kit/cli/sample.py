"""`inspect-kit sample`: draw cases from lists, replace one, or draw again and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.chosen import Chosen
    from inspect_kit.drawing import DrawOutcome

HEADINGS = ("body", "list", "drawn", "reserves", "replaced", "done")


def register(app: typer.Typer) -> None:
    app.command("sample")(sample)


def sample(
    context: typer.Context,
    bodies: Bodies = None,
    instrument: InstrumentId = None,
    verify: Annotated[bool, typer.Option("--verify", help="Draw again and compare; write nothing.")] = False,
    replace: Annotated[str | None, typer.Option(metavar="CASE", help="Put the next reserve in place of this case.")] = None,
    because: Annotated[str, typer.Option(metavar="REASON", help="With --replace: ineligible or not-found.")] = "",
    note: Annotated[str, typer.Option(help="With --replace: what was found.")] = "",
    by: Annotated[str, typer.Option(help="With --replace: who decided.")] = "",
    on: Annotated[str | None, typer.Option(metavar="DATE", help="With --replace: when, today if left out.")] = None,
    form: Form = Format.TABLE,
) -> None:
    """Draw the sample of each body, by the seed in inspection.yaml. What was drawn is never drawn anew."""
    from datetime import date
    from functools import partial

    from inspect_kit.chosen import each_body
    from inspect_kit.cli.options import chosen_of, opened
    from inspect_kit.cli.output import by_instrument, finish, marks_of, print_table
    from inspect_kit.drawing import draw_body, replace_case, verify_body
    from inspect_kit.samples import Replacement, check_day

    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, instrument, bodies, sampled=True)
    draw = verify_body if verify else draw_body
    if replace is not None:
        _check_one(chosen, verify)
        today = date.today().isoformat()
        wish = Replacement(replace, "", because, note, by, today if on is None else on)
        check_day(wish, today)
        draw = partial(replace_case, wish=wish)
    rows = []
    for each, body in each_body(chosen):
        outcome = draw(inspection, each.instrument, each.template.parts[0], body)
        rows.append((each.id, *_row(body.id, outcome, verify)))
        found += outcome.problems
    print_table(*by_instrument(HEADINGS, rows), form, *marks_of(inspection))
    finish([*problems, *found])


def _check_one(chosen: Sequence[Chosen], verify: bool) -> None:
    """A case is replaced in one instrument and of one body."""
    from inspect_kit.problems import StopRun, problem

    if len(chosen) > 1:
        raise StopRun([problem("usage-which-instrument", "sample", known=[each.id for each in chosen])], 2)
    if len(chosen[0].bodies) != 1 or verify:
        raise StopRun([problem("usage-replace-one", "sample", known=list(chosen[0].instrument.bodies))], 2)


def _row(body: str, outcome: DrawOutcome, verify: bool) -> tuple[object, ...]:
    from inspect_kit.problems import has_errors

    drawn = outcome.sample
    if drawn is None:
        return (body, "", "", "", "", "nothing")
    unchanged = any(each.code == "sample-unchanged" for each in outcome.problems)
    done = "drawn"
    if has_errors(outcome.problems):
        done = "differs" if verify else "refused"
    elif verify:
        done = "the same"
    elif unchanged:
        done = "unchanged"
    return (body, drawn.list.size, len(drawn.active()), len(drawn.reserves), len(drawn.replacements), done)
