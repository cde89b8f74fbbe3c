"""Several reviewers, cases read twice, cases replaced after workbooks went out, and two copies of one workbook."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.end_to_end.answers import OAK
from tests.project import Project, fill, grid_sheet, one

SHEETS = Path("sheets/plans/2026")


@pytest.fixture
def drawn(homes: Project) -> Project:
    homes.run("sample").ok()
    return homes


def cases(path: Path) -> list[str]:
    """The references in a workbook, in its order."""
    _, _, _, rows = grid_sheet(path)
    return [each for each in rows if each.startswith(("OAK", "ELM"))]


def answers(project: Project, reading: str = "first") -> dict[str, dict[str, dict[str, object]]]:
    path = project.folder / "answers/plans/2026" / f"oak.{reading}.json"
    found: dict[str, dict[str, dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return found


def test_reviewers_share_the_cases_and_neither_sees_which_are_read_twice(drawn: Project, tmp_path: Path) -> None:
    drawn.run("sheets", "oak", "--reviewers", "anna,ben", "--double", "2").ok()
    anna, ben = (drawn.folder / SHEETS / f"oak.{name}.xlsx" for name in ("anna", "ben"))
    assert sorted({*cases(anna), *cases(ben)}) == sorted(OAK)
    twice = set(cases(anna)) & set(cases(ben))
    assert len(twice) == 2
    for path in (anna, ben):
        book, sheet, columns, rows = grid_sheet(path)
        looks = {case: [sheet.cell(rows[case], column).style_id for column in columns.values()] for case in cases(path)}
        assert len({tuple(each) for each in looks.values()}) == 1
        words = {str(cell.value) for each in book.worksheets for row in each.iter_rows() for cell in row}
        assert not {"second", "double", "twice"} & {word.lower() for word in words}
    other = "ben" if path == anna else "anna"
    assert other not in words

    first = fill(anna, tmp_path / "a.xlsx", {case: OAK[case] for case in cases(anna)})
    differently = {case: {**OAK[case], "overall": "Poor"} for case in cases(ben)}
    second = fill(ben, tmp_path / "b.xlsx", differently)
    drawn.run("collect", str(second), str(first)).ok()
    assert set(answers(drawn, "second")) == twice
    assert set(answers(drawn)) == set(OAK)
    kept = json.loads((drawn.folder / "rows/plans/2026/oak.json").read_text(encoding="utf-8"))["rows"]
    for row in kept:
        by_ben = row["reviewer"] == "ben"
        wanted = "poor" if by_ben else str(OAK[row["id"]]["overall"]).lower()
        assert answers(drawn)[row["id"]]["overall"]["value"] == wanted


def test_reviewers_cannot_be_changed_once_workbooks_are_out(drawn: Project) -> None:
    drawn.run("sheets", "oak", "--reviewers", "anna,ben").ok()
    before = drawn.files()
    drawn.run("sheets", "oak", "--reviewers", "anna,cara").failed(1, "sheets-other-reviewers")
    assert drawn.files() == before


@pytest.mark.parametrize("names", ["a,/../../../../../../evil", "anna,..", "anna,Anna", "a\\b,c", "con,anna"])
def test_reviewers_on_the_command_line_are_checked_as_those_in_the_inspection(drawn: Project, names: str) -> None:
    before = drawn.files()
    ran = drawn.run("sheets", "oak", "--reviewers", names)
    ran.failed(2, "folder-duplicate-id" if "Anna" in names else "folder-bad-name")
    assert ran.err.startswith("--reviewers: ")
    assert drawn.files() == before


@pytest.mark.parametrize("reviewers", [(), ("--reviewers", "anna")])
def test_nothing_is_read_twice_by_one(drawn: Project, reviewers: tuple[str, ...]) -> None:
    before = drawn.files()
    drawn.run("sheets", "oak", "--double", "3", *reviewers).failed(2, "usage-double-alone")
    assert drawn.files() == before


def test_more_than_there_is_cannot_be_read_twice(drawn: Project) -> None:
    before = drawn.files()
    drawn.run("sheets", "oak", "--reviewers", "anna,ben", "--double", "40").failed(1, "sheets-double-many")
    assert drawn.files() == before


def test_a_case_replaced_after_sheets_went_out_stays_with_its_reviewers(homes: Project) -> None:
    path = homes.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    list:\n", "    reviewers: [anna, ben]\n    double: 3\n    list:\n"), encoding="utf-8")
    homes.run("sample", "oak").ok()
    homes.run("sheets", "oak").ok()
    rows = homes.folder / "rows/plans/2026/oak.json"
    before = {row["id"]: row for row in json.loads(rows.read_text(encoding="utf-8"))["rows"]}
    homes.run("sample", "oak", "--replace", "OAK-001", "--because", "not-found", "--by", "A. Lead").ok()
    homes.run("sheets", "oak").ok()
    after = {row["id"]: row for row in json.loads(rows.read_text(encoding="utf-8"))["rows"]}
    assert {name: row for name, row in after.items() if name in before} == {
        name: row for name, row in before.items() if name in after
    }
    reader = after["OAK-011"]["reviewer"]
    assert reader == before["OAK-001"]["reviewer"]
    assert cases(homes.folder / SHEETS / f"oak.{reader}.2.xlsx") == ["OAK-011"]
    homes.run("sheets", "oak", "--reviewers", "anna,ben", "--double", "2").failed(1, "sheets-other-reviewers")
    homes.run("sheets", "oak", "--reviewers", "anna,ben,cara", "--double", "3").failed(1, "sheets-other-reviewers")


def test_a_case_replaced_after_sheets_went_out_has_a_workbook_of_its_own(drawn: Project, tmp_path: Path) -> None:
    drawn.run("sheets", "oak").ok()
    sent = drawn.folder / SHEETS / "oak.xlsx"
    content = sent.read_bytes()
    by = ("--by", "A. Lead", "--on", "2026-04-01")
    drawn.run("sample", "oak", "--replace", "OAK-001", "--because", "wrongly-flagged", *by).failed(1, "replace-wrong-reason")
    drawn.run("sample", "oak", "--replace", "OAK-001", "--because", "not-found", "--note", "file lost", *by).ok()
    drawn.run("sheets", "oak").ok()
    assert cases(drawn.folder / SHEETS / "oak.2.xlsx") == ["OAK-011"]  # the first reserve of the same stratum
    assert sent.read_bytes() == content
    drawn.run("sample", "--verify").ok()
    record = json.loads((drawn.folder / "samples/plans/2026/oak.json").read_text(encoding="utf-8"))["replacements"]
    assert [(each["case"], each["replaced_by"], each["because"], each["note"]) for each in record] == [
        ("OAK-001", "OAK-011", "not-found", "file lost")
    ]
    old = fill(sent, tmp_path / "old.xlsx", OAK)
    more = fill(drawn.folder / SHEETS / "oak.2.xlsx", tmp_path / "more.xlsx", {"OAK-011": {"overall": "Good"}})
    ran = drawn.run("collect", str(old), str(more)).ok()
    assert "collect-row-replaced" in ran.err
    assert set(answers(drawn)) == {*OAK, "OAK-011"} - {"OAK-001"}


def test_replacements_share_a_workbook_until_it_is_written(drawn: Project) -> None:
    path = drawn.folder / "inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("reserves: 1", "reserves: 3"), encoding="utf-8")
    for folder in ("samples", "rows"):
        shutil.rmtree(drawn.folder / folder)
    drawn.run("sample", "oak").ok()
    drawn.run("sheets", "oak").ok()
    replacing = ("--because", "not-found", "--by", "A. Lead")
    for case in ("OAK-001", "OAK-002"):
        drawn.run("sample", "oak", "--replace", case, *replacing).ok()
    drawn.run("sheets", "oak").ok()
    sent = drawn.folder / SHEETS / "oak.2.xlsx"
    content = sent.read_bytes()
    assert len(cases(sent)) == 2
    for case in (cases(sent)[0], "OAK-003"):
        drawn.run("sample", "oak", "--replace", case, *replacing).ok()
    drawn.run("sheets", "oak").ok()
    assert sent.read_bytes() == content
    assert len(cases(drawn.folder / SHEETS / "oak.3.xlsx")) == 2
    assert not (drawn.folder / SHEETS / "oak.4.xlsx").exists()
    drawn.run("sample", "oak", "--verify").ok()


def test_a_workbook_that_was_collected_and_put_elsewhere_has_gone_out(drawn: Project, tmp_path: Path) -> None:
    path = drawn.folder / "inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("reserves: 1", "reserves: 3"), encoding="utf-8")
    for folder in ("samples", "rows"):
        shutil.rmtree(drawn.folder / folder)
    drawn.run("sample", "oak").ok()
    drawn.run("sheets", "oak").ok()
    collected = fill(drawn.folder / SHEETS / "oak.xlsx", tmp_path / "oak.xlsx", {"OAK-005": OAK["OAK-005"]})
    drawn.run("collect", str(collected)).ok()
    (drawn.folder / SHEETS / "oak.xlsx").unlink()
    replacing = ("--because", "not-found", "--by", "A. Lead")
    drawn.run("sample", "oak", "--replace", "OAK-001", *replacing).ok()
    drawn.run("sheets", "oak").ok()
    supplement = drawn.folder / SHEETS / "oak.2.xlsx"
    [first] = cases(supplement)
    collected = fill(supplement, tmp_path / "oak.2.xlsx", {first: {"overall": "Good"}})
    drawn.run("collect", str(collected)).ok()
    supplement.unlink()
    drawn.run("sample", "oak", "--replace", "OAK-002", *replacing).ok()
    drawn.run("sheets", "oak").ok()
    assert first not in cases(drawn.folder / SHEETS / "oak.3.xlsx")
    assert set(answers(drawn)) == {"OAK-005", first}
    drawn.run("sample", "oak", "--verify").ok()


@pytest.mark.parametrize("day", ["yesterday", "20260401", "2026-02-30", "2999-01-01", ""])
def test_a_case_is_replaced_on_a_day_that_there_is(drawn: Project, day: str) -> None:
    before = drawn.files()
    replacing = ("--because", "not-found", "--by", "A. Lead", "--on", day)
    ran = drawn.run("sample", "oak", "--replace", "OAK-001", *replacing).failed(2, "replace-bad-date")
    assert f"`{day}`" in ran.err
    assert drawn.files() == before


def test_a_later_copy_replaces_says_what_changed_and_a_blank_never_erases(drawn: Project, tmp_path: Path) -> None:
    drawn.run("sheets", "oak").ok()
    first = fill(drawn.folder / SHEETS / "oak.xlsx", tmp_path / "first.xlsx", OAK)
    drawn.run("collect", str(first)).ok()
    later = {**OAK, "OAK-005": {**OAK["OAK-005"], "overall": "Fair"}, "OAK-002": {}}
    second = fill(drawn.folder / SHEETS / "oak.xlsx", tmp_path / "second.xlsx", later)
    ran = drawn.run("collect", str(second), "--format", "json").ok()
    [body] = ran.json()["bodies"]
    changes = [(each["row"], each["question"], each["old"], each["new"]) for each in body["changes"]]
    assert changes == [("OAK-005", "overall", "`good`", "`fair`")]
    assert answers(drawn)["OAK-002"]["falls"]["value"] == 2


def test_an_amended_answer_stands_until_a_workbook_is_accepted(drawn: Project, tmp_path: Path) -> None:
    drawn.run("sheets", "oak").ok()
    first = fill(drawn.folder / SHEETS / "oak.xlsx", tmp_path / "first.xlsx", OAK)
    drawn.run("collect", str(first)).ok()
    drawn.run("amend", "oak", "OAK-005", "falls", "2", "--by", "A. Lead", "--because", "log found").ok()
    drawn.run("collect", str(first)).ok()
    assert one(drawn.results("oak"), measure="all_falls", scope="oak")["value"] == 8

    later = {**OAK, "OAK-005": {**OAK["OAK-005"], "falls": 7}}
    second = fill(drawn.folder / SHEETS / "oak.xlsx", tmp_path / "second.xlsx", later)
    ran = drawn.run("collect", str(second)).failed(1, "collect-stored-stands")
    assert f"--accept {second}" in ran.err
    assert one(drawn.results("oak"), measure="all_falls", scope="oak")["value"] == 8
    drawn.run("collect", "--accept", str(second), "--by", "B. Head").ok()
    assert one(drawn.results("oak"), measure="all_falls", scope="oak")["value"] == 13
    traced = drawn.run("trace", "all_falls", "--body", "oak", "--format", "json").ok().json()["rows"]
    [history] = [row["cells"][0]["amendments"] for row in traced if row["row"] == "OAK-005"]
    assert len(history) == 2
    assert "A. Lead" in history[0]
    assert "log found" in history[0]


def test_rewording_a_question_does_not_make_a_workbook_foreign(drawn: Project, tmp_path: Path) -> None:
    drawn.run("sheets", "oak").ok()
    filled = fill(drawn.folder / SHEETS / "oak.xlsx", tmp_path / "first.xlsx", OAK)
    path = drawn.folder / "template.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Is there a care plan on file?", "Does the file hold a care plan?"), encoding="utf-8")
    drawn.run("collect", str(filled)).ok()
    path.write_text(text.replace("at_most: 50", "at_most: 40"), encoding="utf-8")
    drawn.run("collect", str(filled)).failed(1, "collect-other-structure")


def test_a_renamed_sheet_and_file_are_known_all_the_same(drawn: Project, tmp_path: Path) -> None:
    drawn.run("sheets", "oak").ok()
    filled = fill(drawn.folder / SHEETS / "oak.xlsx", tmp_path / "first.xlsx", OAK)
    book = load_workbook(filled)
    book["Care plans"].title = "Anna's sheet"
    book["inspect_kit"].title = "hidden"
    book.move_sheet("Anna's sheet", 3)
    renamed = tmp_path / "copy of copy (2).xlsx"
    book.save(renamed)
    drawn.run("collect", str(renamed)).ok()
    assert set(answers(drawn)) == set(OAK)
    assert str(answers(drawn)["OAK-005"]["overall"]["from"]).startswith("copy of copy (2).xlsx!Anna's sheet!")


def test_rows_that_are_gone_from_a_workbook_are_told(drawn: Project, tmp_path: Path) -> None:
    drawn.run("sheets", "oak").ok()
    filled = fill(drawn.folder / SHEETS / "oak.xlsx", tmp_path / "first.xlsx", OAK)
    book, sheet, _, rows = grid_sheet(filled)
    sheet.delete_rows(rows["OAK-003"])
    fewer = tmp_path / "fewer.xlsx"
    book.save(fewer)
    ran = drawn.run("collect", str(fewer)).ok()
    assert "collect-rows-gone" in ran.err
    assert "OAK-003" in ran.err
    shutil.copyfile(filled, tmp_path / "again.xlsx")
    drawn.run("collect", str(tmp_path / "again.xlsx")).ok()
    assert set(answers(drawn)) == set(OAK)
