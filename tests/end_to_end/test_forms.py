"""Workbooks that go out as forms: a sheet per row, the same answers as from a grid, and notes beside them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.end_to_end import hostile
from tests.end_to_end.answers import ELM_CY, OAK
from tests.end_to_end.conftest import CARE_HOMES
from tests.end_to_end.registers import make_registers
from tests.end_to_end.test_progress import FIRST, INSPECTION
from tests.end_to_end.test_two_parts import two_parts
from tests.project import FormSheet, Project, fill, form_sheets

SHEETS = Path("sheets/plans/2026")
ANSWERS = Path("answers/plans/2026/oak.first.json")
Typed = Mapping[str, Mapping[str, object]]


@pytest.fixture(scope="module")
def sent_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    homes = Project(tmp_path_factory.mktemp("sent") / "homes")
    shutil.copytree(CARE_HOMES, homes.folder)
    homes.run("sample").ok()
    homes.run("sheets", "oak", "--layout", "form").ok()
    return homes.folder


@pytest.fixture
def sent(sent_once: Path, tmp_path: Path) -> Project:
    """Oak House's workbook as forms, nothing filled."""
    shutil.copytree(sent_once, tmp_path / "homes")
    return Project(tmp_path / "homes")


def stored(project: Project, path: Path = ANSWERS) -> dict[str, dict[str, Any]]:
    """What is kept of each answer, but for the cell it came from."""
    rows = json.loads((project.folder / path).read_text(encoding="utf-8"))["rows"]
    said = ("value", "state", "workbook")
    return {row: {name: {k: v for k, v in each.items() if k in said} for name, each in given.items()}
            for row, given in rows.items()}  # fmt: skip


def given_back(project: Project, folder: Path, typed: Typed, name: str = "oak.xlsx") -> Path:
    return fill(project.folder / SHEETS / "oak.xlsx", folder / name, typed)


