"""`inspect-kit judge`: judgements beside what figures propose. One module for each of its verbs."""

from __future__ import annotations

import typer

from inspect_kit.cli.group import register_group

VERBS = {
    "propose": "What figures propose, which is indicative: from which figure, on how many cases.",
    "list": "What was decided, beside what figures propose, and why.",
    "findings": "The draft findings, and what they rest on.",
    "check": "Decisions without a reason, findings without evidence, evidence without a finding.",
}
ABOUT = "Judgements, in `judgements.yaml`: figures propose, people decide, and both stand in the report."


def register(app: typer.Typer) -> None:
    register_group(app, "judge", __name__, ABOUT, VERBS)
