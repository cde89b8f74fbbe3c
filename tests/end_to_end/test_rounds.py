"""Two rounds beside each other: what changed beyond noise, what cannot be compared and why, and over whom."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from tests.end_to_end.answers import ELM_CY, OAK
from tests.project import Project, fill

NONE = {row: {"plan_on_file": "No", "falls": 1, "harm#none": "Yes", "overall": "Poor", "at_risk": "No"} for row in OAK}
EVERY = {
    row: {
        "plan_on_file": "Yes",
        "reviewed_on": "2026-03-21",
        "family_told": "Yes",
        "falls": 3,
        "overall": "Good",
        "at_risk": "No",
    }
    for row in OAK
}


def reviewed(homes: Project, to: Path, answers: dict[str, dict[str, object]], *changes: tuple[str, str, str]) -> Project:
    """An inspection named as its folder, with Oak House reviewed. `changes` are texts of its files to replace first."""
    project = Project(shutil.copytree(homes.folder, to))
    every = (
        ("inspection.yaml", "inspection: care-homes", f"inspection: {to.name}"),
        ("inspection.yaml", "marking: OFFICIAL", "marking: OFFICIAL\nsmall_number: 5"),
        *changes,
    )
    for name, old, new in every:
        path = to / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    project.run("sample").ok()
    project.run("sheets").ok()
    returned(project, "oak", answers)
    return project


def returned(project: Project, body: str, answers: dict[str, dict[str, object]]) -> None:
    """A body's workbook filled and collected."""
    [path] = project.folder.glob(f"sheets/plans/*/{body}.xlsx")
    filled = fill(path, project.folder.parent / f"{project.folder.name}-{body}.xlsx", answers)
    assert project.run("collect", str(filled)).code == 0


def compared(before: Project, after: Project, *options: str) -> dict[str, Any]:
    ran = after.run("compare", str(before.folder), str(after.folder), *options, "--format", "json").ok()
    found: dict[str, Any] = ran.json()
    return found


def line(found: dict[str, Any], measure: str, scope: str = "oak") -> dict[str, Any]:
    [one] = [each for each in found["rows"] if each["measure"] == measure and each["scope"] == scope]
    assert isinstance(one, dict)
    return one


def test_a_change_beyond_noise_says_its_direction_and_equals_statsmodels(homes: Project, tmp_path: Path) -> None:
    before = reviewed(homes, tmp_path / "before", NONE)
    after = reviewed(homes, tmp_path / "after", EVERY)
    one = line(compared(before, after), "plan_on_file")
    assert (one["before"], one["after"], one["difference"], one["stands"]) == (
        "0 of 6 (0%)", "6 of 6 (100%)", "+100 points", "higher",
    )  # fmt: skip
    low, high = confint_proportions_2indep(6, 6, 0, 6, method="newcomb", compare="diff")
    assert (float(one["apart_low"]), float(one["apart_high"])) == pytest.approx((low, high), abs=1e-9)
    back = line(compared(after, before), "plan_on_file")
    assert (back["difference"], back["stands"]) == ("-100 points", "lower")


def test_what_noise_explains_has_no_direction(homes: Project, tmp_path: Path) -> None:
    """Four of six plans on file, then all six: +33 points, and the interval holds 0."""
    before = reviewed(homes, tmp_path / "before", OAK)
    after = reviewed(homes, tmp_path / "after", EVERY)
    found = compared(before, after)
    one = line(found, "plan_on_file")
    assert (one["difference"], one["stands"]) == ("+33 points", "within noise")
    low, high = confint_proportions_2indep(6, 6, 4, 6, method="newcomb", compare="diff")
    assert (float(one["apart_low"]), float(one["apart_high"])) == pytest.approx((low, high), abs=1e-9)
    assert line(found, "family_told")["stands"] == "too few to say"  # of four plans on file then, and 5 is the least here
    mean = line(found, "mean_falls")
    assert (mean["before"], mean["after"], mean["difference"], mean["stands"]) == ("1.2", "3", "+1.8", "no interval")
    shown = after.run("compare", str(before.folder), str(after.folder)).ok()
    assert not set("↑↓▲▼→") & set(shown.out)


def test_only_bodies_with_figures_in_both_are_compared(homes: Project, tmp_path: Path) -> None:
    before = reviewed(homes, tmp_path / "before", OAK)
    after = reviewed(homes, tmp_path / "after", OAK)
    returned(after, "elm", ELM_CY)
    found = compared(before, after)
    assert {each["scope"] for each in found["rows"]} == {"oak"}
    assert any("Left out: Elm Court." in note for note in found["notes"])
    returned(before, "elm", ELM_CY)
    both = line(compared(before, after), "plan_on_file", "all")
    assert (both["before"], both["difference"]) == ("8 of 11 (73%)", "+0 points")


def test_a_measure_that_is_counted_otherwise_is_shown_and_not_compared(homes: Project, tmp_path: Path) -> None:
    before = reviewed(homes, tmp_path / "before", OAK)
    counted, base = "        count: {family_told: yes}\n", "        of: {plan_on_file: yes}\n"
    after = reviewed(
        homes,
        tmp_path / "after",
        OAK,
        ("template.yaml", f"{counted}{base}      -", f"{counted}      -"),
        ("template.yaml", "How many falls are recorded?", "How many falls were there in the last month?"),
    )
    found = compared(before, after)
    one = line(found, "family_told")
    assert (one["stands"], one["why"]) == ("not comparable", "it is counted otherwise")
    assert line(found, "mean_falls")["why"] == "`falls` is asked in other words"
    assert line(found, "plan_on_file")["why"] is None


