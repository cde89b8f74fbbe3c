"""Spreadsheets of criteria made into criteria sets by the real command: both layouts, maps, re-import."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_kit.criteria import load_criteria
from tests.end_to_end.sheets_of_criteria import IDS, LEVELS, NUMBERS, first_problem, imported, items
from tests.project import Project

LAYOUTS = {"levels": LEVELS, "numbers": NUMBERS}
MAP = """\
criteria_columns: ours
title: What we expect of homes
source: Handbook of 2020
level: {id: home, title: One home, about: body}
evidence: [case_review, self_assessment]
columns:
  general: Domain A
  specific: Domain B
  indicator: Domain C
"""


@pytest.fixture
def here(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["ours.csv", "ours.xlsx"])
def test_both_layouts_make_the_same_set(here: Project, layout: str, name: str) -> None:
    ran = imported(here, LAYOUTS[layout], name=name).ok()
    assert "2 general criteria, 3 specific, 4 indicators" in ran.out
    assert [name for name, _ in items(here)] == IDS
    texts = [text for _, text in items(here)]
    assert texts == [row[1] for row in NUMBERS[1:]]
    here.run("check", str(here.folder / "ours.yaml")).ok()


def test_what_stands_beside_an_indicator_comes_along(here: Project) -> None:
    imported(here, LEVELS).ok()
    document = here.run("criteria", "list", "--set", "ours.yaml", "--format", "json").ok().json()
    second = next(each for each in document["items"] if each["id"] == "1.1.2")
    assert (second["source_ref"], second["note"], second["evidence"]) == ("p. 3", "Asked since 2019.", "self_assessment")


def test_rows_may_repeat_what_they_stand_under_and_headings_may_stand_alone(here: Project) -> None:
    repeated = [LEVELS[0], *([*above, *row[2:]] for above, row in zip(ABOVE, LEVELS[1:], strict=True))]
    staircase = [
        ["General criterion", "Specific criterion", "Indicator"],
        ["Residents are safe.", "", ""],
        ["", "Are falls prevented?", ""],
        ["", "", "Every fall is written down."],
        ["", "", ""],
        ["", "", "Someone looks into each fall."],
        ["", "Are medicines safe?", "Charts are complete."],
        ["Families are heard.", "", ""],
        ["", "Are they told?", "Families see the plan."],
    ]
    for number, rows in enumerate((repeated, staircase)):
        imported(here, rows, "--out", str(here.folder / f"{number}.yaml")).ok()
        assert [name for name, _ in items(here, f"{number}.yaml")] == IDS


ABOVE = [[LEVELS[1][0], LEVELS[1][1]]] * 2 + [[LEVELS[1][0], LEVELS[3][1]], [LEVELS[4][0], LEVELS[4][1]]]


def test_two_levels_are_enough(here: Project) -> None:
    imported(here, [["Section", "Commitment"], ["A", "One."], ["", "Two."], ["B", "Three."]]).ok()
    assert items(here) == [
        ("1", "A"), ("1.1", "A"), ("1.1.1", "One."), ("1.1.2", "Two."), ("2", "B"), ("2.1", "B"), ("2.1.1", "Three."),
    ]  # fmt: skip


def test_levels_with_a_column_of_numbers_take_their_ids_from_it(here: Project) -> None:
    rows = [
        ["Ref", "Theme", "Key question", "Indicator"],
        ["3.1.1", "Safe", "Falls", "Written down."],
        ["3.1.2", "", "", "Looked into."],
        ["3.2.1", "", "Medicines", "Charts."],
        ["4.1.1", "Heard", "Told", "Plan."],
    ]
    imported(here, rows).failed(1, "criteria-import-gap")
    rows = [[str(row[0]).replace("3.", "1.", 1).replace("4.", "2.", 1), *row[1:]] for row in rows]
    imported(here, rows).ok()
    assert [name for name, _ in items(here)] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"]


def test_a_map_says_what_headings_do_not(here: Project) -> None:
    rows = [["Domain A", "Domain B", "Domain C"], ["Safe", "Falls", "Written down."]]
    ran = imported(here, rows).failed(1, "criteria-import-headings")
    assert first_problem(ran).startswith("ours.csv:1: ")
    path = here.folder / "map.yaml"
    path.write_text(MAP, encoding="utf-8")
    here.run("check", str(path)).ok()
    imported(here, rows, "--map", str(path)).ok()
    criteria, problems = load_criteria("ours.yaml", here.folder)
    assert (problems, criteria is not None) == ([], True)
    assert criteria is not None
    assert (criteria.title.read(), criteria.levels[0].id) == ("What we expect of homes", "home")
    assert [(each.level, each.evidence_kinds) for each in criteria.indicators()] == [
        ("home", ("case_review", "self_assessment"))
    ]


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ("indicator: Domain C", "indicator: Domain D", "criteria-import-heading-missing", 9),
        ("  indicator: Domain C\n", "", "criteria-columns-lack", 7),
        ("indicator:", "indicators:", "document-misspelt-key", 9),
        ("  indicator: Domain C\n", "  indicator: Domain C\n  text: Domain C\n", "criteria-columns-both", 7),
        ("about: body", "about: nobody", "document-not-accepted", 4),
        ("criteria_columns: ours", "criteria: ours", "document-other-kind", 1),
    ],
)
def test_a_wrong_map_is_told_by_its_line(here: Project, old: str, new: str, message: str, line: int) -> None:
    assert old in MAP
    path = here.folder / "map.yaml"
    path.write_text(MAP.replace(old, new), encoding="utf-8")
    rows = [["Domain A", "Domain B", "Domain C"], ["Safe", "Falls", "Written down."]]
    ran = imported(here, rows, "--map", str(path)).failed(1, message)
    assert first_problem(ran).startswith(f"map.yaml:{line}:")
    assert not (here.folder / "ours.yaml").exists()


def thousand() -> list[list[object]]:
    """1,000 indicators under 100 specific and 10 general criteria."""
    rows: list[list[object]] = [["General criterion", "Specific criterion", "Indicator"]]
    for number in range(1000):
        general = f"General {number // 100}" if number % 100 == 0 else ""
        rows.append([general, f"Specific {number // 10}" if number % 10 == 0 else "", f"Indicator {number} is met."])
    return rows


@pytest.mark.parametrize("name", ["ours.csv", "ours.xlsx"])
def test_a_thousand_rows_are_no_matter(here: Project, name: str) -> None:
    assert "10 general criteria, 100 specific, 1000 indicators" in imported(here, thousand(), name=name).ok().out
    # Row 1,001 is the tenth under the hundredth specific criterion, which is the tenth of the tenth general one.
    assert items(here)[-1] == ("10.10.10", "Indicator 999 is met.")


def test_ids_are_kept_when_a_file_is_imported_again(here: Project) -> None:
    imported(here, LEVELS).ok()
    path = here.folder / "ours.yaml"
    before = path.read_bytes()
    assert "unchanged" in imported(here, LEVELS).ok().out
    assert path.read_bytes() == before
    # One comes first, one goes, one is spaced otherwise, the others stay: 1.1.1 is retired and 1.1.3 is new.
    changed = [
        LEVELS[0],
        ["Residents are safe.", "Are falls prevented?", "Falls are few.", "p. 2", ""],
        ["", "", "Someone looks  into each fall.", "p. 3", "Asked since 2019."],
        *LEVELS[3:],
    ]
    imported(here, changed).failed(2, "file-differs")
    assert path.read_bytes() == before
    assert "would write" in imported(here, changed, "--replace", "--dry-run").ok().out
    assert path.read_bytes() == before
    ran = imported(here, changed, "--replace").ok()
    assert "version 2" in ran.out
    assert "8 kept, 1 new, 1 retired" in ran.out
    assert [name for name, _ in items(here)] == ["1", "1.1", "1.1.3", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"]
    criteria, _ = load_criteria("ours.yaml", here.folder)
    assert criteria is not None
    assert criteria.retired == ("1.1.1",)
    # What was retired does not come back under its id, even where its words do.
    imported(here, LEVELS, "--replace").ok()
    assert [name for name, _ in items(here)][2:4] == ["1.1.4", "1.1.2"]


def test_what_was_added_by_hand_outlives_a_re_import(here: Project) -> None:
    imported(here, LEVELS).ok()
    path = here.folder / "ours.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('"Charts are complete."', '{en: "Charts are complete.", cy: "Mae siartiau yn gyflawn."}')
    text = text.replace("[self_assessment]", "[case_review]", 1).replace("least: 5", "least: 9")
    path.write_text(text, encoding="utf-8")
    imported(here, [*LEVELS, ["", "", "Families may ask.", "", ""]], "--replace").ok()
    after = path.read_text(encoding="utf-8")
    assert "cy: " in after
    assert "least: 9" in after
    assert after.count("[case_review]") == 1
    assert items(here)[-1] == ("2.1.2", "Families may ask.")


def test_a_number_that_was_given_stays_with_what_it_was_given_to(here: Project) -> None:
    imported(here, NUMBERS).ok()
    shifted = [*NUMBERS[:3], ["1.1.1", "A new one comes first."], ["1.1.2", "Every fall is written down."]]
    shifted += [["1.1.3", "Someone looks into each fall."], *NUMBERS[5:]]
    ran = imported(here, shifted, "--replace").failed(1, "criteria-import-number-reused")
    assert first_problem(ran).startswith("ours.csv:4:No.: ")
    imported(here, shifted, "--replace", "--renumber").ok()
    assert items(here)[2:5] == [
        ("1.1.3", "A new one comes first."),
        ("1.1.1", "Every fall is written down."),
        ("1.1.2", "Someone looks into each fall."),
    ]


def test_a_number_that_went_leaves_no_gap(here: Project) -> None:
    imported(here, NUMBERS).ok()
    imported(here, [row for row in NUMBERS if row[0] != "1.1.1"], "--replace").ok()
    assert [name for name, _ in items(here)] == [name for name in IDS if name != "1.1.1"]
    ran = imported(here, [*NUMBERS[:3], ["1.1.1", "Something else."], *NUMBERS[4:]], "--replace")
    ran.failed(1, "criteria-import-number-retired")


def test_renumbering_keeps_what_was_printed(here: Project) -> None:
    rows = [["Number", "Text"], ["A", "One"], ["A.3", "Under"], ["A.3.7", "First"], ["A.3.7", "Second"], ["A.3.1", "Third"]]
    imported(here, rows).failed(1, "criteria-import-gap", "criteria-import-number-twice")
    imported(here, rows, "--renumber").ok()
    document = here.run("criteria", "list", "--set", "ours.yaml", "--format", "json").ok().json()
    found = [(each["id"], each.get("source_ref", "")) for each in document["items"]]
    assert found == [("A", ""), ("A.1", "A.3"), ("A.1.1", "A.3.7"), ("A.1.2", "A.3.7"), ("A.1.3", "A.3.1")]
    # Reworded, it is known by the number that only it has.
    rows[-1] = ["A.3.1", "Third, in other words"]
    imported(here, rows, "--renumber", "--replace").ok()
    assert items(here)[-1] == ("A.1.3", "Third, in other words")


def test_gaps_may_be_meant(here: Project) -> None:
    path = here.folder / "map.yaml"
    path.write_text("criteria_columns: ours\ngaps: yes\ncolumns: {number: No., text: Wording}\n", encoding="utf-8")
    rows = [["No.", "Wording"], ["2", "One"], ["2.4", "Two"], ["2.4.9", "Three"]]
    imported(here, rows, "--map", str(path)).ok()
    assert [name for name, _ in items(here)] == ["2", "2.4", "2.4.9"]
