"""Returned workbooks of the care homes: filled, and saved when the test says."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from inspect_kit.inspection import Inspection, load_inspection
from tests.project import Project, fill, saved_at

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
    return saved_at(path, f"2026-04-01T14:{minute:02d}:00Z")


def inspection_of(homes: Project) -> Inspection:
    """The inspection as the core sees it."""
    return load_inspection(homes.folder)[0]
