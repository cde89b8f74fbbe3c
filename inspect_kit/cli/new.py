"""`inspect-kit new`: make an inspection folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("new")(new)


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    starter: Annotated[str, typer.Option("--from", metavar="NAME", help="What to start from.")] = "blank",
    seed: Annotated[str | None, typer.Option(help="The seed of samples; made at random if left out.")] = None,
    synthetic: Annotated[bool, typer.Option("--synthetic", help="Stamp every output as made-up data.")] = False,
) -> None:
    """Make an inspection folder. Nothing that is there already is touched."""
    import secrets

    from inspect_kit.new import new_folder

    stamp = "Synthetic data, made up to try things out" if synthetic else None
    made = new_folder(folder, starter, secrets.token_hex(8) if seed is None else seed, stamp)
    print(f"{made} is ready. Read {made / 'README.md'} for the next steps.")
