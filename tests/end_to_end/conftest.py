"""The tiny inspection of care homes, fresh for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project import Project

CARE_HOMES = Path(__file__).parents[1] / "care_homes"


@pytest.fixture
def homes(tmp_path: Path) -> Project:
    """The inspection with its lists, and nothing drawn."""
    shutil.copytree(CARE_HOMES, tmp_path / "homes")
    return Project(tmp_path / "homes")
