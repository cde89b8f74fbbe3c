"""Texts made into numbers and true or false, where the schema asks for one and nowhere else.

In: data whose scalars are all text, and a schema. Out: the same data with those scalars converted. What does not look like
what the schema asks for stays text, and the validation then says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from inspect_kit.documents.schemas import referred

INTEGER = re.compile(r"[+-]?\d{1,18}")
NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")
BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
Schema = Mapping[str, Any]


def coerce(data: Any, schema: Any, root: Schema) -> Any:
    """The data as the schema wants it."""
    schema = resolved(schema, root)
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            branch = fitting_branch(data, schema[choice], root)
            return data if branch is None else coerce(data, branch, root)
    if isinstance(data, str):
        return _scalar(data, schema.get("type"))
    if isinstance(data, list):
        return [coerce(each, schema.get("items", {}), root) for each in data]
    return {key: coerce(value, _property(key, schema), root) for key, value in data.items()}


def resolved(schema: Any, root: Schema) -> Schema:
    """The schema itself, or the one in the same file that it refers to."""
    while isinstance(schema, Mapping) and "$ref" in schema:
        schema = referred(schema["$ref"], root)
    return schema if isinstance(schema, Mapping) else {}


def fitting_branch(data: Any, branches: list[Any], root: Schema) -> Schema | None:
    """The first alternative of the data's own sort: our schemas never offer two of one sort but by their keys."""
    for branch in branches:
        schema = resolved(branch, root)
        if _fits(data, schema):
            return schema
    return None


def _fits(data: Any, schema: Schema) -> bool:
    if "oneOf" in schema or "anyOf" in schema:
        return True
    kind = schema.get("type")
    if isinstance(data, str):
        return kind in (None, "string") or not isinstance(_scalar(data, kind), str)
    if isinstance(data, list):
        return kind in (None, "array")
    return kind in (None, "object") and all(key in data for key in schema.get("required", ()))


def _scalar(text: str, kind: object) -> Any:
    if kind == "integer" and INTEGER.fullmatch(text):
        return int(text)
    if kind == "number" and NUMBER.fullmatch(text):
        number = float(text)
        return int(number) if number.is_integer() and "." not in text else number
    if kind == "boolean":
        return BOOLEANS.get(text.lower(), text)
    return text


def _property(key: str, schema: Schema) -> Any:
    if key in schema.get("properties", {}):
        return schema["properties"][key]
    for pattern, inner in schema.get("patternProperties", {}).items():
        if re.search(pattern, key):
            return inner
    return schema.get("additionalProperties", {})
