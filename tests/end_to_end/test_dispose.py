"""Case material is removed from an inspection that is finished; its figures stay what they are."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from inspect_kit.disposal import plan
from tests.end_to_end.answers import OAK
from tests.end_to_end.crash import run_killed
from tests.end_to_end.moderated import SHEETS, read_twice
from tests.project import Project, fill

SAID = ("the deputy manager", "her own words", "page 7 of the log", "the log was found")
"""What people typed, and nobody should find again."""
YES = ("--by", "R. Ecords", "--yes", "--even-so")


@pytest.fixture
def finished(homes: Project) -> Project:
    """Oak House read twice and amended, a case replaced, a report written; Elm Court drawn and not looked at."""
    collect_forms(homes)
    signed = ("--by", "A. Lead", "--because", "the log was found", "--on", "2026-04-02")
    homes.run("amend", "oak", "OAK-002", "falls", "3", *signed).ok()
    homes.run("amend", "oak", "OAK-007", "told_who", "the deputy manager", *signed).ok()
    homes.run("report").ok()
    return homes


def collect_forms(homes: Project) -> None:
    homes.run("sample").ok()
    homes.run("sheets", "oak", "--layout", "form").ok()
    beside = {"falls#note": "her own words", "falls#source": "page 7 of the log"}
    answers = {row: {**given, **beside} for row, given in OAK.items()}
    homes.run("collect", str(fill(homes.folder / SHEETS / "oak.xlsx", homes.folder.parent / "oak.xlsx", answers))).ok()


def everything(homes: Project) -> bytes:
    """Every byte and every name in the folder."""
    paths = list(homes.folder.rglob("*"))
    return b"\n".join([*(str(path.relative_to(homes.folder)).encode() for path in paths), *(_bytes(path) for path in paths)])


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and path.name != "inspection.yaml" else b""


def tell_tales(homes: Project) -> set[str]:
    """References and texts that can still be found."""
    found = everything(homes).decode("utf-8", "replace")
    return {each for each in (*OAK, "OAK-011", *SAID) if each in found}


def figures(homes: Project) -> dict[str, Any]:
    """All that `score` says but for digests of what it read."""
    document: dict[str, Any] = homes.run("score", "--format", "json").json()
    for each in document["instruments"]:
        each["inputs"] = sorted(each["inputs"])
    return document


def record(homes: Project) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((homes.folder / "disposal.json").read_text("utf-8"))
    return found


def test_without_yes_it_only_says_what_it_would_do(finished: Project) -> None:
    before = finished.files()
    ran = finished.run("dispose").ok()
    assert "lists/" in ran.out
    assert "Nothing was removed" in ran.out
    finished.run("dispose", "--yes").failed(2, "dispose-by")
    finished.run("dispose", "--yes", "--by", " ").failed(2, "dispose-by")
    finished.run("dispose", "--keep", "plan").failed(2, "usage-unknown-instrument")
    finished.run("dispose", "--keep", "plans", *YES).failed(2, "dispose-nothing")
    assert finished.files() == before


def test_figures_stay_and_cases_are_gone(finished: Project) -> None:
    assert tell_tales(finished) >= {*OAK, *SAID}
    before = figures(finished)
    pages = {name: (finished.folder / "out/report" / name).read_bytes() for name in ("oak.md", "national.md", "results.csv")}
    ran = finished.run("dispose", *YES).ok()
    assert "Git history still holds all of it" in ran.out
    assert figures(finished) == before
    assert tell_tales(finished) == set()
    assert not any((finished.folder / name).exists() for name in ("lists", "out", "sheets/plans", ".disposal"))
    finished.run("report").ok()
    assert {name: (finished.folder / "out/report" / name).read_bytes() for name in pages} == pages
    finished.run("check").ok()
    finished.run("status").ok()
    traced = finished.run("trace", "all_falls", "--body", "oak", "--counted", "--format", "json").ok().json()["rows"]
    assert {each["row"] for each in traced} == {f"case-{number:03d}" for number in range(1, 7)} - _blank(finished)
    assert not any(cell["source"] for each in traced for cell in each["cells"])


def _blank(homes: Project) -> set[str]:
    """The case whose falls nobody filled in, OAK-003."""
    rows = json.loads((homes.folder / "answers/plans/2026/oak.first.json").read_text("utf-8"))["rows"]
    return {row for row, given in rows.items() if "falls" not in given}


def test_the_record_says_who_removed_what(finished: Project) -> None:
    lists = finished.folder / "lists/oak.csv"
    digest = hashlib.sha256(lists.read_bytes()).hexdigest()
    finished.run("dispose", *YES).ok()
    found = record(finished)
    assert (found["state"], found["by"], found["instruments"]) == ("finished", "R. Ecords", ["plans"])
    # six cases of each home but that Elm Court has five; texts: one that was typed, the reasons and the text of the amendments
    assert found["counts"]["references"] == 11
    assert {"name": "lists/oak.csv", "digest": digest, "size": lists_size(found)} in found["removed"]
    assert {each["file"] for each in found["rewritten"]} >= {"answers/plans/2026/oak.first.json", "amendments.jsonl"}
    assert all(
        hashlib.sha256((finished.folder / each["file"]).read_bytes()).hexdigest() == each["is"] for each in found["rewritten"]
    )


def lists_size(found: dict[str, Any]) -> int:
    return int(next(each["size"] for each in found["removed"] if each["name"] == "lists/oak.csv"))


def test_a_number_leads_back_to_no_case(finished: Project) -> None:
    """Ranks and places in a list lead to references for whoever has the list; so does the order of the sample."""
    finished.run("dispose", *YES).ok()
    sample = json.loads((finished.folder / "samples/plans/2026/oak.json").read_text("utf-8"))
    assert {(each["rank"], each["list_row"]) for each in sample["cases"]} == {("", 0)}
    assert sample["reserves"] == []
    assert sample["list"]["size"] == 12
    answers = json.loads((finished.folder / "answers/plans/2026/oak.first.json").read_text("utf-8"))
    assert {(each["from"], each["workbook"]) for row in answers["rows"].values() for each in row.values()} == {
        ("", "workbook-1")
    }


def test_nobody_works_on_cases_that_are_gone(finished: Project) -> None:
    finished.run("dispose", *YES).ok()
    before = finished.files()
    for command in (
        ("sample",),
        ("sample", "--verify"),
        ("sample", "oak", "--replace", "case-001", "--because", "not-found", "--by", "A"),
        ("sheets",),
        ("collect", str(finished.folder.parent / "oak.xlsx")),
        ("amend", "oak", "case-001", "falls", "3", "--by", "A", "--because", "B"),
    ):
        finished.run(*command).failed(1, "dispose-done")
    finished.run("dispose", *YES).failed(0, "dispose-already")
    assert finished.files() == before


def test_a_case_that_was_replaced_goes_too(homes: Project) -> None:
    collect_forms(homes)
    replacing = ("--because", "not-found", "--note", "her own words", "--by", "A. Lead", "--on", "2026-04-02")
    homes.run("sample", "oak", "--replace", "OAK-001", *replacing).ok()
    homes.run("sheets", "oak").ok()
    before = figures(homes)
    homes.run("dispose", *YES).ok()
    assert figures(homes) == before
    assert tell_tales(homes) == set()
    [replaced] = json.loads((homes.folder / "samples/plans/2026/oak.json").read_text("utf-8"))["replacements"]
    assert (replaced["because"], replaced["note"], replaced["who"]) == ("not-found", "[removed]", "A. Lead")


def test_both_readings_and_disagreements(homes: Project) -> None:
    read_twice(homes)
    homes.run("moderate", "sheet", "oak", "--as-of", "2026-04-02").ok()
    settled = {"plans: OAK-002: falls": {"stands": "another", "answer": "5", "by": "C. Lead", "because": "her own words"}}
    sheet = homes.folder / "sheets/moderation/2026-04-02/oak.xlsx"
    homes.run("collect", str(fill(sheet, homes.folder.parent / "settled.xlsx", settled))).ok()
    before, agreed = figures(homes), homes.run("moderate", "agreement", "--format", "json").ok().out
    homes.run("dispose", *YES).ok()
    assert figures(homes) == before
    assert homes.run("moderate", "agreement", "--format", "json").ok().out == agreed
    assert tell_tales(homes) == set()
    found = homes.run("moderate", "disagreements", "--format", "json").ok().json()["rows"]
    [one] = [each for each in found if each["state"] == "settled"]
    assert (one["first"], one["second"], one["settled_as"], one["by"], one["because"]) == (
        "2",
        "3",
        "5",
        "C. Lead",
        "[removed]",
    )
    homes.run("moderate", "sheet", "oak").failed(1, "dispose-done")


def test_what_is_open_is_told_and_holds_it_up(homes: Project) -> None:
    read_twice(homes)
    homes.run("sheets", "elm", "--instrument", "plans").failed(1)
    homes.run("sample", "elm").ok()
    homes.run("sheets", "elm", "--instrument", "plans").ok()
    before = homes.files()
    err = homes.run("dispose", "--by", "A", "--yes").failed(1, "dispose-open").err
    assert "cases that cannot wait: 1, of oak." in err
    assert "disagreements between readings: 6, of oak." in err
    assert "workbooks that are out: 1, of elm." in err
    assert homes.files() == before
    homes.run("dispose", *YES).failed(0, "dispose-open-all-the-same")


def test_challenges_lose_their_words(finished: Project) -> None:
    decision = {
        "format": "challenge/1", "marking": "OFFICIAL", "challenge": "abc12345", "body": "oak", "says": "her own words",
        "decision": "accepted", "by": "A. Lead", "when": "2026-04-02", "because": "the log was found",
        "changed": ["plans", "OAK-002", "falls"],
    }  # fmt: skip
    (finished.folder / "challenges.jsonl").write_text(json.dumps(decision) + "\n{torn OAK-005", "utf-8")
    finished.run("dispose", *YES).ok()
    assert tell_tales(finished) == set()
    [line] = (finished.folder / "challenges.jsonl").read_text("utf-8").splitlines()
    kept = json.loads(line)
    assert [kept[key] for key in ("challenge", "decision", "by", "says")] == ["challenge-1", "accepted", "A. Lead", "[removed]"]


def test_what_was_edited_by_hand_or_lost_its_rows_goes_too(finished: Project) -> None:
    """An answer that fits no question, amendments of nothing, a torn line, and answers of a body without rows."""
    path = finished.folder / "answers/plans/2026/oak.first.json"
    stored = json.loads(path.read_text("utf-8"))
    given = stored["rows"]["OAK-005"]
    given["falls"]["value"], given["gone"] = "her own words", {"value": "her own words", "from": "", "workbook": "w"}
    path.write_text(json.dumps(stored), "utf-8")
    (finished.folder / "answers/plans/2026/ash.first.json").write_text(path.read_text("utf-8"), "utf-8")
    log = finished.folder / "amendments.jsonl"
    line = json.loads(log.read_text("utf-8").splitlines()[0])
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps({**line, "row": "OAK-099"}) + "\n" + json.dumps({**line, "question": "gone"}) + "\n{OAK-005")
    before = figures(finished)
    finished.run("dispose", *YES).ok()
    assert figures(finished) == before
    assert tell_tales(finished) == set()
    assert b"OAK-099" not in everything(finished)
    assert not (finished.folder / "answers/plans/2026/ash.first.json").exists()
    counts = record(finished)["counts"]
    assert (counts["answers_that_fitted_nothing"], counts["amendments_of_nothing"]) == (1, 2)


def test_the_register_and_what_is_kept_stay(finished: Project) -> None:
    path = finished.folder / "inspection.yaml"
    more = "  - {id: progress, template: progress}\n  - {id: again, template: template.yaml, round: '1'}\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    for name in ("rows", "answers", "sheets"):
        for instrument, round_ in (("progress", "2026-04-01"), ("again", "1")):
            shutil.copytree(finished.folder / name / "plans/2026", finished.folder / name / instrument / round_)
            for each in (finished.folder / name / instrument / round_).glob("*.json"):
                text = each.read_text("utf-8").replace('"plans"', f'"{instrument}"', 1).replace('"2026"', f'"{round_}"', 1)
                each.write_text(text, "utf-8")
    before = {name: content for name, content in finished.files().items() if "/progress/" in name or "/again/" in name}
    assert before
    finished.run("dispose", "--keep", "again", *YES).ok()
    after = finished.files()
    assert {name: after.get(name) for name in before} == before
    assert record(finished)["kept"] == ["progress", "again"]
    finished.run("sheets", "oak", "--instrument", "plans").failed(1, "dispose-done")


def test_what_cannot_be_told_or_leads_elsewhere_holds_it_up(finished: Project, tmp_path: Path) -> None:
    stranger = finished.folder / "answers/earlier/2025"
    stranger.mkdir(parents=True)
    before = finished.files()
    finished.run("dispose", *YES).failed(1, "dispose-unknown-folder")
    shutil.rmtree(stranger.parent)
    (finished.folder / "lists").rename(tmp_path / "shared")
    (finished.folder / "lists").symlink_to(tmp_path / "shared", target_is_directory=True)
    finished.run("dispose", *YES).failed(1, "dispose-linked")
    assert (tmp_path / "shared/oak.csv").exists()
    assert {name: content for name, content in finished.files().items() if not name.startswith("lists")} == {
        name: content for name, content in before.items() if not name.startswith("lists")
    }


def test_a_link_among_the_lists_is_removed_and_what_it_leads_to_is_not(finished: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/mine.txt").write_text("mine", "utf-8")
    (finished.folder / "lists/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    finished.run("dispose", *YES).ok()
    assert (tmp_path / "elsewhere/mine.txt").read_text("utf-8") == "mine"
    assert not (finished.folder / "lists").exists()


def test_nothing_is_removed_where_a_figure_would_change(finished: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    real = plan.answers_without

    def forgetful(*given: Any) -> Any:
        answers = real(*given)
        for row in answers.rows.values():
            row.pop("overall", None)
        return answers

    monkeypatch.setattr(plan, "answers_without", forgetful)
    before = finished.files()
    finished.run("dispose", *YES).failed(1, "dispose-changes-figures")
    assert finished.files() == before
    assert not (finished.folder / "disposal.json").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "file-not-json"),
        ("[]", "file-not-an-object"),
        ('{"format": "disposal/9"}', "stored-wrong-format"),
        ('{"format": "disposal/1", "state": "begun", "by": "A", "when": "", "instruments": "plans"}', "stored-wrong-shape"),
        ('{"format": "disposal/1", "state": "never", "by": "A", "when": "", "instruments": []}', "stored-wrong-shape"),
        ('{"format": "disposal/1", "state": "begun", "by": "A", "when": "", "instruments": []}', "dispose-unfinished"),
    ],
)
def test_a_record_that_cannot_be_read_is_told(finished: Project, text: str, message: str) -> None:
    (finished.folder / "disposal.json").write_text(text, "utf-8")
    finished.run("score").failed(1, message)


@pytest.mark.parametrize(
    "change",
    [
        {"rewritten": [{"file": "../../evil.json", "is": ""}]},
        {"rewritten": [{"file": "answers/plans/2026/oak.first.json", "is": "0"}]},
        {"rewritten": "all"},
        {"rewritten": [1]},
        {"removed_folders": ["/etc"]},
        {"removed_folders": ["."]},
        {"removed_folders": ["../homes"]},
        {"removed_folders": [7]},
        {"removed_folders": None},
        {"removed_folders": ["answers"]},
        {"counts": []},
    ],
)
def test_an_edited_record_leads_nowhere_else(finished: Project, change: dict[str, Any]) -> None:
    finished.run("dispose", *YES).ok()
    path = finished.folder / "disposal.json"
    path.write_text(json.dumps({**record(finished), "state": "begun", **change}), "utf-8")
    before = finished.files()
    finished.run("dispose").failed(1)
    assert finished.files() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to end a process as if the power went")
def test_killed_anywhere_it_has_done_nothing_or_can_be_finished(homes: Project, tmp_path: Path) -> None:
    homes.run("sample", "oak").ok()
    homes.run("sheets", "oak").ok()
    answers = {row: OAK[row] for row in ("OAK-001", "OAK-005")}
    homes.run("collect", str(fill(homes.folder / SHEETS / "oak.xlsx", tmp_path / "oak.xlsx", answers))).ok()
    before, scored = owned(homes), figures(homes)
    point, finished, begun = 0, False, 0
    while not finished:
        tried = Project(Path(shutil.copytree(homes.folder, tmp_path / "tried")))
        finished = run_killed(["-C", str(tried.folder), "dispose", *YES], point)
        if not (tried.folder / "disposal.json").exists():
            assert owned(tried) == before, f"at point {point} something was touched before the record says so"
        elif not finished and record(tried)["state"] == "begun":
            begun += 1
            tried.run("score").failed(1, "dispose-unfinished")
        tried.run("dispose", *YES)
        assert record(tried)["state"] == "finished"
        assert figures(tried) == scored
        assert tell_tales(tried) == set()
        shutil.rmtree(tried.folder)
        point += 3 if begun == 0 else 1
    assert begun >= 5


def owned(homes: Project) -> dict[str, bytes]:
    """What people own, without what a killed run may leave."""
    return {name: content for name, content in homes.files().items() if not name.startswith(".")}


def test_what_was_said_of_an_indicator_before_goes_and_its_wording_stays(finished: Project) -> None:
    path = finished.folder / "rows/plans/2026/oak.json"
    stored = json.loads(path.read_text("utf-8"))
    template = finished.folder / "template.yaml"
    part = """
  - id: others
    title: Others
    rows: {from: criteria}
    layout: grid
    facts: [{id: indicator, title: Indicator, from: criteria, answer: {text: {}}}]
    stages: [{id: s, title: S, questions: [{id: met, ask: Met?, answer: {choice: yes_no}}]}]
    measures: [{id: met, title: Met, count: {met: yes}}]
