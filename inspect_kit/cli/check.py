"""`inspect-kit check`: is everything in order?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("check")(check)


def check(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="Only these documents.")] = None,
    kind: Annotated[str | None, typer.Option(help="The kind of the documents, where they do not say.")] = None,
) -> None:
    """Check the inspection and everything it names, or single documents. Every problem, with its place."""
    from inspect_kit.check import check_document, check_folder
    from inspect_kit.cli.output import finish
    from inspect_kit.documents.schemas import KINDS
    from inspect_kit.problems import StopRun, has_errors, problem

    if kind is not None and kind not in KINDS:
        raise StopRun([problem("usage-unknown-kind", "--kind", name=kind, known=list(KINDS))], 2)
    problems = [each for path in files for each in check_document(path, kind)] if files else check_folder(context.obj)
    if not has_errors(problems):
        print("in order")
    finish(problems)
