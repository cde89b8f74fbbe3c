"""A verb that has verbs of its own, one module for each, imported when it is used. In: a package, its verbs. Out: a group."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command


def lazy_group(package: str, verbs: Mapping[str, str]) -> type[TyperGroup]:
    """The group whose verbs are `command` in the modules VERB_ of a package."""

    class Verbs(TyperGroup):
        """The verbs. Only the one that is used is imported and built."""

        def list_commands(self, ctx: Any) -> list[str]:
            """Their names."""
            return list(verbs)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            """One of them; None where there is none of that name."""
            if cmd_name not in verbs:
                return None
            alone = typer.Typer(add_completion=False, rich_markup_mode=None)
            alone.command(cmd_name)(import_module(f"{package}.{cmd_name}_").command)
            return get_command(alone)

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            """The list of them."""
            with formatter.section("Commands"):
                formatter.write_dl(list(verbs.items()))

    return Verbs


def register_group(app: typer.Typer, name: str, package: str, about: str, verbs: Mapping[str, str]) -> None:
    """Add the verb with its verbs; alone, it lists them."""
    verb = typer.Typer(cls=lazy_group(package, verbs), help=about)
    verb.callback(no_args_is_help=True)(lambda: None)
    app.add_typer(verb, name=name)
