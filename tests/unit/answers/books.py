"""Returned workbooks of the care homes: filled, and saved when the test says."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from inspect_kit.inspection import Inspection, load_inspection
from tests.project import Project, fill

CARE_HOMES = Path(__file__).parents[2] / "care_homes"
SHEETS = Path("sheets/plans/2026")
Typed = Mapping[str, Mapping[str, object]]


def make_homes(folder: Path) -> Project:
    """The care homes with samples drawn and workbooks written."""
    shutil.copytree(CARE_HOMES, folder)
    homes = Project(folder)
    homes.run("sample").ok()
    homes.run("sheets").ok()
    return homes


def give_back(homes: Project, name: str, typed: Typed, minute: int = 0, sheet: str = "oak.xlsx") -> Path:
    """A workbook with this typed into it, under any name, saved at this minute of one afternoon."""
    path = fill(homes.folder / SHEETS / sheet, homes.folder.parent / "back" / name, typed)
    stamp = f"2026-04-01T14:{minute:02d}:00Z".encode()

    def stamped(content: bytes) -> bytes:
        return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)

    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, stamped(content) if part == "docProps/core.xml" else content)
    path.write_bytes(out.getvalue())
    return path


def inspection_of(homes: Project) -> Inspection:
    """The inspection as the core sees it."""
    return load_inspection(homes.folder)[0]
