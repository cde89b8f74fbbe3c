"""Returns and requests through real commands, against figures worked out by hand (see `libraries.py`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.end_to_end.libraries import LOANS, fill_request, fill_return
from tests.project import Project, Ran, one

BODIES = ("ash", "elm", "oak", "fir")


@pytest.fixture
def collected(libraries: Project, tmp_path: Path) -> Project:
    for body in BODIES:
        fill_return(libraries, body, tmp_path / "numbers" / f"{body}.xlsx")
        fill_request(libraries, body, tmp_path / "answers" / f"{body}.xlsx")
    libraries.run("collect", str(tmp_path / "numbers"), str(tmp_path / "answers")).ok()
    return libraries


@pytest.fixture
def results(collected: Project) -> list[dict[str, Any]]:
    return collected.results()


def of_readers(results: list[dict[str, Any]], measure: str, readers: str | None, scope: str = "all") -> dict[str, Any]:
    found = [each for each in results if each["measure"] == measure and each["scope"] == scope]
    return one([{**each, "readers": each["group"] and each["group"]["is"]} for each in found], readers=readers)


def note_codes(result: dict[str, Any]) -> list[str]:
    return [each["code"] for each in result["notes"]]


def queries(ran: Ran) -> list[str]:
    return [line for line in ran.err.splitlines() if "[collect-query]" in line]


def test_everything_is_in_order(libraries: Project) -> None:
    assert libraries.run("check").ok().out == "in order\n"


def test_sums_and_shares_of_the_total_without_the_excluded_and_the_total_row(results: list[dict[str, Any]]) -> None:
    """Adults 150 + 100 + 60 = 310, children 30 + 40 + 50 = 120, together 430. Fir's 20 are in none of them."""
    adults, children = of_readers(results, "loans", "adult"), of_readers(results, "loans", "child")
    assert (adults["value"], adults["count"], adults["of"], adults["n"]) == (310, 310, 430, 3)
    assert adults["share"] == pytest.approx(310 / 430)
    assert (children["value"], children["of"]) == (120, 430)
    assert of_readers(results, "loans", None)["value"] == 430
    # One library: 100 + 40.
    elm = of_readers(results, "loans", "adult", "elm")
    assert (elm["count"], elm["of"]) == (100, 140)
    # The base leaves the total row out, so that it is no group of its own.
    assert {each["group"]["is"] for each in results if each["measure"] == "loans" and each["group"]} == {"adult", "child"}


def test_changes_are_of_those_with_both_figures(results: list[dict[str, Any]]) -> None:
    """Adults from 360 to 310; children of Ash alone, from 20 to 30, since Elm's 2024 is not available and Oak's blank."""
    adults, children = of_readers(results, "loans_change", "adult"), of_readers(results, "loans_change", "child")
    assert (adults["value"], adults["n"]) == (pytest.approx(310 / 360 - 1), 3)
    assert (children["value"], children["n"]) == (pytest.approx(0.5), 1)
    assert (children["unable_to_tell"], children["missing"]) == (1, 1)
    # Together from 360 + 20 to 310 + 30.
    assert of_readers(results, "loans_change", None)["value"] == pytest.approx(340 / 380 - 1)


def test_a_ratio_is_of_rows_with_both_figures(results: list[dict[str, Any]]) -> None:
    """30 + 10 of 120 + 80. Oak's visits count on neither side, since nobody can say how many had a card."""
    found = one(results, measure="with_card", scope="all")
    assert (found["count"], found["of"], found["share"], found["n"]) == (40, 200, pytest.approx(0.2), 2)


def test_the_highest_and_the_lowest(results: list[dict[str, Any]]) -> None:
    """40 and 25; Oak left it blank and Fir's 99 hours are left out. A library's own answer is no figure of its own."""
    longest, shortest = one(results, measure="longest"), one(results, measure="shortest")
    assert [(each["value"], each["n"], each["missing"]) for each in (longest, shortest)] == [(40, 2, 1), (25, 2, 1)]
    assert {each["scope"] for each in results if each["instrument"] == "request"} == {"all"}


def test_tallies_have_their_own_bases(results: list[dict[str, Any]]) -> None:
    def tally(measure: str) -> dict[str, tuple[int, int]]:
        return {each["category"]: (each["count"], each["of"]) for each in results if each["measure"] == measure}

    assert tally("asks") == {"yes": (2, 3), "no": (1, 3)}
    assert tally("where") == {"door": (1, 2), "online": (1, 2)}
    found = one(results, measure="at_door")
    assert (found["count"], found["of"]) == (1, 2)


