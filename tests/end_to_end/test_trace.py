"""Every figure on a page can be followed to its cells: evidence, groups and comparisons too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.answers import ELM_CY, OAK
from tests.project import Project, fill

SHEETS = Path("sheets/plans/2026")


@pytest.fixture
def filled(homes: Project) -> Project:
    """Both homes' care plans are in; one more measure compares long stays with all others."""
    with (homes.folder / "template.yaml").open("a", encoding="utf-8") as file:
        file.write("      - {id: poor, title: Poor, count: {overall: poor}, compare: {by: overall, groups: [good, others]}}\n")
    homes.run("sample").ok()
    homes.run("sheets").ok()
    for name, answers in (("oak", OAK), ("elm", ELM_CY)):
        path = homes.folder / SHEETS / f"{name}.xlsx"
        homes.run("collect", str(fill(path, path, answers))).ok()
    return homes


def traced(homes: Project, *arguments: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = homes.run("trace", *arguments, "--format", "json").ok().json()["rows"]
    return rows


def counted(rows: list[dict[str, Any]]) -> int:
    return sum(row["stands"] in ("counted", "for") for row in rows)


def test_an_indicator_is_traced_case_by_case(filled: Project) -> None:
    """Reviewed since 1 March: OAK-005 and 012, ELM/1, 5 and 2; before it OAK-002 and ELM/4."""
    rows = traced(filled, "1.1.2")
    found = {row["row"]: row["stands"] for row in rows}
    assert sorted(row for row, stands in found.items() if stands == "for") == ["ELM/1", "ELM/2", "ELM/5", "OAK-005", "OAK-012"]
    assert sorted(row for row, stands in found.items() if stands == "against") == ["ELM/4", "OAK-002"]
    assert sorted(row for row, stands in found.items() if stands == "neither") == ["ELM/3", "OAK-001", "OAK-003", "OAK-007"]
    [case] = [row for row in rows if row["row"] == "OAK-002"]
    assert [(cell["variable"], cell["says"]) for cell in case["cells"]] == [
        ("plan_on_file", "`yes`"), ("reviewed_on", "`2026-02-20`"),
    ]  # fmt: skip
    assert case["cells"][1]["source"].startswith("oak.xlsx!Care plans!")


def test_a_criterion_lists_the_cases_of_each_of_its_indicators(filled: Project) -> None:
    rows = traced(filled, "1.1", "--counted")
    assert {row["indicator"] for row in rows} == {"1.1.1", "1.1.2"}
    assert len(rows) == 13
    shown = filled.run("trace", "1.1", "--body", "oak").ok().out
    assert shown.splitlines()[3].split() == ["body", "row", "indicator", "stands", "answer", "says", "cell", "amendments"]


@pytest.mark.parametrize("rule", ["against", "both"])
def test_a_case_both_for_and_against_counts_as_the_rule_says(filled: Project, rule: str) -> None:
    path = filled.folder / "criteria.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("when_both: against", f"when_both: {rule}"), encoding="utf-8")
    path = filled.folder / "template.yaml"
    text = path.read_text(encoding="utf-8")
    more = "{indicator: 1.1.1, evidence_for: {plan_on_file: yes}, evidence_against: {plan_on_file: [yes, no]}}"
    path.write_text(
        text.replace("{indicator: 1.1.1, evidence_for: {plan_on_file: yes}, evidence_against: {plan_on_file: no}}", more),
        encoding="utf-8",
    )
    assert sum(row["stands"] == "both for and against" for row in traced(filled, "1.1.1")) == 8
    assert len(traced(filled, "1.1.1", "--counted")) == (8 if rule == "both" else 0)


def test_every_figure_has_as_many_rows_as_it_counts(filled: Project) -> None:
    """Shares, groups and evidence, of each home and of both together."""
    for each in filled.results("--by", "overall"):
        if each["kind"] not in ("count", "evidence", "tally"):
            continue
        scope = [] if each["scope"] == "all" else ["--body", each["scope"]]
        group = ["--by", each["group"]["by"], "--group", each["group"]["is"]] if each["group"] else []
        category = ["--category", each["category"]] if each["kind"] == "tally" else []
        if each["scope"] == "oak" or each["measure"] in ("plan_on_file", "1.1.2"):
            assert counted(traced(filled, each["measure"], *scope, *group, *category)) == each["count"], each


def test_both_groups_of_a_comparison_are_traced(filled: Project) -> None:
    rows = traced(filled, "plan_on_file", "--by", "stay", "--group", "long", "--group", "short")
    by_stay = {stay: [row for row in rows if row["group"] == stay] for stay in ("long", "short")}
    assert {stay: (counted(found), len(found)) for stay, found in by_stay.items()} == {"long": (5, 7), "short": (3, 4)}
    others = traced(filled, "poor", "--by", "overall", "--group", "others")
    assert sorted({row["group"] for row in others}) == ["fair", "poor"]
    assert (counted(others), len(others)) == (2, 6)


def test_what_cannot_be_traced_is_said(filled: Project) -> None:
    ran = filled.run("trace", "plan_on_file", "--by", "stay", "--group", "lng").failed(2, "trace-unknown-group")
    assert "Its groups are: long, short" in ran.err
    filled.run("trace", "plan_on_file", "--by", "stay", "--group", "others").failed(2, "trace-unknown-group")
    filled.run("trace", "plan_on_file", "--group", "long").failed(2, "trace-group-alone")
    filled.run("trace", "plan_on_file", "--by", "falls").failed(2, "score-cannot-group")
    assert "1.1.2" in filled.run("trace", "1.1.3").failed(2, "trace-unknown-measure").err
