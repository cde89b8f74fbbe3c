"""Which figures are found in a sentence, and what is taken for none."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_kit.prose.drafts import Passage, plain, read_draft
from inspect_kit.prose.patterns import build_patterns
from inspect_kit.prose.statements import Statement, find_statements

ENGLISH = build_patterns("en", "homes", "home", "care plans")
WELSH = build_patterns("cy", "cartrefi", "cartref", "cynlluniau gofal")


def found_in(text: str, language: str = "en") -> list[Statement]:
    return find_statements([Passage("draft.md", plain(text), lines=(1,))], WELSH if language == "cy" else ENGLISH)


@pytest.mark.parametrize(
    ("text", "count", "of"),
    [
        ("The plan was missing in 65 of the 180 care plans.", 65, 180),
        ("We saw 43 out of 180.", 43, 180),
        ("In thirty-nine of the 180 plans the family was told.", 39, 180),
        ("Of the 138, 101 were reviewed by a nurse.", 101, 138),
        ("Out of 180 care plans, 65 residents weren't seen.", 65, 180),
        ("Of the six homes we visited, five said yes.", 5, 6),
        ("Five of the six homes have a board.", 5, 6),
        ("About four in ten residents fell.", 4, 10),
        ("Of 7,796 falls recorded, the place was left out 2,261 times.", 2261, 7796),
        ("Falls were written down in 1,200 of 3,400 records.", 1200, 3400),
    ],
)
def test_so_many_of_so_many(text: str, count: int, of: int) -> None:
    [found] = found_in(text)
    assert (found.kind, found.count, found.of) == ("n of m", count, of)


@pytest.mark.parametrize(
    ("text", "kind", "percent", "rough"),
    [
        ("In 36 per cent of them nobody came.", "percentage", 36, False),
        ("In 36% of them nobody came.", "percentage", 36, False),
        ("Only 2.5 percent were marked.", "percentage", 2.5, False),
        ("Nearly 40 percent were marked.", "percentage", 40, True),
        ("Falls increased by 57 percent.", "change", 57, False),
        ("The number went down from before by four percent.", "change", -4, False),
        ("Half the homes use a form.", "percentage", 50, True),
        ("A third of the homes use a form.", "percentage", pytest.approx(100 / 3), True),
    ],
)
def test_percentages(text: str, kind: str, percent: float, rough: bool) -> None:
    [found] = found_in(text)
    assert (found.kind, found.percent, found.rough) == (kind, percent, rough)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Only three had a plan for the whole home.", 3),
        ("We were told that 12 homes have a form of their own.", 12),
        ("All but one home train new staff.", -1),
        ("All except two could do it.", -2),
        ("We looked at 14 care plans that came from a ward.", 14),
    ],
)
def test_counts_of_bodies_and_cases(text: str, count: int) -> None:
    [found] = found_in(text)
    assert (found.kind, found.count) == ("count", count)


@pytest.mark.parametrize(
    "text",
    [
        "See section 145 of the 2003 Act and page 3 of 10.",
        "It was published on 19 July 2018, in 2016/17 figures, at 14:05.",
        "Figure 8 and table 3 show it; recommendation 4 of 14 says so.",
        "The interval (95%) is wide, with 95 percent confidence.",
        "In one home, staff were kind. This falls into one of two kinds.",
        "Four homes were between 70 percent and 80 percent full."[5:],
        "It took 24 hours. There were 5 strands in 4 weeks.",
        "Care plans<sup>36</sup> are kept.<sup>12</sup>",
        "1.2.1 Residents have a plan.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert [each.said for each in found_in(text)] == []


def test_what_is_said_of_those_that_do_not() -> None:
    [found] = found_in("Four of the six homes don't have a plan.")
    assert found.denied
    assert not found_in("Four of the six homes have a plan.")[0].denied


@pytest.mark.parametrize(
    ("text", "count", "of", "percent"),
    [
        ("Nid oedd cynllun mewn 65 o 180 achos.", 65, 180, None),
        ("Gwelwyd 43 allan o 180.", 43, 180, None),
        ("Mae 36 y cant yn gywir.", None, None, 36),
        ("Mae pump o'r chwech yn gwneud hyn.", 5, 6, None),
    ],
)
def test_welsh(text: str, count: int | None, of: int | None, percent: float | None) -> None:
    [found] = found_in(text, "cy")
    assert (found.count, found.of, found.percent) == (count, of, percent)


def test_a_sentence_that_is_broken_over_lines_has_the_line_where_its_figure_begins(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("# Findings\n\nIn our review of care plans\nwe found that 65 of\nthe 180 were old.\n", encoding="utf-8")
    [found] = find_statements(read_draft(path, "draft.md"), ENGLISH)
    assert (str(found.place), found.said) == ("draft.md:4", "65 of the 180")
    assert found.context.startswith("In our review of care plans we found")


@pytest.mark.parametrize(
    "text",
    [
        "of the 1, " * 3000,
        "<sup>" * 6000,
        "1 of 2 " * 4000,
        "a" * 30_000,
        "one of the " * 3000,
        "\u202e65 of 180\u0000\u001b[31m" * 500,
        "|" * 30_000,
        "9" * 30_000 + " of 9",
        "\t".join("9%" for _ in range(9000)),
    ],
    ids=["of-the", "sup", "shares", "letters", "words", "controls", "bars", "digits", "cells"],
)
def test_hostile_text_is_read_to_its_end(tmp_path: Path, text: str) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(text, encoding="utf-8")
    for each in find_statements(read_draft(path, "draft.txt"), ENGLISH):
        assert each.said.isprintable()
