"""`inspect-kit fact-check`: what bodies challenge before publication. One module for each of its verbs."""

from __future__ import annotations

import typer

from inspect_kit.cli.group import register_group

VERBS = {
    "list": "What bodies challenge, and how it was answered.",
    "accept": "Take a challenge as right, and amend the answer.",
    "reject": "Turn a challenge down, and say why.",
    "log": "Write a body's challenges with their answers, to send back.",
}
ABOUT = "Challenges of bodies to their figures, and the answers. `report BODY --fact-check` writes the workbook."


def register(app: typer.Typer) -> None:
    register_group(app, "fact-check", __name__, ABOUT, VERBS)
