"""Loading a criteria set. In: a shipped name or a path. Out: a `CriteriaSet`, with every mistake as a problem."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.criteria.model import (
    CriteriaSet,
    GeneralCriterion,
    Indicator,
    Level,
    RollUp,
    RollUpBand,
    SpecificCriterion,
)
from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document


def load_criteria(name: str, folder: Path | None = None) -> tuple[CriteriaSet | None, list[Problem]]:
    """The criteria set of this shipped name, or at this path (ending in .yaml) below the folder."""
    from inspect_kit.documents.load import load_document
    from inspect_kit.shipped import document_path, shipped_names

    path = document_path("criteria", name, folder)
    if path is None:
        return None, [problem("criteria-no-such-set", Place(name), name=name, known=shipped_names("criteria"))]
    document, problems = load_document(path, "criteria", path.name)
    if document is None:
        return None, problems
    criteria, found = checked_criteria(document)
    return criteria, problems + found


def checked_criteria(document: Document) -> tuple[CriteriaSet | None, list[Problem]]:
    """The set of a document of the right shape; None where it has errors."""
    criteria = build_criteria(document.data)
    problems = list(check_criteria(criteria, document))
    return (None if has_errors(problems) else criteria), problems


def build_criteria(data: dict[str, Any]) -> CriteriaSet:
    """The set that a document of the right shape describes."""
    levels = tuple(Level(each["id"], Text.of(each["title"]), each["about"]) for each in data["levels"])
    rule = data["roll_up"]
    bands = tuple(RollUpBand(each["id"], Text.of(each["label"]), each["at_least"]) for each in rule["bands"])
    roll_up = RollUp(rule["when_both"], rule["method"], rule["least"], bands)
    general = tuple(_general(each) for each in data["general"])
    title, retired = Text.of(data["title"]), tuple(data.get("retired", ()))
    return CriteriaSet(data["criteria"], data["version"], title, levels, roll_up, general, retired)


def _general(data: dict[str, Any]) -> GeneralCriterion:
    return GeneralCriterion(specific=tuple(_specific(each) for each in data["specific"]), **_common(data))


def _specific(data: dict[str, Any]) -> SpecificCriterion:
    return SpecificCriterion(indicators=tuple(_indicator(each) for each in data["indicators"]), **_common(data))


def _indicator(data: dict[str, Any]) -> Indicator:
    return Indicator(level=data["level"], evidence_kinds=tuple(data["evidence"]), **_common(data))


def _common(data: dict[str, Any]) -> dict[str, Any]:
    ours = {key: data.get(key) for key in ("id", "source_ref", "note")}
    return ours | {"text": Text.of(data["text"])}


def check_criteria(criteria: CriteriaSet, document: Document) -> Iterator[Problem]:
    """Ids are unique and begin with the one they stand under, no retired id is in use, levels exist, bands fall to 0."""
    seen: set[str] = set()
    for g, general in enumerate(criteria.general):
        yield from _once(general.id, seen, document, "general", g)
        for s, specific in enumerate(general.specific):
            yield from _once(specific.id, seen, document, "general", g, "specific", s)
            yield from _nested(specific.id, general.id, document, "general", g, "specific", s)
            for i, indicator in enumerate(specific.indicators):
                at = ("general", g, "specific", s, "indicators", i)
                yield from _once(indicator.id, seen, document, *at)
                yield from _nested(indicator.id, specific.id, document, *at)
                if criteria.level(indicator.level) is None:
                    known = [level.id for level in criteria.levels]
                    yield problem("criteria-unknown-level", document.place(*at, "level"), level=indicator.level, known=known)
    for r, item in enumerate(criteria.retired):
        if item in seen:
            yield problem("criteria-id-retired", document.place("retired", r), id=item)
    shares = [band.at_least for band in criteria.roll_up.bands]
    if shares[-1] != 0 or any(low >= high for high, low in pairwise(shares)):
        yield problem("criteria-bands", document.place("roll_up", "bands"))


def _once(item: str, seen: set[str], document: Document, *at: str | int) -> Iterator[Problem]:
    if item in seen:
        yield problem("criteria-duplicate-id", document.place(*at, "id"), id=item)
    seen.add(item)


def _nested(item: str, parent: str, document: Document, *at: str | int) -> Iterator[Problem]:
    if not item.startswith(f"{parent}."):
        yield problem("criteria-id-not-nested", document.place(*at, "id"), id=item, parent=parent)
