"""What the reader makes of a cell, and what the workbook's own formulas make of it, with LibreOffice computing.

Where somebody typed something that the reader refuses, the live totals must not count it either.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.reading import read_rows
from inspect_kit.conditions.model import State
from inspect_kit.layout.build import Addressed, Identity, PartRows, build_workbook
from inspect_kit.layout.columns import Role, grid_columns
from inspect_kit.layout.grid import FIRST_ROW
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
from tests.project import answer_cells

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
ROWS = max(len(values) for _, values in KINDS.values())


def part(layout: LayoutKind) -> Part:
    questions = tuple(Question(name, Text.of(f"{name}?"), answer) for name, (answer, _) in KINDS.items())
    several = Question("several", Text.of("several?"), SEVERAL)
    stages = (Stage("all", Text.of("All"), (*questions, several)),)
    return Part("cases", Text.of("Cases"), RowsFrom.SAMPLE, layout, (), stages)


def typed(given: Part) -> dict[tuple[str, str], object]:
    """What is typed where, by reference and column id."""
    cells: dict[tuple[str, str], object] = {}
    for definition in grid_columns(given):
        values = KINDS[definition.id][1] if definition.id in KINDS else []
        if definition.variable == "several":
            place = {"several#choice=one": 0, "several#choice=two": 1, "several#none": 2}[definition.id]
            values = [ticks[place] for ticks in TICKS]
        if definition.role is Role.TIME:
            values = []
        cells |= {(f"R{row}", definition.id): value for row, value in enumerate(values)}
    return cells


@pytest.mark.parametrize("layout", LayoutKind)
def test_the_workbook_counts_what_the_reader_takes(office: Office, tmp_path: Path, layout: LayoutKind) -> None:
    given = part(layout)
    rows = [Row(f"R{number}", {}) for number in range(ROWS)]
    template = Template("t", 1, Text.of("T"), None, (given,))
    identity = Identity("i", "review", "1", "north", "t", "1", "digest", "workbook", "", "en", "OFFICIAL")
    layout = build_workbook(template, [PartRows(given, rows, build_table(given, rows, {}))], identity, Addressed("I", "North"))
    path = tmp_path / "typed.xlsx"
    path.write_bytes(workbook_bytes(layout, "typed.xlsx"))
    book, cell_of = answer_cells(path)
    for (reference, name), value in typed(given).items():
        cell = cell_of(reference, name)
        cell.number_format = "General"
        cell.value = value
    book.save(path)
    [saved] = office.save_again([path], tmp_path / "saved")

    opened, problems = open_workbook(saved, "saved.xlsx")
    assert opened is not None, problems
    read = read_rows(given, opened.grids, {row.id: row for row in rows})
    sheet = load_workbook(saved, data_only=True)["calc_1"]
    columns = {cell.value: cell.column for cell in sheet[FIRST_ROW]}
    differ = []
    for question in given.questions():
        for number, row in enumerate(rows):
            claim = read.claims.get(row.id, {}).get(question.id)
            taken = int(claim.state) if claim is not None else int(State.MISSING)
            counted = sheet.cell(FIRST_ROW + 1 + number, columns[f"{question.id} state"]).value
            if counted != taken:
                values = KINDS[question.id][1] if question.id in KINDS else TICKS
                differ.append(
                    (question.id, values[number] if number < len(values) else None, f"reader {taken}", f"workbook {counted}")
                )
    assert not differ, "; ".join(map(str, differ))
