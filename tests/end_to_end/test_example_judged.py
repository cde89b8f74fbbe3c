"""The shipped example shows everything that evidence and judgements can be."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.project import Project

EXAMPLE = Path(__file__).parents[2] / "examples" / "hate-crime-2018"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Project:
    to = tmp_path_factory.mktemp("judged") / "example"
    shutil.copytree(EXAMPLE, to, ignore=shutil.ignore_patterns("out", "__pycache__"))
    return Project(to)


def data(project: Project, *arguments: str) -> Any:
    return project.run(*arguments, "--format", "json").ok().json()


def test_every_kind_of_evidence_and_what_rests_on_too_little(example: Project) -> None:
    kinds = {each["kind"] for each in data(example, "evidence", "list")["rows"]}
    assert len(kinds) == 8
    gaps = {(each["body"], each["indicator"]): each["stands"] for each in data(example, "evidence", "matrix", "--gaps")["rows"]}
    assert gaps["gwent", "3.1.2"] == "rests on one source"
    assert gaps["gwent", "6.2.1"] == "rests on nothing"
    assert ("gwent", "5.4.2") not in gaps  # cases and a focus group


def test_decisions_beside_proposals(example: Project) -> None:
    found = {(each["body"], each["on"]): each for each in data(example, "judge", "list")["rows"]}
    flags = found["gwent", "4.1.2"]
    assert (flags["decided"], flags["proposed"], flags["differs"]) == ("Good", "Requires improvement (indicative)", "differs")
    assert flags["because"]
    assert found["suffolk", "1.3.1"]["decided"] == "Not graded"
    assert found["suffolk", "1.3.1"]["because"]
    [proposed] = data(example, "judge", "propose", "gwent", "--on", "4.1.2")["rows"]
    assert (proposed["says"], proposed["cases"], proposed["least"]) == ("22 of 30, 73%", 30, 10)


def test_a_finding_without_evidence_and_evidence_without_a_finding(example: Project) -> None:
    found = data(example, "judge", "check")
    assert [each["id"] for each in found["unsupported_findings"]] == ["F9"]
    assert [each["id"] for each in found["unused_evidence"]] == ["gwent-005", "suffolk-003", "national-003"]
