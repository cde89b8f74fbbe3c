"""What people type, and what is made of it: unambiguous is accepted, the rest is refused with a reason."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from inspect_kit.cells.limits import limit_problem
from inspect_kit.cells.read import read_cell, read_choices, read_date_time, spellings
from inspect_kit.conditions.model import State
from inspect_kit.messages import CATALOGUE
from inspect_kit.template.answer_types import UNABLE_TO_TELL, YES_NO_CHOICES
from inspect_kit.template.model import AnswerType, Choice, Kind, Limits
from inspect_kit.texts import Text

YES_NO = AnswerType(Kind.CHOICE, YES_NO_CHOICES, unable_to_tell=UNABLE_TO_TELL)
GRADES = (Choice("good", Text((("en", "Good"), ("cy", "Da"))), ("fine",)), Choice("poor", Text.of("Poor"), retired=True))
UNABLE = "unable to tell"


def says(answer: AnswerType, raw: object) -> object:
    """The value, `UNABLE`, None for missing, or the code of the refusal."""
    reading = read_cell(answer, raw)  # type: ignore[arg-type]
    if reading.code is not None:
        assert reading.code in CATALOGUE
        assert reading.state is State.MISSING
        return reading.code
    return UNABLE if reading.state is State.UNABLE_TO_TELL else reading.value


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Yes", "yes"), (" yes ", "yes"), ("Y", "yes"), ("TRUE", "yes"), (True, "yes"), (1, "yes"), (1.0, "yes"), ("ie", "yes"),
        ("No", "no"), (False, "no"), (0, "no"), ("\u00a0no\n", "no"),
        ("Unable to tell", UNABLE), ("methu  dweud", UNABLE), ("unable_to_tell", UNABLE),
        (None, None), ("", None), (" \u00a0\n", None),
        ("maybe", "cell-not-a-choice"), (2, "cell-not-a-choice"), ("y*", "cell-not-a-choice"), (1.5, "cell-not-a-choice"),
    ],
)  # fmt: skip
def test_yes_and_no(raw: object, expected: object) -> None:
    assert says(YES_NO, raw) == expected


def test_choices_by_code_label_and_spelling_in_every_language() -> None:
    answer = AnswerType(Kind.CHOICE, GRADES)
    assert [says(answer, raw) for raw in ("good", "GOOD", "da", "Fine", "poor")] == ["good"] * 4 + ["poor"]
    assert says(answer, UNABLE) == "cell-not-a-choice"
    assert set(spellings(answer)) == {"good", "da", "fine", "poor"}


@pytest.mark.parametrize(
    ("raw", "whole", "decimal"),
    [
        (12, 12, 12.0), (12.0, 12, 12.0), ("12", 12, 12.0), (" 1,200 ", 1200, 1200.0), ("-3", -3, -3.0), ("0012", 12, 12.0),
        (1.5, "cell-not-whole", 1.5), ("1.5", "cell-not-whole", 1.5), (".5", "cell-not-whole", 0.5),
        ("1,2,0", "cell-not-a-number", "cell-not-a-number"), ("12 people", "cell-not-a-number", "cell-not-a-number"),
        ("50%", "cell-not-a-number", "cell-not-a-number"), ("1e3", "cell-not-a-number", "cell-not-a-number"),
        (True, "cell-not-a-number", "cell-not-a-number"), (float("inf"), "cell-not-a-number", "cell-not-a-number"),
        (float("nan"), "cell-not-a-number", "cell-not-a-number"), ("9" * 400, "cell-not-a-number", "cell-not-a-number"),
        (datetime(2018, 3, 1), "cell-not-a-number", "cell-not-a-number"), (None, None, None),
    ],
)  # fmt: skip
def test_numbers(raw: object, whole: object, decimal: object) -> None:
    assert says(AnswerType(Kind.WHOLE_NUMBER), raw) == whole
    assert says(AnswerType(Kind.DECIMAL), raw) == decimal


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (datetime(2018, 3, 1), "2018-03-01"), (date(2018, 3, 1), "2018-03-01"), (43160, "2018-03-01"), (43160.0, "2018-03-01"),
        ("2018-03-01", "2018-03-01"), ("2018-3-1", "2018-03-01"), ("1 March 2018", "2018-03-01"),
        ("1st mar. 2018", "2018-03-01"),
        ("3 Sept 2018", "2018-09-03"), ("13/02/2018", "2018-02-13"), ("02/13/2018", "2018-02-13"), ("03.03.2018", "2018-03-03"),
        ("03/04/2018", "cell-date-ambiguous"), ("2018-02-30", "cell-no-such-date"), ("31/31/2018", "cell-no-such-date"),
        ("2018-03-01 14:05", "cell-time-in-date"), (datetime(2018, 3, 1, 14, 5), "cell-time-in-date"),
        (12, "cell-not-a-date"), (1e300, "cell-not-a-date"), (-5, "cell-not-a-date"), (True, "cell-not-a-date"),
        ("soon", "cell-not-a-date"), ("1 Octember 2018", "cell-not-a-date"), ("0218-03-01", "cell-date-far"),
        (time(14, 5), "cell-not-a-date"), (float("nan"), "cell-not-a-date"), (None, None),
    ],
)  # fmt: skip
def test_dates(raw: object, expected: object) -> None:
    assert says(AnswerType(Kind.DATE), raw) == expected


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        ("2018-03-01", None, "2018-03-01"),
        ("2018-03-01", "00:00", "2018-03-01T00:00"),
        ("2018-03-01", "14:05", "2018-03-01T14:05"),
        ("2018-03-01", "9.05", "2018-03-01T09:05"),
        (43160, 845 / 1440, "2018-03-01T14:05"),
        (43160, time(14, 5, 59), "2018-03-01T14:05"),
        (43160, timedelta(hours=14, minutes=5), "2018-03-01T14:05"),
        (datetime(2018, 3, 1, 14, 5), None, "2018-03-01T14:05"),
        (datetime(2018, 3, 1, 14, 5), "14:05", "2018-03-01T14:05"),
        (datetime(2018, 3, 1, 14, 5), "14:06", "cell-two-times"),
        (None, "14:05", "cell-time-alone"),
        ("2018-03-01", "25:00", "cell-not-a-time"),
        ("2018-03-01", 1.5, "cell-not-a-time"), ("2018-03-01", 9, "cell-not-a-time"), ("2018-03-01", 1405, "cell-not-a-time"),
        ("2018-03-01", -0.5, "cell-not-a-time"), ("2018-03-01", True, "cell-not-a-time"),
        ("2018-03-01", datetime(1900, 1, 9), "cell-not-a-time"), ("2018-03-01", datetime(1900, 1, 14, 12), "cell-not-a-time"),
        ("2018-03-01", datetime(2018, 3, 2, 14, 5), "cell-not-a-time"),
        ("2018-03-01", timedelta(hours=30), "cell-not-a-time"), ("2018-03-01", timedelta(hours=-1), "cell-not-a-time"),
        ("2018-03-01", "14:05:99", "cell-not-a-time"), ("2018-03-01", "14:05 pm", "cell-not-a-time"),
        ("2018-03-01", "0:05 am", "cell-not-a-time"), ("2018-03-01", "2:05 pm", "2018-03-01T14:05"),
        ("2018-03-01", "12:05AM", "2018-03-01T00:05"), ("2018-03-01", "12.05\u00a0pm", "2018-03-01T12:05"),
        ("2018-03-01", "noon", "cell-not-a-time"),
        ("2018-03-01", timedelta(days=2), "cell-not-a-time"),
        (None, None, None),
    ],
)  # fmt: skip
def test_dates_with_times(day: object, clock: object, expected: object) -> None:
    reading = read_date_time(AnswerType(Kind.DATE_TIME), day, clock)  # type: ignore[arg-type]
    assert (reading.code or reading.value) == expected


@pytest.mark.parametrize(
    ("clock", "shown"),
    [
        (datetime(1900, 1, 9), 9), (datetime(1900, 1, 14, 12), 14.5), (datetime(1899, 12, 29, 12), -0.5), (1405, 1405),
        (timedelta(hours=30), "30:00"), (datetime(2018, 3, 2, 14, 5), datetime(2018, 3, 2, 14, 5)), ("noon", "noon"),
    ],
)  # fmt: skip
def test_a_time_that_is_refused_is_shown_as_somebody_typed_it(clock: object, shown: object) -> None:
    reading = read_date_time(AnswerType(Kind.DATE_TIME), "2018-03-01", clock)  # type: ignore[arg-type]
    assert (reading.code, reading.fields["value"]) == ("cell-not-a-time", shown)


def test_every_minute_of_a_day_survives_being_a_fraction() -> None:
    for minutes in range(1440):
        reading = read_date_time(AnswerType(Kind.DATE_TIME), 43160, minutes / 1440)
        assert reading.value == f"2018-03-01T{minutes // 60:02d}:{minutes % 60:02d}"


@pytest.mark.parametrize(
    ("marks", "none", "unable", "expected"),
    [
        ({"a": "Yes", "b": None}, None, None, ("a",)),
        ({"a": "x", "b": True}, None, None, ("a", "b")),
        ({"a": None, "b": "No"}, "yes", None, ()),
        ({"a": None, "b": None}, None, "Y", UNABLE),
        ({"a": None, "b": "no"}, None, None, None),
        ({"a": "yes", "b": None}, "yes", None, "cell-ticks-disagree"),
        ({"a": "yes", "b": None}, None, "yes", "cell-ticks-disagree"),
        ({"a": None, "b": None}, "yes", "yes", "cell-ticks-disagree"),
        ({"a": "perhaps", "b": None}, None, None, "cell-not-a-tick"),
    ],
)
def test_several_choices(marks: dict[str, object], none: object, unable: object, expected: object) -> None:
    answer = AnswerType(Kind.CHOICES, (Choice("a", Text.of("A")), Choice("b", Text.of("B"))), unable_to_tell=UNABLE_TO_TELL)
    reading = read_choices(answer, marks, none, unable)  # type: ignore[arg-type]
    said = UNABLE if reading.state is State.UNABLE_TO_TELL else reading.value
    assert (reading.code or said) == expected


def test_text_is_text() -> None:
    answer = AnswerType(Kind.TEXT)
    assert says(answer, " =1+1 ") == " =1+1 "
    assert says(answer, "#N/A") == "#N/A"
    assert says(answer, "two\nlines") == "two\nlines"
    assert says(answer, 12.0) == "12"
    assert says(answer, "x" * 40_000) == "cell-text-too-long"
    assert says(answer, "bell\x07") == "cell-control-character"


@pytest.mark.parametrize(
    ("answer", "value", "others", "expected"),
    [
        (AnswerType(Kind.WHOLE_NUMBER, limits=Limits(0, 5)), 5, {}, None),
        (AnswerType(Kind.WHOLE_NUMBER, limits=Limits(0, 5)), 6, {}, "cell-above"),
        (AnswerType(Kind.DECIMAL, limits=Limits(0.5)), 0.4, {}, "cell-below"),
        (AnswerType(Kind.DATE, limits=Limits(not_before="2018-01-01")), "2017-12-31", {}, "cell-before"),
        (AnswerType(Kind.DATE, limits=Limits(not_after="began")), "2018-01-02", {"began": "2018-01-01T10:00"}, "cell-after"),
        (AnswerType(Kind.DATE, limits=Limits(not_after="began")), "2018-01-01", {"began": "2018-01-01T10:00"}, None),
        (AnswerType(Kind.DATE, limits=Limits(not_after="began")), "2018-01-02", {}, None),
        (
            AnswerType(Kind.DATE_TIME, limits=Limits(not_before="began")),
            "2018-01-01T09:59",
            {"began": "2018-01-01T10:00"},
            "cell-before",
        ),
        (AnswerType(Kind.DATE_TIME, limits=Limits(not_before="began")), "2018-01-01", {"began": "2018-01-01T10:00"}, None),
        (AnswerType(Kind.TEXT, limits=Limits(at_most=3)), "four", {}, "cell-text-too-long"),
    ],
)
def test_limits(answer: AnswerType, value: object, others: dict[str, object], expected: str | None) -> None:
    broken = limit_problem(answer, value, others)  # type: ignore[arg-type]
    assert (broken[0] if broken else None) == expected
