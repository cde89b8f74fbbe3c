"""A tiny inspection of something else, from YAML alone, against figures worked out by hand (see `answers.py`)."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.end_to_end.answers import ELM_CY, OAK
from tests.project import Project, fill, grid_sheet, one

SHEETS = Path("sheets/plans/2026")


@pytest.fixture
def filled(homes: Project) -> Project:
    """Both workbooks written, filled and collected; Elm Court's in Welsh."""
    homes.run("sample").ok()
    homes.run("sheets", "oak").ok()
    homes.run("sheets", "elm", "--language", "cy").ok()
    returned = homes.folder / "returned"
    oak = fill(homes.folder / SHEETS / "oak.xlsx", returned / "from oak.xlsx", OAK)
    elm = fill(homes.folder / SHEETS / "elm.xlsx", returned / "llys llwyfen.xlsx", ELM_CY)
    homes.run("collect", str(oak), str(elm)).ok()
    return homes


@pytest.fixture
def results(filled: Project) -> list[dict[str, Any]]:
    return filled.results()


def drawn(project: Project, body: str) -> list[str]:
    import json

    path = project.folder / "rows" / "plans" / "2026" / f"{body}.json"
    return [row["id"] for row in json.loads(path.read_text(encoding="utf-8"))["rows"]]


def test_everything_is_in_order(homes: Project) -> None:
    assert homes.run("check").ok().out == "in order\n"
    documents = [str(homes.folder / f"{name}.yaml") for name in ("inspection", "template", "criteria")]
    assert homes.run("check", *documents).ok().out == "in order\n"


def test_quotas_are_drawn_by_digest_and_a_short_stratum_whole(homes: Project) -> None:
    """The digests were computed with sha256sum: 1749, 2b3e, 3beb, 3e38 for long stays of Oak House, then 73f0 in reserve."""
    ran = homes.run("sample").ok()
    assert drawn(homes, "oak") == ["OAK-005", "OAK-002", "OAK-001", "OAK-007", "OAK-012", "OAK-003"]
    assert sorted(drawn(homes, "elm")) == ["ELM/1", "ELM/2", "ELM/3", "ELM/4", "ELM/5"]
    assert "[sample-stratum-short]" in ran.err
    homes.run("sample", "--verify").ok()


def test_shares_by_home_and_together(results: list[dict[str, Any]]) -> None:
    def share(measure: str, scope: str, group: Any = None) -> tuple[int, int]:
        found = one(results, measure=measure, scope=scope, group=group, kind="count")
        return found["count"], found["of"]

    assert [share("reviewed", scope) for scope in ("oak", "elm", "all")] == [(6, 6), (5, 5), (11, 11)]
    assert [share("plan_on_file", scope) for scope in ("oak", "elm", "all")] == [(4, 6), (4, 5), (8, 11)]
    # Of those with a plan: oak 005, 012 yes, 002 no, 001 unable; elm 1, 5 yes, 2 unable, 4 blank. All stay in the base.
    assert [share("family_told", scope) for scope in ("oak", "elm", "all")] == [(2, 4), (2, 4), (4, 8)]
    # The same without those unable to tell.
    assert [share("family_told_of_known", scope) for scope in ("oak", "elm", "all")] == [(2, 3), (2, 3), (4, 6)]
    told = one(results, measure="family_told", scope="all", group=None)
    assert (told["answered"], told["unable_to_tell"], told["missing"]) == (5, 2, 1)


