"""Spreadsheets of criteria, written as people write them: as CSV, and as workbooks with other sheets beside them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from tests.project import Project, Ran

Rows = Sequence[Sequence[object]]

LEVELS: Rows = [
    ["Theme", "Key question", "Indicator", "Source", "Notes"],
    ["Residents are safe.", "Are falls prevented?", "Every fall is written down.", "p. 3", ""],
    ["", "", "Someone looks into each fall.", "p. 3", "Asked since 2019."],
    ["", "Are medicines safe?", "Charts are complete.", "p. 4", ""],
    ["Families are heard.", "Are they told?", "Families see the plan.", "p. 7", ""],
]
NUMBERS: Rows = [
    ["No.", "Wording"],
    ["1", "Residents are safe."],
    ["1.1", "Are falls prevented?"],
    ["1.1.1", "Every fall is written down."],
    ["1.1.2", "Someone looks into each fall."],
    ["1.2", "Are medicines safe?"],
    ["1.2.1", "Charts are complete."],
    ["2", "Families are heard."],
    ["2.1", "Are they told?"],
    ["2.1.1", "Families see the plan."],
]
IDS = ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"]
"""What either makes."""


def write_sheet(path: Path, rows: Rows, delimiter: str = ",") -> Path:
    """The rows as a file of the kind that its name says."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        return path
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "About"
    sheet["A1"] = "These are our criteria."
    table = book.create_sheet("Criteria")
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = table.cell(number, column)
            if value != "":
                cell.value = value  # type: ignore[assignment]
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)
    return path


def imported(here: Project, rows: Rows, *options: str, name: str = "ours.csv") -> Ran:
    """Import these rows as the set `ours`."""
    return here.run("criteria", "import", str(write_sheet(here.folder / name, rows)), "--id", "ours", *options)


def items(here: Project, name: str = "ours.yaml") -> list[tuple[str, str]]:
    document = here.run("criteria", "list", "--set", name, "--format", "json").ok().json()
    return [(each["id"], each["text"]) for each in document["items"]]


def first_problem(ran: Ran) -> str:
    place, _, message = ran.err.splitlines()[0].partition(": ")
    return f"{place.replace(chr(92), '/').rpartition('/')[2]}: {message}"
