"""What the reader makes of a cell, and what the workbook's own formulas make of it, with LibreOffice computing.

Where somebody typed something that the reader refuses, the live totals must not count it either.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import load_workbook

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.reading import read_rows
from inspect_kit.conditions.model import State
from inspect_kit.layout.build import Addressed, Identity, PartRows, build_workbook
from inspect_kit.layout.columns import Role, grid_columns
from inspect_kit.layout.grid import FIRST_COLUMN, FIRST_ROW
from inspect_kit.rows import Row
from inspect_kit.template.answer_types import UNABLE_TO_TELL, YES_NO_CHOICES
from inspect_kit.template.model import (
    AnswerType,
    Choice,
    Kind,
    LayoutKind,
    Limits,
    Part,
    Question,
    RowsFrom,
    Stage,
    Template,
)
from inspect_kit.texts import Text
from inspect_kit.xlsx.reader import open_workbook
from inspect_kit.xlsx.writer import workbook_bytes
from tests.libreoffice.office import Office

RATINGS = tuple(Choice(code, Text.of(label)) for code, label in (("one", "1"), ("two", "2"), ("fair", "Fairly good *?")))
KINDS: dict[str, tuple[AnswerType, list[object]]] = {
    "yes_no": (
        AnswerType(Kind.CHOICE, YES_NO_CHOICES, unable_to_tell=UNABLE_TO_TELL),
        ["Yes", " yes ", "YES", "y", True, False, 1,
         0, "No", "n", "Ie", "na", "Unable to tell", "unable  to tell", "unable_to_tell",
         "Methu dweud", "perhaps", "yes!", "y*", "*", "?es", "\u00a0Yes\u00a0", "Y\nes", "Yes\n", "\tYes", 2, -1, 1.5,
          "", " ", None],
    ),
    "rating": (
        AnswerType(Kind.CHOICE, RATINGS),
        [1, 1.0, "1", " 2 ", "one", "ONE", "Fairly good *?", "fairly  good *?", "Fairly good xx", "3", 3, None],
    ),
    "whole": (
        AnswerType(Kind.WHOLE_NUMBER, limits=Limits(0, 99), unable_to_tell=UNABLE_TO_TELL),
        [0, 5, 99, 100, -1, 1.5, "12", " 12 ", "1,200",
         "twelve", "Unable to tell", "5 ", "1e1", "50%", True, "", "12 people", "0", None],
    ),
    "decimal": (
        AnswerType(Kind.DECIMAL, limits=Limits(at_least=-2.5)),
        [0, -2.5, -2.6, 1.25, "1.25", "1,234.5", "-1", "1.", ".5", "abc", None],
    ),
    "day": (
        AnswerType(Kind.DATE, limits=Limits(not_before="2018-01-01"), unable_to_tell=UNABLE_TO_TELL),
        [43160, 43160.5, 43100, 100, "2018-03-01", "2018-02-30",
         "2017-12-31", " 2018-03-01 ", "soon", "Unable to tell", True, None],
    ),
    "moment": (
        AnswerType(Kind.DATE_TIME, limits=Limits(not_before="day")),
        [43160, 43160.5, 99999, "2018-03-01", "2018-03-01 14:05", "never", None],
    ),
    "words": (
        AnswerType(Kind.TEXT, limits=Limits(at_most=10)),
        ["short", "exactly 10", "eleven long", " ", "\u00a0", 12, "0", None],
    ),
}  # fmt: skip
TICKS = [("Yes", None, None), ("x", "X", None), (None, None, "Yes"), ("Yes", None, "Yes"), ("perhaps", None, None),
 (None, None, None),
         ("No", "no", None), (True, False, None), ("No", None, "y"), (1, 0, 0), ("✓", None, None), (" ", "", None)]  # fmt: skip
SEVERAL = AnswerType(Kind.CHOICES, RATINGS[:2])
CLOCKS: list[object] = [
    0, 0.25, 0.5, 0.999999, 1, 9, 14, 1405, 14.5, -0.5, 1.25, 0.58680556, "14:05", " 14:05 ", "14.05", "9:05", "14:05:30",
    "14:05:99", "2:05 pm", "2:05PM", "\u00a02:05  pm", "12:05 am", "12.05 pm", "14:05 pm", "0:05 am", "25:00", "24:00", "14:60",
    "14:5", ":05", "123:05", "-1:05", "soon", "9", "14.5", "1405", True, False, "", " ", None, "2018-03-01 14:05", 43160,
    43160.5,
]  # fmt: skip
"""What is typed into cells for times, beside the first of March 2018."""
BOTH: list[tuple[object, object]] = [
    (43160.5, "12:00"), (43160.5, 0.5), (43160.5, "12:01"), (43160.5, "soon"), (43160.5, None), (43160, "0:00"),
    ("2018-03-01 14:05", "14:05"), ("2018-03-01 14:05", "2:05 pm"), ("2018-03-01 14:05", "14:06"), ("2018-03-01 14:05", None),
    (None, "14:05"), (None, 9), ("Unable to tell", "14:05"), ("Unable to tell", None), ("Unable to tell", "soon"),
]  # fmt: skip
"""Dates and times that agree, disagree, or stand alone."""
TIMED = {
    "clock": [(43160, each) for each in CLOCKS],
    "clock_shown": [(43160, each) for each in CLOCKS],
    "both": BOTH,
}
"""The same times twice: where cells are formatted as times, a spreadsheet makes dates of 1900 of numbers from 1 up."""
MOMENT = AnswerType(Kind.DATE_TIME, unable_to_tell=UNABLE_TO_TELL)
KINDS |= {name: (MOMENT, [date for date, _ in pairs]) for name, pairs in TIMED.items()}
ROWS = max(len(values) for _, values in KINDS.values())


def part() -> Part:
    questions = tuple(Question(name, Text.of(f"{name}?"), answer) for name, (answer, _) in KINDS.items())
    several = Question("several", Text.of("several?"), SEVERAL)
    stages = (Stage("all", Text.of("All"), (*questions, several)),)
    return Part("cases", Text.of("Cases"), RowsFrom.SAMPLE, LayoutKind.GRID, (), stages)


def typed(given: Part) -> dict[tuple[int, int], object]:
    """What is typed where."""
    cells: dict[tuple[int, int], object] = {}
    for column, definition in enumerate(grid_columns(given), start=FIRST_COLUMN):
        values = KINDS[definition.id][1] if definition.id in KINDS else []
        if definition.variable == "several":
            place = {"several#choice=one": 0, "several#choice=two": 1, "several#none": 2}[definition.id]
            values = [ticks[place] for ticks in TICKS]
        if definition.role is Role.TIME:
            values = [clock for _, clock in TIMED.get(definition.variable, [])]
        cells |= {(FIRST_ROW + row, column): value for row, value in enumerate(values)}
    return cells


def test_the_workbook_counts_what_the_reader_takes(office: Office, tmp_path: Path) -> None:
    given = part()
    rows = [Row(f"R{number}", {}) for number in range(ROWS)]
    template = Template("t", 1, Text.of("T"), None, (given,))
    identity = Identity("i", "review", "1", "north", "t", "1", "digest", "workbook", "", "en", "OFFICIAL")
    layout = build_workbook(template, [PartRows(given, rows, build_table(given, rows, {}))], identity, Addressed("I", "North"))
    path = tmp_path / "typed.xlsx"
    path.write_bytes(workbook_bytes(layout, "typed.xlsx"))
    book = load_workbook(path)
    as_times = [at for at, each in enumerate(grid_columns(given), start=FIRST_COLUMN) if each.id == "clock_shown#time"]
    for (row, column), value in typed(given).items():
        cell = book["Cases"].cell(row + 1, column + 1)
        cell.number_format = "hh:mm" if column in as_times else "General"
        cell.value = value  # type: ignore[assignment]
    book.save(path)
    [saved] = office.save_again([path], tmp_path / "saved")

    opened, problems = open_workbook(saved, "saved.xlsx")
    assert opened is not None, problems
    read = read_rows(given, opened.grids[0], {row.id: row for row in rows})
    sheet = load_workbook(saved, data_only=True)["calc_1"]
    columns = {cell.value: cell.column for cell in sheet[FIRST_ROW]}
    differ = []
    for question in given.questions():
        for number, row in enumerate(rows):
            claim = read.claims.get(row.id, {}).get(question.id)
            taken = int(claim.state) if claim is not None else int(State.MISSING)
            counted = sheet.cell(FIRST_ROW + 1 + number, columns[f"{question.id} state"]).value
            pairs = [(taken, counted)]
            if question.id in TIMED and taken == counted == State.ANSWERED and claim is not None:
                _, _, clock = str(claim.value).partition("T")
                minutes = int(clock[:2]) * 60 + int(clock[3:]) if clock else -1
                pairs.append((minutes, sheet.cell(FIRST_ROW + 1 + number, columns[f"{question.id} minutes"]).value))
            for by_reader, by_workbook in pairs:
                if by_reader != by_workbook:
                    values: Sequence[object] = TIMED.get(question.id) or KINDS.get(question.id, (None, TICKS))[1]
                    shown = values[number] if number < len(values) else None
                    differ.append((question.id, shown, f"reader {by_reader}", f"workbook {by_workbook}"))
    assert not differ, "; ".join(map(str, differ))
