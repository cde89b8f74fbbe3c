"""A self-assessment through LibreOffice: sorted, typed in, signed off, saved; what was typed comes back, each to its row."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from openpyxl import load_workbook

from inspect_kit.layout.grid import FIRST_ROW, ID_ROW, KEY_COLUMN
from inspect_kit.layout.model import column_letters
from tests.end_to_end.self_assessed import SHEETS, add_view
from tests.libreoffice.office import Office
from tests.project import Project

SHEET = "Indicators"
CARE_HOMES = Path(__file__).parents[1] / "care_homes"


def test_a_self_assessment_typed_in_libreoffice_comes_back(office: Office, tmp_path: Path) -> None:
    homes = Project(shutil.copytree(CARE_HOMES, tmp_path / "homes"))
    add_view(homes).run("sheets", "view", "oak").ok()
    sent = homes.folder / SHEETS / "oak.xlsx"
    book = load_workbook(sent)
    columns = {cell.value: cell.column - 1 for cell in book[SHEET][ID_ROW + 1] if cell.value}
    signing = {cell.value: cell.column - 1 for cell in book["Sign-off"][ID_ROW + 1] if cell.value}
    last_row = book[SHEET].max_row
    corner = f"{column_letters(KEY_COLUMN)}{FIRST_ROW + 1}:{column_letters(max(columns.values()))}{last_row}"
    edited = office.edit(sent, tmp_path / "came back.xlsx", f"""
  sheet = doc.Sheets.getByName("{SHEET}")
  block = sheet.getCellRangeByName("{corner}")
  fields(0).Field = 1
  fields(0).IsAscending = False
  block.sort(Array(Prop("SortFields", fields()), Prop("ContainsHeader", False)))
  sheet.getCellByPosition({columns["judgement"]}, {FIRST_ROW}).String = " not met "
  sheet.getCellByPosition({columns["action"]}, {FIRST_ROW}).String = "=Tell families"
  sheet.getCellByPosition({columns["action_due"]}, {FIRST_ROW}).Formula = "2026-06-30"
  sheet.getCellByPosition({columns["judgement"]}, {last_row - 1}).String = "Met"
  sheet.getCellByPosition({columns["evidence"]}, {last_row - 1}).String = "Files of May"
  sheet = doc.Sheets.getByName("Sign-off")
  sheet.getCellByPosition({signing["signed_off_by"]}, {FIRST_ROW}).String = "A. Fir"
  sheet.getCellByPosition({signing["signed_off_on"]}, {FIRST_ROW}).Formula = "2026-03-20"
""")  # fmt: skip
    shown = [load_workbook(edited)[SHEET].cell(row, columns["#row"] + 1).value for row in range(FIRST_ROW + 1, last_row + 1)]
    assert shown == ["1.2.1", "1.1.2", "1.1.1"], "the rows did not move"
    homes.run("collect", str(edited)).ok()
    path = homes.folder / "answers/view/2026/oak.first.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    assert {row: {name: each["value"] for name, each in given.items()} for row, given in rows.items()} == {
        "1.1.1": {"judgement": "met", "evidence": "Files of May"},
        "1.2.1": {"judgement": "not_met", "action": "=Tell families", "action_due": "2026-06-30"},
        "oak": {"signed_off_by": "A. Fir", "signed_off_on": "2026-03-20"},
    }
    before = path.read_bytes()
    homes.run("collect", str(edited)).ok()
    assert path.read_bytes() == before
    actions = homes.run("self-assess", "actions", "--as-of", "2026-07-10", "--format", "json").ok().json()["rows"]
    assert [(each["indicator"], each["late_by"]) for each in actions] == [("1.2.1", 10)]
