"""Published tables open in LibreOffice, and are the same when they are saved again."""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import load_workbook

from tests.libreoffice.office import Office
from tests.project import Project

EXAMPLE = Path(__file__).parents[2] / "examples" / "hate-crime-2018"


def test_published_tables_open_and_are_saved_again(office: Office, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "example", ignore=shutil.ignore_patterns("out", "__pycache__"))
    project = Project(tmp_path / "example")
    project.run("report", "--tables", "--public", "--declassify", "Made up.").ok()
    saved = project.folder / "out/tables/public/hate-crime-2018.xlsx"
    [again] = office.save_again([saved], tmp_path / "again")
    before, after = load_workbook(saved), load_workbook(again)
    assert before.sheetnames == after.sheetnames
    assert after.active is after.worksheets[0]
    for sheet in before:
        values = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [[cell.value for cell in row] for row in after[sheet.title].iter_rows(max_col=sheet.max_column)] == values
