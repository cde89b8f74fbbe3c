"""`inspect-kit criteria`: look through criteria sets, take them over, compare them. One module for each of its verbs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

VERBS = {
    "list": "Every criterion and indicator of a set.",
    "show": "One criterion or indicator in full.",
    "sets": "The sets that are shipped.",
    "import": "Make a set of a spreadsheet.",
    "diff": "What changed from one set to another.",
}


class CriteriaVerbs(TyperGroup):
    """The verbs. Only the one that is used is imported and built."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One of them; None where there is none of that name."""
        if cmd_name not in VERBS:
            return None
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        module = import_module(f"inspect_kit.cli.criteria.{cmd_name}_")
        alone.command(cmd_name)(module.command)
        return get_command(alone)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


def register(app: typer.Typer) -> None:
    verb = typer.Typer(cls=CriteriaVerbs, help="Look through criteria sets, make one of a spreadsheet, compare two.")
    verb.callback(no_args_is_help=True)(lambda: None)
    app.add_typer(verb, name="criteria")
