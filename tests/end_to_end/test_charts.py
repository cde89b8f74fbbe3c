"""Charts of the care homes, from YAML alone, against figures worked out by hand (see `answers.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from inspect_kit.charts import Chart, Definitions, charts_across, charts_of_body, deadline_charts, draw_png, draw_svg
from inspect_kit.chosen import Chosen
from inspect_kit.inspection import load_inspection
from inspect_kit.measures.run import Scores, score_inspection
from inspect_kit.problems import StopRun
from inspect_kit.register.folder import load_registers
from inspect_kit.register.standing import where_all_stand
from inspect_kit.template.build import load_template
from tests.end_to_end.answers import ELM_CY, OAK
from tests.end_to_end.registers import make_registers
from tests.project import Project, fill

needs_engine = pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", "import vl_convert"], capture_output=True).returncode != 0,
    reason="vl-convert is not installed: pip install 'inspect-kit[html]'",
)
DRAWN = ["plan_on_file-shares", "family_told-shares", "reviewed-journey", "days_in_bands-spread", "1_1-criteria"]


@pytest.fixture
def filled(homes: Project) -> Project:
    """Both workbooks written, filled and collected; Elm Court's in Welsh."""
    homes.run("sample").ok()
    homes.run("sheets", "oak").ok()
    homes.run("sheets", "elm", "--language", "cy").ok()
    sheets, returned = homes.folder / "sheets/plans/2026", homes.folder / "returned"
    paths = [fill(sheets / "oak.xlsx", returned / "oak.xlsx", OAK), fill(sheets / "elm.xlsx", returned / "elm.xlsx", ELM_CY)]
    homes.run("collect", *map(str, paths)).ok()
    return homes


def scores_of(project: Project, language: str = "en") -> Scores:
    inspection, _ = load_inspection(project.folder)
    instrument = inspection.instruments[0]
    template, problems = load_template(instrument.template, project.folder)
    assert template is not None, problems
    chosen = Chosen(instrument, template, inspection.bodies)
    return score_inspection(inspection, [chosen], language=language).instruments[0]


def charts_of(project: Project, language: str = "en") -> dict[str, Chart]:
    """The charts across the homes, by their ids without the instrument's."""
    scores = scores_of(project, language)
    charts = charts_across(scores, Definitions.of(scores.inspection))
    return {each.id.removeprefix("plans-"): each for each in charts}


def test_what_is_drawn_is_named_in_the_template(filled: Project) -> None:
    assert list(charts_of(filled)) == DRAWN


def test_shares_say_what_they_show_and_do_not_make_more_of_it(filled: Project) -> None:
    """Oak 4 of 6, .339 to .886 by its strata; Elm was looked at whole, 4 of 5. The intervals overlap, and both are small."""
    chart = charts_of(filled)["plan_on_file-shares"]
    assert chart.title == "Plan on file: 8 of 11; the differences between homes may be chance (indicative: small numbers)"
    assert chart.table.rows == (
        ("Oak House", 4, 6, "67%", "34%", "89%", "yes"),
        ("Elm Court", 4, 5, "80%", "", "", "yes"),
    )
    assert "The lowest is 67% (4 of 6: Oak House) and the highest 80% (4 of 5: Elm Court)." in chart.description
    assert "rests on fewer than 10: Oak House, Elm Court" in chart.description
    assert "no national estimate" in chart.note
    rows = chart.spec["datasets"]["rows"]
    assert [(each["label"], each["says"], each["few"]) for each in rows] == [
        (["Oak House"], "4 of 6, few", True), (["Elm Court"], "4 of 5, few", True),
    ]  # fmt: skip
    assert (rows[1]["low"], rows[1]["high"]) == (0.8, 0.8)


def test_a_journey_says_where_most_fall_away(filled: Project) -> None:
    """11 looked at; 8 with a plan; of those 005, 002, 012 and ELM/1, 4, 5, 2 reviewed; told: 005, 012, ELM/1, 5."""
    chart = charts_of(filled)["reviewed-journey"]
    assert chart.title == (
        "From a stay to a family that knows: 4 of 11 came all the way; most, 3 each, fell away at “Plan on file”, “Then the "
        "family told”"
    )
    assert [row[1:] for row in chart.table.rows] == [
        (11, 11, "100%", None), (8, 11, "73%", 3), (7, 11, "64%", 1), (4, 11, "36%", 3),
    ]  # fmt: skip
    assert "Then reviewed: 7 of 11, 1 fewer than before." in chart.description


