"""Options that several of the verbs share."""

from __future__ import annotations

from typing import Annotated

import typer

Name = Annotated[
    str | None,
    typer.Option("--set", help="A shipped set, or a path ending in .yaml; the one in use here where none is named."),
]
Replace = Annotated[bool, typer.Option("--replace", help="Put the new file in the place of one that differs.")]
