"""`inspect-kit evidence`: the log of evidence that people write down. One module for each of its verbs."""

from __future__ import annotations

import typer

from inspect_kit.cli.group import register_group

VERBS = {
    "list": "What is in the log, of any kind, body or indicator.",
    "show": "Everything about one record.",
    "add": "Write a record down.",
    "matrix": "Which kinds there are for each indicator and body, and what rests on one source or none.",
}
ABOUT = "Evidence that people write down, in `evidence/`: interviews, focus groups, documents, calls listened to."


def register(app: typer.Typer) -> None:
    register_group(app, "evidence", __name__, ABOUT, VERBS)
