"""`inspect-kit recs summary`: how many of each, late by how long, open how long."""

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
    """Show how many items there are, with which deadlines, how many of whom are done, how late and how old the rest is."""
    from inspect_kit.cli.options import day_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import filter_of, language_of, opened, show_several
    from inspect_kit.register.views.select import select
    from inspect_kit.register.views.summary import summarise

    day = day_of(as_of)
    found, standings, problems = opened(context, folders, day)
    chosen = select(found, standings, filter_of(body, None, None, kind, register))
    show_several(found, summarise(found, chosen, day, language_of(found)).views(), form, day)
    finish(problems)
