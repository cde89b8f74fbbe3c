"""A form as a value: its lines and ids, its rules, its hidden sheet of answers; and names of sheets."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.conditions.model import IsOneOf, State
from inspect_kit.layout.build import Addressed, Identity, PartRows, build_workbook
from inspect_kit.layout.columns import grid_columns
from inspect_kit.layout.form import ANSWER_COLUMN, FIRST_LINE, ID_COLUMN, NOTE_COLUMN
from inspect_kit.layout.form_lines import form_lines
from inspect_kit.layout.model import Formula, SheetLayout, Visibility, WorkbookLayout
from inspect_kit.layout.sheet_names import SheetNames
from inspect_kit.rows import Row, row_key
from inspect_kit.template.answer_types import UNABLE_TO_TELL, YES_NO_CHOICES
from inspect_kit.template.model import (
    AnswerType,
    Choice,
    Fact,
    FactSource,
    Kind,
    LayoutKind,
    Part,
    Question,
    RowsFrom,
    Stage,
    Template,
)
from inspect_kit.template.structure import structure_digest
from inspect_kit.texts import Text
from inspect_kit.xlsx.writer import workbook_bytes

COLOURS = (Choice("red", Text.of("Red")), Choice("old", Text.of("Old"), retired=True), Choice("blue", Text.of("Blue")))
QUESTIONS = (
    Question("seen", Text.of("Seen?"), AnswerType(Kind.CHOICE, YES_NO_CHOICES), guidance=Text.of("By anybody.")),
    Question("when", Text.of("When?"), AnswerType(Kind.DATE_TIME), ask_when=IsOneOf("seen", ("yes",))),
    Question("marks", Text.of("Which?"), AnswerType(Kind.CHOICES, COLOURS, unable_to_tell=UNABLE_TO_TELL)),
    Question("words", Text.of("Else?"), AnswerType(Kind.TEXT), optional=True),
)
FACT = Fact("began", Text.of("Began"), FactSource.LIST, AnswerType(Kind.DATE_TIME))
PART = Part("p", Text.of("Cases"), RowsFrom.SAMPLE, LayoutKind.FORM, (FACT,), (Stage("s", Text.of("First"), QUESTIONS),))
TEMPLATE = Template("t", 1, Text.of("T"), None, (PART,))
IDENTITY = Identity("i", "review", "1", "north", "t", "1", "digest", "workbook", "", "en", "OFFICIAL")
ANSWERS = {
    "R1": {
        "seen": StoredAnswer(State.ANSWERED, "no", "", ""),
        "marks": StoredAnswer(State.ANSWERED, ("blue",), "", ""),
    }
}
REMARKS = {"R1": {"seen#note": "=not text"}}


def laid(*references: str) -> WorkbookLayout:
    rows = [Row(each, {"began": "2018-03-01T14:05"}) for each in references]
    return build_workbook(
        TEMPLATE, [PartRows(PART, rows, build_table(PART, rows, ANSWERS), REMARKS)], IDENTITY, Addressed("I", "North")
    )


def sheet(layout: WorkbookLayout, name: str) -> SheetLayout:
    return next(each for each in layout.sheets if each.name == name)


def test_every_column_of_a_grid_is_a_line_of_a_form() -> None:
    lines = list(form_lines(PART, "en"))
    assert [line.id for line in lines if line.column is not None] == [column.id for column in grid_columns(PART)]
    assert [(line.id, line.text) for line in lines] == [
        ("", "What is known already"), ("#row", "Reference"), ("began", "Began"), ("began#time", "Time, if known"),
        ("", "First"), ("seen", "Seen?"), ("when", "When?"), ("when#time", "Time, if known"),
        ("marks", "Which?"), ("marks#choice=red", "Red"), ("marks#choice=old", "Old"), ("marks#choice=blue", "Blue"),
        ("marks#none", "None of these"), ("marks#unable", "Unable to tell"), ("words", "Else?"),
    ]  # fmt: skip
    assert [line.id for line in lines if line.takes_remarks] == ["seen", "when", "marks", "words"]
    assert [line.id for line in lines if line.retired] == ["marks#choice=old"]
    assert next(line.guidance for line in lines if line.takes_remarks) == "By anybody."


def test_ids_and_keys_stand_where_the_reader_looks() -> None:
    form = sheet(laid("R1", "R2"), "R1")
    shown = {(row, column): content for row, column, content, _ in form.cells}
    key = row_key("R1")
    assert [shown[2, column] for column in (0, 3, 4, 5)] == ["inspect_kit.form:p", key, f"{key}#note", f"{key}#source"]
    lines = {content: row for (row, column), content in shown.items() if column == ID_COLUMN}
    assert shown[lines["seen"], ANSWER_COLUMN] == "No"
    assert shown[lines["marks#choice=blue"], ANSWER_COLUMN] == "Yes"
    assert shown[lines["seen"], NOTE_COLUMN] == "=not text"
    assert form.hidden_rows == {2, lines["marks#choice=old"]}
    assert form.hidden_columns == {ID_COLUMN}


def test_answers_are_gathered_in_the_shape_of_a_grid() -> None:
    layout = laid("R1", "it's R2")
    gathered = sheet(layout, "forms_1")
    assert gathered.visibility is Visibility.HIDDEN
    formulas = {(row, column): content for row, column, content, _ in gathered.cells if isinstance(content, Formula)}
    assert {row for row, _ in formulas} == {6, 7}
    assert formulas[6, 1] == Formula("IF(ISBLANK('R1'!$D$3),\"\",'R1'!$D$3)", row_key("R1"))
    seen = FIRST_LINE + [line.id for line in form_lines(PART, "en")].index("seen") + 1
    at = f"'it-s R2'!$D${seen}"
    assert Formula(f'IF(ISBLANK({at}),"",{at})', "") in formulas.values()


def test_rules_cover_every_line_and_nothing_twice() -> None:
    form = sheet(laid("R1", "R2"), "R1")
    lines = {content: row for row, column, content, _ in form.cells if column == ID_COLUMN}
    ruled = [row for each in form.validations for row in range(each.area.first_row, each.area.last_row + 1)]
    answered = [line.id for line in form_lines(PART, "en") if line.question is not None and line.column is not None]
    assert sorted(ruled) == [lines[name] for name in answered]
    yellow = [each.area for each in form.highlights if each.style == "to_fill"]
    assert {row for area in yellow for row in range(area.first_row, area.last_row + 1)} == {
        lines[name] for name in answered if name not in ("when#time", "words")
    }
    [grey] = [each.area for each in form.highlights if each.style == "not_asked"]
    assert (grey.first_row, grey.last_row) == (lines["when"], lines["when#time"])


def test_rows_of_a_form_have_heights_and_grow(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook_bytes(laid("R1"), "book.xlsx"))
    with zipfile.ZipFile(path) as package:
        form = package.read("xl/worksheets/sheet2.xml")
        start = package.read("xl/worksheets/sheet1.xml")
    assert b' ht="' in form
    assert b"customHeight" not in form
    assert b"customHeight" in start


def test_a_layout_does_not_change_what_a_template_asks() -> None:
    as_grid = replace(TEMPLATE, parts=(replace(PART, layout=LayoutKind.GRID),))
    assert structure_digest(as_grid) == structure_digest(TEMPLATE)


@given(st.lists(st.text(max_size=50), min_size=1, max_size=40))
def test_any_references_make_names_that_excel_accepts(references: list[str]) -> None:
    names = SheetNames(iter(["calc_1"]))
    found = [names.free(each) for each in references]
    assert len({name.lower() for name in found}) == len(found)
    for name in found:
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) <= 62
        assert not set(name) & set("[]:*?/\\'")
        assert name.lower() not in ("history", "calc_1")
        assert name == name.strip()


@pytest.mark.parametrize(("reference", "name"), [("NO/00002/17", "NO-00002-17"), ("''", "1"), (" a  b ", "a b")])
def test_names_stay_close_to_the_reference(reference: str, name: str) -> None:
    assert SheetNames(iter(())).free(reference) == name


def test_two_hundred_references_alike_in_their_first_characters_have_a_name_each() -> None:
    names = SheetNames(iter(()))
    found = [names.free(f"{'x' * 40}{number}") for number in range(1200)]
    assert len(set(found)) == 1200
    assert all(len(name) <= 31 for name in found)
