"""A page of a report as blocks. In: its Markdown, from the same templates as every page. Out: `Block` values.

So a Word document says what the Markdown page says, whoever changed the template. Of Markdown it knows what reports use:
headings, paragraphs, lists, tables, bold, italics and code; anything else is kept as its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from inspect_kit.extras import import_extra

if TYPE_CHECKING:
    from markdown_it.token import Token

INLINE = {"strong_open": "strong", "strong_close": "", "em_open": "emphasis", "em_close": ""}


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True)
class Run:
    """A stretch of text that is `strong`, `emphasis` or `code`, or none of them."""

    text: str
    style: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """One block; `level` is that of a heading, `rows` are the cells of a table, headings first, `under` its heading."""

    kind: Kind
    runs: Runs = ()
    level: int = 0
    rows: tuple[tuple[Runs, ...], ...] = ()
    under: str = ""

    @property
    def text(self) -> str:
        """What it says, without styles."""
        return said(self.runs)


def said(runs: Runs) -> str:
    """The text of runs."""
    return "".join(run.text for run in runs)


def read_blocks(markdown: str) -> list[Block]:
    """The blocks of a page, in order.

    Raises:
        StopRun: the library that reads Markdown is not installed.
    """
    parser = import_extra("markdown_it", "docx").MarkdownIt("commonmark", {"html": False}).enable("table")
    return list(_Reader(parser.parse(markdown)).blocks())


class _Reader:
    """Walks along the tokens once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._heading = ""
        self._level = 0
        self._depth = 0

    def blocks(self) -> Iterator[Block]:
        rows: list[list[Runs]] = []
        for token in self._tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "table_close":
                yield Block(Kind.TABLE, rows=tuple(tuple(row) for row in rows), under=self._heading)
                rows = []
            elif token.type == "inline" and rows:
                rows[-1].append(_runs(token))
            else:
                yield from self._beside_tables(token)

    def _beside_tables(self, token: Token) -> Iterator[Block]:
        if token.type == "heading_open":
            self._level = int(token.tag[1])
        elif token.type in ("list_item_open", "list_item_close"):
            self._depth += token.nesting
        elif token.type == "inline":
            yield self._block(Kind.HEADING if self._level else Kind.ITEM if self._depth else Kind.PARAGRAPH, token)
            self._level = 0
        elif token.type in ("fence", "code_block", "html_block") and token.content.strip():
            yield Block(Kind.PARAGRAPH, (Run(token.content.strip()),))

    def _block(self, kind: Kind, token: Token) -> Block:
        block = Block(kind, _runs(token), self._level)
        if kind is Kind.HEADING:
            self._heading = block.text
        return block


def _runs(token: Token) -> Runs:
    """The runs of a paragraph, a heading or a cell; a break is a space, a link is its text."""
    found: list[Run] = []
    style = ""
    for child in token.children or ():
        if child.type in INLINE:
            style = INLINE[child.type]
        elif child.type == "code_inline":
            found.append(Run(child.content, "code"))
        elif child.type in ("softbreak", "hardbreak"):
            found.append(Run(" ", style))
        elif child.content:
            found.append(Run(child.content, style))
    return tuple(found)
