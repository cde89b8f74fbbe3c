"""`inspect-kit recs`: the register of recommendations. One module for each of its verbs, imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

VERBS = {
    "list": "Every item, and where it stands.",
    "show": "One item in full, with its history and what it rests on.",
    "due": "What is late, urgent, or due within a period.",
    "update": "Say what has come of an item: a state, a date, an owner, a note.",
    "matrix": "Who stands where with what.",
    "changes": "What changed since a day.",
    "summary": "How many of each, late by how long, open how long.",
    "calendar": "Due dates as a file that Outlook imports.",
    "import": "Take over the register that people keep as a spreadsheet.",
    "lint": "Could each recommendation be carried out and checked?",
}


class RecsVerbs(TyperGroup):
    """The verbs. Only the one that is used is imported and built."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One of them; None where there is none of that name."""
        if cmd_name not in VERBS:
            return None
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        module = import_module(f"inspect_kit.cli.recs.{cmd_name}_")
        alone.command(cmd_name)(module.command)
        return get_command(alone)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


def register(app: typer.Typer) -> None:
    verb = typer.Typer(cls=RecsVerbs, help="The register of recommendations: what is due, what is late, what changed.")
    verb.callback(no_args_is_help=True)(lambda: None)
    app.add_typer(verb, name="recs")
