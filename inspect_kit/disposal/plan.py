"""What would be removed, and what written in place of what is kept. In: an inspection. Out: a `Plan`; nothing is touched.

Lists, workbooks and what was generated go whole. Of instruments whose rows are made of answers, such as workbooks of
disagreements and fact checks, rows and answers go as well. What belongs to the register of recommendations stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from inspect_kit.answers.amendments import amendment_line, load_amendments
from inspect_kit.answers.model import READINGS
from inspect_kit.answers.store import answers_document, load_answers
from inspect_kit.chosen import Chosen
from inspect_kit.disposal.without import (
    REMOVED,
    Counts,
    Names,
    amendment_without,
    answers_without,
    evidence_without,
    names_of,
    rows_without,
    sample_without,
)
from inspect_kit.documents.write import dump_yaml
from inspect_kit.evidence_log.load import evidence_paths
from inspect_kit.fact_check.decisions import decision_line, decisions_path, load_decisions
from inspect_kit.files import dump_json
from inspect_kit.inspection import Inspection
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.rows import load_rows, rows_document
from inspect_kit.samples import load_sample, sample_document
from inspect_kit.template.model import RowsFrom, Template

OF_ANSWERS = frozenset({RowsFrom.DISAGREEMENTS, RowsFrom.FIGURES, RowsFrom.ANSWERS})
"""Rows that tell of other rows and their answers."""
OF_THE_REGISTER = frozenset({RowsFrom.RECOMMENDATIONS})
LISTS, OUT = "lists", "out"
KINDS = ("rows", "answers", "samples", "sheets")
"""Folders that have one for each instrument."""


@dataclass(frozen=True)
class Gone:
    """A file that is removed: what it was. `name` is empty where the file may be called after a case."""

    name: str
    digest: str
    size: int


@dataclass(frozen=True)
class Rewritten:
    """A file that is written anew: its path within the folder, its digest as it was, and its content as it will be."""

    path: str
    was: str
    content: bytes


@dataclass
class Plan:
    """All of it. `folders` are removed whole, relative to the inspection."""

    instruments: tuple[str, ...]
    kept: tuple[str, ...]
    folders: list[Path] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    rewritten: list[Rewritten] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)


def is_kept(template: Template) -> bool:
    """Does it belong to the register, which goes on for years?"""
    return any(part.rows in OF_THE_REGISTER for part in template.parts)


def is_of_answers(template: Template) -> bool:
    """Are its rows made of other rows' answers?"""
    return any(part.rows in OF_ANSWERS for part in template.parts)


def build_plan(inspection: Inspection, every: Sequence[Chosen], keep: Sequence[str]) -> Plan:
    """What becomes of everything but the instruments that are kept.

    Raises:
        StopRun: a file of ours cannot be read, or nobody can tell what a folder holds.
    """
    meant = [each for each in every if each.id not in keep and not is_kept(each.template)]
    kept = [each for each in every if each not in meant]
    if not meant:
        raise StopRun([problem("dispose-nothing", Place("inspection.yaml"))], 2)
    plan = Plan(tuple(each.id for each in meant), tuple(each.id for each in kept))
    plan.folders = _folders(inspection, meant, kept)
    _check_folders(inspection, plan, every)
    names: dict[tuple[str, str, str], Names] = {}
    for each in meant:
        if not is_of_answers(each.template):
            plan.rewritten += _instrument(inspection, each, plan.counts, names)
    plan.rewritten += _amendments(inspection, plan, names)
    plan.rewritten += _decisions(inspection)
    plan.rewritten += _evidence(inspection, plan.counts)
    whole = [path for folder in plan.folders for path in _files(inspection.folder / folder)]
    strays = strays_of(inspection.folder, plan.instruments, {each.path for each in plan.rewritten})
    plan.gone = [_gone(inspection, path) for path in dict.fromkeys([*whole, *strays])]
    return plan


def strays_of(folder: Path, instruments: Sequence[str], rewritten: Set[str]) -> list[Path]:
    """What lies among rows, answers and samples and was not read, such as answers whose rows are gone; criteria sets stay."""
    below = [path for kind in KINDS for name in instruments for path in _files(folder / kind / name)]
    return [path for path in below if path.suffix != ".yaml" and path.relative_to(folder).as_posix() not in rewritten]


def _folders(inspection: Inspection, meant: Sequence[Chosen], kept: Sequence[Chosen]) -> list[Path]:
    lists = [] if any(each.instrument.sample is not None for each in kept) else [Path(LISTS)]
    sheets = [Path("sheets") / each.id for each in meant]
    made = [Path(kind) / each.id for each in meant if is_of_answers(each.template) for kind in KINDS if kind != "sheets"]
    found = [*lists, *sheets, *made, Path(OUT)]
    return [each for each in found if (inspection.folder / each).exists() or (inspection.folder / each).is_symlink()]


