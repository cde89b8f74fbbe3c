"""Templates have the most forms: of several, the one that was meant is explained."""

from __future__ import annotations

import pytest

from inspect_kit.documents.load import load_bytes

TEMPLATE = """\
template: plans
version: 1
title: Plans
parts:
  - id: plans
    title: Plans
    rows: {from: sample}
    layout: grid
    stages:
      - id: first
        title: First
        questions:
          - id: falls
            ask: How many falls?
            answer: {whole_number: {at_least: 0}}
          - id: told
            ask: Was anybody told?
            answer: {choice: yes_no}
            ask_when: {falls: {at_least: 1}}
            optional: yes
    measures:
      - {id: told, title: Told, count: {told: no}}
"""

BROKEN = {
    "word for a limit": ("at_least: 0", "at_least: none", {("document-wrong-type", 15, 47)}),
    "unknown kind of answer": ("{choice: yes_no}", "{chose: yes_no}", {("document-no-form", 18, 21)}),
    "text for an answer": ("{choice: yes_no}", "yes_no", {("document-no-form", 18, 21)}),
    "misspelt comparison": ("{at_least: 1}", "{atleast: 1}", {("document-misspelt-key", 19, 32)}),
    "list for a condition": ("{falls: {at_least: 1}}", "[falls]", {("document-wrong-type", 19, 23)}),
    "empty condition": ("ask_when: {falls: {at_least: 1}}", "ask_when:", {("document-wrong-type", 19, 22)}),
    "mapping under any": ("{falls: {at_least: 1}}", "{any: {falls: x}}", {("document-wrong-type", 19, 29)}),
    "neither yes nor no": ("optional: yes", "optional: maybe", {("document-wrong-type", 20, 23)}),
    "measure of no kind": (", count: {told: no}", "", {("document-no-form", 22, 9)}),
    "capital in an id": ("id: falls", "id: Falls", {("document-pattern", 13, 17)}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_found_at_its_place(name):
    good, bad, expected = BROKEN[name]
    assert TEMPLATE.count(good) == 1
    document, problems = load_bytes(TEMPLATE.replace(good, bad).encode(), "template", "f.yaml")
    assert document is None
    assert {(each.code, each.place.line, each.place.column) for each in problems} == expected


def test_values_in_conditions_stay_text():
    document, problems = load_bytes(TEMPLATE.encode(), "template", "f.yaml")
    assert problems == []
    part = document.data["parts"][0]
    question = part["stages"][0]["questions"][1]
    assert question["ask_when"] == {"falls": {"at_least": "1"}}
    assert question["optional"] is True
    assert part["measures"][0]["count"] == {"told": "no"}
    assert part["stages"][0]["questions"][0]["answer"] == {"whole_number": {"at_least": 0}}
