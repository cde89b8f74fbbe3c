"""`inspect-kit criteria show`: one criterion or indicator in full."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.criteria.options import Name


def command(context: typer.Context, item: Annotated[str, typer.Argument(metavar="ID")], name: Name = None) -> None:
    """Show one criterion or indicator, where it comes from and what can be evidence for it."""
    from inspect_kit.cli.output import Format, print_table
    from inspect_kit.criteria import criteria_items, item_rows
    from inspect_kit.criteria.which import criteria_meant
    from inspect_kit.problems import StopRun, problem

    criteria = criteria_meant(context.obj, name)
    found = next((each for each in criteria_items(criteria) if each.id == item), None)
    if found is None:
        raise StopRun([problem("criteria-no-such-item", criteria.id, id=item)], 2)
    print_table(("", ""), item_rows(found), Format.TABLE)
