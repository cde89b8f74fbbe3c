"""The log of amendments: appended, read back, and never lost to a torn or foreign line."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from inspect_kit.answers.amendments import Amendment, amendment_line, append_amendments, load_amendments
from inspect_kit.answers.effective import amend_answers
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.conditions.model import State
from inspect_kit.documents.schemas import load_schema
from tests.unit.answers.books import inspection_of

YES, NO = (State.ANSWERED, "yes"), (State.ANSWERED, "no")
UNABLE, MISSING = (State.UNABLE_TO_TELL, None), (State.MISSING, None)
SEVERAL = (State.ANSWERED, ("bruise", "fracture"))


def amendment(old=YES, new=NO, row="OAK-005", question="plan_on_file"):
    return Amendment("plans", "2026", "oak", row, question, old, new, "A. Lead", "2026-04-02", "Gwelwyd — seen\nlater")


EVERY = [amendment(), amendment(NO, UNABLE), amendment(UNABLE, MISSING), amendment(MISSING, SEVERAL, question="harm")]


def test_what_was_appended_is_read_in_order_and_fits_the_schema(homes):
    inspection = inspection_of(homes)
    for each in EVERY:
        append_amendments(inspection, [each])
    assert load_amendments(inspection) == (EVERY, [])
    for line in inspection.amendments_path.read_text("utf-8").splitlines():
        Draft202012Validator(load_schema("amendments")).validate(json.loads(line))


def test_a_log_cut_off_anywhere_keeps_every_whole_line_and_can_be_appended_to(homes):
    inspection = inspection_of(homes)
    append_amendments(inspection, EVERY[:2])
    path = inspection.amendments_path
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for end in range(first, len(whole)):
        path.write_bytes(whole[:end])
        read, problems = load_amendments(inspection)
        complete = end == len(whole) - 1
        assert read == EVERY[: 2 if complete else 1]
        assert [each.code for each in problems] == ([] if complete or end == first else ["amendments-torn-line"])
    path.write_bytes(whole[:-20])
    append_amendments(inspection, EVERY[2:])
    read, problems = load_amendments(inspection)
    assert read == [EVERY[0], *EVERY[2:]]
    assert [(each.code, each.place.line) for each in problems] == [("amendments-torn-line", 2)]


def changed(inspection, **fields):
    return json.dumps(json.loads(amendment_line(amendment(), inspection)) | fields).encode()


LINES = {
    "not JSON": (lambda _: b"{}}", "amendments-bad-line"),
    "cut off": (lambda _: b'{"by": "A. Le', "amendments-torn-line"),
    "not UTF-8": (lambda _: b'{"by": "\xff"}', "amendments-bad-line"),
    "too deep": (lambda _: b"[" * 100_000, "amendments-bad-line"),
    "a number of 5,000 digits": (lambda _: b'{"by": ' + b"9" * 5000 + b"}", "amendments-bad-line"),
    "the marks of a merge": (lambda _: b"<<<<<<< HEAD", "amendments-bad-line"),
    "a list": (lambda _: b"[]", "amendments-wrong-line"),
    "nobody": (lambda here: changed(here, by=None), "amendments-wrong-line"),
    "no new value": (lambda here: changed(here, new={}), "amendments-wrong-line"),
    "another state": (lambda here: changed(here, new={"state": "perhaps"}), "amendments-wrong-line"),
    "true": (lambda here: changed(here, new={"value": True}), "amendments-wrong-line"),
}


@pytest.mark.parametrize("kind", LINES)
def test_a_line_that_is_no_amendment_is_named_and_passed_over(homes, kind):
    make, code = LINES[kind]
    inspection = inspection_of(homes)
    good = amendment_line(amendment(), inspection).encode()
    inspection.amendments_path.write_bytes(b"\n".join([good, make(inspection), b"", good, b""]))
    read, problems = load_amendments(inspection)
    assert read == [amendment(), amendment()]
    assert [(each.code, each.place.line) for each in problems] == [(code, 2)]


def test_the_last_amendment_wins_and_all_are_kept():
    stored = {"OAK-005": {"plan_on_file": StoredAnswer(*YES, "oak.xlsx!Plans!F9", "w1")}}
    answers, amended = amend_answers(stored, EVERY)
    assert amended[("OAK-005", "plan_on_file")] == tuple(EVERY[:3])
    assert set(answers["OAK-005"]) == {"harm"}
    assert answers["OAK-005"]["harm"].says() == SEVERAL
    assert stored["OAK-005"]["plan_on_file"].says() == YES


def test_an_amended_answer_still_names_its_cell():
    stored = {"OAK-005": {"plan_on_file": StoredAnswer(*YES, "oak.xlsx!Plans!F9", "w1")}}
    answers, _ = amend_answers(stored, [amendment()])
    assert answers["OAK-005"]["plan_on_file"].source == "oak.xlsx!Plans!F9"
