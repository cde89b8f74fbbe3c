"""The LibreOffice that these tests use. Where it is missing they are skipped, but never in CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.libreoffice.office import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice with a profile of its own."""
    found = Office.find(Path(tmp_path_factory.mktemp("office")) / "profile")
    if found is None:
        message = "LibreOffice is not installed (apt-get install --no-install-recommends libreoffice-calc)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found
