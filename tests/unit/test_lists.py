"""Lists of cases: what is accepted, what is refused and where, and a sample drawn, checked and replaced from one."""

from __future__ import annotations

import hashlib
import io
import json
import re
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from inspect_kit.drawing import draw_body, replace_case
from inspect_kit.inspection import Body, Inspection, Instrument, SampleSpec
from inspect_kit.lists import read_facts, read_list
from inspect_kit.problems import Severity
from inspect_kit.rows import load_rows
from inspect_kit.samples import Replacement, load_sample, verify_sample
from inspect_kit.sampling import DrawPlan, draw
from inspect_kit.template.model import AnswerType, Choice, Fact, FactSource, Kind, LayoutKind, Part, RowsFrom
from inspect_kit.texts import Text

TYPES = AnswerType(Kind.CHOICE, (Choice("crime", Text.of("Crime")), Choice("incident", Text.of("Incident"))))
FACTS = (
    Fact("record_type", Text.of("Record type"), FactSource.LIST, TYPES),
    Fact("reported_at", Text.of("Reported"), FactSource.LIST, AnswerType(Kind.DATE_TIME)),
    Fact("area", Text.of("Area"), FactSource.BODY, AnswerType(Kind.TEXT)),
)
COLUMNS = {
    "reference": "Case reference",
    "record_type": "Record type",
    "reported_at": {"date": "Date reported", "time": "Time reported"},
}
HEADER = "Case reference,Record type,Date reported,Time reported\n"
ROW = "0042/17,Crime,2017-03-01,14:05\n"


def read(path, content, stratum=None):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_list(path, f"lists/{path.name}", COLUMNS, FACTS, stratum)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_usual_shapes_of_csv_are_read(tmp_path, encoding, delimiter, ending):
    content = (HEADER + ROW).replace(",", delimiter).replace("\n", ending).encode(encoding)
    cases, problems = read(tmp_path / "a.csv", content, "record_type")
    assert problems == []
    assert (cases.references, list(cases.rows), cases.strata) == (["0042/17"], [2], ["crime"])
    assert (cases.source.encoding, cases.source.digest) == (encoding, hashlib.sha256(content).hexdigest())
    assert read_facts(cases, [0]) == ({0: {"record_type": "crime", "reported_at": "2017-03-01T14:05"}}, [])


def test_references_are_trimmed_and_normalised_and_blank_rows_passed_over(tmp_path):
    text = HEADER + " 007 ,Crime,,\n,,,\n\ne\u0301,Incident,2017-03-02,\n,,,\n"
    cases, problems = read(tmp_path / "a.csv", text, "record_type")
    assert problems == []
    assert (cases.references, cases.rows, cases.strata) == (["007", "é"], [2, 5], ["crime", "incident"])
    assert read_facts(cases, [1])[0] == {1: {"record_type": "incident", "reported_at": "2017-03-02"}}


def test_rows_are_counted_by_record_where_fields_hold_line_breaks(tmp_path):
    text = HEADER + '1,Crime,"2017-03-01","14:05"\n"2","Crime","2017-03-02","\n"\n3,Incident,2017-03-03,\n'
    cases, problems = read(tmp_path / "a.csv", text)
    assert problems == []
    assert list(cases.rows) == [2, 3, 4]
    assert read_facts(cases, [2])[0][2]["reported_at"] == "2017-03-03"


def test_titles_are_matched_whatever_their_case_and_spaces(tmp_path):
    text = "  case  REFERENCE;Record type;Date reported;Time reported;Notes, further\n1;Crime;2017-03-01;;x\n"
    assert read(tmp_path / "a.csv", text)[1] == []


BAD = [
    ("", "list-empty", None, None),
    ("\n" + ROW, "list-no-header", 1, None),
    (HEADER, "list-header-only", 1, None),
    (HEADER + ",,,\n\n", "list-header-only", 1, None),
    (HEADER.encode() + b"caf\xe9,Crime,,\n", "list-not-utf8", 2, None),
    ((HEADER + ROW).encode("utf-16"), "list-not-utf8", 1, None),
    (HEADER + "1\x002,Crime,,\n", "list-has-nul", None, None),
    (HEADER + ROW + '"2,Crime,,\n3,Crime,,\n', "list-quote-not-closed", 3, None),
    (HEADER + '"2"b,Crime,,\n', "list-quote-inside", 2, None),
    (HEADER + ROW + "x" * 200_000 + ",Crime,,\n", "list-huge-field", 3, None),
    (HEADER + "1,Crime,,,more\n", "list-long-row", 2, None),
    ("a;b,c\n1;2,3\n", "list-delimiter-unclear", 1, None),
    (HEADER.replace("Record", "Sort of") + ROW, "list-title-missing", 1, "Record type"),
    (HEADER.replace("\n", ",record TYPE\n") + ROW, "list-title-twice", 1, "Record type"),
    (HEADER + ROW + " ,Crime,,\n", "list-reference-blank", 3, "Case reference"),
    (HEADER + ROW + "1,Crime,,\n" + ROW, "list-reference-twice", 2, "Case reference"),
    (HEADER + "1\x07,Crime,,\n", "list-reference-unprintable", 2, "Case reference"),
]


