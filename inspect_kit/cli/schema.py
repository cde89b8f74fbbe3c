"""`inspect-kit schema`: print the JSON Schema of a kind of document, for editors."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("schema")(schema)


def schema(kind: Annotated[str | None, typer.Argument(help="The kind; leave it out for a list.")] = None) -> None:
    """Print the JSON Schema of a kind of document; without a kind, list the kinds."""
    from inspect_kit.documents.schemas import SCHEMAS, schema_text
    from inspect_kit.problems import StopRun, problem

    if kind is None:
        print("\n".join(SCHEMAS))
    elif kind in SCHEMAS:
        print(schema_text(kind), end="")
    else:
        raise StopRun([problem("usage-unknown-kind", "schema", name=kind, known=list(SCHEMAS))], 2)
