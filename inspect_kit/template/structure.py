"""The structural digest of a template: what makes a filled workbook belong to it.

In: a template. Out: a SHA-256 digest over ids, kinds, choices, limits and conditions. Wording is left out, so that
a question can be reworded or translated while workbooks are out.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import Enum

from inspect_kit.template.model import LayoutKind, Template
from inspect_kit.texts import Text

WORDING_ONLY = frozenset(
    {
        "measures",
        "variables",
        "bears_on",
        "urgent",
        "optional",
        "accept",
        "version",
        "retired",
        "listed",
        "checks",
        "column_checks",
        "rank",
        "letter",
        "charts",
    }
)


def structure_digest(template: Template) -> str:
    """The digest, as hexadecimal text."""
    content = json.dumps(_structure(template), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _structure(value: object) -> object:
    """The value as JSON, without wording and without what does not change what a cell means."""
    if isinstance(value, LayoutKind):
        return LayoutKind.GRID.value  # the same in whatever layout it goes out, and as it was when there was only this one
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [_structure(each) for each in value]
    if is_dataclass(value):
        kept = {each.name: getattr(value, each.name) for each in fields(value) if each.name not in WORDING_ONLY}
        return {"is": type(value).__name__} | {
            name: _structure(each) for name, each in kept.items() if not isinstance(each, Text)
        }
    return value