def test_every_figure_across_bodies_says_who_is_left_out_and_why(results: list[dict[str, Any]]) -> None:
    across = [each for each in results if each["scope"] == "all"]
    assert across
    assert all("excluded" in note_codes(each) for each in across)
    assert "excluded" not in [code for each in results if each["scope"] == "fir" for code in note_codes(each)]
    texts = {note["text"] for each in across for note in each["notes"] if note["code"] == "excluded"}
    assert texts == {"Without fir: Its counters were broken.", "Without fir: It was about to close."}


def test_the_results_fit_their_schema(collected: Project) -> None:
    import json

    from jsonschema import Draft202012Validator

    schema = json.loads(collected.run("schema", "results").ok().out)
    document = collected.run("score", "--format", "json").ok().json()
    assert list(Draft202012Validator(schema).iter_errors(document)) == []


def test_a_change_is_traced_to_both_cells(collected: Project) -> None:
    rows = collected.run("trace", "loans_change", "--body", "ash", "--format", "json").ok().json()["rows"]
    adults = next(row for row in rows if row["row"] == "adult")
    assert [cell["variable"] for cell in adults["cells"]] == ["readers", "y2024", "y2025"]
    assert [cell["says"] for cell in adults["cells"][1:]] == ["`100`", "`150`"]


def test_a_sudden_fall_is_asked_about_until_it_is_explained(libraries: Project, tmp_path: Path) -> None:
    came = fill_return(libraries, "elm", tmp_path / "elm.xlsx")
    [asked] = queries(libraries.run("collect", str(came)).ok())
    assert asked.startswith(f"{came.name}!Loans!")
    assert "elm, Adults: Half or less." in asked
    explained = {**LOANS["elm"], "adult": {"y2024": 200, "y2025": 100, "explained": "moved house"}}
    again = fill_return(libraries, "elm", tmp_path / "again.xlsx", loans=explained)
    assert queries(libraries.run("collect", str(again)).ok()) == []
    # It does not come back with the same workbook.
    assert queries(libraries.run("collect", str(again)).ok()) == []


def test_an_explanation_is_asked_for_only_where_there_is_something_to_explain(collected: Project) -> None:
    """Missing: beside Elm's adults; in Oak the blank, and the explanation that hangs on it. What is not available is unable
    to tell, and so is the explanation that hangs on Elm's.
    """
    collected.run("report").ok()
    lines = (collected.folder / "out/report/return/national.md").read_text(encoding="utf-8").splitlines()
    assert "| Name | Cells missing | Unable to tell | Amended |" in lines
    assert {"| Ash Library | 0 | 0 | 0 |", "| Elm Library | 1 | 2 | 0 |", "| Oak Library | 2 | 1 | 0 |"} <= set(lines)


def test_parts_that_do_not_make_the_total_are_asked_about_until_noted(libraries: Project, tmp_path: Path) -> None:
    """Oak's 2025 only: 60 + 50 and 100. Its 2024 has a blank, which is no zero and breaks no sum."""
    came = fill_return(libraries, "oak", tmp_path / "oak.xlsx")
    [asked] = queries(libraries.run("collect", str(came)).ok())
    sheet = load_workbook(came)["Loans"]
    columns = {cell.value: cell.column_letter for cell in sheet[3] if cell.value}
    assert f"!Loans!{columns['y2025']}" in asked
    assert "oak, All: The parts do not make the total." in asked
    noted = {**LOANS["oak"], "total": {"y2024": 110, "y2025": 100, "note": "ten were lost"}}
    again = fill_return(libraries, "oak", tmp_path / "again.xlsx", loans=noted)
    assert queries(libraries.run("collect", str(again)).ok()) == []


@pytest.mark.parametrize(
    ("child", "total", "asked"), [(40, 240, 0), (40, 239, 1), (0, 200, 0), ("Not available", 240, 0), (None, 240, 0)]
)
def test_only_a_column_that_is_all_answered_is_added_up(
    libraries: Project, tmp_path: Path, child: object, total: int, asked: int
) -> None:
    """200 and the children's number make the total of 2024, or not. A blank is no zero, and breaks no sum."""
    loans = {
        "adult": {"y2024": 200, "y2025": 150}, "child": {"y2024": child, "y2025": 40}, "total": {"y2024": total, "y2025": 190}
    }  # fmt: skip
    ran = libraries.run("collect", str(fill_return(libraries, "elm", tmp_path / "elm.xlsx", loans=loans))).ok()
    assert len(queries(ran)) == asked


