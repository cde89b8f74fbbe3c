"""From the bytes of a YAML file to plain data, with the place of everything in it.

In: bytes that anybody may have written. Out: mappings, lists and texts (every scalar is text: `1.10` and `no` stay what
they are), and for each its line and column. The parser's events are read one by one, so depth, size and aliases are
limited before they can hurt, and nothing is ever built from a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from inspect_kit.problems import Place, Problem, problem

SIZE_LIMIT = 5_000_000
DEPTH_LIMIT = 40
ALIAS_LIMIT = 100
NODE_LIMIT = 200_000

Pointer = tuple[str | int, ...]
Mark = tuple[int, int]
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file; we do not allow it behind an escape such as `\\x00` either."""
REASONS = {
    "did not find expected ',' or ']'": "a `[` is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a `{` is not closed, or a comma is missing",
    "did not find expected key": "the indentation does not fit, or a key and its colon are missing",
    "did not find expected '-' indicator": "the indentation does not fit, or a dash is missing",
    "did not find expected node content": "a value is missing",
    "mapping values are not allowed in this context": "there is a colon too many, or the line before is not finished; "
    "put text that holds a colon in quotes",
    "could not find expected ':'": "a key has no colon behind it",
    "found unexpected end of stream": "a quotation mark is not closed",
    "found character that cannot start any token": "text may not begin with this character unless it is in quotes",
}
"""What the parser says most often, in plain words."""


@dataclass
class Source:
    """What a YAML file says. `marks` give the line and column of each value, `key_marks` those of each key, from 1."""

    data: Any = None
    marks: dict[Pointer, Mark] = field(default_factory=dict)
    key_marks: dict[Pointer, Mark] = field(default_factory=dict)


class _Refused(Exception):
    """The file cannot be read further; its problem is the first argument."""


def read_source(content: bytes, shown_as: str) -> tuple[Source | None, list[Problem]]:
    """The data of one YAML document, or None with what stops it. Duplicate keys are all named."""
    reader = _Reader(shown_as)
    try:
        text = _decoded(content, shown_as)
        source = reader.read(text)
    except _Refused as refused:
        return None, [*reader.problems, refused.args[0]]
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, _syntax(error, text, shown_as)]
    return (None if reader.problems else source), reader.problems


def _decoded(content: bytes, shown_as: str) -> str:
    if len(content) > SIZE_LIMIT:
        raise _Refused(problem("yaml-too-large", shown_as, size=len(content), limit=SIZE_LIMIT))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_of(content[: error.start].decode("utf-8-sig"), error.start, shown_as)
        raise _Refused(problem("yaml-not-utf8", place, position=error.start)) from None
    if found := FORBIDDEN.search(text):
        raise _Refused(_character(found, _place_of(text, found.start(), shown_as)))
    return text


def _character(found: re.Match[str], place: Place) -> Problem:
    return problem("yaml-character", place, code=f"U+{ord(found[0]):04X}")


def _place_of(text: str, position: int, shown_as: str) -> Place:
    before = text[:position]
    return Place(shown_as, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


def _syntax(error: yaml.MarkedYAMLError, text: str, shown_as: str) -> Problem:
    """The parser's complaint in plain words; a tab in the indentation is the usual cause and is named."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return problem("yaml-syntax", shown_as, why=error.problem or "it ends too soon")
    place = Place(shown_as, line=mark.line + 1, column=mark.column + 1)
    lines = text.splitlines()
    for number in range(max(mark.line - 1, 0), min(mark.line + 1, len(lines))):
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        if "\t" in indent or "\t" in lines[number][: mark.column + 1]:
            return problem("yaml-tab", Place(shown_as, line=number + 1, column=lines[number].index("\t") + 1))
    why = error.problem or "it ends too soon"
    if "nesting depth" in why:  # libyaml reads ahead, and newer ones have a limit of their own
        return problem("yaml-too-deep", place, limit=DEPTH_LIMIT)
    return problem("yaml-syntax", place, why=REASONS.get(why, why))


class _Reader:
    """Reads events into data. Nesting is on the Python stack only as deep as DEPTH_LIMIT allows."""

    def __init__(self, shown_as: str) -> None:
        self.problems: list[Problem] = []
        self._shown_as = shown_as
        self._source = Source()
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._aliases = 0
        self._nodes = 0

    def read(self, text: str) -> Source:
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=Loader))
        next(self._events)
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise _Refused(problem("yaml-empty", self._shown_as))
        self._source.data = self._node(next(self._events), (), 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Refused(problem("yaml-several-documents", self._place(after)))
        return self._source

    def _place(self, event: Any) -> Place:
        return Place(self._shown_as, line=event.start_mark.line + 1, column=event.start_mark.column + 1)

    def _node(self, event: Any, pointer: Pointer, depth: int) -> Any:
        self._source.marks[pointer] = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._counted(event, 1)
        if depth > DEPTH_LIMIT:
            raise _Refused(problem("yaml-too-deep", self._place(event), limit=DEPTH_LIMIT))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag is not None and event.tag != "!":
            raise _Refused(problem("yaml-tag", self._place(event), tag=event.tag))
        before = self._nodes
        data = self._built(event, pointer, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = (data, self._nodes - before + 1)
        return data

    def _counted(self, event: Any, number: int) -> None:
        self._nodes += number
        if self._nodes > NODE_LIMIT:
            raise _Refused(problem("yaml-too-many", self._place(event), limit=NODE_LIMIT))

    def _alias(self, event: Any) -> Any:
        """What was anchored before; it counts as often as it is repeated, so that a bomb is seen before it bursts."""
        self._aliases += 1
        if self._aliases > ALIAS_LIMIT:
            raise _Refused(problem("yaml-too-many-aliases", self._place(event), limit=ALIAS_LIMIT))
        if event.anchor not in self._anchors:
            raise _Refused(problem("yaml-unknown-alias", self._place(event), name=event.anchor))
        data, size = self._anchors[event.anchor]
        self._counted(event, size)
        return data

    def _built(self, event: Any, pointer: Pointer, depth: int) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, (*pointer, len(items)), depth + 1))
            return items
        return self._mapping(pointer, depth)

    def _scalar(self, event: Any) -> str:
        if found := FORBIDDEN.search(event.value):
            raise _Refused(_character(found, self._place(event)))
        return str(event.value)

    def _mapping(self, pointer: Pointer, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            name = self._key(key)
            at = (*pointer, name)
            if name in data:
                first = self._source.key_marks[at]
                self.problems.append(problem("yaml-duplicate-key", self._place(key), key=name, line=first[0]))
            else:
                self._source.key_marks[at] = (key.start_mark.line + 1, key.start_mark.column + 1)
            data[name] = self._node(next(self._events), at, depth + 1)
        return data

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused(problem("yaml-key-not-text", self._place(event)))
        if event.value == "<<" and not event.style:
            raise _Refused(problem("yaml-merge-key", self._place(event)))
        self._counted(event, 1)
        return self._scalar(event)
