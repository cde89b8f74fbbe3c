"""`inspect-kit criteria`: look through criteria sets, take them over, compare them. One module for each of its verbs."""

from __future__ import annotations

import typer

from inspect_kit.cli.group import register_group

VERBS = {
    "list": "Every criterion and indicator of a set.",
    "show": "One criterion or indicator in full.",
    "sets": "The sets that are shipped.",
    "import": "Make a set of a spreadsheet.",
    "diff": "What changed from one set to another.",
}
ABOUT = "Look through criteria sets, make one of a spreadsheet, compare two."


def register(app: typer.Typer) -> None:
    register_group(app, "criteria", __name__, ABOUT, VERBS)
