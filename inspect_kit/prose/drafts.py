"""A draft that somebody wrote, as passages with their places. In: a .md, .txt or .docx file. Out: `Passage` values.

A passage is a paragraph, or one row of a table with what its table is called. Markup is blanked out, and nothing moves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from inspect_kit.files import read_bytes
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.prose.docx_text import docx_blocks

SIZE_LIMIT = 20_000_000
ENDINGS = (".md", ".txt", ".docx")
MARKUP = re.compile(
    r"<sup>[^<]{0,200}</sup>|</?[A-Za-z][^<>]{0,200}>|\]\([^()\s]{0,500}\)|https?://[^\s>)]+|[*`\[\]]|\\(?=[|*_#~<>])"
)
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s|#{1,6}\s|>")
TITLE = re.compile(r"\s*(?:#{1,6}\s|(?:\*\*|<b>)?(?:Figure|Table|Chart|Ffigur|Tabl|Siart)\s+[\dA-Z])", re.IGNORECASE)
NOTE = re.compile(r"\s*<sup>")
RULE = re.compile(r"[\s|:\-=_*]*")
TYPESET = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u202f", "''\"\"------  ")
"""Quotes, dashes and spaces as they are typeset, and as they are typed."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a row with its `cells`. `starts` are where its lines begin in the text, `lines` their numbers.

    `about` is what a row's table is called and its headings. A docx has no lines: `paragraph` counts its paragraphs.
    """

    path: str
    text: str
    starts: tuple[int, ...] = (0,)
    lines: tuple[int, ...] = ()
    cells: tuple[str, ...] = ()
    about: str = ""
    headings: tuple[str, ...] = ()
    table: int = 0
    paragraph: int | None = None

    def where(self, at: int) -> str:
        """The place of a character within the draft, in words."""
        place = self.place(at)
        return f"line {place.line}" if place.line is not None else str(place.field)

    def place(self, at: int) -> Place:
        """The place of a character of the text."""
        if not self.lines:
            return Place(self.path, field=f"paragraph {self.paragraph}")
        return Place(self.path, line=self.lines[bisect_right(self.starts, at) - 1])


def read_draft(path: Path, shown_as: str) -> list[Passage]:
    """The passages of a draft, in order.

    Raises:
        StopRun: it is of no kind that is read, or cannot be read.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise StopRun([problem("draft-kind", shown_as, known=list(ENDINGS))], 2)
    content = read_bytes(path, SIZE_LIMIT, shown_as)
    if ending == ".docx":
        return list(_of_docx(content, shown_as))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StopRun([problem("file-not-utf8", shown_as, position=error.start)]) from None
    return list(_Lines(shown_as).passages(text.split("\n")))


def plain(text: str) -> str:
    """The text with markup as spaces, so that every character stays where it was."""
    found = MARKUP.sub(lambda match: " " * len(match.group()), text.translate(TYPESET))
    return found if found.isprintable() else "".join(char if char.isprintable() or char == "\t" else " " for char in found)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a line that is a row of a table."""
    if "\t" in line:
        return tuple(cell.strip() for cell in line.split("\t"))
    if line.lstrip().startswith("|"):
        return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))
    return ()


@dataclass
class _Lines:
    """Lines to passages: what is not parted by blank lines, list marks or headings belongs together."""

    path: str
    title: str = ""
    table: int = 0
    headings: tuple[str, ...] = ()
    block: list[tuple[int, str]] = field(default_factory=list)

    def passages(self, lines: list[str]) -> Iterator[Passage]:
        inside = False
        for number, line in enumerate(lines, start=1):
            cells = _cells(line)
            if not cells and not line.strip() and inside:
                continue  # a blank line does not end what a table is called
            if len(cells) > 1:
                yield from self._closed()
                yield from self._row(number, line, cells, first=not inside)
                inside = True
                continue
            inside = False
            if not line.strip() or ITEM.match(line) or NOTE.match(line) or TITLE.match(line):
                yield from self._closed()
            if TITLE.match(line):
                self.title = plain(line).strip(" #")
            if line.strip():
                self.block.append((number, line))
        yield from self._closed()

    def _row(self, number: int, line: str, cells: tuple[str, ...], first: bool) -> Iterator[Passage]:
        clean = tuple(" ".join(plain(cell).split()) for cell in cells)
        if first:
            self.table += 1
            self.headings = clean
        if RULE.fullmatch(line.translate(TYPESET)):
            return
        yield Passage(self.path, plain(line), (0,), (number,), clean, self.title, self.headings, self.table)

    def _closed(self) -> Iterator[Passage]:
        if self.block:
            numbers, lines = zip(*self.block, strict=True)
            starts = [0]
            for line in lines[:-1]:
                starts.append(starts[-1] + len(line) + 1)
            yield Passage(self.path, plain(" ".join(lines)), tuple(starts), tuple(numbers))
        self.block = []


def _of_docx(content: bytes, shown_as: str) -> Iterator[Passage]:
    title, table = "", 0
    headings: tuple[str, ...] = ()
    for block in docx_blocks(content, shown_as):
        if not block.cells:
            title = block.text if block.is_title else title
            yield Passage(shown_as, plain(block.text), paragraph=block.number)
            continue
        cells = tuple(" ".join(plain(cell).split()) for cell in block.cells)
        if block.table != table:
            table, headings = block.table, cells
        yield Passage(shown_as, "\t".join(cells), cells=cells, about=title, headings=headings, table=table,
                      paragraph=block.number)  # fmt: skip
