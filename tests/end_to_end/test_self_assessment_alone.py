"""A body that assesses itself alone, from nothing; and all forces at once."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from inspect_kit.answers.model import StoredAnswer
from inspect_kit.bodies import load_body_register
from inspect_kit.conditions.model import State
from inspect_kit.inspection import load_inspection
from inspect_kit.sheets import write_filled
from inspect_kit.template.build import load_template
from tests.project import Project, fill, grid_sheet

CRITERIA = Path(__file__).parents[1] / "care_homes" / "criteria.yaml"
LETTERS = {"met": "M", "partly_met": "P", "not_met": "N", "not_applicable": "-"}
FORCES = 43


def test_a_home_needs_two_commands_after_new(tmp_path: Path) -> None:
    start = Project(tmp_path)
    mine = Project(tmp_path / "mine")
    start.run(
        "new", str(mine.folder), "--self-assessment", "--criteria", str(CRITERIA), "--body", "oak", "--name", 'Oak "House" {x}'
    ).ok()
    mine.run("check").ok()
    assert (mine.folder / "criteria.yaml").read_bytes() == CRITERIA.read_bytes()
    mine.run("sheets").ok()
    [sheet] = (mine.folder / "sheets/self-assessment/1").iterdir()
    returned = fill(sheet, tmp_path / "oak.xlsx", {"1.1.1": {"judgement": "Met"}})
    mine.run("collect", str(returned)).ok()
    oak = mine.run("self-assess", "show", "oak", "--format", "json").ok().json()
    assert oak["about"][0]["says"] == 'Oak "House" {x}'
    assert oak["profile"][0]["met"] == 1
    assert "sheets --by owner" not in (mine.folder / "README.md").read_text(encoding="utf-8").split("\n")[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--self-assessment", "--criteria", "nothing"), "criteria-no-such-set"),
        (("--self-assessment", "--criteria", "nothing.yaml"), "file-missing"),
        (("--self-assessment", "--body", "West Mercia"), "folder-bad-id"),
        (("--self-assessment", "--name", "a\nb"), "folder-bad-value"),
        (("--criteria", "hate-crime-2018"), "folder-no-place-for"),
        (("--from", "hate-crime-2018", "--body", "gwent"), "folder-no-place-for"),
    ],
)
def test_what_cannot_be_chosen_is_refused_and_nothing_is_made(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    Project(tmp_path).run("new", str(tmp_path / "mine"), *arguments).failed(2, message)
    assert list(tmp_path.iterdir()) == []


def test_nobody_chooses_and_it_is_in_order_all_the_same(tmp_path: Path) -> None:
    Project(tmp_path).run("new", str(tmp_path / "mine"), "--self-assessment", "--body", "oak").ok()
    inspection = load_inspection(tmp_path / "mine")[0]
    assert [(each.id, each.name.read()) for each in inspection.bodies] == [("oak", "oak")]


@pytest.mark.parametrize("seed", [2018])
def test_forty_three_self_assessments_give_the_matrix(tmp_path: Path, seed: int) -> None:
    """What every force says is drawn from a seed, and each cell and total of the matrix is held to it."""
    forces = sorted(load_body_register("police-forces-england-wales")[0])[:FORCES]
    project = Project(tmp_path / "all")
    Project(tmp_path).run("new", str(project.folder), "--self-assessment").ok()
    path = project.folder / "inspection.yaml"
    head, tail = path.read_text(encoding="utf-8").split("bodies:\n")
    bodies = "".join(f"  - {{id: {force}}}\n" for force in forces)
    path.write_text(
        f"{head}body_register: police-forces-england-wales\nbodies:\n{bodies}instruments:\n{tail.split('instruments:')[1]}",
        encoding="utf-8",
    )
    project.run("sheets").ok()
    rows = json.loads((project.folder / "rows/self-assessment/1/gwent.json").read_text(encoding="utf-8"))["rows"]
    indicators = [row["id"] for row in rows if row["part"] == "indicators"]
    drawn = random.Random(seed)
    said = {force: {each: drawn.choice([*LETTERS, None]) for each in indicators} for force in forces}
    _fill_all(project, said, tmp_path / "returned")
    project.run("collect", str(tmp_path / "returned")).ok()
    matrix = project.run("self-assess", "compare", "--format", "json").ok().json()["matrix"]
    assert [each["indicator"] for each in matrix] == indicators
    for line in matrix:
        told = {force: said[force][line["indicator"]] for force in forces}
        assert {force: line[force] for force in forces} == {force: LETTERS.get(code or "", "·") for force, code in told.items()}
        counts = {code: list(told.values()).count(code) for code in (*LETTERS, None)}
        assert [line[code] for code in LETTERS] == [counts[code] for code in LETTERS]
        assert line["not_assessed"] == counts[None]
    out = project.run("self-assess", "compare", "--format", "csv").ok().out
    assert len(out.splitlines()) == 1 + len(indicators)


def _fill_all(project: Project, said: dict[str, dict[str, str | None]], to: Path) -> None:
    """Every force's workbook as it would come back."""
    inspection = load_inspection(project.folder)[0]
    instrument = inspection.instruments[0]
    template = load_template(instrument.template)[0]
    assert template is not None
    answers = {
        force: {
            row: {"judgement": StoredAnswer(State.ANSWERED, code, "", "")} for row, code in given.items() if code is not None
        }
        for force, given in said.items()
    }
    written = write_filled(inspection, instrument, template, answers, to)
    assert len(written) == FORCES
    assert grid_sheet(written[0])[1].title == "Indicators"
