"""Texts whose figures are filled in, on the libraries (`libraries.py` has their numbers) and on care homes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end_to_end.libraries import LOANS, fill_request, fill_return
from tests.project import Project

TEXT = """# What we found

Loans came to {{ m.loans }}, {{ m.loans_change }} on the year before. Adults had {{ m.loans.group("readers", "adult").count }},
which is {{ m.loans.group("readers", "adult").percent }} of them.

- {{ m.with_card }} visits were with a card ({{ m.with_card.percent }}); in Ash {{ body("ash").with_card }}.
- Cards are asked for at the door by {{ instrument("request").at_door }}:
  {{ m.where.answer("door").words }} of {{ m.where.answer("door").of }}.
"""


@pytest.fixture
def collected(libraries: Project, tmp_path: Path) -> Project:
    for body in LOANS:
        fill_return(libraries, body, tmp_path / "numbers" / f"{body}.xlsx")
        fill_request(libraries, body, tmp_path / "answers" / f"{body}.xlsx")
    libraries.run("collect", str(tmp_path / "numbers"), str(tmp_path / "answers")).ok()
    return libraries


def write(project: Project, text: str, name: str = "summary.md") -> None:
    folder = project.folder / "reports" / "text"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_text_has_its_figures_the_marking_and_the_stamp(collected: Project) -> None:
    """Loans 430; from 380 to 340 where both years are there. Adults 310 of 430. Cards 40 of 200; Ash 30 of 120."""
    write(collected, TEXT)
    assert "out/report/text/summary.md" in collected.run("report").ok().out
    text = (collected.folder / "out/report/text/summary.md").read_text(encoding="utf-8")
    assert text.startswith("**OFFICIAL**\n\n**Made-up data for tests**\n\n# What we found\n\nLoans came to 430, -11% on")
    assert "Adults had 310,\nwhich is 72% of them." in text
    assert "- 40 of 200 visits were with a card (20.0%); in Ash 30 of 120." in text
    assert "by 1 of 2:\n  one of 2." in text
    assert text.endswith("\n\n**OFFICIAL**\n")


def test_what_a_text_used_stands_beside_it_and_what_has_changed_is_told(collected: Project) -> None:
    write(collected, "Visits with a card: {{ m.with_card }}, that is {{ m.with_card.percent }}.\n")
    collected.run("report").ok()
    index = json.loads((collected.folder / "out/report/text/summary.figures.json").read_text(encoding="utf-8"))
    assert (index["marking"], index["synthetic"]) == ("OFFICIAL", "Made-up data for tests")
    [figure] = index["figures"]
    assert (figure["instrument"], figure["measure"], figure["scope"]) == ("return", "with_card", "all")
    assert (figure["count"], figure["of"], figure["reads"]) == (40, 200, ["40 of 200", "20.0%"])
    assert "text-figure-changed" not in collected.run("report").ok().err
    collected.run("amend", "ash", "visits", "with_card", "50", "--by", "A lead", "--because", "Counted again.").ok()
    told = collected.run("report").ok().err
    assert "summary.md: notice: `return.with_card.all` read 40 of 200, 20.0%" in told
    assert "reads 60 of 200, 30.0% now" in told


def test_the_same_figures_give_the_same_bytes(collected: Project) -> None:
    write(collected, TEXT)
    collected.run("report").ok()
    paths = sorted((collected.folder / "out/report/text").iterdir())
    first = [path.read_bytes() for path in paths]
    collected.run("report").ok()
    assert [path.read_bytes() for path in paths] == first


def test_every_unknown_name_is_told_with_its_line_and_the_nearest(collected: Project) -> None:
    write(collected, "# A\n{{ m.with_cards }}\n\n{{ m.with_card.percnt }} {{ measures.loans }}\n{{ m.lones }}\n")
    write(collected, "{{ m.nothing_like_it }}\n", "other.md")
    ran = collected.run("report").failed(1, "text-unknown-name")
    told = [line for line in ran.err.splitlines() if "text-unknown-name" in line]
    assert [line.split(": ")[0] for line in told] == [
        "reports/text/other.md:1", "reports/text/summary.md:2", "reports/text/summary.md:4", "reports/text/summary.md:4",
        "reports/text/summary.md:5",
    ]  # fmt: skip
    assert "`m.with_cards` to fill in. Did you mean: m.with_card" in ran.err
    assert "`percnt` to fill in. Did you mean: percent" in ran.err
    assert not (collected.folder / "out/report/text").exists()


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ('A\nB {{ m.where.answer("roof") }}', "text-unknown-name", "reports/text/summary.md:2: error: there is no `roof`"),
        ('{{ body("ashes") }}', "text-unknown-name", "Did you mean: ash"),
        ('{{ m.loans.group("readers", "pets") }}', "text-unknown-name", "readers adult"),
        ("{{ m.where }}", "text-unknown-name", "door"),
        ("{{ recommendations.count(kind='cause') }}", "text-unknown-name", "register"),
        ("A\n{% if %}", "text-broken", "reports/text/summary.md:2"),
        ("{{ 1 / 0 }}", "text-broken", "division by zero"),
        ("{{ m.__class__ }}", "text-", "reports/text/summary.md:1"),
        ("{% include 'absent.md' %}", "text-broken", "absent.md"),
        ("{{ 'a' * 10 ** 12 }}", "text-broken", "reports/text/summary.md:1"),
    ],
)
def test_texts_that_cannot_be_filled_in(collected: Project, text: str, code: str, says: str) -> None:
    write(collected, text)
    ran = collected.run("report")
    assert (ran.code, code in ran.err, says in ran.err) == (1, True, True), ran.err
    assert "Traceback" not in ran.err


def test_a_text_that_is_not_utf8(collected: Project) -> None:
    write(collected, "")
    (collected.folder / "reports/text/summary.md").write_bytes(b"caf\xe9")
    collected.run("report").failed(1, "file-not-utf8")


def test_a_further_language_has_texts_of_its_own(collected: Project) -> None:
    write(collected, "{{ m.with_card }}\n")
    write(collected, "Ymweliadau: {{ m.with_card }}, {{ m.where.answer('door').words }}.\n", "summary.cy.md")
    write(collected, "Only in English.\n", "more.md")
    assert "`more.cy.md`" in collected.run("report", "--language", "cy").ok().err
    text = (collected.folder / "out/report/cy/text/summary.md").read_text(encoding="utf-8")
    assert "Ymweliadau: 40 o 200, un." in text
    collected.run("report").ok()
    assert sorted(path.name for path in (collected.folder / "out/report/text").glob("*.md")) == ["more.md", "summary.md"]


def test_pages_of_single_bodies_leave_texts_alone(collected: Project) -> None:
    write(collected, "{{ m.with_card }}\n")
    collected.run("report", "ash").ok()
    assert not (collected.folder / "out/report/text").exists()


def test_what_a_text_says_passes_the_check_of_a_draft(collected: Project) -> None:
    write(collected, TEXT)
    collected.run("report").ok()
    rows = (
        collected.run("report", "--check", str(collected.folder / "out/report/text/summary.md"), "--format", "json").ok().json()
    )
    assert "differs" not in {row["finding"] for row in rows["rows"]}
