"""A Word document from a page of a report. In: the page's Markdown, a template, pictures. Out: the bytes of a .docx.

Looks are the template's: here stand names of styles, fields, headings of tables and text alternatives, and no formatting.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspect_kit.inspection import Inspection
from inspect_kit.texts import Text
from inspect_kit.word.blocks import Block, Kind, Run, Runs, read_blocks
from inspect_kit.word.columns import columns_of, cut, widths
from inspect_kit.word.parts import (
    add_field,
    describe_picture,
    describe_table,
    keep_whole,
    printable,
    repeat_header,
    saved,
    set_language,
    set_widths,
)
from inspect_kit.word.template import WordTemplate

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

DEEPEST = 3
DOT = 15
"""The size of a dot of a screen, in twentieths of a point."""
EMU = 635
"""A twentieth of a point in the units of pictures."""
WIDTH = slice(16, 20)
"""Where a PNG says how wide it is."""
MADE = datetime(2000, 1, 1)
"""No clock: the same content is the same file."""
STYLE = {"strong": "Strong", "emphasis": "Emphasis", "code": "Code"}
TABLE = Text((("en", "Table"), ("cy", "Tabl")))
FIGURE = Text((("en", "Figure"), ("cy", "Ffigur")))
PAGE = Text((("en", "Page "), ("cy", "Tudalen ")))
PART = Text((("en", "{title} (part {part} of {parts})"), ("cy", "{title} (rhan {part} o {parts})")))
PICTURES = Text((("en", "In pictures"), ("cy", "Mewn lluniau")))
LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}


@dataclass(frozen=True)
class Picture:
    """A chart: a title that says what was found, a text alternative, the image as PNG, and what stands below it.

    `scale` is how many dots the image has for each dot of a screen, on which it is as large as it is meant to be.
    """

    title: str
    description: str
    png: bytes
    note: str = ""
    scale: float = 1.0

    def width(self) -> int:
        """The width that is meant, in twentieths of a point."""
        dots = int.from_bytes(self.png[WIDTH], "big")
        return max(1, round(dots / self.scale * DOT))


def build_document(
    inspection: Inspection, language: str, markdown: str, template: WordTemplate, pictures: Sequence[Picture] = ()
) -> bytes:
    """The document. Marking and stamps stand at the head of each page and the marking at its foot.

    Raises:
        StopRun: a library is not installed.
    """
    stamps = [inspection.synthetic.read(language)] if inspection.synthetic is not None else []
    blocks = list(_without_marks(read_blocks(markdown), [inspection.marking, *stamps]))
    document = template.open()
    writer = _Writer(document, language)
    writer.write(blocks, pictures)
    _head_and_foot(document, inspection.marking, stamps, language)
    title = " ".join([inspection.title.read(language), *(b.text for b in blocks[:2] if b.kind is Kind.HEADING)])
    _describe(document, title, inspection, language)
    return saved(document)


def _without_marks(blocks: Sequence[Block], marks: Sequence[str]) -> Iterator[Block]:
    """The page without the marking and the stamp that stand alone in it: every page of the document has them."""
    alone = {" ".join(mark.split()) for mark in marks}
    yield from (each for each in blocks if each.kind is not Kind.PARAGRAPH or " ".join(each.text.split()) not in alone)


@dataclass
class _Writer:
    """Adds blocks to a document, and counts its tables and figures."""

    document: Document
    language: str
    tables: int = 0
    figures: int = 0
    width: int = 9000
    ids: dict[str, str] = field(default_factory=dict)

    def write(self, blocks: Sequence[Block], pictures: Sequence[Picture]) -> None:
        """Every block; the pictures before the second part of the page, behind what it says at the beginning."""
        self.width = _text_width(self.document)
        self.ids = {str(style.name): str(style.style_id) for style in self.document.styles}
        left = list(pictures)
        tables_seen = False
        for at, block in enumerate(blocks):
            nearly = block.kind is Kind.HEADING and any(each.kind is Kind.TABLE for each in blocks[at : at + 4])
            if left and not tables_seen and nearly and at > 1:
                self._pictures(left)
                left, tables_seen = [], True
            self._block(block)
        self._pictures(left)

    def _block(self, block: Block) -> None:
        if block.kind is Kind.TABLE:
            self._table(block)
        elif block.kind is Kind.HEADING:
            self._paragraph(f"Heading {min(block.level, DEEPEST)}", block.runs)
        else:
            self._paragraph("List Bullet" if block.kind is Kind.ITEM else "Normal", block.runs)

    def _paragraph(self, style: str, runs: Runs = ()) -> Paragraph:
        paragraph = self.document.add_paragraph()
        self._style(paragraph, style)
        self._fill(paragraph, runs)
        return paragraph

    def _style(self, paragraph: Paragraph, name: str) -> None:
        """Name the style by its id: python-docx would look through all of them for each paragraph."""
        paragraph._p.style = self.ids[name]

    def _fill(self, paragraph: Paragraph, runs: Runs) -> None:
        for run in runs:
            added = paragraph.add_run(printable(run.text))
            if run.style:
                added._r.style = self.ids[STYLE[run.style]]

    def _caption(self, word: Text, sequence: str, number: int, title: str) -> None:
        paragraph = self._paragraph("Caption", (Run(f"{word.read(self.language)} "),))
        add_field(paragraph, f"SEQ {sequence} \\* ARABIC", str(number))
        self._fill(paragraph, (Run(f": {title}"),))

    def _table(self, block: Block) -> None:
        cuts = cut(block.rows, self.width)
        for part, rows in enumerate(cuts, start=1):
            title = block.under
            if len(cuts) > 1:
                title = PART.read(self.language).format(title=title, part=part, parts=len(cuts))
            self.tables += 1
            self._caption(TABLE, "Table", self.tables, title)
            self._grid(rows, printable(title))

    def _grid(self, rows: Sequence[Sequence[Runs]], title: str) -> None:
        from docx.text.paragraph import Paragraph

        table = self.document.add_table(rows=len(rows), cols=len(rows[0]), style="Inspection table")
        describe_table(table, title)
        columns = columns_of(rows)
        for row, cells in zip(table._tbl.tr_lst, rows, strict=True):
            keep_whole(row)
            for at, (cell, runs) in enumerate(zip(row.tc_lst, cells, strict=True)):
                paragraph = Paragraph(cell.p_lst[0], table)
                self._style(paragraph, "Table number" if columns[at].number else "Table text")
                self._fill(paragraph, runs)
        repeat_header(table._tbl.tr_lst[0])
        set_widths(table, widths(columns, self.width))

    def _pictures(self, pictures: Sequence[Picture]) -> None:
        if not pictures:
            return
        self._paragraph("Heading 2", (Run(PICTURES.read(self.language)),))
        for each in pictures:
            self.figures += 1
            self._caption(FIGURE, "Figure", self.figures, each.title)
            shape = (
                self._paragraph("Picture")
                .add_run()
                .add_picture(io.BytesIO(each.png), width=min(each.width(), self.width) * EMU)
            )
            describe_picture(shape, f"Figure {self.figures}", printable(each.description))
            if each.note:
                self._paragraph("Normal", (Run(each.note),))


def _text_width(document: Document) -> int:
    """The width of the text on a page, in twentieths of a point."""
    section = document.sections[-1]
    sizes = (section.page_width or 0, section.left_margin or 0, section.right_margin or 0)
    return max(1440, (sizes[0] - sizes[1] - sizes[2]) // EMU)


def _head_and_foot(document: Document, marking: str, stamps: Sequence[str], language: str) -> None:
    """The marking and the stamps above each page, the marking and the number below."""
    for section in document.sections:
        for part in _parts(section, "header", document):
            _marked(document, part, [marking, *stamps])
        for part in _parts(section, "footer", document):
            paragraph = _marked(document, part, [marking])
            paragraph.add_run(f". {PAGE.read(language)}")
            add_field(paragraph, "PAGE", "1")


def _parts(section: Any, name: str, document: Document) -> Iterator[Any]:
    """The headers or footers that a section shows."""
    yield getattr(section, name)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{name}")
    if document.settings.odd_and_even_pages_header_footer:
        yield getattr(section, f"even_page_{name}")


def _marked(document: Document, part: Any, lines: Sequence[str]) -> Paragraph:
    """The lines as one paragraph in the style of the marking: in place of one that the template has, else of their own."""
    style = document.styles["Marking"]
    found = [each for each in part.paragraphs if each.style is not None and each.style.name == style.name]
    empty = [each for each in part.paragraphs if not each.text and len(part.paragraphs) == 1]
    paragraph: Paragraph = (found or empty or [part.add_paragraph()])[0]
    paragraph.style = style
    for each in list(paragraph.runs):
        paragraph._p.remove(each._r)
    paragraph.add_run(printable(". ".join(lines)))
    return paragraph


def _describe(document: Document, title: str, inspection: Inspection, language: str) -> None:
    """Title, language and marking as properties, and no clock."""
    code = LANGUAGES.get(language, language)
    set_language(document, code)
    about = document.core_properties
    about.title, about.language = printable(title)[:255], code
    about.subject, about.keywords = printable(inspection.marking)[:255], printable(inspection.marking)[:255]
    about.author = about.last_modified_by = "inspect-kit"
    about.created = about.modified = MADE
    about.revision = 1
