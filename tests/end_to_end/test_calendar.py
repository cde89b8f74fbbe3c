"""`recs calendar`, read back with another library than the one that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from tests.project import Project

REGISTER = """\
register: care-2024
title: Care plans in 2024
published: {date: "2024-01-31", assumed: true, note: The report prints only the month.}
marking: OFFICIAL
synthetic: Made-up progress.
parties:
  - {id: oak, name: Oak House, owner: Manager of Oak House}
  - {id: elm, name: Elm Lodge}
  - {id: ash, name: Ash Court}
classes:
  - {id: homes, title: every home, owner: Registered manager, members: [oak, elm, ash]}
recommendations:
  - {id: "1", title: Plans, text: "Write a plan, then keep it.", addressees: [homes], deadline: {within: 1 month}}
  - {id: "2", text: Act at once., addressees: [homes], deadline: urgent}
  - {id: "3", text: Think about it., addressees: [elm], deadline: none}
  - {id: "4", title: Train staff, text: Train staff., addressees: [oak], deadline: {after: "1", within: 2 weeks}}
areas_for_improvement:
  - {id: A1, title: Menus, text: Show menus., addressees: [oak], deadline: {by: "2024-06-30"}}
"""
FIRST, REVISED_TO, TRAINING = "2024-02-29", "2024-03-31", "2024-02-24"
"""A month from 31 January ends on the last of February. Item 4 is due 14 days after item 1 was done, on 10 February."""


@pytest.fixture
def homes(tmp_path: Path) -> Project:
    (tmp_path / "recommendations.yaml").write_text(REGISTER, encoding="utf-8")
    return Project(tmp_path)


def move(homes: Project, item: str, body: str, *said: str, on: str) -> None:
    homes.run("recs", "update", item, "--body", body, "--by", "A. Manager", "--on", on, *said).ok()


def done(homes: Project, item: str, body: str, on: str) -> None:
    move(homes, item, body, "--to", "reported_complete", "--signed-off-by", "Board", on=on)


def written(homes: Project, *options: str) -> dict[str, Any]:
    """The entries of the calendar by their ids."""
    homes.run("recs", "calendar", *options).ok()
    return parsed(homes.folder / "out" / "recommendations.ics")


def parsed(path: Path) -> dict[str, Any]:
    text = path.read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = vobject.readOne(text)
    return {event.uid.value: event for event in getattr(calendar, "vevent_list", [])}


def alarms(event: Any) -> list[timedelta]:
    return [each.trigger.value for each in event.contents.get("valarm", [])]


def test_each_item_and_date_has_an_all_day_entry(homes: Project) -> None:
    found = written(homes)
    assert set(found) == {f"item/care-2024/1/{FIRST}@inspect-kit", "item/care-2024/A1/2024-06-30@inspect-kit"}
    event = found[f"item/care-2024/1/{FIRST}@inspect-kit"]
    assert (event.dtstart.value, event.dtend.value) == (date(2024, 2, 29), date(2024, 3, 1))
    assert event.dtstart.params["VALUE"] == ["DATE"]
    assert event.summary.value == "care-2024/1: Plans (3 of 3 still to do)"
    assert (event.transp.value, event.status.value, event.sequence.value) == ("TRANSPARENT", "CONFIRMED", "0")
    assert event.dtstamp.value.isoformat() == "2024-01-31T00:00:00+00:00"
    assert alarms(event) == [timedelta(days=-14)]
    for said in ("OFFICIAL", "Made-up progress.", "2024-01-31, is assumed", "Write a plan, then keep it.", "oak, elm, ash"):
        assert said in event.description.value


def test_the_calendar_says_what_outlook_asks_for(homes: Project) -> None:
    homes.run("recs", "calendar").ok()
    content = (homes.folder / "out" / "recommendations.ics").read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//inspect-kit//")
    assert b"\r\nMETHOD:PUBLISH\r\n" in content
    assert b"\r\nX-WR-CALNAME:Recommendations (OFFICIAL)\r\n" in content
    assert content.replace(b"\r\n", b"").count(b"\n") == 0


def test_the_same_registers_give_the_same_bytes(homes: Project) -> None:
    done(homes, "1", "oak", "2024-02-10")
    path = homes.folder / "out" / "recommendations.ics"
    homes.run("recs", "calendar").ok()
    first = path.read_bytes()
    homes.run("recs", "calendar").ok()
    assert path.read_bytes() == first
    assert homes.run("recs", "calendar", "--out", "-").ok().out.encode() == first


def test_what_is_done_stays_and_rings_no_more(homes: Project) -> None:
    done(homes, "1", "oak", "2024-02-10")
    event = written(homes)[f"item/care-2024/1/{FIRST}@inspect-kit"]
    assert event.summary.value == "care-2024/1: Plans (2 of 3 still to do)"
    assert (event.sequence.value, event.dtstamp.value.date()) == ("1", date(2024, 2, 10))
    for body in ("elm", "ash"):
        done(homes, "1", body, "2024-02-20")
    event = written(homes)[f"item/care-2024/1/{FIRST}@inspect-kit"]
    assert event.summary.value == "Done: care-2024/1: Plans (awaiting verification)"
    assert alarms(event) == []
    move(homes, "A1", "oak", "--to", "withdrawn", "--as", "inspectorate", "--note", "No longer needed.", on="2024-03-01")
    assert written(homes)["item/care-2024/A1/2024-06-30@inspect-kit"].summary.value == "Closed: care-2024/A1: Menus"


def test_a_revision_moves_some_and_then_cancels_what_nobody_has(homes: Project) -> None:
    move(homes, "1", "oak", "--due", REVISED_TO, "--agreed-by", "Inspectorate", on="2024-02-01")
    found = written(homes)
    old, new = (found[f"item/care-2024/1/{day}@inspect-kit"] for day in (FIRST, REVISED_TO))
    assert old.summary.value.endswith("(2 of 2 still to do)")
    assert new.summary.value.endswith("(1 of 1 still to do)")
    for body in ("elm", "ash"):
        move(homes, "1", body, "--due", REVISED_TO, "--agreed-by", "Inspectorate", on="2024-02-02")
    found = written(homes)
    later = found[f"item/care-2024/1/{FIRST}@inspect-kit"]
    assert (later.status.value, alarms(later)) == ("CANCELLED", [])
    assert int(later.sequence.value) > int(old.sequence.value)
    assert found[f"item/care-2024/1/{REVISED_TO}@inspect-kit"].summary.value.endswith("(3 of 3 still to do)")


def test_a_part_keeps_its_id_and_moves_with_its_date(homes: Project) -> None:
    uid = "part/care-2024/1/oak@inspect-kit"
    before = written(homes, "--body", "oak", "--alarm", "2w")
    assert set(before) == {uid, "part/care-2024/A1/oak@inspect-kit"}
    move(homes, "1", "oak", "--due", REVISED_TO, "--agreed-by", "Inspectorate", on="2024-02-01")
    after = written(homes, "--body", "oak")[uid]
    assert after.dtstart.value == date(2024, 3, 31)
    assert int(after.sequence.value) > int(before[uid].sequence.value)
    assert "First due: 2024-02-29" in after.description.value
    assert "Owner: Manager of Oak House" in after.description.value
    assert set(written(homes, "--owner", "manager of oak house")) == set(before)
    assert set(written(homes, "--kind", "area_for_improvement")) == {"item/care-2024/A1/2024-06-30@inspect-kit"}


def test_a_date_that_hung_on_another_item_is_taken_back(homes: Project) -> None:
    """Item 4 is due 2 weeks after oak did item 1: that was done, taken back, and done again nine days later."""
    uid = f"item/care-2024/4/{TRAINING}@inspect-kit"
    done(homes, "1", "oak", "2024-02-10")
    assert written(homes)[uid].status.value == "CONFIRMED"
    move(homes, "1", "oak", "--to", "in_progress", on="2024-02-12")
    found = written(homes)
    assert found[uid].status.value == "CANCELLED"
    assert written(homes, "--body", "oak")["part/care-2024/4/oak@inspect-kit"].status.value == "CANCELLED"
    done(homes, "1", "oak", "2024-02-19")
    again = written(homes)
    assert again[uid].status.value == "CANCELLED"
    assert again["item/care-2024/4/2024-03-04@inspect-kit"].status.value == "CONFIRMED"
    assert int(again[uid].sequence.value) > int(found[uid].sequence.value)


HOSTILE = 'END:VEVENT\nATTENDEE:x, y; "z" \\n \u200f\u202eabc \u0645 é 😀 ' + "0123456789" * 100


def test_text_stays_text(homes: Project) -> None:
    import json

    text = REGISTER.replace("text: Show menus.", f"text: {json.dumps(HOSTILE, ensure_ascii=False)}").replace(
        "title: Menus, ", ""
    )
    text = text.replace("marking: OFFICIAL", 'marking: "A, B; C\\nMETHOD:REQUEST"')
    (homes.folder / "recommendations.yaml").write_text(text, encoding="utf-8")
    key = {"format": "progress/1", "id": "1", "date": "2024-02-01", "register": "care-2024", "item": "A1", "addressee": "oak"}
    line = {**key, "what": "assigned", "who": "x", "owner": "a\r\nb\u0000c", "follows": []}
    (homes.folder / "progress.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    event = written(homes, "--body", "oak")["part/care-2024/A1/oak@inspect-kit"]
    assert HOSTILE in event.description.value
    assert "Owner: a\nb\ufffdc" in event.description.value
    assert len(event.summary.value) < 200
    assert not hasattr(event, "attendee")
    content = (homes.folder / "out" / "recommendations.ics").read_bytes().decode().split("\r\n")
    assert [line for line in content if line.startswith("METHOD")] == ["METHOD:PUBLISH"]


@pytest.mark.parametrize("alarm", ["", "d", "14", "14m", "-1d", "1000d", "²d", "soon"])
def test_an_alarm_that_is_none(homes: Project, alarm: str) -> None:
    homes.run("recs", "calendar", "--alarm", alarm).failed(2, "calendar-bad-alarm")
    assert not (homes.folder / "out").exists()


def test_without_dates_it_is_empty_and_says_so(homes: Project) -> None:
    ran = homes.run("recs", "calendar", "--kind", "response").ok()
    assert "[calendar-empty]" in ran.err
    assert (homes.folder / "out" / "recommendations.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")


def test_the_last_day_there_is(homes: Project) -> None:
    path = homes.folder / "recommendations.yaml"
    path.write_text(REGISTER.replace("2024-06-30", "9999-12-31"), encoding="utf-8")
    event = written(homes)["item/care-2024/A1/9999-12-31@inspect-kit"]
    assert (event.dtstart.value, hasattr(event, "dtend")) == (date.max, False)


def every_line(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.ics"):
        yield from path.read_text(encoding="utf-8").splitlines()


def test_several_folders_go_into_the_first(homes: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "recommendations.yaml").write_text(REGISTER.replace("care-2024", "care-2025"), encoding="utf-8")
    homes.run("recs", "calendar", str(homes.folder), str(other)).ok()
    assert sum(line.startswith("UID:") for line in every_line(homes.folder)) == 4
    assert list(every_line(other)) == []