def test_indicators_are_paired_by_their_criteria(homes: Project, tmp_path: Path) -> None:
    """1.1.1 has another number now, 1.1.2 another wording, and 1.2.1 is as it was."""
    before = reviewed(homes, tmp_path / "before", OAK)
    after = reviewed(
        homes,
        tmp_path / "after",
        OAK,
        ("criteria.yaml", "version: 1", "version: 2"),
        ("criteria.yaml", 'id: "1.1.1"', 'id: "1.1.9"'),
        ("criteria.yaml", "within four weeks", "within six weeks"),
        ("template.yaml", "indicator: 1.1.1", "indicator: 1.1.9"),
    )
    found = compared(before, after)
    moved = line(found, "1.1.9")
    assert (moved["before_measure"], moved["before"], moved["why"]) == ("1.1.1", "4 of 6 (67%)", None)
    assert line(found, "1.1.2")["stands"] == "not comparable"
    assert "reworded" in line(found, "1.1.2")["why"]
    assert line(found, "1.2.1")["stands"] == "too few to say"
    assert "other indicators" in line(found, "1.1")["why"]
    assert line(found, "1.2")["why"] is None


MAP = """
criteria_mapping: plans-1-to-2
old: {set: care-plans, version: 1}
new: {set: care-plans, version: 2}
relations:
  - {from: 1.1.2, to: 1.1.2, relation: broader, note: Six weeks are more than four.}
"""


def test_a_mapping_is_followed(homes: Project, tmp_path: Path) -> None:
    before = reviewed(homes, tmp_path / "before", OAK)
    after = reviewed(homes, tmp_path / "after", OAK, ("criteria.yaml", "version: 1", "version: 2"))
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    found = compared(before, after, "--mapping", str(tmp_path / "map.yaml"))
    assert line(found, "1.1.2")["why"] == "asks for more than before: Six weeks are more than four."
    (tmp_path / "map.yaml").write_text(MAP.replace("from: 1.1.2", "from: 9.9"), encoding="utf-8")
    folders = (str(before.folder), str(after.folder))
    after.run("compare", *folders, "--mapping", str(tmp_path / "map.yaml")).failed(1, "criteria-mapping-unknown")


def test_two_rounds_of_one_inspection(homes: Project, tmp_path: Path) -> None:
    project = reviewed(homes, tmp_path / "rounds", NONE)
    text = (project.folder / "inspection.yaml").read_text(encoding="utf-8")
    (project.folder / "inspection.yaml").write_text(text.replace('round: "2026"', 'round: "2027"'), encoding="utf-8")
    project.run("sample").ok()
    project.run("sheets").ok()
    [path] = project.folder.glob("sheets/plans/2027/oak.xlsx")
    assert project.run("collect", str(fill(path, tmp_path / "again.xlsx", EVERY))).code == 0
    found = project.run("compare", "2026", "2027", "--measure", "plan_on_file", "--format", "json").ok().json()
    [one] = found["rows"]
    assert (one["before"], one["after"], one["stands"]) == ("0 of 6 (0%)", "6 of 6 (100%)", "higher")
    assert "Before is 2026, after is 2027." in found["notes"]
    project.run("compare", "2026", "2028").failed(2, "rounds-unknown")


def test_what_every_list_was_looked_at_for_has_no_interval(homes: Project, tmp_path: Path) -> None:
    """Where the whole list is the sample, the difference is what it is."""
    listed = homes.folder / "lists" / "oak.csv"
    first, *rest = listed.read_text(encoding="utf-8").splitlines()
    listed.write_text("\n".join([first, *(each for each in rest if any(row in each for row in OAK))]) + "\n", encoding="utf-8")
    one = reviewed(homes, tmp_path / "one", NONE)
    two = reviewed(homes, tmp_path / "two", EVERY)
    found = line(compared(one, two), "plan_on_file")
    assert (found["difference"], found["interval"], found["stands"]) == ("+100 points", None, "all looked at")


def test_what_cannot_be_compared_is_told(homes: Project, tmp_path: Path) -> None:
    before = reviewed(homes, tmp_path / "before", OAK)
    empty = Project(shutil.copytree(homes.folder, tmp_path / "empty"))
    here = str(before.folder)
    before.run("compare", here, str(empty.folder)).failed(1, "rounds-nothing")
    before.run("compare", here, here, "--measure", "plan_on_fiel").failed(2, "rounds-unknown-measure")
    before.run("compare", here, here, "--body", "ash").failed(2, "rounds-unknown-body")
    renamed = ("template.yaml", "id: family_told_of_known", "id: told_of_known")
    other = reviewed(homes, tmp_path / "other", OAK, renamed)
    assert line(compared(before, other), "told_of_known")["stands"] == "only in other"
    assert line(compared(before, other), "family_told_of_known")["stands"] == "only in before"


def test_every_form_says_the_same_and_bears_the_marking(homes: Project, tmp_path: Path) -> None:
    before = reviewed(homes, tmp_path / "before", NONE)
    after = reviewed(homes, tmp_path / "after", EVERY, ("inspection.yaml", "marking: OFFICIAL", "marking: OFFICIAL-SENSITIVE"))
    for form in ("table", "json", "csv", "markdown"):
        out = after.run("compare", str(before.folder), str(after.folder), "--beyond-noise", "--format", form).ok().out
        assert "OFFICIAL; OFFICIAL-SENSITIVE" in out
        assert "+100 points" in out
    cy = after.run("compare", str(before.folder), str(after.folder), "--beyond-noise", "--language", "cy").ok().out
    assert "yn uwch" in cy
    assert "+100 pwynt" in cy
