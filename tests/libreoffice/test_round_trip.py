"""A workbook through people's hands: sorted, a column inserted, answers typed in their own way, saved by LibreOffice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspect_kit.answers.collect import collect
from inspect_kit.answers.store import load_answers
from inspect_kit.chosen import Chosen
from inspect_kit.inspection import Inspection
from inspect_kit.layout.grid import FIRST_ROW, HEADER_ROW, ID_ROW, KEY_COLUMN
from inspect_kit.layout.model import column_letters
from inspect_kit.measures.run import score_inspection
from inspect_kit.problems import has_errors
from inspect_kit.template.build import load_template
from tests.libreoffice.conftest import EXAMPLE
from tests.libreoffice.office import Office

BODY = "nottinghamshire"
TODAY = "2018-03-01"
YES_SPELLINGS = ('String = " yes "', 'String = "Y"', 'Formula = "=TRUE()"', 'String = "YES"', "Value = 1")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "as sent.xlsx"
    shutil.copyfile(EXAMPLE / "sheets" / "case-review" / "2018" / f"{BODY}.xlsx", path)
    return path


def filter_corner(path: Path) -> tuple[int, int]:
    """The last row and column of the range that people can sort, from 1."""
    sheet = load_workbook(path)["Cases"]
    ids = [cell.value for cell in sheet[ID_ROW + 1]]
    return sheet.max_row, len(ids)


def sort_steps(path: Path) -> str:
    """Sort the rows by reference, inside the filter's range, on the protected sheet; then insert a column."""
    last_row, last_column = filter_corner(path)
    first = f"{column_letters(KEY_COLUMN)}{FIRST_ROW + 1}"
    return f"""
  sheet = doc.Sheets.getByName("Cases")
  block = sheet.getCellRangeByName("{first}:{column_letters(last_column - 1)}{last_row}")
  fields(0).Field = 1
  fields(0).IsAscending = True
  block.sort(Array(Prop("SortFields", fields()), Prop("ContainsHeader", False)))
  sheet.Columns.insertByIndex(8, 1)
  sheet.getCellByPosition(8, {FIRST_ROW + 2}).String = "a note of my own"
"""


def references(path: Path) -> list[object]:
    sheet = load_workbook(path, data_only=True)["Cases"]
    return [sheet.cell(row, 3).value for row in range(FIRST_ROW + 1, sheet.max_row + 1)]


def summary(path: Path) -> dict[tuple[str, str | None], tuple[object, ...]]:
    """The live figures of the summary sheet by measure and category: count, base, share, value."""
    rows = load_workbook(path, data_only=True)["Summary"].iter_rows(min_row=6, max_col=8, values_only=True)
    return {(row[0], row[1] or None): tuple(cell or 0 for cell in row[4:8]) for row in rows if row[0]}


def scored(inspection: Inspection) -> dict[tuple[str, str | None], tuple[object, ...]]:
    """The same from `score`."""
    instrument = inspection.instruments[0]
    template, _ = load_template(instrument.template, inspection.folder)
    assert template is not None
    results = score_inspection(inspection, [Chosen(instrument, template, (inspection.body(BODY),))]).results
    return {
        (each.measure, each.category): (
            each.count,
            (each.of or 0) if each.value is None and each.kind not in ("mean", "median", "sum") else 0,
            each.share or 0,
            each.value or 0,
        )
        for each in results
        if each.scope == BODY and each.group is None and each.kind not in ("evidence", "difference")
    }


def test_sorted_widened_and_saved_it_collects_to_the_same_answers(
    office: Office, tmp_path: Path, scratch: Inspection, workbook: Path
) -> None:
    edited = office.edit(workbook, tmp_path / "came back.xlsx", sort_steps(workbook))
    assert references(edited) == sorted(references(workbook), key=str)
    assert references(edited) != references(workbook), "the rows did not move"

    outcome = collect(scratch, [edited], TODAY)
    assert not has_errors(outcome.problems), outcome.problems
    path = scratch.answers_path(scratch.instruments[0], BODY, "first")
    before = load_answers(EXAMPLE / path.relative_to(scratch.folder)).rows
    after = load_answers(path).rows
    assert {row: {q: a.says() for q, a in given.items()} for row, given in after.items()} == {
        row: {q: a.says() for q, a in given.items()} for row, given in before.items()
    }
    assert after["NO/00002/17"]["visited"].source != before["NO/00002/17"]["visited"].source

    shown, computed = summary(edited), scored(scratch)
    assert shown.keys() == computed.keys()
    for key, figures in computed.items():
        assert shown[key] == pytest.approx(figures), key


def test_live_figures_follow_answers_typed_in_other_ways(
    office: Office, tmp_path: Path, scratch: Inspection, workbook: Path
) -> None:
    sheet = load_workbook(workbook)["Cases"]
    columns = {cell.value: cell.column - 1 for cell in sheet[ID_ROW + 1] if cell.value}
    steps = ['  sheet = doc.Sheets.getByName("Cases")']
    for offset, spelling in enumerate(YES_SPELLINGS):
        for question in ("risk_plan", "repeat_any", "suspect_known"):
            steps.append(f"  sheet.getCellByPosition({columns[question]}, {FIRST_ROW + offset}).{spelling}")
        steps.append(f"  sheet.getCellByPosition({columns['flags#choice=religion']}, {FIRST_ROW + offset}).{spelling}")
        steps.append(f'  sheet.getCellByPosition({columns["flags#none"]}, {FIRST_ROW + offset}).String = ""')
    steps.append(f'  sheet.getCellByPosition({columns["supervisor_entries"]}, {FIRST_ROW}).String = " 12 "')
    edited = office.edit(workbook, tmp_path / "typed.xlsx", "\n".join(steps))
    assert summary(edited) != summary(workbook), "nothing changed, so nothing is shown"

    outcome = collect(scratch, [edited], TODAY)
    assert not has_errors(outcome.problems), [str(each) for each in outcome.problems]
    computed, shown = scored(scratch), summary(edited)
    for key, figures in computed.items():
        assert shown[key] == pytest.approx(figures), key


def test_the_values_stored_beside_the_formulas_are_right_from_the_first(workbook: Path, scratch: Inspection) -> None:
    assert not has_errors(collect(scratch, [workbook], TODAY).problems)
    shown = summary(workbook)
    for key, figures in scored(scratch).items():
        assert shown[key] == pytest.approx(figures), key


def test_what_must_not_change_is_locked_and_what_is_filled_is_open(workbook: Path) -> None:
    book = load_workbook(workbook)
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    grid = book["Cases"]
    last_row, last_column = filter_corner(workbook)
    inside = grid.iter_rows(min_row=FIRST_ROW + 1, max_row=last_row, min_col=KEY_COLUMN + 1, max_col=last_column)
    assert not any(cell.protection.locked for row in inside for cell in row)
    assert grid.cell(FIRST_ROW + 1, 1).protection.locked
    assert grid.row_dimensions[ID_ROW + 1].hidden
    assert grid.column_dimensions[column_letters(KEY_COLUMN)].hidden
    assert grid.auto_filter.ref.startswith(f"{column_letters(KEY_COLUMN)}{HEADER_ROW + 1}:")
    assert book["inspect_kit"].sheet_state == "veryHidden"
    assert book["calc_1"].sheet_state == book["Lists"].sheet_state == "hidden"
