"""A record added to the log. In: what somebody says. Out: the record in `evidence/BODY.yaml`, with all else in it as it was.

The log is held from reading to writing, so that two people at once lose nothing. What the file would become is read and
checked before it is written: a record that would break it, or change anything else in it, is never added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from inspect_kit.documents.load import Document, load_bytes
from inspect_kit.documents.source import SIZE_LIMIT
from inspect_kit.documents.write import dump_yaml
from inspect_kit.evidence_log.load import FOLDER, Known, criteria_of, load_evidence, record_problems
from inspect_kit.evidence_log.model import EvidenceLog, Record
from inspect_kit.files import locked, read_bytes, write_atomic
from inspect_kit.inspection import ACROSS, ALL, Inspection
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem

HEAD = ("Evidence: what it says in short, and where the record of it lies. Never the material itself, nor who said it.",)
NEW = "the new record"
"""What messages call a record that no file has yet."""
BREAKS = re.compile(rb"(?<=\n)|(?<=\r)(?!\n)")


def add_record(inspection: Inspection, record: Record, today: str) -> tuple[Record, Path, list[Problem]]:
    """Append the record; without an id it gets the next one of its body. `today` is an ISO date.

    Raises:
        StopRun: anything is wrong with the record or with the log; nothing was written.
    """
    with locked(inspection.folder / FOLDER):
        log, problems = load_evidence(inspection)
        if log is None:
            raise StopRun(problems)
        path = inspection.folder / FOLDER / f"{_name(record)}.yaml"
        shown = inspection.shown(path)
        content = read_bytes(path, SIZE_LIMIT, shown) if path.exists() else _begun(inspection)
        document = _read(content, shown)
        criteria, found = criteria_of(inspection, document)
        if criteria is None:
            raise StopRun([*found, *problems])
        record = replace(record, id=record.id or _next_id(record, log), criteria=criteria.id)
        _read(dump_yaml({"evidence": [_data(record)]}), NEW, 2)
        told = list(_wrong(record, Known(inspection, log.kinds, criteria), log, today))
        if has_errors(told):
            raise StopRun(told, 2)
        write_atomic(path, _with_record(content, document, _data(record)))
    return record, path, [*problems, *told]


def _wrong(record: Record, known: Known, log: EvidenceLog, today: str) -> list[Problem]:
    """What is wrong with what was said, at the option that said it."""
    told = list(record_problems(record, known, _option))
    if record.on > today:
        told.append(problem("evidence-too-late", _option("on"), date=record.on))
    if record.id in log.records:
        told.append(problem("evidence-duplicate-id", _option("id"), id=record.id, other=log.records[record.id].place))
    if record.id in log.retired:
        told.append(problem("evidence-id-retired", _option("id"), id=record.id, other="retired"))
    return told


def _option(key: str, *_: int) -> Place:
    return Place("--indicator" if key == "indicators" else f"--{key}")


def _name(record: Record) -> str:
    return ACROSS if record.body == ALL else record.body


def _next_id(record: Record, log: EvidenceLog) -> str:
    """The number after the highest that any record of this body has or had."""
    begins = f"{_name(record)}-"
    tails = (each.removeprefix(begins) for each in (*log.records, *log.retired) if each.startswith(begins))
    return f"{begins}{max((int(tail) for tail in tails if tail.isdecimal() and tail.isascii()), default=0) + 1:03}"


def _data(record: Record) -> dict[str, Any]:
    """The record as it stands in its file."""
    data = {"id": record.id, "body": _name(record), "indicators": list(record.indicators)}
    names = ("kind", "strength", "points", "on", "by", "source", "says")
    return data | {name: str(getattr(record, name)).strip() for name in names}


def _begun(inspection: Inspection) -> bytes:
    """A file without records."""
    synthetic = {"synthetic": inspection.synthetic_text} if inspection.synthetic_text else {}
    return dump_yaml({**synthetic, "evidence": []}, HEAD)


def _read(content: bytes, shown: str, exit_code: int = 1) -> Document:
    document, problems = load_bytes(content, "evidence", shown)
    if document is None:
        raise StopRun(problems, exit_code)
    return document


def _with_record(content: bytes, document: Document, data: Mapping[str, Any]) -> bytes:
    """The file with one record more, behind the last one.

    Raises:
        StopRun: it is written in a form to which none can be added without touching the rest.
    """
    lines = BREAKS.split(content)
    start, stop = _list_lines(document, lines)
    if document.data["evidence"]:
        indent = _indent(lines, document)
    else:
        lines[start] = lines[start].replace(b"[]", b"", 1)
        indent = b"  "
    block = dump_yaml({"evidence": [data]}).splitlines()[1:]
    ending = b"\r\n" if b"\r\n" in content else b"\n"
    before = b"".join(lines[:stop])
    before += ending if before and not before.endswith((b"\n", b"\r")) else b""
    added = b"".join(indent + line.removeprefix(b"  ") + ending for line in block)
    changed = before + added + b"".join(lines[stop:])
    _check_only_added(changed, document, data)
    return changed


def _list_lines(document: Document, lines: list[bytes]) -> tuple[int, int]:
    """The number of the line with the key of the list, and of the one where the next key stands; both from 0."""
    start = document.key_marks[("evidence",)][0] - 1
    after = [line - 1 for pointer, (line, _) in document.key_marks.items() if len(pointer) == 1 and line - 1 > start]
    stop = min(after, default=len(lines))
    while after and (not lines[stop - 1].strip() or lines[stop - 1].startswith(b"#")):
        stop -= 1  # what is said above the next key belongs to it
    return start, stop


def _indent(lines: list[bytes], document: Document) -> bytes:
    """What stands before the dash of the last record."""
    line = lines[document.marks[("evidence", len(document.data["evidence"]) - 1)][0] - 1]
    return line[: len(line) - len(line.lstrip(b" "))]


def _check_only_added(changed: bytes, document: Document, data: Mapping[str, Any]) -> None:
    """Is the new file the old one with this record, and nothing else?"""
    after, _ = load_bytes(changed, "evidence", document.path)
    if after is None or after.data != {**document.data, "evidence": [*document.data["evidence"], data]}:
        raise StopRun([problem("evidence-add-by-hand", document.place("evidence"))])
