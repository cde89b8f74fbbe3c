"""`report --html`: what the pages say, that every figure leads to its cases, and that the folder is whole or as it was."""

from __future__ import annotations

import csv
import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.end_to_end.answers import ELM_CY, OAK
from tests.pages import Parsed, broken_links, site
from tests.project import Project, fill

DAY = ("--as-of", "2026-06-01")
REGISTER = """
register: plans-2026
title: Care plans, what is recommended
published: {date: 2026-04-01}
synthetic: Made-up data for tests
parties: [{id: regulator, name: The regulator}]
classes: [{id: homes, title: homes, members: [oak, elm], owner: Manager}]
causes_of_concern:
  - {id: C1, title: Families are not told, text: Families hear too late., measures: [family_told]}
recommendations:
  - id: R1
    cause: C1
    title: Tell families
    text: Tell the family of each resident.
    addressees: [homes]
    deadline: {by: 2026-05-01}
  - {id: R2, title: Write guidance, text: Say what a good plan is., addressees: [regulator], deadline: {by: 2026-12-31}}
"""


@pytest.fixture
def filled(homes: Project) -> Project:
    """Both homes collected, and a register of recommendations."""
    (homes.folder / "recommendations.yaml").write_text(REGISTER, encoding="utf-8")
    homes.run("sample").ok()
    homes.run("sheets", "oak").ok()
    homes.run("sheets", "elm", "--language", "cy").ok()
    sheets, returned = homes.folder / "sheets/plans/2026", homes.folder / "returned"
    oak = fill(sheets / "oak.xlsx", returned / "oak.xlsx", OAK)
    elm = fill(sheets / "elm.xlsx", returned / "elm.xlsx", ELM_CY)
    homes.run("collect", str(oak), str(elm)).ok()
    return homes


def made(project: Project, *arguments: str, to: str = "html") -> dict[str, Parsed]:
    project.run("report", "--html", *DAY, *arguments).ok()
    return site(project.folder / "out" / to)


def test_the_first_page_says_what_was_found(filled: Project) -> None:
    """Of the eight plans on file, four families were told (see `answers.py`)."""
    page = made(filled)["index.html"]
    assert "C1 Families are not told" in page.text
    assert "4 of 8" in page.text
    assert "R1 Tell families" in page.text
    # Two homes are late since 1 May; the regulator has until December.
    assert "Of 3 parts in 2 items: 2 late, 1 open" in page.text
    assert "11 of 11 care plans reviewed, at least in part, in 2 of 2 homes" in page.text


def test_every_link_leads_to_a_page_within_the_folder(filled: Project) -> None:
    pages = made(filled)
    assert len(pages) > 20
    assert broken_links(pages, filled.folder / "out/html") == []


def test_a_figure_opens_to_its_cases(filled: Project) -> None:
    """Of Oak's four plans on file, two families were told (005, 012), one was not (002), and of one nobody can say (001)."""
    pages = made(filled)
    home = pages["bodies/oak.html"]
    assert "../figures/plans--family_told.html#oak" in home.links
    behind = pages["figures/plans--family_told.html"]
    assert (2, "Oak House: 2 of 4 (50%) †") in behind.headings
    assert "oak.xlsx!" in behind.text
    for reference in ("OAK-005", "OAK-012", "OAK-002", "OAK-001", "ELM/2"):
        assert reference in behind.text
    assert "2 more rows, which the figure is not about" in behind.text  # 007 and 003 have no plan


def test_every_printed_figure_leads_somewhere(filled: Project) -> None:
    """Each figure of the form `n of m` in a table is a link."""
    pages = made(filled)
    for name in ("index.html", "bodies/oak.html", "instruments/plans.html"):
        text = (filled.folder / "out/html" / name).read_text(encoding="utf-8")
        cells = [part.partition("</td>")[0] for part in text.split('<td class="number">')[1:]]
        figures = [cell for cell in cells if " of " in cell]
        assert figures, name
        assert all(cell.startswith('<a href="') for cell in figures), name
        assert pages[name].all("table")


