"""What comes with the package is found by name, in a checkout and installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_kit import shipped


def test_documents_and_folders_go_by_their_names() -> None:
    assert "hate-crime-2018" in shipped.shipped_names("criteria")
    assert "blank" in shipped.shipped_names("starters")
    for folder in shipped.FOLDERS:
        for name in shipped.shipped_names(folder):
            found = shipped.shipped_path(folder, name)
            assert found is not None
            assert found.exists()


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../criteria/hate-crime-2018", "/etc/passwd", "nothing", "hate-crime-2018.yaml"]
)
def test_a_name_is_never_a_path(name: str) -> None:
    assert shipped.shipped_path("criteria", name) is None


def test_an_installed_package_looks_inside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shipped" / "criteria").mkdir(parents=True)
    (tmp_path / "shipped" / "criteria" / "mine.yaml").write_text("criteria: mine\n", encoding="utf-8")
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path)
    assert shipped.shipped_names("criteria") == ["mine"]
    assert shipped.shipped_names("starters") == []
