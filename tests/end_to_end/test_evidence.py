"""The log of evidence: what is in it, what rests on too little, and records added to files that people wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.judged import EVIDENCE, judge_homes
from tests.end_to_end.self_assessed import review_plans
from tests.end_to_end.test_at_once import start
from tests.project import Project

SAYS = ("--kind", "interview", "--indicator", "1.1.2", "--points", "against", "--strength", "strong", "--by", "Inspector",
        "--source", "INT/9", "--on", "2026-03-05")  # fmt: skip


@pytest.fixture
def logged(homes: Project) -> Project:
    judge_homes(homes)
    (homes.folder / "judgements.yaml").unlink()
    return homes


def rows(project: Project, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = project.run("evidence", *arguments, "--format", "json").ok().json()["rows"]
    return found


def add(project: Project, body: str, says: str, *more: str) -> Any:
    return project.run("evidence", "add", body, *SAYS, "--says", says, *more)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ((), ["E-1", "E-2", "E-3", "E-4"]),
        (("--body", "oak"), ["E-1", "E-2", "E-3"]),
        (("--body", "national"), ["E-4"]),
        (("--on", "1.1"), ["E-1", "E-2", "E-4"]),
        (("--on", "1.2.1", "--on", "1.1.2"), ["E-3", "E-4"]),
        (("--kind", "focus_group", "--strength", "weak"), ["E-2"]),
        (("--points", "for", "--points", "context"), ["E-1", "E-3", "E-4"]),
        (("--body", "elm"), []),
    ],
)
def test_the_log_is_listed_and_narrowed(logged: Project, wanted: tuple[str, ...], ids: list[str]) -> None:
    assert [each["id"] for each in rows(logged, "list", *wanted)] == ids


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "json"])
@pytest.mark.parametrize("verb", [("list",), ("show", "E-1"), ("matrix",), ("matrix", "--gaps")])
def test_every_form_says_that_it_is_made_up(logged: Project, verb: tuple[str, ...], form: str) -> None:
    out = logged.run("evidence", *verb, "--format", form).ok().out
    assert "OFFICIAL" in out
    assert "Made-up data for tests" in out.replace("\\", "")


def test_one_record_is_shown_with_its_indicators(logged: Project) -> None:
    shown = {each["what"]: each["says"] for each in rows(logged, "show", "E-1")}
    assert shown["indicator 1.1.1"] == "Every resident has a plan on file."
    assert shown["place"] == "evidence/oak.yaml:3:5"
    assert "Grŵp ffocws" in logged.run("evidence", "show", "E-1", "--language", "cy").ok().out
    logged.run("evidence", "show", "E-11").failed(2, "evidence-unknown-id")


def test_the_matrix_counts_sources_with_cases_as_one(homes: Project, tmp_path: Path) -> None:
    """See `judged.py`: a focus group is one source however often and however written, and context is none."""
    judge_homes(review_plans(homes, tmp_path))
    found = {each["indicator"]: each for each in rows(homes, "matrix")}
    assert {name: (each["oak"], each["elm"]) for name, each in found.items()} == {
        "1.1.1": ("2 Cases FG", "1 Cases !"),
        "1.1.2": ("1 Cases !", "1 Cases !"),
        "1.2.1": ("1 Cases !", "1 Cases !"),
    }
    assert [found[each]["few"] for each in ("1.1.1", "1.1.2", "1.2.1")] == [1, 2, 2]
    gaps = [(each["body"], each["indicator"], each["sources"], each["context"]) for each in rows(homes, "matrix", "--gaps")]
    assert gaps == [
        ("elm", "1.1.1", 1, 0), ("oak", "1.1.2", 1, 0), ("elm", "1.1.2", 1, 0), ("oak", "1.2.1", 1, 1), ("elm", "1.2.1", 1, 0),
    ]  # fmt: skip


def test_without_cases_most_rests_on_nothing(logged: Project) -> None:
    gaps = {(each["body"], each["indicator"]): each["stands"] for each in rows(logged, "matrix", "oak", "--gaps")}
    assert gaps == {
        ("oak", "1.1.1"): "rests on one source",
        ("oak", "1.1.2"): "rests on nothing",
        ("oak", "1.2.1"): "rests on nothing",
    }


def test_a_record_is_added_below_what_is_there(logged: Project) -> None:
    ran = add(logged, "oak", "Families hear late.", "--indicator", "1.2.1").ok()
    assert ran.out == "oak-001: added to evidence/oak.yaml\n"
    text = (logged.folder / "evidence" / "oak.yaml").read_text(encoding="utf-8")
    assert text.startswith(EVIDENCE)
    assert rows(logged, "list", "--on", "1.2.1")[-1]["says"] == "Families hear late."
    assert add(logged, "oak", "And more.").ok().out.startswith("oak-002: ")
    assert add(logged, "elm", "Another file.", "--id", "E-9").ok().out == "E-9: added to evidence/elm.yaml\n"
    assert add(logged, "national", "All homes.").ok().out == "national-001: added to evidence/national.yaml\n"
    assert len(rows(logged, "list")) == 8
    logged.run("check").ok()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("evidence: []\n", ""),
        ("evidence: []", ""),
        (
            "evidence:\n- {id: A, RECORD}\n\n# about what is retired\nretired: [B]\n",
            "\n# about what is retired\nretired: [B]\n",
        ),
        ("retired: [B]\nevidence:\n      - {id: A, RECORD}", ""),
        ("evidence:\r\n  - {id: A, RECORD}\r\n# the last word\r\n", ""),
        ("\ufeffevidence:\n  - {id: A, RECORD}\n  # said of it\n", ""),
    ],
)
def test_whatever_is_in_the_file_stays(homes: Project, before: str, after: str) -> None:
    record = (
        "body: oak, indicators: ['1.1.1'], kind: call, strength: weak, points: for, on: 2026-01-01, by: A, source: S, says: T"
    )
    path = homes.folder / "evidence" / "oak.yaml"
    path.parent.mkdir()
    path.write_bytes(before.replace("RECORD", record).encode())
    add(homes, "oak", 'Says: "this"\n- and\tthat #x', "--id", "NEW").ok()
    content = path.read_bytes().decode()
    assert content.startswith(before.replace("RECORD", record).removesuffix(after).rstrip().removesuffix("[]").rstrip())
    assert content.endswith(after)
    assert ("\r\n" in content) == ("\r\n" in before)
    assert [each["says"] for each in rows(homes, "list")][-1] == 'Says: "this"\n- and\tthat #x'
    homes.run("check").ok()


def test_what_cannot_be_added_to_is_left_alone(homes: Project) -> None:
    path = homes.folder / "evidence" / "oak.yaml"
    path.parent.mkdir()
    path.write_text('evidence: [{id: A, body: oak, indicators: ["1.1.1"], kind: call, strength: weak, points: for, '
                    "on: 2026-01-01, by: A, source: S, says: T}]\n", encoding="utf-8")  # fmt: skip
    before = homes.files()
    add(homes, "oak", "No place for it.").failed(1, "evidence-add-by-hand")
    assert homes.files() == before


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (("--id", "E-1"), 2, "evidence-duplicate-id"),
        (("--id", "E-0"), 2, "evidence-id-retired"),
        (("--id", "no spaces"), 2, "document-pattern"),
        (("--indicator", "9.9.9"), 2, "evidence-unknown-indicator"),
        (("--kind", "rumour"), 2, "evidence-unknown-kind"),
        (("--strength", "iron"), 2, "evidence-unknown-strength"),
        (("--points", "up"), 2, "document-not-accepted"),
        (("--on", "2026-02-30"), 2, "recs-bad-date"),
        (("--on", "9000-01-01"), 2, "evidence-too-late"),
        (("--source", " "), 2, "document-empty"),
        (("--says", "a\x00b"), 2, "yaml-character"),
        (("--says", "x" * 30_000), 2, "document-limit"),
    ],
)
def test_what_is_wrong_with_a_record_is_told_and_nothing_written(
    logged: Project, more: tuple[str, ...], code: int, message: str
) -> None:
    path = logged.folder / "evidence" / "oak.yaml"
    path.write_text(EVIDENCE + "retired: [E-0]\n", encoding="utf-8")
    before = logged.files()
    add(logged, "oak", "Something.", *more).failed(code, message)
    assert logged.files() == before


def test_a_body_that_there_is_not(logged: Project) -> None:
    add(logged, "ash", "Something.").failed(2, "evidence-unknown-body")
    logged.run("evidence", "list", "--body", "ash").failed(2, "evidence-unknown-body")
    logged.run("evidence", "list", "--on", "9.9").failed(2, "evidence-unknown-indicator")


@pytest.mark.parametrize(
    ("says", "warned"),
    [
        ("Write to carer@example.org about it.", True),
        ("She can be reached on 01632 960 983.", True),
        ("Call +44 1632 960983 after five.", True),
        ("The home is at AB1 2CD.", True),
        ("Of 180 plans, 65 were late in 2016-17; see OAK/00089/17.", False),
        ("On 2018-01-17 and 2018-01-18, 4 of 10 at 3pm.", False),
    ],
)
def test_what_looks_as_if_it_led_to_a_person_is_warned_of(logged: Project, says: str, warned: bool) -> None:
    assert ("evidence-looks-personal" in add(logged, "oak", says).ok().err) == warned
    assert ("evidence-looks-personal" in logged.run("check").ok().err) == warned


def test_records_added_at_once_are_all_there(logged: Project) -> None:
    running = [start(logged, "evidence", "add", "oak", *SAYS, "--says", f"From {number}.") for number in range(4)]
    for each in running:
        _, err = each.communicate()
        assert each.returncode == 0, err
    added = {each["id"]: each["says"] for each in rows(logged, "list", "--kind", "interview")}
    assert set(added) == {"oak-001", "oak-002", "oak-003", "oak-004"}
    assert set(added.values()) == {f"From {number}." for number in range(4)}
    assert (logged.folder / "evidence" / "oak.yaml").read_text(encoding="utf-8").startswith(EVIDENCE)


def test_kinds_are_data(logged: Project) -> None:
    kinds = """\
