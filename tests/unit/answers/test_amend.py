"""Amendments as people type them: read as a cell would be, checked, and refused with what would do."""

from __future__ import annotations

import json

import pytest

from tests.unit.answers.books import give_back

SIGNED = ("--by", "A. Lead", "--because", "found later", "--on", "2026-04-02")


def amend(homes, *arguments, signed=SIGNED):
    return homes.run("amend", "oak", *arguments, *signed)


def last(homes):
    return json.loads((homes.folder / "amendments.jsonl").read_text("utf-8").splitlines()[-1])


@pytest.mark.parametrize(
    ("question", "typed", "new"),
    [
        ("plan_on_file", ["Oes"], {"value": "yes"}),
        ("plan_on_file", [" NO "], {"value": "no"}),
        ("family_told", ["Unable to tell"], {"state": "unable_to_tell"}),
        ("falls", ["12"], {"value": 12}),
        ("weight", ["61.5"], {"value": 61.5}),
        ("reviewed_on", ["10 March 2026"], {"value": "2026-03-10"}),
        ("harm", ["Fracture", "bruise"], {"value": ["bruise", "fracture"]}),
        ("harm", ["none"], {"value": []}),
        ("told_who", ["the", "manager"], {"value": "the manager"}),
    ],
)
def test_a_value_is_read_as_a_cell_would_be(homes, question, typed, new):
    amend(homes, "OAK-005", question, *typed).ok()
    written = last(homes)
    assert (written["old"], written["new"]) == ({"state": "missing"}, new)
    assert (written["by"], written["when"], written["because"]) == ("A. Lead", "2026-04-02", "found later")


def test_an_answer_can_be_blanked_and_the_row_may_be_typed_loosely(homes):
    homes.run("collect", str(give_back(homes, "oak.xlsx", {"OAK-005": {"falls": 2}}))).ok()
    amend(homes, " oak-005 ", "falls", "missing").ok()
    written = last(homes)
    assert (written["row"], written["old"], written["new"]) == ("OAK-005", {"value": 2}, {"state": "missing"})


def test_references_that_differ_in_capitals_alone_are_told_apart(homes):
    rows = homes.folder / "rows/plans/2026/oak.json"
    rows.write_text(rows.read_text("utf-8").replace('"OAK-002"', '"oak-005"'), "utf-8")
    amend(homes, "oak-005", "falls", "1").ok()
    assert last(homes)["row"] == "oak-005"
    amend(homes, "OAK-005", "falls", "2").ok()
    assert last(homes)["row"] == "OAK-005"
    before = homes.files()
    assert "OAK-005, oak-005" in amend(homes, "Oak-005", "falls", "3").failed(2, "amend-which-row").err
    assert homes.files() == before


def test_the_old_value_is_the_one_that_counts_now(homes):
    for typed in ("1", "2"):
        amend(homes, "OAK-005", "falls", typed).ok()
    assert last(homes)["old"] == {"value": 1}


def test_what_is_so_already_is_not_written(homes):
    amend(homes, "OAK-005", "falls", "1").ok()
    before = homes.files()
    assert "[amend-same]" in amend(homes, "OAK-005", "falls", "1").ok().err
    assert homes.files() == before


@pytest.mark.parametrize(
    ("arguments", "signed", "code", "hint"),
    [
        (("OAK-005", "fals", "1"), SIGNED, "amend-unknown-question", "falls"),
        (("OAK-055", "falls", "1"), SIGNED, "amend-unknown-row", "OAK-005"),
        (("OAK-005", "falls", "51"), SIGNED, "cell-above", "50"),
        (("OAK-005", "falls", "many"), SIGNED, "cell-not-a-number", "many"),
        (("OAK-005", "stay", "long"), SIGNED, "amend-unknown-question", "stay"),
        (("OAK-005", "overall", "excellent"), SIGNED, "cell-not-a-choice", "Good"),
        (("OAK-005", "harm", "bruise", "none"), SIGNED, "cell-ticks-disagree", ""),
        (("OAK-005", "harm", "burn"), SIGNED, "cell-not-a-choice", "Fracture"),
        (("OAK-005", "reviewed_on", "1999-01-01"), SIGNED, "cell-before", "admitted"),
        (("OAK-005", "falls", "1"), ("--by", " ", "--because", "x"), "amend-no-reason", "--because"),
        (("OAK-005", "falls", "1"), (*SIGNED[:4], "--on", "yesterday"), "amend-bad-date", "yesterday"),
        (("OAK-005", "falls", "1"), (*SIGNED[:4], "--on", "20260401"), "amend-bad-date", "20260401"),
        (("OAK-005", "fals#note", "x"), SIGNED, "amend-unknown-question", "falls"),
        (("OAK-005", "falls#time", "x"), SIGNED, "amend-unknown-question", "falls"),
        (("OAK-005", "falls#note", "x" * 40_000), SIGNED, "cell-text-too-long", ""),
        (("OAK-005", "falls", "1"), (*SIGNED[:4], "--on", "2999-01-01"), "amend-too-late", "2999-01-01"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_do(homes, arguments, signed, code, hint):
    before = homes.files()
    assert hint in amend(homes, *arguments, signed=signed).failed(2, code).err
    assert homes.files() == before


def test_what_stands_beside_an_answer_can_be_changed_too(homes):
    homes.run("sheets", "oak", "--layout", "form").ok()
    typed = {"OAK-005": {"falls": 2, "falls#note": "Told by his nephew", "falls#source": "F/12"}}
    homes.run("collect", str(give_back(homes, "oak.xlsx", typed))).ok()
    amend(homes, "OAK-005", "falls#note", "Told", "by family").ok()
    assert (last(homes)["old"], last(homes)["new"]) == ({"value": "Told by his nephew"}, {"value": "Told by family"})
    amend(homes, "OAK-005", "falls#source", "missing").ok()
    amend(homes, "OAK-002", "falls#note", "None on file").ok()
    assert homes.run("check").ok().err == ""
    for minute in (1, 2):  # the same workbook again says what was collected; what was amended stands
        rows = homes.run("trace", "mean_falls", "--body", "oak", "--format", "json").ok().json()["rows"]
        [cell] = [cell for row in rows if row["row"] == "OAK-005" for cell in row["cells"] if cell["variable"] == "falls"]
        assert (cell["says"], cell["note"], cell["source_record"]) == ("`2`", "Told by family", "")
        homes.run("collect", str(give_back(homes, "again.xlsx", typed, minute=minute))).ok()


def test_before_anything_is_drawn_there_is_nothing_to_amend(homes):
    (homes.folder / "rows/plans/2026/oak.json").unlink()
    amend(homes, "OAK-005", "falls", "1").failed(1, "sheets-no-rows")
