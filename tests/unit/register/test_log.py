"""Lines of a log that others wrote: each is judged by itself, whatever stands before it. Made up; it contains nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest

from inspect_kit.problems import StopRun
from inspect_kit.register.log import Log

MOVED: dict[str, Any] = {
    "format": "progress/1", "marking": "OFFICIAL", "id": "b", "date": "2020-01-31", "register": "homes-2020", "item": "1",
    "addressee": "oak", "who": "A lead", "what": "moved", "to": "accepted", "role": "owner", "follows": ["a"],
}  # fmt: skip
LIKE_IT = {**MOVED, "id": "a", "follows": []}
KEY = ("homes-2020", "1", "oak")


def log_of(*events: object) -> Log:
    log = Log()
    log.add("".join(f"{json.dumps(event)}\n" for event in events).encode(), "progress.jsonl")
    return log


def test_lines_of_one_kind_are_taken() -> None:
    log = log_of(LIKE_IT, MOVED)
    assert [event["id"] for event in log.of(KEY)] == ["a", "b"]
    assert not log.problems
    assert str(log.place(KEY)) == "progress.jsonl:1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", ["2020-01-31"]),
        ("date", "2020-02-30"),
        ("date", "20200131"),
        ("date", 20200131),
        ("to", ""),
        ("to", None),
        ("role", ["owner"]),
        ("register", ""),
        ("item", 1),
        ("what", ["moved"]),
        ("what", {}),
        ("what", "undone"),
        ("id", ""),
        ("id", {}),
        ("note", None),
        ("due", "2020-02-30"),
        ("follows", "a"),
        ("follows", [["a"]]),
        ("follows", [None]),
        ("follows", ["a", 1]),
        ("marking", 1),
    ],
)
def test_a_wrong_line_is_found_whether_or_not_one_like_it_was_right(name: str, value: object) -> None:
    wrong = {**MOVED, name: value}
    for before in ([], [LIKE_IT], [LIKE_IT, {**MOVED, "id": "c", "note": "n", "due": "2020-03-01"}]):
        log = log_of(*before, wrong, {**MOVED, "id": "d"})
        assert [(each.code, each.place.line, each.fields["at"]) for each in log.problems] == [
            ("progress-wrong-line", len(before) + 1, name)
        ]
        assert [event["id"] for event in log.of(KEY)] == [*(str(each["id"]) for each in before), "d"]


@pytest.mark.parametrize("name", ["id", "date", "register", "item", "addressee", "who", "what", "to", "role", "follows"])
def test_a_key_that_is_missing_is_named_though_others_stand_in_its_place(name: str) -> None:
    lacking = {("other" if key == name else key): value for key, value in MOVED.items()}
    log = log_of(LIKE_IT, lacking)
    assert [(each.code, each.fields["at"]) for each in log.problems] == [("progress-wrong-line", name)]


def test_keys_that_are_somebody_elses_are_kept() -> None:
    log = log_of(LIKE_IT, {**MOVED, "theirs": {"any": 1}, "more": None})
    assert not log.problems
    assert log.of(KEY)[1]["theirs"] == {"any": 1}


def test_a_newer_format_stops_though_all_before_it_was_read() -> None:
    with pytest.raises(StopRun) as stopped:
        log_of(LIKE_IT, MOVED, {**MOVED, "id": "c", "format": "progress/2"})
    assert [(each.code, each.place.line) for each in stopped.value.problems] == [("progress-newer", 3)]


def test_the_same_id_with_another_content_is_said_and_the_same_again_is_not() -> None:
    log = log_of(LIKE_IT, LIKE_IT, {**LIKE_IT, "to": "in_progress"})
    assert [(each.code, each.place.line) for each in log.problems] == [("progress-id-twice", 3)]
    assert len(log.of(KEY)) == 1
