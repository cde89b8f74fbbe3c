"""The tiny inspection of care homes, fresh for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.libraries import make_libraries
from tests.project import Project

CARE_HOMES = Path(__file__).parents[1] / "care_homes"


@pytest.fixture
def homes(tmp_path: Path) -> Project:
    """The inspection with its lists, and nothing drawn."""
    shutil.copytree(CARE_HOMES, tmp_path / "homes")
    return Project(tmp_path / "homes")


@pytest.fixture
def libraries(tmp_path: Path) -> Project:
    """The libraries, with their workbooks written."""
    return make_libraries(tmp_path / "libraries")
