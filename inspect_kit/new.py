"""Making an inspection folder from a starter. In: a place, a starter, a seed. Out: the folder, whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

from inspect_kit.files import rename_folder, write_atomic
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.shipped import shipped_names, shipped_path

SEED = "{{seed}}"
SYNTHETIC = "{{synthetic}}"
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


def new_folder(folder: Path, starter: str, seed: str, synthetic: str | None = None) -> Path:
    """Make the folder. It is built beside its place and renamed, so that an interrupted run leaves nothing half made.

    Raises:
        StopRun: there is something there already, no such starter, or a seed that cannot be written down.
    """
    source = shipped_path("starters", starter)
    if source is None:
        raise StopRun([problem("folder-unknown-starter", Place("--from"), name=starter, known=shipped_names("starters"))], 2)
    place = folder.resolve()
    _check_place(folder, place)
    if not seed.strip() or not seed.isprintable():
        raise StopRun([problem("folder-bad-seed", Place("--seed"), seed=seed)], 2)
    building = place.with_name(f".{place.name}.{os.getpid()}.new")
    stamp = f'synthetic: "{synthetic}"\n' if synthetic else ""
    quoted = json.dumps(seed, ensure_ascii=False)[1:-1]  # the starters hold it in double quotes
    documents = {path.name: path.read_text(encoding="utf-8") for path in sorted(source.glob("*.yaml"))}
    files = {
        **{name: text.replace(SEED, quoted).replace(f"{SYNTHETIC}\n", stamp) for name, text in documents.items()},
        "README.md": README.format(title=place.name),
        ".gitignore": GITIGNORE,
        ".gitattributes": GITATTRIBUTES,
        "lists/.gitkeep": "",
    }
    for name, content in files.items():
        write_atomic(building / name, content.encode())
    rename_folder(building, place)
    return folder


def _check_place(folder: Path, place: Path) -> None:
    """There is nothing yet, or an empty folder that nobody stands in: no system renames onto that."""
    if place.is_file() or (place.is_dir() and any(place.iterdir())):
        raise StopRun([problem("folder-not-empty", Place(str(folder)))], 2)
    if Path.cwd().is_relative_to(place):
        raise StopRun([problem("folder-is-here", Place(str(folder)))], 2)
