"""Several sets by the real command: which one is meant, what is shipped, how two of them differ, what a mapping may say."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from tests.end_to_end.sheets_of_criteria import LEVELS, imported
from tests.project import Project

ROOT = Path(__file__).parents[2]
MAPPING = """\
criteria_mapping: ours-1-to-2
old: {set: ours, version: 1}
new: {set: ours, version: 2}
relations:
  - {from: 1.1.1, to: 1.1.3, relation: narrower, note: Only serious ones now.}
  - {from: 1.2.1, to: 1.2.1, relation: equal}
"""


@pytest.fixture
def here(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def two(here: Project) -> Project:
    """Two versions of a set: one indicator replaced, one reworded by hand."""
    imported(here, LEVELS).ok()
    shutil.copy(here.folder / "ours.yaml", here.folder / "old.yaml")
    replaced = [LEVELS[0], ["Residents are safe.", "Are falls prevented?", "Serious falls are written down.", "", ""]]
    imported(here, [*replaced, *LEVELS[2:]], "--replace").ok()
    path = here.folder / "ours.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Charts are complete.", "Charts are complete and signed."), encoding="utf-8")
    return here


def counts(project: Project, *options: str) -> tuple[str, int, int, int]:
    document = project.run("criteria", "list", *options, "--format", "json").ok().json()
    return document["criteria"], document["general"], document["specific"], document["indicators"]


def test_outside_an_inspection_it_is_the_shipped_examples_set(here: Project) -> None:
    assert counts(here) == ("hate-crime-2018", 6, 17, 49)
    assert "5.1" in here.run("criteria", "show", "5.1").ok().out


def test_inside_an_inspection_it_is_its_own(homes: Project) -> None:
    assert counts(homes) == ("care-plans", 1, 2, 3)
    assert counts(Project(homes.folder / "lists")) == ("care-plans", 1, 2, 3)
    assert "Families are told" in homes.run("criteria", "show", "1.2.1").ok().out
    assert counts(homes, "--set", "reporting-centre-commitments") == ("reporting-centre-commitments", 3, 9, 17)


def test_an_inspection_may_have_none_or_several(homes: Project) -> None:
    template = homes.folder / "template.yaml"
    text = template.read_text(encoding="utf-8")
    inspection = homes.folder / "inspection.yaml"
    visits = "  - {id: visits, template: other.yaml, round: '1'}\n"
    inspection.write_text(inspection.read_text(encoding="utf-8") + visits, encoding="utf-8")
    other = text.replace("template: care-plans", "template: visits").replace("criteria.yaml", "more.yaml")
    (homes.folder / "other.yaml").write_text(other, encoding="utf-8")
    shutil.copy(homes.folder / "criteria.yaml", homes.folder / "more.yaml")
    ran = homes.run("criteria", "list").failed(2, "criteria-which")
    assert "criteria.yaml, more.yaml" in ran.err
    for path in (template, homes.folder / "other.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(_without_criteria(lines)), encoding="utf-8")
    homes.run("criteria", "list").failed(2, "criteria-none-here")


def _without_criteria(lines: list[str]) -> list[str]:
    """A template that names no set and bears on no indicator."""
    kept, inside = [], False
    for line in lines:
        indent = len(line) - len(line.lstrip())
        inside = line.lstrip().startswith("bears_on:") or (inside and indent > 12)
        if not inside and not line.startswith("criteria:"):
            kept.append(line)
    return kept


def test_what_is_shipped_is_listed(here: Project) -> None:
    rows = here.run("criteria", "sets", "--format", "json").ok().json()["rows"]
    assert {row["set"]: (row["general"], row["specific"], row["indicators"]) for row in rows} == {
        "hate-crime-2018": (6, 17, 49),
        "reporting-centre-commitments": (3, 9, 17),
    }


def test_a_diff_tells_what_changed_in_every_format(two: Project) -> None:
    run = ("criteria", "diff", "old.yaml", "ours.yaml")
    document = two.run(*run, "--format", "json").ok().json()
    found = [(each["what"], each["old"], each["new"]) for each in document["changes"]]
    assert found == [("added", "", "1.1.3"), ("reworded", "1.2.1", "1.2.1"), ("retired", "1.1.1", "")]
    assert document["counts"] == {
        "added": 1, "reworded": 1, "moved": 0, "renumbered": 0, "other level": 0, "related": 0, "retired": 1,
    }  # fmt: skip
    assert (document["old"], document["new"]) == ({"set": "ours", "version": 1}, {"set": "ours", "version": 2})
    table = two.run(*run).ok().out
    assert "Charts are complete and signed." in table
    assert "ours version 1, ours version 2: 1 added, 1 reworded, 1 retired" in table
    rows = list(csv.DictReader(io.StringIO(two.run(*run, "--format", "csv").ok().out)))
    assert (rows[1]["old wording"], rows[1]["new wording"]) == ("Charts are complete.", "Charts are complete and signed.")
    assert "| reworded" in two.run(*run, "--format", "markdown").ok().out
    assert "no change" in two.run("criteria", "diff", "ours.yaml", "ours.yaml").ok().out


def test_a_mapping_is_applied(two: Project) -> None:
    path = two.folder / "map.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    two.run("check", str(path)).ok()
    run = ("criteria", "diff", "old.yaml", "ours.yaml", "--mapping", str(path), "--format", "json")
    found = [(each["what"], each["old"], each["new"], each["relation"]) for each in two.run(*run).ok().json()["changes"]]
    assert found == [("related", "1.1.1", "1.1.3", "narrower"), ("reworded", "1.2.1", "1.2.1", "equal")]


def test_a_proposed_mapping_is_one_that_can_be_used(two: Project) -> None:
    path = two.folder / "map.yaml"
    run = ("criteria", "diff", "old.yaml", "ours.yaml")
    two.run(*run, "--write-mapping", str(path)).ok()
    text = path.read_text(encoding="utf-8")
    # `Every fall is written down` and `Serious falls are written down` share 2 of 8 words: too few to propose.
    assert text.count("relation: ") == 1
    assert 'from: "1.2.1"' in text
    two.run("check", str(path)).ok()
    two.run(*run, "--mapping", str(path)).ok()
    path.write_text(MAPPING, encoding="utf-8")
    two.run(*run, "--write-mapping", str(path)).failed(2, "file-differs")
    assert path.read_text(encoding="utf-8") == MAPPING
    # What people said stays, and nothing is proposed beside it.
    two.run(*run, "--mapping", str(path), "--write-mapping", str(path), "--replace").ok()
    text = path.read_text(encoding="utf-8")
    assert text.count("relation: ") == 2
    assert "Only serious ones now." in text


WRONG = {
    "no such id": ("to: 1.1.3", "to: 1.1.9", "criteria-mapping-unknown", 5),
    "an id of the other side": ("from: 1.1.1", "from: 1.1.3", "criteria-mapping-unknown", 5),
    "unlike kinds": ("to: 1.1.3", "to: '1.1'", "criteria-mapping-other-kind", 5),
    "a pair twice": ("from: 1.2.1, to: 1.2.1", "from: 1.1.1, to: 1.1.3", "criteria-mapping-twice", 6),
    "equal to two": (
        "equal}",
        "equal}\n  - {from: 1.2.1, to: 1.1.2, relation: equal}",
        "criteria-mapping-equal-twice",
        7,
    ),
    "two equal to one": (
        "equal}",
        "equal}\n  - {from: 1.1.2, to: 1.2.1, relation: equal}",
        "criteria-mapping-equal-twice",
        7,
    ),
    "another set": ("old: {set: ours", "old: {set: theirs", "criteria-mapping-other-set", 2),
    "no such relation": ("narrower", "smaller", "document-not-accepted", 5),
    "a missing key": (", relation: equal", "", "document-missing-key", 6),
    "another kind": ("criteria_mapping: ours-1-to-2", "criteria: ours", "document-other-kind", 1),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_mapping_is_told_by_its_line(two: Project, kind: str) -> None:
    old, new, message, line = WRONG[kind]
    assert old in MAPPING
    path = two.folder / "map.yaml"
    path.write_text(MAPPING.replace(old, new, 1), encoding="utf-8")
    ran = two.run("criteria", "diff", "old.yaml", "ours.yaml", "--mapping", str(path)).failed(1, message)
    assert f"map.yaml:{line}:" in next(each for each in ran.err.splitlines() if f"[{message}]" in each)
    assert ran.out == ""


def test_a_mapping_for_another_version_is_used_with_a_warning(two: Project) -> None:
    path = two.folder / "map.yaml"
    path.write_text(MAPPING.replace("version: 2", "version: 3"), encoding="utf-8")
    ran = two.run("criteria", "diff", "old.yaml", "ours.yaml", "--mapping", str(path)).ok()
    assert "[criteria-mapping-other-version]" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("no-such-set", "ours.yaml"), 1, "criteria-no-such-set"),
        (("old.yaml", "gone.yaml"), 1, "file-missing"),
        (("old.yaml", "ours.yaml", "--mapping", "gone.yaml"), 1, "file-missing"),
    ],
)
def test_what_is_not_there_is_told(two: Project, arguments: tuple[str, ...], code: int, message: str) -> None:
    two.run("criteria", "diff", *arguments).failed(code, message)