def test_means_medians_sums_and_tallies(results: list[dict[str, Any]]) -> None:
    def value(measure: str, scope: str) -> tuple[float, int]:
        found = one(results, measure=measure, scope=scope)
        return found["value"], found["n"]

    # Falls: oak 0, 2, 1, 0, 3 (one blank); elm 0, 1, 0, 0, 4.
    assert [value("mean_falls", scope) for scope in ("oak", "elm", "all")] == [(1.2, 5), (1.0, 5), (1.1, 10)]
    assert [value("all_falls", scope) for scope in ("oak", "elm", "all")] == [(6, 5), (5, 5), (11, 10)]
    # Days from admission to review: oak 331, 374, 16; elm 185, 65, 15, 47.
    assert [value("median_days", scope) for scope in ("oak", "elm", "all")] == [(331, 3), (56, 4), (65, 7)]
    # Harm is asked of oak 002, 001, 012 and, its falls being blank, left open for 003; of elm 4 and 2 (blank).
    harm = {(each["category"], each["scope"]): (each["count"], each["of"]) for each in results if each["measure"] == "harm"}
    assert harm[("bruise", "oak")] == (2, 4)
    assert harm[("fracture", "oak")] == (1, 4)
    assert harm[("bruise", "all")] == (3, 6)
    overall = {each["category"]: each["count"] for each in results if each["measure"] == "overall" and each["scope"] == "all"}
    assert overall == {"good": 5, "fair": 4, "poor": 2}


def test_intervals_weigh_strata_and_homes_by_their_lists(results: list[dict[str, Any]]) -> None:
    """Oak: 3 of 4 of 8 long stays and 1 of 2 of 4 short ones stand for (6 + 2) of 12.

    Variance (64 x 1/2 x 1/4 / 4 + 16 x 1/2 x 1/2 / 2) / 144 = 1/36, so 2/9 / (1/36) = 8 effective rows, and Wilson of 2/3
    on 8 rows is .339 to .886. Elm was looked at whole: 4 of 5 and no interval. Together (6 + 2 + 2 + 2) of 17.
    """
    oak = one(results, measure="plan_on_file", scope="oak", group=None, kind="count")
    assert oak["estimate"] == pytest.approx(2 / 3)
    assert oak["interval"] == pytest.approx([0.3387, 0.8865], abs=5e-4)
    assert oak["interval_method"] == "stratified"
    elm = one(results, measure="plan_on_file", scope="elm", group=None, kind="count")
    assert (elm["interval"], elm["interval_method"], elm["share"]) == (None, "census", 0.8)
    both = one(results, measure="plan_on_file", scope="all", group=None, kind="count")
    assert both["estimate"] == pytest.approx(12 / 17)
    assert both["population"] == 17


def test_a_comparison_between_groups(results: list[dict[str, Any]]) -> None:
    """5 of 7 long stays have a plan and 3 of 4 short ones: -1/28. Wilson gives .359 to .918 and .301 to .954, so Newcombe's
    interval is -.036 - sqrt(.355^2 + .204^2) to -.036 + sqrt(.203^2 + .449^2), that is -.446 to .458.
    """
    found = one(results, measure="plan_on_file", scope="all", kind="difference")
    assert found["value"] == pytest.approx(-1 / 28)
    assert found["interval"] == pytest.approx([-0.4457, 0.4576], abs=5e-4)
    assert "within-noise" in [each["code"] for each in found["notes"]]
    by_stay = {
        each["group"]["is"]: (each["count"], each["of"])
        for each in results
        if each["measure"] == "plan_on_file" and each["scope"] == "all" and each["group"] and each["group"]["by"] == "stay"
        and each["kind"] == "count"
    }  # fmt: skip
    assert by_stay == {"long": (5, 7), "short": (3, 4)}


def test_a_breakdown_that_is_one_by_home_says_so(results: list[dict[str, Any]]) -> None:
    by_owner = [each for each in results if each["group"] and each["group"]["by"] == "owner"]
    assert by_owner
    assert all("coincides" in [note["code"] for note in each["notes"]] for each in by_owner)
    by_stay = [each for each in results if each["group"] and each["group"]["by"] == "stay"]
    assert not any("coincides" in [note["code"] for note in each["notes"]] for each in by_stay)


