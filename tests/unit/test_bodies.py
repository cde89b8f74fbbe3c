"""Registers of bodies: the shipped one is whole; mistakes in others are named at their place."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from inspect_kit.bodies import load_body_register
from inspect_kit.shipped import shipped_names

REGISTER = """\
bodies: homes
title: Homes
entries:
  - id: oak
    name: {en: Oak House, cy: Ty Derw}
    valid_to: 2020-03-31
    successor: elm
  - id: elm
    name: Elm Court
    valid_from: 2020-04-01
    former_names: [{name: Elm House, until: 2021-12-31}]
"""

BROKEN = {
    "id twice": ("- id: elm", "- id: oak", {("bodies-duplicate-id", 8, 9), ("bodies-unknown-successor", 7, 16)}),
    "unknown successor": ("successor: elm", "successor: ash", {("bodies-unknown-successor", 7, 16)}),
    "no such day": ("2020-03-31", "2020-02-30", {("bodies-bad-date", 6, 15)}),
    "only a month": ("2020-04-01", "2020-04", {("bodies-bad-date", 10, 17)}),
    "nonsense for a date": ("2021-12-31", "then", {("bodies-bad-date", 11, 45)}),
    "date without hyphens": ("2020-04-01", "20200401", {("bodies-bad-date", 10, 17)}),
    "misspelt key": ("valid_to", "valid_til", {("document-misspelt-key", 6, 5)}),
}


@pytest.fixture(scope="module")
def shipped():
    bodies, problems = load_body_register("police-forces-england-wales")
    assert problems == []
    return bodies


def load(folder, text):
    (folder / "register.yaml").write_text(text, "utf-8")
    return load_body_register("register.yaml", folder)


def test_the_shipped_register_has_every_force(shipped):
    assert len(shipped) == 43
    assert Counter(body.nation for body in shipped.values()) == {"england": 39, "wales": 4}
    assert {body.code[0] for body in shipped.values() if body.nation == "wales"} == {"W"}


def test_codes_are_official_and_unique(shipped):
    codes = sorted(body.code for body in shipped.values())
    assert len(set(codes)) == 43
    assert all(re.fullmatch(r"[EW]\d{8}", code) for code in codes)
    assert [code for code in codes if code[0] == "W"] == [f"W1500000{n}" for n in (1, 2, 3, 4)]


def test_welsh_names_stand_only_where_they_are_known(shipped):
    welsh = {body.id: body.name.read("cy") for body in shipped.values() if body.name.has("cy")}
    assert welsh == {"gwent": "Heddlu Gwent", "north-wales": "Heddlu Gogledd Cymru", "south-wales": "Heddlu De Cymru"}


def test_a_force_that_was_renamed_keeps_its_id_and_former_name(shipped):
    force = shipped["hampshire"]
    assert force.name.read() == "Hampshire and Isle of Wight Constabulary"
    assert [(each.name.read(), each.until) for each in force.former_names] == [("Hampshire Constabulary", None)]


def test_a_register_in_a_folder_is_found_by_its_path(tmp_path):
    bodies, problems = load(tmp_path, REGISTER)
    assert problems == []
    assert (bodies["oak"].successor, bodies["oak"].valid_to) == ("elm", "2020-03-31")
    assert bodies["elm"].former_names[0].until == "2021-12-31"


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_found_at_its_place(tmp_path, name):
    good, bad, expected = BROKEN[name]
    assert REGISTER.count(good) == 1
    bodies, problems = load(tmp_path, REGISTER.replace(good, bad))
    assert bodies == {}
    assert {(each.code, each.place.line, each.place.column) for each in problems} == expected


@pytest.mark.parametrize("name", ["no-such-register", "../bodies/police-forces-england-wales"])
def test_an_unknown_name_lists_what_is_shipped(name):
    bodies, problems = load_body_register(name)
    assert bodies == {}
    assert [(each.code, each.fields["known"]) for each in problems] == [("bodies-no-such-register", shipped_names("bodies"))]
