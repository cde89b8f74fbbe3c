"""Homes that assess themselves: profile, gaps, matrix, actions, against figures worked out by hand (`self_assessed.py`)."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.self_assessed import INSTRUMENT, SAYS, SHEETS, add_view, assessed, filled, review_plans
from tests.project import Project, fill, grid_sheet

WORDING = "Plans are reviewed within four weeks."


@pytest.fixture
def said(homes: Project, tmp_path: Path) -> Project:
    return assessed(homes, tmp_path)


def shown(project: Project, *arguments: str) -> Any:
    return project.run("self-assess", *arguments, "--format", "json").ok().json()


def answers(project: Project, body: str = "oak") -> dict[str, dict[str, Any]]:
    path = project.folder / "answers/view/2026" / f"{body}.first.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return found


def test_a_profile_by_criterion_with_who_stands_by_it(said: Project) -> None:
    oak = shown(said, "show", "oak")
    counts = [
        tuple(each[key] for key in ("criterion", "met", "partly_met", "not_met", "not_applicable", "not_assessed", "of"))
        for each in oak["profile"]
    ]
    assert counts == [("1", 1, 1, 1, 0, 0, 3), ("1.1", 1, 0, 1, 0, 0, 2), ("1.2", 0, 1, 0, 0, 0, 1)]
    about = {each["what"]: each["says"] for each in oak["about"]}
    assert (about["Assessed"], about["Signed off"]) == ("3 of 3 indicators", "A. Fir, Manager, 2026-03-20")
    assert (oak["marking"], oak["stamps"]) == ("OFFICIAL", ["Made-up data for tests"])
    elm = shown(said, "show", "elm")
    assert {"what": "Signed off", "says": "Not signed off yet"} in elm["about"]
    assert [each["not_applicable"] for each in elm["profile"]] == [1, 0, 1]


def test_the_weakest_come_first_and_the_rule_stands_with_them(said: Project) -> None:
    """Oak: 1.1 is (1 + 0) / 2, 1.2 is 0.5. What is not applicable has no place, so Elm has only 1.1."""
    assert [(each["criterion"], each["stands_at"]) for each in shown(said, "show", "oak")["weakest"]] == [
        ("1.1", "0.50"), ("1.2", "0.50"),
    ]  # fmt: skip
    assert [each["criterion"] for each in shown(said, "show", "elm")["weakest"]] == ["1.1"]
    assert "Weakest first" in said.run("self-assess", "show", "oak").ok().out


def test_gaps_are_ranked_by_a_rule_that_is_printed(said: Project, tmp_path: Path) -> None:
    review_plans(said, tmp_path)
    both = shown(said, "compare")
    found = [(each["body"], each["indicator"], each["gap"], each["stands"]) for each in both["gaps"]]
    assert found == [
        ("elm", "1.1.2", "-1", "below its cases"),
        ("oak", "1.1.1", "+0.5", "above its cases"),
        ("oak", "1.1.2", "-0.5", "below its cases"),
    ]
    assert any("widest stand first" in note for note in both["notes"])
    assert any("counts as against" in note for note in both["notes"])
    one = shown(said, "compare", "elm")
    beside = {each["indicator"]: each for each in one["indicators"]}
    assert (beside["1.1.1"]["cases_for"], beside["1.1.1"]["of"], beside["1.1.1"]["gap"]) == (4, 5, "+0")
    assert (beside["1.2.1"]["cases_point"], beside["1.2.1"]["gap"]) == ("Too few cases to say.", None)
    assert (beside["1.2.1"]["says"], beside["1.2.1"]["from"]) == ("Not applicable", "care-homes/plans")


def test_bodies_stand_beside_each_other_as_letters(said: Project) -> None:
    ran = said.run("self-assess", "compare").ok()
    lines = {line.split()[0]: line.split() for line in ran.out.splitlines() if line.startswith("1.")}
    assert lines == {
        "1.1.1": ["1.1.1", "2", "0", "0", "0", "0", "M", "M"],
        "1.1.2": ["1.1.2", "0", "0", "2", "0", "0", "N", "N"],
        "1.2.1": ["1.2.1", "0", "1", "0", "1", "0", "P", "-"],
    }
    assert "M: Met; P: Partly met; N: Not met; -: Not applicable; ·: not assessed" in ran.out
    assert "nothing to hold the judgements against" in ran.out


def test_a_body_that_is_left_out_counts_in_no_total(homes: Project, tmp_path: Path) -> None:
    add_view(homes, INSTRUMENT + "    exclude: [{body: elm, because: It closed.}]\n").run("sheets", "view").ok()
    homes.run("collect", *(str(filled(homes, tmp_path, body)) for body in SAYS)).ok()
    both = shown(homes, "compare")
    assert [(each["met"], each["oak"], each["elm"]) for each in both["matrix"]] == [(1, "M", "M"), (0, "N", "N"), (0, "P", "-")]
    assert any("Elm Court. It closed." in note for note in both["notes"])


def test_cases_may_come_from_another_folder(said: Project, homes: Project, tmp_path: Path) -> None:
    """An inspection elsewhere has reviewed the same home; its marking and stamp stand above too."""
    import shutil

    other = Project(shutil.copytree(Path(__file__).parents[1] / "care_homes", tmp_path / "other"))
    path = other.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8").replace("inspection: care-homes", "inspection: inspected")
    path.write_text(text.replace("marking: OFFICIAL", "marking: OFFICIAL-SENSITIVE"), encoding="utf-8")
    review_plans(other, tmp_path)
    assert shown(said, "compare", "oak")["gaps"] == []
    beside = shown(said, "compare", "oak", "--beside", str(other.folder))
    assert [each["from"] for each in beside["gaps"]] == ["inspected/plans"] * 2
    assert beside["marking"] == "OFFICIAL; OFFICIAL-SENSITIVE"
    said.run("self-assess", "compare", "--beside", str(tmp_path / "nowhere")).failed(2, "folder-no-inspection")


def test_actions_are_late_by_days(said: Project) -> None:
    """On 10 April, what was due on 31 March is 10 days late; until 30 June there are 20 + 31 + 30 = 81 days."""
    found = shown(said, "actions", "--as-of", "2026-04-10")
    assert found["as_of"] == "2026-04-10"
    assert [
        (each["due"], each["body"], each["indicator"], each["owner"], each["condition"], each["late_by"], each["days_left"])
        for each in found["rows"]
    ] == [
        ("2026-03-31", "oak", "1.1.2", "Dr Yew", "late", 10, -10),
        ("2026-06-30", "oak", "1.2.1", None, "open", None, 81),
    ]
    assert found["notes"] == ["elm: 1 judged short of the scale's highest step without an action: 1.1.2"]
    within = shown(said, "actions", "--as-of", "2026-04-10", "--within", "30d")["rows"]
    assert [each["indicator"] for each in within] == ["1.1.2"]
    said.run("self-assess", "actions", "--as-of", "2026-03-31", "--fail-on-late").ok()
    said.run("self-assess", "actions", "--as-of", "2026-04-01", "--fail-on-late").failed(1)
    said.run("self-assess", "actions", "--as-of", "soon").failed(2, "recs-bad-date")
    said.run("self-assess", "actions", "--within", "soon").failed(2, "recs-bad-period")


def test_an_action_without_a_date_is_last_and_due_within_nothing(said: Project) -> None:
    said.run("amend", "oak", "1.1.2", "action_due", "missing", "--by", "A", "--because", "B", "--on", "2026-04-01").ok()
    rows = shown(said, "actions", "oak", "--as-of", "2026-04-10")["rows"]
    assert [(each["indicator"], each["due"], each["days_left"]) for each in rows] == [
        ("1.2.1", "2026-06-30", 81),
        ("1.1.2", None, None),
    ]
    assert [each["indicator"] for each in shown(said, "actions", "--as-of", "2026-04-10", "--within", "1y")["rows"]] == [
        "1.2.1"
    ]


def test_the_calendar_moves_with_a_date_and_takes_back_what_is_met(said: Project, tmp_path: Path) -> None:
    def entries() -> dict[str, Any]:
        from icalendar import Calendar

        to = tmp_path / "actions.ics"
        assert "2 dates" in said.run("self-assess", "actions", "--calendar", str(to)).ok().out
        found = Calendar.from_ical(to.read_bytes()).walk("VEVENT")
        return {str(each["uid"]).split("@")[0]: each for each in found}

    before = entries()
    assert set(before) == {"action/care-homes/view/oak/1.1.2", "action/care-homes/view/oak/1.2.1"}
    late = before["action/care-homes/view/oak/1.1.2"]
    assert (str(late["summary"]), str(late["dtstart"].dt)) == ("1.1.2: Review every plan", "2026-03-31")
    assert "OFFICIAL" in str(late["description"])
    assert "Owner: Dr Yew" in str(late["description"])
    for question, value in (("action_due", "2026-05-01"), ("judgement", "met")):
        said.run("amend", "oak", "1.1.2", question, value, "--by", "A", "--because", "B", "--on", "2026-04-01").ok()
        after = entries()["action/care-homes/view/oak/1.1.2"]
        assert int(after["sequence"]) > int(late["sequence"])
        late = after
    assert (str(late["status"]), str(late["dtstart"].dt)) == ("CANCELLED", "2026-05-01")
    assert said.run("self-assess", "actions", "--calendar", "-").ok().out.startswith("BEGIN:VCALENDAR")
    said.run("self-assess", "actions", "elm", "--calendar", "-").failed(0, "calendar-empty")


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
@pytest.mark.parametrize("arguments", [("show", "oak"), ("compare",), ("compare", "oak"), ("actions",)])
def test_every_table_bears_the_marking_and_the_stamp(said: Project, form: str, arguments: tuple[str, ...]) -> None:
    out = said.run("self-assess", *arguments, "--format", form).ok().out
    assert "OFFICIAL" in out
    assert "Made-up data for tests" in out
    if form == "csv":
        tables = [list(csv.DictReader(io.StringIO(table))) for table in out.split("\n\n")]
        assert all(line["marking"] == "OFFICIAL" for table in tables for line in table)


def test_the_same_in_welsh(homes: Project, tmp_path: Path) -> None:
    add_view(homes).run("sheets", "view", "oak", "--language", "cy").ok()
    sheet = homes.folder / SHEETS / "oak.xlsx"
    told = {"1.1.1": {"judgement": "Wedi'i fodloni"}, "1.1.2": {"judgement": "heb ei fodloni", "confidence": "Isel"}}
    sent = fill(
        fill(sheet, tmp_path / "oak.xlsx", told), tmp_path / "oak.xlsx", {"oak": {"signed_off_by": "A. Fir"}}, "Cymeradwyo"
    )
    homes.run("collect", str(sent)).ok()
    assert [each["judgement"]["value"] for row, each in answers(homes).items() if row != "oak"] == ["met", "not_met"]
    welsh = shown(homes, "compare", "oak", "--language", "cy")
    assert [each["says"] for each in welsh["indicators"]] == ["Wedi'i fodloni", "Heb ei fodloni", "heb ei asesu"]
    assert {"what": "Cymeradwywyd", "says": "A. Fir, dim diwrnod wedi'i roi"} in shown(
        homes, "show", "oak", "--language", "cy"
    )["about"]
    homes.run("check").ok()


def test_leads_have_a_workbook_each_and_they_merge(homes: Project, tmp_path: Path) -> None:
    """Who leads on 1 has 1.1.1 and 1.1.2; 1.2.1 goes to the closer lead; sign-off stays with nobody in particular."""
    add_view(homes).run("check").ok()
    homes.run("sheets", "view", "oak", "--by", "owner").ok()
    names = {"oak.xlsx": {"oak"}, "oak.A Fir.xlsx": {"1.1.1", "1.1.2"}, "oak.B Yew families.xlsx": {"1.2.1"}}
    folder = homes.folder / SHEETS
    for name, rows in names.items():
        found = grid_sheet(folder / name)[3]
        assert {each for each in found if each.startswith("1.") or each == "oak"} == rows
    assert {path.name for path in folder.iterdir()} == set(names)
    first, second = (
        fill(folder / name, tmp_path / name, {row: SAYS["oak"][row] for row in rows}) for name, rows in list(names.items())[1:]
    )
    homes.run("collect", str(second)).ok()
    homes.run("collect", str(first)).ok()
    assert sorted(answers(homes)) == ["1.1.1", "1.1.2", "1.2.1"]
    again = homes.run("sheets", "view", "oak").ok().out
    assert again.count("unchanged") == 3


def test_leads_are_settled_when_workbooks_go_out(homes: Project) -> None:
    add_view(homes).run("sheets", "view", "oak").ok()
    homes.run("sheets", "view", "oak", "--by", "owner").failed(1, "sheets-other-reviewers")
    (homes.folder / SHEETS / "oak.xlsx").unlink()
    homes.run("sheets", "view", "oak", "--by", "owner").ok()
    homes.run("sheets", "view", "elm", "--by", "owner").failed(1, "sheets-no-leads")


@pytest.mark.parametrize(
    ("leads", "message"),
    [
        ('{oak: {"9": A}}', "assess-lead-unknown"),
        ('{ash: {"1": A}}', "folder-unknown-body"),
        ('{oak: {"1": A. B, "1.2": A B}}', "assess-leads-alike"),
        ('{oak: {"1": []}}', "document-wrong-type"),
        ("{oak: {}}", "document-empty"),
    ],
)
def test_leads_that_lead_nowhere_are_named(homes: Project, leads: str, message: str) -> None:
    head = INSTRUMENT.split("    leads:")[0]
    assert "inspection.yaml" in add_view(homes, f"{head}    leads: {leads}\n").run("check").failed(1, message).err


def test_collected_again_the_later_one_counts_and_blanks_erase_nothing(said: Project, tmp_path: Path) -> None:
    before = said.files()
    said.run("collect", str(tmp_path / "oak.xlsx")).ok()
    assert said.files() == before
    cells = {"1.1.2": {"judgement": "Met", "evidence": None}}
    later = fill(tmp_path / "oak.xlsx", tmp_path / "later.xlsx", cells)
    ran = said.run("collect", str(later)).failed(0, "collect-blanks-kept", "collect-left-behind")
    assert "not_met" in ran.out
    assert answers(said)["1.1.2"]["evidence"]["value"] == "Audit"
    assert shown(said, "actions", "oak")["rows"][0]["indicator"] == "1.2.1"


def test_a_workbook_is_whose_it_says_whatever_it_is_called(said: Project, tmp_path: Path) -> None:
    wrong = fill(tmp_path / "elm.xlsx", tmp_path / "back" / "oak.xlsx", {"1.1.1": {"judgement": "Partly met"}})
    said.run("collect", str(wrong)).ok()
    assert answers(said, "elm")["1.1.1"]["judgement"]["value"] == "partly_met"
    assert answers(said)["1.1.1"]["judgement"]["value"] == "met"


def test_changed_facts_are_told_and_not_believed(said: Project, tmp_path: Path) -> None:
    changed = fill(tmp_path / "oak.xlsx", tmp_path / "changed.xlsx", {"1.1.1": {"indicator": "Something easier"}})
    ran = said.run("collect", str(changed)).failed(0, "collect-fact-changed")
    assert f"{changed}!Indicators!" in ran.err
    assert shown(said, "compare", "oak")["indicators"][0]["text"] == "Every resident has a plan on file."


@pytest.mark.parametrize(
    ("row", "cells", "message"),
    [
        ("1.1.1", {"judgement": "mostly"}, "cell-not-a-choice"),
        ("1.1.2", {"action_due": "soon"}, "cell-not-a-date"),
        ("1.1.2", {"action_due": "03/04/2026"}, "cell-date-ambiguous"),
        ("1.2.1", {"confidence": "#REF!"}, "workbook-error-cell"),
        ("1.1.1", {"evidence": "x" * 5001}, "cell-text-too-long"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(
    homes: Project, tmp_path: Path, row: str, cells: dict[str, object], message: str
) -> None:
    add_view(homes).run("sheets", "view", "oak").ok()
    bad = fill(filled(homes, tmp_path, "oak"), tmp_path / "bad.xlsx", {row: cells})
    ran = homes.run("collect", str(bad)).failed(1, message)
    assert any(line.startswith(f"{bad}!Indicators!") and message in line for line in ran.err.splitlines())
    assert len(answers(homes)) == 4


def test_an_indicator_that_was_reworded_is_looked_at_again(said: Project) -> None:
    path = said.folder / "criteria.yaml"
    text = (
        path.read_text(encoding="utf-8").replace(WORDING, "Plans are reviewed every week.").replace("version: 1", "version: 2")
    )
    added = text + '          - {id: "1.2.2", level: home, text: Families may object., evidence: [interview]}\n'
    path.write_text(added, encoding="utf-8")
    ran = said.run("self-assess", "show", "oak", "--format", "json").failed(0, "assess-look-again")
    oak = ran.json()
    assert [(each["indicator"], each["said_before"]) for each in oak["look_again"]] == [("1.1.2", "Not met")]
    assert [each["not_assessed"] for each in oak["profile"]] == [2, 1, 1]
    assert "version 2; asked about as version 1" in oak["about"][1]["says"]
    both = said.run("self-assess", "compare").ok().out
    assert "?: reworded, to look at again" in both
    assert [line.split()[-2:] for line in both.splitlines() if line.startswith(("1.1.2", "1.2.2"))] == [["?", "?"], ["·", "·"]]
    assert [each["indicator"] for each in shown(said, "actions")["rows"]] == ["1.2.1"]


def test_the_summary_sheet_and_score_say_what_is_left(said: Project) -> None:
    results = {
        (each["measure"], each["category"]): (each["count"], each["of"])
        for each in said.results("oak", "--instrument", "view")
        if each["scope"] == "oak"
    }
    assert results[("judgements", "met")] == (1, 3)
    assert results[("still_to_assess", None)][0] == 0
    assert results[("indicators_met", None)] == (1, 3)
    assert results[("actions_without_owner", None)] == (1, 2)
    assert results[("actions_without_date", None)] == (0, 2)
    assert results[("low_confidence", None)] == (1, 3)
    said.run("report").ok()
    said.run("status").ok()
    said.run("trace", "indicators_met", "--body", "oak").ok()
    said.run("check").ok()


def test_criteria_named_for_a_writing_are_kept_with_its_rows(homes: Project, tmp_path: Path) -> None:
    head = INSTRUMENT.split("    criteria:")[0] + '    round: "2026"\n'
    add_view(homes, head).run("sheets", "view").failed(1, "sheets-no-criteria")
    homes.run("sheets", "view", "--criteria", "nothing").failed(1, "criteria-no-such-set")
    homes.run("sheets", "view", "--criteria", "criteria.yaml").ok()
    homes.run("sheets", "view").ok()
    homes.run("sheets", "view", "--criteria", "hate-crime-2018").failed(1, "sheets-other-criteria")
    homes.run("sheets", "plans", "--criteria", "criteria.yaml").failed(2, "sheets-criteria-unused")
    kept = json.loads((homes.folder / "rows/view/2026/oak.json").read_text(encoding="utf-8"))["criteria"]
    assert (kept["name"], kept["version"]) == ("criteria.yaml", 1)
    homes.run("collect", str(filled(homes, tmp_path, "oak"))).ok()
    assert shown(homes, "show", "oak")["profile"][0]["met"] == 1
    (homes.folder / "rows/view/2026" / kept["copy"]).unlink()
    homes.run("self-assess", "show", "oak").failed(1, "rows-criteria-gone")


def test_where_each_writing_is_a_round_each_body_stands_at_its_own(homes: Project, tmp_path: Path) -> None:
    add_view(homes, INSTRUMENT.replace('    round: "2026"\n', ""))
    for body, day in (("oak", "2026-01-10"), ("elm", "2026-02-10")):
        homes.run("sheets", "view", body, "--as-of", day).ok()
        sheet = homes.folder / "sheets/view" / day / f"{body}.xlsx"
        homes.run("collect", str(fill(sheet, tmp_path / f"{body}.xlsx", SAYS[body]))).ok()
    assert [(each["oak"], each["elm"]) for each in shown(homes, "compare")["matrix"]] == [("M", "M"), ("N", "N"), ("P", "-")]
    assert {"what": "Round", "says": "2026-01-10"} in shown(homes, "show", "oak")["about"]


def test_what_is_no_self_assessment_says_so(homes: Project, tmp_path: Path) -> None:
    homes.run("self-assess", "show", "oak").failed(2, "assess-no-instrument")
    add_view(homes)
    homes.run("self-assess", "show", "nobody").failed(2, "usage-unknown-body")
    homes.run("self-assess", "show", "oak").failed(1, "score-no-answers")
    add_view(homes, INSTRUMENT.replace("id: view", "id: again"))
    homes.run("self-assess", "compare").failed(2, "usage-which-instrument")


def test_a_scale_is_data(homes: Project, tmp_path: Path) -> None:
    """Four steps of a scale of one's own: 1.1.1 is on the second highest, 2 of 3."""
    shipped = Path(__file__).parents[2] / "casefile_templates" / "self-assessment.yaml"
    text = shipped.read_text(encoding="utf-8")
    scale = "\n".join(
        f"    - {{code: {code}, label: {code}, rank: {rank}}}" for rank, code in enumerate(("poor", "fair", "good", "great"))
    )
    start, end = text.index("    - {code: met"), text.index("  confidence_scale")
    text = text[:start] + scale + "\n" + text[end:]
    theirs = {
        "[met, partly_met, not_met]": "[poor, fair, good, great]",
        "[partly_met, not_met]": "[poor, fair, good]",
        "{judgement: met}": "{judgement: great}",
    }
    for old, new in theirs.items():
        text = text.replace(old, new)
    (homes.folder / "mine.yaml").write_text(text, encoding="utf-8")
    add_view(homes, INSTRUMENT.replace("template: self-assessment", "template: mine.yaml")).run("sheets", "view", "oak").ok()
    sheet = homes.folder / SHEETS / "oak.xlsx"
    homes.run("collect", str(fill(sheet, tmp_path / "oak.xlsx", {"1.1.1": {"judgement": "good"}}))).ok()
    oak = shown(homes, "show", "oak")
    assert (oak["profile"][0]["good"], oak["weakest"][0]["stands_at"]) == (1, "0.67")
    (homes.folder / "mine.yaml").write_text(
        text.replace("rank: 1", "rank: 0").replace("rank: 2", "rank: 0").replace("rank: 3", "rank: 0")
    )
    homes.run("check").failed(1, "assess-no-scale")
    homes.run("self-assess", "show", "oak").failed(1, "assess-no-scale")
