"""A return and a request through LibreOffice: sorted, typed in as people do, saved; the live summary says what `score` does."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspect_kit.layout.grid import FIRST_ROW, KEY_COLUMN
from inspect_kit.layout.model import column_letters
from tests.end_to_end.libraries import LOANS, fill_request, fill_return, make_libraries
from tests.libreoffice.office import Office
from tests.project import Project, grid_sheet

SORT = """
  sheet = doc.Sheets.getByName("{title}")
  block = sheet.getCellRangeByName("{corner}")
  fields(0).Field = 1
  fields(0).IsAscending = False
  block.sort(Array(Prop("SortFields", fields()), Prop("ContainsHeader", False)))
"""


@pytest.fixture
def libraries(tmp_path: Path) -> Project:
    return make_libraries(tmp_path / "libraries")


def typed(path: Path, title: str, cells: dict[tuple[str, str], str]) -> str:
    """Steps that type into a sheet, by row and question; a number is typed as text."""
    _, _, columns, rows = grid_sheet(path, title)
    steps = [f'  sheet = doc.Sheets.getByName("{title}")']
    for (row, question), said in cells.items():
        steps.append(f'  sheet.getCellByPosition({columns[question] - 1}, {rows[row] - 1}).String = "{said}"')
    return "\n".join(steps) + "\n"


def sort(path: Path, title: str) -> str:
    """Steps that sort a sheet by its first column, downwards."""
    _, _, columns, rows = grid_sheet(path, title)
    first, last = column_letters(KEY_COLUMN), column_letters(max(columns.values()) - 1)
    return SORT.format(title=title, corner=f"{first}{FIRST_ROW + 1}:{last}{max(rows.values())}")


def summary(path: Path) -> dict[tuple[str, str | None], tuple[object, object]]:
    """By measure and category: the share and the value that the summary shows."""
    rows = load_workbook(path, data_only=True)["Summary"].iter_rows(min_row=6, max_col=8, values_only=True)
    return {(row[0], row[1] or None): (row[6] or 0, row[7] or 0) for row in rows if row[0]}


def scored(libraries: Project, body: str, scope: str) -> dict[tuple[str, str | None], tuple[object, object]]:
    """The same from `score`. A change stands among the shares of the summary."""
    found = [each for each in libraries.results(body) if each["scope"] == scope and each["group"] is None]
    return {
        (each["measure"], each["category"]): (each["value"] or 0, 0)
        if each["kind"] == "change"
        else (each["share"] or 0, each["value"] or 0)
        for each in found
    }


def states_of(path: Path, question: str) -> list[object]:
    """The states of a question down the first calculation sheet: what greying and marking look at."""
    sheet = load_workbook(path, data_only=True)["calc_1"]
    columns = {cell.value: cell.column for cell in sheet[FIRST_ROW]}
    return [sheet.cell(row, columns[f"{question} state"]).value for row in range(FIRST_ROW + 1, FIRST_ROW + 4)]


def test_a_return_typed_in_libreoffice(office: Office, tmp_path: Path, libraries: Project) -> None:
    """Adults fall from 100 to 40, so that an explanation is asked for, and children's number is not available."""
    sent = fill_return(libraries, "ash", tmp_path / "ash.xlsx")
    loans = {("adult", "y2025"): " 40 ", ("child", "y2024"): "NOT  available", ("total", "y2025"): "70"}
    steps = typed(sent, "Loans", loans) + typed(sent, "Visits", {("visits", "with_card"): "60"})
    edited = office.edit(sent, tmp_path / "came back.xlsx", steps + sort(sent, "Loans"))
    assert [row for row in grid_sheet(edited, "Loans")[3] if row in LOANS["ash"]] == ["total", "child", "adult"]
    # Downwards: 120 to 70 is no fall to half; nobody can tell of the children; of the adults it is asked, and not answered.
    assert states_of(edited, "explained") == [2, 3, 4]

    ran = libraries.run("collect", str(edited)).ok()
    assert ran.err.count("[collect-query]") == 1
    computed = scored(libraries, "ash", "ash")
    assert computed["loans", None] == (0, 40 + 30)
    assert computed["loans_change", None] == (pytest.approx(40 / 100 - 1), 0)
    assert computed["with_card", None] == (0.5, 0)
    shown = summary(edited)
    assert shown.keys() == computed.keys()
    for key, figures in computed.items():
        assert shown[key] == pytest.approx(figures), key

    again = office.edit(edited, tmp_path / "again.xlsx", typed(edited, "Loans", {("adult", "explained"): "moved"}))
    assert states_of(again, "explained") == [2, 3, 1]
    assert "[collect-query]" not in libraries.run("collect", str(again)).ok().err


def test_a_request_typed_in_libreoffice(office: Office, tmp_path: Path, libraries: Project) -> None:
    sent = fill_request(libraries, "ash", tmp_path / "ash.xlsx")
    steps = typed(sent, "Approach", {("ash", "hours"): "33", ("ash", "asks"): " y ", ("ash", "where"): "ONLINE"})
    edited = office.edit(sent, tmp_path / "came back.xlsx", steps)
    libraries.run("collect", str(edited)).ok()
    computed, shown = scored(libraries, "ash", "all"), summary(edited)
    assert computed["longest", None] == computed["shortest", None] == (0, 33)
    assert (computed["where", "online"], computed["at_door", None]) == ((1, 0), (0, 0))
    assert shown.keys() == computed.keys()
    for key, figures in computed.items():
        assert shown[key] == pytest.approx(figures), key


def test_the_values_stored_beside_the_formulas_are_right_from_the_first(tmp_path: Path, libraries: Project) -> None:
    """Workbooks that the writer filled, as the example's: nothing has calculated them."""
    from inspect_kit.inspection import load_inspection
    from inspect_kit.sheets import fill_from

    for body, fill in (("oak", fill_return), ("ash", fill_request)):
        libraries.run("collect", str(fill(libraries, body, tmp_path / f"{body}.xlsx"))).ok()
    inspection, _ = load_inspection(libraries.folder)
    written = {path.parent.name: path for path in fill_from(inspection, inspection, tmp_path / "filled")}
    for instrument, body, scope in (("return", "oak", "oak"), ("request", "ash", "all")):
        computed, shown = scored(libraries, body, scope), summary(written[instrument])
        assert shown
        for key, figures in shown.items():
            assert figures == pytest.approx(computed[key]), key