def test_one_home_has_a_journey_of_its_own(filled: Project) -> None:
    scores = scores_of(filled)
    journey, spread = charts_of_body(scores, "elm", Definitions.of(scores.inspection))
    assert [row[1] for row in journey.table.rows] == [5, 4, 4, 2]
    assert journey.id == "plans-reviewed-journey-elm"
    # 185 days, and 65, 15 and 47.
    assert [row[1] for row in spread.table.rows] == [1, 2, 1]
    assert "Elm Court alone." in spread.note


def test_a_spread_says_what_is_in_no_band(filled: Project) -> None:
    """Days: 331, 374, 16 and 185, 65, 15, 47; one could not be told, and three have no plan to review."""
    chart = charts_of(filled)["days_in_bands-spread"]
    assert chart.title == "Days to review: most often “181 days or more”, 3 of 8"
    assert [row[1:3] for row in chart.table.rows] == [(2, 8), (2, 8), (3, 8)]
    assert "Of these 8, 0 are missing and 1 could not be told; they are in no band. It does not apply to 3 more." in chart.note


def test_criteria_by_homes(filled: Project) -> None:
    """1.1: Oak 6 for of 9 (.67, both ways), Elm 7 of 9 (.78, good). 1.2: Oak 2 of 3; Elm 2, and fewer than 3 say nothing."""
    chart = charts_of(filled)["1_1-criteria"]
    assert chart.title == "In none of 2 homes does any criterion stand lowest: mostly points to a gap"
    cells = [(each["criterion"], each["sign"]) for each in chart.spec["datasets"]["rows"]]
    assert cells == [("1.1", "±"), ("1.2", "±"), ("1.1", "+"), ("1.2", "·")]
    assert chart.table.rows == (
        ("Oak House", "6 of 9: points both ways", "2 of 3: points both ways"),
        ("Elm Court", "7 of 9: mostly points to good practice", "2 of 2: too few to say"),
    )
    assert "Indicative: people judge." in chart.note


def test_charts_speak_welsh(filled: Project) -> None:
    charts = charts_of(filled, "cy")
    assert charts["plan_on_file-shares"].title.startswith("Cynllun ar ffeil: 8 o 11; gall y gwahaniaethau rhwng cartrefi")
    assert charts["days_in_bands-spread"].title == "Dyddiau hyd at adolygiad: gan amlaf “181 diwrnod neu fwy”, 3 o 8"
    assert charts["1_1-criteria"].headings == ("Corff", "1.1", "1.2")
    assert [each.language for each in charts.values()] == ["cy"] * len(DRAWN)


def test_a_journey_that_is_none_is_refused(filled: Project) -> None:
    """Those whose falls are known are none of those with a plan alone: OAK-007 and ELM/3 have no plan and no falls."""
    path = filled.folder / "template.yaml"
    text = path.read_text(encoding="utf-8")
    new = "      - {id: no_falls, title: No falls, count: {falls: {at_most: 0}}}\n"
    path.write_text(text.replace("plan_on_file, then_reviewed, then_told]", "plan_on_file, no_falls]") + new, encoding="utf-8")
    filled.run("check").ok()
    with pytest.raises(StopRun) as stopped:
        charts_of(filled)
    [problem] = stopped.value.problems
    assert (problem.code, problem.fields["after"]) == ("chart-journey-step", "no_falls")
    path.write_text(text.replace("plan_on_file, then_reviewed, then_told]", "family_told]"), encoding="utf-8")
    with pytest.raises(StopRun) as stopped:
        charts_of(filled)
    assert stopped.value.problems[0].code == "chart-journey-base"


@pytest.mark.parametrize(
    ("kind", "measure", "code"),
    [("journey", "plan_on_flie", "template-chart-unknown"), ("journey", "mean_falls", "template-chart-kind"),
     ("spread", "harm", "template-chart-kind"), ("shares", "days_in_bands", "template-chart-kind")],
)  # fmt: skip
def test_a_template_that_names_what_cannot_be_drawn(homes: Project, kind: str, measure: str, code: str) -> None:
    path = homes.folder / "template.yaml"
    text = path.read_text(encoding="utf-8")
    line = (
        f"  - {{kind: {kind}, measures: [reviewed, {measure}]}}\n"
        if kind != "spread"
        else f"  - {{kind: spread, measures: [{measure}]}}\n"
    )
    path.write_text(text.replace("charts:\n", f"charts:\n{line}"), encoding="utf-8")
    homes.run("check").failed(1, code)


