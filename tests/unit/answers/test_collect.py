"""Filled workbooks through the real command: what is taken, what stands, and that nobody's work is lost."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import date, datetime, time

import pytest

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.reading import read_rows
from inspect_kit.answers.store import load_answers
from inspect_kit.conditions.model import State
from inspect_kit.rows import load_rows
from inspect_kit.template.build import load_template
from inspect_kit.xlsx.reader import open_workbook
from tests.project import grid_sheet
from tests.unit.answers.books import SHEETS, give_back, inspection_of

FIRST = "answers/plans/2026/oak.first.json"
PLAN = {"OAK-005": {"plan_on_file": "Yes", "family_told": "Yes", "falls": 0}}


def stored(homes, name=FIRST):
    return load_answers(homes.folder / name)


def value(homes, row, question):
    return stored(homes).rows[row][question].value


def collect(homes, *paths, accept=()):
    by = ("--by", "B. Head") if accept else ()
    return homes.run("collect", *map(str, paths), *(f"--accept={path}" for path in accept), *by)


def test_every_kind_of_answer_is_read_as_it_was_typed(homes):
    typed = {
        "OAK-005": {
            "plan_on_file": "Y", "reviewed_on": datetime(2026, 3, 10), "family_told": "unable to tell", "falls": 2,
            "harm#choice=fracture": "x", "weight": 61.5, "overall": " GOOD ", "at_risk": True, "told_who": "the manager",
        },
        "OAK-002": {"falls": 1, "harm#none": "Yes"},
    }  # fmt: skip
    collect(homes, give_back(homes, "oak.xlsx", typed)).ok()
    rows = stored(homes).rows
    assert {name: each.says() for name, each in rows["OAK-005"].items()} == {
        "plan_on_file": (State.ANSWERED, "yes"),
        "reviewed_on": (State.ANSWERED, "2026-03-10"),
        "family_told": (State.UNABLE_TO_TELL, None),
        "falls": (State.ANSWERED, 2),
        "harm": (State.ANSWERED, ("fracture",)),
        "weight": (State.ANSWERED, 61.5),
        "overall": (State.ANSWERED, "good"),
        "at_risk": (State.ANSWERED, "yes"),
        "told_who": (State.ANSWERED, "the manager"),
    }
    assert rows["OAK-002"]["harm"].says() == (State.ANSWERED, ())


def test_a_source_is_the_very_cell(homes):
    path = give_back(homes, "from oak.xlsx", PLAN)
    collect(homes, path).ok()
    book, sheet, _, _ = grid_sheet(path)
    file, name, address = stored(homes).rows["OAK-005"]["falls"].source.split("!")
    assert (file, name, book[name][address].value) == ("from oak.xlsx", sheet.title, 0)


def test_the_same_workbook_twice_changes_nothing_and_says_so(homes):
    path = give_back(homes, "oak.xlsx", PLAN)
    collect(homes, path).ok()
    before = homes.files()
    (body,) = homes.run("collect", str(path), "--format", "json").ok().json()["bodies"]
    assert (body["taken"], body["unchanged"], body["changes"]) == (0, 3, [])
    assert homes.files() == before


def test_answers_stand_in_the_order_of_the_template_whatever_came_first(homes):
    part = give_back(homes, "part.xlsx", {"OAK-005": {"falls": 0}}, minute=1)
    whole = give_back(homes, "oak.xlsx", PLAN, minute=2)
    collect(homes, part).ok()
    collect(homes, whole).ok()
    in_steps = json.loads((homes.folder / FIRST).read_text("utf-8"))["rows"]
    assert list(in_steps["OAK-005"]) == ["plan_on_file", "family_told", "falls"]


def test_a_later_version_lists_what_changed(homes):
    collect(homes, give_back(homes, "v1.xlsx", PLAN, minute=1)).ok()
    ran = collect(homes, give_back(homes, "v2.xlsx", {"OAK-005": {"plan_on_file": "No", "falls": 0}}, minute=2)).ok()
    assert "`yes`" in ran.out
    assert "`no`" in ran.out
    assert "[collect-blanks-kept]" in ran.err
    assert (value(homes, "OAK-005", "plan_on_file"), value(homes, "OAK-005", "family_told")) == ("no", "yes")


def test_three_versions_in_one_command_list_what_changed_between_them(homes):
    paths = [give_back(homes, f"v{at}.xlsx", {"OAK-005": {"falls": at}}, minute=at) for at in (1, 2, 3)]
    (body,) = homes.run("collect", *map(str, paths), "--format", "json").ok().json()["bodies"]
    assert [(each["old"], each["new"]) for each in body["changes"]] == [("`1`", "`2`"), ("`2`", "`3`")]
    assert value(homes, "OAK-005", "falls") == 3


def test_copies_saved_at_one_time_conflict_together_and_in_turn(homes):
    one, two = (give_back(homes, f"{at}.xlsx", {"OAK-005": {"falls": at}}, minute=5) for at in (1, 2))
    collect(homes, one, two).failed(1, "collect-two-copies")
    collect(homes, one).ok()
    ran = collect(homes, two).failed(1, "collect-stored-stands")
    assert "1.xlsx!Care plans!" in ran.err
    assert value(homes, "OAK-005", "falls") == 1
    collect(homes, accept=[two]).ok()
    assert value(homes, "OAK-005", "falls") == 2


def changed(path, change):
    """The same workbook after a change of its sheet: its columns by id and its rows by reference are at hand."""
    book, sheet, columns, rows = grid_sheet(path)
    change(sheet, columns, rows)
    book.save(path)
    return path


def test_a_row_that_was_copied_is_told_once_and_neither_is_taken(homes):
    def copy_row(sheet, columns, rows):
        for column in range(1, sheet.max_column + 1):
            sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(rows["OAK-005"], column).value

    ran = collect(homes, changed(give_back(homes, "oak.xlsx", PLAN | {"OAK-002": {"falls": 1}}), copy_row))
    ran.failed(1, "workbook-row-twice")
    assert "collect-fact-changed" not in ran.err
    assert set(stored(homes).rows) == {"OAK-002"}


def test_of_a_column_that_was_copied_neither_is_taken(homes):
    def copy_column(sheet, columns, rows):
        at = sheet.max_column + 1
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, at).value = sheet.cell(row, columns["falls"]).value

    ran = collect(homes, changed(give_back(homes, "oak.xlsx", PLAN), copy_column)).failed(1, "workbook-column-twice")
    assert "neither is taken" in ran.err
    assert set(stored(homes).rows["OAK-005"]) == {"plan_on_file", "family_told"}


def test_messages_name_the_answers_as_the_workbook_shows_them(homes):
    (homes.folder / SHEETS / "oak.xlsx").unlink()
    homes.run("sheets", "oak", "--language", "cy").ok()
    bad = {"OAK-005": {"plan_on_file": "efallai", "harm#choice=bruise": "efallai"}}
    ran = collect(homes, give_back(homes, "oak.xlsx", bad)).failed(1, "cell-not-a-choice", "cell-not-a-tick")
    assert "Use one of: Oes, Nac oes." in ran.err
    assert "Use one of: Ie, Na; or leave it blank." in ran.err


def test_an_older_copy_is_refused_until_it_is_accepted(homes):
    old = give_back(homes, "old.xlsx", {"OAK-005": {"falls": 7}}, minute=1)
    collect(homes, give_back(homes, "new.xlsx", PLAN, minute=2)).ok()
    before = homes.files()
    collect(homes, old).failed(1, "collect-older-copy")
    assert homes.files() == before
    collect(homes, accept=[old]).ok()
    assert value(homes, "OAK-005", "falls") == 7


def amend(homes, *arguments):
    return homes.run("amend", "oak", *arguments, "--by", "A. Lead", "--because", "found later", "--on", "2026-04-02")


def test_an_amended_answer_stands_and_accepting_over_it_is_an_amendment_too(homes):
    collect(homes, give_back(homes, "v1.xlsx", PLAN, minute=1)).ok()
    amend(homes, "OAK-005", "falls", "3").ok()
    later = give_back(homes, "v2.xlsx", {"OAK-005": {"falls": 5, "overall": "Good"}}, minute=2)
    collect(homes, later).failed(1, "collect-stored-stands")
    assert value(homes, "OAK-005", "overall") == "good"
    log = homes.folder / "amendments.jsonl"
    assert len(log.read_text("utf-8").splitlines()) == 1
    collect(homes, accept=[later]).ok()
    last = json.loads(log.read_text("utf-8").splitlines()[-1])
    assert (last["old"], last["new"], last["by"]) == ({"value": 3}, {"value": 5}, "B. Head")
    before = homes.files()
    collect(homes, later).ok()
    assert homes.files() == before


def test_nobody_accepts_a_workbook_without_a_name(homes):
    before = homes.files()
    path = give_back(homes, "oak.xlsx", PLAN)
    homes.run("collect", "--accept", str(path)).failed(2, "usage-accept-by")
    homes.run("collect", "--accept", str(path), "--by", " ").failed(2, "usage-accept-by")
    assert homes.files() == before


def test_an_answer_that_was_blanked_and_accepted_again_is_traced_to_its_cell(homes):
    collect(homes, give_back(homes, "v1.xlsx", PLAN, minute=1)).ok()
    amend(homes, "OAK-005", "falls", "missing").ok()
    later = give_back(homes, "v2.xlsx", {"OAK-005": {"falls": 5}}, minute=2)
    collect(homes, later).failed(1, "collect-stored-stands")
    collect(homes, accept=[later]).ok()
    rows = homes.run("trace", "all_falls", "--body", "oak", "--format", "json").ok().json()["rows"]
    [cell] = [row["cells"][0] for row in rows if row["row"] == "OAK-005"]
    assert (cell["says"], cell["source"]) == ("`5`", stored(homes).rows["OAK-005"]["falls"].source)
    assert cell["source"].startswith("v2.xlsx!Care plans!")
    assert "B. Head" in cell["amendments"][-1]


def test_an_urgent_case_settled_by_an_amendment_is_not_listed_again(homes):
    path = give_back(homes, "oak.xlsx", {"OAK-007": {"plan_on_file": "No", "at_risk": "Yes"}})
    assert "[status-urgent]" in collect(homes, path).ok().err
    amend(homes, "OAK-007", "told_who", "the manager").ok()
    assert "[status-urgent]" not in collect(homes, path).ok().err


def test_answers_that_do_not_count_are_kept_and_named(homes):
    typed = {"OAK-005": {"plan_on_file": "No", "family_told": "Yes"}, "OAK-002": {"family_told": "Yes"}}
    ran = collect(homes, give_back(homes, "oak.xlsx", typed)).ok()
    assert "[collect-left-behind]" in ran.err
    assert "[collect-hangs-on-blank]" in ran.err
    assert value(homes, "OAK-005", "family_told") == value(homes, "OAK-002", "family_told") == "yes"


def test_an_empty_workbook_stores_nothing(homes):
    before = homes.files()
    ran = collect(homes, homes.folder / SHEETS / "oak.xlsx").ok()
    assert "[collect-nothing-filled]" in ran.err
    assert homes.files() == before


def test_a_folder_stands_for_the_workbooks_in_it(homes):
    back = give_back(homes, "oak.xlsx", PLAN).parent
    give_back(homes, "elm.xlsx", {"ELM/1": {"plan_on_file": "Yes"}}, sheet="elm.xlsx")
    (back / "~$oak.xlsx").write_bytes(b"\x05Alice")
    (back / "notes.txt").write_text("no workbook")
    ran = collect(homes, back).ok()
    assert "[workbook-lock-file]" in ran.err
    assert "notes.txt" not in ran.err
    assert (homes.folder / "answers/plans/2026/elm.first.json").exists()


def test_a_folder_without_workbooks_is_told(homes):
    empty = homes.folder.parent / "empty"
    empty.mkdir()
    (empty / "notes.txt").write_text("no workbook")
    collect(homes, empty).failed(1, "collect-no-workbooks")
    collect(homes, accept=[empty]).failed(1, "collect-no-workbooks")


def test_the_ending_of_a_workbook_may_be_in_capitals_and_one_with_macros_is_told(homes):
    back = give_back(homes, "oak.xlsx", PLAN)
    back.rename(back.with_name("OAK.XLSX"))
    with zipfile.ZipFile(back.with_name("elm.XLSM"), "w") as macros:
        macros.writestr("[Content_Types].xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
        macros.writestr("xl/workbook.xml", "")
    ran = collect(homes, back.parent).failed(1, "workbook-macros")
    assert "elm.XLSM: error" in ran.err
    assert value(homes, "OAK-005", "falls") == 0


def test_a_folder_can_be_accepted(homes):
    old = give_back(homes, "old.xlsx", {"OAK-005": {"falls": 7}}, minute=1)
    new = give_back(homes, "new.xlsx", PLAN, minute=2)
    collect(homes, new).ok()
    new.unlink()
    collect(homes, accept=[old.parent]).ok()
    assert value(homes, "OAK-005", "falls") == 7


def test_what_is_broken_leaves_the_others_to_be_collected(homes):
    oak = give_back(homes, "oak.xlsx", PLAN)
    elm = give_back(homes, "elm.xlsx", {"ELM/1": {"plan_on_file": "Yes"}}, sheet="elm.xlsx")
    broken = homes.folder / FIRST
    broken.parent.mkdir(parents=True)
    broken.write_text("{")
    collect(homes, homes.folder / "no such.xlsx", oak, elm).failed(1, "file-not-json", "file-missing")
    assert (homes.folder / "answers/plans/2026/elm.first.json").exists()
    assert broken.read_text() == "{"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system refuses nothing to its owner")
def test_a_locked_answers_folder_leaves_the_others_to_be_collected(homes):
    folder = homes.folder / "answers"
    folder.mkdir()
    folder.chmod(0o500)
    collect(homes, give_back(homes, "oak.xlsx", PLAN)).failed(1, "file-refused")
    folder.chmod(0o700)


def test_a_broken_sample_file_stops_nothing_but_what_needs_it(homes):
    oak, elm = (homes.folder / f"samples/plans/2026/{body}.json" for body in ("oak", "elm"))
    oak.write_text("{")
    assert elm.exists()
    path = give_back(homes, "oak.xlsx", PLAN)
    collect(homes, path).ok()
    assert value(homes, "OAK-005", "falls") == 0


def test_a_second_reading_is_kept_apart(homes):
    (homes.folder / SHEETS / "oak.xlsx").unlink()
    homes.run("sheets", "oak", "--reviewers", "ann,bob", "--double", "2").ok()
    rows = load_rows(homes.folder / "rows/plans/2026/oak.json").rows
    twice = next(row for row in rows if row.second_reviewer)
    first = give_back(homes, "1.xlsx", {twice.id: {"falls": 1}}, sheet=f"oak.{twice.reviewer}.xlsx")
    second = give_back(homes, "2.xlsx", {twice.id: {"falls": 2}}, sheet=f"oak.{twice.second_reviewer}.xlsx")
    collect(homes, second, first).ok()
    assert value(homes, twice.id, "falls") == 1
    assert stored(homes, FIRST.replace("first", "second")).rows[twice.id]["falls"].value == 2
    (line,) = [each for each in homes.run("status", "--format", "json").json()["bodies"] if each["body"] == "oak"]
    assert (line["begun"], line["second"]) == (1, 1)


def test_no_workbook_is_ever_written_to(homes):
    path = give_back(homes, "oak.xlsx", PLAN)
    sent = homes.folder / SHEETS / "oak.xlsx"
    before = path.read_bytes(), sent.read_bytes()
    collect(homes, path, sent).ok()
    assert (path.read_bytes(), sent.read_bytes()) == before


def test_a_cell_that_cannot_be_taken_is_not_taken_for_a_blank(homes):
    collect(homes, give_back(homes, "v1.xlsx", PLAN, minute=1)).ok()
    worse = give_back(homes, "v2.xlsx", PLAN | {"OAK-005": PLAN["OAK-005"] | {"falls": "many"}}, minute=2)
    ran = collect(homes, worse).failed(1, "cell-not-a-number")
    assert "collect-blanks-kept" not in ran.err
    assert value(homes, "OAK-005", "falls") == 0


def test_answers_become_columns(homes):
    typed = {"OAK-005": {"plan_on_file": "Yes", "reviewed_on": date(2026, 3, 10), "harm#choice=bruise": "x", "falls": 1}}
    collect(homes, give_back(homes, "oak.xlsx", typed)).ok()
    inspection = inspection_of(homes)
    template, _ = load_template("template.yaml", inspection.folder)
    rows = load_rows(inspection.rows_path(inspection.instruments[0], "oak")).rows
    table = build_table(template.parts[0], rows, stored(homes).rows)
    at = [row.id for row in rows].index("OAK-005")
    assert table.values("reviewed_on")[at] == date(2026, 3, 10).toordinal()
    assert table.values("harm")[at] == frozenset({"bruise"})
    assert table.values("stay")[at] in ("long", "short")
    assert table.states("overall")[at] == State.MISSING


def test_limits_look_at_facts_and_at_other_answers(homes):
    path = give_back(homes, "oak.xlsx", {"OAK-005": {"plan_on_file": "Yes", "reviewed_on": date(2000, 1, 1)}})
    inspection = inspection_of(homes)
    template, _ = load_template("template.yaml", inspection.folder)
    rows = {row.id: row for row in load_rows(inspection.rows_path(inspection.instruments[0], "oak")).rows}
    book, _ = open_workbook(path, "oak.xlsx")
    read = read_rows(template.parts[0], book.grids, rows)
    assert [(each.code, each.place.sheet) for each in read.problems] == [("cell-before", "Care plans")]
    assert set(read.claims["OAK-005"]) == {"plan_on_file"}
    assert read.unread == {("OAK-005", "reviewed_on")}


ODD = [time(14, 5), datetime(2026, 3, 10, 14, 5), "=1/0", "#N/A", "x" * 40_000, -1e300]
"""One for each row of Oak House."""


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date:UserWarning")
@pytest.mark.parametrize("column", ["plan_on_file", "reviewed_on", "falls", "harm#none", "weight", "told_who", "stay"])
def test_no_value_in_any_cell_is_a_fault_of_ours(homes, column):
    rows = [row.id for row in load_rows(homes.folder / "rows/plans/2026/oak.json").rows]
    typed = {row: {column: odd} for row, odd in zip(rows, ODD, strict=True)}
    ran = collect(homes, give_back(homes, "oak.xlsx", typed))
    assert ran.code == 1, ran.err
    assert ran.err.count("!Care plans!") >= 5