def _check_folders(inspection: Inspection, plan: Plan, every: Sequence[Chosen]) -> None:
    """Links are not followed, and what is of no instrument cannot be read."""
    linked = [each for each in plan.folders if (inspection.folder / each).is_symlink()]
    linked += [Path(kind) for kind in KINDS if (inspection.folder / kind).is_symlink()]
    known = {each.id for each in every}
    inside = [path for kind in KINDS for path in sorted((inspection.folder / kind).glob("*"))]
    unknown = [path for path in inside if path.is_dir() and path.name not in known]
    problems = [problem("dispose-linked", Place(each.as_posix())) for each in linked]
    problems += [problem("dispose-unknown-folder", Place(inspection.shown(path))) for path in unknown]
    if problems:
        raise StopRun(problems)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".lock")


def _gone(inspection: Inspection, path: Path) -> Gone:
    """What is generated, and what somebody named, may be called after a case."""
    shown = inspection.shown(path)
    ours = {each for body in inspection.bodies for each in inspection.list_paths(body.id)}
    named = path in ours or shown.startswith(tuple(f"{kind}/" for kind in KINDS))
    return Gone(shown if named else "", digest_of(path), path.stat().st_size)


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _instrument(
    inspection: Inspection, chosen: Chosen, counts: Counts, names: dict[tuple[str, str, str], Names]
) -> Iterator[Rewritten]:
    """Rows, answers and sample of every body, in every round that there is."""
    stamp = (inspection.marking, inspection.synthetic_text)
    for round_ in inspection.rounds(chosen.id):
        instrument = replace(chosen.instrument, round=round_)
        for path in sorted(inspection.rows_path(instrument, "any").parent.glob("*.json")):
            body = path.stem
            rows = load_rows(path, inspection.shown(path))
            mine = names[chosen.id, round_, body] = names_of(rows, chosen.template, counts)
            yield _rewritten(inspection, path, dump_json(rows_document(rows_without(rows, mine), *stamp)))
            for reading in READINGS:
                path = inspection.answers_path(instrument, body, reading)
                if path.exists():
                    answers = answers_without(load_answers(path, inspection.shown(path)), mine)
                    yield _rewritten(inspection, path, dump_json(answers_document(answers, *stamp)))
            path = inspection.sample_path(instrument, body)
            if path.exists():
                sample = sample_without(load_sample(path, inspection.shown(path)), mine)
                yield _rewritten(inspection, path, dump_json(sample_document(sample, *stamp)))


def _amendments(inspection: Inspection, plan: Plan, names: dict[tuple[str, str, str], Names]) -> Iterator[Rewritten]:
    """Those of what is kept as they are; lines that cannot be read are gone."""
    path = inspection.amendments_path
    if not path.exists():
        return
    lines = []
    for each in load_amendments(inspection)[0]:
        mine = names.get((each.instrument, each.round, each.body))
        if each.instrument in plan.kept:
            lines.append(amendment_line(each, inspection))
        elif mine is not None and (kept := amendment_without(each, mine)) is not None:
            lines.append(amendment_line(kept, inspection))
    yield _rewritten(inspection, path, "".join(f"{line}\n" for line in lines).encode())


def _decisions(inspection: Inspection) -> Iterator[Rewritten]:
    """Who answered how many challenges, and when. Their ids follow from what they are about, and go as well."""
    path = decisions_path(inspection)
    if path.exists():
        found = load_decisions(inspection)[0]
        ids = {name: f"challenge-{at}" for at, name in enumerate(dict.fromkeys(each.challenge for each in found), 1)}
        kept = (replace(each, challenge=ids[each.challenge], says=REMOVED, because=REMOVED, changed=()) for each in found)
        yield _rewritten(inspection, path, "".join(f"{decision_line(each, inspection)}\n" for each in kept).encode())


def _evidence(inspection: Inspection, counts: Counts) -> Iterator[Rewritten]:
    """What was found of what, how strong and by whom; not what it said. References become numbers, alike where they were, so
    that what rests on one source still does.

    Raises:
        StopRun: a file of the log cannot be read.
    """
    from inspect_kit.documents.load import load_document

    numbers: dict[str, str] = {}
    for path in evidence_paths(inspection):
        document, problems = load_document(path, "evidence", inspection.shown(path))
        if document is None:
            raise StopRun(problems)
        records = [evidence_without(each, numbers, counts) for each in document.data["evidence"]]
        yield _rewritten(inspection, path, dump_yaml({**document.data, "evidence": records}))


def _rewritten(inspection: Inspection, path: Path, content: bytes) -> Rewritten:
    return Rewritten(inspection.shown(path), digest_of(path), content)
