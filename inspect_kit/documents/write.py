"""Documents written as YAML. In: mappings, lists, texts and numbers. Out: the bytes of a file that reads back the same.

The same bytes for the same data, whatever version of a library is there: texts stand in double quotes on one line with all
that nobody can see escaped, words such as ids stand bare, lists of words on one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

WORD = re.compile(r"[a-z][a-z0-9_-]*")
NOT_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""What other programs would take for something else than text."""


def dump_yaml(data: Mapping[str, Any], head: Sequence[str] = ()) -> bytes:
    """The document; `head` are lines of comment above it."""
    return "".join(f"{line}\n" for line in (*(f"# {line}" for line in head), *_mapping(data, ""))).encode()


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{indent}{_scalar(key)}:", value, indent)


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        yield key
        yield from _mapping(value, f"{indent}  ")
    elif isinstance(value, (list, tuple)) and any(isinstance(each, (Mapping, list, tuple)) for each in value):
        yield key
        for each in value:
            yield from _item(each, f"{indent}  ")
    else:
        yield f"{key} {_flow(value)}"


def _item(value: Any, indent: str) -> Iterator[str]:
    """An item behind its dash; the first key of a mapping stands beside the dash."""
    if not (isinstance(value, Mapping) and value):
        yield f"{indent}- {_flow(value)}"
        return
    for number, line in enumerate(_mapping(value, f"{indent}  ")):
        yield line if number else f"{indent}- {line[len(indent) + 2 :]}"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_flow(each) for each in value)}]"
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value)
    if WORD.fullmatch(text) and text not in NOT_WORDS:
        return text
    return "".join(char if char.isprintable() else _escaped(char) for char in json.dumps(text, ensure_ascii=False))


def _escaped(char: str) -> str:
    """What nobody can see: unusual spaces, marks of direction, ends of lines of all kinds."""
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
