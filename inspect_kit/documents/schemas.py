"""The JSON Schemas of every kind of document: the public contract, for editors as well.

In: a kind. Out: its schema.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
KINDS = (
    "inspection",
    "template",
    "register_import",
    "register",
    "states",
    "evidence",
    "judgements",
    "evidence_kinds",
    "scale",
    "criteria",
    "bodies",
    "figures",
    "criteria_columns",
    "criteria_mapping",
)
"""Documents that people write as YAML. A kind that has the key of another kind (a template names its criteria, an inspection
its bodies, a map its register, judgements their scale) stands before it, so that the first found is the document's kind."""
SCHEMAS = (*KINDS, "sample", "rows", "answers", "amendments", "results", "progress")
"""Those, and the JSON that the tool writes."""


def schema_text(kind: str) -> str:
    """The schema as it stands in its file."""
    return (FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")


@cache
def load_schema(kind: str) -> dict[str, Any]:
    """The schema as data."""
    schema: dict[str, Any] = json.loads(schema_text(kind))
    return schema


def referred(name: str, root: Any) -> Any:
    """What a reference such as `#/$defs/slug` stands for."""
    for step in name.removeprefix("#/").split("/"):
        root = root[step]
    return root


def filled_in(part: Any, root: Any, within: tuple[str, ...] = ()) -> Any:
    """A part of a schema with what its references stand for in their place, but for those that lead back into themselves."""
    if isinstance(part, list):
        return [filled_in(each, root, within) for each in part]
    if not isinstance(part, dict):
        return part
    name = part.get("$ref")
    if isinstance(name, str) and name not in within:
        return filled_in(referred(name, root), root, (*within, name))
    return {key: filled_in(value, root, within) for key, value in part.items() if key != "$defs"}
