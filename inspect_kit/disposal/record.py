"""What was removed, by whom, when: `disposal.json`. In and out. Written before anything is touched, so that whoever was
interrupted can go on; read again with care, as it says what to remove.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import Any

from inspect_kit import __version__
from inspect_kit.disposal.plan import KINDS, LISTS, OUT, Plan
from inspect_kit.evidence_log.load import FOLDER as EVIDENCE
from inspect_kit.fact_check.decisions import FILE as CHALLENGES
from inspect_kit.inspection import Inspection
from inspect_kit.inspection.disposed import BEGUN, FORMAT, RECORD
from inspect_kit.stored import Stored, read_stored

AMENDMENTS = "amendments.jsonl"
REMINDER = (
    "Git history still holds all of it, and so do backups, mailed copies, and whatever was saved elsewhere from sheets/ and "
    "out/. Dates and choices of each case are kept, because figures rest on them."
)

Record = dict[str, Any]
"""As `record_of` makes it."""


def record_of(inspection: Inspection, plan: Plan, by: str, when: str) -> Record:
    """The record of a removal that begins. `when` is an ISO date; digests are SHA-256."""
    return {
        "format": FORMAT,
        "tool": f"inspect-kit {__version__}",
        "marking": inspection.marking,
        **({"synthetic": inspection.synthetic_text} if inspection.synthetic_text else {}),
        "state": BEGUN,
        "by": by,
        "when": when,
        "instruments": list(plan.instruments),
        "kept": list(plan.kept),
        "counts": {"files": len(plan.gone), **vars(plan.counts)},
        "removed_folders": [each.as_posix() for each in plan.folders],
        "removed": [vars(each) for each in plan.gone],
        "rewritten": [
            {"file": each.path, "was": each.was, "is": hashlib.sha256(each.content).hexdigest()} for each in plan.rewritten
        ],
        "reminder": REMINDER,
    }


def load_record(folder: Path) -> Record:
    """The record of this folder, in which every file and folder is one that a removal touches.

    Raises:
        StopRun: it is not what `record_of` makes, or names something else.
    """
    stored = read_stored(folder / RECORD, FORMAT, RECORD)
    for key in ("by", "when", "reminder"):
        stored.text(key)
    instruments = _texts(stored, "instruments")
    counts = stored.inner("counts")
    for name in counts.data:
        counts.count(name)
    for name in _texts(stored, "removed_folders"):
        if not _is_touched(name, instruments):
            stored.stop("removed_folders", "folders of these instruments")
    for each in stored.each("rewritten"):
        each.text("is")
        if not _is_touched(each.text("file"), instruments):
            each.stop("file", "a file of these instruments")
    return dict(stored.data)


def _texts(stored: Stored, key: str) -> list[str]:
    found = stored.data.get(key)
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        stored.stop(key, "a list of texts")
    return found


def _is_touched(name: str, instruments: list[str]) -> bool:
    """Is it within the inspection, and of what is removed or written anew?"""
    parts = PurePosixPath(name).parts
    if ".." in parts or not parts:
        return False
    of_an_instrument = len(parts) > 1 and parts[0] in KINDS and parts[1] in instruments
    of_evidence = len(parts) == 2 and parts[0] == EVIDENCE and parts[1].endswith(".yaml")
    return parts in ((LISTS,), (OUT,), (AMENDMENTS,), (CHALLENGES,)) or of_an_instrument or of_evidence