"""
    template.write_text(template.read_text("utf-8") + part, "utf-8")
    for row in stored["rows"]:
        row["part"] = "plans"
    facts = {"indicator": "Every resident has a plan.", "said_before": "her own words"}
    stored["rows"].append({"id": "1.1.1", "facts": facts, "part": "others"})
    path.write_text(json.dumps(stored), "utf-8")
    finished.run("dispose", *YES).ok()
    assert tell_tales(finished) == set()
    [row] = [each for each in json.loads(path.read_text("utf-8"))["rows"] if each["part"] == "others"]
    assert (row["id"], row["facts"]) == ("1.1.1", {**facts, "said_before": "[removed]"})


def test_evidence_keeps_what_it_is_of_and_loses_its_words(finished: Project) -> None:
    """Two records of one source still rest on one source."""
    said = ("evidence", "add", "oak", "--indicator", "1.1.1", "--strength", "strong", "--by", "Inspector", "--on", "2026-04-01")
    for kind, points in (("interview", "for"), ("document", "against")):
        words = ("--kind", kind, "--points", points, "--source", "OAK-002/7", "--says", "She told us in her own words.")
        finished.run(*said, *words).ok()
    before = finished.run("evidence", "matrix", "oak", "--format", "json").ok().json()["rows"]
    finished.run("dispose", *YES).ok()
    assert tell_tales(finished) == set()
    finished.run("check").ok()
    assert finished.run("evidence", "matrix", "oak", "--format", "json").ok().json()["rows"] == before
    listed = finished.run("evidence", "list", "--format", "json").ok().json()["rows"]
    assert {(each["source"], each["says"]) for each in listed} == {("source-001", "[removed]")}
