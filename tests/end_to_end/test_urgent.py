"""Cases that cannot wait are listed until they are settled, whoever noticed and whatever became of the sample."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import Project, fill

SHEETS = Path("sheets/plans/2026")
SIGNED = ("--by", "A. Lead", "--because", "rang the home")


@pytest.fixture
def read_twice(homes: Project) -> Project:
    """Every plan of Oak House is read by two people."""
    homes.run("sample", "oak").ok()
    homes.run("sheets", "oak", "--reviewers", "anna,ben", "--double", "6").ok()
    return homes


def rows_of(homes: Project) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((homes.folder / "rows/plans/2026/oak.json").read_text("utf-8"))["rows"]
    return found


def collect(homes: Project, reviewer: str, row: str, **answers: str) -> str:
    """What is said on stderr when this reviewer's workbook comes back with these answers."""
    path = fill(homes.folder / SHEETS / f"oak.{reviewer}.xlsx", homes.folder.parent / f"{reviewer}.xlsx", {row: answers})
    return homes.run("collect", str(path)).ok().err


def urgent(homes: Project) -> list[dict[str, object]]:
    """The urgent rows of Oak House, as `status` has them."""
    lines = homes.run("status", "oak", "--format", "json").ok().json()["bodies"]
    found: list[dict[str, object]] = lines[0]["urgent"]
    return found


def test_a_case_that_only_the_second_reader_finds_urgent_is_listed(read_twice: Project) -> None:
    row = rows_of(read_twice)[0]
    collect(read_twice, row["reviewer"], row["id"], at_risk="No")
    err = collect(read_twice, row["second_reviewer"], row["id"], at_risk="Yes")
    assert "(second reading)" in err
    assert "[status-urgent]" in read_twice.run("status").ok().err
    assert [(each["row"], each["readings"]) for each in urgent(read_twice)] == [(row["id"], ["second"])]


def test_a_case_that_both_find_urgent_is_listed_once_and_settled_for_both(read_twice: Project) -> None:
    row = rows_of(read_twice)[0]
    for reviewer in (row["reviewer"], row["second_reviewer"]):
        collect(read_twice, reviewer, row["id"], at_risk="Yes")
    ran = read_twice.run("status").ok()
    assert ran.err.count("[status-urgent]") == 1
    assert "(first and second reading)" in ran.err
    read_twice.run("amend", "oak", row["id"], "told_who", "the manager", *SIGNED).ok()
    assert "[status-urgent]" not in read_twice.run("status").ok().err
    assert urgent(read_twice)[0]["filled"] == [["told_who", "the manager"]]


def test_an_amendment_settles_what_the_second_reader_found(read_twice: Project) -> None:
    row = rows_of(read_twice)[0]
    collect(read_twice, row["second_reviewer"], row["id"], at_risk="Yes")
    read_twice.run("amend", "oak", row["id"], "told_who", "the manager", *SIGNED).ok()
    assert "[status-urgent]" not in read_twice.run("status").ok().err


def test_an_open_urgent_case_stays_listed_when_it_is_replaced(homes: Project) -> None:
    homes.run("sample", "oak").ok()
    homes.run("sheets", "oak").ok()
    path = fill(homes.folder / SHEETS / "oak.xlsx", homes.folder.parent / "oak.xlsx", {"OAK-007": {"at_risk": "Yes"}})
    homes.run("collect", str(path)).ok()
    replacing = ("--because", "ineligible", "--by", "A. Lead")
    told = homes.run("sample", "oak", "--replace", "OAK-007", *replacing).ok().err
    assert "[replace-has-answers]" in told
    assert "`OAK-007` has answers already" in told
    ran = homes.run("status").ok()
    assert "1 open of 1" in ran.out
    assert "[status-urgent-replaced]" in ran.err
    homes.run("check").ok()
    homes.run("amend", "oak", "OAK-007", "told_who", "the manager", *SIGNED).ok()
    ran = homes.run("status").ok()
    assert "0 open of 1" in ran.out
    assert "[amendments-unknown-answer]" not in ran.err
    assert "[status-urgent" not in ran.err


