"""Kinds and strengths of evidence, which are data. In: a shipped name or a path. Out: `Kinds`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document


@dataclass(frozen=True)
class Kind:
    """A kind of evidence. `short` stands for it in matrices."""

    id: str
    label: Text
    short: str


@dataclass(frozen=True)
class Kinds:
    """What can be written down, by id; strengths fall. `cases` is what answers count as, and nobody writes it down."""

    id: str
    kinds: Mapping[str, Kind]
    cases: Kind
    strengths: Mapping[str, Text]

    def every(self) -> tuple[Kind, ...]:
        """All kinds, that of cases first."""
        return (self.cases, *self.kinds.values())


def load_kinds(name: str, folder: Path | None) -> tuple[Kinds | None, list[Problem]]:
    """The kinds of this shipped name, or at this path (ending in .yaml) below the folder."""
    from inspect_kit.documents.load import load_document
    from inspect_kit.shipped import document_path, shipped_names

    path = document_path("evidence_kinds", name, folder)
    if path is None:
        return None, [problem("evidence-no-such-kinds", Place(name), name=name, known=shipped_names("evidence_kinds"))]
    document, problems = load_document(path, "evidence_kinds", path.name)
    if document is None:
        return None, problems
    problems += _once(document)
    return (None if has_errors(problems) else _build(document.data)), problems


def _build(data: Mapping[str, Any]) -> Kinds:
    kinds = [_kind(each) for each in data["kinds"]]
    strengths = {each["id"]: Text.of(each["label"]) for each in data["strengths"]}
    return Kinds(data["evidence_kinds"], {each.id: each for each in kinds}, _kind(data["cases"]), strengths)


def _kind(data: Mapping[str, Any]) -> Kind:
    return Kind(data["id"], Text.of(data["label"]), data["short"])


def _once(document: Document) -> Iterator[Problem]:
    """Ids differ, and so do the letters that stand for kinds in a matrix."""
    data = document.data
    kinds = [(("kinds", at), each) for at, each in enumerate(data["kinds"])]
    strengths = [(("strengths", at), each) for at, each in enumerate(data["strengths"])]
    every = ((("cases",), data["cases"]), *kinds)
    for key, items in (("id", every), ("short", every), ("id", strengths)):
        seen: set[str] = set()
        for at, each in items:
            if each[key] in seen:
                yield problem("evidence-kinds-duplicate", document.place(*at, key), id=each[key])
            seen.add(each[key])
