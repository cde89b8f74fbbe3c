"""`inspect-kit recs matrix`: who stands where with what."""

from __future__ import annotations

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format
from inspect_kit.cli.recs.options import AsOf, BodyIds, Folders, Kinds, OnlyRegisters


def command(
    context: typer.Context,
    folders: Folders = None,
    body: BodyIds = None,
    kind: Kinds = None,
    register: OnlyRegisters = None,
    as_of: AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """Show the state of every item for every addressee: a line for each addressee, a column for each item."""
    from inspect_kit.cli.options import day_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import filter_of, language_of, opened, show
    from inspect_kit.register.views.matrix import matrix
    from inspect_kit.register.views.select import select

    day = day_of(as_of)
    found, standings, problems = opened(context, folders, day)
    chosen = select(found, standings, filter_of(body, None, None, kind, register))
    show(found, matrix(chosen, language_of(found)), form, day)
    finish(problems)
