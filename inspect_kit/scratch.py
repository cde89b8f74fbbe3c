"""A copy of an inspection without its answers, to collect its workbooks into from the beginning.

In: an inspection. Out: a folder that holds its settings, lists, samples and rows, and nothing that was answered.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from inspect_kit.inspection import Inspection, Instrument

COPIED = ("lists", "samples", "rows")


def copy_without_answers(inspection: Inspection, to: Path) -> None:
    """Copy what collecting needs. Documents beside inspection.yaml, such as templates of its own, go along."""
    to.mkdir(parents=True, exist_ok=True)
    for document in inspection.folder.glob("*.yaml"):
        shutil.copyfile(document, to / document.name)
    for name in COPIED:
        if (inspection.folder / name).is_dir():
            shutil.copytree(inspection.folder / name, to / name, dirs_exist_ok=True)


def workbooks_of(inspection: Inspection, instrument: Instrument) -> list[Path]:
    """Every workbook of the instrument's bodies, in order."""
    return [path for body in instrument.bodies for path in inspection.sheet_paths(instrument, body)]
