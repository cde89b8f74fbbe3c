"""Judgements of the care homes, from YAML alone, beside what figures propose. The figures are worked out in `judged.py`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import CARE_HOMES
from tests.end_to_end.judged import JUDGEMENTS, judge_homes
from tests.end_to_end.self_assessed import assessed, review_plans
from tests.project import Project, one


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The homes reviewed and judged, to be copied."""
    to = tmp_path_factory.mktemp("once")
    shutil.copytree(CARE_HOMES, to / "homes")
    return judge_homes(review_plans(Project(to / "homes"), to)).folder


@pytest.fixture
def judged(once: Path, tmp_path: Path) -> Project:
    shutil.copytree(once, tmp_path / "judged")
    return Project(tmp_path / "judged")


def rows(project: Project, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = project.run("judge", *arguments, "--format", "json").ok().json()["rows"]
    return found


def change(project: Project, old: str, new: str) -> None:
    path = project.folder / "judgements.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_example_of_care_homes_is_in_order(judged: Project) -> None:
    assert judged.run("check").ok().out == "in order\n"


def test_figures_propose_and_say_from_what(judged: Project) -> None:
    """Falls on average: Oak House 0, 2, 1, 0, 3 (one blank) is 6 of 5, 1.2; Elm Court 0, 1, 0, 0, 4 is 5 of 5, 1.0."""
    found = {(each["body"], each["on"]): each for each in rows(judged, "propose")}
    assert {key: (each["proposed"], each["says"], each["cases"]) for key, each in found.items() if key[0] != "all"} == {
        ("oak", "whole"): ("Poor (indicative)", "1.2", 5),
        ("oak", "1.1"): ("Fair (indicative)", "6 of 9, 67%", 6),
        ("oak", "1.1.1"): ("Fair (indicative)", "4 of 6, 67%", 6),
        ("oak", "1.1.2"): ("Fair (indicative)", "2 of 3, 67%", 3),
        ("oak", "1.2.1"): ("Fair (indicative)", "2 of 3, 67%", 3),
        ("elm", "whole"): ("Fair (indicative)", "1", 5),
        ("elm", "1.1"): ("Good (indicative)", "7 of 9, 78%", 5),
        ("elm", "1.1.1"): ("Good (indicative)", "4 of 5, 80%", 5),
        ("elm", "1.1.2"): ("Good (indicative)", "3 of 4, 75%", 4),
        ("elm", "1.2.1"): ("too few cases: 2, and 3 are needed", "2 of 2, 100%", 2),
    }
    assert found["all", "1.1.1"]["says"] == "8 of 11, 73%"


def test_the_interval_of_an_indicator_is_that_of_a_measure_that_counts_the_same(judged: Project) -> None:
    """1.1.1 counts the plans on file of all plans, and so does the measure `plan_on_file`."""
    for scope in ("oak", "all"):
        result = one(judged.results(), measure="plan_on_file", scope=scope, group=None, kind="count")
        [proposed] = rows(judged, "propose", scope, "--on", "1.1.1")
        low, high = (f"{100 * end + 1e-9:.0f}%" for end in result["interval"])
        assert proposed["interval"] == f"{low} to {high}"
    assert rows(judged, "propose", "oak", "--on", "1.1")[0]["interval"] is None


def test_an_interval_over_a_threshold_says_which_grades_it_reaches(judged: Project) -> None:
    [proposed] = rows(judged, "propose", "oak", "--on", "1.1.1")
    assert proposed["ends"] == "the interval runs from Poor to Good"


def test_decisions_stand_beside_proposals_with_their_reason(judged: Project) -> None:
    found = {(each["body"], each["on"]): each for each in rows(judged, "list")}
    assert {key: (each["decided"], each["proposed"], each["differs"]) for key, each in found.items()} == {
        ("oak", "1.1.1"): ("Fair", "Fair (indicative)", None),
        ("oak", "1.1.2"): ("Poor", "Fair (indicative)", "differs"),
        ("oak", "1.2"): ("Good", "", None),
        ("elm", "1.2.1"): ("Not graded", "too few cases: 2, and 3 are needed", None),
    }
    assert found["oak", "1.1.2"]["because"] == "The plans that were late are those that matter."
    assert found["oak", "1.1.1"]["evidence"] == ["E-1", "E-2"]
    assert [each["on"] for each in rows(judged, "list", "oak", "--on", "1.1.2")] == ["1.1.2"]
    judged.run("judge", "list", "ash").failed(2, "judge-unknown-body")
    judged.run("judge", "propose", "--on", "7").failed(2, "judge-unknown-on")


def test_a_decision_that_differs_without_a_reason_is_an_error(judged: Project) -> None:
    change(judged, ", because: The plans that were late are those that matter.", "")
    for verb in (("judge", "check"), ("check",)):
        ran = judged.run(*verb).failed(1, "judge-differs-why")
        assert "judgements.yaml:25:5: error: the decision on `1.1.2` of oak is `poor`, and figures propose `fair`" in ran.err
    judged.run("report").failed(1, "judge-differs-why")


def test_not_graded_needs_a_reason(judged: Project) -> None:
    change(judged, ", because: Two plans are too few to say.", "")
    assert "judgements.yaml:26:37: error" in judged.run("check").failed(1, "judge-not-graded-why").err


def test_not_graded_where_figures_propose_a_grade_differs(judged: Project) -> None:
    change(judged, "grade: poor, by: Panel", "grade: not_graded, by: Panel")
    assert rows(judged, "list", "oak", "--on", "1.1.2")[0]["differs"] == "differs"


def test_findings_without_evidence_and_evidence_without_findings(judged: Project) -> None:
    found = judged.run("judge", "check", "--format", "json").ok().json()
    assert [(each["id"], each["stands"]) for each in found["unsupported_findings"]] == [
        ("F2", "rests on context alone"),
        ("F3", "names nothing that it rests on"),
    ]
    assert [(each["id"], each["judged"]) for each in found["unused_evidence"]] == [("E-2", ["1.1.1"]), ("E-4", [])]
    assert [each["stands"] for each in rows(judged, "findings")] == [
        None, "rests on context alone", "names nothing that it rests on", None,
    ]  # fmt: skip


def test_without_answers_nothing_is_proposed_and_figures_support_nothing(homes: Project) -> None:
    judge_homes(homes)
    assert rows(homes, "propose") == [] or {each["proposed"] for each in rows(homes, "propose")} == {"no figure"}
    found = homes.run("judge", "check", "--format", "json").ok().json()
    assert ("F4", "rests on figures that have no cases") in [(e["id"], e["stands"]) for e in found["unsupported_findings"]]
    homes.run("check").ok()


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "json"])
@pytest.mark.parametrize("verb", ["propose", "list", "findings", "check"])
def test_every_form_is_marked_and_every_proposal_indicative(judged: Project, verb: str, form: str) -> None:
    out = judged.run("judge", verb, "--format", form).ok().out
    assert "OFFICIAL" in out
    assert "Made-up data for tests" in out.replace("\\", "")
    if verb in ("propose", "list"):
        assert "indicative" in out
        assert "dangosol" in judged.run("judge", verb, "--format", form, "--language", "cy").ok().out


