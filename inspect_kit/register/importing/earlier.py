"""What earlier imports wrote. In: a folder and a map. Out: each register as it was written, or why it cannot be written again.

Ids are never lost: an item that is in no row any more stays, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspect_kit.documents.load import load_bytes
from inspect_kit.documents.source import SIZE_LIMIT
from inspect_kit.files import read_bytes
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.register.folder import FOLDER
from inspect_kit.register.importing.documents import LISTS, read_stamp
from inspect_kit.register.importing.mapping import ImportMap
from inspect_kit.register.importing.rows import Row


@dataclass(frozen=True)
class Earlier:
    """A register that this map wrote before."""

    shown_as: str
    content: bytes
    data: dict[str, Any]


def written_path(folder: Path, register: str) -> Path:
    """Where the register of this id is written to."""
    return folder / FOLDER / f"{register}.yaml"


def read_earlier(folder: Path, given: ImportMap, wanted: Iterable[str]) -> dict[str, Earlier]:
    """The registers that this map wrote, by id; `wanted` are those that are to be written now.

    Raises:
        StopRun: one that is to be written was not written by this map, or was changed by hand since.
    """
    found: dict[str, Earlier] = {}
    problems: list[Problem] = []
    ids = frozenset(wanted)
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        shown = path.relative_to(folder).as_posix()
        content = read_bytes(path, SIZE_LIMIT, shown)
        stamp = read_stamp(content)
        if path.stem in ids:
            problems += _problems(content, shown, path.stem, given)
        if stamp is not None and stamp.map == given.id:
            document, wrong = load_bytes(content, "register", shown)
            problems += wrong
            if document is not None:
                found[path.stem] = Earlier(shown, content, document.data)
    if has_errors(problems):
        raise StopRun(problems)
    return found


def _problems(content: bytes, shown: str, register: str, given: ImportMap) -> Iterator[Problem]:
    stamp = read_stamp(content)
    if stamp is None:
        yield problem("import-not-ours", Place(shown), id=register)
    elif stamp.map != given.id:
        yield problem("import-other-map", Place(shown), id=register, map=stamp.map)
    elif not stamp.untouched:
        yield problem("import-by-hand", Place(shown))


def gone(earlier: dict[str, Earlier], rows: Sequence[Row]) -> Iterator[Problem]:
    """What earlier imports brought and no row holds now, a notice for each register."""
    items, parts = {row.name for row in rows}, {row.key for row in rows}
    for register, each in earlier.items():
        names: list[str] = []
        for item in (item for key in LISTS.values() for item in each.data.get(key, ())):
            if f"{register}/{item['id']}" not in items:
                names.append(item["id"])
            else:
                names += [f"{item['id']} of {one}" for one in item["addressees"] if (register, item["id"], one) not in parts]
        if names:
            yield problem("import-gone", Place(each.shown_as), names=names)
