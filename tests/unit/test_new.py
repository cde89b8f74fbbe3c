"""Making an inspection folder: whole, usable as it is, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_kit.inspection import load_inspection
from inspect_kit.new import Choices, new_folder
from inspect_kit.problems import StopRun
from inspect_kit.shipped import shipped_names
from tests.project import Project


@pytest.mark.parametrize("starter", shipped_names("starters"))
def test_what_is_made_is_in_order(tmp_path: Path, starter: str) -> None:
    Project(tmp_path).run("new", str(tmp_path / "mine"), "--from", starter).ok()
    Project(tmp_path / "mine").run("check").ok()
    assert (tmp_path / "mine" / "lists").is_dir()
    assert "out/" in (tmp_path / "mine" / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("seed", ["plain", 'a" b: \\ {c}', "# {{seed}} 'x'", "no", "010", "hâd"])
def test_any_seed_on_one_line_is_kept_as_it_is(tmp_path: Path, seed: str) -> None:
    new_folder(tmp_path / "mine", "blank", Choices(seed))
    sample = load_inspection(tmp_path / "mine")[0].instruments[0].sample
    assert sample is not None
    assert sample.seed == seed


@pytest.mark.parametrize("seed", ["", "  ", "a\nb", "\x00", "\udcff"])
def test_a_seed_that_nobody_can_read_is_refused(tmp_path: Path, seed: str) -> None:
    with pytest.raises(StopRun) as stop:
        new_folder(tmp_path / "mine", "blank", Choices(seed))
    assert stop.value.problems[0].code == "folder-bad-seed"
    assert list(tmp_path.iterdir()) == []


def test_seeds_differ_unless_given(tmp_path: Path) -> None:
    for name in ("one", "two"):
        Project(tmp_path).run("new", str(tmp_path / name)).ok()
    texts = {(tmp_path / name / "inspection.yaml").read_text(encoding="utf-8") for name in ("one", "two")}
    assert len(texts) == 2


def test_synthetic_stamps_the_inspection(tmp_path: Path) -> None:
    Project(tmp_path).run("new", str(tmp_path / "mine"), "--synthetic").ok()
    assert load_inspection(tmp_path / "mine")[0].synthetic_text


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    Project(tmp_path).run("new", str(tmp_path / "mine")).ok()
    assert (tmp_path / "mine" / "inspection.yaml").is_file()


def test_nothing_that_is_there_is_touched(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / ".mine.new").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("ours", encoding="utf-8")
    (tmp_path / ".mine.new" / "notes.txt").write_text("ours", encoding="utf-8")
    project = Project(tmp_path)
    before = project.files()
    project.run("new", str(tmp_path / "mine")).failed(2, "folder-not-empty")
    project.run("new", str(tmp_path / "mine" / "notes.txt")).failed(2, "folder-not-empty")
    assert project.files() == before
    project.run("new", str(tmp_path / "mine" / "notes.txt" / "x")).failed(1, "file-failed")
    (tmp_path / "mine" / "notes.txt").unlink()
    project.run("new", str(tmp_path / "mine")).ok()
    assert (tmp_path / ".mine.new" / "notes.txt").read_text(encoding="utf-8") == "ours"


def test_the_folder_one_stands_in_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "mine")
    for name in (".", str(tmp_path / "mine"), "../mine"):
        Project(tmp_path).run("new", name).failed(2, "folder-is-here")
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_starter_that_is_not_there(tmp_path: Path) -> None:
    for name in ("nothing", "../criteria", ""):
        Project(tmp_path).run("new", str(tmp_path / "mine"), "--from", name).failed(2, "folder-unknown-starter")
    assert list(tmp_path.iterdir()) == []
