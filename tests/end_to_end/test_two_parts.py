"""A template with two parts: a sheet each over the same rows, and answers and figures of both."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.project import Project, one

SECOND = """  - id: visits
    title: {en: Visits, cy: Ymweliadau}
    rows: {from: sample}
    facts:
      - {id: stay, title: {en: Stay, cy: Arhosiad}, from: list, answer: {choice: stay}}
    stages:
      - id: visits
        title: {en: Visits, cy: Ymweliadau}
        questions:
          - {id: visits, ask: {en: How many visits?, cy: Faint o ymweliadau?}, answer: {whole_number: {at_least: 0}}}
    measures:
      - {id: mean_visits, title: {en: Visits on average, cy: Ymweliadau ar gyfartaledd}, mean: visits}
"""


def two_parts(homes: Project) -> Project:
    path = homes.folder / "template.yaml"
    path.write_text(path.read_text(encoding="utf-8") + SECOND, encoding="utf-8")
    return homes


def test_both_sheets_are_filled_collected_and_scored(homes: Project, tmp_path: Path) -> None:
    two_parts(homes).run("check").ok()
    homes.run("sample", "oak").ok()
    homes.run("sheets", "oak").ok()
    book = load_workbook(homes.folder / "sheets/plans/2026/oak.xlsx")
    assert book.sheetnames[:4] == ["Start here", "Care plans", "Visits", "Summary"]
    for name, column_id, value in (("Care plans", "falls", 2), ("Visits", "visits", 5)):
        sheet = book[name]
        ids = {cell.value: cell.column for cell in sheet[3]}
        for row in (7, 8):
            sheet.cell(row, ids[column_id]).value = value + row - 7
    book.save(tmp_path / "oak.xlsx")
    # Both sheets are of the same rows: what one of them does not ask is not blank there.
    assert "collect-blanks-kept" not in homes.run("collect", str(tmp_path / "oak.xlsx")).ok().err
    results = homes.results("oak")
    assert one(results, measure="mean_visits", scope="oak")["value"] == 5.5
    assert one(results, measure="mean_falls", scope="oak")["value"] == 2.5
    assert "oak.xlsx!Visits!" in homes.run("trace", "mean_visits", "--body", "oak").ok().out
    homes.run("report", "oak").ok()
    # Both parts are laid over the same six plans: they are counted once.
    assert "| Oak House | 12 | 6 | 2 | 0 |" in (homes.folder / "out/report/oak.md").read_text(encoding="utf-8")
    assert "6" in homes.run("status", "oak").ok().out


def test_no_two_parts_share_a_question(homes: Project) -> None:
    two_parts(homes)
    path = homes.folder / "template.yaml"
    text = (
        path.read_text(encoding="utf-8").replace("{id: visits, ask", "{id: falls, ask").replace("mean: visits", "mean: falls")
    )
    path.write_text(text, encoding="utf-8")
    homes.run("check").failed(1, "template-duplicate-id")