def test_both_stand_in_the_report(judged: Project) -> None:
    judged.run("report").ok()
    judged.run("report", "--language", "cy").ok()
    page = (judged.folder / "out/report/oak.md").read_text(encoding="utf-8")
    reviewed = "| 1.1.2 Plans are reviewed within four weeks. | Poor | Fair (indicative); the interval runs from Poor to Good |"
    assert f"{reviewed} 2 of 3, 67% " in page
    assert "| The plans that were late are those that matter. | Panel, 2026-04-01 |" in page
    assert "What is proposed is indicative" in page
    whole = (judged.folder / "out/report/national.md").read_text(encoding="utf-8")
    assert "| 1.1.2 Plans are reviewed within four weeks. | Poor; proposed: Fair (indicative) | Good (indicative) |" in whole
    assert "| All of them together | Not decided yet |" in whole
    welsh = (judged.folder / "out/report/cy/oak.md").read_text(encoding="utf-8")
    assert "## Barnau" in welsh
    assert "Gweddol (dangosol)" in welsh
    (judged.folder / "judgements.yaml").unlink()
    judged.run("report").ok()
    assert "## Judgements" not in (judged.folder / "out/report/oak.md").read_text(encoding="utf-8")


def test_a_report_never_leaves_broken_judgements_out(judged: Project) -> None:
    change(judged, "grade: fair, by", "grade: splendid, by")
    before = judged.files()
    judged.run("report").failed(1, "judge-unknown-grade")
    assert not (judged.folder / "out").exists()
    assert judged.files() == before


def test_hostile_words_are_text_on_the_page(judged: Project) -> None:
    change(judged, "because: Families said so.", 'because: "<script>x</script> | =1+1 \\u202e [a](b)"')
    judged.run("report").ok()
    page = (judged.folder / "out/report/oak.md").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "[a](b)" not in page
    assert "'=1" in judged.run("judge", "list", "--format", "csv").ok().out or "=1+1" in page


def test_a_shipped_scale_and_one_beside_the_inspection(judged: Project) -> None:
    inline = JUDGEMENTS[JUDGEMENTS.index("scale:") : JUDGEMENTS.index("proposals:")]
    own = inline.replace("scale:\n", "scale: homes\nversion: 1\n").replace("\n  ", "\n")
    (judged.folder / "scale.yaml").write_text(own, encoding="utf-8")
    judged.run("check", str(judged.folder / "scale.yaml")).ok()
    change(judged, inline, "scale: scale.yaml\n")
    judged.run("check").ok()
    change(judged, "scale: scale.yaml", "scale: four-grades")
    judged.run("check").failed(1, "judge-unknown-grade")
    change(judged, "scale: four-grades", "scale: nine-grades")
    assert "four-grades" in judged.run("check").failed(1, "judge-no-such-scale").err


