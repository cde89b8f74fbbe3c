"""An inspection with several instruments: every verb works over all of them, and says which is meant where it must."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.end_to_end.several import add_earlier_round, add_medicines, fill_charts, fill_plans, references
from tests.project import Project, Ran, one

ROOT = Path(__file__).parents[2]
SIGNED = ("--by", "A. Lead", "--because", "found later")


@pytest.fixture
def both(homes: Project) -> Project:
    """Two instruments, and nothing drawn."""
    return add_medicines(homes)


@pytest.fixture
def drawn(both: Project) -> Project:
    both.run("sample").ok()
    return both


@pytest.fixture
def filled(drawn: Project) -> Project:
    """Oak House's care plans and both homes' charts are in; of Elm Court there is nothing."""
    drawn.run("sheets").ok()
    drawn.run("collect", fill_plans(drawn), fill_charts(drawn, "oak"), fill_charts(drawn, "ash")).ok()
    return drawn


def lines(ran: Ran) -> list[list[str]]:
    """The table that was printed, as cells; the line of its headings first."""
    rows = [line.split() for line in ran.out.splitlines() if line.strip()]
    start = next(at for at, row in enumerate(rows) if set("".join(row)) == {"-"})
    return [rows[start - 1], *rows[start + 1 :]]


def pages(project: Project) -> list[str]:
    folder = project.folder / "out" / "report"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_all_is_in_order(both: Project) -> None:
    assert both.run("check").ok().out == "in order\n"


def test_sample_draws_every_instrument_and_says_which(both: Project) -> None:
    heads, *rows = lines(both.run("sample").ok())
    assert heads[:2] == ["instrument", "body"]
    assert [row[:2] for row in rows] == [["plans", "oak"], ["plans", "elm"], ["medicines", "oak"], ["medicines", "ash"]]
    assert len(references(both, "medicines", "ash")) == 2
    assert both.run("sample", "--verify").ok().out.count("the same") == 4


def test_sample_is_narrowed_to_an_instrument_or_to_bodies(both: Project) -> None:
    heads, *rows = lines(both.run("sample", "ash").ok())
    assert (heads[0], [row[0] for row in rows]) == ("body", ["ash"])
    heads, *rows = lines(both.run("sample", "--instrument", "medicines").ok())
    assert (heads[0], [row[0] for row in rows]) == ("body", ["oak", "ash"])
    assert lines(both.run("sample", "elm", "oak").ok())[1:][0][:2] == ["plans", "elm"]
    both.run("sample", "yew").failed(2, "usage-unknown-body")
    both.run("sample", "ash", "--instrument", "plans").failed(2, "usage-unknown-body")
    both.run("sample", "--instrument", "visits").failed(2, "usage-unknown-instrument")


def test_only_instruments_with_a_sample_are_drawn(both: Project) -> None:
    add_earlier_round(both)
    assert "plans-before" not in both.run("sample").ok().out
    both.run("sample", "--instrument", "plans-before").failed(1, "sample-not-asked-for")


def test_replacing_is_about_one_instrument_and_one_body(drawn: Project) -> None:
    case = references(drawn, "plans", "oak")[0]
    drawn.run("sample", "oak", "--replace", case, "--because", "not-found").failed(2, "usage-which-instrument")
    drawn.run("sample", "--instrument", "plans", "--replace", case).failed(2, "usage-replace-one")
    drawn.run("sample", "oak", "--instrument", "plans", "--replace", case, "--because", "not-found", "--by", "A").ok()
    assert case not in references(drawn, "plans", "oak")


def test_sheets_are_written_for_all_or_for_what_is_named(drawn: Project) -> None:
    def written(*arguments: str) -> list[str]:
        drawn.run("sheets", *arguments).ok()
        found = sorted(path.relative_to(drawn.folder / "sheets").as_posix() for path in drawn.folder.glob("sheets/*/*/*.xlsx"))
        for name in found:
            (drawn.folder / "sheets" / name).unlink()
        return found

    charts = ["medicines/2026/ash.xlsx", "medicines/2026/oak.xlsx"]
    plans = ["plans/2026/elm.xlsx", "plans/2026/oak.xlsx"]
    assert written() == [*charts, *plans]
    assert written("medicines") == written("--instrument", "medicines") == charts
    assert written("medicines", "ash") == written("ash") == written("ash", "--instrument", "medicines") == charts[:1]
    assert written("oak") == [charts[1], plans[1]]
    assert written("plans", "--instrument", "plans") == plans
    drawn.run("sheets", "plans", "ash").failed(2, "usage-unknown-body")
    drawn.run("sheets", "plans", "--instrument", "medicines").failed(2, "usage-unknown-body")
    drawn.run("sheets", "oak", "plans").failed(2, "usage-unknown-body")


def test_rows_that_are_not_drawn_hold_up_no_other_instrument(both: Project) -> None:
    both.run("sample", "--instrument", "medicines").ok()
    ran = both.run("sheets").failed(1, "sheets-no-rows")
    assert ran.err.count("[sheets-no-rows]") == 2
    assert len(list(both.folder.glob("sheets/medicines/2026/*.xlsx"))) == 2


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("id: medicines", "id: ash", "folder-instrument-is-body"), ("id: medicines", "id: cy", "folder-instrument-is-language")],
)
def test_an_instrument_is_not_called_as_something_else_is(both: Project, old: str, new: str, code: str) -> None:
    path = both.folder / "inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    ran = both.run("check").failed(1, code)
    at = 1 + path.read_text(encoding="utf-8").splitlines().index(f"  - {new}", 25)
    assert f"inspection.yaml:{at}:9: error: `{new[4:]}` is an instrument and" in ran.err


def test_collect_and_status_name_the_instrument(filled: Project) -> None:
    heads, *rows = lines(filled.run("status").ok())
    assert heads[0] == "instrument"
    assert [row[:2] for row in rows[:4]] == [["plans", "oak"], ["plans", "elm"], ["medicines", "oak"], ["medicines", "ash"]]
    assert "medicines" not in filled.run("status", "--instrument", "plans").ok().out
    found = filled.run("status", "ash", "--format", "json").ok().json()["bodies"]
    assert [(each["instrument"], each["body"], each["finished"]) for each in found] == [("medicines", "ash", 2)]
    heads, *rows = lines(filled.run("collect", *map(str, sorted(filled.folder.glob("sheets/*/*/oak.xlsx")))).ok())
    assert (heads[0], sorted(row[0] for row in rows)) == ("instrument", ["medicines", "plans"])


def test_scores_of_all_are_one_document(filled: Project) -> None:
    document = filled.run("score", "--format", "json").ok().json()
    schema = filled.run("schema", "results").ok().json()
    assert list(Draft202012Validator(schema).iter_errors(document)) == []
    plans, charts = document["instruments"]
    assert (plans["id"], plans["round"], plans["bodies"]) == ("plans", "2026", ["oak"])
    assert (charts["template"], charts["bodies"]) == ({"id": "medicines", "version": 1}, ["oak", "ash"])
    assert (plans["rules"]["roll_up"] is None, charts["rules"]["roll_up"]) == (False, None)
    assert "answers/medicines/2026/ash.first.json" in charts["inputs"]
    results = document["results"]
    right = [one(results, measure="chart_right", scope=scope, group=None) for scope in ("oak", "ash", "all")]
    assert [(each["count"], each["of"]) for each in right] == [(1, 2), (2, 2), (3, 4)]
    means = [one(results, measure="mean_doses", scope=scope)["value"] for scope in ("oak", "ash", "all")]
    assert means == [2, 4, 3]
    looked_at = {
        each["instrument"]: each["count"] for each in results if (each["measure"], each["scope"]) == ("reviewed", "all")
    }
    assert looked_at == {"plans": 6, "medicines": 4}


def test_the_table_of_scores_has_an_instrument_only_where_there_are_several(filled: Project) -> None:
    heads, *rows = lines(filled.run("score", "--measure", "reviewed").ok())
    assert heads[0] == "instrument"
    # The care plans are of one home, and the same figure twice is once too often; the charts are of two.
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("plans", "oak", "6"), ("medicines", "all", "4"), ("medicines", "oak", "2"), ("medicines", "ash", "2"),
    ]  # fmt: skip
    assert lines(filled.run("score", "--measure", "mean_doses").ok())[0][0] == "measure"
    assert lines(filled.run("score", "--instrument", "plans").ok())[0][0] == "measure"


def test_a_breakdown_is_made_where_the_question_is_asked(filled: Project) -> None:
    groups = {(each["instrument"], each["group"]["by"]) for each in filled.results("--by", "at_risk") if each["group"]}
    assert ("plans", "at_risk") in groups
    assert ("medicines", "at_risk") not in groups
    # `overall` makes groups in the care plans; in the charts it is a text.
    assert {
        each["instrument"] for each in filled.results("--by", "overall") if (each["group"] or {}).get("by") == "overall"
    } == {"plans"}
    filled.run("score", "--by", "doses").failed(2, "score-cannot-group")


def test_an_instrument_without_answers_is_left_out_and_said_to_be(drawn: Project) -> None:
    for verb in ("score", "report"):
        drawn.run(verb).failed(1, "score-nothing")
    drawn.run("sheets").ok()
    drawn.run("collect", fill_charts(drawn, "ash")).ok()
    ran = drawn.run("score", "--format", "json").ok()
    assert [each["id"] for each in ran.json()["instruments"]] == ["medicines"]
    assert ran.err.count("[score-instrument-empty]") == 1
    assert "notice: nothing has been collected for the instrument `plans` yet" in ran.err
    assert "answers/medicines/2026/oak.first.json: warning" in ran.err
    assert ran.err.count("[score-no-answers]") == 1
    drawn.run("score", "--instrument", "plans").failed(1, "score-nothing")


def test_reports_have_a_folder_for_each_instrument_and_the_data_once(filled: Project) -> None:
    filled.run("report").ok()
    assert pages(filled) == [
        "medicines/ash.md", "medicines/national.md", "medicines/oak.md", "plans/national.md", "plans/oak.md", "results.csv",
        "results.json", "run.json",
    ]  # fmt: skip
    folder = filled.folder / "out" / "report"
    assert "| Chart right | 3 of 4 | 75% † |" in (folder / "medicines" / "national.md").read_text(encoding="utf-8")
    assert "Plan on file" in (folder / "plans" / "oak.md").read_text(encoding="utf-8")
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert [(each["id"], each["seed"]) for each in run["instruments"]] == [
        ("plans", "care homes 2026"), ("medicines", "medicines 2026"),
    ]  # fmt: skip
    with (folder / "results.csv").open(newline="", encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    assert {each["instrument"] for each in found} == {"plans", "medicines"}
    assert len(found) == run["results"] == sum(each["results"] for each in run["instruments"])
    filled.run("report", "--language", "cy").ok()
    assert "Siart yn gywir" in (folder / "cy" / "medicines" / "ash.md").read_text(encoding="utf-8")


def test_one_scored_instrument_has_its_pages_where_they_always_were(drawn: Project) -> None:
    drawn.run("sheets").ok()
    drawn.run("collect", fill_charts(drawn, "oak"), fill_charts(drawn, "ash")).ok()
    drawn.run("report", "--instrument", "medicines").ok()
    assert pages(drawn) == ["ash.md", "national.md", "oak.md", "results.csv", "results.json", "run.json"]
    drawn.run("collect", fill_plans(drawn)).ok()
    ran = drawn.run("report").ok()
    assert ran.err.count("[report-old-page]") == 3
    assert "out/report/ash.md: notice" in ran.err


def test_what_is_named_gets_its_pages_and_the_data_of_all_stay(filled: Project) -> None:
    filled.run("report", "--instrument", "medicines").ok()
    assert pages(filled) == ["medicines/ash.md", "medicines/national.md", "medicines/oak.md"]
    filled.run("report").ok()
    data = (filled.folder / "out/report/results.json").read_bytes()
    (filled.folder / "out/report/plans/oak.md").unlink()
    filled.run("report", "oak", "--instrument", "plans").ok()
    filled.run("report", "elm").failed(1, "report-nothing")
    assert "plans/oak.md" in pages(filled)
    assert (filled.folder / "out/report/results.json").read_bytes() == data


def test_trace_finds_the_instrument_by_its_measure(filled: Project) -> None:
    found = filled.run("trace", "chart_right", "--counted", "--format", "json").ok().json()
    assert found["instrument"] == "medicines"
    assert [row["body"] for row in found["rows"]] == ["oak", "ash", "ash"]
    assert "oak.xlsx!Care plans!" in filled.run("trace", "plan_on_file").ok().out
    ran = filled.run("trace", "reviewed").failed(2, "usage-in-several-instruments")
    assert "plans, medicines" in ran.err
    assert filled.run("trace", "reviewed", "--instrument", "medicines").ok().out.count("oak.xlsx!Charts!") == 2
    # Ash Lodge has charts only, so nothing else can be meant.
    assert filled.run("trace", "reviewed", "--body", "ash").ok().out.count("ash.xlsx!Charts!") == 2
    assert "chart_right" in filled.run("trace", "chart_rihgt").failed(2, "trace-unknown-measure").err
    filled.run("trace", "chart_right", "--body", "elm").failed(2, "trace-unknown-measure")


def test_amend_finds_the_instrument_by_its_question(filled: Project) -> None:
    case = references(filled, "medicines", "ash")[0]
    filled.run("amend", "ash", case, "chart_right", "no", *SIGNED).ok()
    filled.run("amend", "ash", case, "overall", "nothing", *SIGNED).ok()  # the charts are all that Ash Lodge has
    filled.run("amend", "oak", "OAK-005", "overall", "good", *SIGNED).failed(2, "usage-in-several-instruments")
    filled.run("amend", "oak", "OAK-005", "overall", "fair", *SIGNED, "--instrument", "plans").ok()
    filled.run("amend", "oak", "OAK-005", "fals", "1", *SIGNED).failed(2, "amend-unknown-question")
    written = [json.loads(line) for line in (filled.folder / "amendments.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["instrument"] for each in written] == ["medicines", "medicines", "plans"]
    assert one(filled.results(), measure="chart_right", scope="all", group=None)["count"] == 2


def test_two_rounds_of_one_template_are_told_apart(filled: Project) -> None:
    add_earlier_round(filled)
    ran = filled.run("trace", "plan_on_file").failed(2, "usage-in-several-instruments")
    assert "plans, plans-before" in ran.err
    filled.run("trace", "plan_on_file", "--instrument", "plans").ok()
    filled.run("amend", "oak", "OAK-005", "falls", "1", *SIGNED).failed(2, "usage-in-several-instruments")
    assert "[score-instrument-empty]" in filled.run("score").ok().err


FIGURES = """figures: care
source: Made up
groups:
  printed:
    chart_right: {count: 3, of: 4}
    plan_on_file: {count: 4, of: 6}
    charts: {measure: reviewed, instrument: medicines, count: 4}
