"""A body checks its figures before publication: what goes out, what comes back, and how each challenge is answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.end_to_end.answers import OAK
from tests.project import Project, fill, grid_sheet

SIGNED = ("--by", "A. Lead", "--because", "the plan was found")
FALLS = "plans/OAK-003/falls"
PLAN = "plans/OAK-007/plan_on_file"


@pytest.fixture
def homes(homes: Project) -> Project:
    """Oak House is reviewed, and is to check what is said of it."""
    return reviewed(homes)


def reviewed(homes: Project) -> Project:
    """The care homes with a fact check, and Oak House reviewed."""
    path = homes.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}  - {{id: fact-check, template: fact-check}}\n", encoding="utf-8")
    homes.run("sample", "oak").ok()
    homes.run("sheets", "plans", "oak").ok()
    filled = fill(homes.folder / "sheets/plans/2026/oak.xlsx", homes.folder.parent / "reviewed.xlsx", OAK)
    assert homes.run("collect", str(filled)).code == 0
    return homes


def pack(project: Project) -> Path:
    project.run("report", "oak", "--fact-check", "--as-of", "2026-05-01").ok()
    return project.folder / "sheets/fact-check/2026-05-01/oak.xlsx"


def challenged(project: Project, answers: dict[str, dict[str, object]], to: str = "back.xlsx") -> None:
    """The pack comes back with these challenges to answers."""
    filled = fill(pack(project), project.folder.parent / to, answers, title="Answers")
    assert project.run("collect", str(filled)).code == 0


def listed(project: Project, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = project.run("fact-check", "list", *options, "--format", "json").ok().json()["rows"]
    return found


def plans(project: Project) -> tuple[int, int]:
    """Plans on file at Oak House: so many of so many."""
    [one] = [
        each for each in project.results("oak") if each["measure"] == "plan_on_file" and each["scope"] == "oak"
        and each["group"] is None
    ]  # fmt: skip
    return one["count"], one["of"]


def test_the_pack_holds_every_figure_and_what_is_behind_it(homes: Project) -> None:
    path = pack(homes)
    _, sheet, columns, rows = grid_sheet(path, "Figures")
    said = {row: sheet.cell(at, columns["says"]).value for row, at in rows.items() if row.startswith("plans/")}
    assert said["plans/plan_on_file"] == "4 of 6 (67%)"
    assert said["plans/mean_falls"] == "1.2"
    assert said["plans/overall/poor"] == "2 of 6 (33%)"
    behind = sheet.cell(rows["plans/plan_on_file"], columns["behind"]).value
    assert sorted(behind.split(", ")) == ["OAK-001", "OAK-002", "OAK-005", "OAK-012"]
    _, sheet, columns, rows = grid_sheet(path, "Answers")
    assert sheet.cell(rows[FALLS], columns["recorded"]).value == "Blank"
    assert sheet.cell(rows["plans/OAK-001/family_told"], columns["recorded"]).value == "Unable to tell"
    assert sheet.cell(rows["plans/OAK-012/harm"], columns["recorded"]).value == "Bruise, Fracture"
    assert "plans/OAK-007/family_told" not in rows  # there is no plan, so it was not asked
    assert "Plan on file" in sheet.cell(rows[PLAN], columns["figures"]).value
    assert "plans/OAK-001/weight" not in rows  # nothing rests on it


def test_an_accepted_challenge_amends_the_answer_and_every_figure_follows(homes: Project) -> None:
    assert plans(homes) == (4, 6)
    challenged(homes, {PLAN: {"should_be": "Yes", "because": "It was in the old folder", "answer_record": "F/12"}})
    [one] = listed(homes, "--open")
    assert (one["about"], one["recorded"], one["says"], one["record"]) == ("OAK-007: Plan on file", "No", "Yes", "F/12")
    assert one["source"].startswith("back.xlsx!Answers!")
    homes.run("fact-check", "accept", one["challenge"], *SIGNED).ok()
    assert plans(homes) == (5, 6)
    [after] = listed(homes)
    assert (after["stands"], after["answered_by"], after["changed"]) == ("accepted", "A. Lead", PLAN)
    amended = json.loads((homes.folder / "amendments.jsonl").read_text("utf-8").splitlines()[-1])
    assert amended["because"] == f"challenge {one['challenge']}: the plan was found"
    assert listed(homes, "--open") == []


def test_a_rejected_challenge_changes_nothing_and_says_why(homes: Project) -> None:
    challenged(homes, {PLAN: {"should_be": "Yes", "because": "It was there", "answer_record": "F/12"}})
    [one] = listed(homes)
    homes.run("fact-check", "reject", one["challenge"], "--by", "A. Lead", "--because", "F/12 is of 2027").ok()
    assert plans(homes) == (4, 6)
    assert not (homes.folder / "amendments.jsonl").exists()
    homes.run("fact-check", "log", "oak").ok()
    for name in ("oak.md", "oak.csv"):
        text = (homes.folder / "out/fact-check" / name).read_text("utf-8")
        assert all(each in text for each in ("OFFICIAL", "Made-up data", "rejected", "F/12 is of 2027", "It was there"))


def test_a_challenged_figure_is_accepted_by_the_answer_that_was_wrong(homes: Project, tmp_path: Path) -> None:
    figure = {"plans/mean_falls": {"challenge": "We count seven falls", "figure_record": "Register 4"}}
    assert homes.run("collect", str(fill(pack(homes), tmp_path / "b.xlsx", figure, title="Figures"))).code == 0
    [one] = listed(homes)
    assert (one["about"], one["recorded"], one["record"]) == ("Falls on average", "1.2", "Register 4")
    homes.run("fact-check", "accept", one["challenge"], *SIGNED).failed(2, "challenge-which-answer")
    named = ("--case", "OAK-003", "--question", "falls")
    homes.run("fact-check", "accept", one["challenge"], *SIGNED, *named).failed(2, "challenge-which-value")
    homes.run("fact-check", "accept", one["challenge"], *SIGNED, *named, "--to", "1").ok()
    [mean] = [each for each in homes.results("oak") if each["measure"] == "mean_falls" and each["scope"] == "oak"]
    assert mean["value"] == pytest.approx(7 / 6)  # 0, 2, 1, 0, 3 were there


def test_collecting_twice_adds_nothing_and_a_reworded_challenge_is_open_again(homes: Project) -> None:
    first = {PLAN: {"should_be": "Yes", "because": "It was there", "answer_record": "F/12"}}
    challenged(homes, first)
    [one] = listed(homes)
    homes.run("fact-check", "reject", one["challenge"], "--by", "A. Lead", "--because", "No").ok()
    challenged(homes, first, "again.xlsx")
    assert [each["stands"] for each in listed(homes)] == ["rejected"]
    challenged(homes, {PLAN: {**first[PLAN], "should_be": "Unable to tell"}}, "other.xlsx")
    [after] = listed(homes, "--open")
    assert (after["challenge"], after["stands"]) == (one["challenge"], "reworded since it was answered")


def test_what_cannot_be_answered_so_is_told_and_nothing_is_written(homes: Project) -> None:
    challenged(homes, {PLAN: {"should_be": "Perhaps", "because": "x", "answer_record": "y"},
                       FALLS: {"should_be": "1", "because": "x", "answer_record": "y"}})  # fmt: skip
    plan, falls = sorted(listed(homes), key=lambda each: each["about"], reverse=True)
    before = homes.files()
    homes.run("fact-check", "accept", plan["challenge"], *SIGNED).failed(2, "cell-not-a-choice")
    homes.run("fact-check", "accept", plan["challenge"], *SIGNED, "--to", "No").failed(1, "challenge-nothing-changes")
    homes.run("fact-check", "accept", falls["challenge"], "--by", "A").failed(2, "challenge-no-reason")
    homes.run("fact-check", "accept", falls["challenge"], *SIGNED, "--on", "2999-01-01").failed(2, "challenge-bad-date")
    homes.run("fact-check", "reject", "nothing", *SIGNED).failed(2, "challenge-unknown")
    homes.run("fact-check", "list", "ash").failed(2, "usage-unknown-body")
    assert homes.files() == before
    homes.run("fact-check", "accept", falls["challenge"], *SIGNED).ok()
    homes.run("fact-check", "reject", falls["challenge"], *SIGNED).failed(1, "challenge-answered")


def test_a_run_cut_off_between_amendment_and_answer_is_made_up_for(homes: Project) -> None:
    challenged(homes, {FALLS: {"should_be": "1", "because": "x", "answer_record": "y"}})
    [one] = listed(homes)
    homes.run("fact-check", "accept", one["challenge"], *SIGNED).ok()
    (homes.folder / "challenges.jsonl").unlink()
    homes.run("fact-check", "accept", one["challenge"], *SIGNED).ok()
    assert len((homes.folder / "amendments.jsonl").read_text("utf-8").splitlines()) == 1
    assert [each["stands"] for each in listed(homes)] == ["accepted"]


def test_a_broken_log_is_told_line_by_line(homes: Project) -> None:
    challenged(homes, {FALLS: {"should_be": "1", "because": "x", "answer_record": "y"}})
    [one] = listed(homes)
    homes.run("fact-check", "reject", one["challenge"], *SIGNED).ok()
    log = homes.folder / "challenges.jsonl"
    good = log.read_text("utf-8")
    log.write_text(f'not json\n{{"challenge": "x"}}\n[]\n{good}{{"challenge": "tor', encoding="utf-8")
    ran = homes.run("fact-check", "list", "--format", "json").failed(
        1, "challenges-bad-line", "challenges-wrong-line", "challenges-torn-line"
    )
    assert [each["stands"] for each in ran.json()["rows"]] == ["rejected"]


def test_hostile_text_stays_text(homes: Project) -> None:
    nasty, formula = "<script>alert(1)</script>\u202e|`=1+1`", '=HYPERLINK("http://x")'
    challenged(homes, {PLAN: {"should_be": nasty, "because": nasty, "answer_record": "y" * 400}})
    [one] = listed(homes)
    assert one["says"] == nasty
    homes.run("fact-check", "reject", one["challenge"], "--by", formula, "--because", nasty).ok()
    homes.run("fact-check", "log", "oak").ok()
    text = (homes.folder / "out/fact-check/oak.md").read_text("utf-8")
    assert "<script>" not in text
    assert "'=HYPERLINK" in (homes.folder / "out/fact-check/oak.csv").read_text("utf-8")


def test_without_an_instrument_or_a_body_it_says_what_to_do(homes: Project, tmp_path: Path) -> None:
    homes.run("report", "--fact-check").failed(2, "challenge-which-body")
    bare = Project(shutil.copytree(homes.folder, tmp_path / "bare"))
    path = bare.folder / "inspection.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("  - {id: fact-check, template: fact-check}\n", ""), encoding="utf-8")
    bare.run("report", "oak", "--fact-check").failed(2, "challenge-no-instrument")
    path.write_text(text.replace("template: fact-check}", "template: fact-check, about: [plens]}"), encoding="utf-8")
    bare.run("check").failed(1, "folder-about-unknown")


def test_the_pack_is_an_ordinary_workbook(homes: Project) -> None:
    """A hidden sheet says whose it is, and nothing in it is a formula that a body's text could become."""
    book = load_workbook(pack(homes))
    assert "OFFICIAL" in str(book["Start here"]["A1"].value) or any(
        "OFFICIAL" in str(cell.value) for row in book["Start here"].iter_rows() for cell in row
    )
    assert homes.run("collect", str(pack(homes))).code == 0  # nobody filled it: nothing is challenged
    assert listed(homes) == []
