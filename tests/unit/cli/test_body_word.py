"""What bodies are called is data, and so is the option that names one."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.project import Project

EXAMPLE = Path(__file__).parents[3] / "examples" / "hate-crime-2018"
CARE_HOMES = Path(__file__).parents[2] / "care_homes"


def test_an_inspection_of_forces_takes_force_for_body(tmp_path: Path) -> None:
    example = Project(shutil.copytree(EXAMPLE, tmp_path / "example", ignore=shutil.ignore_patterns("out")))
    for arguments in (
        ("trace", "not_visited"),
        ("recs", "list", "--as-of", "2019-01-01"),
        ("recs", "due", "--as-of", "2019-01-01"),
    ):
        said = example.run(*arguments, "--body", "gwent").ok().out
        assert example.run(*arguments, "--force", "gwent").ok().out == said
        assert example.run(*arguments, "--force=gwent").ok().out == said
    assert "No such option" in example.run("trace", "not_visited", "--home", "gwent").failed(2).err


def test_an_inspection_of_homes_takes_home_in_both_its_languages(tmp_path: Path) -> None:
    homes = Project(shutil.copytree(CARE_HOMES, tmp_path / "homes"))
    for word in ("--home", "--cartref"):
        assert "No such option" not in homes.run("trace", "reviewed", word, "oak").err
    assert "No such option" in homes.run("trace", "reviewed", "--force", "oak").failed(2).err