@needs_engine
def test_pictures_say_what_they_show_and_lead_nowhere(filled: Project) -> None:
    charts = charts_of(filled)
    for chart in charts.values():
        assert "://" not in json.dumps(chart.spec)
        svg = draw_svg(chart)
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        named = {each.get("id"): each.text for each in root[:2]}
        assert [named[name] for name in (root.get("aria-labelledby") or "").split()] == [chart.title, chart.description]
        assert svg.replace("http://www.w3.org/", "").count("://") == 0
        assert not [name for each in root.iter() for name in each.attrib if name.endswith("href") or name.startswith("on")]
        assert svg == draw_svg(chart)
    assert draw_png(charts["reviewed-journey"]).startswith(b"\x89PNG")


@needs_engine
def test_another_process_draws_the_same_bytes(filled: Project) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.project import Project; from inspect_kit.charts import draw_svg\n"
        "from tests.end_to_end.test_charts import charts_of\n"
        "sys.stdout.buffer.write(''.join(draw_svg(each) for each in charts_of(Project(Path(sys.argv[1]))).values()).encode())"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code, str(filled.folder)], cwd=root, capture_output=True, check=True)
    assert done.stdout.decode() == "".join(draw_svg(each) for each in charts_of(filled).values())


def own(project: Project, name: str, content: str) -> None:
    folder = project.folder / "reports" / "charts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(content, encoding="utf-8")


BARS: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"name": "rows"},
    "mark": {"type": "bar", "color": "#123456"},
    "encoding": {"x": {"field": "share", "type": "quantitative"}, "y": {"field": "at", "type": "ordinal"}},
}


@needs_engine
def test_a_definition_of_ones_own_is_used(filled: Project) -> None:
    """A definition as an editor saves it, the address of its schema and all."""
    own(filled, "shares", json.dumps(BARS))
    assert filled.run("check").ok().out == "in order\n"
    charts = charts_of(filled)
    assert draw_svg(charts["plan_on_file-shares"]).count("#123456") == 2
    assert "#123456" not in draw_svg(charts["reviewed-journey"])


