"""`inspect-kit new`: make an inspection folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

SELF_ASSESSMENT = "self-assessment"


def register(app: typer.Typer) -> None:
    app.command("new")(new)


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    starter: Annotated[str, typer.Option("--from", metavar="NAME", help="What to start from.")] = "blank",
    seed: Annotated[str | None, typer.Option(help="The seed of samples; made at random if left out.")] = None,
    synthetic: Annotated[bool, typer.Option("--synthetic", help="Stamp every output as made-up data.")] = False,
    self_assessment: Annotated[
        bool, typer.Option("--self-assessment", help="For a body that assesses itself: short for --from self-assessment.")
    ] = False,
    criteria: Annotated[
        str | None, typer.Option(metavar="ID", help="The criteria to assess against: a shipped set, or a file in .yaml.")
    ] = None,
    body: Annotated[str | None, typer.Option(metavar="ID", help="Whose self-assessment it is.")] = None,
    name: Annotated[str | None, typer.Option(help="What it is called.")] = None,
) -> None:
    """Make an inspection folder. Nothing that is there already is touched."""
    import secrets

    from inspect_kit.new import Choices, chosen_values, new_folder

    stamp = "Synthetic data, made up to try things out" if synthetic else None
    values, files = chosen_values(criteria, body, name)
    choices = Choices(secrets.token_hex(8) if seed is None else seed, stamp, values, files)
    made = new_folder(folder, SELF_ASSESSMENT if self_assessment else starter, choices)
    print(f"{made} is ready. Read {made / 'README.md'} for the next steps.")
