"""`inspect-kit recs`: the register of recommendations. One module for each of its verbs, imported when it is used."""

from __future__ import annotations

import typer

from inspect_kit.cli.group import register_group

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
ABOUT = "The register of recommendations: what is due, what is late, what changed."


def register(app: typer.Typer) -> None:
    register_group(app, "recs", __name__, ABOUT, VERBS)
