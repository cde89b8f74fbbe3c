"""Every kind of broken workbook: a message with a place and a remedy, exit 1, nothing lost, and good cells still taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end_to_end import hostile
from tests.end_to_end.answers import OAK
from tests.end_to_end.kinds import FORMS, KINDS
from tests.end_to_end.libraries import fill_request, fill_return
from tests.project import Project, fill

OAK_SHEET = Path("sheets/plans/2026/oak.xlsx")


def set_cell(column: str, value: object, row: str = "OAK-005"):
    def change(sheet, columns, rows):
        sheet.cell(rows[row], columns[column]).value = value

    return hostile.cells(change)


def merged(sheet, columns, rows):
    sheet.merge_cells(
        start_row=rows["OAK-005"], end_row=rows["OAK-005"] + 1, start_column=columns["falls"], end_column=columns["falls"]
    )


def far_away(sheet, columns, rows):
    sheet.cell(1_048_576, columns["falls"]).value = 3


def copied_row(sheet, columns, rows):
    for column in range(1, sheet.max_column + 1):
        sheet.cell(sheet.max_row + (column == 1), column).value = sheet.cell(rows["OAK-005"], column).value


def no_ids(sheet, columns, rows):
    for cell in sheet[3]:
        cell.value = None


def no_keys(sheet, columns, rows):
    for at in rows.values():
        sheet.cell(at, 2).value = None


def fact_edited(sheet, columns, rows):
    sheet.cell(rows["OAK-005"], columns["stay"]).value = "Short stay"
    sheet.cell(rows["OAK-002"], columns["#row"]).value = "OAK-999"


WHOLE = {
    "not a zip": (lambda good, folder: hostile.put(folder, b"PK but no"), "workbook-damaged"),
    "text": (lambda good, folder: hostile.put(folder, b"a,b\n1,2\n"), "workbook-not-xlsx"),
    "empty": (lambda good, folder: hostile.put(folder, b""), "workbook-empty"),
    "old xls": (lambda good, folder: hostile.put(folder, hostile.OLE + b"\0" * 600), "workbook-old-format"),
    "encrypted": (
        lambda good, folder: hostile.put(folder, hostile.OLE + "EncryptedPackage".encode("utf-16-le")),
        "workbook-encrypted",
    ),
    "zip bomb": (hostile.bomb, "workbook-too-large"),
    "macros": (hostile.with_macros, "workbook-macros"),
    "entities": (hostile.with_entities, "workbook-entities"),
    "cut off": (hostile.cut_off, "workbook-damaged"),
    "cut in the middle": (hostile.cut_in_the_middle, "workbook-damaged"),
    "half an XML": (hostile.half_an_xml, "workbook-damaged"),
    "a sheet gone": (hostile.no_styles, "workbook-damaged"),
    "no metadata": (hostile.without_metadata, "workbook-not-ours"),
    "another inspection's": (hostile.metadata("inspection", "schools"), "collect-other-inspection"),
    "another instrument's": (hostile.metadata("instrument", "visits"), "collect-unknown-instrument"),
    "another round's": (hostile.metadata("round", "2019"), "collect-other-round"),
    "another body's": (hostile.metadata("body", "beech"), "collect-unknown-body"),
    "another structure": (hostile.metadata("structure", "0" * 64), "collect-other-structure"),
    "another format": (hostile.metadata("inspect_kit", "workbook/9"), "collect-unknown-format"),
    "ids gone": (hostile.every_grid(no_ids), "workbook-no-grid"),
    "keys gone": (hostile.every_grid(no_keys), "workbook-keys-gone"),
}
"""Nothing of these is taken, whatever kind of workbook it is."""

SINGLE = {
    "error cell": (set_cell("falls", "#REF!"), "workbook-error-cell"),
    "formula without a value": (hostile.uncalculated, "workbook-formula-without-value"),
    "merged cells": (hostile.cells(merged), "workbook-merged"),
    "a cell in the last row of all": (hostile.cells(far_away), "workbook-row-without-key"),
    "not a choice": (set_cell("overall", "excellent"), "cell-not-a-choice"),
    "text of 40,000 characters": (hostile.long_text, "cell-text-too-long"),
    "text over the question's limit": (set_cell("told_who", "x" * 201, "OAK-007"), "cell-text-too-long"),
    "an ambiguous date": (set_cell("reviewed_on", "03/04/2026"), "cell-date-ambiguous"),
    "a date before its bound": (set_cell("reviewed_on", "2020-01-01"), "cell-before"),
    "half a fall": (set_cell("falls", 1.5), "cell-not-whole"),
    "too many falls": (set_cell("falls", 51), "cell-above"),
    "none of these, and one": (set_cell("harm#none", "Yes", "OAK-002"), "cell-ticks-disagree"),
    "not a tick": (set_cell("harm#none", "perhaps", "OAK-001"), "cell-not-a-tick"),
}
"""The rest of these is taken."""


@pytest.fixture
def sent(homes: Project) -> Project:
    homes.run("sample").ok()
    homes.run("sheets").ok()
    return homes


NOT_OF_FORMS = frozenset({"ids gone", "keys gone", "half an XML"})
"""Two take away what only a grid has, and half a sheet is one form of several: `test_forms.py` does the like to forms."""
PAIRS = [(kind, of) for kind in WHOLE for of in KINDS if of != FORMS or kind not in NOT_OF_FORMS]


@pytest.mark.parametrize(("kind", "of"), PAIRS)
def test_nothing_of_it_is_taken_and_nothing_is_lost(tmp_path: Path, kind: str, of: str) -> None:
    make, message = WHOLE[kind]
    project, good = KINDS[of](tmp_path)
    project.run("collect", str(good)).ok()
    before = project.files()
    bad = make(good, tmp_path)
    content = bad.read_bytes()
    ran = project.run("collect", str(bad)).failed(1, message)
    assert "bad.xlsx" in ran.err
    assert project.files() == before
    assert bad.read_bytes() == content


@pytest.mark.parametrize("kind", SINGLE)
def test_the_good_cells_are_taken_and_the_bad_one_is_named(sent: Project, tmp_path: Path, kind: str) -> None:
    make, message = SINGLE[kind]
    good = fill(sent.folder / OAK_SHEET, tmp_path / "good.xlsx", OAK)
    bad = make(good, tmp_path)
    ran = sent.run("collect", str(bad)).failed(1, message)
    line = next(line for line in ran.err.splitlines() if message in line)
    assert line.startswith(f"{bad}!Care plans!"), "the problem does not name its cell"
    stored = sent.run("trace", "reviewed", "--body", "oak", "--format", "json").ok().json()["rows"]
    answered = [row["row"] for row in stored if row["cells"][0]["source"]]
    assert len(answered) >= 5


OF_RETURNS = {
    "error cell": ("Loans", "adult", "y2024", "#N/A", "workbook-error-cell"),
    "formula without a value": ("Loans", "adult", "y2024", "=1+1", "workbook-formula-without-value"),
    "below nothing": ("Loans", "child", "y2025", -1, "cell-below"),
    "half a loan": ("Loans", "child", "y2025", 2.5, "cell-not-whole"),
    "about so many": ("Loans", "total", "y2024", "about 120", "cell-not-a-number"),
    "a thousand and a comma": ("Visits", "visits", "visits", "12,0", "cell-not-a-number"),
    "a note that is too long": ("Loans", "total", "note", "x" * 51, "cell-text-too-long"),
    "too many hours": ("Approach", "ash", "hours", 169, "cell-above"),
    "neither yes nor no": ("Approach", "ash", "asks", "sometimes", "cell-not-a-choice"),
}
"""By sheet, row and question: what stands there, and what is said of it."""


@pytest.mark.parametrize("kind", OF_RETURNS)
def test_the_good_cells_of_returns_are_taken_and_the_bad_one_is_named(
    libraries: Project, tmp_path: Path, kind: str
) -> None:  # fmt: skip
    title, row, question, value, message = OF_RETURNS[kind]
    instrument, fill_good = ("request", fill_request) if title == "Approach" else ("return", fill_return)
    good = fill_good(libraries, "ash", tmp_path / "good.xlsx")

    def change(sheet, columns, rows):
        sheet.cell(rows[row], columns[question]).value = value

    bad = hostile.cells(change, title)(good, tmp_path)
    ran = libraries.run("collect", str(bad)).failed(1, message)
    line = next(line for line in ran.err.splitlines() if message in line)
    assert line.startswith(f"{bad}!{title}!"), "the problem does not name its cell"
    stored = json.loads((libraries.folder / f"answers/{instrument}/2025/ash.first.json").read_text(encoding="utf-8"))["rows"]
    assert question not in stored[row]
    assert sum(len(given) for given in stored.values()) >= 2


def test_a_row_of_a_list_that_is_gone_or_not_ours_is_told(libraries: Project, tmp_path: Path) -> None:
    good = fill_return(libraries, "ash", tmp_path / "good.xlsx")

    def change(sheet, columns, rows):
        sheet.cell(rows["child"], columns["readers"]).value = "Adults"
        sheet.cell(rows["adult"], 2).value = "0123456789ab"

    ran = libraries.run("collect", str(hostile.cells(change, "Loans")(good, tmp_path))).failed(1, "collect-row-unknown")
    assert "[collect-rows-gone]" in ran.err
    assert "[collect-fact-changed]" in ran.err
    # The column is not added up without its row, and what is known of the other row stays known.
    assert "[collect-query]" not in ran.err
    sums = [
        each for each in libraries.results("ash") if each["measure"] == "loans" and each["scope"] == "ash" and each["group"]
    ]
    assert {each["group"]["is"]: each["value"] for each in sums} == {"adult": None, "child": 30}


def test_an_owner_file_of_excel_is_passed_over(sent: Project, tmp_path: Path) -> None:
    sent.run("collect", str(hostile.put(tmp_path, b"anna", "~$oak.xlsx"))).ok()
    assert "workbook-lock-file" in sent.run("collect", str(tmp_path / "~$oak.xlsx")).err


def test_edited_facts_are_told_and_not_believed(sent: Project, tmp_path: Path) -> None:
    good = fill(sent.folder / OAK_SHEET, tmp_path / "good.xlsx", OAK)
    ran = sent.run("collect", str(hostile.cells(fact_edited)(good, tmp_path))).ok()
    assert ran.err.count("[collect-fact-changed]") == 2
    groups = [each for each in sent.results("oak", "--measure", "plan_on_file") if each["scope"] == "oak" and each["group"]]
    by_stay = {each["group"]["is"]: each["of"] for each in groups if each["group"]["by"] == "stay" and each["kind"] == "count"}
    assert by_stay == {"long": 4, "short": 2}


def test_a_copied_row_is_taken_from_neither(sent: Project, tmp_path: Path) -> None:
    good = fill(sent.folder / OAK_SHEET, tmp_path / "good.xlsx", OAK)

    def copy(sheet, columns, rows):
        last = sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(last, column).value = sheet.cell(rows["OAK-005"], column).value

    ran = sent.run("collect", str(hostile.cells(copy)(good, tmp_path))).failed(1, "workbook-row-twice")
    assert "Delete the copy" in ran.err
    stored = sent.run("trace", "reviewed", "--body", "oak", "--format", "json").ok().json()["rows"]
    assert {row["row"] for row in stored if not row["cells"][0]["source"]} == {"OAK-005"}


def test_text_that_looks_like_a_formula_stays_text(homes: Project, tmp_path: Path) -> None:
    """A reference such as =HYPERLINK(...) goes out, comes back and is printed as text."""
    reference = '=HYPERLINK("http://example.org","x")'
    lines = ["Plan number;Stay;Admitted"] + [f"ELM/{n};Long stay;2025-09-01" for n in range(1, 5)]
    quoted = reference.replace('"', '""')
    (homes.folder / "lists" / "elm.csv").write_text("\n".join([*lines, f'"{quoted}";Short stay;2026-02-01']) + "\n")
    homes.run("sample", "elm").ok()
    homes.run("sheets", "elm").ok()
    sheet = homes.folder / "sheets/plans/2026/elm.xlsx"
    from openpyxl import load_workbook

    found = [cell for row in load_workbook(sheet)["Care plans"].iter_rows() for cell in row if cell.value == reference]
    assert [cell.data_type for cell in found] == ["s"]
    filled = fill(sheet, tmp_path / "elm.xlsx", {reference: {"overall": "Good"}})
    homes.run("collect", str(filled)).ok()
    assert f"'{reference}" in homes.run("trace", "reviewed", "--body", "elm", "--format", "csv").ok().out.replace('""', '"')
