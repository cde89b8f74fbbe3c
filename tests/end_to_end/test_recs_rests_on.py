"""What a recommendation rests on: results behind it, in two inspections, and whether they moved."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from inspect_kit.measures.results import Result
from inspect_kit.register.resting import moved
from tests.end_to_end.answers import OAK
from tests.project import Project, fill

REGISTER = """
register: homes
title: Homes
published: 2026-04-01
recommendations:
  - {id: "1", text: Keep a plan on every file., addressees: [oak], deadline: none, measures: [plan_on_file, mean_falls],
     indicators: [1.1.1]}
  - {id: "2", text: Something else., addressees: [oak], deadline: none, done_when: It is.}
"""


def reviewed(homes: Project, to: Path, answers: dict[str, dict[str, object]]) -> Project:
    """The inspection with Oak House reviewed."""
    project = Project(shutil.copytree(homes.folder, to))
    register = REGISTER if to.name == "before" else REGISTER.replace("register: homes", "register: later")
    (to / "recommendations.yaml").write_text(register, encoding="utf-8")
    project.run("sample", "oak").ok()
    project.run("sheets", "oak").ok()
    workbook = fill(to / "sheets/plans/2026/oak.xlsx", to.parent / f"{to.name}.xlsx", answers)
    assert project.run("collect", str(workbook)).code == 0
    return project


@pytest.fixture
def two(homes: Project, tmp_path: Path) -> tuple[Project, Project]:
    """Four of six plans were on file, then all six."""
    better = {row: {**cells, "plan_on_file": "Yes"} for row, cells in OAK.items()}
    return reviewed(homes, tmp_path / "before", OAK), reviewed(homes, tmp_path / "after", better)


def behind(project: Project, *folders: str) -> list[dict[str, Any]]:
    ran = project.run("recs", "show", "homes/1", *folders, "--as-of", "2026-05-01", "--format", "json").ok()
    assert any("OFFICIAL" in each and "Made-up data" in each for each in ran.json()["stamps"])
    found: list[dict[str, Any]] = ran.json()["rests_on"]
    return found


def test_show_prints_the_results_behind_an_item(two: tuple[Project, Project]) -> None:
    found = behind(two[0])
    assert [(each["measure"], each["count"], each["of"]) for each in found if each["measure"] == "plan_on_file"] == [
        ("plan_on_file", 4, 6)
    ]
    assert {each["measure"] for each in found} == {"plan_on_file", "mean_falls", "1.1.1"}
    assert all(each["since_before"] is None for each in found)


def test_a_re_inspection_shows_whether_they_moved(two: tuple[Project, Project]) -> None:
    found = behind(two[0], str(two[0].folder), str(two[1].folder))
    plans = [each for each in found if each["measure"] == "plan_on_file"]
    assert [(each["count"], each["of"]) for each in plans] == [(4, 6), (6, 6)]
    assert plans[1]["since_before"].startswith("within noise: +33 points (")
    falls = [each for each in found if each["measure"] == "mean_falls"]
    assert falls[1]["since_before"] == "cannot be compared: no share in both"


def test_an_item_that_rests_on_nothing_says_nothing(two: tuple[Project, Project]) -> None:
    assert "Rests on" not in two[0].run("recs", "show", "2", "--as-of", "2026-05-01").ok().out


def share(count: int, of: int) -> Result:
    return Result("m", "M", "all", "count", count=count, of=of, share=count / of)


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ((10, 30), (25, 30), "higher: +50 points (+25 to +67)"),
        ((25, 30), (10, 30), "lower: -50 points (-67 to -25)"),
        ((15, 30), (16, 30), "within noise: +3 points (-21 to +27)"),
    ],
)
def test_no_direction_where_a_difference_is_within_noise(before: tuple[int, int], now: tuple[int, int], says: str) -> None:
    assert moved(share(*before), share(*now)) == says
