"""What people say of how two criteria sets stand to each other. In: a document of the kind `criteria_mapping` and the two sets.

Out: a `Mapping`, with every mistake as a problem: ids that are not there, unlike kinds, contradictions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.criteria.model import CriteriaSet
from inspect_kit.criteria.shown import criteria_items
from inspect_kit.problems import Problem, StopRun, has_errors, problem

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document

KIND_WORDS = {"general": "a general criterion", "specific": "a specific criterion", "indicator": "an indicator"}


class Relation(StrEnum):
    """What the newer one is beside the older."""

    EQUAL = "equal"
    BROADER = "broader"
    NARROWER = "narrower"
    OVERLAPS = "overlaps"


@dataclass(frozen=True)
class Related:
    """One pair of ids, of the older and of the newer set."""

    old: str
    new: str
    relation: Relation
    note: str = ""


@dataclass(frozen=True)
class Mapping:
    """Every pair that people have looked at."""

    related: tuple[Related, ...] = ()


def load_mapping(path: Path, old: CriteriaSet, new: CriteriaSet) -> tuple[Mapping | None, list[Problem]]:
    """The mapping at a path, held against the two sets that it is for."""
    found, document, problems = _read(path)
    if found is None or document is None:
        return None, problems
    problems += [*_sets(document, old, new), *_ids(document, found, old, new)]
    return (None if has_errors(problems) else found), problems


FOLDER = "mappings"
"""Beside `inspection.yaml`: mappings are found there by the two sets that they say they are of."""


def kept_mappings(folder: Path) -> list[Path]:
    """The mappings that an inspection keeps."""
    return sorted((folder / FOLDER).glob("*.yaml"))


def kept_mapping(folder: Path, old: CriteriaSet, new: CriteriaSet) -> Mapping | None:
    """The one among them that is of these two sets in these versions; None where there is none.

    Raises:
        StopRun: it has errors; or there are two of which nobody can tell which is meant; or there is none, and one that cannot
            be read may be meant.
    """
    wanted = ((old.id, old.version), (new.id, new.version))
    if wanted[0] == wanted[1]:
        return None
    read = {path: _read(path) for path in kept_mappings(folder)}
    meant = [path for path, (_, document, _) in read.items() if document is not None and _is_of(document) == wanted]
    if len(meant) > 1:
        raise StopRun([problem("criteria-mapping-two-kept", str(meant[1]), other=str(meant[0]))])
    if not meant:
        unread = [each for _, document, problems in read.values() if document is None for each in problems]
        if has_errors(unread):
            raise StopRun(unread)
        return None
    found, problems = load_mapping(meant[0], old, new)
    if has_errors(problems):
        raise StopRun(problems)
    return found


def _is_of(document: Document) -> tuple[tuple[str, int], ...]:
    """The two sets by id and version."""
    return tuple((document.data[key]["set"], document.data[key]["version"]) for key in ("old", "new"))


def check_mapping(path: Path) -> list[Problem]:
    """Everything wrong with a mapping that can be seen without its sets."""
    return _read(path)[2]


def _read(path: Path) -> tuple[Mapping | None, Document | None, list[Problem]]:
    from inspect_kit.documents.load import load_document

    document, problems = load_document(path, "criteria_mapping")
    if document is None:
        return None, None, problems
    found = Mapping(tuple(_related(each) for each in document.data["relations"]))
    problems += [*_twice(document, found), *_equal_twice(document, found)]
    return found, document, problems


def _related(data: dict[str, Any]) -> Related:
    return Related(data["from"], data["to"], Relation(data["relation"]), data.get("note", ""))


def _twice(document: Document, found: Mapping) -> Iterator[Problem]:
    """A pair has one relation."""
    seen: dict[tuple[str, str], int] = {}
    for at, each in enumerate(found.related):
        pair = (each.old, each.new)
        first = seen.setdefault(pair, at)
        if first != at:
            line = document.place("relations", first).line
            yield problem("criteria-mapping-twice", document.place("relations", at), old=each.old, new=each.new, line=line)


def _equal_twice(document: Document, found: Mapping) -> Iterator[Problem]:
    """Nothing is equal to two, on either side."""
    olds: dict[str, str] = {}
    news: dict[str, str] = {}
    for at, each in enumerate(found.related):
        if each.relation is not Relation.EQUAL:
            continue
        first, second = olds.setdefault(each.old, each.new), news.setdefault(each.new, each.old)
        if first != each.new:
            place = document.place("relations", at, "to")
            yield problem("criteria-mapping-equal-twice", place, id=each.old, first=first, second=each.new)
        if second != each.old:
            place = document.place("relations", at, "from")
            yield problem("criteria-mapping-equal-twice", place, id=each.new, first=second, second=each.old)


def _sets(document: Document, old: CriteriaSet, new: CriteriaSet) -> Iterator[Problem]:
    for key, given in (("old", old), ("new", new)):
        said = document.data[key]
        if said["set"] != given.id:
            yield problem("criteria-mapping-other-set", document.place(key, "set"), found=said["set"], given=given.id)
        elif said["version"] != given.version:
            place, found = document.place(key, "version"), said["version"]
            yield problem("criteria-mapping-other-version", place, found=found, set=given.id, given=given.version)


def _ids(document: Document, found: Mapping, old: CriteriaSet, new: CriteriaSet) -> Iterator[Problem]:
    kinds = {id(given): {item.id: item.kind for item in criteria_items(given)} for given in (old, new)}
    for at, each in enumerate(found.related):
        missing = False
        for key, name, given in (("from", each.old, old), ("to", each.new, new)):
            known = kinds[id(given)]
            if name not in known:
                missing, near = True, get_close_matches(name, known) or list(known)[:3]
                place = document.place("relations", at, key)
                yield problem("criteria-mapping-unknown", place, id=name, set=given.id, known=near)
        old_kind, new_kind = kinds[id(old)].get(each.old, ""), kinds[id(new)].get(each.new, "")
        if not missing and old_kind != new_kind:
            words = {"old_kind": KIND_WORDS[old_kind], "new_kind": KIND_WORDS[new_kind]}
            place = document.place("relations", at)
            yield problem("criteria-mapping-other-kind", place, old=each.old, new=each.new, **words)
