"""Where each body stands, in a folder that is half made, whole, or broken."""

from __future__ import annotations

import shutil

import pytest

from tests.project import Project
from tests.unit.answers.books import CARE_HOMES, give_back, make_homes


@pytest.fixture
def fresh(tmp_path):
    shutil.copytree(CARE_HOMES, tmp_path / "homes")
    return Project(tmp_path / "homes")


@pytest.fixture
def homes(tmp_path):
    return make_homes(tmp_path / "homes")


def line(project, body="oak"):
    ran = project.run("status", "--format", "json")
    assert ran.code in (0, 1), ran.err
    return next(each for each in ran.json()["bodies"] if each["body"] == body)


def some(project, body, *keys):
    found = line(project, body)
    return tuple(found[key] for key in keys)


def test_nothing_but_a_list(fresh):
    keys = ("list_file", "drawn", "wanted", "sheets", "rows", "finished", "left", "urgent")
    assert some(fresh, "oak", *keys) == ("lists/oak.csv", 0, 6, 0, 0, 0, 0, [])
    (fresh.folder / "lists" / "oak.csv").unlink()
    assert some(fresh, "oak", "list_file") == ("",)


def test_drawn_and_sent(homes):
    assert some(homes, "oak", "drawn", "sheets", "rows", "finished", "begun") == (6, 1, 6, 0, 0)
    # Plan, falls, overall and at risk are asked of every row; whether the others are asked hangs on those.
    assert line(homes)["left"] == 6 * 7


def test_answers_in_and_what_is_left(homes):
    typed = {
        "OAK-005": {"plan_on_file": "No", "falls": 0, "overall": "Good", "at_risk": "No"},
        "OAK-002": {"plan_on_file": "Yes", "reviewed_on": "Unable to tell", "falls": 0, "overall": "Good"},
    }
    homes.run("collect", str(give_back(homes, "oak.xlsx", typed))).ok()
    # OAK-002 still wants family_told and at_risk; the other four everything.
    assert some(homes, "oak", "finished", "begun", "left") == (1, 2, 2 + 4 * 7)
    assert "1 of 6" in homes.run("status", "oak").ok().out


def test_answers_that_could_not_be_taken_are_counted_until_they_are_mended(homes):
    bad = {"OAK-005": {"falls": "many", "plan_on_file": "perhaps", "overall": "Good"}, "OAK-002": {"weight": 1}}
    homes.run("collect", str(give_back(homes, "oak.xlsx", bad, minute=1))).failed(1, "cell-not-a-number")
    assert some(homes, "oak", "problems", "refused", "begun") == (3, 3, 1)
    assert some(homes, "elm", "problems", "refused") == (0, 0)
    ran = homes.run("status").ok()
    assert "oak.xlsx: warning: 3 answers of oak could not be taken" in ran.err
    homes.run("collect", str(give_back(homes, "oak.xlsx", {"OAK-002": {"weight": 1}}, minute=2))).failed(1, "cell-below")
    assert some(homes, "oak", "problems") == (1,)
    homes.run("check").ok()
    homes.run("collect", str(give_back(homes, "oak.xlsx", {"OAK-002": {"weight": 60}}, minute=3))).ok()
    assert some(homes, "oak", "problems", "refused") == (0, 0)
    assert "status-refused" not in homes.run("status").ok().err


def test_amendments_count(homes):
    signed = ("--by", "A", "--because", "B")
    homes.run("amend", "oak", "OAK-005", "plan_on_file", "no", *signed).ok()
    assert some(homes, "oak", "amended", "begun") == (1, 1)


def test_urgent_cases_are_listed_with_what_is_filled_until_they_are_settled(homes):
    homes.run("collect", str(give_back(homes, "oak.xlsx", {"OAK-007": {"at_risk": "Yes"}}))).ok()
    ran = homes.run("status").ok()
    assert "Cases that cannot wait" in ran.out
    assert ran.err.count("[status-urgent]") == 1
    homes.run("amend", "oak", "OAK-007", "told_who", "the manager", "--by", "A", "--because", "B").ok()
    ran = homes.run("status").ok()
    assert "told_who: the manager" in ran.out
    assert "[status-urgent]" not in ran.err


def test_a_list_that_changed_since_is_named(homes):
    path = homes.folder / "lists" / "oak.csv"
    path.write_bytes(path.read_bytes() + b"OAK-999,Long stay,2026-01-01\n")
    assert "[status-list-changed]" in homes.run("status").ok().err
    assert some(homes, "elm", "problems") == (0,)


def test_a_list_that_is_a_folder_is_named(homes):
    path = homes.folder / "lists" / "oak.csv"
    path.unlink()
    path.mkdir()
    homes.run("status").failed(1, "file-is-folder")


@pytest.mark.parametrize(
    "name", ["samples/plans/2026/oak.json", "rows/plans/2026/oak.json", "answers/plans/2026/oak.first.json"]
)
def test_a_broken_file_of_one_body_leaves_the_others(homes, name):
    path = homes.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{")
    homes.run("status").failed(1, "file-not-json")
    assert some(homes, "oak", "problems") == (1,)
    assert some(homes, "elm", "drawn", "problems") == (5, 0)


def test_a_log_with_a_bad_line_still_shows_where_everyone_stands(homes):
    (homes.folder / "amendments.jsonl").write_text("<<<<<<< HEAD\n")
    homes.run("status").failed(1, "amendments-bad-line")
    assert some(homes, "oak", "drawn") == (6,)
