"""From a spreadsheet of criteria to a filled workbook and back: a thousand rows, and the commitments of reporting centres."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.end_to_end.sheets_of_criteria import Rows, imported
from tests.project import Project, fill, grid_sheet

GENERAL, SPECIFIC, INDICATORS = 8, 4, 30
"""Eight general criteria of four specific ones of thirty indicators: 8 + 32 + 960 = 1,000 rows."""
SHIPPED = "reporting-centre-commitments"
ANSWERS = ("Met", "Partly met", "Not met", "Not applicable")
CODES = ("met", "partly_met", "not_met", "not_applicable")


def thousand_rows() -> Rows:
    rows: list[list[object]] = []
    for one in range(1, GENERAL + 1):
        rows.append([str(one), f"Standard {one} is kept."])
        for two in range(1, SPECIFIC + 1):
            rows.append([f"{one}.{two}", f"Is part {two} of standard {one} done?"])
            rows += [[f"{one}.{two}.{n}", f"Step {n} of part {two}, standard {one}."] for n in range(1, INDICATORS + 1)]
    assert len(rows) == 1_000
    return [["No.", "Wording"], *rows]


def shipped_rows(here: Project) -> Rows:
    items = here.run("criteria", "list", "--set", SHIPPED, "--format", "json").ok().json()["items"]
    return [["No.", "Wording"], *([each["id"], each["text"]] for each in items)]


@pytest.mark.parametrize("name", ["ours.csv", "ours.xlsx"])
@pytest.mark.parametrize("which", ["thousand", SHIPPED])
def test_imported_criteria_go_out_filled_and_come_back(tmp_path: Path, which: str, name: str) -> None:
    here = Project(tmp_path)
    rows = thousand_rows() if which == "thousand" else shipped_rows(here)
    imported(here, rows, name=name).ok()
    mine = Project(tmp_path / "mine")
    here.run("new", str(mine.folder), "--self-assessment", "--criteria", str(tmp_path / "ours.yaml"), "--body", "centre").ok()
    mine.run("sheets").ok()
    [sheet] = (mine.folder / "sheets/self-assessment/1").iterdir()
    indicators = [str(row[0]) for row in rows[1:] if str(row[0]).count(".") == 2]
    _, _, _, asked = grid_sheet(sheet)
    assert [each for each in asked if each in indicators] == indicators
    said = dict(zip(indicators, itertools.cycle(ANSWERS), strict=False))
    returned = fill(sheet, tmp_path / "centre.xlsx", {each: {"judgement": word} for each, word in said.items()})
    mine.run("collect", str(returned)).ok()
    profile = mine.run("self-assess", "show", "centre", "--format", "json").ok().json()["profile"]
    told = {each["criterion"]: tuple(each[code] for code in (*CODES, "not_assessed", "of")) for each in profile}
    for criterion, counts in told.items():
        below = [word for each, word in said.items() if each.startswith(f"{criterion}.")]
        assert counts == (*(below.count(word) for word in ANSWERS), 0, len(below))
    assert sum(counts[-1] for criterion, counts in told.items() if "." not in criterion) == len(indicators)
