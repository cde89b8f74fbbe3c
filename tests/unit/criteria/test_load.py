"""Criteria sets: the shipped one is whole and in our own words; mistakes in others are named at their place."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from inspect_kit.criteria import load_criteria
from inspect_kit.shipped import shipped_names

SET = """\
criteria: plans
version: 1
title: Plans
levels: [{id: home, title: Home, about: body}]
roll_up:
  when_both: against
  method: pooled
  least: 3
  bands:
    - {id: strong, label: strong, at_least: 0.75}
    - {id: weak, label: weak, at_least: 0}
general:
  - id: 1
    text: One
    specific:
      - id: 1.1
        text: One and one
        indicators:
          - {id: 1.1.1, level: home, text: First, evidence: [case_review]}
          - {id: 1.1.10, level: home, text: Tenth, evidence: [case_review]}
"""

BROKEN = {
    "id twice": ("id: 1.1.10", "id: 1.1.1", {("criteria-duplicate-id", 20, 18)}),
    "id of its parent": ("id: 1.1.10", "id: 1.1", {("criteria-duplicate-id", 20, 18), ("criteria-id-not-nested", 20, 18)}),
    "indicator under another": ("id: 1.1.10", "id: 1.2.10", {("criteria-id-not-nested", 20, 18)}),
    "specific under another": ("- id: 1.1\n", "- id: 2.1\n", {
        ("criteria-id-not-nested", 16, 13), ("criteria-id-not-nested", 19, 18), ("criteria-id-not-nested", 20, 18)
    }),
    "unknown level": ("home, text: Tenth", "house, text: Tenth", {("criteria-unknown-level", 20, 33)}),
    "bands that rise": ("at_least: 0.75", "at_least: 0", {("criteria-bands", 10, 5)}),
    "bands that end too high": ("at_least: 0}", "at_least: 0.5}", {("criteria-bands", 10, 5)}),
}  # fmt: skip


@pytest.fixture(scope="module")
def shipped():
    criteria, problems = load_criteria("hate-crime-2018")
    assert problems == []
    return criteria


def load(folder, text):
    (folder / "set.yaml").write_text(text, "utf-8")
    return load_criteria("set.yaml", folder)


def test_the_shipped_set_has_everything_in_table_1(shipped):
    found = (len(shipped.general), len(list(shipped.specific())), len(list(shipped.indicators())))
    assert found == (6, 17, 49)
    per_general = [sum(len(each.indicators) for each in general.specific) for general in shipped.general]
    assert per_general == [16, 3, 10, 6, 9, 5]


def test_ids_are_nested_and_in_order(shipped):
    for specific in shipped.specific():
        assert [each.id for each in specific.indicators] == [f"{specific.id}.{n + 1}" for n in range(len(specific.indicators))]


def test_every_item_says_where_it_is_printed(shipped):
    items = [*shipped.general, *shipped.specific(), *shipped.indicators()]
    assert all(re.fullmatch(r"[\d.]+ \(Annex A, table 1(, [\d.]+)?\)", item.source_ref) for item in items)
    assert len({item.source_ref for item in items}) == len(items)


def test_slips_of_the_source_are_noted(shipped):
    indicators = {each.id: each for each in shipped.indicators()}
    printed = [indicators[f"2.1.{n}"].source_ref.split()[0] for n in (1, 2, 3)]
    assert printed == ["2.1", "2.2", "2.3"]
    assert all(indicators[f"2.1.{n}"].note for n in (1, 2, 3))
    assert {each.id for each in shipped.specific() if each.note} == {"1.3", "2.1", "5.1"}


def test_levels_and_kinds_of_evidence_are_known(shipped):
    assert Counter(each.level for each in shipped.indicators()) == {"national": 6, "force": 43}
    kinds = {kind for each in shipped.indicators() for kind in each.evidence_kinds}
    assert kinds == {
        "case_review", "interview", "focus_group", "reality_test", "document", "data", "survey", "national_interview"
    }  # fmt: skip
    assert all(len(set(each.evidence_kinds)) == len(each.evidence_kinds) for each in shipped.indicators())


def test_no_band_calls_anything_met(shipped):
    assert [band.at_least for band in shipped.roll_up.bands] == [0.75, 0.5, 0]
    assert not any("met" in band.label.read().split() for band in shipped.roll_up.bands)
    assert shipped.roll_up.band(0.75).id == "good_practice"
    assert shipped.roll_up.band(0.0).id == "gap"


def test_no_wording_stands_twice(shipped):
    items = [*shipped.general, *shipped.specific(), *shipped.indicators()]
    assert len({item.text.read() for item in items}) == len(items)


def test_a_set_in_a_folder_is_found_by_its_path(tmp_path):
    criteria, problems = load(tmp_path, SET)
    assert problems == []
    assert [each.id for each in criteria.indicators()] == ["1.1.1", "1.1.10"]


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_found_at_its_place(tmp_path, name):
    good, bad, expected = BROKEN[name]
    assert SET.count(good) == 1
    criteria, problems = load(tmp_path, SET.replace(good, bad))
    assert criteria is None
    assert {(each.code, each.place.line, each.place.column) for each in problems} == expected


@pytest.mark.parametrize("part", ["general: []", "general:\n  - {id: 1, text: One, specific: []}"])
def test_a_set_without_criteria_is_refused(tmp_path, part):
    criteria, problems = load(tmp_path, SET[: SET.index("general:")] + part + "\n")
    assert criteria is None
    assert [each.code for each in problems] == ["document-empty"]


@pytest.mark.parametrize("name", ["no-such-set", "../criteria/hate-crime-2018", ""])
def test_an_unknown_name_lists_what_is_shipped(name):
    criteria, problems = load_criteria(name)
    assert criteria is None
    assert [(each.code, each.fields["known"]) for each in problems] == [("criteria-no-such-set", shipped_names("criteria"))]


def test_a_missing_file_is_a_problem(tmp_path):
    criteria, problems = load_criteria("gone.yaml", tmp_path)
    assert criteria is None
    assert len(problems) == 1
