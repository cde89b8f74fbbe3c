"""The rows file: what every workbook is laid over, wherever its rows come from. In and out: `rows/…/BODY.json`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspect_kit.stored import Stored, read_stored

FORMAT = "rows/1"
KEY_DIGITS = 12

FactValue = str | int | float | tuple[str, ...]
"""A fact as a code, number, text or ISO date; several choices are a tuple of codes. One not known is left out."""


@dataclass(frozen=True)
class Row:
    """One thing that questions are asked about. `supplement` numbers the later drawing it came with, or 0.

    `part` is the part of the template that it belongs to; a row without one is a row of every part.
    """

    id: str
    facts: Mapping[str, FactValue]
    stratum: str = ""
    reviewer: str | None = None
    second_reviewer: str | None = None
    supplement: int = 0
    part: str = ""


@dataclass(frozen=True)
class Stratum:
    """A part of the list, its size, and how many rows of it are looked at. Its id is empty where there is only one."""

    id: str
    size: int
    taken: int


@dataclass(frozen=True)
class CriteriaUsed:
    """The criteria set that rows were made of: how it was named, its version, and the file beside the rows that keeps it."""

    name: str
    version: int
    copy: str


@dataclass(frozen=True)
class RowsFile:
    """The rows of one body. `population` is the size of the list they were drawn from, where there was one.

    `replaced` are rows that made way for others: nothing is asked of them any more, and what was said of them is not lost.
    """

    instrument: str
    round: str
    body: str
    part: str
    population: int | None
    strata: tuple[Stratum, ...]
    rows: tuple[Row, ...]
    replaced: tuple[Row, ...] = ()
    criteria: CriteriaUsed | None = None

    def every(self) -> tuple[Row, ...]:
        """The rows, and those that made way for others."""
        return (*self.rows, *self.replaced)

    def of(self, part: str) -> tuple[Row, ...]:
        """The rows of one part."""
        return tuple(row for row in self.rows if row.part in ("", part))


def row_key(row_id: str) -> str:
    """What stands for a row in a workbook's hidden column: short, and unlike anything that people type."""
    return hashlib.sha256(row_id.encode()).hexdigest()[:KEY_DIGITS]


def write_rows(path: Path, rows: RowsFile, marking: str, synthetic: str | None) -> None:
    """Write the rows file in place of an earlier one."""
    from inspect_kit.files import dump_json, write_atomic

    write_atomic(path, dump_json(rows_document(rows, marking, synthetic)))


def rows_document(rows: RowsFile, marking: str, synthetic: str | None) -> dict[str, Any]:
    """The rows as they stand in JSON."""
    return {
        "format": FORMAT,
        "marking": marking,
        **({"synthetic": synthetic} if synthetic else {}),
        "instrument": rows.instrument,
        "round": rows.round,
        "body": rows.body,
        "part": rows.part,
        **({"criteria": vars(rows.criteria)} if rows.criteria is not None else {}),
        "population": rows.population,
        "strata": [{"id": each.id, "size": each.size, "taken": each.taken} for each in rows.strata],
        "rows": [_row_document(row) for row in rows.rows],
        **({"replaced": [_row_document(row) for row in rows.replaced]} if rows.replaced else {}),
    }


def _row_document(row: Row) -> dict[str, Any]:
    facts = {name: list(value) if isinstance(value, tuple) else value for name, value in row.facts.items()}
    document: dict[str, Any] = {"id": row.id, "facts": facts}
    others = ("part", "stratum", "reviewer", "second_reviewer", "supplement")
    return document | {name: value for name in others if (value := getattr(row, name))}


def load_rows(path: Path, shown_as: str | None = None) -> RowsFile:
    """Read a rows file.

    Raises:
        StopRun: there is none, or it is not what `write_rows` writes.
    """
    stored = read_stored(path, FORMAT, shown_as)
    return RowsFile(
        stored.text("instrument"),
        stored.text("round"),
        stored.text("body"),
        stored.text("part"),
        stored.optional_count("population"),
        tuple(Stratum(each.text("id"), each.count("size"), each.count("taken")) for each in stored.each("strata")),
        *_read_rows(stored),
        _read_criteria(stored.inner("criteria")) if "criteria" in stored.data else None,
    )


def _read_criteria(stored: Stored) -> CriteriaUsed:
    return CriteriaUsed(stored.text("name"), stored.count("version"), stored.text("copy"))


def _read_rows(stored: Stored) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows, and those that were replaced."""
    rows = tuple(_read_row(each) for each in stored.each("rows"))
    replaced = tuple(_read_row(each) for each in stored.each("replaced")) if "replaced" in stored.data else ()
    if len({(row.part, row.id) for row in (*rows, *replaced)}) < len(rows) + len(replaced):
        stored.stop("rows", "a list in which no id stands twice")
    return rows, replaced


def _read_row(stored: Stored) -> Row:
    facts = stored.inner("facts")
    return Row(
        stored.text("id"),
        {name: _read_fact(facts, name) for name in facts.data},
        stored.optional_text("stratum") or "",
        stored.optional_text("reviewer"),
        stored.optional_text("second_reviewer"),
        stored.optional_count("supplement") or 0,
        stored.optional_text("part") or "",
    )


def _read_fact(facts: Stored, name: str) -> FactValue:
    value = facts.data[name]
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        facts.stop(name, "a text, a number or a list of codes")
    return value
