"""Reviewers beside each other, within homes, against figures worked out by hand.

Oak House and Elm Court, six and five plans, dealt to anna and ben. Every plan is `good` by anna and `poor` by ben in Oak House;
in Elm Court all are `good`. Everything else is alike.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from tests.project import Project, fill


def dealt(homes: Project, body: str) -> dict[str, str]:
    """Whose plan each is."""
    path = homes.folder / "rows/plans/2026" / f"{body}.json"
    return {row["id"]: row["reviewer"] for row in json.loads(path.read_text("utf-8"))["rows"]}


def grade(body: str, reviewer: str) -> str:
    return "Poor" if (body, reviewer) == ("oak", "ben") else "Good"


def collected(homes: Project, small: int, bodies: tuple[str, ...] = ("oak", "elm")) -> Project:
    path = homes.folder / "inspection.yaml"
    path.write_text(path.read_text("utf-8").replace("instruments:", f"small_number: {small}\ninstruments:"), "utf-8")
    homes.run("sample").ok()
    homes.run("sheets", *bodies, "--reviewers", "anna,ben").ok()
    for body in bodies:
        for reviewer in ("anna", "ben"):
            mine = [row for row, who in dealt(homes, body).items() if who == reviewer]
            answers = {row: {"overall": grade(body, reviewer), "at_risk": "No", "plan_on_file": "No"} for row in mine}
            sent = homes.folder / "sheets/plans/2026" / f"{body}.{reviewer}.xlsx"
            homes.run("collect", str(fill(sent, homes.folder.parent / f"{body}.{reviewer}.xlsx", answers))).ok()
    return homes


def drift(homes: Project, *more: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = homes.run("moderate", "drift", "--format", "json", *more).ok().json()["rows"]
    return rows


def test_a_reviewer_who_differs_is_marked_with_the_difference_within_homes(homes: Project) -> None:
    """Oak: 3 of 3 beside 0 of 3, weight 9/6. Elm: all of both, weight 6/5. Difference 1.5 / 2.7.

    Sato: P is 0.75 x -1 and, for 2 beside 3 or 3 beside 2, 0.12 either way; Q is 0.75.
    """
    collected(homes, 2)
    anna = {row for row, who in dealt(homes, "elm").items() if who == "anna"}
    sign = 1 if len(anna) == 3 else -1
    p = (0 - 9 * 3) / 36 + sign * 0.12  # (n2 c - m2 a + nm(m - n)/2) / N2: 27/36 less; 9x2 - 4x3 - 3 or 4x3 - 9x2 + 3 of 25
    difference = 1.5 / 2.7
    half = 1.959964 * math.sqrt(difference * p + 0.75) / 2.7
    [good, other] = drift(homes)
    assert [each["reviewer"] for each in (good, other)] == ["anna", "ben"]
    assert (good["question"], good["answer"], good["bodies"], good["method"]) == ("overall", "Good", 2, "Mantel-Haenszel")
    assert (good["count"], good["of"]) == (3 + len(anna), 3 + len(anna))
    assert (good["others_count"], good["others_of"]) == (5 - len(anna), 8 - len(anna))
    assert good["points"] == pytest.approx(difference)
    assert (good["low"], good["high"]) == pytest.approx((difference - half, min(1, difference + half)), abs=1e-6)
    assert (other["points"], other["low"], other["high"]) == pytest.approx((-good["points"], -good["high"], -good["low"]))


def test_one_home_alone_has_newcombes_interval_and_comparisons_are_counted(homes: Project) -> None:
    """3 of 3 beside 0 of 3: Wilson 0.4385 to 1 and 0 to 0.5615; 1 less the root of 0.5615 squared twice is 0.206.

    Two comparisons were made. At the point for two, 2.2414, Wilson's bound is 0.6261: 1 - 0.8855, and so beyond that too.
    """
    collected(homes, 3)
    [anna, _] = drift(homes, "--body", "oak")
    assert (anna["points"], anna["method"]) == (1.0, "Newcombe")
    assert (anna["low"], anna["high"]) == pytest.approx((0.206, 1), abs=0.0005)
    assert anna["says"] == "differs, also among so many comparisons"
    ran = homes.run("moderate", "drift", "--body", "oak").ok()
    assert "2 comparisons were made and 2 are marked" in ran.out
    assert len(drift(homes, "--body", "oak", "--reviewer", "ben")) == 1
    assert "2 comparisons" in homes.run("moderate", "drift", "--body", "oak", "--reviewer", "ben").ok().out


def test_answers_that_all_give_alike_are_no_comparison(homes: Project) -> None:
    collected(homes, 3)
    assert {each["question"] for each in drift(homes, "--all")} == {"overall"}
    assert drift(homes, "--body", "elm") == []


def test_too_few_cases_say_nothing(homes: Project) -> None:
    collected(homes, 10)
    assert drift(homes) == []
    assert {each["says"] for each in drift(homes, "--all", "--question", "overall")} == {"too few to say"}
    assert "0 comparisons were made" in homes.run("moderate", "drift").ok().out


def test_an_amendment_does_not_hide_who_answered_what(homes: Project) -> None:
    collected(homes, 2)
    before = drift(homes)
    for row, who in dealt(homes, "oak").items():
        if who == "ben":
            homes.run("amend", "oak", row, "overall", "good", "--by", "A", "--because", "B", "--on", "2026-04-02").ok()
    assert drift(homes) == before


def test_one_reviewer_has_nobody_beside_him(homes: Project, tmp_path: Path) -> None:
    homes.run("sample").ok()
    homes.run("sheets", "oak", "--reviewers", "anna").ok()
    sent = homes.folder / "sheets/plans/2026/oak.anna.xlsx"
    homes.run("collect", str(fill(sent, tmp_path / "a.xlsx", {"OAK-005": {"overall": "Good"}}))).ok()
    assert drift(homes, "--all") == []
