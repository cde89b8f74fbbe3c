"""`inspect-kit self-assess`: what bodies say of themselves. One module for each of its verbs, imported when it is used."""

from __future__ import annotations

import typer

from inspect_kit.cli.group import register_group

VERBS = {
    "show": "A body's own profile: how it judges itself by criterion, and who signed it off.",
    "compare": "Judgements beside what cases say, and beside other bodies.",
    "actions": "What bodies will do, by when, and what is late.",
}
ABOUT = "Self-assessments: a body's own profile, what stands beside it, and its actions."


def register(app: typer.Typer) -> None:
    register_group(app, "self-assess", __name__, ABOUT, VERBS)
