"""The log of what was hidden, kept out of what is published. In: what `protect` gave. Out: `out/disclosure/WHAT/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from inspect_kit.disclosure.protect import LogEntry, Protected
from inspect_kit.disclosure.release import Release
from inspect_kit.files import dump_json, write_atomic
from inspect_kit.measures.run import InspectionScores

NAME = "disclosure-log.json"


def log_document(protected: Protected) -> dict[str, Any]:
    """The policy, the exemptions with their reasons, and every piece that was hidden."""
    policy, inspection = protected.policy, protected.scores.inspection
    language = protected.scores.language
    return {
        "format": "disclosure-log/1",
        "inspection": inspection.id,
        "not_for_publication": "This says what is small. Keep it with the answers, and out of what is published.",
        "threshold": policy.threshold,
        "round_to": policy.round_to,
        "exempt": [
            {"instrument": each.instrument, "measure": each.measure, "by": each.by, "because": each.because.read(language)}
            for each in policy.exempt
        ],
        "hidden": [_entry(each) for each in protected.log],
    }


def _entry(entry: LogEntry) -> dict[str, Any]:
    result, group = entry.result, entry.result.group
    return {
        "instrument": result.instrument,
        "measure": result.measure,
        "category": result.category,
        "scope": result.scope,
        "group": None if group is None else {"by": group.by, "is": group.code, "against": group.against},
        "fields": list(entry.fields),
        "kind": "primary" if entry.primary else "secondary",
        "because": list(entry.because),
    }


def write_release(scores: InspectionScores, released: Release, name: str) -> Path:
    """Keep what was published of what, and who decided that it may be, beside the log."""
    path = scores.inspection.out_path / "disclosure" / name / "run.json"
    write_atomic(path, dump_json({**scores.head(), **released.record()}))
    return path


def write_log(protected: Protected, name: str) -> Path:
    """Write it beside what is published, never among it. `name` says what was published: html, tables."""
    path = protected.scores.inspection.out_path / "disclosure" / name / NAME
    write_atomic(path, dump_json(log_document(protected)))
    return path