BROKEN = {
    "file-not-json": '{"mark": ',
    "file-not-an-object": "[]",
    "chart-no-rows": json.dumps(BARS | {"data": {"values": [{"share": 1}]}}),
    "chart-fetches": json.dumps(BARS | {"data": {"url": "rows.csv"}}),
    "chart-shape": json.dumps(BARS | {"params": {"heading": 1}}),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_definition_is_a_problem_with_its_place(filled: Project, code: str) -> None:
    own(filled, "shares", BROKEN[code])
    assert "reports/charts/shares.json" in filled.run("check").failed(1, code).err
    with pytest.raises(StopRun) as stopped:
        charts_of(filled)
    assert stopped.value.exit_code == 1
    assert stopped.value.problems[0].place.path == "reports/charts/shares.json"


def test_whatever_names_something_outside_is_found_wherever_it_stands(homes: Project) -> None:
    layers = [
        {key: value for key, value in BARS.items() if key != "$schema"},
        {"mark": {"type": "image", "url": "x.png"}},
        {"mark": "text", "usermeta": {"a": ["//example.org/x"]}},
    ]
    own(homes, "shares", json.dumps({"layer": layers}))
    assert homes.run("check").failed(1).err.count("[chart-fetches]") == 2


@needs_engine
@pytest.mark.parametrize(
    ("change", "code"),
    [({"mark": "nonsense"}, "chart-broken"), ({"encoding": {"x": {"field": "share", "type": "wrong"}}}, "chart-broken"),
     ({"mark": "image"}, "chart-leads-out")],
)  # fmt: skip
def test_a_definition_that_cannot_be_drawn(homes: Project, change: dict[str, Any], code: str) -> None:
    own(homes, "shares", json.dumps(BARS | change))
    ran = homes.run("check").failed(1, code)
    assert "reports/charts/shares.json: error" in ran.err
    assert "cdn." not in ran.err


def test_a_definition_that_draws_nothing_is_named(homes: Project) -> None:
    own(homes, "share", json.dumps(BARS))
    assert "[chart-name-unknown]" in homes.run("check").ok().err


def test_without_the_library_people_are_told_what_to_type(filled: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(StopRun) as stopped:
        draw_svg(charts_of(filled)["reviewed-journey"])
    assert "inspect-kit[html]" in str(stopped.value)


HOSTILE = "</title><script>alert(1)</script> \u202egnp\u200f & \"'\x00\x0b\ufffe" + "x" * 30_000


@needs_engine
def test_hostile_names_are_text_and_stand_whole_in_the_table(filled: Project) -> None:
    scores = scores_of(filled)
    bodies = tuple(replace(each, name=replace(each.name, by_language=(("", HOSTILE),))) for each in scores.inspection.bodies)
    results = tuple(replace(each, title=HOSTILE, label=each.label and HOSTILE) for each in scores.results)
    hostile = replace(scores, inspection=replace(scores.inspection, bodies=bodies), results=results)
    definitions = Definitions.of(scores.inspection)
    charts = [*charts_across(hostile, definitions), *charts_of_body(hostile, "oak", definitions)]
    assert len(charts) == 7
    for chart in charts:
        root = ElementTree.fromstring(draw_svg(chart))
        assert not [each for each in root.iter() if each.tag.endswith("script")]
        drawn = "".join(each.text or "" for each in root.iter() if each.tag.endswith(("text", "tspan")))
        assert len(drawn) < 3_000
        assert not set("\u202e\u200f\x00\x0b\ufffe") & set(drawn)
    assert charts[0].table.rows[0][0] == HOSTILE
    assert charts[2].table.rows[0][0] == HOSTILE


def test_where_figures_are_hidden_nothing_is_made_of_the_others(filled: Project) -> None:
    """As disclosure control leaves them: Elm's figures are taken away, and Oak's alone would be the lowest and the highest."""
    scores = scores_of(filled)
    results = tuple(
        replace(each, count=None, share=None, interval=None, band=None, label=None) if each.scope == "elm" else each
        for each in scores.results
    )
    charts = charts_across(replace(scores, results=results), Definitions.of(scores.inspection))
    shares, _, _, _, criteria = charts
    assert shares.title == "Plan on file: 8 of 11; some homes are not shown (indicative: small numbers)"
    assert "1 are not shown. Of those that are, the lowest is 67%" in shares.description
    assert shares.table.rows[1] == ("Elm Court", None, 5, "", "", "", "yes")
    assert criteria.title == "Where cases put criteria in 2 homes; some are not shown"
    assert [each["sign"] for each in criteria.spec["datasets"]["rows"]] == ["±", "±", "c", "c"]
    assert criteria.table.rows[1] == ("Elm Court", "not shown", "not shown")
    own = charts_of_body(replace(scores, results=results), "elm", Definitions.of(scores.inspection))
    assert [each.title for each in own] == [
        "From a stay to a family that knows: some steps are not shown", "Days to review: some bands are not shown",
    ]  # fmt: skip


def test_a_difference_is_named_only_where_intervals_lie_apart(filled: Project) -> None:
    scores = scores_of(filled)

    def title(oak: tuple[float, float], elm: tuple[float, float]) -> str:
        ends = {"oak": (5, oak), "elm": (16, elm)}
        results = [
            replace(each, count=ends[each.scope][0], of=30, share=ends[each.scope][0] / 30, interval=ends[each.scope][1],
                    interval_method="wilson", notes=()) if each.scope in ends else replace(each, count=21, of=60, notes=())
            for each in scores.results
            if each.measure == "plan_on_file" and each.group is None and each.kind == "count"
        ]  # fmt: skip
        [chart] = charts_across(replace(scores, results=tuple(results)), Definitions.of(scores.inspection))
        return chart.title

    apart = "Plan on file: 21 of 60; from 5 of 30 in Oak House to 16 of 30 in Elm Court"
    assert title((0.07, 0.33), (0.36, 0.69)) == apart
    assert title((0.07, 0.36), (0.36, 0.69)) == "Plan on file: 21 of 60; the differences between homes may be chance"


def of_many(scores: Scores, number: int) -> Scores:
    """The same scores of so many homes, each with 30 cases of which 5 to 16 count."""
    from inspect_kit.stats import wilson

    first = scores.inspection.bodies[0]
    names = [f"home-{at}" for at in range(number)]
    bodies = tuple(replace(first, id=each, name=replace(first.name, by_language=(("", each),))) for each in names)
    like = {each.measure: each for each in scores.results if each.scope == "oak" and each.group is None}
    results = [each for each in scores.results if each.scope == "all"]
    for measure in ("plan_on_file", "1.1", "1.2"):
        for at, name in enumerate(names):
            count = 5 + at % 12
            made = replace(like[measure], scope=name, count=count, of=30, share=count / 30, notes=())
            results.append(replace(made, interval=wilson(count, 30), interval_method="wilson"))
    several = replace(scores.instrument, bodies=tuple(names))
    parts = tuple(
        replace(part, scored=replace(part.scored, blocks=tuple(replace(part.scored.blocks[0], body=each) for each in names)))
        for part in scores.parts
    )
    inspection = replace(scores.inspection, bodies=bodies)
    return replace(scores, inspection=inspection, instrument=several, results=tuple(results), parts=parts)


@needs_engine
def test_forty_three_bodies_can_still_be_read(filled: Project) -> None:
    many = of_many(scores_of(filled), 43)
    charts = {each.id: each for each in charts_across(many, Definitions.of(many.inspection))}
    shares = charts["plans-plan_on_file-shares"]
    assert shares.title.endswith("from 5 of 30 in 4 homes to 16 of 30 in home-11, home-23, home-35")
    for chart in (shares, charts["plans-1_1-criteria"]):
        root = ElementTree.fromstring(draw_svg(chart))
        width, height = float(root.get("width", 0)), float(root.get("height", 0))
        assert width < 360
        assert height < 43 * 45
        labels = {each.text for each in root.iter() if each.tag.endswith("text")}
        assert {f"home-{at}" for at in range(43)} <= labels


def test_deadlines_on_a_time_line(tmp_path: Path) -> None:
    """56 days with the first end on 24 January; three months on 28 February; the guidance is due on 30 June."""
    project = make_registers(tmp_path)
    found = load_registers([project.folder])
    inspection = Definitions(project.folder)

    def chart(day: str) -> Chart:
        standings, _ = where_all_stand(found, day)
        [one] = deadline_charts(standings, day, "en", inspection)
        return one

    late = chart("2021-03-10")
    assert late.title == "2 of 3 items with a date are late on 10 March 2021"
    assert [row[3:] for row in late.table.rows] == [
        ("24 January 2021", "1 of 1 late"), ("28 February 2021", "3 of 3 late"), ("30 June 2021", "2 of 2 open"),
    ]  # fmt: skip
    assert [each["state"] for each in late.spec["datasets"]["rows"]] == ["late", "late", "open"]
    assert chart("2021-01-24").title == "None of the 3 items with a date is late on 24 January 2021"
    assert next((each["value"] for each in late.spec["params"] if each["name"] == "as_of"), None) == "2021-03-10"


@needs_engine
def test_of_hundreds_of_items_those_to_do_are_drawn_first(tmp_path: Path) -> None:
    lines = "\n".join(
        f'  - {{id: "{at}", text: Item {at}., addressees: [trust], deadline: {{by: 2021-06-30}}, done_when: Done.}}'
        for at in range(6, 60)
    )
    project = make_registers(tmp_path)
    path = project.folder / "recommendations.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("areas_for_improvement:", f"{lines}\nareas_for_improvement:"), encoding="utf-8")
    standings, _ = where_all_stand(load_registers([project.folder]), "2021-03-10")
    [chart] = deadline_charts(standings, "2021-03-10", "en", Definitions(project.folder))
    assert len(chart.table.rows) == 57
    assert len(chart.spec["datasets"]["rows"]) == 40
    assert "40 of 57 are drawn" in chart.note
    assert draw_svg(chart).startswith("<svg")


def hues(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith("#"):
        yield value.upper()
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from hues(each)


def brightness(hue: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(hue[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    high, low = sorted((brightness(one), brightness(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PALETTE = {"#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1", "#2073BC", "#6BACE6", "#BFBFBF"}
PLAIN = {"#1F1F1F", "#FFFFFF", "#D9D9D9", "#8C8C8C", "#F2F2F2", "#D2E5F6"}


def test_definitions_keep_to_the_palette_and_text_can_be_read() -> None:
    folder = Path(__file__).parents[2] / "reports" / "charts"
    paths = sorted(folder.glob("*.json"))
    assert len(paths) == 5
    for path in paths:
        assert set(hues(json.loads(path.read_text(encoding="utf-8")))) <= PALETTE | PLAIN, path
    criteria = json.loads((folder / "criteria.json").read_text(encoding="utf-8"))
    shades = criteria["layer"][1]["encoding"]["fill"]["condition"]["scale"]["range"]
    text = ["#1F1F1F", "#1F1F1F", "#FFFFFF", "#FFFFFF"]
    assert all(contrast(shade, ink) >= 4.5 for shade, ink in zip(shades, text, strict=True))
    assert all(brightness(one) > brightness(two) for one, two in pairwise(shades))
    assert contrast("#3D3D3D", "#FFFFFF") >= 4.5
