"""The LibreOffice that these tests use. Where it is missing they are skipped, but never in CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspect_kit.inspection import Inspection, load_inspection
from inspect_kit.scratch import copy_without_answers
from tests.libreoffice.office import Office

EXAMPLE = Path(__file__).parents[2] / "examples" / "hate-crime-2018"


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice with a profile of its own."""
    found = Office.find(Path(tmp_path_factory.mktemp("office")) / "profile")
    if found is None:
        message = "LibreOffice is not installed (apt-get install --no-install-recommends libreoffice-calc libreoffice-writer)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture
def scratch(tmp_path: Path) -> Inspection:
    """The example, with its answers still to collect."""
    original, _ = load_inspection(EXAMPLE)
    copy_without_answers(original, tmp_path / "inspection")
    return load_inspection(tmp_path / "inspection")[0]