"""


def test_figures_are_found_in_any_instrument(filled: Project) -> None:
    path = filled.folder / "published-figures.yaml"
    path.write_text(FIGURES, encoding="utf-8")
    filled.run("check", str(path)).ok()
    for arguments in ((), ("--collect",)):
        heads, *rows = lines(filled.run("figures", *arguments).ok())
        assert heads[:2] == ["instrument", "figure"]
        assert [(row[0], row[1], row[-1]) for row in rows] == [
            ("medicines", "chart_right", "equal"), ("plans", "plan_on_file", "equal"), ("medicines", "charts", "equal"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ("reviewed: {count: 4}", "figures-which-instrument"),
        ("chart_right: {count: 3, instrument: plans}", "figures-unknown-measure"),
        ("chart_right: {count: 3, instrument: visits}", "figures-unknown-measure"),
        ("chart_left: {count: 3}", "figures-unknown-measure"),
    ],
)
def test_a_figure_that_can_be_of_several_or_of_none_is_named_with_its_place(filled: Project, figure: str, code: str) -> None:
    text = f"figures: care\nsource: Made up\ngroups:\n  printed:\n    plan_on_file: {{count: 4}}\n    {figure}\n"
    (filled.folder / "published-figures.yaml").write_text(text, encoding="utf-8")
    ran = filled.run("figures").failed(1, code)
    assert "published-figures.yaml:6:" in ran.err
    assert "1 error" in ran.err


def test_a_broken_template_stops_what_needs_it_and_nothing_else(filled: Project) -> None:
    path = filled.folder / "medicines.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("mean: doses", "mean: dosis"), encoding="utf-8")
    assert "medicines.yaml:" in filled.run("score").failed(1).err
    filled.run("score", "--instrument", "plans").ok()
    filled.run("status", "elm").ok()


@pytest.mark.parametrize("earlier", [False, True], ids=["all are sampled", "one is not"])
def test_the_demonstration_runs_over_all_that_are_sampled(
    filled: Project, earlier: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The inspection of care homes as the only shipped example."""
    if earlier:
        add_earlier_round(filled)
    shipped = tmp_path / "shipped"
    shutil.copytree(ROOT / "reports", shipped / "reports")
    shutil.copytree(filled.folder, shipped / "examples" / "care-homes")
    for path in filled.folder.glob("*.yaml"):
        (shipped / "starters" / "care-homes").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, shipped / "starters" / "care-homes")
    monkeypatch.setattr("inspect_kit.shipped.PACKAGE", tmp_path)
    shown = filled.run("demo", str(tmp_path / "demo")).ok().out
    assert "| Plan on file | 4 of 6 | 67% † |" in shown
    wanted = ["sheets plans", "sheets medicines"] if earlier else ["sheets"]
    assert [line.split("demo ")[1] for line in shown.splitlines() if line.startswith("$") and " sheets" in line] == wanted
    assert "medicines/ash.md" in pages(Project(tmp_path / "demo"))
    assert "(Reviewers fill the workbooks. Here 3 are filled" in shown


def test_a_single_instrument_is_shown_as_ever(homes: Project) -> None:
    """Nothing names the instrument where there is only one."""
    assert lines(homes.run("sample").ok())[0] == ["body", "list", "drawn", "reserves", "replaced", "done"]
    assert lines(homes.run("sheets", "plans").ok())[0] == ["body", "workbook", "rows", "done"]
    assert lines(homes.run("collect", fill_plans(homes)).ok())[0][:3] == ["body", "reading", "taken"]
    assert lines(homes.run("status").ok())[0][:2] == ["body", "list"]
    assert lines(homes.run("score", "--measure", "mean_falls", "--measure", "plan_on_file").ok())[0][:2] == [
        "measure",
        "category",
    ]
    homes.run("report").ok()
    assert pages(homes) == ["national.md", "oak.md", "results.csv", "results.json", "run.json"]
    heads, _, *rows = homes.run("trace", "plan_on_file").ok().out.splitlines()[3:]
    assert heads.split() == ["body", "row", "stands", "answer", "says", "cell", "amendments"]
    assert len(rows) == 6
