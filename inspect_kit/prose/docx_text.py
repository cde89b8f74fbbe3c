"""The text of a Word document, without a library: what stands in its paragraphs and tables. In: bytes. Out: `Block` values.

Text of revisions that were deleted is left out; what was inserted counts. Nothing large is unpacked and no entity is read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from inspect_kit.problems import StopRun, problem

DOCUMENT = "word/document.xml"
UNPACKED_LIMIT = 100_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, KeyError,
          ElementTree.ParseError, RecursionError)  # fmt: skip
TITLES = re.compile(r"heading|caption|title", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """A paragraph by its number from 1, or a row of a table by that of its first paragraph. `table` counts tables."""

    number: int
    text: str
    cells: tuple[str, ...] = ()
    table: int = 0
    is_title: bool = False


def docx_blocks(content: bytes, shown_as: str) -> list[Block]:
    """Everything that is said in the body of the document, in order.

    Raises:
        StopRun: it is no Word document, or a damaged or hostile one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo(DOCUMENT).file_size > UNPACKED_LIMIT:
                raise StopRun([problem("draft-too-large", shown_as, limit=UNPACKED_LIMIT)])
            xml = archive.read(DOCUMENT)
        if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
            raise StopRun([problem("draft-not-docx", shown_as)])
        body = ElementTree.fromstring(xml).find(f"{W}body")
        return [] if body is None else list(_Reader().blocks(body))
    except BROKEN:
        raise StopRun([problem("draft-not-docx", shown_as)]) from None


class _Reader:
    def __init__(self) -> None:
        self._number = 0
        self._table = 0

    def blocks(self, parent: ElementTree.Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                self._number += 1
                yield Block(self._number, _text(child), is_title=_is_title(child))
            elif child.tag == f"{W}tbl":
                yield from self._rows(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
                yield from self.blocks(child)

    def _rows(self, table: ElementTree.Element) -> Iterator[Block]:
        self._table += 1
        here = self._table
        for row in table.iter(f"{W}tr"):
            first = self._number + 1
            cells = []
            for cell in row.iter(f"{W}tc"):
                paragraphs = list(cell.iter(f"{W}p"))
                self._number += len(paragraphs)
                cells.append(" ".join(_text(each) for each in paragraphs))
            yield Block(first, "\t".join(cells), tuple(cells), here)


def _text(paragraph: ElementTree.Element) -> str:
    """What a paragraph says, with tabs and breaks as spaces."""
    parts = []
    for each in paragraph.iter():
        if each.tag == f"{W}t":
            parts.append(each.text or "")
        elif each.tag in (f"{W}tab", f"{W}br"):
            parts.append(" ")
        elif each.tag == f"{W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _is_title(paragraph: ElementTree.Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and TITLES.search(style.get(f"{W}val", "")) is not None
