"""Criteria move on: what was answered before is carried over where it asks the same, and shown where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.self_assessed import SAYS, SIGNED, add_view, assessed, filled
from tests.project import Project, fill, grid_sheet, grid_titles, saved_at

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
    ran = homes.run("status", "--instrument", "view", "--format", "json").failed(0, "status-sign-off-stale")
    assert {each["body"]: (each["problems"], each["changed_after_sign_off"]) for each in ran.json()["bodies"]} == {
        "oak": (1, "2026-05-02"),
        "elm": (0, ""),
    }


def test_a_later_copy_of_the_workbook_that_was_signed_says_otherwise(homes: Project, tmp_path: Path) -> None:
    """What came with the signature was signed for, whenever it was saved; what a later copy changes or adds was not."""
    add_view(homes).run("sheets", "view", "oak").ok()
    signed = filled(homes, tmp_path, "oak")

    def collected(path: Path, when: str) -> str:
        homes.run("collect", str(saved_at(path, when))).failed(0)
        [said] = [each["says"] for each in shown(homes, "show", "oak")["about"] if each["what"] == "Signed off"]
        return str(said).removeprefix("A. Fir, Manager, ")

    assert collected(signed, "2026-03-25T09:00:00Z") == "2026-03-20"
    assert collected(signed, "2026-04-02T09:00:00Z") == "2026-03-20"  # saved again, as it was
    changed = fill(signed, tmp_path / "changed.xlsx", {"1.1.1": {"judgement": "Partly met"}})
    assert collected(changed, "2026-04-10T09:00:00Z") == "2026-03-20, before answers changed on 2026-04-10"
    assert collected(changed, "2026-04-12T09:00:00Z") == "2026-03-20, before answers changed on 2026-04-10"
    again = fill(changed, tmp_path / "again.xlsx", {"oak": {"signed_off_on": "2026-04-20"}}, "Sign-off")
    assert collected(again, "2026-04-20T09:00:00Z") == "2026-04-20"
    assert "status-sign-off-stale" not in homes.run("status").ok().err


def test_where_leads_have_workbooks_the_others_answers_go_by_the_day_that_was_signed(homes: Project, tmp_path: Path) -> None:
    add_view(homes).run("sheets", "view", "oak", "--by", "owner").ok()
    sent = {path.stem: path for path in (homes.folder / "sheets/view/2026").glob("oak*.xlsx")}
    assert len(sent) == 3
    parts = {name: fill(path, tmp_path / path.name, _mine(path)) for name, path in sent.items()}
    [nobody] = [name for name in parts if name == "oak"]
    parts[nobody] = fill(parts[nobody], parts[nobody], SIGNED, "Sign-off")
    when = {name: f"2026-03-{10 + at}T09:00:00Z" for at, name in enumerate(sorted(parts))}
    homes.run("collect", *(str(saved_at(parts[name], when[name])) for name in parts)).failed(0)
    assert "status-sign-off-stale" not in homes.run("status").ok().err
    lead = max(parts)
    homes.run("collect", str(saved_at(parts[lead], "2026-03-28T09:00:00Z"))).ok()
    assert "status-sign-off-stale" not in homes.run("status").ok().err  # sent again, and nothing in it is new
    later = fill(parts[lead], tmp_path / "later.xlsx", {name: {"evidence": "Seen"} for name in _mine(sent[lead])})
    homes.run("collect", str(saved_at(later, "2026-03-29T09:00:00Z"))).ok()
    assert "changed on 2026-03-29" in homes.run("status").failed(0, "status-sign-off-stale").err


def _mine(path: Path) -> dict[str, dict[str, object]]:
    """What oak says of the indicators in one lead's workbook."""
    if "Indicators" not in grid_titles(path):
        return {}
    rows = grid_sheet(path, "Indicators")[3]
    return {name: {**said} for name, said in SAYS["oak"].items() if name in rows}


def test_several_that_became_one_are_all_shown_and_what_is_gone_too(said: Project) -> None:
    """Version 2 has 1.1.1 alone, in other words; a mapping says that it asks for more than 1.1.1 and 1.1.2. 1.2.1 is gone."""
    path = said.folder / "criteria.yaml"
    lines = path.read_text(encoding="utf-8").replace("version: 1", "version: 2").splitlines()
    gone = ('id: "1.1.2"', 'id: "1.2"', "Families are part of it", "1.2.1")
    kept = [each for each in lines if not any(word in each for word in gone)]
    kept.pop()  # the heading of the last indicators
    text = "\n".join(kept).replace(OLD["1.1.1"], "Plans are on file and reviewed.") + "\n"
    path.write_text(text, encoding="utf-8")
    template = said.folder / "template.yaml"
    asked = template.read_text(encoding="utf-8").replace("indicator: 1.1.2", "indicator: 1.1.1")
    template.write_text(asked.replace("indicator: 1.2.1", "indicator: 1.1.1"), encoding="utf-8")
    mapping = said.folder / "mappings"
    mapping.mkdir()
    merged = MAP.partition("relations:")[0] + (
        "relations:\n  - {from: 1.1.1, to: 1.1.1, relation: broader}\n  - {from: 1.1.2, to: 1.1.1, relation: broader}\n"
    )
    (mapping / "plans.yaml").write_text(merged, encoding="utf-8")
    views = shown(said, "show", "oak", notes=("assess-look-again",))
    [again] = views["look_again"]
    assert (again["indicator"], again["said_before"], again["why"]) == (
        "1.1.1",
        "1.1.1: Met, 1.1.2: Not met",
        "asks for more than before",
    )
    [gone_now] = views["retired"]
    assert (gone_now["indicator"], gone_now["said_before"]) == ("1.2.1", "Partly met")
    [whole] = [each for each in views["profile"] if each["criterion"] == "1"]
    assert (whole["not_assessed"], whole["of"]) == (1, 1)


def test_two_mappings_of_the_same_versions_stop_what_rests_on_them(said: Project) -> None:
    move_on(said)
    (said.folder / "mappings" / "again.yaml").write_text(MAP, encoding="utf-8")
    assert "again.yaml" in said.run("self-assess", "show", "oak").failed(1, "criteria-mapping-two-kept").err


def test_a_mapping_that_cannot_be_read_is_not_passed_over_when_the_criteria_have_moved_on(said: Project) -> None:
    move_on(said, MAP + "  - {")
    assert "plans.yaml" in said.run("self-assess", "show", "oak").failed(1).err
    next_round(said)
    before = said.files()
    assert "plans.yaml" in said.run("sheets", "view", "oak").failed(1).err
    assert said.files() == before
