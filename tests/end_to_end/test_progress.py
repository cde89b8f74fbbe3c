"""Progress by spreadsheet: out of the register, back into its log, whatever happened meanwhile."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.crash import run_killed
from tests.end_to_end.registers import make_registers
from tests.project import Project, fill

INSPECTION = """
inspection: homes
title: Homes
marking: OFFICIAL
languages: [en, cy]
body_register: homes.yaml
bodies: [{id: oak}, {id: elm}]
instruments:
  - {id: progress, template: progress}
"""
FIRST, SECOND = "2021-01-15", "2021-03-15"


@pytest.fixture
def homes(tmp_path: Path) -> Project:
    return make_registers(tmp_path / "homes", {"inspection.yaml": INSPECTION})


def write(project: Project, day: str, *more: str) -> Path:
    project.run("sheets", "progress", "--as-of", day, *more).ok()
    return project.folder / "sheets" / "progress" / day


def send(project: Project, day: str, answers: Mapping[str, Mapping[str, object]], name: str = "oak.xlsx") -> Path:
    """A filled copy of a workbook of that day."""
    sent = project.folder / "sheets" / "progress" / day / name
    return fill(
        sent, project.folder.parent / f"returned-{day}-{name}", {f"homes-2020/{item}": each for item, each in answers.items()}
    )


def states(project: Project, body: str, as_of: str = "2999-12-31") -> dict[str, Any]:
    found = project.run("recs", "list", "--body", body, "--as-of", as_of, "--format", "json").ok().json()["rows"]
    return {each["item"].removeprefix("homes-2020/"): each for each in found if each["addressee"].split(" ")[0] == body}


def log(project: Project) -> list[dict[str, Any]]:
    path = project.folder / "progress.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def said(project: Project) -> list[dict[str, Any]]:
    return [event for event in log(project) if event["what"] != "members"]


def test_what_changed_becomes_events_that_name_their_cell(homes: Project) -> None:
    write(homes, FIRST)
    workbook = send(homes, FIRST, {
        "1": {"state": " In progress ", "note": "Half of them.", "evidence": "File 7"},
        "4": {"revised_due": "2021-12-31", "agreed_by": "The inspector", "owner": "Dr Yew"},
        "A1": {"state": "done", "signed_off_by": "A. Chief"},
    })  # fmt: skip
    ran = homes.run("collect", str(workbook)).ok()
    assert "returned-2021-01-15-oak.xlsx!Recommendations!" in ran.out
    now = states(homes, "oak")
    assert (now["1"]["state"], now["A1"]["state"], now["A1"]["condition"]) == (
        "In progress", "Reported complete", "awaiting verification",
    )  # fmt: skip
    assert (now["4"]["due"], now["4"]["owner"], now["4"]["state"]) == ("2021-12-31", "Dr Yew", "Open")
    assert states(homes, "elm")["1"]["state"] == "Open"
    assert {(event["item"], event["what"]) for event in said(homes)} == {
        ("1", "moved"), ("1", "noted"), ("4", "revised"), ("4", "assigned"), ("A1", "moved"),
    }  # fmt: skip
    assert all(event["who"] == "Oak House" and "!" in event["source"] for event in said(homes))


def test_collecting_twice_adds_nothing(homes: Project) -> None:
    write(homes, FIRST)
    workbook = send(homes, FIRST, {"1": {"state": "in_progress", "note": "Begun."}})
    homes.run("collect", str(workbook)).ok()
    before = homes.files()
    homes.run("collect", str(workbook)).ok()
    assert homes.files() == before
    copy = shutil.copy(workbook, workbook.with_name("renamed.xlsx"))
    homes.run("collect", str(copy)).ok()
    assert homes.files()["progress.jsonl"] == before["progress.jsonl"]


def test_a_blank_workbook_says_nothing(homes: Project) -> None:
    folder = write(homes, FIRST)
    homes.run("collect", str(folder / "oak.xlsx")).ok()
    assert not log(homes)


def test_the_state_that_was_sent_out_is_no_news(homes: Project) -> None:
    homes.run("recs", "update", "1", "--body", "oak", "--to", "accepted", "--by", "B", "--on", "2021-01-05").ok()
    write(homes, FIRST)
    before = log(homes)
    homes.run("collect", str(send(homes, FIRST, {"1": {"state": "Accepted"}}))).ok()
    assert log(homes) == before


def test_a_later_copy_goes_on_from_the_earlier_one(homes: Project) -> None:
    write(homes, FIRST)
    homes.run("collect", str(send(homes, FIRST, {"1": {"state": "in_progress", "note": "Begun."}}))).ok()
    later = {"1": {"state": "reported_complete", "signed_off_by": "A. Chief", "note": "All of them."}}
    homes.run("collect", str(send(homes, FIRST, later))).ok()
    assert states(homes, "oak")["1"]["condition"] == "awaiting verification"
    assert [event["what"] for event in said(homes)] == ["moved", "noted", "moved", "noted"]
    follows = [event["follows"] for event in said(homes)]
    assert follows[1:] == [[event["id"]] for event in said(homes)[:-1]]


def test_an_old_workbook_collected_late_takes_nothing_back(homes: Project) -> None:
    """It was written while all was open; since then the item was accepted, begun and reported complete."""
    write(homes, FIRST)
    late = send(homes, FIRST, {"1": {"state": "in_progress"}})
    for to, day in (("accepted", "2021-01-20"), ("in_progress", "2021-02-01"), ("reported_complete", "2021-02-20")):
        more = ("--signed-off-by", "C") if to == "reported_complete" else ()
        homes.run("recs", "update", "1", "--body", "oak", "--to", to, "--by", "B", "--on", day, *more).ok()
    write(homes, SECOND)
    homes.run("collect", str(late)).ok()
    assert states(homes, "oak")["1"]["state"] == "Reported complete"


def test_two_who_say_different_things_meanwhile_are_in_conflict(homes: Project) -> None:
    write(homes, FIRST)
    workbook = send(homes, FIRST, {"1": {"state": "in_progress"}})
    homes.run(
        "recs", "update", "1", "--body", "oak", "--to", "not_accepted", "--note", "No.", "--by", "B", "--on", "2021-01-20"
    ).ok()
    homes.run("collect", str(workbook)).failed(0, "update-in-conflict")
    assert states(homes, "oak")["1"]["condition"] == "to settle"
    homes.run("recs", "update", "1", "--body", "oak", "--to", "in_progress", "--by", "Both").ok()
    assert states(homes, "oak")["1"]["condition"] == "late"


@pytest.mark.parametrize(
    ("cells", "message", "code"),
    [
        ({"state": "Verified complete"}, "cell-not-a-choice", 1),
        ({"state": "reported_complete"}, "progress-needs", 1),
        ({"state": "not_accepted"}, "progress-needs", 1),
        ({"revised_due": "soon"}, "cell-not-a-date", 1),
        ({"title": "Something else"}, "collect-fact-changed", 0),
    ],
)
def test_what_a_workbook_cannot_say_is_named_by_its_cell(
    homes: Project, cells: dict[str, str], message: str, code: int
) -> None:
    write(homes, FIRST)
    workbook = send(homes, FIRST, {"1": cells, "4": {"state": "accepted"}})
    ran = homes.run("collect", str(workbook)).failed(code, message)
    assert "!Recommendations!" in ran.err
    assert [(event["item"], event["to"]) for event in said(homes)] == [("4", "accepted")]


def test_a_move_that_the_table_forbids_is_refused_with_what_is_allowed(homes: Project) -> None:
    homes.run(
        "recs", "update", "1", "--body", "oak", "--to", "not_accepted", "--note", "n", "--by", "B", "--on", "2021-01-05"
    ).ok()
    write(homes, FIRST)
    ran = homes.run("collect", str(send(homes, FIRST, {"1": {"state": "in_progress"}}))).failed(1, "progress-not-allowed")
    assert "Allowed: Accepted." in ran.err


def test_what_is_over_is_not_asked_about(homes: Project) -> None:
    homes.run("recs", "update", "1", "--body", "oak", "--to", "verified_complete", "--as", "inspectorate", "--by", "I",
              "--on", "2021-01-05").ok()  # fmt: skip
    write(homes, FIRST)
    rows = json.loads((homes.folder / "rows/progress/2021-01-15/oak.json").read_text(encoding="utf-8"))["rows"]
    assert [each["id"].removeprefix("homes-2020/") for each in rows] == ["3", "4", "A1"]


def test_a_successor_is_asked_about_what_it_took_over(homes: Project) -> None:
    """Ash House closed on 31 March; what it had not done is asked of Elm House."""
    write(homes, "2021-04-15")
    workbook = fill(
        homes.folder / "sheets/progress/2021-04-15/elm.xlsx",
        homes.folder.parent / "elm.xlsx",
        {"homes-2020/1": {"state": "in_progress"}, "homes-2020/1@ash": {"state": "accepted"}},
    )
    homes.run("collect", str(workbook)).ok()
    assert {(event["addressee"], event["to"]) for event in said(homes)} == {("elm", "in_progress"), ("ash", "accepted")}


def test_each_who_answers_has_a_workbook_and_they_merge(homes: Project) -> None:
    for item, owner in (("1", "Dr Yew: nursing"), ("4", "M. Fir")):
        homes.run("recs", "update", item, "--body", "oak", "--owner", owner, "--by", "B", "--on", "2021-01-05").ok()
    folder = write(homes, FIRST, "--by", "owner")
    names = {path.name for path in folder.glob("oak*.xlsx")}
    assert {"oak.Dr Yew nursing.xlsx", "oak.M Fir.xlsx"} <= names
    files = [
        send(homes, FIRST, {"1": {"state": "in_progress"}}, "oak.Dr Yew nursing.xlsx"),
        send(homes, FIRST, {"4": {"state": "accepted"}}, "oak.M Fir.xlsx"),
    ]
    homes.run("collect", *map(str, files)).ok()
    assert {(event["item"], event["to"], event["who"]) for event in said(homes) if event["what"] == "moved"} == {
        ("1", "in_progress", "Dr Yew: nursing"), ("4", "accepted", "M. Fir"),
    }  # fmt: skip


def test_each_writing_is_a_round_and_what_has_not_changed_is_the_same_round(homes: Project) -> None:
    write(homes, FIRST)
    before = homes.files()
    assert "unchanged" in homes.run("sheets", "progress", "--as-of", FIRST).ok().out
    assert homes.files() == before
    homes.run("recs", "update", "1", "--body", "oak", "--to", "accepted", "--by", "B", "--on", FIRST).ok()
    homes.run("sheets", "progress", "oak", "--as-of", FIRST).ok()
    assert sorted(path.name for path in (homes.folder / "rows/progress").iterdir()) == [FIRST, f"{FIRST}.2"]
    assert not (homes.folder / f"rows/progress/{FIRST}.2/elm.json").exists()


def test_the_same_in_welsh(homes: Project) -> None:
    write(homes, FIRST, "--language", "cy")
    homes.run("collect", str(send(homes, FIRST, {"1": {"state": "Ar y gweill"}}))).ok()
    assert states(homes, "oak")["1"]["state"] == "In progress"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to end a process as if the power went")
def test_killed_at_every_point_nothing_is_lost_and_collecting_again_makes_up(homes: Project, tmp_path: Path) -> None:
    write(homes, FIRST)
    workbook = send(homes, FIRST, {"1": {"state": "in_progress", "note": "Begun."}, "4": {"owner": "Dr Yew"}})
    done = Project(shutil.copytree(homes.folder, tmp_path / "done"))
    done.run("collect", str(workbook)).ok()
    point = 0
    while True:
        tried = Project(shutil.copytree(homes.folder, tmp_path / "killed"))
        finished = run_killed(["-C", str(tried.folder), "collect", str(workbook)], point)
        assert tried.run("collect", str(workbook)).code == 0
        assert {event["id"] for event in readable(tried)} == {event["id"] for event in log(done)}
        assert states(tried, "oak") == states(done, "oak")
        shutil.rmtree(tried.folder)
        if finished:
            break
        point += 1
    assert point >= 8


def readable(project: Project) -> list[dict[str, Any]]:
    """The events of a log in which a line may have been torn."""
    found = []
    for line in (project.folder / "progress.jsonl").read_text(encoding="utf-8").splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found
