"""What the reader makes of a cell, and what the workbook's own formulas make of it, with LibreOffice computing.

Where somebody typed something that the reader refuses, the live totals must not count it either.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.reading import Claim, read_rows
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
        [0, 5, 99, 100, -1, 1.5, "12", " 12 ", "1,200", "3,5", "3\u00a0", "1 2", "0,012", "1,2,3", "12,", "+7", "--7", "7-",
         "twelve", "Unable to tell", "5 ", "1e1", "50%", True, "", "12 people", "0", None],
    ),
    "decimal": (
        AnswerType(Kind.DECIMAL, limits=Limits(at_least=-2.5)),
        [0, -2.5, -2.6, 1.25, "1.25", "1,234.5", "-1", "1.", ".5", "abc", "3,5", "1,234,567", "1234,567",
         "1,234.", "1.2,345", "1.2.3", ".", "+", "(5)", "£5", "1/2", "2018-03-01", "14:05", "\u00a02.5", "-1,000", None],
    ),
    "day": (
        AnswerType(Kind.DATE, limits=Limits(not_before="2018-01-01"), unable_to_tell=UNABLE_TO_TELL),
        [43160, 43160.5, 43100, 100, "2018-03-01", "2018-02-30",
         "2018-03-01T25:00", "2018-03-01 14:05", "2018-03-01T00:00", "2018-03-01\u00a0", "0118-03-01", "2018-03-0x",
         "2018-13-01", "2017-12-31", " 2018-03-01 ", "soon", "Unable to tell", True, None],
    ),
    "moment": (
        AnswerType(Kind.DATE_TIME, limits=Limits(not_before="day")),
        [43160, 43160.5, 99999, "2018-03-01", "2018-03-01 14:05", "never", None, "2018-03-01T25:00", "2018-03-01T14:05",
         "2018-03-01  14:05", "2018-03-01 t14:05", "2018-03-01x14:05", "2018-03-01 9:05", "2018-03-01 14:05:30",
         "2018-03-01 14:60", "2018-03-01 14.05", "2018-03-01 14:05:3", "2018-03-01 24:00", "2018-03-01 2pm",
         "2018-03-01\u00a014:05"],
    ),
    "timed": (AnswerType(Kind.DATE_TIME, unable_to_tell=UNABLE_TO_TELL), []),
    "words": (
        AnswerType(Kind.TEXT, limits=Limits(at_most=10)),
        ["short", "exactly 10", "eleven long", " ", "\u00a0", 12, "0", None],
    ),
}  # fmt: skip
TICKS = [("Yes", None, None), ("x", "X", None), (None, None, "Yes"), ("Yes", None, "Yes"), ("perhaps", None, None),
 (None, None, None),
         ("No", "no", None), (True, False, None), ("No", None, "y"), (1, 0, 0), ("✓", None, None), (" ", "", None)]  # fmt: skip
MOMENTS = [
    (date, clock)
    for date in (43160, "2018-03-01", "2018-03-01 14:05", 43160 + 845 / 1440, "Unable to tell", None)
    for clock in (None, " ", "2pm1", "14:05", "14.05", "9:05", "09:05:59", "25:00", "14:60", "14:5", "2 pm", "\u00a014:05 ",
                  845 / 1440, 0.5, "noon")
]  # fmt: skip
"""Dates with a time in the second cell."""
SEVERAL = AnswerType(Kind.CHOICES, RATINGS[:2])
CLOCKS: list[object] = [
    0, 0.25, 0.5, 0.999999, 1, 9, 14, 1405, 14.5, -0.5, 1.25, 0.58680556, "14:05", " 14:05 ", "14.05", "9:05", "14:05:30",
    "14:05:99", "2:05 pm", "2:05PM", "\u00a02:05  pm", "12:05 am", "12.05 pm", "14:05 pm", "0:05 am", "25:00", "24:00", "14:60",
    "14:5", ":05", "123:05", "-1:05", "soon", "9", "14.5", "1405", True, False, "", " ", None, "2018-03-01 14:05", 43160,
    43160.5,
]  # fmt: skip
"""What is typed into cells for times, beside the first of March 2018."""
MOMENTS += [(43160, each) for each in CLOCKS]
MOMENTS += [
    (43160.5, "12:00"), (43160.5, 0.5), (43160.5, "12:01"), (43160.5, "soon"), (43160.5, None), (43160, "0:00"),
    ("2018-03-01 14:05", "14:05"), ("2018-03-01 14:05", "2:05 pm"), ("2018-03-01 14:05", "14:06"), ("2018-03-01 14:05", None),
    (None, "14:05"), (None, 9), ("Unable to tell", "14:05"), ("Unable to tell", None), ("Unable to tell", "soon"),
]  # fmt: skip
"""Dates and times that agree, disagree, or stand alone."""
DRAWN = 150
"""How many more texts are drawn at random for each kind in `PATTERNS`."""
PATTERNS = {
    "whole": ("0123456789", "123,. -+\u00a0%e"),
    "decimal": ("0123456789", "123,,.. -+\u00a0%e"),
    "day": ("2018-03-01 14:05", "0123-: T"),
    "moment": ("2018-03-01T14:05:30", "0123-:. Tx\u00a0"),
}
"""What a text is cut from, and what is then put into it anywhere."""


def drawn(name: str) -> list[str]:
    """Texts that nobody thought of, the same in every run."""
    source = random.Random(name)
    base, put = PATTERNS[name]
    texts = []
    for _ in range(DRAWN):
        text = list(base[: source.randint(1, len(base))])
        for _ in range(source.randint(0, 3)):
            at = source.randint(0, len(text))
            text[at : at + source.randint(0, 1)] = source.choice(put)
        texts.append("".join(text))
    return texts


def values_of(name: str) -> list[object]:
    """Everything that is typed where this is asked."""
    return [*KINDS[name][1], *(drawn(name) if name in PATTERNS else [])]


ROWS = max(len(values_of(name)) for name in KINDS)


def part(layout: LayoutKind) -> Part:
    questions = tuple(Question(name, Text.of(f"{name}?"), answer) for name, (answer, _) in KINDS.items())
    several = Question("several", Text.of("several?"), SEVERAL)
    stages = (Stage("all", Text.of("All"), (*questions, several)),)
    return Part("cases", Text.of("Cases"), RowsFrom.SAMPLE, layout, (), stages)


def typed(given: Part) -> dict[tuple[str, str], object]:
    """What is typed where, by reference and column id."""
    cells: dict[tuple[str, str], object] = {}
    for definition in grid_columns(given):
        values = values_of(definition.id) if definition.id in KINDS else []
        if definition.variable == "timed":
            values = [pair[definition.role is Role.TIME] for pair in MOMENTS]
        if definition.variable == "several":
            place = {"several#choice=one": 0, "several#choice=two": 1, "several#none": 2}[definition.id]
            values = [ticks[place] for ticks in TICKS]
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
            at, timed = FIRST_ROW + 1 + number, question.answer.kind is Kind.DATE_TIME
            counted = [
                sheet.cell(at, columns[f"{question.id} {what}"]).value for what in ("state", *(["minutes"] if timed else []))
            ]
            taken = [int(claim.state) if claim is not None else int(State.MISSING), *([minutes_of(claim)] if timed else [])]
            if counted[0] != taken[0] or (claim is not None and counted != taken):
                differ.append((question.id, typed_in(question.id, number), f"reader {taken}", f"workbook {counted}"))
    differ = [each for each in differ if not left_to_the_reader(*each[1:])]
    assert not differ, "; ".join(map(str, differ))


def typed_in(name: str, number: int) -> object:
    """What was typed into this row."""
    return {"timed": MOMENTS, "several": TICKS}.get(name, values_of(name) if name in KINDS else [])[number]


def minutes_of(claim: Claim | None) -> int:
    """Minutes after midnight of what was read; -1 for no time."""
    _, _, clock = str(claim.value).partition("T") if claim is not None and claim.value is not None else ("", "", "")
    return int(clock[:2]) * 60 + int(clock[3:]) if clock else -1


def left_to_the_reader(typed_: object, reader: str, workbook: str) -> bool:
    """A date written in another form than 2018-03-01, such as 2018-3-1, is taken when the workbook is collected."""
    text = str(typed_)
    other_form = re.match(r"\s*\d{4}-\d{1,2}-\d{1,2}\b", text) and not re.match(r"\s*\d{4}-\d\d-\d\d\b", text)
    return bool(other_form) and reader.startswith("reader [1") and workbook.startswith("workbook [4")
