"""Making an inspection folder from a starter. In: a place, a starter, a seed. Out: the folder, whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

from inspect_kit.files import write_atomic
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
        StopRun: there is something there already, or no such starter.
    """
    source = shipped_path("starters", starter)
    if source is None:
        raise StopRun([problem("folder-unknown-starter", Place("--from"), name=starter, known=shipped_names("starters"))], 2)
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise StopRun([problem("folder-not-empty", Place(str(folder)))], 2)
    building = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(building, ignore_errors=True)
    stamp = f'synthetic: "{synthetic}"\n' if synthetic else ""
    documents = {path.name: path.read_text(encoding="utf-8") for path in sorted(source.glob("*.yaml"))}
    files = {
        **{name: text.replace(SEED, seed).replace(f"{SYNTHETIC}\n", stamp) for name, text in documents.items()},
        "README.md": README.format(title=folder.name),
        ".gitignore": GITIGNORE,
        ".gitattributes": GITATTRIBUTES,
        "lists/.gitkeep": "",
    }
    for name, content in files.items():
        write_atomic(building / name, content.encode())
    if folder.is_dir():
        folder.rmdir()
    building.rename(folder)
    return folder
