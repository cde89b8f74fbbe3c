"""What a page is, as values that templates lay out: sections of blocks. Nothing here knows HTML.

Every `href` is a path from the root of the site, made by us; whatever people wrote is text and only text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Link:
    """Where something leads: a path from the root of the site, and words. No path: only the words."""

    text: str
    href: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a table. `href` leads to what is behind it; `beside` stands below it in small letters."""

    text: str
    href: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Column:
    """A heading; numbers stand at the right."""

    title: str
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A table. The first cell of each row names the row. `id` is the page's own."""

    kind: ClassVar[str] = "table"
    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[tuple[str, str, str, list[tuple[bool, str, str, str]]]]:
        """Each row as plain values: the name of the row, where it leads, what stands below it, and the same of the other
        cells, each after whether it is a number.

        Templates look up names slowly, and a site has a hundred thousand cells.
        """
        numbers = [column.number for column in self.columns[1:]]
        for head, *rest in self.rows:
            cells = [(n, cell.text, cell.href, cell.beside) for n, cell in zip(numbers, rest, strict=True)]
            yield head.text, head.href, head.beside, cells


@dataclass(frozen=True)
class Paragraph:
    """Words."""

    kind: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True)
class Bullets:
    """Several things to say, or places to go."""

    kind: ClassVar[str] = "bullets"
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Pairs:
    """Names and what there is to say of each."""

    kind: ClassVar[str] = "pairs"
    pairs: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class Picture:
    """A chart that is drawn: SVG of our own drawing, with its title and its words in it, and its figures as a table.
    `behind` leads to the cases."""

    kind: ClassVar[str] = "picture"
    id: str
    title: str
    svg: str
    note: str
    table: Table
    behind: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Card:
    """One thing of several: its heading, what it is, and lists beside it."""

    kind: ClassVar[str] = "card"
    id: str
    title: str
    text: str
    lists: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class Gallery:
    """Pictures beside each other, where there is room."""

    kind: ClassVar[str] = "gallery"
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Heading:
    """A heading below that of the section."""

    kind: ClassVar[str] = "heading"
    id: str
    text: str


@dataclass(frozen=True)
class Folded:
    """Blocks that are opened by whoever wants them, and printed open."""

    kind: ClassVar[str] = "folded"
    summary: str
    blocks: tuple[Block, ...]


Block = Table | Paragraph | Bullets | Pairs | Card | Gallery | Heading | Folded


@dataclass(frozen=True)
class Section:
    """A part of a page, with its heading."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    """A page. `path` is from the root of the site and `template` the kind of page; `crumbs` lead to it from the first page.
    `lead` stands below the heading. `nav` is the place in the navigation that it belongs to."""

    path: str
    template: str
    title: str
    nav: str
    crumbs: tuple[Link, ...] = ()
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def up(self) -> str:
        """From the page to the root of the site."""
        return "../" * self.path.count("/")


@dataclass(frozen=True)
class DataFile:
    """A table as CSV: what it is, its columns, and its rows of plain values."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[object]] = field(repr=False)
