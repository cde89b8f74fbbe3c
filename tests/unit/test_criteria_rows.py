"""Who leads on an indicator, and which answers still count when a criteria set has moved on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inspect_kit.criteria import CriteriaSet, load_criteria
from inspect_kit.criteria.versions.carry import carry_over
from inspect_kit.criteria_rows import lead_of
from inspect_kit.self_assessment.beside import place_of_band
from inspect_kit.self_assessment.scale import Scale
from inspect_kit.template.build import load_template
from inspect_kit.template.model import Choice
from inspect_kit.template.structure import structure_digest
from inspect_kit.texts import Text

HOMES = Path(__file__).parents[1] / "care_homes"
LEADS = {"1": "A", "1.2": "B", "1.2.10": "C"}


@pytest.mark.parametrize(
    ("indicator", "who"),
    [("1.1.1", "A"), ("1.2.1", "B"), ("1.2.10", "C"), ("1.2.1.5", "B"), ("10.1.1", None), ("1.20.1", "A"), ("2.1.1", None)],
)
def test_the_closest_above_leads(indicator: str, who: str | None) -> None:
    assert lead_of(indicator, LEADS) == who


def criteria() -> CriteriaSet:
    found = load_criteria("criteria.yaml", HOMES)[0]
    assert found is not None
    return found


def reworded(text: Text) -> CriteriaSet:
    """The homes' criteria with another wording of 1.1.1."""
    given = criteria()
    specific = given.general[0].specific
    first = replace(specific[0].indicators[0], text=text)
    changed = replace(specific[0], indicators=(first, *specific[0].indicators[1:]))
    return replace(given, general=(replace(given.general[0], specific=(changed, *specific[1:])),))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Every resident has a plan on file.", "carried"),
        ("Every resident\n  has a plan on file.", "carried"),
        ({"en": "Every resident has a plan on file.", "cy": "Mae gan bob preswylydd gynllun."}, "carried"),
        ("Every resident has a plan on file", "flagged"),
        ({"cy": "Mae gan bob preswylydd gynllun."}, "flagged"),
    ],
)
def test_other_words_do_not_count_and_a_translation_changes_none(text: str | dict[str, str], verdict: str) -> None:
    found = {each.indicator: each for each in carry_over(criteria(), reworded(Text.of(text)))}
    assert found["1.1.1"].verdict == verdict
    assert found["1.1.2"].verdict == "carried"


def test_what_was_not_asked_is_new() -> None:
    given = criteria()
    less = replace(given, general=(replace(given.general[0], specific=given.general[0].specific[:1]),))
    assert [(each.indicator, each.verdict, each.old) for each in carry_over(less, given)][-1] == ("1.2.1", "new", ())
    assert [each.indicator for each in carry_over(given, less)] == ["1.1.1", "1.1.2"]


def test_places_on_a_scale_are_even_whatever_the_ranks() -> None:
    text = Text.of("x")
    choices = tuple(Choice(code, text, rank=rank) for code, rank in (("top", 90), ("low", 2), ("mid", 3), ("off", None)))
    scale = Scale(choices)
    assert [scale.place(each) for each in (*choices, None)] == [1, 0, 0.5, None, None]
    assert [scale.falls_short(each) for each in choices] == [False, True, True, False]


def test_places_of_bands_are_even_too() -> None:
    rule = criteria().roll_up
    assert [place_of_band(each, rule) for each in ("strong", "mixed", "weak", None)] == [1, 0.5, 0, None]
    assert place_of_band("strong", replace(rule, bands=rule.bands[:1])) is None


def test_a_scale_may_be_ranked_anew_while_workbooks_are_out(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "casefile_templates" / "self-assessment.yaml"
    (tmp_path / "mine.yaml").write_text(
        shipped.read_text(encoding="utf-8").replace("rank: 2", "rank: 7").replace("en: M,", "en: Y,")
    )
    before, after = load_template("self-assessment")[0], load_template("mine.yaml", tmp_path)[0]
    assert before is not None
    assert after is not None
    assert before != after
    assert structure_digest(before) == structure_digest(after)
