"""Spreadsheets of recommendations as people keep them, of homes nobody has heard of. In: rows by heading. Out: files."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.project import Project, Ran

Line = Mapping[str, Any]
MAP = """\
register_import: our-tracker
columns:
  id: Ref
  text: Recommendation
  title: In short
  kind: Type
  report: Report
  published: Published
  addressee: Home
  owner: Lead
  due: Due date
  state: Status
  note: Update
  evidence: Evidence
  updated: Last updated
values:
  kind: {Rec: recommendation, AFI: area_for_improvement}
  state: {Done: reported_complete, Ongoing: in_progress, Checked: verified_complete}
  report: {"Care plans, 2024": care-2024}
  addressee: {The Oak: oak}
parties:
  - {id: oak, name: Oak House}
  - {id: elm, name: {en: Elm Lodge, cy: Llwyfen}}
"""
HEADINGS = ("Ref", "Recommendation", "In short", "Type", "Report", "Published", "Home", "Lead", "Due date", "Status", "Update",
            "Evidence", "Last updated")  # fmt: skip
CARE = {"Report": "Care plans, 2024", "Published": "2024-01-31"}
PLANS: Line = {
    **CARE, "Ref": "1", "Recommendation": "Write a plan, then keep it.", "Type": "Rec", "Home": "Oak House", "Lead": "Manager",
    "Due date": "2024-06-30", "Status": "Ongoing", "Update": "Draft ready", "Last updated": "2024-03-01",
}  # fmt: skip
PLANS_ELM: Line = {**PLANS, "Home": "elm", "Lead": "Deputy", "Due date": "31 July 2024", "Status": "Open", "Update": ""}
STAFF: Line = {**CARE, "Ref": "1.10", "Recommendation": "Train staff.", "Home": "The Oak", "Status": "reported complete"}
MENUS: Line = {
    "Report": "Food, 2023", "Published": "5 March 2023", "Ref": "A/1", "Recommendation": "Show menus.", "In short": "Menus",
    "Type": "AFI", "Home": "Llwyfen", "Lead": "Cook", "Due date": "2023-09-30",
}  # fmt: skip
ROWS = (PLANS, PLANS_ELM, STAFF, MENUS)


def write_csv(path: Path, rows: Sequence[Line], headings: Sequence[str] = HEADINGS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows([row.get(heading, "") for heading in headings] for row in rows)
    return path


def write_xlsx(path: Path, rows: Sequence[Line], headings: Sequence[str] = HEADINGS) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(headings))
    for number, row in enumerate(rows, start=2):
        for column, heading in enumerate(headings, start=1):
            cell = sheet.cell(number, column, row.get(heading))
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.save(path)
    return path


def take(project: Project, rows: Sequence[Line], *options: str) -> Ran:
    """Import these rows."""
    path = write_csv(project.folder.parent / "tracker.csv", rows)
    return project.run("recs", "import", str(path), "--map", str(project.folder.parent / "map.yaml"), *options)


def changed(ran: Ran) -> list[tuple[str, ...]]:
    """What an import said that it changes, without the numbers of rows."""
    return [tuple(str(row[key]) for key in ("item", "addressee", "change", "before", "after")) for row in ran.json()["rows"]]
