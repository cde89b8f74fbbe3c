"""`inspect-kit moderate`: two readings of the same cases. One module for each of its verbs, imported when it is used."""

from __future__ import annotations

import typer

from inspect_kit.cli.group import register_group

VERBS = {
    "agreement": "How far two readings agree, question by question.",
    "disagreements": "What they do not agree on, by cell, and who settled it.",
    "sheet": "Write workbooks of what is open, for settling in bulk.",
    "drift": "Who answers unlike the others on comparable cases.",
}
ABOUT = "Two readings of the same cases: how far they agree, what is open, who drifts."


def register(app: typer.Typer) -> None:
    register_group(app, "moderate", __name__, ABOUT, VERBS)