def test_replacing_a_case_that_nobody_looked_at_is_not_warned_of(homes: Project) -> None:
    homes.run("sample", "oak").ok()
    err = homes.run("sample", "oak", "--replace", "OAK-007", "--because", "ineligible", "--by", "A. Lead").ok().err
    assert "[replace-has-answers]" not in err


def listed(homes: Project, *more: str) -> list[dict[str, object]]:
    """The lines of `urgent`."""
    rows: list[dict[str, object]] = homes.run("urgent", "--format", "json", *more).ok().json()["rows"]
    return rows


def test_urgent_lists_open_cases_first_with_what_settles_them(homes: Project) -> None:
    homes.run("sample").ok()
    homes.run("sheets").ok()
    risky = {
        "OAK-007": {"at_risk": "Yes", "told_who": "the manager"},
        "OAK-005": {"at_risk": "Yes"},
        "OAK-001": {"at_risk": "No"},
    }
    path = fill(homes.folder / SHEETS / "oak.xlsx", homes.folder.parent / "oak.xlsx", risky)
    homes.run("collect", str(path)).ok()
    assert [(each["row"], each["state"], each["still_to_fill"], each["told_who"]) for each in listed(homes)] == [
        ("OAK-005", "open", ["Told"], ""),
        ("OAK-007", "settled", [], "the manager"),
    ]
    ran = homes.run("urgent").ok()
    assert "Told" in ran.out
    assert "told_who" not in ran.out
    assert ran.out.rstrip().endswith("1 open of 2.")
    assert [each["row"] for each in listed(homes, "--open")] == ["OAK-005"]
    assert [each["because"] for each in listed(homes, "--language", "cy")] == ["Mewn perygl"] * 2
    assert listed(homes, "elm") == []
    homes.run("urgent", "--fail-on-open").failed(1)
    homes.run("urgent", "elm", "--fail-on-open").ok()
    homes.run("amend", "oak", "OAK-005", "told_who", "=HYPERLINK(1)", *SIGNED).ok()
    homes.run("urgent", "--fail-on-open").ok()
    assert "'=HYPERLINK" in homes.run("urgent", "--format", "csv").ok().out


def test_urgent_shows_a_reply_that_settles_nothing_by_itself(homes: Project) -> None:
    path = homes.folder / "template.yaml"
    lines = ("- id: reply", "  ask: What did they say?", "  answer: {text: {}}", "  ask_when: {at_risk: yes}")
    asked = "".join(f"          {line}\n" for line in lines)
    path.write_text(path.read_text("utf-8").replace("    derived:", f"{asked}    derived:"), "utf-8")
    homes.run("sample", "oak").ok()
    homes.run("sheets", "oak").ok()
    risky = {"OAK-007": {"at_risk": "Yes", "reply": "A nurse goes there today."}}
    homes.run("collect", str(fill(homes.folder / SHEETS / "oak.xlsx", homes.folder.parent / "oak.xlsx", risky))).ok()
    [row] = listed(homes)
    assert (row["state"], row["told_who"], row["reply"]) == ("open", "", "A nurse goes there today.")


def test_urgent_of_what_cannot_be_read_leaves_the_others(read_twice: Project) -> None:
    row = rows_of(read_twice)[0]
    collect(read_twice, row["reviewer"], row["id"], at_risk="Yes")
    (read_twice.folder / "answers/plans/2026/elm.first.json").write_text("{", "utf-8")
    (read_twice.folder / "rows/plans/2026/elm.json").write_text("[1]", "utf-8")
    ran = read_twice.run("urgent", "--format", "json").failed(1, "file-not-an-object")
    assert [each["row"] for each in ran.json()["rows"]] == [row["id"]]


def test_a_note_beside_an_answer_of_an_urgent_case_is_no_question(homes: Project) -> None:
    homes.run("sample", "oak").ok()
    homes.run("sheets", "oak", "--layout", "form").ok()
    risky = {"OAK-007": {"at_risk": "Yes", "at_risk#note": "rang twice", "told_who": "the manager"}}
    path = fill(homes.folder / SHEETS / "oak.xlsx", homes.folder.parent / "oak.xlsx", risky)
    homes.run("collect", str(path)).ok()
    assert [(each["state"], each["told_who"]) for each in listed(homes)] == [("settled", "the manager")]