@pytest.mark.parametrize(("content", "code", "row", "title"), BAD, ids=[each[1] for each in BAD])
def test_bad_lists_are_refused_with_their_place(tmp_path, content, code, row, title):
    cases, problems = read(tmp_path / "a.csv", content)
    assert cases is None
    assert [(each.code, each.place.row, each.place.field) for each in problems] == [(code, row, title)]
    assert problems[0].place.path == "lists/a.csv"


def test_every_place_of_a_duplicate_is_named_and_the_number_shown_is_capped(tmp_path):
    _, problems = read(tmp_path / "a.csv", HEADER + ROW * 3)
    assert problems[0].fields["rows"] == [2, 3, 4]
    many = "".join(f"{number % 50},Crime,,\n" for number in range(100))
    _, problems = read(tmp_path / "a.csv", HEADER + many)
    assert [each.code for each in problems] == ["list-reference-twice"] * 20 + ["list-and-more"]
    assert problems[-1].fields["more"] == 30


def test_every_missing_title_is_told_with_what_is_there(tmp_path):
    _, problems = read(tmp_path / "a.csv", "Case reference,x\n1,2\n")
    assert [each.fields["title"] for each in problems] == ["Record type", "Date reported", "Time reported"]
    assert problems[0].fields["found"] == ["Case reference", "x"]


def test_a_stratum_that_cannot_be_read_is_told(tmp_path):
    _, problems = read(tmp_path / "a.csv", HEADER + ROW + "2,,,\n3,Rumour,,\n", "record_type")
    assert [(each.place.row, each.place.field) for each in problems] == [(3, "Record type"), (4, "Record type")]
    assert problems[0].code == "list-fact-blank"


def test_missing_folders_and_other_kinds_are_problems(tmp_path):
    (tmp_path / "b.csv").mkdir()
    found = [read_list(tmp_path / name, name, COLUMNS, FACTS)[1][0].code for name in ("a.csv", "b.csv", "c.ods")]
    assert found == ["list-not-readable", "list-not-readable", "list-unknown-kind"]


def workbook(path, *rows, title="List"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return book


TITLES = ["Case reference", "Record type", "Date reported", "Time reported"]


def read_book(path):
    return read_list(path, "lists/a.xlsx", COLUMNS, FACTS, "record_type")


def test_a_workbook_is_read_hidden_rows_and_all(tmp_path):
    path = tmp_path / "a.xlsx"
    book = workbook(path, TITLES, ["0042", "Crime", date(2017, 3, 1), "14:05"], [], [" 0043", "Incident", None, None])
    book.active.row_dimensions[2].hidden = True
    book.create_sheet("Notes").append(["Something else"])
    book.save(path)
    cases, problems = read_book(path)
    assert problems == []
    assert (cases.references, cases.rows, cases.strata) == (["0042", "0043"], [2, 4], ["crime", "incident"])
    facts, problems = read_facts(cases, [0, 1])
    assert problems == []
    assert facts == {
        0: {"record_type": "crime", "reported_at": "2017-03-01T14:05"},
        1: {"record_type": "incident"},
    }


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (42, "list-reference-not-text"),
        (4.5, "list-reference-not-text"),
        (True, "list-reference-not-text"),
        (date(2017, 3, 1), "list-reference-not-text"),
        ("=1+1", "list-formula-without-value"),
        ("#REF!", "list-error-cell"),
        (None, "list-reference-blank"),
    ],
)
def test_references_in_a_workbook_must_be_text(tmp_path, value, code):
    path = tmp_path / "a.xlsx"
    workbook(path, TITLES, ["1", "Crime"], [value, "Crime"])
    cases, problems = read_book(path)
    assert cases is None
    assert [(each.code, each.place.row, each.place.field) for each in problems] == [(code, 3, "Case reference")]


