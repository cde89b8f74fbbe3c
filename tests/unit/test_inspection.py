"""The inspection folder: found from below, with its paths; every mistake in it has a code and a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_kit.inspection import find_inspection, load_inspection
from inspect_kit.inspection.check import usable_as_name
from inspect_kit.problems import StopRun

TEXT = """inspection: baths
title: Public baths
bodies:
  - {id: north, name: {en: North, cy: Gogledd}, facts: {water: 010}}
  - {id: south}
instruments:
  - id: visits
    template: template.yaml
    round: "1.10"
    list: {columns: {reference: Number, kind: Kind}}
    sample: {size: 6, reserves: 2, seed: some text, strata: {by: kind, quotas: {a: 4, b: 2}}}
    reviewers: [anna, ben]
    double: 2
"""


def written(folder: Path, text: str = TEXT) -> Path:
    (folder / "inspection.yaml").write_text(text, encoding="utf-8")
    return folder


def test_what_it_says_is_read_as_text(tmp_path: Path) -> None:
    inspection, problems = load_inspection(written(tmp_path))
    assert problems == []
    assert inspection.marking == "OFFICIAL-SENSITIVE"
    assert inspection.body("north").facts == {"water": "010"}
    assert inspection.body("north").name.read("cy") == "Gogledd"
    assert inspection.body("south").name.read() == "south"
    visits = inspection.instrument("visits")
    assert (visits.round, visits.bodies, visits.double) == ("1.10", ("north", "south"), 2)
    assert visits.sample is not None
    assert visits.sample.quotas == {"a": 4, "b": 2}


def test_paths_are_made_in_one_place(tmp_path: Path) -> None:
    inspection, _ = load_inspection(written(tmp_path))
    visits = inspection.instrument("visits")
    paths = {
        "samples/visits/1.10/north.json": inspection.sample_path(visits, "north"),
        "rows/visits/1.10/north.json": inspection.rows_path(visits, "north"),
        "sheets/visits/1.10": inspection.sheets_folder(visits),
        "answers/visits/1.10/north.second.json": inspection.answers_path(visits, "north", "second"),
        "amendments.jsonl": inspection.amendments_path,
        "out": inspection.out_path,
    }
    assert {inspection.shown(path) for path in paths.values()} == set(paths)
    assert inspection.list_paths("north") == []
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "north.xlsx").write_bytes(b"")
    assert [inspection.shown(path) for path in inspection.list_paths("north")] == ["lists/north.xlsx"]


def test_it_is_found_from_below_like_git(tmp_path: Path) -> None:
    below = written(tmp_path) / "lists" / "old"
    below.mkdir(parents=True)
    assert find_inspection(below) == tmp_path.resolve()
    with pytest.raises(StopRun) as stop:
        find_inspection(tmp_path.parent)
    assert stop.value.problems[0].code == "folder-no-inspection"
    assert stop.value.exit_code == 2


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("{id: south}", "{id: north}", "folder-duplicate-id", 5),
        ("{id: south}", "{id: con}", "folder-bad-name", 5),
        ("{id: south}", "{id: national}", "folder-reserved-id", 5),
        ("{id: south}", "{id: all}", "folder-reserved-id", 5),
        ("{id: south}", "{id: each}", "folder-reserved-id", 5),
        ("title: Public baths", "title: x\nbody_register: police-forces-england-wales", "folder-not-registered", 5),
        ('round: "1.10"', 'round: ".."', "folder-bad-name", 9),
        ('round: "1.10"', "round: a/b", "folder-bad-name", 9),
        ('round: "1.10"', "round: NUL", "folder-bad-name", 9),
        ("    template: template.yaml", "    template: t.yaml\n    bodies: [west]", "folder-unknown-body", 9),
        ("seed: some text", 'seed: "  "', "folder-no-seed", 11),
        ("b: 2}", "b: 3}", "folder-quotas-sum", 11),
        ("by: kind", "by: sort", "folder-stratum-not-listed", 11),
        ("reference: Number, ", "", "folder-no-reference", 10),
        ("[anna, ben]", "[anna]", "folder-double-alone", 13),
        ("[anna, ben]", "[anna, anna]", "folder-duplicate-id", 12),
        ("[anna, ben]", "[anna, Anna]", "folder-duplicate-id", 12),
        ("[anna, ben]", "[anna, ../ben]", "folder-bad-name", 12),
        ("double: 2", "double: 7", "folder-double-many", 13),
    ],
)
def test_every_mistake_has_a_code_and_a_line(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    assert TEXT.count(old) == 1
    with pytest.raises(StopRun) as stop:
        load_inspection(written(tmp_path, TEXT.replace(old, new)))
    assert (code, line) in {(each.code, each.place.line) for each in stop.value.problems}


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = TEXT.replace("b: 2}", "b: 3}").replace("double: 2", "double: 7").replace("[anna, ben]", "[anna]")
    with pytest.raises(StopRun) as stop:
        load_inspection(written(tmp_path, text))
    codes = {each.code for each in stop.value.problems}
    assert codes == {"folder-quotas-sum", "folder-double-many", "folder-double-alone"}


def test_an_instrument_that_stands_twice_is_told(tmp_path: Path) -> None:
    again = "  - {id: visits, template: template.yaml, round: two}\n"
    with pytest.raises(StopRun) as stop:
        load_inspection(written(tmp_path, TEXT + again))
    assert [(each.code, each.place.line) for each in stop.value.problems] == [("folder-duplicate-id", 14)]


@pytest.mark.parametrize("name", ["", ".", "..", ".x", "x.", "x ", "a/b", "a\\b", "a:b", "con", "LPT1.txt", "a\n", "x" * 61])
def test_names_that_some_system_refuses(name: str) -> None:
    assert not usable_as_name(name)


@pytest.mark.parametrize("name", ["2017-18", "1.10", "a b", "Gwent", "console", "ŵyl"])
def test_names_that_every_system_takes(name: str) -> None:
    assert usable_as_name(name)