def test_pages_are_built_as_pages_should_be(filled: Project) -> None:
    for name, page in made(filled).items():
        assert page.all("html") == [{"lang": "en"}], name
        assert [level for level, _ in page.headings].count(1) == 1, name
        levels = [level for level, _ in page.headings]
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
        assert len(page.ids) == len(set(page.ids)), name
        assert len(page.all("main")) == len(page.all("header")) == len(page.all("footer")) == 1, name
        assert len(page.all("caption")) == len(page.all("table")), name
        assert not page.all("script"), name
        assert page.text.count("OFFICIAL") >= 2, name
        assert page.text.count("Made-up data for tests") >= 2, name


def test_the_same_input_gives_the_same_bytes(filled: Project) -> None:
    made(filled)
    first = {path: path.read_bytes() for path in (filled.folder / "out/html").rglob("*") if path.is_file()}
    made(filled)
    assert {path: path.read_bytes() for path in (filled.folder / "out/html").rglob("*") if path.is_file()} == first


def test_recommendations_stand_as_they_did_on_the_day(filled: Project) -> None:
    filled.run("report", "--html", "--as-of", "2026-04-20").ok()
    page = site(filled.folder / "out/html")["index.html"]
    assert "Of 3 parts in 2 items: 0 late, 3 open" in page.text
    assert "as of 20 April 2026" in page.text


def test_the_site_in_welsh(filled: Project) -> None:
    pages = made(filled, "--language", "cy", to="html-cy")
    assert all(page.all("html") == [{"lang": "cy"}] for page in pages.values())
    assert "Cynlluniau gofal mewn cartrefi" in pages["index.html"].text
    assert "Data ffug ar gyfer profion" in pages["data.html"].text
    assert "4 o 8" in pages["index.html"].text
    assert "Tŷ Derw" in pages["bodies/oak.html"].text
    assert broken_links(pages, filled.folder / "out/html-cy") == []


def test_data_are_marked_on_every_line(filled: Project) -> None:
    page = made(filled)["data.html"]
    folder = filled.folder / "out/html"
    files = sorted(path.name for path in (folder / "data").iterdir())
    assert files == sorted(href.removeprefix("data/") for href in page.links if href.startswith("data/"))
    for name in files:
        with (folder / "data" / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows, name
        assert {row["marking"] for row in rows} == {"OFFICIAL"}, name
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert run["as_of"] == "2026-06-01"
    assert run["instruments"][0]["inputs"]


# Public.


def test_in_public_nothing_leads_to_cases(filled: Project) -> None:
    pages = made(filled, "--public", to="public")
    assert not any(name.startswith("figures/") for name in pages)
    assert broken_links(pages, filled.folder / "out/public") == []
    written = [path.read_text(encoding="utf-8") for path in (filled.folder / "out/public").rglob("*") if path.is_file()]
    assert not [reference for reference in (*OAK, *ELM_CY) if any(reference in text for text in written)]
    assert not any(".xlsx" in text for text in written)
    assert not any("care homes 2026" in text for text in written)  # the seed says which were drawn


def test_what_somebody_wrote_of_progress_stays_inside(filled: Project) -> None:
    said = ("recs", "update", "R1", "--body", "oak", "--to", "in_progress", "--by", "Mr X of Oak", "--note", "Mrs Y was rung",
            "--on", "2026-04-15")  # fmt: skip
    filled.run(*said).ok()
    assert "Mrs Y was rung" in made(filled)["bodies/oak.html"].text
    made(filled, "--public", to="public")
    written = [path.read_text(encoding="utf-8") for path in (filled.folder / "out/public").rglob("*") if path.is_file()]
    assert not any("Mrs Y" in text or "Mr X" in text for text in written)


def test_what_is_marked_needs_a_reason_to_be_published(filled: Project) -> None:
    path = filled.folder / "inspection.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("marking: OFFICIAL", "marking: OFFICIAL-SENSITIVE"), encoding="utf-8"
    )
    filled.run("report", "--html", "--public", *DAY).failed(2, "publish-marked")
    assert not (filled.folder / "out/public").exists()
    pages = made(filled, "--public", "--declassify", "the board, 1 June", to="public")
    assert not any("SENSITIVE" in page.text for page in pages.values())