def test_two_sheets_with_the_titles_are_unclear(tmp_path):
    path = tmp_path / "a.xlsx"
    book = workbook(path, TITLES, ["1", "Crime"])
    book.create_sheet("Copy").append(TITLES)
    book.save(path)
    assert [each.code for each in read_book(path)[1]] == ["list-sheet-unclear"]


def test_broken_workbooks_are_problems(tmp_path):
    path = tmp_path / "a.xlsx"
    workbook(path, TITLES, ["1", "Crime"])
    whole = path.read_bytes()
    for content in (b"", b"PK\x03\x04", b"Case reference\n1\n", whole[: len(whole) // 2], whole[:-10]):
        path.write_bytes(content)
        cases, problems = read_book(path)
        assert cases is None
        assert problems


def csv_list(number=80, reverse=False):
    lines = [
        f"GW/{each:04d}é,{'Incident' if each % 4 == 0 else 'Crime'},2017-03-{each % 28 + 1:02d},10:00\n"
        for each in range(number)
    ]
    return HEADER + "".join(lines[::-1] if reverse else lines)


PART = Part("cases", Text.of("Cases"), RowsFrom.SAMPLE, LayoutKind.GRID, FACTS, ())


@pytest.fixture
def inspection(tmp_path):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "gwent.csv").write_text(csv_list(), "utf-8")
    body = Body("gwent", Text.of("Gwent"), {"area": "south"}, None)
    spec = SampleSpec(8, 2, "a seed", "record_type", {"crime": 6, "incident": 2})
    instrument = Instrument("review", "t", "2018", ("gwent",), COLUMNS, spec, (), 0)
    words = Text.of("body"), Text.of("bodies")
    return Inspection(tmp_path, "i", Text.of("I"), "OFFICIAL", None, ("en",), *words, (body,), (instrument,))


def go(inspection, wish=None):
    given = inspection, inspection.instruments[0], PART, inspection.bodies[0]
    return draw_body(*given) if wish is None else replace_case(*given, wish)


def codes(outcome):
    return [each.code for each in outcome.problems]


def test_a_sample_is_drawn_once_and_stays(inspection):
    first = go(inspection)
    path = inspection.sample_path(inspection.instruments[0], "gwent")
    rows_path = inspection.rows_path(inspection.instruments[0], "gwent")
    content = path.read_bytes()
    assert first.problems == ()
    assert load_sample(path) == first.sample
    assert load_rows(rows_path) == first.rows
    assert first.rows.population == 80
    assert [(each.id, each.size, each.taken) for each in first.rows.strata] == [("crime", 60, 6), ("incident", 20, 2)]
    assert first.rows.rows[0].facts.keys() == {"record_type", "reported_at", "area"}
    assert codes(go(inspection)) == ["sample-unchanged"]
    rows_path.unlink()
    assert go(inspection).rows == first.rows
    assert (path.read_bytes(), load_rows(rows_path)) == (content, first.rows)


def test_a_list_that_changed_is_never_drawn_anew(inspection):
    first = go(inspection)
    path = inspection.folder / "lists" / "gwent.csv"
    path.write_text(csv_list(reverse=True), "utf-8")
    again = go(inspection)
    assert codes(again) == ["sample-list-rewritten", "sample-unchanged"]
    assert again.problems[0].severity is Severity.WARNING
    drawn = {each.reference for each in (*first.sample.cases, *first.sample.reserves)}
    spare = next(line for line in csv_list().splitlines()[1:] if ",Crime," in line and line.split(",")[0] not in drawn)
    path.write_text(csv_list().replace(spare, spare.replace("Crime", "Incident")), "utf-8")
    assert "sample-list-changed" in codes(go(inspection))
    path.write_text(csv_list(600), "utf-8")
    assert {*codes(go(inspection))} == {"sample-list-changed", "sample-size-changed", "sample-cases-differ"}
    sample_path = inspection.sample_path(inspection.instruments[0], "gwent")
    assert load_sample(sample_path) == first.sample


def test_a_case_swapped_in_the_sample_file_is_found(inspection):
    sample = go(inspection).sample
    path = inspection.sample_path(inspection.instruments[0], "gwent")
    text = path.read_text("utf-8")
    path.write_text(text.replace(sample.cases[0].reference, "GW/9999é"), "utf-8")
    outcome = go(inspection)
    assert codes(outcome) == ["sample-cases-differ"]
    assert outcome.problems[0].fields["gone"] == ["GW/9999é"]


def test_bad_facts_of_drawn_cases_leave_nothing_written(inspection):
    path = inspection.folder / "lists" / "gwent.csv"
    path.write_text(csv_list().replace("2017-03", "2017-13"), "utf-8")
    outcome = go(inspection)
    assert len(outcome.problems) == 8
    assert {each.place.field for each in outcome.problems} == {"Date reported"}
    assert not inspection.sample_path(inspection.instruments[0], "gwent").exists()


def wish(case, because="ineligible"):
    return Replacement(case, "", because, "recorded twice", "A. Reviewer", "2018-05-01")


def test_reserves_of_the_same_stratum_step_in_until_there_are_none(inspection):
    sample = go(inspection).sample
    sheet = inspection.sheets_folder(inspection.instruments[0]) / "gwent.xlsx"
    sheet.parent.mkdir(parents=True)
    sheet.touch()
    crimes = [each.reference for each in sample.cases if each.stratum == "crime"]
    spare = [each.reference for each in sample.reserves if each.stratum == "crime"]
    for case, reserve in zip(crimes, spare, strict=False):
        outcome = go(inspection, wish(f" {case} "))
        assert outcome.problems == ()
        assert outcome.sample.replacements[-1].replaced_by == reserve
        assert (outcome.rows.rows[-1].id, outcome.rows.rows[-1].supplement) == (reserve, 1)
        assert case not in {row.id for row in outcome.rows.rows}
    assert len(outcome.rows.rows) == 8
    assert codes(go(inspection)) == ["sample-unchanged"]
    assert codes(go(inspection, wish(crimes[2]))) == ["replace-no-reserve"]
    assert codes(go(inspection, wish(crimes[0]))) == ["replace-already"]
    assert codes(go(inspection, wish("nobody"))) == ["replace-not-in-sample"]
    assert codes(go(inspection, wish(crimes[2], "wrongly-flagged"))) == ["replace-wrong-reason"]
    assert load_sample(inspection.sample_path(inspection.instruments[0], "gwent")) == outcome.sample


def test_before_workbooks_went_out_a_replacement_needs_none_of_its_own(inspection):
    case = go(inspection).sample.cases[0].reference
    outcome = go(inspection, wish(case))
    assert [row.supplement for row in outcome.rows.rows] == [0] * len(outcome.rows.rows)


def test_a_reserve_put_in_by_hand_is_found(inspection):
    sample = go(inspection).sample
    after = go(inspection, wish(sample.cases[0].reference)).sample
    cases, _ = read_list(inspection.folder / "lists" / "gwent.csv", "lists/gwent.csv", COLUMNS, FACTS, "record_type")
    assert verify_sample(after, cases, "s") == []
    last = replace(after.cases[-1], reference="GW/0001é")
    other = replace(after, cases=(*after.cases[:-1], last))
    assert [each.code for each in verify_sample(other, cases, "s")] == ["sample-cases-differ"]


EXAMPLE = Path(__file__).parents[2] / "examples" / "hate-crime-2018"


def script_in_the_docs():
    page = Path(__file__).parents[2] / "docs" / "check-a-sample.md"
    (script,) = re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    assert len(script.splitlines()) <= 10
    return script


def run_in(folder, script, monkeypatch):
    monkeypatch.chdir(folder)
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(script, "check-a-sample.md", "exec"), {})
    return printed.getvalue().split()


def test_the_script_in_the_docs_draws_the_example_as_it_stands(monkeypatch):
    printed = run_in(EXAMPLE, script_in_the_docs(), monkeypatch)
    sample = json.loads((EXAMPLE / "samples" / "case-review" / "2018" / "suffolk.json").read_text("utf-8"))
    assert sample["replacements"] == []
    assert printed == [each["reference"] for each in (*sample["cases"], *sample["reserves"])]


def test_the_script_in_the_docs_draws_another_list(tmp_path, monkeypatch):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "gwent.csv").write_text(csv_list(300), "utf-8")
    printed = run_in(tmp_path, script_in_the_docs().replace("suffolk", "gwent"), monkeypatch)
    cases, _ = read_list(tmp_path / "lists" / "gwent.csv", "lists/gwent.csv", COLUMNS, FACTS)
    drawn = draw(cases.references, DrawPlan("hate-crime-2018-example", "gwent", 30, 10))
    assert printed == [each.reference for each in (*drawn.cases, *drawn.reserves)]
