"""`inspect-kit sample`: draw cases from lists, replace one, or draw again and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.drawing import DrawOutcome


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

    from inspect_kit.cli.options import bodies_of, instrument_of, opened, template_of
    from inspect_kit.cli.output import finish, print_table
    from inspect_kit.drawing import draw_body, replace_case, verify_body
    from inspect_kit.problems import StopRun, problem
    from inspect_kit.samples import Replacement

    inspection, problems = opened(context)
    chosen = instrument_of(inspection, instrument)
    template, found = template_of(inspection, chosen)
    problems += found
    part = template.parts[0]
    wanted = bodies_of(inspection, chosen, bodies)
    if replace is not None:
        if len(wanted) != 1 or verify:
            raise StopRun([problem("usage-replace-one", "sample", known=list(chosen.bodies))], 2)
        wish = Replacement(replace, "", because, note, by, on or date.today().isoformat())
        outcomes = [replace_case(inspection, chosen, part, wanted[0], wish)]
    else:
        draw = verify_body if verify else draw_body
        outcomes = [draw(inspection, chosen, part, body) for body in wanted]
    rows = [_row(body.id, outcome, verify) for body, outcome in zip(wanted, outcomes, strict=True)]
    print_table(("body", "list", "drawn", "reserves", "replaced", "done"), rows, form, inspection.marking)
    finish([*problems, *(each for outcome in outcomes for each in outcome.problems)])


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