def test_small_numbers_are_hidden_in_public(filled: Project) -> None:
    pages = made(filled, "--public", to="public")
    assert "[c]" in pages["instruments/plans.html"].text
    assert "4 of 8" not in pages["index.html"].text


# The folder.


def test_pages_of_an_earlier_run_go(filled: Project) -> None:
    made(filled)
    path = filled.folder / "template.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: mean_falls", "id: average_falls"), encoding="utf-8")
    (filled.folder / "recommendations.yaml").unlink()
    assert (filled.folder / "out/html/figures/plans--mean_falls.html").exists()
    pages = made(filled)
    assert "figures/plans--mean_falls.html" not in pages
    assert "figures/plans--average_falls.html" in pages
    assert "recommendations.html" not in pages
    assert broken_links(pages, filled.folder / "out/html") == []


def test_somebodys_own_file_stops_it_before_anything_changes(filled: Project) -> None:
    made(filled)
    own = filled.folder / "out/html/notes.txt"
    own.write_text("mine", encoding="utf-8")
    before = (filled.folder / "out/html/index.html").read_bytes()
    filled.run("report", "--html", "--as-of", "2026-07-01").failed(2, "folder-holds-others")
    assert own.read_text(encoding="utf-8") == "mine"
    assert (filled.folder / "out/html/index.html").read_bytes() == before


def test_a_folder_that_is_not_ours_is_left_alone(filled: Project) -> None:
    place = filled.folder / "out/html"
    place.mkdir(parents=True)
    (place / "index.html").write_text("mine", encoding="utf-8")
    filled.run("report", "--html", *DAY).failed(2, "folder-holds-others")
    assert [path.name for path in place.iterdir()] == ["index.html"]
    shutil.rmtree(place)
    place.write_text("a file", encoding="utf-8")
    filled.run("report", "--html", *DAY).failed(1, "file-failed")


