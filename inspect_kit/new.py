"""Making an inspection folder from a starter. In: a place, a starter, a seed. Out: the folder, whole or not at all.

A starter says in its own text what can be chosen: `{{name}}`, or `{{name|what stands there if nobody chooses}}`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from inspect_kit.files import rename_folder, write_atomic
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.shipped import shipped_names, shipped_path

SYNTHETIC = "{{synthetic}}\n"
CHOSEN = re.compile(r"\{\{([a-z]+)(?:\|([^{}]*))?\}\}")
README_FILE, CRITERIA_FILE = "README.md", "criteria.yaml"
SLUG = re.compile("[a-z0-9][a-z0-9-]*")
README = """# {title}

This folder holds one inspection. Work in it with `inspect-kit`:

1. Look through `inspection.yaml`. The seed in it decides which cases are drawn: leave it as it is.
2. Put each list of cases in `lists/`, as `BODY.csv` or `BODY.xlsx`.
3. `inspect-kit check` says what is not in order, with the place and the remedy.
4. `inspect-kit sample` draws the cases; `inspect-kit sheets` writes the workbooks to fill, in `sheets/`.
5. `inspect-kit collect FILES...` takes filled workbooks in; `inspect-kit status` shows where each body stands.
6. `inspect-kit score` computes the figures; `inspect-kit report` writes them up in `out/`.

Keep the folder in git: every file is plain text that shows what changed, but for lists and workbooks.
"""
GITIGNORE = "out/\n.*.tmp\n.*.lock\n~$*\n"
GITATTRIBUTES = "*.jsonl merge=union\n*.xlsx binary\n"


@dataclass(frozen=True)
class Choices:
    """What somebody chose for the folder. `values` fill the starter's places, `files` are put beside its documents."""

    seed: str
    synthetic: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def new_folder(folder: Path, starter: str, choices: Choices) -> Path:
    """Make the folder. It is built beside its place and renamed, so that an interrupted run leaves nothing half made.

    Raises:
        StopRun: there is something there already, no such starter, no place in it for a value, or a value that cannot be
            written down.
    """
    source = shipped_path("starters", starter)
    if source is None:
        raise StopRun([problem("folder-unknown-starter", Place("--from"), name=starter, known=shipped_names("starters"))], 2)
    place = folder.resolve()
    _check_place(folder, place)
    documents = {path.name: path.read_text(encoding="utf-8") for path in sorted(source.glob("*.yaml"))}
    _check_values(starter, documents, choices)
    readme = source / README_FILE
    files = {
        **{name: _filled(text, choices).encode() for name, text in documents.items()},
        **choices.files,
        README_FILE: (readme.read_text(encoding="utf-8") if readme.is_file() else README).format(title=place.name).encode(),
        ".gitignore": GITIGNORE.encode(),
        ".gitattributes": GITATTRIBUTES.encode(),
        "lists/.gitkeep": b"",
    }
    building = place.with_name(f".{place.name}.{os.getpid()}.new")
    for name, content in files.items():
        write_atomic(building / name, content)
    rename_folder(building, place)
    return folder


def _check_values(starter: str, documents: Mapping[str, str], choices: Choices) -> None:
    """Every value has a place in the starter, and is text on one line."""
    places = {found[1] for text in documents.values() for found in CHOSEN.finditer(text)}
    unused = [
        problem("folder-no-place-for", Place(f"--{name}"), starter=starter) for name in choices.values if name not in places
    ]
    given = {"seed": choices.seed, **choices.values}
    unreadable = [name for name, value in given.items() if not value.strip() or not value.isprintable()]
    codes = {"seed": "folder-bad-seed"}
    wrong = [
        problem(codes.get(name, "folder-bad-value"), Place(f"--{name}"), name=name, value=given[name], seed=given[name])
        for name in unreadable
    ]
    if unused or wrong:
        raise StopRun([*unused, *wrong], 2)


def _filled(text: str, choices: Choices) -> str:
    """A document of the starter with what was chosen. Its places stand in double quotes."""
    stamp = f'synthetic: "{choices.synthetic}"\n' if choices.synthetic else ""
    given = {"seed": choices.seed, **choices.values}
    return CHOSEN.sub(lambda found: _quoted(given.get(found[1], found[2] or "")), text.replace(SYNTHETIC, stamp))


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def _check_place(folder: Path, place: Path) -> None:
    """There is nothing yet, or an empty folder that nobody stands in: no system renames onto that."""
    if place.is_file() or (place.is_dir() and any(place.iterdir())):
        raise StopRun([problem("folder-not-empty", Place(str(folder)))], 2)
    if Path.cwd().is_relative_to(place):
        raise StopRun([problem("folder-is-here", Place(str(folder)))], 2)


def chosen_values(criteria: str | None, body: str | None, name: str | None) -> tuple[dict[str, str], dict[str, bytes]]:
    """What is chosen for a self-assessment, by the starter's places; and the criteria themselves, where they are a file.

    Raises:
        StopRun: there is no such set, it has errors, or the body's id cannot be one.
    """
    from inspect_kit.criteria import load_criteria

    values = {"criteria": criteria, "body": body, "name": name or body}
    files: dict[str, bytes] = {}
    if criteria is not None:
        found, problems = load_criteria(criteria)
        if found is None:
            raise StopRun(problems, 2)
        if criteria.endswith((".yaml", ".yml")):
            values["criteria"] = CRITERIA_FILE
            files[CRITERIA_FILE] = Path(criteria).read_bytes()
    if body is not None and not SLUG.fullmatch(body):
        raise StopRun([problem("folder-bad-id", Place("--body"), value=body)], 2)
    return {key: value for key, value in values.items() if value is not None}, files