def links_of(sheet: Worksheet) -> list[str]:
    return [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def changed(good: Path, change: Callable[[Any, dict[str, FormSheet]], None]) -> Path:
    """The workbook with something done to its forms."""
    book, forms = form_sheets(good)
    change(book, forms)
    path = good.with_name("bad.xlsx")
    book.save(path)
    return path


def test_both_layouts_collect_to_the_same_answers_and_figures(sent: Project, tmp_path: Path) -> None:
    sent.run("collect", str(given_back(sent, tmp_path, OAK))).ok()
    from_forms, figures = stored(sent), sent.results("oak")
    (sent.folder / ANSWERS).unlink()
    sent.run("sheets", "oak", "--layout", "grid").ok()
    sent.run("collect", str(given_back(sent, tmp_path, OAK))).ok()
    assert from_forms == stored(sent)
    assert figures == sent.results("oak")


def test_a_template_can_ask_for_forms_and_stays_the_same_template(homes: Project, tmp_path: Path) -> None:
    homes.run("sample").ok()
    homes.run("sheets").ok()
    as_grid = given_back(homes, tmp_path, OAK)
    path = homes.folder / "template.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("layout: grid", "layout: form"), encoding="utf-8")
    homes.run("check").ok()
    assert "replaced" in homes.run("sheets", "--language", "cy").ok().out
    elm = fill(homes.folder / SHEETS / "elm.xlsx", tmp_path / "elm.xlsx", ELM_CY)
    homes.run("collect", str(as_grid), str(elm)).ok()
    assert load_workbook(elm).sheetnames[:3] == ["Dechrau yma", "Cynlluniau gofal", "ELM-1"]


def test_forms_stand_behind_an_index_that_leads_to_them_and_back(sent: Project) -> None:
    book = load_workbook(sent.folder / SHEETS / "oak.xlsx")
    references = ["OAK-005", "OAK-002", "OAK-001", "OAK-007", "OAK-012", "OAK-003"]
    assert book.sheetnames[:9] == ["Start here", "Care plans", *references, "Summary"]
    index = book["Care plans"]
    lines = [[cell.value for cell in row[:4]] for row in index.iter_rows(min_row=5, max_row=10)]
    assert [line[1:3] for line in lines] == [[each, stay] for each, stay in zip(
        references, ["Long stay"] * 4 + ["Short stay"] * 2, strict=True)]  # fmt: skip
    links = [index.cell(row, 2).hyperlink.location for row in range(5, 11)]
    targets = [book.defined_names[link].attr_text.split("!")[0].strip("'") for link in links]
    assert targets == references
    assert [book.defined_names[each].attr_text for each in links_of(book["OAK-001"])] == ["'Care plans'!$A$1:$A$1"]


def test_rows_that_are_the_body_have_one_form_and_no_index(homes: Project) -> None:
    path = homes.folder / "template.yaml"
    text = path.read_text(encoding="utf-8").replace("rows: {from: sample}", "rows: {from: body}").replace(": grid", ": form")
    facts = [line for line in text.splitlines() if "from: list" not in line]
    kept = "\n".join(facts).replace("{date: {not_before: admitted}, unable_to_tell: yes}", "{date: {}, unable_to_tell: yes}")
    kept = kept.split("charts:\n")[0] + "parts:\n" + kept.split("parts:\n")[1]  # no measures, so nothing to draw
    kept = kept.split("    derived:")[0] + "    measures:\n      - {id: all_falls, title: Falls, sum: falls}\n"
    path.write_text(kept, encoding="utf-8")
    homes.run("sheets", "oak").ok()
    book, forms = form_sheets(homes.folder / SHEETS / "oak.xlsx")
    assert book.sheetnames[:3] == ["Start here", "Care plans", "Summary"]
    assert [form.sheet.title for form in forms.values()] == ["Care plans"]
    assert not links_of(forms["oak"].sheet)


def test_what_people_fill_is_open_and_the_rest_locked(sent: Project) -> None:
    _, forms = form_sheets(sent.folder / SHEETS / "oak.xlsx")
    form = forms["OAK-001"]
    assert form.sheet.protection.sheet
    open_cells = {cell.coordinate for row in form.sheet.iter_rows() for cell in row if not cell.protection.locked}
    beside = [name for name in form.lines if "#" not in name and name not in ("stay", "admitted", "owner")
              and not name.startswith("inspect_kit")]  # fmt: skip
    answers = [*(name for name in beside if name != "harm"), "harm#choice=bruise", "harm#choice=fracture", "harm#none"]
    wanted = [*answers, *(f"{name}#{what}" for name in beside for what in ("note", "source"))]
    assert open_cells == {form.cell(name).coordinate for name in wanted}
    assert form.sheet.column_dimensions["A"].hidden
    assert form.sheet.row_dimensions[3].hidden
    assert not form.sheet.protection.insertRows  # openpyxl says what is forbidden


HOSTILE = ["=cmd|' /C calc'!A1", "@SUM(1)", "  spaces  ", "line\nbreak", '<b>&amp;"', "\u0645\u0644 \U0001f600", "1.10",
           "x" * 5000]  # fmt: skip


def test_notes_and_sources_come_back_as_they_were_typed(sent: Project, tmp_path: Path) -> None:
    names = [f"{question}#{what}" for question in ("falls", "harm", "told_who", "weight") for what in ("note", "source")]
    notes = dict(zip(names, HOSTILE, strict=True))

    def type_them(_: Workbook, forms: dict[str, FormSheet]) -> None:
        for name, text in notes.items():
            cell = forms["OAK-003"].cell(name)
            cell.value = text
            cell.data_type = "s"

    good = given_back(sent, tmp_path, OAK)
    sent.run("collect", str(changed(good, type_them))).ok()
    kept = stored(sent)["OAK-003"]
    assert {name: kept[name]["value"] for name in notes} == notes
    assert "falls" not in kept, "a note stands without an answer"
    assert list(kept)[-2:] == ["told_who#note", "told_who#source"]
    sent.run("check").ok()


def test_trace_shows_notes_and_no_figure_counts_them(sent: Project, tmp_path: Path) -> None:
    sent.run("collect", str(given_back(sent, tmp_path, OAK))).ok()
    before = sent.results("oak")
    status = sent.run("status", "oak").ok().out
    beside = {"OAK-003": {"falls#note": "the book is lost"}, "OAK-005": {"falls#source": "falls book, page 3"}}
    typed = {row: {**OAK[row], **beside.get(row, {})} for row in OAK}
    sent.run("collect", str(given_back(sent, tmp_path, typed, "later.xlsx"))).ok()
    assert sent.run("status", "oak").ok().out == status
    assert sent.results("oak") == before
    rows = sent.run("trace", "all_falls", "--body", "oak", "--format", "json").ok().json()["rows"]
    cells = {row["row"]: row["cells"][0] for row in rows}
    assert (cells["OAK-003"]["says"], cells["OAK-003"]["note"]) == ("missing", "the book is lost")
    assert cells["OAK-005"]["source_record"] == "falls book, page 3"
    shown = sent.run("trace", "all_falls", "--body", "oak").ok().out
    assert "source record" in shown
    assert "falls book, page 3" in shown


def test_a_later_note_replaces_the_earlier_and_a_blank_or_a_grid_never_erases(sent: Project, tmp_path: Path) -> None:
    first = given_back(sent, tmp_path, {"OAK-003": {"overall": "Poor", "overall#note": "first"}})
    sent.run("collect", str(first)).ok()
    said = sent.run("collect", str(given_back(sent, tmp_path, {"OAK-003": {"overall#note": "second"}}, "b.xlsx"))).ok()
    assert "first" in said.out
    assert "second" in said.out
    blank = sent.run("collect", str(given_back(sent, tmp_path, {"OAK-003": {"overall": "Poor"}}, "c.xlsx"))).ok()
    assert "collect-blanks-kept" in blank.err
    sent.run("sheets", "oak", "--layout", "grid").ok()
    grid = sent.run("collect", str(given_back(sent, tmp_path, {"OAK-003": {"overall": "Poor"}}, "d.xlsx"))).ok()
    assert "collect-blanks-kept" not in grid.err
    assert stored(sent)["OAK-003"]["overall#note"]["value"] == "second"


def test_a_form_with_a_note_in_it_is_never_replaced(sent: Project) -> None:
    path = sent.folder / SHEETS / "oak.xlsx"
    fill(path, path, {"OAK-003": {"overall#note": "seen"}})
    for layout in ("grid", "form"):
        sent.run("sheets", "oak", "--layout", layout, "--language", "cy").failed(1, "sheets-holds-answers")


def test_people_move_and_rename_things(sent: Project, tmp_path: Path) -> None:
    sent.run("collect", str(given_back(sent, tmp_path, OAK))).ok()
    expected = stored(sent)
    (sent.folder / ANSWERS).unlink()

    def move(book: Workbook, forms: dict[str, FormSheet]) -> None:
        forms["OAK-005"].sheet.title = "done!"
        book.move_sheet("OAK-012", -3)
        forms["OAK-001"].sheet.insert_rows(forms["OAK-001"].lines["falls"])
        forms["OAK-001"].sheet.cell(forms["OAK-001"].lines["falls"], 4).value = "my own line"
        for column in (1, 5, 7):
            forms["OAK-002"].sheet.insert_cols(column)
            forms["OAK-002"].sheet.cell(12, column).value = "my own column"
        forms["OAK-007"].sheet.sheet_state = "hidden"

    sent.run("collect", str(changed(given_back(sent, tmp_path, OAK), move))).ok()
    assert stored(sent) == expected
    traced = sent.run("trace", "overall", "--category", "good", "--body", "oak").ok().out
    assert "bad.xlsx!done!!D" in traced


def ids_gone(_: Workbook, forms: dict[str, FormSheet]) -> None:
    for row in forms["OAK-005"].sheet.iter_rows(max_col=1):
        row[0].value = None


def one_id_gone(_: Workbook, forms: dict[str, FormSheet]) -> None:
    forms["OAK-005"].sheet.cell(forms["OAK-005"].lines["falls"], 1).value = None


def key_gone(_: Workbook, forms: dict[str, FormSheet]) -> None:
    forms["OAK-005"].sheet.cell(3, forms["OAK-005"].columns[""]).value = None


def note_key_gone(_: Workbook, forms: dict[str, FormSheet]) -> None:
    forms["OAK-005"].sheet.cell(3, forms["OAK-005"].columns["#note"]).value = None


def copied_sheet(book: Workbook, forms: dict[str, FormSheet]) -> None:
    book.copy_worksheet(forms["OAK-005"].sheet)


def deleted_sheet(book: Workbook, forms: dict[str, FormSheet]) -> None:
    book.remove(forms["OAK-005"].sheet)


def merged(_: Workbook, forms: dict[str, FormSheet]) -> None:
    falls = forms["OAK-005"].cell("falls")
    forms["OAK-005"].sheet.merge_cells(
        start_row=falls.row, end_row=falls.row + 1, start_column=falls.column, end_column=falls.column
    )


def typed(name: str, value: object) -> Callable[[Workbook, dict[str, FormSheet]], None]:
    def change(_: Workbook, forms: dict[str, FormSheet]) -> None:
        forms["OAK-005"].cell(name).value = value

    return change


DAMAGED = {
    "ids gone": (ids_gone, "collect-rows-gone", set()),
    "one id gone": (one_id_gone, "collect-column-gone", {"falls", "falls#note", "falls#source"}),
    "key gone": (key_gone, "workbook-keys-gone", None),
    "key of the notes gone": (note_key_gone, "workbook-beside-gone", {"falls#note"}),
    "copied sheet": (copied_sheet, "workbook-row-twice", None),
    "deleted sheet": (deleted_sheet, "collect-rows-gone", None),
    "merged cells": (merged, "workbook-merged", {"falls"}),
    "error cell": (typed("falls", "#REF!"), "workbook-error-cell", {"falls"}),
    "formula without a value": (typed("falls", "=1+1"), "workbook-formula-without-value", {"falls"}),
    "formula without a value in a note": (typed("falls#note", "=1+1"), "workbook-formula-without-value", {"falls#note"}),
    "not a number": (typed("falls", "a few"), "cell-not-a-number", {"falls"}),
    "an answer on the line of several": (typed("harm", "Bruise"), "collect-stray-cell", {"harm"}),
    "a note on the line of a choice": (typed("harm#none#note", "?"), "collect-stray-cell", {"harm#none#note"}),
    "a fact changed": (typed("stay", "Short stay"), "collect-fact-changed", set()),
}
"""What was done to the form of OAK-005, what is said of it, and what of that row is not taken; None for all of it."""


@pytest.mark.parametrize("kind", DAMAGED)
def test_damaged_forms_are_named_and_the_rest_is_taken(sent: Project, tmp_path: Path, kind: str) -> None:
    change, message, lost = DAMAGED[kind]
    with_note = {**OAK, "OAK-005": {**OAK["OAK-005"], "falls#note": "none seen", "falls#source": "the falls book"}}
    ran = sent.run("collect", str(changed(given_back(sent, tmp_path, with_note), change)))
    assert f"[{message}]" in ran.err, ran.err
    assert "Traceback" not in ran.err
    found = stored(sent)
    assert found.keys() - {"OAK-005"} == OAK.keys() - {"OAK-005"}
    names = {name.split("#")[0] if "choice" in name or "none" in name else name for name in with_note["OAK-005"]}
    if kind == "ids gone" or lost is None:
        assert not found.get("OAK-005")
    else:
        assert found["OAK-005"].keys() == names - lost


def test_no_form_left_is_told(sent: Project, tmp_path: Path) -> None:
    def no_marks(_: Workbook, forms: dict[str, FormSheet]) -> None:
        for form in forms.values():
            form.sheet.cell(3, 1).value = None

    sent.run("collect", str(changed(given_back(sent, tmp_path, OAK), no_marks))).failed(1, "workbook-no-grid")


def test_control_characters_and_long_notes_are_refused_by_their_cell(sent: Project, tmp_path: Path) -> None:
    good = given_back(sent, tmp_path, {"OAK-005": {"falls#note": "LONG", "falls": 1}})
    long = hostile.rezipped(good, tmp_path, lambda _, part: part.replace(b">LONG<", b">" + b"x" * 40_000 + b"<"))
    ran = sent.run("collect", str(long)).failed(1, "cell-text-too-long")
    assert "bad.xlsx!OAK-005!E" in ran.err
    assert stored(sent)["OAK-005"].keys() == {"falls"}


def test_references_of_any_kind_make_names_of_sheets(homes: Project, tmp_path: Path) -> None:
    references = ["calc_1", "History", "summary", "a/b:c*d?[e]", "A-B-C-D-E", "'", "x" * 40 + "1", "x" * 40 + "2", "=1+1",
                  "\U0001f600" * 20]  # fmt: skip
    lines = ["Plan number;Stay;Admitted", *(f"{each};Long stay;2025-09-01" for each in references)]
    (homes.folder / "lists" / "elm.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    inspection = homes.folder / "inspection.yaml"
    inspection.write_text(
        inspection.read_text(encoding="utf-8").replace("size: 6", "size: 22").replace("long: 4", "long: 20"), encoding="utf-8"
    )
    homes.run("sample", "elm").ok()
    homes.run("sheets", "elm", "--layout", "form").ok()
    book, forms = form_sheets(homes.folder / SHEETS / "elm.xlsx")
    assert len({name.lower() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(len(name.encode("utf-16-le")) <= 62 and name.lower() != "history" for name in book.sheetnames)
    filled = fill(homes.folder / SHEETS / "elm.xlsx", tmp_path / "elm.xlsx", {each: {"overall": "Good"} for each in forms})
    homes.run("collect", str(filled)).ok()
    path = Path("answers/plans/2026/elm.first.json")
    assert stored(homes, path).keys() == forms.keys()


def test_two_parts_have_an_index_and_forms_each(homes: Project, tmp_path: Path) -> None:
    two_parts(homes).run("sample", "oak").ok()
    homes.run("sheets", "oak", "--layout", "form").ok()
    book = load_workbook(homes.folder / SHEETS / "oak.xlsx")
    assert book.sheetnames[8:11] == ["Visits", "OAK-005 2", "OAK-002 2"]
    for name, column_id, value in (("OAK-005", "falls", 2), ("OAK-005 2", "visits", 5)):
        line = next(row[0].row for row in book[name].iter_rows(max_col=1) if row[0].value == column_id)
        book[name].cell(line, 4).value = value
    book.save(tmp_path / "oak.xlsx")
    homes.run("collect", str(tmp_path / "oak.xlsx")).ok()
    assert stored(homes)["OAK-005"].keys() == {"falls", "visits"}


def test_progress_can_go_out_as_forms(tmp_path: Path) -> None:
    homes = make_registers(tmp_path / "homes", {"inspection.yaml": INSPECTION})
    homes.run("sheets", "progress", "oak", "--as-of", FIRST, "--layout", "form").ok()
    path = homes.folder / "sheets" / "progress" / FIRST / "oak.xlsx"
    _, forms = form_sheets(path)
    filled = fill(path, tmp_path / "back.xlsx", {next(iter(forms)): {"state": "In progress", "state#note": "since May"}})
    homes.run("collect", str(filled)).ok()
    log = (homes.folder / "progress.jsonl").read_text(encoding="utf-8")
    assert '"in_progress"' in log
    assert "since May" not in log
