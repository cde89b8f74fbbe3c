"""What a written workbook holds, read back with another library: rules that Excel would drop, values stored, ids hidden."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.conditions.model import IsOneOf, State
from inspect_kit.layout.build import Addressed, Identity, PartRows, build_workbook
from inspect_kit.layout.entry import MESSAGE_LIMIT, TITLE_LIMIT
from inspect_kit.problems import StopRun
from inspect_kit.rows import Row
from inspect_kit.template.model import (
    AnswerType,
    Choice,
    Fact,
    FactSource,
    Kind,
    LayoutKind,
    Measure,
    MeasureKind,
    Part,
    Question,
    RowsFrom,
    Stage,
    Template,
)
from inspect_kit.texts import Text
from inspect_kit.xlsx.writer import workbook_bytes

LONG = "A guidance that goes on, because there is a lot to say of it. " * 12
MANY = tuple(Choice(f"choice_{number}", Text.of(f"A choice with a long name, number {number}")) for number in range(60))
IDENTITY = Identity("i", "review", "1", "north", "t", "1", "digest", "workbook", "", "en", "OFFICIAL & MORE")


def built(tmp_path: Path, title: str = "Cases", row: str = "R1") -> Workbook:
    questions = (
        Question("pick", Text.of("Which?" * 20), AnswerType(Kind.CHOICE, MANY), guidance=Text.of(LONG)),
        Question("when", Text.of("When?"), AnswerType(Kind.DATE_TIME), ask_when=IsOneOf("pick", ("choice_1",))),
    )
    fact = Fact("known", Text.of("Known"), FactSource.LIST, AnswerType(Kind.TEXT))
    measure = Measure("m", Text.of("M"), MeasureKind.COUNT, count=IsOneOf("pick", ("choice_1",)))
    stages = (Stage("s", Text.of("S"), questions),)
    part = Part("p", Text.of(title), RowsFrom.SAMPLE, LayoutKind.GRID, (fact,), stages, (), (measure,))
    rows = [Row(row, {"known": "=1+1"}), Row("R2", {})]
    answers = {row: {"pick": StoredAnswer(State.ANSWERED, "choice_1", "", "")}}
    template = Template("t", 1, Text.of("T"), None, (part,))
    layout = build_workbook(
        template, [PartRows(part, rows, build_table(part, rows, answers))], IDENTITY, Addressed("I", "North")
    )
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook_bytes(layout, "book.xlsx"))
    return load_workbook(path)


def test_long_guidance_is_cut_where_excel_would_drop_the_rule(tmp_path: Path) -> None:
    book = built(tmp_path)
    rules = {str(rule.sqref): rule for rule in book["Cases"].data_validations.dataValidation}
    assert len(rules) == 3  # the choice, the date, its time
    [rule] = [rule for rule in rules.values() if rule.type == "list"]
    assert len(rule.prompt) <= MESSAGE_LIMIT
    assert rule.prompt.endswith("The rest of the guidance is on the first sheet.")
    assert len(rule.promptTitle) <= TITLE_LIMIT
    assert any(LONG.strip() in str(cell.value) for row in book["Start here"].iter_rows() for cell in row)


def test_sixty_choices_stand_behind_a_name(tmp_path: Path) -> None:
    book = built(tmp_path)
    [rule] = [rule for rule in book["Cases"].data_validations.dataValidation if rule.type == "list"]
    target = book.defined_names[rule.formula1.lstrip("=")].attr_text
    sheet, area = target.split("!")
    offered = [row[0].value for row in book[sheet.strip("'")][area.replace("$", "")]]
    assert offered == [choice.label.read() for choice in MANY]


@pytest.mark.parametrize("title", ["a/b:c*d?e[f]g", "x" * 80, "Summary", "'", "Lists"])
def test_any_title_makes_a_sheet_name(tmp_path: Path, title: str) -> None:
    book = built(tmp_path, title)
    assert len(book.sheetnames) == len({name.lower() for name in book.sheetnames}) == 7
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_text_that_begins_like_a_formula_is_text(tmp_path: Path) -> None:
    sheet = built(tmp_path, row="=cmd()")["Cases"]
    found = {
        cell.value: cell.data_type
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=") and cell.column > 1
    }
    assert found == {"=cmd()": "s", "=1+1": "s"}


def test_the_marking_is_on_every_page_and_every_formula_has_its_value(tmp_path: Path) -> None:
    built(tmp_path)
    book = load_workbook(tmp_path / "book.xlsx")
    values = load_workbook(tmp_path / "book.xlsx", data_only=True)
    for sheet in book.worksheets:
        assert sheet.oddHeader.center.text == "OFFICIAL && MORE"
        assert sheet.oddFooter.center.text == "OFFICIAL && MORE"
    with zipfile.ZipFile(tmp_path / "book.xlsx") as package:
        sheets = b"".join(package.read(name) for name in package.namelist() if "worksheets/sheet" in name)
    assert sheets.count(b"</f>") == sheets.count(b"</f><v>") > 10
    assert [values["Summary"].cell(6, column).value for column in (1, 5, 6, 7)] == ["m", 1, 2, 0.5]


def test_what_no_cell_can_hold_stops_the_workbook_and_is_named(tmp_path: Path) -> None:
    with pytest.raises(StopRun) as stop:
        built(tmp_path, row="x" * 40_000)
    [problem] = stop.value.problems
    assert problem.code == "workbook-cannot-hold"
    assert str(problem.place) == "book.xlsx!Cases"
