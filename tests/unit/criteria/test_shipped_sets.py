"""The shipped sets: whole, in our own words, each line with its place; slips of the source noted."""

from __future__ import annotations

import re

import pytest

from inspect_kit.criteria import load_criteria
from inspect_kit.shipped import shipped_names


@pytest.fixture(scope="module")
def centres():
    criteria, problems = load_criteria("reporting-centre-commitments")
    assert problems == []
    return criteria


@pytest.mark.parametrize("name", shipped_names("criteria"))
def test_every_shipped_set_is_in_order_and_named_as_its_file(name):
    criteria, problems = load_criteria(name)
    assert problems == []
    assert criteria.id == name
    texts = [each.text.read() for each in criteria.indicators()]
    assert len(set(texts)) == len(texts)


def test_every_commitment_is_there_with_its_printed_letter_number_and_line(centres):
    # Annex C prints 3 to 7 under A, 8 to 15 under B (11 and 12 are parts of 10) and 16 to 19 under C.
    printed = [("A", 3, 5), ("B", 8, 8), ("C", 16, 4)]
    wanted = [
        f"{letter} {first + line} (Annex C, section {letter}, line {line + 1})"
        for letter, first, lines in printed
        for line in range(lines)
    ]
    assert [each.source_ref for each in centres.indicators()] == wanted
    assert [each.id for each in centres.general] == ["A", "B", "C"]
    assert {each.id[0]: each.source_ref[0] for each in centres.indicators()} == {"A": "A", "B": "B", "C": "C"}


def test_a_centre_can_assess_itself_against_each(centres):
    assert [(level.id, level.about) for level in centres.levels] == [("centre", "body")]
    assert all(each.level == "centre" for each in centres.indicators())
    assert all(each.evidence_kinds[0] == "self_assessment" for each in centres.indicators())


def test_slips_of_the_source_are_noted(centres):
    notes = {each.source_ref.split(" (")[0]: each.note for each in centres.indicators() if each.note}
    assert set(notes) == {"A 3", "B 11", "B 12"}
    assert "belongs under 10" in notes["B 11"]
    assert re.search(r"belongs under 10.*misspelt", notes["B 12"])
