"""Which column of a spreadsheet holds what: told by a map, or found out from the headings.

In: a map (a document of the kind `criteria_columns`) or none, and the headings of a file. Out: headings by what they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.texts import fold

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document

GENERAL, SPECIFIC, INDICATOR, NUMBER, TEXT = "general", "specific", "indicator", "number", "text"
SOURCE, NOTE, EVIDENCE = "source", "note", "evidence"
LEVELS = (GENERAL, SPECIFIC, INDICATOR)
HEADINGS: Mapping[str, frozenset[str]] = {
    GENERAL: frozenset({"general", "general criterion", "general criteria", "theme", "section", "domain"}),
    SPECIFIC: frozenset({"specific", "specific criterion", "specific criteria", "sub-theme", "subsection", "key question"}),
    INDICATOR: frozenset({"indicator", "indicators", "commitment", "statement", "what to look for"}),
    NUMBER: frozenset({"number", "no", "no.", "nr", "ref", "ref.", "id"}),
    TEXT: frozenset({"text", "wording", "criterion", "criteria", "description"}),
    SOURCE: frozenset({"source", "source ref", "source_ref"}),
    NOTE: frozenset({"note", "notes", "comment", "comments"}),
    EVIDENCE: frozenset({"evidence", "kinds of evidence"}),
}
"""What a column is likely to be called, for files without a map."""
DEFAULT_LEVEL = {"id": "body", "title": "One of those inspected", "about": "body"}
DEFAULT_EVIDENCE = ("self_assessment",)


@dataclass(frozen=True)
class ColumnsMap:
    """What a map says; the same without one. `gaps`: numbers may be missing from a row of them."""

    columns: Mapping[str, str] = field(default_factory=dict)
    level: Mapping[str, Any] = field(default_factory=lambda: DEFAULT_LEVEL)
    evidence: tuple[str, ...] = DEFAULT_EVIDENCE
    head: Mapping[str, Any] = field(default_factory=dict)
    gaps: bool = False
    document: Document | None = None

    def place(self, role: str) -> Place:
        """Where the map names this column."""
        return self.document.place("columns", role) if self.document is not None else Place("--map")


def load_map(path: Path | None) -> tuple[ColumnsMap | None, list[Problem]]:
    """The map at a path; one that says nothing where there is none."""
    from inspect_kit.documents.load import load_document

    if path is None:
        return ColumnsMap(), []
    document, problems = load_document(path, "criteria_columns")
    if document is None:
        return None, problems
    data = document.data
    problems += [problem(code, document.place("columns")) for code in _unclear(data["columns"])]
    found = ColumnsMap(
        columns=data["columns"],
        level=DEFAULT_LEVEL | data.get("level", {}),
        evidence=tuple(data.get("evidence", DEFAULT_EVIDENCE)),
        head={key: data[key] for key in ("title", "source", "note") if key in data},
        gaps=data.get("gaps", False),
        document=document,
    )
    return (None if has_errors(problems) else found), problems


def _unclear(columns: Mapping[str, str]) -> Iterator[str]:
    """A map says one of two things: a column for each level, or numbers with texts."""
    if INDICATOR in columns and TEXT in columns:
        yield "criteria-columns-both"
    elif not _is_whole(columns):
        yield "criteria-columns-lack"


def _is_whole(columns: Mapping[str, str]) -> bool:
    return {GENERAL, INDICATOR} <= set(columns) or {NUMBER, TEXT} <= set(columns)


def columns_of(given: ColumnsMap, tables: Mapping[str, Sequence[str]], shown_as: str) -> Mapping[str, str]:
    """The headings by what they hold. `tables` are the rows of headings that the file may have: one for each sheet.

    Raises:
        StopRun: the headings of the map are not there, or it is not plain from the headings.
    """
    if given.columns:
        _check_named(given, tables, shown_as)
        return given.columns
    found = {name: _guessed(titles) for name, titles in tables.items()}
    whole = [name for name, columns in found.items() if _is_plain(columns)]
    if len(whole) == 1:
        return {role: titles[0] for role, titles in found[whole[0]].items()}
    place = Place(shown_as, row=1)
    if whole:
        raise StopRun([problem("criteria-import-several-sheets", place, sheets=whole)])
    titles = _fullest(tables, lambda each: len(_guessed(each)))
    raise StopRun([_not_plain(_guessed(titles), titles, place)])


def _guessed(titles: Sequence[str]) -> dict[str, list[str]]:
    """The headings that may hold each thing."""
    found: dict[str, list[str]] = {}
    for role, names in HEADINGS.items():
        if fitting := [title for title in titles if fold(title) in names]:
            found[role] = fitting
    return found


def _is_plain(columns: Mapping[str, list[str]]) -> bool:
    alone = all(len(titles) == 1 for titles in columns.values())
    return alone and _is_whole({role: titles[0] for role, titles in columns.items()}) and not {INDICATOR, TEXT} <= set(columns)


def _not_plain(guessed: Mapping[str, list[str]], titles: Sequence[str], place: Place) -> Problem:
    for role, several in guessed.items():
        if len(several) > 1:
            return problem("criteria-import-heading-twice", place, role=role, found=several)
    there = [title for title in titles if title.strip()]
    return problem("criteria-import-headings", place, found=there or ["none"])


def _check_named(given: ColumnsMap, tables: Mapping[str, Sequence[str]], shown_as: str) -> None:
    """Every heading of the map stands in one of the tables."""

    def missing(titles: Sequence[str]) -> list[str]:
        there = {fold(title) for title in titles}
        return [role for role, title in given.columns.items() if fold(title) not in there]

    titles = _fullest(tables, lambda each: -len(missing(each)))
    there = [title for title in titles if title.strip()]
    problems = []
    for role in missing(titles):
        near = get_close_matches(given.columns[role], there)
        fields = {"title": given.columns[role], "file": shown_as, "found": near or there}
        problems.append(problem("criteria-import-heading-missing", given.place(role), **fields))
    if problems:
        raise StopRun(problems)


def _fullest(tables: Mapping[str, Sequence[str]], measure: Callable[[Sequence[str]], int]) -> Sequence[str]:
    """The headings that come closest; the longest of those that come equally close."""
    return max(tables.values(), key=lambda titles: (measure(titles), len(titles)), default=[])