@pytest.mark.parametrize("point", [0, 40, 100])
def test_killed_while_it_writes_it_leaves_the_earlier_site(filled: Project, point: int) -> None:
    """Every point of putting a folder in its place is in the tests of files; here the whole command is run."""
    from tests.end_to_end.crash import spawn_killed

    def content(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    place = filled.folder / "out/html"
    filled.run("report", "--html", "--as-of", "2026-04-20").ok()
    old = content(place)
    assert not spawn_killed(["-C", str(filled.folder), "report", "--html", *DAY], point)
    assert content(place) == old
    filled.run("report", "--html", *DAY).ok()
    assert content(place) != old
    assert sorted(path.name for path in place.parent.iterdir() if path.is_dir()) == ["html"]


def test_with_no_answers_it_says_so(homes: Project) -> None:
    homes.run("report", "--html", *DAY).failed(1, "score-nothing")
    assert not (homes.folder / "out/html").exists()


def test_bodies_cannot_be_named(filled: Project) -> None:
    filled.run("report", "oak", "--html").failed(2, "site-some-bodies")


# Templates of somebody's own.


def test_an_own_template_and_style_sheet_go_before_ours(filled: Project) -> None:
    own = filled.folder / "reports/html"
    own.mkdir(parents=True)
    (own / "index.html.j2").write_text(
        '{% extends "base.html.j2" %}{% block contents %}<p>Ours: {{ page.title }}</p>{% endblock %}', encoding="utf-8"
    )
    (own / "style.css").write_text("body { color: black }", encoding="utf-8")
    page = made(filled)["index.html"]
    assert "Ours: Care plans in homes" in page.text
    assert (filled.folder / "out/html/style.css").read_text(encoding="utf-8") == "body { color: black }"


@pytest.mark.parametrize("text", ["{% if %}", "{{ nothing.there }}", '{{ "".__class__.__mro__ }}'])
def test_a_broken_template_is_named(filled: Project, text: str) -> None:
    own = filled.folder / "reports/html"
    own.mkdir(parents=True)
    (own / "list.html.j2").write_text(text, encoding="utf-8")
    filled.run("report", "--html", *DAY).failed(1, "report-template-broken")
    assert not (filled.folder / "out/html").exists()


# Hostile text.

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;</style>{{7*7}} javascript:alert(1) \u202egnp"
LONG = "<b>" + "x" * 30_000


def test_hostile_text_is_text(filled: Project) -> None:
    """In titles, names, markings, wordings, references, amendments and recommendations."""
    quoted = json.dumps(HOSTILE)
    path = filled.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("{en: Care plans in homes, cy: Cynlluniau gofal mewn cartrefi}", quoted)
    text = text.replace("{en: Oak House, cy: Tŷ Derw}", quoted).replace("marking: OFFICIAL", f"marking: {quoted}")
    path.write_text(text, encoding="utf-8")
    path = filled.folder / "recommendations.yaml"
    text = (
        path.read_text(encoding="utf-8").replace("Tell families", quoted).replace("Families hear too late.", json.dumps(LONG))
    )
    path.write_text(text, encoding="utf-8")
    amend = ("amend", "oak", "OAK-005", "family_told", "no", "--by", HOSTILE.replace("\u202e", ""), "--on", "2026-04-01")
    filled.run(*amend, "--because", "<b>" + "y" * 400).ok()
    pages = made(filled)
    for name, page in pages.items():
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"script", "img", "iframe", "object", "form", "b"}, name
        assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on")], name
        assert not [href for href in page.links if ":" in href.partition("#")[0]], name
        assert HOSTILE in page.text, name
    assert LONG in pages["index.html"].text
    assert "y" * 400 in pages["figures/plans--family_told.html"].text
    assert broken_links(pages, filled.folder / "out/html") == []


def test_ids_make_safe_names_of_files() -> None:
    from inspect_kit.site.basis import file_name

    hostile = ["../../etc", "a/b", "a\\b", "a:b", "CON", "x" * 400, "é", "a b", "", ".", "--", "a--b", "\u202e"]
    names = [file_name("i", each, "z") for each in hostile]
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_.-") for name in names)
    assert all(len(name) <= 100 for name in names)
    assert len({file_name("i", "A"), file_name("i", "a"), file_name("i--a"), file_name("i", "a", "")}) >= 3
    assert file_name("plans", "family_told") == "plans--family_told"


# Judgements.

JUDGED = """
scale: four-grades
judgements:
  - {on: whole, body: oak, grade: good, by: Mr X of the panel, at: 2026-05-02, because: Mrs Y was heard.}
"""


def test_what_was_judged_stands_on_its_pages_and_in_public_without_who_and_why(filled: Project) -> None:
    (filled.folder / "judgements.yaml").write_text(JUDGED, encoding="utf-8")
    pages = made(filled)
    for name in ("index.html", "bodies/oak.html"):
        assert "Good" in pages[name].text
        assert "Mrs Y was heard." in pages[name].text
    assert "What was judged" not in pages["bodies/elm.html"].text
    pages = made(filled, "--public", to="public")
    assert "What was judged" in pages["index.html"].text
    assert "Good" in pages["bodies/oak.html"].text
    written = [path.read_text(encoding="utf-8") for path in (filled.folder / "out/public").rglob("*") if path.is_file()]
    assert not any("Mrs Y" in text or "Mr X" in text for text in written)
