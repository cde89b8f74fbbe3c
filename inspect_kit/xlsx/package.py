"""Is a file a workbook that is safe to open? Looks at the package before any library does.

In: a path. Out: problems; none where it can be opened. Nothing of the content is believed, and nothing large is unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from inspect_kit.files import read_bytes
from inspect_kit.problems import Place, Problem, StopRun, problem

SIZE_LIMIT = 50_000_000
UNPACKED_LIMIT = 300_000_000
PARTS_LIMIT = 5_000
HEAD = 4096
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)
"""What reading a damaged archive raises: RuntimeError for encrypted parts, NotImplementedError for odd compression."""


def check_package(path: Path, shown_as: str) -> list[Problem]:
    """Everything that speaks against opening the file; one problem is enough to leave it."""
    if path.name.startswith("~$"):
        return [problem("workbook-lock-file", shown_as)]
    try:
        content = read_bytes(path, SIZE_LIMIT, shown_as)
    except StopRun as stop:
        return list(stop.problems)
    if not content.startswith(b"PK"):
        return [_not_a_zip(content, shown_as)]
    try:
        with zipfile.ZipFile(path) as archive:
            return list(_contents(archive, shown_as))
    except BROKEN:
        return [problem("workbook-damaged", shown_as)]


def _not_a_zip(content: bytes, shown_as: str) -> Problem:
    if not content:
        return problem("workbook-empty", shown_as)
    if content.startswith(OLE):
        return problem("workbook-encrypted" if ENCRYPTED in content else "workbook-old-format", shown_as)
    return problem("workbook-not-xlsx", shown_as)


def _contents(archive: zipfile.ZipFile, shown_as: str) -> Iterator[Problem]:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    unpacked = sum(part.file_size for part in parts)
    if unpacked > UNPACKED_LIMIT or len(parts) > PARTS_LIMIT:
        yield problem("workbook-too-large", shown_as, size=unpacked, limit=UNPACKED_LIMIT)
    elif any(part.flag_bits & 1 for part in parts):
        yield problem("workbook-encrypted", shown_as)
    elif len(set(names)) < len(names):
        yield problem("workbook-damaged", shown_as)
    elif "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        yield problem("workbook-not-xlsx", shown_as)
    else:
        yield from _parts(archive, parts, shown_as)


def _parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], shown_as: str) -> Iterator[Problem]:
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types or any(part.filename.endswith("vbaProject.bin") for part in parts):
        yield problem("workbook-macros", shown_as)
        return
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                head = stream.read(HEAD)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                yield problem("workbook-entities", Place(shown_as), part=part.filename)
                return
