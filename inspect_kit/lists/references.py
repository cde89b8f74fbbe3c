"""Are the references of a list fit to draw from? In: raw cells. Out: clean references, or every problem with them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import cast

from inspect_kit.lists.model import SHOWN_AT_MOST, ErrorCell, FormulaCell, RawCell, Scan, capped
from inspect_kit.problems import Place, Problem, problem

UNSEEN = frozenset({"Cc", "Cs"})
"""Unicode categories of control characters and of halves of characters, which no file may hold."""

KINDS: tuple[tuple[type, str], ...] = (
    (bool, "TRUE or FALSE"),
    (int, "a number"),
    (float, "a number"),
    (datetime, "a date"),
    (date, "a date"),
    (time, "a time"),
    (timedelta, "a length of time"),
)


def clean_references(scan: Scan) -> tuple[list[str], list[Problem]]:
    """References by position, trimmed and NFC-normalised; blank rows give an empty one. With what is wrong.

    Most lists are in order, so each check first asks the whole column and looks at single rows only if need be.
    """
    cells = scan.references
    try:
        references = list(map(str.strip, cast(Sequence[str], cells)))
    except TypeError:
        references = [cell.strip() if isinstance(cell, str) else "" for cell in cells]
    if not all(map(str.isascii, references)):
        references = [unicodedata.normalize("NFC", each) for each in references]
    problems = _cell_problems(scan) if not all(references) else []
    problems += _unprintable(scan, references)
    problems += _duplicates(scan, references)
    return references, problems


def _cell_problems(scan: Scan) -> list[Problem]:
    """Rows whose reference is blank or not text, leaving out rows that are wholly blank."""
    found = [
        (at, cell)
        for at, cell in enumerate(scan.references)
        if at not in scan.blank and (not isinstance(cell, str) or not cell.strip())
    ]
    by_code: dict[str, list[Problem]] = defaultdict(list)
    for at, cell in found:
        each = _cell_problem(scan, at, cell)
        by_code[each.code].append(each)
    whole = Place(scan.source.shown_as)
    return [each for several in by_code.values() for each in capped(several, len(several), whole)]


def _cell_problem(scan: Scan, at: int, cell: RawCell) -> Problem:
    place = scan.source.place(at + 2, scan.source.columns.reference)
    if isinstance(cell, FormulaCell):
        return problem("list-formula-without-value", place)
    if isinstance(cell, ErrorCell):
        return problem("list-error-cell", place, value=cell.value)
    if cell is None or isinstance(cell, str):
        return problem("list-reference-blank", place)
    found = next(name for kind, name in KINDS if isinstance(cell, kind))
    return problem("list-reference-not-text", place, value=cell, found=found)


def _unprintable(scan: Scan, references: Sequence[str]) -> list[Problem]:
    """References with a character that nobody sees. Unusual spaces are allowed; they are part of the reference."""
    if all(map(str.isprintable, references)):
        return []
    unseen = [
        at
        for at, each in enumerate(references)
        if not each.isprintable() and any(unicodedata.category(char) in UNSEEN for char in each)
    ]
    column = scan.source.columns.reference
    problems = [problem("list-reference-unprintable", scan.source.place(at + 2, column), value=references[at]) for at in unseen]
    return capped(problems, len(problems), Place(scan.source.shown_as)) if problems else []


def _duplicates(scan: Scan, references: Sequence[str]) -> list[Problem]:
    """References that stand more than once, each with all of its rows."""
    if len(set(references)) == len(references):
        return []
    rows: dict[str, list[int]] = defaultdict(list)
    for at, reference in enumerate(references):
        rows[reference].append(at + 2)
    twice = {reference: numbers for reference, numbers in rows.items() if reference and len(numbers) > 1}
    column = scan.source.columns.reference
    problems = [
        problem("list-reference-twice", scan.source.place(numbers[0], column), reference=reference, rows=numbers)
        for reference, numbers in islice(twice.items(), SHOWN_AT_MOST)
    ]
    return capped(problems, len(twice), Place(scan.source.shown_as)) if problems else []
