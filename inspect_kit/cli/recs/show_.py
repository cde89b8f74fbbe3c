"""`inspect-kit recs show`: one item in full."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format
from inspect_kit.cli.recs.options import AsOf, BodyIds, Folders

ItemName = Annotated[str, typer.Argument(metavar="ITEM", help="Its id, or REGISTER/ID where several have that.")]


def command(
    context: typer.Context,
    item: ItemName,
    folders: Folders = None,
    body: BodyIds = None,
    as_of: AsOf = None,
    form: Form = Format.TABLE,
) -> None:
    """Show what an item asks, where each addressee stands, everything that happened, and the results it rests on."""
    from inspect_kit.cli.options import day_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import filter_of, folders_of, language_of, opened, show_several
    from inspect_kit.register.resting import rests_on, results_behind
    from inspect_kit.register.views.history import about_item, history
    from inspect_kit.register.views.listing import list_each
    from inspect_kit.register.views.select import select

    day = day_of(as_of)
    found, standings, problems = opened(context, folders, day)
    register, wanted = found.find(item)
    every = [one for one in standings if one.item.full_name == wanted.full_name]
    parts = select(found, every, filter_of(body))
    language = language_of(found)
    views = {
        "about": about_item(found, register, wanted, every, language),
        "parts": list_each(parts, language),
        "history": history(parts, language),
    }
    behind, told = results_behind(wanted, folders_of(context, folders), body[0] if body and len(body) == 1 else None)
    views["rests_on"] = rests_on(behind, language)
    show_several(found, views, form, day, list(dict.fromkeys(each.stamp for each in behind)))
    finish([*problems, *told])
