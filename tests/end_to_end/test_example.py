"""The shipped example: what it promises, through the real command."""

from __future__ import annotations

import csv
import hashlib
import random
import shutil
from pathlib import Path

import pytest
import yaml

from tests.project import Project, grid_sheet, one

EXAMPLE = Path(__file__).parents[2] / "examples" / "hate-crime-2018"
FREE_TEXT = ("quote", "positive_practice", "told_who", "force_reply", "crimes_explained", "incidents_explained", "crimes_note")
KEYS = {
    "measure", "scope", "group", "count", "of", "share", "value", "n", "interval", "interval_method", "answered",
    "does_not_apply", "unable_to_tell", "missing",
}  # fmt: skip


@pytest.fixture
def example(tmp_path: Path) -> Project:
    shutil.copytree(EXAMPLE, tmp_path / "example", ignore=shutil.ignore_patterns("out", "__pycache__"))
    return Project(tmp_path / "example")


def test_every_printed_figure_is_computed_from_the_workbooks(example: Project) -> None:
    shown = example.run("figures", "--collect", "--format", "json").ok().json()["figures"]
    printed = yaml.safe_load((EXAMPLE / "published-figures.yaml").read_text(encoding="utf-8"))["groups"]
    assert [line["key"] for line in shown] == [key for group in printed.values() for key in group]
    assert all(line["equal"] for line in shown)


def test_one_cell_changed_is_one_figure_that_differs(example: Project) -> None:
    path = example.folder / "sheets/case-review/2018/suffolk.xlsx"
    book, sheet, columns, rows = grid_sheet(path)
    case = next(at for reference, at in rows.items() if reference.startswith("SU/"))
    cell = sheet.cell(case, columns["repeat_any"])
    cell.value = "Yes" if cell.value == "No" else "No"
    book.save(path)
    ran = example.run("figures", "--collect").failed(1, "figures-differ")
    [line] = [line for line in ran.out.splitlines() if "NOT EQUAL" in line]
    assert line.split()[:2] == ["case-review", "repeat_victim_any_crime"]


def test_figures_of_the_answers_that_are_kept_are_equal_too(example: Project) -> None:
    assert "NOT EQUAL" not in example.run("figures").ok().out


def test_results_have_every_key(example: Project) -> None:
    results = example.results()
    assert all(each.keys() >= KEYS for each in results)
    found = one(results, measure="not_visited", scope="all", group=None)
    assert (found["count"], found["of"], found["interval_method"]) == (65, 180, "stratified")
    assert one(results, measure="not_visited", scope="gwent", group=None)["interval_method"] == "wilson-finite"


def test_those_who_were_not_visited_are_outside_a_base_of_visits(example: Project) -> None:
    found = one(example.results(), measure="average_days_to_visit_if_not_same_day", scope="all")
    assert (found["n"], found["does_not_apply"], found["base_unknown"]) == (85, 65, 0)


def test_shipped_documents_are_named_with_their_digests(example: Project) -> None:
    instruments = example.run("score", "--format", "json").ok().json()["instruments"]
    [instrument] = [each for each in instruments if each["id"] == "case-review"]
    shipped = {name: digest for name, digest in instrument["inputs"].items() if name.startswith("shipped:")}
    assert shipped == {
        f"shipped:{name}": hashlib.sha256((EXAMPLE.parents[1] / name).read_bytes()).hexdigest()
        for name in (
            "casefile_templates/hate-crime-2018-case-review.yaml", "criteria/hate-crime-2018.yaml",
            "bodies/police-forces-england-wales.yaml",
        )
    }  # fmt: skip


def test_a_breakdown_by_strand_says_that_it_is_one_by_force(example: Project) -> None:
    by_strand = [each for each in example.results() if each["group"] and each["group"]["by"] == "strand"]
    assert by_strand
    assert all("coincides" in [note["code"] for note in each["notes"]] for each in by_strand)


def test_six_seventeen_and_forty_nine(example: Project) -> None:
    counts = example.run("criteria", "list", "--format", "json").ok().json()
    assert (counts["general"], counts["specific"], counts["indicators"]) == (6, 17, 49)


def test_all_six_samples_are_drawn_again_the_same(example: Project) -> None:
    ran = example.run("sample", "--verify").ok()
    assert ran.out.count("the same") == 6


