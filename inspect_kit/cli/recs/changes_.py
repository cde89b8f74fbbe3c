"""`inspect-kit recs changes`: what changed since a day."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format
from inspect_kit.cli.recs.options import AsOf, BodyIds, Each, Folders, Kinds, OnlyRegisters, Owners

Since = Annotated[str, typer.Option(metavar="DATE", help="The first day that counts.")]


def command(
    context: typer.Context,
    since: Since,
    folders: Folders = None,
    body: BodyIds = None,
    owner: Owners = None,
    kind: Kinds = None,
    register: OnlyRegisters = None,
    each: Each = False,
    as_of: AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """Show what changed from a day on: published, moved, closed, newly late, dates revised with the originals."""
    from inspect_kit.cli.options import day_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import filter_of, language_of, opened, show
    from inspect_kit.register.periods import plus_days
    from inspect_kit.register.standing import where_all_stand
    from inspect_kit.register.views.changes import changes_by_item, changes_each, find_changes
    from inspect_kit.register.views.select import select

    day, first = day_of(as_of), day_of(since)
    found, standings, problems = opened(context, folders, day)
    before, _ = where_all_stand(found, plus_days(first, -1))
    wanted = filter_of(body, owner, None, kind, register)
    changes = find_changes(before, select(found, standings, wanted), language_of(found))
    view = changes_each if each or wanted.narrows_addressees else changes_by_item
    show(found, view(changes, language_of(found)), form, day)
    finish(problems)