WRONG = {
    "a body": ("body: elm, grade: not_graded", "body: ash, grade: not_graded", "judge-unknown-body"),
    "an indicator": ('on: "1.1.2", body: oak', 'on: "1.1.9", body: oak', "judge-unknown-on"),
    "evidence": ("evidence: [E-1, E-2]", "evidence: [E-1, E-7]", "evidence-unknown-id"),
    "evidence about another": ("results: [family_told]", "evidence: [E-1]", ""),
    "evidence about one for another": (
        'on: "1.2.1", body: elm, grade: not_graded,',
        'on: "1.2.1", body: elm, evidence: [E-1], grade: not_graded,',
        "judge-evidence-elsewhere",
    ),
    "a figure": ("results: [family_told]", "results: [family_sold]", "judge-unknown-result"),
    "a grade": ("grade: fair, by", "grade: fairly, by", "judge-unknown-grade"),
    "a day": ("at: 2026-04-01", "at: 2026-04-31", "recs-bad-date"),
    "decided twice": ('on: "1.1.2", body: oak', 'on: "1.1.1", body: oak', "judge-twice"),
    "a finding twice": ("id: F2", "id: F1", "judge-duplicate-finding"),
    "a finding about nothing": ("on: whole, body: all", "on: hole, body: all", "judge-unknown-on"),
    "a rule twice": ("id: by_band", "id: plans", "judge-duplicate-rule"),
    "two rules on one": ('on: "1.1"', 'on: ["1.1", whole]', "judge-two-rules"),
    "no rule": ("    every: indicator\n", "", "judge-rule-one-of"),
    "a rule both ways": ("    every: indicator\n", '    every: indicator\n    on: "1.1.1"\n', "judge-rule-one-of"),
    "a measure of every": ("    every: indicator\n", "    every: indicator\n    measure: mean_falls\n", "judge-rule-measure"),
    "no such measure": ("measure: mean_falls", "measure: mean_fals", "judge-unknown-result"),
    "a tally": ("measure: mean_falls", "measure: harm", "judge-tally"),
    "no cases": ('on: "1.1"', "on: whole", "judge-no-figure"),
    "an instrument": ("measure: mean_falls", "measure: mean_falls\n    instrument: visits", "usage-unknown-instrument"),
    "a band": ("strong: good", "strange: good", "judge-unknown-band"),
    "a grade of a band": ("mixed: fair", "mixed: mixed", "judge-unknown-grade"),
    "a grade of a threshold": ("{at_least: 0, grade: poor}", "{at_least: 0, grade: not_graded}", "judge-unknown-grade"),
    "thresholds that rise": ("{at_least: 0.75, grade: good}", "{at_least: 0.25, grade: good}", "judge-thresholds"),
    "thresholds of both sorts": ("{at_most: 0.5, grade: good}", "{at_least: 0.5, grade: good}", "judge-thresholds"),
    "a threshold of none": ("{at_most: 50, grade: poor}", "{grade: poor}", "judge-thresholds"),
    "a grade of the scale twice": ("id: fair, label", "id: good, label", "judge-duplicate-grade"),
    "a person": ("because: Families said so.", "because: Ask a@example.org.", "evidence-looks-personal"),
    "no least": ("    least: 3\n", "    least: 0\n", "document-limit"),
    "another key": ("because: Families", "becuase: Families", "document-misspelt-key"),
}
"""What is replaced in judgements.yaml, by what, and the message; none where it is right."""


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_told_at_its_line(homes: Project, kind: str) -> None:
    old, new, message = WRONG[kind]
    change(judge_homes(homes), old, new)
    text = (homes.folder / "judgements.yaml").read_text(encoding="utf-8")
    if not message:
        homes.run("check").ok()
        return
    ran = homes.run("check")
    assert "Traceback" not in ran.err
    [line, *_] = [line for line in ran.err.splitlines() if f"[{message}]" in line]
    assert line.startswith("judgements.yaml:"), line
    assert 1 <= int(line.split(":")[1]) <= len(text.splitlines())
    if message != "evidence-looks-personal":
        assert ran.code == 1
        homes.run("judge", "list").failed(1, message)


def test_where_nothing_was_decided(homes: Project) -> None:
    homes.run("judge", "list").failed(2, "judge-none")
    (homes.folder / "judgements.yaml").write_text("scale: four-grades\njudgements: []\n", encoding="utf-8")
    for verb in ("propose", "list", "findings", "check"):
        homes.run("judge", verb).ok()
    homes.run("check").ok()


def test_the_inspectorate_stands_beside_the_self_assessment(judged: Project, tmp_path: Path) -> None:
    """Oak House was judged on 1.1.1 and 1.1.2 themselves, and on the criterion above 1.2.1; Elm Court not on 1.1."""
    assessed(judged, tmp_path)
    ran = judged.run("self-assess", "compare", "oak", "--format", "json").ok().json()
    assert {each["indicator"]: each["judged"] for each in ran["indicators"]} == {
        "1.1.1": "Fair", "1.1.2": "Poor", "1.2.1": "Good (1.2)",
    }  # fmt: skip
    assert "The plans that were late are those that matter." in {each["because"] for each in ran["indicators"]}
    assert "judged" in judged.run("self-assess", "compare", "oak").ok().out
    (judged.folder / "judgements.yaml").unlink()
    assert "judged" not in judged.run("self-assess", "compare", "oak").ok().out
