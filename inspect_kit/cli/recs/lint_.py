"""`inspect-kit recs lint`: could each recommendation be carried out and checked?"""

from __future__ import annotations

import typer

from inspect_kit.cli.recs.options import Folders


def command(context: typer.Context, folders: Folders = None) -> None:
    """Say what would keep recommendations from being carried out: no owner, no date, nothing to check, nobody who can act."""
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import folders_of
    from inspect_kit.register.folder import load_registers
    from inspect_kit.register.lint import lint

    found = load_registers(folders_of(context, folders))
    findings = list(lint(found))
    items = len(list(found.items()))
    print(f"{items} items looked at, {len(findings)} findings")
    finish([*found.problems, *findings])
