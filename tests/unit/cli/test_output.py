"""What is printed: every problem by place, and tables in which text stays text and the marking stands."""

from __future__ import annotations

import csv
import io
import json

import pytest

from inspect_kit.cli.output import Format, print_problems, print_table
from inspect_kit.problems import Place, Problem, Severity

HOSTILE = ["=1+1", "+1", "-1", "@x", "\tx", "a|b", "<b>", "`c`", "two\nlines", None, 7]
Captured = pytest.CaptureFixture[str]


def table(form: Format, capsys: Captured) -> str:
    print_table(("text",), [(each,) for each in HOSTILE], form, "OFFICIAL-SENSITIVE", ["Made up"])
    return capsys.readouterr().out


def test_problems_go_by_place_and_are_counted(capsys: Captured) -> None:
    def found(line: int, severity: Severity = Severity.ERROR) -> Problem:
        return Problem(Place("b.yaml", line=line), "code", "Mend it.", severity)

    print_problems([found(10), found(9), found(9), Problem(Place("a.csv"), "code", "Look."), found(1, Severity.WARNING)])
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(": ")[0] for line in err.splitlines()] == [
        "a.csv",
        "b.yaml:1",
        "b.yaml:9",
        "b.yaml:10",
        "3 errors, 1 warning",
    ]


def test_problems_come_in_one_order_down_the_sheet_and_then_across(capsys: Captured) -> None:
    cells = ["F7", "R10", "AA7", "R7"]
    found = [Problem(Place("b.xlsx", sheet="Cases", cell=cell), "code", each) for cell in cells for each in ("One.", "Two.")]
    found += [Problem(Place("a.csv", row=2, field=name), "code", "Look.") for name in ("b", "a")]
    found += [Problem(Place("c"), "code", each) for each in "dcba"]
    for several in (found, found[::-1]):
        print_problems(several)
    lines = capsys.readouterr().err.splitlines()
    assert lines[: len(lines) // 2] == lines[len(lines) // 2 :]
    assert [line.split(" ")[0] + line.split(" ")[2] for line in lines[:14]] == [
        "a.csv:2:a:Look.", "a.csv:2:b:Look.", "b.xlsx!Cases!F7:One.", "b.xlsx!Cases!F7:Two.", "b.xlsx!Cases!R7:One.",
        "b.xlsx!Cases!R7:Two.", "b.xlsx!Cases!AA7:One.", "b.xlsx!Cases!AA7:Two.", "b.xlsx!Cases!R10:One.",
        "b.xlsx!Cases!R10:Two.", "c:a", "c:b", "c:c", "c:d",
    ]  # fmt: skip


def test_no_problems_print_nothing(capsys: Captured) -> None:
    print_problems([])
    assert capsys.readouterr() == ("", "")


def test_csv_holds_no_formula_and_the_marking_in_each_line(capsys: Captured) -> None:
    heads, *rows = csv.reader(io.StringIO(table(Format.CSV, capsys)))
    assert heads == ["text", "marking", "stamps"]
    assert [row[0] for row in rows[:5]] == ["'=1+1", "'+1", "'-1", "'@x", "'\tx"]
    assert rows[-2][0] == ""
    assert {(row[1], row[2]) for row in rows} == {("OFFICIAL-SENSITIVE", "Made up")}


def test_json_is_an_object_with_the_marking(capsys: Captured) -> None:
    document = json.loads(table(Format.JSON, capsys))
    assert (document["marking"], document["stamps"]) == ("OFFICIAL-SENSITIVE", ["Made up"])
    assert [row["text"] for row in document["rows"]] == HOSTILE


def test_markdown_holds_no_markup(capsys: Captured) -> None:
    lines = table(Format.MARKDOWN, capsys).splitlines()
    assert lines[0] == "OFFICIAL-SENSITIVE"
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == len(HOSTILE) + 2
    text = "\n".join(rows)
    for part in ("a\\|b", "&lt;b&gt;", "\\`c\\`", "two lines"):
        assert part in text


def test_a_table_has_the_marking_first_and_a_line_for_each_row(capsys: Captured) -> None:
    lines = table(Format.TABLE, capsys).splitlines()
    assert lines[:3] == ["OFFICIAL-SENSITIVE", "Made up", ""]
    assert len(lines) == 3 + 2 + len(HOSTILE)
