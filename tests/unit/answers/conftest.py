"""The care homes with workbooks out: made once, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project import Project
from tests.unit.answers.books import make_homes


@pytest.fixture(scope="session")
def sent_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_homes(tmp_path_factory.mktemp("sent") / "homes").folder


@pytest.fixture
def homes(sent_once: Path, tmp_path: Path) -> Project:
    """Samples drawn and workbooks written; nothing collected."""
    shutil.copytree(sent_once, tmp_path / "homes")
    return Project(tmp_path / "homes")
