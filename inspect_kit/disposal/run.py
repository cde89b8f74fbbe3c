"""Removing case material: all that is kept is written anew beside its place first, the figures are compared, and only then is
anything touched. In: an inspection and a plan. Out: a folder without cases, and `disposal.json`, which says what was removed.

A run that was interrupted before the record says `begun` has changed nothing; after that, another run goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from inspect_kit.chosen import Chosen
from inspect_kit.disposal.plan import LISTS, OUT, Plan, build_plan, digest_of, is_of_answers, strays_of
from inspect_kit.disposal.record import AMENDMENTS, Record, load_record, record_of
from inspect_kit.fact_check.decisions import FILE as CHALLENGES
from inspect_kit.fact_check.decisions import deciding
from inspect_kit.files import dump_json, locked, move_file, remove_file, remove_folder, write_atomic
from inspect_kit.inspection import Inspection
from inspect_kit.inspection.disposed import FINISHED, RECORD
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import score_inspection
from inspect_kit.problems import Place, StopRun, problem

STAGED = ".disposal"
"""Beside everything else, and gone at the end: the folder as it will be."""
NOT_COPIED = frozenset({LISTS, OUT, "sheets", STAGED})
OURS = frozenset({"inspection.yaml", RECORD, AMENDMENTS, CHALLENGES, "rows", "answers", "samples", "sheets"})


def dispose(inspection: Inspection, every: Sequence[Chosen], keep: Sequence[str], by: str, when: str) -> Record:
    """Remove it all, but of the instruments that are kept; the record. `when` is an ISO date.

    Raises:
        StopRun: a figure would change, and then nothing was removed; or the system refuses, and it can be run again.
    """
    staged = inspection.folder / STAGED
    with _held(inspection):
        plan = build_plan(inspection, every, keep)
        remove_folder(staged)
        _stage(inspection, plan, staged)
        _compare(inspection, every, staged)
        write_atomic(inspection.folder / RECORD, dump_json(record_of(inspection, plan, by, when)))
        return _finish(inspection)


@contextmanager
def _held(inspection: Inspection) -> Iterator[None]:
    """Nobody collects, amends or answers a challenge meanwhile: all of that holds one of these."""
    with locked(inspection.folder / RECORD), locked(inspection.amendments_path), deciding(inspection):
        yield


def go_on(inspection: Inspection) -> Record:
    """Finish a removal that was interrupted; the record.

    Raises:
        StopRun: the system refuses; it can be run again.
    """
    with _held(inspection):
        return _finish(inspection)


def left_of(inspection: Inspection) -> list[str]:
    """What else lies in the folder and was not looked into."""
    return sorted(path.name for path in inspection.folder.iterdir() if path.name not in OURS and not path.name.startswith("."))


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
        hidden = any(each.startswith(".") for each in inside)
        if path.suffix in (".yaml", ".json", ".jsonl") and not hidden and not NOT_COPIED & set(inside) and path.is_file():
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


def _finish(inspection: Inspection) -> Record:
    """Everything that the record says, as far as it is not done yet."""
    folder = inspection.folder
    record = load_record(folder)
    for each in record["rewritten"]:
        source, target = folder / STAGED / each["file"], folder / each["file"]
        if source.exists():
            move_file(source, target)
        elif not target.exists() or digest_of(target) != each["is"]:
            raise StopRun([problem("dispose-lost", Place(each["file"]))])
    for name in record["removed_folders"]:
        remove_folder(folder / name)
    for stray in strays_of(folder, record["instruments"], {each["file"] for each in record["rewritten"]}):
        remove_file(stray)
    remove_folder(folder / STAGED)
    done = {**record, "state": FINISHED}
    write_atomic(folder / RECORD, dump_json(done))
    return done
