"""References of a schema filled in: what refers to itself stays a reference, and wrong data are told apart as before."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from inspect_kit.documents.schemas import SCHEMAS, filled_in, load_schema

TREE: dict[str, Any] = {
    "$defs": {
        "name": {"type": "string", "minLength": 1},
        "node": {
            "type": "object",
            "properties": {"name": {"$ref": "#/$defs/name"}, "parts": {"type": "array", "items": {"$ref": "#/$defs/node"}}},
            "required": ["name"],
            "additionalProperties": False,
        },
    },
    "$ref": "#/$defs/node",
}
WRONG = {"name": "a", "parts": [{"name": "b", "parts": [{"name": ""}, {"parts": []}, {"name": "c", "x": 1}]}, 7]}


def errors(schema: dict[str, Any], data: object) -> list[tuple[list[str | int], str]]:
    return sorted((list(each.absolute_path), each.message) for each in Draft202012Validator(schema).iter_errors(data))


def test_wrong_data_are_found_at_every_depth() -> None:
    filled = {**filled_in(TREE, TREE), "$defs": TREE["$defs"]}
    assert errors(filled, WRONG) == errors(TREE, WRONG)
    assert len(errors(TREE, WRONG)) == 4
    assert filled["properties"]["name"] == TREE["$defs"]["name"]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_filled_in_every_schema_is_one_still(kind: str) -> None:
    schema = load_schema(kind)
    Draft202012Validator.check_schema(filled_in(schema, schema))
