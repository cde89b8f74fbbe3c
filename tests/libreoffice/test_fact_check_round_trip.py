"""A fact check through LibreOffice: sorted, typed in, saved; challenges come back, once."""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import load_workbook

from inspect_kit.layout.grid import FIRST_ROW, KEY_COLUMN
from inspect_kit.layout.model import column_letters
from tests.end_to_end.test_fact_check import FALLS, PLAN, listed, pack, reviewed
from tests.libreoffice.office import Office
from tests.project import Project, grid_sheet

CARE_HOMES = Path(__file__).parents[1] / "care_homes"


def test_challenges_typed_in_libreoffice_come_back(office: Office, tmp_path: Path) -> None:
    homes = reviewed(Project(shutil.copytree(CARE_HOMES, tmp_path / "homes")))
    sent = pack(homes)
    _, sheet, columns, rows = grid_sheet(sent, "Answers")
    corner = f"{column_letters(KEY_COLUMN)}{FIRST_ROW + 1}:{column_letters(max(columns.values()) - 1)}{sheet.max_row}"
    first, last = sorted(rows)[-1], min(row for row in rows if row.startswith("plans/"))
    steps = f"""
  sheet = doc.Sheets.getByName("Answers")
  block = sheet.getCellRangeByName("{corner}")
  fields(0).Field = 1
  fields(0).IsAscending = False
  block.sort(Array(Prop("SortFields", fields()), Prop("ContainsHeader", False)))
"""
    before = [sheet.cell(row, columns["#row"]).value for row in range(FIRST_ROW + 1, sheet.max_row + 1)]
    order = sorted(before, reverse=True)
    assert order != before, "the rows would not move"
    assert (first, last) == (order[0], order[-1])
    for row, says in ((PLAN, " yes "), (FALLS, "1")):
        at = FIRST_ROW + order.index(row)
        for name, value in (("should_be", says), ("because", "It is on the log"), ("answer_record", "F/12")):
            steps += f"""  sheet.getCellByPosition({columns[name] - 1}, {at}).String = "{value}"\n"""
    edited = office.edit(sent, tmp_path / "came back.xlsx", steps)
    moved = load_workbook(edited)["Answers"]
    assert [moved.cell(row, columns["#row"]).value for row in range(FIRST_ROW + 1, sheet.max_row + 1)] == order

    homes.run("collect", str(edited)).ok()
    found = listed(homes)
    assert {(each["about"], each["says"].strip(), each["record"]) for each in found} == {
        ("OAK-007: Plan on file", "yes", "F/12"),
        ("OAK-003: Falls", "1", "F/12"),
    }
    homes.run("collect", str(edited)).ok()
    assert listed(homes) == found
