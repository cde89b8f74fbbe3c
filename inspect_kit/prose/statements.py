"""What a draft says in figures. In: passages. Out: `Statement` values, in order, each with the sentence it stands in.

Found are `n of m` in its many forms, percentages, fractions in words where they are of something, and counts of bodies or
cases. Numbers of sections, pages and figures, dates, years and times are none. Ranges are left to people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from inspect_kit.problems import Place
from inspect_kit.prose.drafts import Passage
from inspect_kit.prose.patterns import CELL, CERTAINTY, CONTENTS, ONLY, REACH, Patterns
from inspect_kit.prose.words import read_number, stems

WINDOW = 400
"""Characters to either side of a figure, within its sentence, whose words tell what it is about."""


class Kind(StrEnum):
    """What sort of figure it is."""

    SHARE = "n of m"
    PERCENT = "percentage"
    CHANGE = "change"
    COUNT = "count"


@dataclass(frozen=True)
class Statement:
    """One figure of a draft. `percent` is in per cent with `digits` decimals; `count` and `of` are numbers.

    `rough`: said to be so about, more than or up to so much. `denied`: what is said is that so many do not.
    `about` are stems of the words around it. `start` and `end` are in the passage's text.
    """

    kind: Kind
    passage: Passage
    start: int
    end: int
    sentence: tuple[int, int]
    count: float | None = None
    of: float | None = None
    percent: float | None = None
    digits: int = 0
    rough: bool = False
    denied: bool = False
    bodies: bool = False
    about: frozenset[str] = frozenset()
    column: int = 0

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.passage.place(self.start)

    @property
    def where(self) -> str:
        """The same within the draft, in words."""
        return self.passage.where(self.start)

    @property
    def said(self) -> str:
        """Its own words."""
        return " ".join(self.passage.text[self.start : self.end].split())

    @property
    def context(self) -> str:
        """Its sentence, or its row with what the table is called."""
        if self.passage.cells:
            return " | ".join(part for part in (self.passage.about, *self.passage.cells) if part)
        return " ".join(self.passage.text[slice(*self.sentence)].split())


def find_statements(passages: Sequence[Passage], patterns: Patterns) -> list[Statement]:
    """Every figure of the draft."""
    return [each for passage in passages for each in _of_passage(passage, patterns)]


def _of_passage(passage: Passage, patterns: Patterns) -> Iterator[Statement]:
    if passage.cells:
        yield from _of_row(passage, patterns)
        return
    for start, end in _sentences(passage.text):
        yield from _of_sentence(passage, (start, end), patterns)


SENTENCE_END = re.compile(r"[.!?][\"')]*\s+(?=[\"'(]*[A-Z\dÀ-Ý-])|[;:]\s+(?=-\s)")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in SENTENCE_END.finditer(text):
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def _of_sentence(passage: Passage, span: tuple[int, int], patterns: Patterns) -> Iterator[Statement]:
    """The figures of a sentence; the first pattern that takes a stretch of it keeps it."""
    text = passage.text
    taken: list[tuple[int, int]] = [found.span() for found in patterns.skipped.finditer(text, *span)]
    found: list[Statement] = []
    for name, pattern in patterns.every:
        for match in pattern.finditer(text, *span):
            at = match.span("it") if "it" in pattern.groupindex else match.span()
            if any(start < at[1] and at[0] < end for start, end in taken):
                continue
            made = _made(name, match, passage, span, at, patterns)
            if made is not None:
                taken.append(at)
                found.append(made)
    yield from sorted(found, key=lambda each: each.start)


def _made(
    name: str, match: re.Match[str], passage: Passage, span: tuple[int, int], at: tuple[int, int], patterns: Patterns
) -> Statement | None:
    text = passage.text
    groups = match.groupdict()
    before, after = text[max(span[0], at[0] - 40) : at[0]], text[at[1] : at[1] + 60]
    if patterns.numbered.search(before) or patterns.is_year(groups.get("m") or ""):
        return None
    base = Statement(
        Kind.SHARE, passage, *at, span,
        rough=patterns.words.rough.search(before) is not None,
        denied=patterns.words.denied.search(text[at[1] : min(span[1], at[1] + REACH)]) is not None,
        about=stems(text[max(span[0], at[0] - WINDOW) : min(span[1], at[1] + WINDOW)]),
    )  # fmt: skip
    read = {key: read_number(groups[key], patterns.language) for key in ("n", "m") if groups.get(key)}
    if name == "percent":
        return _percent(base, groups["n"], read["n"], (before, after), patterns)
    if name == "fraction":
        part, whole = patterns.fractions[" ".join(match["fraction"].lower().split())]
        return replace(base, kind=Kind.PERCENT, percent=100 * part / whole, of=read.get("m"), rough=True)
    if name == "share":
        return replace(base, count=read["n"], of=read["m"])
    return _counted(base, name, read["n"], f"{before} {match.group()}")


def _percent(base: Statement, typed: str, number: float, beside: tuple[str, str], patterns: Patterns) -> Statement | None:
    """A share or a change in per cent; none where it says how sure an interval is."""
    before, after = beside
    if CERTAINTY.search(before[-25:]) or CERTAINTY.search(after[:25]):
        return None
    sign, digits = patterns.sign(before, after), len(typed.partition(".")[2])
    return replace(base, kind=Kind.CHANGE if sign else Kind.PERCENT, percent=number * (sign or 1), digits=digits)


def _counted(base: Statement, name: str, number: float, words: str) -> Statement | None:
    """So many bodies or cases; one of them only where it is said that there are no more."""
    if name == "all_but":
        return replace(base, kind=Kind.COUNT, count=-number, bodies=True)
    if number == 1 and not ONLY.search(words):
        return None  # one of those that a story is told of
    return replace(base, kind=Kind.COUNT, count=number, bodies=name == "bodies")


def _of_row(passage: Passage, patterns: Patterns) -> Iterator[Statement]:
    """The figures in the cells of a row, but for its first cell, which names it."""
    at = 0
    label = passage.cells[0]
    if CONTENTS.search(label):
        return
    for column, cell in enumerate(passage.cells):
        start = max(passage.text.find(cell, at), 0) if cell else at
        at = start + len(cell)
        match = CELL.fullmatch(cell) if column else None
        if match is None or not (match["n"] or match["percent"]) or match["m"] == "0" or patterns.is_year(cell):
            continue
        heading = passage.headings[column] if column < len(passage.headings) else ""
        about = stems(f"{label} {passage.about} {heading}")
        base = Statement(Kind.COUNT, passage, start, at, (0, len(passage.text)), about=about, column=column)
        if match["percent"] and not match["n"]:
            number = float(match["percent"])
            change = match["percent"][0] in "+-" or patterns.words.change.search(f"{passage.about} {heading}") is not None
            yield replace(base, kind=Kind.CHANGE if change and _no_share(heading, patterns) else Kind.PERCENT,
                          percent=number, digits=len(match["percent"].partition(".")[2]))  # fmt: skip
            continue
        kind = Kind.SHARE if match["m"] else Kind.COUNT
        bodies = column > 1 and patterns.bodies.fullmatch(heading) is not None
        digits = len((match["percent"] or "").partition(".")[2])
        yield replace(
            base, kind=kind, bodies=bodies, count=read_number(match["n"], patterns.language), digits=digits,
            of=read_number(match["m"], patterns.language) if match["m"] else None,
            percent=float(match["percent"]) if match["percent"] else None,
        )  # fmt: skip


def _no_share(heading: str, patterns: Patterns) -> bool:
    return patterns.words.share.search(heading) is None
