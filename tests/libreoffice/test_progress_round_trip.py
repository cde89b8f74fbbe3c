"""A workbook of progress through LibreOffice: sorted, typed in, saved; what changed comes back as events, once."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import load_workbook

from inspect_kit.layout.grid import FIRST_ROW, ID_ROW, KEY_COLUMN
from inspect_kit.layout.model import column_letters
from tests.end_to_end.registers import make_registers
from tests.end_to_end.test_progress import FIRST, INSPECTION
from tests.libreoffice.office import Office

SHEET = "Recommendations"


def test_progress_typed_in_libreoffice_comes_back_as_events(office: Office, tmp_path: Path) -> None:
    homes = make_registers(tmp_path / "homes", {"inspection.yaml": INSPECTION})
    homes.run("sheets", "progress", "oak", "--as-of", FIRST).ok()
    sent = homes.folder / "sheets" / "progress" / FIRST / "oak.xlsx"
    sheet = load_workbook(sent)[SHEET]
    columns = {cell.value: cell.column - 1 for cell in sheet[ID_ROW + 1] if cell.value}
    before = [sheet.cell(row, columns["#row"] + 1).value for row in range(FIRST_ROW + 1, sheet.max_row + 1)]
    corner = f"{column_letters(KEY_COLUMN)}{FIRST_ROW + 1}:{column_letters(max(columns.values()))}{sheet.max_row}"
    first, last = FIRST_ROW, sheet.max_row - 1
    edited = office.edit(sent, tmp_path / "came back.xlsx", f"""
  sheet = doc.Sheets.getByName("{SHEET}")
  block = sheet.getCellRangeByName("{corner}")
  fields(0).Field = 1
  fields(0).IsAscending = False
  block.sort(Array(Prop("SortFields", fields()), Prop("ContainsHeader", False)))
  sheet.getCellByPosition({columns["state"]}, {first}).String = " complete "
  sheet.getCellByPosition({columns["signed_off_by"]}, {first}).String = "A. Chief"
  sheet.getCellByPosition({columns["state"]}, {last}).String = "in progress"
  sheet.getCellByPosition({columns["revised_due"]}, {last}).Formula = "2021-06-30"
  sheet.getCellByPosition({columns["agreed_by"]}, {last}).String = "The inspector"
""")  # fmt: skip
    after = [
        load_workbook(edited)[SHEET].cell(row, columns["#row"] + 1).value for row in range(FIRST_ROW + 1, sheet.max_row + 1)
    ]
    assert after == sorted(before, reverse=True)
    assert after != before, "the rows did not move"

    homes.run("collect", str(edited)).ok()
    log = (homes.folder / "progress.jsonl").read_bytes()
    events = [event for event in map(json.loads, log.splitlines()) if event["what"] != "members"]
    assert [(event["item"], event["what"], event.get("to") or event.get("due")) for event in events] == [
        ("1", "moved", "in_progress"),
        ("1", "revised", "2021-06-30"),
        ("A1", "moved", "reported_complete"),
    ]
    homes.run("collect", str(edited)).ok()
    assert (homes.folder / "progress.jsonl").read_bytes() == log
