"""`inspect-kit recs update`: say what has come of an item."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from inspect_kit.cli.recs.options import BodyIds, Folders


class As(StrEnum):
    """In whose name."""

    OWNER = "owner"
    INSPECTORATE = "inspectorate"


def command(
    context: typer.Context,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="Its id, or REGISTER/ID where several have that.")],
    folders: Folders = None,
    body: BodyIds = None,
    every: Annotated[bool, typer.Option("--all", help="All of its addressees.")] = False,
    to: Annotated[str, typer.Option(metavar="STATE", help="The state it is in now.")] = "",
    role: Annotated[As, typer.Option("--as", help="Who says so: its owner, or the inspectorate.")] = As.OWNER,
    by: Annotated[str, typer.Option(help="Who says so, by name or office.")] = "",
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When; today if left out.")] = None,
    due: Annotated[str, typer.Option(metavar="DATE", help="Another due date.")] = "",
    agreed_by: Annotated[str, typer.Option(help="Who agreed to the other date.")] = "",
    owner: Annotated[str, typer.Option(help="Who answers for it from now on.")] = "",
    note: Annotated[str, typer.Option(help="In words.")] = "",
    evidence: Annotated[str, typer.Option(help="Where the evidence is kept.")] = "",
    signed_off_by: Annotated[str, typer.Option(help="Who signed it off.")] = "",
    superseded_by: Annotated[str, typer.Option(help="What takes its place.")] = "",
) -> None:
    """Add what is said to the log. Nothing is overwritten; a move that the table does not allow is refused."""
    from datetime import date

    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import folders_of
    from inspect_kit.register.update import Wish
    from inspect_kit.register.update import update as make

    today = date.today().isoformat()
    said = (to, due, agreed_by, owner, note, evidence, signed_off_by, superseded_by)
    wish = Wish(item, by, on or today, role.value, tuple(body or ()), every, *said)
    events, problems = make(folders_of(context, folders), wish, today)
    for event in events:
        value = event.get("to") or event.get("due") or event.get("owner") or event.get("note", "")
        print(f"{event['register']}/{event['item']} {event['addressee']}: {event['what']} {value}")
    finish(problems)
