"""A template that changes while answers are kept: whoever reads a figure hears of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end_to_end.answers import OAK
from tests.project import Project, fill, one

SHEET = Path("sheets/plans/2026/oak.xlsx")
GRADES = "    - {code: poor, label: {en: Poor, cy: Gwael}}\n"


@pytest.fixture
def filled(homes: Project) -> Project:
    """Oak House's care plans are in."""
    for arguments in (("sample", "oak"), ("sheets", "oak")):
        homes.run(*arguments).ok()
    homes.run("collect", str(fill(homes.folder / SHEET, homes.folder / "returned/oak.xlsx", OAK))).ok()
    return homes


def change(homes: Project, old: str, new: str) -> None:
    path = homes.folder / "template.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("verb", ["score", "report", "status", "check"])
def test_answers_to_what_was_asked_before_are_said_to_be(filled: Project, verb: str) -> None:
    assert "answers-other-structure" not in filled.run(verb).ok().err
    change(filled, GRADES, GRADES + "    - {code: awful, label: {en: Awful, cy: Ofnadwy}}\n")
    ran = filled.run(verb).ok()
    # By row, as in `OAK`: 6 + 7 + 7 + 4 + 7 + 3.
    assert "answers/plans/2026/oak.first.json: warning: 34 answers, from oak.xlsx, were given to" in ran.err
    assert ran.err.count("[answers-other-structure]") == 1


@pytest.mark.parametrize("verb", ["score", "report", "status", "check"])
def test_what_no_longer_fits_is_listed(filled: Project, verb: str) -> None:
    change(filled, GRADES, "")
    ran = filled.run(verb).failed(1, "answers-other-structure", "check-answer-unfit")
    assert ran.err.count("[check-answer-unfit]") == 2
    assert "`poor` is no answer to `overall` of OAK-003, so it counts as missing" in ran.err


def test_answers_given_again_are_answers_to_what_is_asked_now(filled: Project) -> None:
    """The remedy works: the answers are copied over into a fresh workbook, one of them changed to the new choice."""
    change(filled, GRADES, GRADES + "    - {code: awful, label: {en: Awful, cy: Ofnadwy}}\n")
    (filled.folder / SHEET).unlink()
    filled.run("sheets", "oak").ok()
    again = {**OAK, "OAK-003": {**OAK["OAK-003"], "overall": "Awful"}}
    path = fill(filled.folder / SHEET, filled.folder / "returned/again.xlsx", again)
    filled.run("collect", "--accept", str(path), "--by", "A. Fir").ok()
    assert "answers-other-structure" not in filled.run("score").ok().err
    tally = one(filled.results(), measure="overall", category="awful", scope="oak")
    assert (tally["count"], tally["of"]) == (1, 6)
    kept = json.loads((filled.folder / "answers/plans/2026/oak.first.json").read_text(encoding="utf-8"))
    assert {answer["from"].split("!")[0] for given in kept["rows"].values() for answer in given.values()} == {"again.xlsx"}
    before = filled.files()
    filled.run("collect", str(path)).ok()
    assert filled.files() == before
