"""Criteria move on: what was answered before is carried over where it asks the same, and shown where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.self_assessed import SAYS, add_view, assessed, filled
from tests.project import Project, fill, grid_sheet

OLD = {
    "1.1.1": "Every resident has a plan on file.",
    "1.1.2": "Plans are reviewed within four weeks.",
    "1.2.1": "Families are told what the plan says.",
}
MAP = """
criteria_mapping: one-to-two
old: {set: care-plans, version: 1}
new: {set: care-plans, version: 2}
relations:
  - {from: 1.1.2, to: 1.1.3, relation: narrower, note: Split in two.}
  - {from: 1.1.2, to: 1.1.4, relation: narrower}
"""


@pytest.fixture
def said(homes: Project, tmp_path: Path) -> Project:
    """Both homes have assessed themselves in 2026."""
    return assessed(homes, tmp_path)


def move_on(project: Project, mapping: str = MAP) -> None:
    """Version 2: 1.1.1 has another number, 1.1.2 is split in two, 1.2.1 asks in other words."""
    path = project.folder / "criteria.yaml"
    text = path.read_text(encoding="utf-8").replace("version: 1", "version: 2")
    text = text.replace('id: "1.1.1"', 'id: "1.1.5"').replace(OLD["1.2.1"], "Families help to write the plan.")
    line = next(each for each in text.splitlines() if OLD["1.1.2"] in each)
    first = line.replace('"1.1.2"', '"1.1.3"').replace(OLD["1.1.2"], "Plans are looked at within four weeks.")
    second = line.replace('"1.1.2"', '"1.1.4"').replace(OLD["1.1.2"], "Plans are changed within four weeks.")
    text = text.replace(line, f"{first}\n{second}")
    path.write_text(text, encoding="utf-8")
    template = project.folder / "template.yaml"
    asked = template.read_text(encoding="utf-8").replace("indicator: 1.1.1", "indicator: 1.1.5")
    template.write_text(asked.replace("indicator: 1.1.2", "indicator: 1.1.3"), encoding="utf-8")
    (project.folder / "mappings").mkdir()
    (project.folder / "mappings" / "plans.yaml").write_text(mapping, encoding="utf-8")


def next_round(project: Project) -> None:
    path = project.folder / "inspection.yaml"
    before, _, after = path.read_text(encoding="utf-8").rpartition('round: "2026"')
    path.write_text(f'{before}round: "2027"{after}', encoding="utf-8")


def shown(project: Project, *arguments: str, notes: tuple[str, ...] = ()) -> Any:
    return project.run("self-assess", *arguments, "--format", "json").failed(0, *notes).json()


def test_a_mapping_beside_the_inspection_is_followed(said: Project) -> None:
    move_on(said)
    assert "template-untranslated" not in said.run("check").ok().err
    again = shown(said, "show", "oak", notes=("assess-look-again",))["look_again"]
    assert {each["indicator"]: each["said_before"] for each in again} == {
        "1.1.3": "Not met",
        "1.1.4": "Not met",
        "1.2.1": "Partly met",
    }
    reasons = {each["indicator"]: each["why"] for each in again}
    assert reasons["1.1.3"] == "asks for part of what was asked before: Split in two."
    assert reasons["1.2.1"].startswith("reworded")
    matrix = shown(said, "compare", notes=("assess-look-again",))["matrix"]
    assert {each["indicator"]: each["oak"] for each in matrix} == {"1.1.5": "M", "1.1.3": "?", "1.1.4": "?", "1.2.1": "?"}


def test_a_new_round_begins_with_what_still_counts(said: Project, tmp_path: Path) -> None:
    move_on(said)
    next_round(said)
    said.run("sheets", "view", "oak").ok()
    path = said.folder / "sheets/view/2027/oak.xlsx"
    _, sheet, columns, rows = grid_sheet(path, "Indicators")

    def cell(row: str, name: str) -> object:
        return sheet.cell(rows[row], columns[name]).value

    assert (cell("1.1.5", "judgement"), cell("1.1.5", "evidence")) == ("Met", "Files of May")
    assert [cell(row, "judgement") for row in ("1.1.3", "1.1.4", "1.2.1")] == [None, None, None]
    assert cell("1.1.5", "said_before") is None
    before = str(cell("1.1.3", "said_before"))
    assert before.startswith("asks for part of what was asked before: Judgement: Not met, Evidence: Audit")
    assert "Partly met" in str(cell("1.2.1", "said_before"))

    said.run("collect", str(fill(path, tmp_path / "new.xlsx", {"1.2.1": {"judgement": "Met", "evidence": "Minutes"}}))).ok()
    profile = {each["criterion"]: each for each in shown(said, "show", "oak")["profile"]}
    assert (profile["1.1"]["met"], profile["1.1"]["not_assessed"], profile["1.2"]["met"]) == (1, 2, 1)


def test_writing_again_changes_nothing_and_replaces_nothing(said: Project, tmp_path: Path) -> None:
    move_on(said)
    next_round(said)
    said.run("sheets", "view", "oak").ok()
    before = said.files()
    assert "unchanged" in said.run("sheets", "view", "oak").ok().out
    assert said.files() == before


def test_where_each_writing_is_a_round_it_begins_with_the_last(homes: Project, tmp_path: Path) -> None:
    add_view(homes)
    path = homes.folder / "inspection.yaml"
    before, _, after = path.read_text(encoding="utf-8").rpartition('    round: "2026"\n')
    path.write_text(before + after, encoding="utf-8")
    homes.run("sheets", "view", "oak", "--as-of", "2026-01-10").ok()
    sheet = homes.folder / "sheets/view/2026-01-10/oak.xlsx"
    homes.run("collect", str(fill(sheet, tmp_path / "oak.xlsx", SAYS["oak"]))).ok()
    move_on(homes)
    homes.run("sheets", "view", "oak", "--as-of", "2027-01-10").ok()
    _, grid, columns, rows = grid_sheet(homes.folder / "sheets/view/2027-01-10/oak.xlsx", "Indicators")
    assert grid.cell(rows["1.1.5"], columns["judgement"]).value == "Met"
    assert "Not met" in str(grid.cell(rows["1.1.4"], columns["said_before"]).value)
    homes.run("sheets", "view", "oak", "--as-of", "2027-02-10").ok()
    assert not (homes.folder / "sheets/view/2027-02-10").exists()  # the same asking: not a round of its own


def test_a_mapping_with_a_mistake_stops_what_rests_on_it(said: Project) -> None:
    move_on(said, MAP.replace("from: 1.1.2, to: 1.1.3", "from: 9.9.9, to: 1.1.3"))
    said.run("self-assess", "show", "oak").failed(1, "criteria-mapping-unknown")
    next_round(said)
    before = said.files()
    said.run("sheets", "view", "oak").failed(1, "criteria-mapping-unknown")
    assert said.files() == before


@pytest.mark.parametrize("text", ["not: [yaml", "criteria_mapping: x\n", "[]\n", "\0", ""])
def test_a_broken_mapping_is_told_by_check(said: Project, text: str) -> None:
    (said.folder / "mappings").mkdir()
    (said.folder / "mappings" / "broken.yaml").write_text(text, encoding="utf-8")
    assert "broken.yaml" in said.run("check").failed(1).err
    shown(said, "show", "oak")


def test_a_sign_off_says_when_answers_changed_after_it(homes: Project, tmp_path: Path) -> None:
    add_view(homes).run("sheets", "view", "oak").ok()
    homes.run("collect", str(filled(homes, tmp_path, "oak"))).ok()

    def sign_off() -> str:
        [said] = [each["says"] for each in shown(homes, "show", "oak")["about"] if each["what"] == "Signed off"]
        return str(said)

    assert sign_off() == "A. Fir, Manager, 2026-03-20"
    homes.run("amend", "oak", "1.2.1", "judgement", "Met", "--by", "A", "--because", "seen", "--on", "2026-05-02").ok()
    assert sign_off() == "A. Fir, Manager, 2026-03-20, before answers changed on 2026-05-02"