def test_evidence_rolls_up_to_criteria(results: list[dict[str, Any]]) -> None:
    """1.1.1: 8 for, 3 against. 1.1.2 (reviewed since 1 March): 5 for, 2 against. 1.2.1: 4 for, 1 against.

    Pooled: 1.1 has 13 of 18 (.72, both ways), 1.2 has 4 of 5 (.8, good practice), 1 has 17 of 23 (.74, both ways).
    In Elm Court 1.2.1 rests on 2 cases, and fewer than 3 say nothing.
    """
    found = {each["measure"]: each for each in results if each["kind"] == "evidence" and each["scope"] == "all"}
    figures = {item: (each["count"], each["of"], each["band"]) for item, each in found.items()}
    assert figures == {
        "1": (17, 23, "mixed"),
        "1.1": (13, 18, "mixed"),
        "1.1.1": (8, 11, "mixed"),
        "1.1.2": (5, 7, "mixed"),
        "1.2": (4, 5, "strong"),
        "1.2.1": (4, 5, "strong"),
    }
    elm = one(results, measure="1.2.1", scope="elm", kind="evidence")
    assert (elm["count"], elm["of"], elm["band"]) == (2, 2, None)
    assert [note["code"] for note in elm["notes"]] == ["too-few"]


def test_the_welsh_workbook_is_welsh_and_its_answers_are_codes(filled: Project) -> None:
    book = load_workbook(filled.folder / SHEETS / "elm.xlsx")
    assert book.sheetnames[:3] == ["Dechrau yma", "Cynlluniau gofal", "Crynodeb"]
    _, sheet, _, _ = grid_sheet(filled.folder / SHEETS / "elm.xlsx")
    headings = {str(cell.value) for row in sheet.iter_rows(max_row=6) for cell in row if cell.value}
    assert {"A oes cynllun gofal ar ffeil?", "Clais", "Dim un o'r rhain", "I'w llenwi"} <= headings
    offered = {str(cell.value) for row in book["Rhestrau"].iter_rows() for cell in row if cell.value}
    assert {"Oes", "Nac oes", "Do", "Naddo", "Methu dweud"} <= offered
    stored = filled.run("trace", "plan_on_file", "--body", "elm", "--format", "json").ok().json()["rows"]
    assert {row["row"]: row["cells"][0]["says"] for row in stored}["ELM/3"] == "`no`"
    assert {row["row"]: row["cells"][0]["cell" if "cell" in row["cells"][0] else "source"] for row in stored}[
        "ELM/3"
    ].startswith("llys llwyfen.xlsx!Cynlluniau gofal!")


def test_a_case_that_cannot_wait_is_listed_until_it_is_settled(filled: Project) -> None:
    assert "OAK-007" in filled.run("status").ok().err
    said = filled.run("amend", "oak", "oak-007", "told_who", "the manager", "--by", "A. Lead", "--because", "rang today").ok()
    assert "OAK-007" in said.out
    assert "status-urgent" not in filled.run("status").ok().err


def test_reports_are_written_in_both_languages(filled: Project) -> None:
    filled.run("report").ok()
    page = (filled.folder / "out" / "report" / "national.md").read_text(encoding="utf-8")
    assert "across the 2 homes inspected" in page
    assert "| Plan on file | 8 of 11 | 73% | 71% |" in page
    assert page.count("**OFFICIAL**") == 2
    assert "Made-up data for tests" in page
    filled.run("report", "--language", "cy").ok()
    page = (filled.folder / "out" / "report" / "cy" / "national.md").read_text(encoding="utf-8")
    assert "| Cynllun ar ffeil | 8 o 11 | 73% | 71% |" in page
    assert "Data ffug ar gyfer profion" in page


def test_a_difference_reads_the_same_in_the_report_and_in_score(filled: Project) -> None:
    """Planning is good in 5 of the 8 files with a plan and in none of the 3 without: 62.5 points, which are 63."""
    with (filled.folder / "template.yaml").open("a", encoding="utf-8") as file:
        file.write("      - {id: good, title: Good, count: {overall: good}, compare: {by: plan_on_file, groups: [yes, no]}}\n")
    filled.run("report").ok()
    page = (filled.folder / "out" / "report" / "national.md").read_text(encoding="utf-8")
    assert "| Good | Plan on file: Yes less No | +63 points † |" in page
    assert "+63 points" in filled.run("score", "--measure", "good").ok().out


