"""A list of criteria that LibreOffice saved, as numbers and in merged cells, imported; edited there, and imported again."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.end_to_end.sheets_of_criteria import IDS, LEVELS, NUMBERS, Rows, items, write_sheet
from tests.libreoffice.office import Office
from tests.project import Project

LAYOUTS = {"levels": LEVELS, "numbers": NUMBERS}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_saved_and_edited_there_it_imports_to_the_same_ids(office: Office, tmp_path: Path, layout: str) -> None:
    here = Project(tmp_path)
    rows: Rows = LAYOUTS[layout]
    sent = write_sheet(tmp_path / "ours.xlsx", rows)
    again = tmp_path / "again.xlsx"
    office.edit_all([(sent, tmp_path / "saved.xlsx", STEPS[layout]), (sent, again, STEPS[layout] + MORE[layout])])
    book = load_workbook(tmp_path / "saved.xlsx")["Criteria"]
    if layout == "levels":
        assert [str(each) for each in book.merged_cells.ranges] == ["A2:A4"]
    else:
        assert (book["A2"].value, book["A3"].value) == (1, 1.1), "LibreOffice did not make numbers of them"
    here.run("criteria", "import", str(tmp_path / "saved.xlsx"), "--id", "ours").ok()
    assert [name for name, _ in items(here)] == IDS
    assert [text for _, text in items(here)] == [row[1] for row in NUMBERS[1:]]

    here.run("criteria", "import", str(again), "--id", "ours", "--replace").ok()
    found = dict(items(here))
    assert found.pop("2.1.2") == "Families may ask “why?”"
    assert list(found) == IDS
    assert found["1.2.1"] == "Charts are complete."


STEPS = {
    "levels": """
  sheet = doc.Sheets.getByName("Criteria")
  sheet.getCellRangeByName("A2:A4").merge(True)
""",
    "numbers": """
  sheet = doc.Sheets.getByName("Criteria")
  sheet.getCellRangeByName("A2").Value = 1
  sheet.getCellRangeByName("A3").Value = 1.1
""",
}
"""As people do: cells that are merged, and numbers that are typed."""
MORE = {
    "levels": """
  sheet.getCellRangeByName("C6").String = "Families may ask " & Chr(8220) & "why?" & Chr(8221)
""",
    "numbers": """
  sheet.getCellRangeByName("A11").String = "2.1.2"
  sheet.getCellRangeByName("B11").String = "Families may ask " & Chr(8220) & "why?" & Chr(8221)
""",
}
"""One indicator more, at the end."""
