"""`inspect-kit recs due`: what is late, urgent, or due within a period."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format
from inspect_kit.cli.recs.options import AsOf, BodyIds, Each, Folders, Kinds, OnlyRegisters, Owners

Within = Annotated[str | None, typer.Option(metavar="PERIOD", help="What falls due by then, such as 30d, 8w, 3m, 1y.")]
FailOnLate = Annotated[bool, typer.Option("--fail-on-late", help="End with exit code 1 where anything is late.")]


def command(
    context: typer.Context,
    folders: Folders = None,
    within: Within = None,
    body: BodyIds = None,
    owner: Owners = None,
    kind: Kinds = None,
    register: OnlyRegisters = None,
    each: Each = False,
    fail_on_late: FailOnLate = False,
    as_of: AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """Show what has still to be done: late, urgent, or with a date; with --within only what falls due by then."""
    from inspect_kit.cli.options import day_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import filter_of, language_of, opened, show
    from inspect_kit.register.standing import Condition
    from inspect_kit.register.views.due import due_each, due_items, is_due, read_period
    from inspect_kit.register.views.select import select

    day = day_of(as_of)
    until = read_period(within, day) if within is not None else None
    found, standings, problems = opened(context, folders, day)
    wanted = filter_of(body, owner, None, kind, register)
    chosen = [one for one in select(found, standings, wanted) if is_due(one, until)]
    if each or wanted.narrows_addressees:
        view = due_each(chosen, day, language_of(found))
    else:
        view = due_items(chosen, standings, day, language_of(found))
    show(found, view, form, day)
    late = any(one.condition is Condition.LATE for one in chosen)
    finish(problems, failed=fail_on_late and late)