def page_of(homes: Project, name: str, *arguments: str) -> str:
    homes.run("report", *arguments).ok()
    return (homes.folder / "out" / "report" / name).read_text(encoding="utf-8")


def test_pages_say_what_is_left_out_of_a_base_wherever_the_figure_stands(filled: Project) -> None:
    page = page_of(filled, "national.md")
    title = "| Family told, where the file says. Left out of the base: unable to tell. |"
    assert [line.split(" |")[1] for line in page.splitlines() if line.startswith(title)] == [" 4 of 6", " 2 of 3 (67%) †"]
    assert "unless it says beside a figure that they are left out" in page
    page = page_of(filled, "cy/national.md", "--language", "cy")
    assert "lle mae'r ffeil yn dweud. Wedi'u gadael allan o'r sail: methu dweud. | 4 o 6 | 67% † |" in page


def test_the_live_summary_says_it_too(filled: Project) -> None:
    shown = {
        str(cell.value) for row in load_workbook(filled.folder / SHEETS / "oak.xlsx")["Summary"].iter_rows() for cell in row
    }
    assert "Family told, where the file says. Left out of the base: unable to tell." in shown


def test_the_inspection_says_which_numbers_are_small(filled: Project) -> None:
    page = page_of(filled, "oak.md")
    assert "| Plan on file | 4 of 6 | 67% † |" in page
    assert "fewer than 10 are marked †" in page
    assert "| Falls on average | 1.2 † | 5 |" in page
    path = filled.folder / "inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("marking:", "small_number: 5\nmarking:"), encoding="utf-8")
    page = page_of(filled, "oak.md")
    assert "| Plan on file | 4 of 6 | 67% |" in page
    assert "| Family told | 2 of 4 | 50% † |" in page
    assert "fewer than 5 are marked †" in page
    found = one(filled.results(), measure="family_told", scope="oak", group=None)
    assert [note["code"] for note in found["notes"]] == ["small-number"]


def test_a_comparison_says_that_it_is_not_weighted(filled: Project) -> None:
    page = page_of(filled, "national.md")
    assert "-45 to +46 points. Of the counts of all lists together, not weighted by list. The interval holds 0" in page
    # All of Elm Court's list was looked at: its difference is one, and no chance has a part in it.
    assert "| -33 points † | Every row of the list was looked at. |" in page_of(filled, "elm.md")


def test_drawn_and_reviewed_are_told_apart(homes: Project) -> None:
    """One cell of one plan is filled: it is begun, and not reviewed in full."""
    homes.run("sample").ok()
    homes.run("sheets").ok()
    path = homes.folder / SHEETS / "oak.xlsx"
    homes.run("collect", str(fill(path, path, {"OAK-005": {"plan_on_file": "No"}}))).ok()
    page = page_of(homes, "oak.md")
    assert "6 care plans were drawn for round 2026, and 1 of them reviewed, at least in part." in page
    assert "| Oak House | 12 | 6 | 1 | 0 |" in page
    assert "| Plans looked at | 0 of 6 |" in page


def test_the_page_across_says_whose_answers_are_missing(homes: Project) -> None:
    homes.run("sample").ok()
    homes.run("sheets").ok()
    path = homes.folder / SHEETS / "oak.xlsx"
    homes.run("collect", str(fill(path, path, OAK))).ok()
    page = page_of(homes, "national.md")
    assert "across 1 of the 2 homes inspected" in page
    assert "Nothing has been collected from: Elm Court." in page
    page = page_of(homes, "cy/national.md", "--language", "cy")
    assert "(cartrefi: 1 o 2)" in page
    assert "Nid oes dim wedi'i gasglu gan: Llys Llwyfen." in page


