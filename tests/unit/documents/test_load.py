"""Documents against their schemas: every mistake in plain words, at its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from inspect_kit.documents.load import kind_of, load_bytes, load_document
from inspect_kit.documents.schemas import FOLDER, KINDS, load_schema

CARE_HOMES = Path(__file__).resolve().parents[2] / "care_homes"
FILES = {"criteria": "criteria.yaml", "template": "template.yaml", "inspection": "inspection.yaml"}

CRITERIA = """\
criteria: plans
version: 2
title: {en: Plans, cy: Cynlluniau}
levels: [{id: home, title: Home, about: body}]
roll_up:
  when_both: against
  method: pooled
  least: 3
  bands: [{id: strong, label: strong, at_least: 0}]
general:
  - id: 1.10
    text: no
    specific:
      - id: 1.10.1
        text: One
        indicators:
          - {id: 1.10.1.1, level: home, text: Two, evidence: [case_review]}
"""

BROKEN = {
    "misspelt key": ("least: 3", "leest: 3", {("document-missing-key", 6, 3), ("document-misspelt-key", 8, 3)}),
    "unknown key": ("version: 2", "version: 2\ncolour: red", {("document-unknown-key", 3, 1)}),
    "missing key": ("    text: no\n", "", {("document-missing-key", 11, 5)}),
    "word for a number": ("version: 2", "version: two", {("document-wrong-type", 2, 10)}),
    "broken number": ("version: 2", "version: 2.5", {("document-wrong-type", 2, 10)}),
    "nothing for a number": ("version: 2", "version:", {("document-wrong-type", 2, 9)}),
    "too small": ("least: 3", "least: 0", {("document-limit", 8, 10)}),
    "not on offer": ("pooled", "guessed", {("document-not-accepted", 7, 11)}),
    "bad id": ("criteria: plans", "criteria: My plans", {("document-pattern", 1, 11)}),
    "text for a list": ("[case_review]", "case_review", {("document-wrong-type", 17, 62)}),
    "empty list": ("[case_review]", "[]", {("document-empty", 17, 62)}),
    "list for a text": ("text: no", "text: [no]", {("document-no-form", 12, 11)}),
    "empty text": ("text: no", "text:", {("document-empty", 12, 10)}),
    "bad language": ("cy: Cynlluniau", "welsh: Cynlluniau", {("document-pattern", 3, 20)}),
    "list within a wording": ("cy: Cynlluniau", "cy: [x]", {("document-wrong-type", 3, 24)}),
    "several at once": (
        "version: 2\ntitle: {en: Plans, cy: Cynlluniau}",
        "version: two\ntitle: []",
        {("document-wrong-type", 2, 10), ("document-no-form", 3, 8)},
    ),
}


def codes(problems):
    return {(each.code, each.place.line, each.place.column) for each in problems}


@pytest.mark.parametrize("name", BROKEN)
def test_each_mistake_is_found_at_its_place(name):
    good, bad, expected = BROKEN[name]
    assert CRITERIA.count(good) == 1
    document, problems = load_bytes(CRITERIA.replace(good, bad).encode(), "criteria", "f.yaml")
    assert document is None
    assert codes(problems) == expected


def test_only_what_the_schema_asks_for_becomes_a_number():
    document, problems = load_bytes(CRITERIA.encode(), "criteria", "f.yaml")
    assert problems == []
    assert document.data["version"] == 2
    assert document.data["roll_up"]["bands"][0]["at_least"] == 0
    assert document.data["general"][0]["id"] == "1.10"
    assert document.data["general"][0]["text"] == "no"


def test_places_of_values_keys_and_what_is_not_there():
    document, _ = load_bytes(CRITERIA.encode(), "criteria", "f.yaml")
    assert str(document.place("roll_up", "least")) == "f.yaml:8:10"
    assert str(document.key_place("roll_up", "least")) == "f.yaml:8:3"
    assert str(document.place("general", 0, "specific", 5, "text")) == "f.yaml:14:7"
    assert document.place("general", 0, "id").pointer == "general/0/id"


def test_a_misspelt_key_names_the_nearest():
    _, problems = load_bytes(CRITERIA.replace("least: 3", "leest: 3").encode(), "criteria", "f.yaml")
    assert [each.fields["known"] for each in problems if each.code == "document-misspelt-key"] == ["least"]


def test_problems_come_in_the_order_of_the_file():
    entry = "  - {{id: b-{0}, name: [], code: x}}\n"
    text = "bodies: some\ntitle: Some\nentries:\n" + "".join(entry.format(n) for n in range(12))
    _, problems = load_bytes(text.encode(), "bodies", "f.yaml")
    assert [each.place.line for each in problems] == list(range(4, 16))


@pytest.mark.parametrize(("content", "line"), [(b"- a\n", 1), (b"hello", 1), (b"---\n", 1)])
def test_a_document_is_a_mapping(content, line):
    document, problems = load_bytes(content, "criteria", "f.yaml")
    assert document is None
    assert [(each.code, each.place.line) for each in problems] == [("document-not-a-mapping", line)]


@pytest.mark.parametrize(("wanted", "given"), [(a, b) for a in FILES for b in FILES if a != b])
def test_another_kind_of_document_is_named_as_such(wanted, given):
    document, problems = load_document(CARE_HOMES / FILES[given], wanted)
    assert document is None
    assert [(each.code, each.fields["found"]) for each in problems] == [("document-other-kind", given)]


@pytest.mark.parametrize("kind", FILES)
def test_good_documents_have_no_problems(kind):
    path = CARE_HOMES / FILES[kind]
    document, problems = load_document(path, kind, "shown.yaml")
    assert (problems, document.path) == ([], "shown.yaml")
    assert kind_of(path.read_bytes()) == kind


@pytest.mark.parametrize("content", [b"colour: red\n", b"- template\n", b"", b"[", b"\xff"])
def test_a_document_that_does_not_say_its_kind_has_none(content):
    assert kind_of(content) is None


def test_a_missing_file_and_a_folder_are_problems(tmp_path):
    for path in (tmp_path / "gone.yaml", tmp_path):
        document, problems = load_document(path, "criteria")
        assert document is None
        assert len(problems) == 1


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.schema.json")), ids=lambda path: path.name)
def test_every_shipped_schema_is_valid(path):
    import json

    Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_of_documents_close_their_mappings_and_describe_their_keys(kind):
    schema = load_schema(kind)
    assert {"$schema", "title", "description"} <= set(schema)
    assert kind in schema["required"]
    for each in mappings(schema):
        assert "additionalProperties" in each or "propertyNames" in each or "patternProperties" in each, each


def mappings(schema):
    """Every part of a schema that is about a mapping."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from mappings(value)
    if isinstance(schema, list):
        for value in schema:
            yield from mappings(value)
