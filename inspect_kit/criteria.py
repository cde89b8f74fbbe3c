"""Criteria sets: general criteria, their specific criteria, and the indicators to look for.

In: a shipped name or a path. Out: a `CriteriaSet`, with every mistake as a problem. The rule by which cases become evidence
is part of the set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document


@dataclass(frozen=True)
class Level:
    """At what level an indicator is looked for. Rows of one body can bear on those about a body."""

    id: str
    title: Text
    about: str


@dataclass(frozen=True)
class Indicator:
    """Something that can be looked for."""

    id: str
    level: str
    text: Text
    evidence_kinds: tuple[str, ...]
    source_ref: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class SpecificCriterion:
    """A specific criterion and its indicators."""

    id: str
    text: Text
    indicators: tuple[Indicator, ...]
    source_ref: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class GeneralCriterion:
    """A general criterion and its specific criteria."""

    id: str
    text: Text
    specific: tuple[SpecificCriterion, ...]
    source_ref: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class RollUpBand:
    """What a share of cases that are evidence for is called, from this share upwards."""

    id: str
    label: Text
    at_least: float


@dataclass(frozen=True)
class RollUp:
    """How cases become evidence: `when_both` is against or both; `method` pooled or weakest; `least` is a number of cases."""

    when_both: str
    method: str
    least: int
    bands: tuple[RollUpBand, ...]

    def band(self, share: float) -> RollUpBand:
        """The band of a share. Bands fall and end at 0, so there always is one."""
        return next(band for band in self.bands if share >= band.at_least)


@dataclass(frozen=True)
class CriteriaSet:
    """What is inspected against."""

    id: str
    version: int
    title: Text
    levels: tuple[Level, ...]
    roll_up: RollUp
    general: tuple[GeneralCriterion, ...]

    def specific(self) -> Iterator[SpecificCriterion]:
        """Every specific criterion, in order."""
        for general in self.general:
            yield from general.specific

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, in order."""
        for specific in self.specific():
            yield from specific.indicators

    def indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator with this id."""
        return next((each for each in self.indicators() if each.id == indicator_id), None)

    def level(self, level_id: str) -> Level | None:
        """The level with this id."""
        return next((each for each in self.levels if each.id == level_id), None)


class Item(NamedTuple):
    """A criterion or indicator, as a list shows it."""

    kind: str
    of: GeneralCriterion | SpecificCriterion | Indicator

    @property
    def id(self) -> str:
        return self.of.id

    @property
    def text(self) -> Text:
        return self.of.text

    @property
    def level(self) -> str | None:
        return self.of.level if isinstance(self.of, Indicator) else None


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
    criteria = build_criteria(document.data)
    problems += check_criteria(criteria, document)
    return (None if has_errors(problems) else criteria), problems


def build_criteria(data: dict[str, Any]) -> CriteriaSet:
    """The set that a document of the right shape describes."""
    levels = tuple(Level(each["id"], Text.of(each["title"]), each["about"]) for each in data["levels"])
    rule = data["roll_up"]
    bands = tuple(RollUpBand(each["id"], Text.of(each["label"]), each["at_least"]) for each in rule["bands"])
    roll_up = RollUp(rule["when_both"], rule["method"], rule["least"], bands)
    general = tuple(_general(each) for each in data["general"])
    return CriteriaSet(data["criteria"], data["version"], Text.of(data["title"]), levels, roll_up, general)


def _general(data: dict[str, Any]) -> GeneralCriterion:
    return GeneralCriterion(specific=tuple(_specific(each) for each in data["specific"]), **_common(data))


def _specific(data: dict[str, Any]) -> SpecificCriterion:
    return SpecificCriterion(indicators=tuple(_indicator(each) for each in data["indicators"]), **_common(data))


def _indicator(data: dict[str, Any]) -> Indicator:
    return Indicator(level=data["level"], evidence_kinds=tuple(data["evidence"]), **_common(data))


def _common(data: dict[str, Any]) -> dict[str, Any]:
    ours = {key: data.get(key) for key in ("id", "source_ref", "note")}
    return ours | {"text": Text.of(data["text"])}


def criteria_items(criteria: CriteriaSet) -> list[Item]:
    """Everything in the set, in order."""
    items: list[Item] = []
    for general in criteria.general:
        items.append(Item("general", general))
        for specific in general.specific:
            items.append(Item("specific", specific))
            items += [Item("indicator", each) for each in specific.indicators]
    return items


def criteria_document(criteria: CriteriaSet) -> dict[str, Any]:
    """The set as JSON: how many of each, and every one."""
    items = criteria_items(criteria)
    return {
        "criteria": criteria.id,
        "version": criteria.version,
        "title": criteria.title.read(),
        "general": sum(item.kind == "general" for item in items),
        "specific": sum(item.kind == "specific" for item in items),
        "indicators": sum(item.kind == "indicator" for item in items),
        "items": [{key: value for key, value in item_rows(item) if value} for item in items],
    }


def item_rows(item: Item) -> list[tuple[str, str]]:
    """What there is to say of one item, as names and values."""
    evidence = ", ".join(item.of.evidence_kinds) if isinstance(item.of, Indicator) else ""
    return [
        ("id", item.id),
        ("kind", item.kind),
        ("level", item.level or ""),
        ("text", item.text.read()),
        ("evidence", evidence),
        ("source_ref", item.of.source_ref or ""),
        ("note", item.of.note or ""),
    ]


def check_criteria(criteria: CriteriaSet, document: Document) -> Iterator[Problem]:
    """Ids are unique and begin with the one they stand under, levels exist, bands fall to 0."""
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