def test_what_has_to_be_mended_is_an_error_and_kept_all_the_same(libraries: Project, tmp_path: Path) -> None:
    bad = fill_return(libraries, "ash", tmp_path / "ash.xlsx", visits={"visits": {"visits": 120, "with_card": 121}})
    libraries.run("collect", str(bad)).failed(1, "collect-check-error")
    assert one(libraries.results("ash"), measure="with_card", scope="ash")["count"] == 121


def test_the_page_across_libraries_has_a_line_for_each_row_and_says_who_is_in(collected: Project) -> None:
    collected.run("report").ok()
    page = (collected.folder / "out/report/return/national.md").read_text(encoding="utf-8")
    lines = page.splitlines()
    table = lines.index("## Loans in 2025")
    assert lines[table + 2 : table + 8] == [
        "| Readers | Number | Share | Change since 2024 | Libraries |",
        "| --- | --- | --- | --- | --- |",
        "| Adults | 310 | 72% | -14% | 3 |",
        "| Children | 120 | 28% | +50% | 3 |",
        "| All | 430 |  | -11% | 3 |",
        "",
    ]
    assert "- Base: 3 libraries. Without Fir Library: Its counters were broken." in lines
    assert "- Change since 2024, Children: of the 1 libraries with both figures, without Elm Library, Oak Library." in lines
    assert "- Renewals count too." in lines
    assert "| Visits with a card | 40 of 200 | 20.0% | 1 | 0 |" in lines
    assert "| Fir Library (not counted above) | 20 | -99% | 9000 of 9000 (100.0%) |" in lines


def test_the_page_of_a_request_has_tallies_with_their_bases(collected: Project) -> None:
    collected.run("report").ok()
    folder = collected.folder / "out/report/request"
    assert [path.name for path in folder.iterdir()] == ["national.md"]
    page = (folder / "national.md").read_text(encoding="utf-8")
    assert "| Online | 1 of 2 | 50% |" in page
    assert "- In the base: 2, of them unable to tell 0, missing 0." in page
    assert "| Longest week | 40 | 2 | 0 | 1 |" in page


def test_pages_in_welsh(collected: Project) -> None:
    collected.run("report", "--language", "cy").ok()
    page = (collected.folder / "out/report/cy/return/national.md").read_text(encoding="utf-8")
    assert "| Oedolion | 310 | 72% | -14% | 3 |" in page
    assert "- Sail (llyfrgelloedd): 3. Heb Llyfrgell Ffynidwydd: Roedd ei chownteri wedi torri." in page
    assert "Unable to tell" not in page
    assert "Roedd" in (collected.folder / "out/report/cy/return/fir.md").read_text(encoding="utf-8")


def test_who_has_sent_nothing_is_named(libraries: Project, tmp_path: Path) -> None:
    libraries.run("collect", str(fill_return(libraries, "ash", tmp_path / "ash.xlsx"))).ok()
    libraries.run("report").ok()
    page = (libraries.folder / "out/report/national.md").read_text(encoding="utf-8")
    assert "- Nothing has come in for Elm Library, Oak Library, Fir Library." in page
    assert "Without" not in page


def test_figures_with_decimals_and_changes_are_compared_as_printed(collected: Project) -> None:
    group = "{by: readers, is: adult}"
    (collected.folder / "published-figures.yaml").write_text(f"""figures: libraries
source: nowhere
groups:
  numbers:
    adults: {{count: 310, of: 430, percent: 72.1, rounded_to: 0.1, measure: loans, group: {group}}}
    adults_change: {{percent: -14, measure: loans_change, group: {group}}}
    longest: {{value: 40}}
    shortest: {{count: 25}}
    with_card: {{count: 40, of: 200, percent: 20}}
""")
    ran = collected.run("figures", "--format", "json").ok().json()["figures"]
    assert [line["computed"] for line in ran] == ["310 of 430, 72.1%", "-14%", "40", "25", "40 of 200, 20%"]
    assert all(line["equal"] for line in ran)
