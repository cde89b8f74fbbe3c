"""`inspect-kit recs list`: every item, or every addressee's part in it."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format
from inspect_kit.cli.recs.options import AsOf, BodyIds, Each, Folders, Kinds, OnlyRegisters, Owners, States


def command(
    context: typer.Context,
    folders: Folders = None,
    body: BodyIds = None,
    owner: Owners = None,
    state: States = None,
    kind: Kinds = None,
    register: OnlyRegisters = None,
    late: Annotated[bool, typer.Option("--late", help="Only what is late.")] = False,
    each: Each = False,
    as_of: AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """List every item with how many of its addressees stand how; with --each, --body or --owner a line for each of them."""
    from inspect_kit.cli.options import day_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import filter_of, language_of, opened, show
    from inspect_kit.register.views.listing import list_each, list_items
    from inspect_kit.register.views.select import select

    day = day_of(as_of)
    found, standings, problems = opened(context, folders, day)
    wanted = filter_of(body, owner, state, kind, register, late)
    chosen = select(found, standings, wanted)
    view = list_each if each or wanted.narrows_addressees else list_items
    show(found, view(chosen, language_of(found)), form, day)
    finish(problems)
