"""Two readings of the same plans: agreement, disagreements, settling them one by one and in bulk. See `moderated.py`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.answers import OAK
from tests.end_to_end.crash import run_killed
from tests.end_to_end.moderated import SECOND, SHEETS, collect_readings, read_twice, rows_of
from tests.project import Project, fill, grid_sheet

DAY = "2026-04-02"
SIGNED = {"by": "C. Lead", "because": "seen together"}
BY = ("--by", "C. Lead", "--because", "seen together", "--on", "2026-04-03")


@pytest.fixture
def both(homes: Project) -> Project:
    return read_twice(homes)


def agreement(homes: Project, *more: str) -> dict[tuple[str, str], dict[str, Any]]:
    rows = homes.run("moderate", "agreement", "--format", "json", *more).ok().json()["rows"]
    return {(row["question"], row["choice"]): row for row in rows}


def disagreements(homes: Project, *more: str) -> dict[tuple[str, str], dict[str, Any]]:
    rows = homes.run("moderate", "disagreements", "--format", "json", *more).ok().json()["rows"]
    return {(row["row"], row["question"]): row for row in rows}


def write(homes: Project, day: str = DAY) -> Path:
    homes.run("moderate", "sheet", "oak", "--as-of", day).ok()
    return homes.folder / "sheets/moderation" / day / "oak.xlsx"


def send(homes: Project, answers: dict[str, dict[str, object]], day: str = DAY) -> str:
    """A filled copy of the workbook of that day: by row and question, what was settled."""
    sent = homes.folder / "sheets/moderation" / day / "oak.xlsx"
    return str(
        fill(sent, homes.folder.parent / f"settled-{day}.xlsx", {f"plans: {key}": each for key, each in answers.items()})
    )


def log(homes: Project) -> list[dict[str, Any]]:
    path = homes.folder / "amendments.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def value(homes: Project, row: str, question: str) -> object:
    """What counts, as `trace` has it."""
    measures = {"falls": "all_falls", "overall": "reviewed", "harm": "harm", "family_told": "family_told"}
    category = ("--category", "bruise") if question == "harm" else ()
    traced = homes.run("trace", measures[question], "--body", "oak", *category, "--format", "json").ok().json()["rows"]
    cells = next(each for each in traced if each["row"] == row)["cells"]
    return next(each["says"] for each in cells if each["variable"] == question)


def test_agreement_counts_what_both_say(both: Project) -> None:
    """See the table in `moderated.py`: n and how many agree, then rows that one reading alone asks about or left blank."""
    found = agreement(both)
    assert {key: (each["n"], each["agreed"], each["one_only"], each["not_both"]) for key, each in found.items()} == {
        ("plan_on_file", ""): (6, 5, 0, 0),
        ("reviewed_on", ""): (3, 3, 1, 0),  # of 005 only the first asks; of 003 and 007 neither
        ("family_told", ""): (3, 2, 1, 0),  # unable to tell twice is agreement
        ("falls", ""): (5, 4, 0, 1),
        ("harm", ""): (3, 2, 0, 1),
        ("harm", "Bruise"): (3, 3, 0, 0),
        ("harm", "Fracture"): (3, 2, 0, 0),
        ("weight", ""): (0, 0, 0, 6),
        ("overall", ""): (6, 5, 0, 0),
        ("at_risk", ""): (6, 5, 0, 0),
        ("all", ""): (21, 17, 1, 0),
    }
    assert all("fewer than 10" in each["says"] for each in found.values() if each["n"])


def test_coefficients_are_worked_out_over_the_whole_scale(both: Project) -> None:
    """Overall: good 2, fair 2 and fair to poor 1, poor 1 (003 and 007 are poor twice). Of 6: 5 agree.

    Kappa: first good 2 fair 2 poor 2, second good 2 fair 1 poor 3; chance (4 + 2 + 6) / 36 = 1/3; (5/6 - 1/3) / (2/3) = 0.75.
    AC1: means 2/6, 1.5/6, 2.5/6; chance (8/36 + 6.75/36 + 8.75/36) / 2 = 23.5/72.
    Family: yes and no of a scale of three with unable to tell; 2 of 3 agree.
    """
    overall = agreement(both)["overall", ""]
    assert overall["kappa"] == pytest.approx(0.75)
    assert overall["ac1"] == pytest.approx((5 / 6 - 23.5 / 72) / (1 - 23.5 / 72))
    family = agreement(both)["family_told", ""]
    # first: yes 2, unable 1; second: yes 1, no 1, unable 1; chance (2 x 1 + 0 x 1 + 1 x 1) / 9
    assert family["kappa"] == pytest.approx((2 / 3 - 3 / 9) / (1 - 3 / 9))
    means = (3 / 6, 1 / 6, 2 / 6)
    chance = sum(each * (1 - each) for each in means) / 2
    assert family["ac1"] == pytest.approx((2 / 3 - chance) / (1 - chance))
    assert (overall["percent"], overall["percent_interval"]) == ("83%", "44% to 97%")  # Wilson, 5 of 6: 0.4365 to 0.9699
    assert agreement(both)["falls", ""]["kappa"] is None


def test_all_choices_together_are_averaged_before_chance_is_taken_off(both: Project) -> None:
    """Chance by kappa, times n: plan (4x3 + 2x3) / 6 = 3; family 3 x 1/3 = 1; overall 6 x 1/3 = 2; risk (5 x 6) / 6 = 5."""
    whole = agreement(both)["all", ""]
    assert whole["kappa"] == pytest.approx((17 - 11) / (21 - 11))
    assert whole["kappa_low"] < 0.6 < whole["kappa_high"]
    assert whole["percent_low"] < 17 / 21 < whole["percent_high"]


def test_one_answer_throughout_leaves_kappa_nothing_to_say(homes: Project) -> None:
    second = {row: {**each, "at_risk": "No"} for row, each in OAK.items()}
    first_same = read_twice(homes, second)
    homes.run("collect", "--accept", str(_without_risk(first_same)), "--by", "A").ok()
    risk = agreement(first_same, "--question", "at_risk")["at_risk", ""]
    assert (risk["n"], risk["agreed"], risk["kappa"], risk["ac1"]) == (6, 6, None, 1.0)
    assert "nothing to say by kappa" in risk["says"]


def _without_risk(homes: Project) -> Path:
    """The first readings again, with nobody at risk."""
    reader = next(row["reviewer"] for row in rows_of(homes) if row["id"] == "OAK-007")
    return fill(
        homes.folder / SHEETS / f"oak.{reader}.xlsx", homes.folder.parent / "again.xlsx", {"OAK-007": {"at_risk": "No"}}
    )


def test_disagreements_name_both_cells(both: Project) -> None:
    found = disagreements(both)
    assert {key: (each["first"], each["second"]) for key, each in found.items()} == {
        ("OAK-002", "falls"): ("2", "3"),
        ("OAK-002", "harm"): ("Bruise", "Bruise, Fracture"),
        ("OAK-002", "overall"): ("Fair", "Poor"),
        ("OAK-005", "plan_on_file"): ("Yes", "No"),
        ("OAK-007", "at_risk"): ("Yes", "No"),
        ("OAK-012", "family_told"): ("Yes", "No"),
    }
    for (row, question), each in found.items():
        for name, wanted in (("first_cell", OAK), ("second_cell", SECOND)):
            book, sheet, cell = each[name].split("!")
            opened, _, _, _ = grid_sheet(both.folder.parent / book)
            stood = str(opened[sheet][cell].value)
            assert stood.lower() in (str(wanted[row].get(question, "x")).lower(), "x")
    assert set(disagreements(both, "--question", "falls")) == {("OAK-002", "falls")}
    assert disagreements(both, "--body", "elm") == {}
    both.run("moderate", "disagreements", "--question", "fall").failed(2, "amend-unknown-question")


def test_disagreements_are_in_words_of_the_language(both: Project) -> None:
    found = disagreements(both, "--language", "cy")
    assert (found["OAK-005", "plan_on_file"]["first"], found["OAK-005", "plan_on_file"]["second"]) == ("Oes", "Nac oes")


def test_one_is_settled_by_amend_also_where_the_first_stands(both: Project) -> None:
    both.run("amend", "oak", "OAK-002", "falls", "3", *BY).ok()
    both.run("amend", "oak", "OAK-002", "overall", "fair", *BY).ok()
    found = disagreements(both)
    assert [found["OAK-002", name]["state"] for name in ("falls", "overall", "harm")] == ["settled", "settled", "open"]
    settled = found["OAK-002", "overall"]
    assert [settled[key] for key in ("settled_as", "by", "when", "because")] == [
        "Fair",
        "C. Lead",
        "2026-04-03",
        "seen together",
    ]
    assert len(disagreements(both, "--open")) == 4
    before = log(both)
    both.run("amend", "oak", "OAK-002", "overall", "fair", *BY).failed(0, "amend-same")
    assert log(both) == before
    assert agreement(both)["overall", ""]["agreed"] == 5


def test_many_are_settled_by_a_workbook(both: Project) -> None:
    path = write(both)
    _, sheet, columns, rows = grid_sheet(path)
    assert set(rows) >= {f"plans: {row}: {question}" for row, question in disagreements(both)}
    line = rows["plans: OAK-002: harm"]
    shown = {
        name: sheet.cell(line, columns[name]).value for name in ("case", "question", "first_says", "second_says", "accepts")
    }
    assert shown == {
        "case": "OAK-002",
        "question": "What harm did the falls do?",
        "first_says": "Bruise",
        "second_says": "Bruise, Fracture",
        "accepts": "any that fit: Bruise, Fracture, None of these",
    }
    settled = send(both, {
        "OAK-002: falls": {"stands": "Another answer", "answer": 4, **SIGNED},
        "OAK-002: harm": {"stands": "another", "answer": "Fracture; bruise", **SIGNED},
        "OAK-002: overall": {"stands": "first", **SIGNED},
        "OAK-012: family_told": {"stands": "The second reading", **SIGNED},
    })  # fmt: skip
    ran = both.run("collect", settled).ok()
    assert "settled by" in ran.out
    assert [value(both, "OAK-002", name) for name in ("falls", "overall")] == ["`4`", "`fair`"]
    assert value(both, "OAK-002", "harm") == "`bruise, fracture`"
    assert value(both, "OAK-012", "family_told") == "`no`"
    assert set(disagreements(both, "--open")) == {("OAK-005", "plan_on_file"), ("OAK-007", "at_risk")}
    assert {(each["by"], each["because"]) for each in log(both)} == {("C. Lead", "seen together")}
    both.run("check").ok()

    before = both.files()
    both.run("collect", settled).ok()
    assert both.files() == before
    write(both, "2026-04-09")
    _, _, _, rows = grid_sheet(both.folder / "sheets/moderation/2026-04-09/oak.xlsx")
    assert {each for each in rows if each.startswith("plans")} == {"plans: OAK-005: plan_on_file", "plans: OAK-007: at_risk"}


def test_a_later_copy_of_the_workbook_goes_on_from_the_earlier_one(both: Project) -> None:
    write(both)
    both.run("collect", send(both, {"OAK-002: falls": {"stands": "first", **SIGNED}})).ok()
    both.run("collect", send(both, {"OAK-002: falls": {"stands": "another", "answer": "5", **SIGNED}})).ok()
    assert value(both, "OAK-002", "falls") == "`5`"
    assert [each["new"] for each in log(both)] == [{"value": 2}, {"value": 5}]


@pytest.mark.parametrize(
    ("row", "cells", "message", "cell"),
    [
        ("OAK-002: falls", {"stands": "another", "answer": "some", **SIGNED}, "cell-not-a-number", "answer"),
        ("OAK-002: falls", {"stands": "another", "answer": "51", **SIGNED}, "cell-above", "answer"),
        ("OAK-002: overall", {"stands": "another", "answer": "Grand", **SIGNED}, "cell-not-a-choice", "answer"),
        ("OAK-002: harm", {"stands": "another", "answer": "Bruise, Burn", **SIGNED}, "cell-not-a-choice", "answer"),
        ("OAK-002: falls", {"stands": "third", **SIGNED}, "cell-not-a-choice", "stands"),
        ("OAK-002: falls", {"stands": "another", **SIGNED}, "moderation-needs", "stands"),
        ("OAK-002: falls", {"stands": "first", "by": "C. Lead"}, "moderation-needs", "stands"),
        ("OAK-002: falls", {"stands": "second", "because": "seen"}, "moderation-needs", "stands"),
        ("OAK-002: falls", {"stands": "second", "by": " ", "because": "seen"}, "moderation-needs", "stands"),
    ],
)
def test_what_cannot_be_taken_is_told_by_its_cell(
    both: Project, row: str, cells: dict[str, object], message: str, cell: str
) -> None:
    _, _, columns, rows = grid_sheet(write(both))
    settled = send(both, {row: cells, "OAK-012: family_told": {"stands": "second", **SIGNED}})
    ran = both.run("collect", settled).failed(1, message)
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[columns[cell] - 1]
    assert f"!Disagreements!{letter}{rows[f'plans: {row}']}: " in ran.err
    assert [each["question"] for each in log(both)] == ["family_told"]


def test_missing_blanks_an_answer(both: Project) -> None:
    write(both)
    both.run("collect", send(both, {"OAK-002: falls": {"stands": "another", "answer": "Missing", **SIGNED}})).ok()
    assert value(both, "OAK-002", "falls") == "missing"


def test_hostile_words_stay_words(both: Project) -> None:
    write(both)
    words = {"by": "@SUM(1+1)", "because": "<script>\u202eevil</script> " + "x" * 4000}
    both.run("collect", send(both, {"OAK-002: falls": {"stands": "first", **words}})).ok()
    assert {key: disagreements(both)["OAK-002", "falls"][key] for key in ("by", "because")} == words
    both.run("moderate", "disagreements", "--format", "csv").ok()
    assert "'@SUM" in both.run("moderate", "disagreements", "--format", "csv").out


def test_what_was_answered_since_is_not_settled(both: Project) -> None:
    """The second reading says something else than when the workbook was written."""
    write(both)
    changed = {**SECOND, "OAK-002": {**SECOND["OAK-002"], "falls": 9}}
    collect_readings(both, changed)
    ran = both.run("collect", send(both, {"OAK-002: falls": {"stands": "second", **SIGNED}})).failed(1, "moderation-stale")
    assert "`3`" in ran.err
    assert "`9`" in ran.err
    assert not log(both)


def test_what_was_amended_since_stands(both: Project) -> None:
    write(both)
    both.run("amend", "oak", "OAK-002", "falls", "7", *BY).ok()
    both.run("collect", send(both, {"OAK-002: falls": {"stands": "second", **SIGNED}})).failed(1, "moderation-amended")
    assert value(both, "OAK-002", "falls") == "`7`"
    assert len(log(both)) == 1


def test_a_second_reading_that_changes_opens_what_was_settled(both: Project) -> None:
    both.run("amend", "oak", "OAK-002", "falls", "2", *BY).ok()
    assert disagreements(both)["OAK-002", "falls"]["state"] == "settled"
    collect_readings(both, {**SECOND, "OAK-002": {**SECOND["OAK-002"], "falls": 9}})
    assert disagreements(both)["OAK-002", "falls"]["state"] == "open"


def test_a_row_that_is_gone_settles_nothing(both: Project) -> None:
    write(both)
    (both.folder / "answers/plans/2026/oak.second.json").unlink()
    both.run("collect", send(both, {"OAK-002: falls": {"stands": "first", **SIGNED}})).failed(1, "moderation-row-unknown")


def test_where_nothing_was_read_twice_that_is_said(homes: Project) -> None:
    homes.run("sample").ok()
    for verb in ("agreement", "disagreements"):
        homes.run("moderate", verb).failed(0, "moderation-nothing")
    assert "Nothing to compare" in homes.run("moderate", "drift").ok().out
    homes.run("moderate", "sheet").failed(2, "moderation-no-instrument")


def test_a_template_that_cannot_settle_is_told(both: Project) -> None:
    shipped = Path(__file__).parents[2] / "casefile_templates" / "disagreements.yaml"
    text = shipped.read_text("utf-8").replace("id: because", "id: why")
    (both.folder / "mine.yaml").write_text(text, "utf-8")
    path = both.folder / "inspection.yaml"
    path.write_text(path.read_text("utf-8").replace("template: disagreements", "template: mine.yaml"), "utf-8")
    assert "because" in both.run("check").failed(1, "moderation-no-questions").err


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to end a process as if the power went")
def test_a_killed_collect_can_be_run_again_to_the_same_end(both: Project, tmp_path: Path) -> None:
    write(both)
    settled = send(both, {"OAK-002: falls": {"stands": "first", **SIGNED}, "OAK-007: at_risk": {"stands": "second", **SIGNED}})
    done = Project(Path(shutil.copytree(both.folder, tmp_path / "done")))
    done.run("collect", settled).ok()
    point, finished = 0, False
    while not finished:
        tried = Project(Path(shutil.copytree(both.folder, tmp_path / "tried")))
        finished = run_killed(["-C", str(tried.folder), "collect", settled], point)
        tried.run("collect", settled)
        read = [line for line in (tried.folder / "amendments.jsonl").read_text("utf-8").splitlines() if line.endswith("}")]
        assert {json.loads(line)["question"] for line in read} == {"falls", "at_risk"}
        assert len(disagreements(tried, "--open")) == 4
        shutil.rmtree(tried.folder)
        point += 1
    assert point >= 5
