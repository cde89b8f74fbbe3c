"""Scales of judgements, which are data. In: a shipped name, a path, or the grades themselves. Out: a `Scale`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.judgements.model import NOT_GRADED, Grade, Scale
from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document


def load_scale(name: str, folder: Path | None, place: Place | None = None) -> tuple[Scale | None, list[Problem]]:
    """The scale of this shipped name, or at this path (ending in .yaml) below the folder."""
    from inspect_kit.documents.load import load_document
    from inspect_kit.shipped import document_path, shipped_names

    path = document_path("scales", name, folder)
    if path is None:
        return None, [problem("judge-no-such-scale", place or Place(name), name=name, known=shipped_names("scales"))]
    document, problems = load_document(path, "scale", path.name)
    if document is None:
        return None, problems
    problems += check_grades(document)
    return (None if has_errors(problems) else build_scale(document.data)), problems


def build_scale(data: Mapping[str, Any]) -> Scale:
    """The scale that a mapping with `title`, `grades` and `not_graded` describes."""
    grades = tuple(Grade(each["id"], Text.of(each["label"]), rank) for rank, each in enumerate(data["grades"]))
    return Scale(Text.of(data["title"]), grades, Grade(NOT_GRADED, Text.of(data["not_graded"]), None))


def check_grades(document: Document, *pointer: str) -> Iterator[Problem]:
    """Ids of grades differ, and none is the word for no grade. `pointer` is where the scale stands in the document."""
    data = document.data
    for key in pointer:
        data = data[key]
    seen = {NOT_GRADED}
    for at, each in enumerate(data["grades"]):
        if each["id"] in seen:
            yield problem("judge-duplicate-grade", document.place(*pointer, "grades", at, "id"), id=each["id"])
        seen.add(each["id"])
