"""Amendments: changes of answers after collection, each with who, when and why. Appended, never overwritten.

In: `amendments.jsonl`, one JSON object a line. Out: amendments in the order they were made, and problems for lines that
cannot be read: a torn line is reported and passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from inspect_kit.answers.store import UNABLE, read_value
from inspect_kit.cells.read import Value
from inspect_kit.conditions.model import State
from inspect_kit.files import append_locked, locked
from inspect_kit.inspection import Inspection
from inspect_kit.line_log import read_log
from inspect_kit.problems import Problem
from inspect_kit.stored import Stored

FORMAT = "amendment/1"
MISSING = State.MISSING.name.lower()

Said = tuple[State, Value | None]
"""What an answer says: its state, and its value where it is answered."""


@dataclass(frozen=True)
class Amendment:
    """One change. `when` is an ISO date."""

    instrument: str
    round: str
    body: str
    row: str
    question: str
    old: Said
    new: Said
    by: str
    when: str
    because: str

    def key(self) -> tuple[str, str]:
        """Which answer it changes."""
        return self.row, self.question


@contextmanager
def amending(inspection: Inspection) -> Iterator[None]:
    """Hold the log from reading what counts to appending, so that no old value is one that somebody changed meanwhile."""
    with locked(inspection.amendments_path):
        yield


def append_amendments(inspection: Inspection, amendments: Sequence[Amendment]) -> None:
    """Add them to the log, for whoever holds it by `amending`."""
    append_locked(inspection.amendments_path, [amendment_line(each, inspection) for each in amendments])


def amendment_line(amendment: Amendment, inspection: Inspection) -> str:
    """The amendment as a line of the log."""
    document = {
        "format": FORMAT,
        "marking": inspection.marking,
        **{key: getattr(amendment, key) for key in ("instrument", "round", "body", "row", "question")},
        "old": said_document(amendment.old),
        "new": said_document(amendment.new),
        **{key: getattr(amendment, key) for key in ("by", "when", "because")},
    }
    return json.dumps(document, ensure_ascii=False)


def said_document(said: Said) -> dict[str, Any]:
    """The same as JSON."""
    state, value = said
    if state is State.ANSWERED:
        return {"value": list(value) if isinstance(value, tuple) else value}
    return {"state": state.name.lower()}


def load_amendments(inspection: Inspection) -> tuple[list[Amendment], list[Problem]]:
    """Every amendment of the inspection."""
    path = inspection.amendments_path
    return read_log(path, inspection.shown(path), _read, "amendments")


def _read(stored: Stored) -> Amendment:
    texts = {key: stored.text(key) for key in ("instrument", "round", "body", "row", "question", "by", "when", "because")}
    return Amendment(old=read_said(stored.inner("old")), new=read_said(stored.inner("new")), **texts)


def read_said(stored: Stored) -> Said:
    """What an answer says, as a log keeps it."""
    if "state" not in stored.data:
        return State.ANSWERED, read_value(stored, "value")
    states = {UNABLE: State.UNABLE_TO_TELL, MISSING: State.MISSING}
    state = stored.text("state")
    if state not in states:
        stored.stop("state", f"`{UNABLE}` or `{MISSING}`")
    return states[state], None