def test_a_shuffled_list_gives_the_same_cases(example: Project) -> None:
    path = example.folder / "lists" / "suffolk.csv"
    with path.open(newline="", encoding="utf-8") as file:
        titles, *rows = csv.reader(file)
    random.Random("shuffle").shuffle(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([titles, *rows])
    before = (example.folder / "rows/case-review/2018/suffolk.json").read_bytes()
    for kind in ("samples", "rows"):
        (example.folder / kind / "case-review/2018/suffolk.json").unlink()
    example.run("sample", "suffolk").ok()
    assert (example.folder / "rows/case-review/2018/suffolk.json").read_bytes() == before


def test_a_figure_is_traced_to_cells_that_say_so(example: Project) -> None:
    rows = example.run("trace", "not_visited", "--body", "gwent", "--counted", "--format", "json").ok().json()["rows"]
    book, _, columns, places = grid_sheet(example.folder / "sheets/case-review/2018/gwent.xlsx")
    assert rows
    for row in rows:
        file, sheet, address = row["cells"][0]["source"].split("!")
        assert file == "gwent.xlsx"
        cell = book[sheet][address]
        assert (cell.row, cell.column, cell.value) == (places[row["row"]], columns["visited"], "No")


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_input_gives_the_same_bytes(example: Project) -> None:
    example.run("report").ok()
    first = files_below(example.folder / "out" / "report")
    example.run("report").ok()
    assert files_below(example.folder / "out" / "report") == first
    written = []
    for _ in range(2):
        shutil.rmtree(example.folder / "sheets")
        example.run("sheets", "gwent").ok()
        written.append(files_below(example.folder / "sheets"))
    assert len(written[0]) == 4
    assert written[0] == written[1]


def test_naming_a_force_writes_its_page_and_leaves_what_is_said_across_all(example: Project) -> None:
    example.run("report").ok()
    out = example.folder / "out" / "report"
    before = {path: (out / path).read_bytes() for path in files_below(out)}
    (out / "case-review" / "gwent.md").unlink()
    shown = example.run("report", "gwent", "--format", "json").ok().json()["rows"]
    assert {"file": "out/report/case-review/gwent.md"} in shown
    assert all(row["file"].endswith("/gwent.md") for row in shown)
    assert {path: (out / path).read_bytes() for path in files_below(out)} == before
    help_ = " ".join(example.run("report", "--help").ok().out.split())
    assert "the page across all and the data of all stay as they are" in help_


def test_every_output_is_stamped(example: Project) -> None:
    example.run("report").ok()
    for path in files_below(example.folder / "out" / "report"):
        text = (example.folder / "out" / "report" / path).read_text(encoding="utf-8")
        assert "OFFICIAL-SENSITIVE" in text, path
        assert "Synthetic data" in text, path
    for kind in ("samples", "rows", "answers"):
        for path in (example.folder / kind).rglob("*.json"):
            assert '"marking": "OFFICIAL-SENSITIVE"' in path.read_text(encoding="utf-8"), path
            assert '"synthetic":' in path.read_text(encoding="utf-8"), path


def test_tables_of_all_forces_say_who_is_in_and_who_is_out(example: Project) -> None:
    """As figure 3 of the report has it, but for the forces that could not say how many locally defined there were at first."""
    example.run("report", "--instrument", "data-return").ok()
    lines = (example.folder / "out/report/data-return/national.md").read_text(encoding="utf-8").splitlines()
    assert "| Race or ethnicity | 65364 | 70% | +46% | 42 |" in lines
    assert "| Locally defined | 1857 | 2% | +146% | 42 |" in lines
    assert "| All | 93315 |  | +57% | 42 |" in lines
    assert "- Base: 42 forces. Without Northamptonshire Police: The quality of its data was not good enough." in lines
    assert any(line.startswith("- Change since 2014/15, Locally defined: of the 40 forces with both") for line in lines)
    assert any("The report disagrees with itself" in line for line in lines)


def test_nobody_is_in_it() -> None:
    """Made-up text says so; nothing else in the answers is free text."""
    import json

    for path in (EXAMPLE / "answers").rglob("*.json"):
        for row in json.loads(path.read_text(encoding="utf-8"))["rows"].values():
            for question in FREE_TEXT:
                assert str(row.get(question, {}).get("value", "Synthetic")).startswith("Synthetic")


@pytest.mark.parametrize("by", [(), ("--by", "grading")])
def test_the_results_fit_their_schema(example: Project, by: tuple[str, ...]) -> None:
    import json

    from jsonschema import Draft202012Validator

    schema = json.loads(example.run("schema", "results").ok().out)
    document = example.run("score", *by, "--format", "json").ok().json()
    assert list(Draft202012Validator(schema).iter_errors(document)) == []


def test_what_is_addressed_to_chief_constables_fans_out_to_every_force(example: Project) -> None:
    """Six recommendations to each of 43."""
    found = example.run("recs", "list", "--each", "--kind", "recommendation", "--as-of", "2018-08-01", "--format", "json")
    rows = found.ok().json()["rows"]
    mine = [row for row in rows if row["owner"] == "Chief constable or equivalent"]
    assert len(mine) == 6 * 43 == 258
    assert len({row["addressee"] for row in mine}) == 43


def test_the_register_s_commands_answer_in_every_form(example: Project) -> None:
    due = example.run("recs", "due", "--as-of", "2018-12-01", "--within", "60d", "--format", "json").ok().json()
    assert due["as_of"] == "2018-12-01"
    assert any("assumed" in stamp for stamp in due["stamps"])
    assert {row["due"] for row in due["rows"]} == {"urgent", "2018-09-12", "2018-10-19", "2019-01-19"}
    assert all(row["late"] == row["to_do"] for row in due["rows"] if row["due"] < "2018-12-01")
    changes = example.run("recs", "changes", "--since", "2018-10-01", "--as-of", "2019-01-01", "--format", "json").ok().json()
    assert {"moved", "closed", "newly late"} <= {row["change"] for row in changes["rows"]}
    assert example.run("recs", "summary", "--as-of", "2019-01-01").ok().out
