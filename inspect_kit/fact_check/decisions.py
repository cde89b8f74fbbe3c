"""How challenges were answered: a log that is only ever added to. In and out: `challenges.jsonl`, a line for each answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from inspect_kit.files import append_locked, locked
from inspect_kit.inspection import Inspection
from inspect_kit.line_log import read_log
from inspect_kit.problems import Problem
from inspect_kit.stored import Stored

FORMAT = "challenge/1"
FILE = "challenges.jsonl"
ACCEPTED, REJECTED = "accepted", "rejected"


@dataclass(frozen=True)
class Decision:
    """One answer to a challenge. `says` is what the body said when it was answered, `changed` the answer that was amended:
    instrument, row and question. `when` is an ISO date."""

    challenge: str
    body: str
    says: str
    accepted: bool
    by: str
    when: str
    because: str
    changed: tuple[str, ...] = ()


def decisions_path(inspection: Inspection) -> Path:
    """Where the log lies."""
    return inspection.folder / FILE


@contextmanager
def deciding(inspection: Inspection) -> Iterator[None]:
    """Hold the log from reading what is open to adding an answer, so that no two people answer the same challenge."""
    with locked(decisions_path(inspection)):
        yield


def append_decision(inspection: Inspection, decision: Decision) -> None:
    """Add it, for whoever holds the log by `deciding`."""
    document = {
        "format": FORMAT,
        "marking": inspection.marking,
        **{key: getattr(decision, key) for key in ("challenge", "body", "says")},
        "decision": ACCEPTED if decision.accepted else REJECTED,
        **{key: getattr(decision, key) for key in ("by", "when", "because")},
        "changed": list(decision.changed),
    }
    append_locked(decisions_path(inspection), [json.dumps(document, ensure_ascii=False)])


def load_decisions(inspection: Inspection) -> tuple[list[Decision], list[Problem]]:
    """Every answer, in the order they were given; the last one of a challenge counts."""
    path = decisions_path(inspection)
    return read_log(path, inspection.shown(path), _read, "challenges")


def _read(stored: Stored) -> Decision:
    texts = {key: stored.text(key) for key in ("challenge", "body", "says", "by", "when", "because")}
    decision = stored.text("decision")
    if decision not in (ACCEPTED, REJECTED):
        stored.stop("decision", f"`{ACCEPTED}` or `{REJECTED}`")
    changed = stored.data.get("changed", [])
    if not isinstance(changed, list) or not all(isinstance(each, str) for each in changed):
        stored.stop("changed", "a list of texts")
    return Decision(accepted=decision == ACCEPTED, changed=tuple(changed), **texts)