def test_before_anything_is_collected_there_is_nothing_to_compute(homes: Project) -> None:
    homes.run("sample").ok()
    for verb in ("score", "report"):
        homes.run(verb).failed(1, "score-nothing")
    assert not (homes.folder / "out").exists()


def test_collecting_again_changes_nothing(filled: Project) -> None:
    before = filled.files()
    filled.run("collect", *map(str, sorted((filled.folder / "returned").glob("*.xlsx")))).ok()
    assert filled.files() == before


def test_a_workbook_with_answers_is_never_replaced(filled: Project) -> None:
    sent = filled.folder / SHEETS / "oak.xlsx"
    filled_in = (filled.folder / "returned" / "from oak.xlsx").read_bytes()
    sent.write_bytes(filled_in)
    filled.run("sheets", "oak").failed(1, "sheets-holds-answers")
    assert sent.read_bytes() == filled_in


def test_check_lists_what_is_untranslated(homes: Project) -> None:
    path = homes.folder / "template.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("label: {en: Bruise, cy: Clais}", "label: Bruise"), encoding="utf-8")
    ran = homes.run("check").ok()
    [line] = [line for line in ran.err.splitlines() if "[template-untranslated]" in line]
    assert line.startswith("template.yaml:14:29:")
    assert "1 texts have no `cy` wording" in line


def test_score_breaks_down_by_any_choice(filled: Project) -> None:
    by_overall = [each for each in filled.results("--by", "overall") if each["group"] and each["group"]["by"] == "overall"]
    found = {
        each["group"]["is"]: (each["count"], each["of"])
        for each in by_overall
        if each["measure"] == "plan_on_file" and each["scope"] == "all"
    }
    assert found == {"good": (5, 5), "fair": (3, 4), "poor": (0, 2)}


def test_an_unknown_measure_is_wrong_usage(filled: Project) -> None:
    ran = filled.run("score", "--measure", "plan_on_flie", "--measure", "mean_falls", "--measure", "fallz").failed(2)
    assert "care-plans: error: there is no measure `plan_on_flie`" in ran.err
    assert "Did you mean: plan_on_file" in ran.err
    assert ran.err.count("[trace-unknown-measure]") == 2
    assert ran.out == ""
    assert "1.1.2" in filled.run("score", "--measure", "1.1.2").ok().out


def test_every_file_that_went_in_is_named_with_its_digest(filled: Project) -> None:
    [instrument] = filled.run("score", "--format", "json").ok().json()["instruments"]
    assert instrument["inputs"] == {
        name: hashlib.sha256((filled.folder / name).read_bytes()).hexdigest()
        for name in (
            "template.yaml", "criteria.yaml", "inspection.yaml",
            "rows/plans/2026/oak.json", "answers/plans/2026/oak.first.json",
            "rows/plans/2026/elm.json", "answers/plans/2026/elm.first.json",
        )
    }  # fmt: skip


def test_the_same_figures_come_as_csv_and_markdown_with_the_marking(filled: Project) -> None:
    lines = filled.run("score", "--measure", "all_falls", "--format", "csv").ok().out.splitlines()
    assert lines[0].endswith(",marking,stamps")
    assert all(line.endswith(",OFFICIAL,Made-up data for tests") for line in lines[1:])
    shown = filled.run("score", "--measure", "all_falls", "--format", "markdown").ok().out
    assert shown.startswith("OFFICIAL\n")


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_whatever_is_printed_bears_the_marking_and_says_that_the_data_are_made_up(filled: Project, form: str) -> None:
    returned = str(filled.folder / "returned")
    verbs = [("sample",), ("sample", "--verify"), ("sheets",), ("collect", returned), ("status",), ("score",), ("report",),
             ("trace", "plan_on_file")]  # fmt: skip
    for verb in verbs:
        out = filled.run(*verb, "--format", form).out
        assert "OFFICIAL" in out, verb
        assert "Made-up data for tests" in out, verb
