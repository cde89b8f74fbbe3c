"""Removing case material: all that is kept is written anew beside its place first, the figures are compared, and only then is
anything touched. In: an inspection and a plan. Out: a folder without cases, and `disposal.json`, which says what was removed.

A run that was interrupted before the record says `begun` has changed nothing; after that, another run goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from inspect_kit import __version__
from inspect_kit.chosen import Chosen
from inspect_kit.disposal.plan import LISTS, OUT, Plan, digest_of, is_of_answers
from inspect_kit.files import dump_json, locked, move_file, read_json, remove_file, remove_folder, write_atomic
from inspect_kit.inspection import Inspection
from inspect_kit.inspection.disposed import BEGUN, FINISHED, FORMAT, RECORD
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import score_inspection
from inspect_kit.problems import Place, StopRun, problem

STAGED = ".disposal"
"""Beside everything else, and gone at the end: the folder as it will be."""
NOT_COPIED = frozenset({LISTS, OUT, "sheets", STAGED})
REMINDER = (
    "Git history still holds all of it, and so do backups, mailed copies and whatever was saved elsewhere from sheets/ and out/; "
    "dates and choices of each case are kept, because figures rest on them."
)


def dispose(inspection: Inspection, every: Sequence[Chosen], plan: Plan, by: str, when: str) -> dict[str, Any]:
    """Remove it all; the record. `when` is an ISO date.

    Raises:
        StopRun: a figure would change, and then nothing was removed; or the system refuses, and it can be run again.
    """
    staged = inspection.folder / STAGED
    with locked(inspection.folder / RECORD), locked(inspection.amendments_path):
        remove_folder(staged)
        _stage(inspection, plan, staged)
        _compare(inspection, every, staged)
        write_atomic(inspection.folder / RECORD, dump_json(_record(inspection, plan, by, when)))
        return _finish(inspection)


def go_on(inspection: Inspection) -> dict[str, Any]:
    """Finish a removal that was interrupted; the record.

    Raises:
        StopRun: the system refuses; it can be run again.
    """
    with locked(inspection.folder / RECORD), locked(inspection.amendments_path):
        return _finish(inspection)


def _stage(inspection: Inspection, plan: Plan, staged: Path) -> None:
    """The folder as it will be: documents as they are, and what is written anew."""
    for path in _documents(inspection.folder):
        write_atomic(staged / path.relative_to(inspection.folder), path.read_bytes())
    for each in plan.rewritten:
        write_atomic(staged / each.path, each.content)


def _documents(folder: Path) -> Iterator[Path]:
    """What templates, criteria and rows that stay are kept in."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if (
            path.is_file()
            and path.suffix in (".yaml", ".json", ".jsonl")
            and not NOT_COPIED & set(inside)
            and inside[0] != ".git"
        ):
            yield path


def _compare(inspection: Inspection, every: Sequence[Chosen], staged: Path) -> None:
    """The figures must be what they were."""
    meant = [each for each in every if not is_of_answers(each.template)]
    before, after = (_results(each, meant) for each in (inspection, replace(inspection, folder=staged)))
    differ = [one for one, other in zip(before, after, strict=False) if one != other]
    if differ or len(before) != len(after):
        remove_folder(staged)
        first = differ[0] if differ else before[-1] if before else after[0]
        fields = {"count": max(len(differ), 1), "measure": first.measure, "scope": first.scope}
        raise StopRun([problem("dispose-changes-figures", Place("answers"), **fields)])


def _results(inspection: Inspection, chosen: Sequence[Chosen]) -> list[Result]:
    try:
        return score_inspection(inspection, chosen).results
    except StopRun as stop:
        if all(each.code == "score-nothing" for each in stop.problems if each.severity.value == "error"):
            return []
        raise


def _record(inspection: Inspection, plan: Plan, by: str, when: str) -> dict[str, Any]:
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


def _finish(inspection: Inspection) -> dict[str, Any]:
    """Everything that the record says, as far as it is not done yet."""
    folder = inspection.folder
    record = read_json(folder / RECORD, shown_as=RECORD)
    for each in record["rewritten"]:
        source, target = _within(folder / STAGED, each["file"]), _within(folder, each["file"])
        if source.exists():
            move_file(source, target)
        elif not target.exists() or digest_of(target) != each["is"]:
            raise StopRun([problem("dispose-lost", Place(each["file"]))])
    for name in record["removed_folders"]:
        remove_folder(_within(folder, name))
    for leftover in sorted(folder.rglob(".*.tmp")):
        if leftover.is_file():
            remove_file(leftover)
    remove_folder(folder / STAGED)
    done = {**record, "state": FINISHED}
    write_atomic(folder / RECORD, dump_json(done))
    return done


def _within(folder: Path, name: str) -> Path:
    """A place below the folder; whoever edited the record leads nowhere else."""
    path = folder / name
    if ".." in Path(name).parts or Path(name).is_absolute() or path == folder:
        raise StopRun([problem("dispose-lost", Place(RECORD))])
    return path
