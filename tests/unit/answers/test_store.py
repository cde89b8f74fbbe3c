"""Answers files: read as they were written, a line for each answer, and broken ones named with their place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from inspect_kit.answers.model import AnswersFile, CollectedWorkbook, StoredAnswer
from inspect_kit.answers.store import FORMAT, answers_document, load_answers, write_answers
from inspect_kit.conditions.model import State
from inspect_kit.documents.schemas import load_schema
from inspect_kit.problems import StopRun

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
VALUES = st.one_of(
    TEXT,
    st.integers(-(10**15), 10**15),
    st.floats(-1e15, 1e15),
    st.lists(st.sampled_from("abc"), unique=True).map(tuple),
)
ANSWERS = st.one_of(
    st.builds(StoredAnswer, st.just(State.ANSWERED), VALUES, TEXT, TEXT, TEXT),
    st.builds(StoredAnswer, st.just(State.UNABLE_TO_TELL), st.none(), TEXT, TEXT, TEXT),
)
ROWS = st.dictionaries(TEXT, st.dictionaries(TEXT, ANSWERS, max_size=3), max_size=3)


def answers_file(rows):
    books = {"w1": CollectedWorkbook("w1", "oak.xlsx", "2026-04-01T14:00:00", first="2026-03-31T09:00:00")}
    return AnswersFile("plans", "2026", "oak", "first", "care-plans", "0", books, rows)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("answers") / "oak.first.json"


@given(rows=ROWS)
def test_what_was_written_is_read_and_fits_the_schema(path, rows):
    written = answers_file(rows)
    write_answers(path, written, "OFFICIAL", "made up")
    assert load_answers(path) == written
    Draft202012Validator(load_schema("answers")).validate(json.loads(path.read_text("utf-8")))


def test_an_answer_is_a_line(path):
    given_ = {question: StoredAnswer(State.ANSWERED, "yes", f"oak.xlsx!Cases!{question}9", "w1") for question in "pq"}
    write_answers(path, answers_file({"R1": given_}), "OFFICIAL", None)
    before = path.read_text("utf-8").splitlines()
    changed = given_ | {"q": StoredAnswer(State.UNABLE_TO_TELL, None, "oak.xlsx!Cases!q9", "w1")}
    write_answers(path, answers_file({"R1": changed}), "OFFICIAL", None)
    after = path.read_text("utf-8").splitlines()
    assert [line.strip() for line in before if line not in after] == [
        '"q": {"value": "yes", "from": "oak.xlsx!Cases!q9", "workbook": "w1"}'
    ]
    assert len(before) == len(after)


GOOD = answers_document(answers_file({"R1": {"q": StoredAnswer(State.ANSWERED, "yes", "a!b!c", "w1")}}), "OFFICIAL", None)


def with_answer(answer):
    return json.dumps(GOOD | {"rows": {"R1": {"q": answer}}})


HEAD = {"from": "a!b!c", "workbook": "w1"}
BROKEN = {
    "empty": ("", "file-not-json"),
    "cut off": (json.dumps(GOOD)[:100], "file-not-json"),
    "two halves of a merge": ("<<<<<<< HEAD\n" + json.dumps(GOOD), "file-not-json"),
    "a list": ("[]", "file-not-an-object"),
    "too deep": ('{"a":' * 100_000 + "1" + "}" * 100_000, "file-too-deep"),
    "not UTF-8": (b'{"format": "\xff"}', "file-not-utf8"),
    "another format": (json.dumps(GOOD | {"format": "rows/1"}), "stored-wrong-format"),
    "no body": (json.dumps({key: each for key, each in GOOD.items() if key != "body"}), "stored-wrong-shape"),
    "rows are a list": (json.dumps(GOOD | {"rows": []}), "stored-wrong-shape"),
    "a row is a text": (json.dumps(GOOD | {"rows": {"R1": "yes"}}), "stored-wrong-shape"),
    "an answer is a text": (with_answer("yes"), "stored-wrong-shape"),
    "no value": (with_answer(HEAD), "stored-wrong-shape"),
    "true": (with_answer(HEAD | {"value": True}), "stored-wrong-shape"),
    "a list of numbers": (with_answer(HEAD | {"value": [1]}), "stored-wrong-shape"),
    "not a number": (with_answer(HEAD | {"value": float("nan")}), "stored-wrong-shape"),
    "without end": (with_answer(HEAD | {"value": float("inf")}), "stored-wrong-shape"),
    "a number of 400 digits": (with_answer(HEAD | {"value": 10**400}), "stored-wrong-shape"),
    "another state": (with_answer(HEAD | {"state": "perhaps"}), "stored-wrong-shape"),
    "no source": (with_answer({"value": "yes", "workbook": "w1"}), "stored-wrong-shape"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_named_with_its_place(tmp_path, kind):
    content, code = BROKEN[kind]
    path = tmp_path / "oak.first.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(StopRun) as stop:
        load_answers(path, "answers/oak.first.json")
    (found,) = stop.value.problems
    assert (found.code, found.place.path) == (code, "answers/oak.first.json")


def test_the_place_within_the_file_is_named(tmp_path):
    path = tmp_path / "oak.first.json"
    path.write_text(with_answer(HEAD | {"value": True}), "utf-8")
    with pytest.raises(StopRun) as stop:
        load_answers(path)
    assert stop.value.problems[0].place.pointer == "rows/R1/q/value"
    assert GOOD["format"] == FORMAT
