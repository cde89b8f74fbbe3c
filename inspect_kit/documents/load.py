"""Loading a document: read, made into what its schema asks for, checked. Every problem has its line and column.

In: a path and the kind of document that it should be. Out: the document, or None, and all problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inspect_kit.documents.coerce import coerce
from inspect_kit.documents.schemas import KINDS, OF_RECORDS, load_schema
from inspect_kit.documents.source import SIZE_LIMIT, Mark, Pointer, read_source
from inspect_kit.documents.validate import validate
from inspect_kit.problems import Place, Problem, StopRun, problem

YAML_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class Document:
    """A document of the right shape, and where everything in it stands."""

    kind: str
    path: str
    data: dict[str, Any]
    marks: Mapping[Pointer, Mark] = field(default_factory=dict)
    key_marks: Mapping[Pointer, Mark] = field(default_factory=dict)

    def place(self, *pointer: str | int) -> Place:
        """Where this stands; where there is nothing, the nearest thing around it."""
        return _place(self.path, self.marks, pointer)

    def key_place(self, *pointer: str | int) -> Place:
        """Where the key of this stands."""
        return _place(self.path, self.key_marks, pointer) if pointer in self.key_marks else self.place(*pointer)


def _place(path: str, marks: Mapping[Pointer, Mark], pointer: Pointer) -> Place:
    length = next((n for n in range(len(pointer), 0, -1) if pointer[:n] in marks), 0)
    line, column = marks.get(pointer[:length], (None, None))
    return Place(path, line=line, column=column, pointer="/".join(map(str, pointer)))


def load_document(path: Path, kind: str, shown_as: str | None = None) -> tuple[Document | None, list[Problem]]:
    """The document at a path."""
    from inspect_kit.files import read_bytes

    shown = shown_as or str(path)
    try:
        content = read_bytes(path, SIZE_LIMIT, shown)
    except StopRun as stop:
        return None, list(stop.problems)
    return load_bytes(content, kind, shown)


def load_bytes(content: bytes, kind: str, shown_as: str) -> tuple[Document | None, list[Problem]]:
    """The document that these bytes are."""
    source, problems = read_source(content, shown_as)
    if source is None:
        return None, problems
    if not isinstance(source.data, dict):
        return None, [problem("document-not-a-mapping", Place(shown_as, line=1, column=1), kind=kind)]
    other = _declared(source.data)
    if other not in (None, kind):
        place = Place(shown_as, *source.key_marks[(str(other),)])
        return None, [problem("document-other-kind", place, wanted=kind, found=other)]
    schema = load_schema(kind)
    data = coerce(source.data, schema, schema)
    document = Document(kind, shown_as, data, source.marks, source.key_marks)
    problems += validate(data, kind, document.place, document.key_place)
    return (None if problems else document), problems


def kind_of(content: bytes) -> str | None:
    """The kind that a YAML document says it is by the key of its id; None where it does not say."""
    source, _ = read_source(content, "")
    return _declared(source.data) if source is not None else None


def _declared(data: Any) -> str | None:
    """The first kind whose key is there. Where a kind's key holds records, other documents may have words under it."""
    keys = data if isinstance(data, dict) else {}
    return next((kind for kind in KINDS if kind in keys and (kind not in OF_RECORDS or not _is_words(keys[kind]))), None)


def _is_words(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value))