evidence_kinds: homes
version: 1
title: What we look at
kinds: [{id: focus_group, label: Group, short: G}, {id: meal, label: A meal shared, short: M}]
cases: {id: plans, label: Plans, short: P}
strengths: [{id: strong, label: Strong}, {id: weak, label: Weak}]
"""
    (logged.folder / "kinds.yaml").write_text(kinds, encoding="utf-8")
    inspection = logged.folder / "inspection.yaml"
    inspection.write_text(inspection.read_text(encoding="utf-8") + "evidence_kinds: kinds.yaml\n", encoding="utf-8")
    ran = logged.run("check").failed(1, "evidence-unknown-kind", "evidence-unknown-strength")
    assert "evidence/oak.yaml:19:11: error: there is no kind of evidence `document`" in ran.err
    path = logged.folder / "evidence" / "oak.yaml"
    path.write_text(EVIDENCE.replace("document", "meal").replace("national_interview", "meal").replace("moderate", "weak"))
    assert [each["kind"] for each in rows(logged, "list", "--kind", "meal")] == ["A meal shared", "A meal shared"]
    assert rows(logged, "matrix", "oak")[0]["oak"] == "1 G !"
    (logged.folder / "kinds.yaml").write_text(kinds.replace("id: meal", "id: plans"), encoding="utf-8")
    logged.run("check").failed(1, "evidence-kinds-duplicate")


def test_where_nothing_was_written_down(homes: Project) -> None:
    assert "evidence-none" in homes.run("evidence", "list").ok().err
    assert len(rows(homes, "matrix", "--gaps")) == 6
