"""The workbook that gptables makes of a book. In: a `PublishedBook`. Out: bytes, the same for the same book.

gptables lays out cover, contents, notes and tables to the Analysis Function's guidance. What it leaves to others is done here:
the document's title and language, widths, and text that stays text.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any
from xml.sax.saxutils import escape

from inspect_kit.extras import import_extra
from inspect_kit.measures.results import Note
from inspect_kit.published.book import PublishedBook
from inspect_kit.published.safe import safe, safe_headings
from inspect_kit.published.table import SHORTHAND, PublishedTable, Value
from inspect_kit.published.words import say

EXTRA = "tables"
CREATED = datetime(2000, 1, 1)
"""Stands in every workbook as its date of creation, so that the same input gives the same bytes."""
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
CORE = "docProps/core.xml"
LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
"""Document languages of the languages that reports have; another stands as it is."""
NARROW, LABEL, WIDE, COVER = 12, 20, 60, 85
LINE, TALLEST, PAPER_A4 = 15.75, 409, 9
TEXT_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
RESTS = "shares"
"""The name of the note that every table has."""


def workbook_of(book: PublishedBook) -> bytes:
    """The workbook as a file's content.

    Raises:
        StopRun: gptables is not installed.
    """
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of empty cells, which there are none of, and of a file of its own left open
        maker = _Maker(book, import_extra("gptables", EXTRA), import_extra("pandas", EXTRA))
        workbook = maker.workbook(buffer)
    workbook.set_properties({"title": safe(book.title), "created": CREATED})
    maker.set_shape(workbook)
    workbook.close()
    return _finished(buffer.getvalue(), LANGUAGES.get(book.language, book.language))


class _Maker:
    """Hands the book's values to gptables."""

    def __init__(self, book: PublishedBook, gptables: Any, pandas: Any) -> None:
        self._book, self._gptables, self._pandas = book, gptables, pandas
        self._language = book.language
        self._notes: dict[str, str] = {say("note_shares", book.language): RESTS}  # the names of notes by their texts
        self._sheets: dict[str, Any] = {}
        self._widths: dict[str, list[float]] = {}
        self._lines: dict[str, dict[int, int]] = {}

    def workbook(self, buffer: io.BytesIO) -> Any:
        """The workbook, not closed yet."""
        for number, table in enumerate(self._book.tables, 1):
            self._add(f"{self._say('table')} {number}", f"table_{number}", table)
        notes = [[name, text] for text, name in self._notes.items()]
        titles = {"title": self._say("notes"), "table_name": "notes_table", "instructions": self._say("instructions_plain")}
        return self._gptables.produce_workbook(
            buffer,
            self._sheets,
            cover=self._cover(),
            contentsheet_label=self._say("contents"),
            contentsheet_options={
                **titles, "title": self._say("contents"), "table_name": "contents_table",
                "column_names": [self._say("sheet_name"), self._say("description")],
            },
            notes_table=self._pandas.DataFrame(notes, columns=[self._say("note_number"), self._say("note_text")], dtype=object),
            notesheet_label=self._say("notes"),
            notesheet_options=titles,
            auto_width=False,
            workbook_options=TEXT_ONLY,
        )  # fmt: skip

    def set_shape(self, workbook: Any) -> None:
        """Wide enough to read, and no wider than a screen: what is longer goes on below. Prints to the width of a page."""
        fixed = {self._say("cover"): [COVER], self._say("contents"): [LABEL, COVER], self._say("notes"): [LABEL, COVER]}
        for sheet in workbook.worksheets():
            for column, width in enumerate((self._widths | fixed)[sheet.get_name()]):
                sheet.set_column(column, column, width)
            for row, lines in self._lines.get(sheet.get_name(), {}).items():
                sheet.set_row(row, min(lines * LINE, TALLEST))  # not every program finds the height itself
            sheet.set_landscape()
            sheet.set_paper(PAPER_A4)
            sheet.fit_to_pages(1, 0)

    def _say(self, key: str) -> str:
        return say(key, self._language)

    def _cover(self) -> Any:
        book = self._book
        return self._gptables.Cover(
            cover_label=self._say("cover"),
            title=safe(book.title),
            intro=[safe(each) for each in (*book.above, *book.intro)],
            about=[safe(each) for each in book.about],
            contact=[safe(each) for each in book.contact],
            width=COVER,
        )

    def _add(self, label: str, name: str, table: PublishedTable) -> None:
        headings = safe_headings(table.headings)
        rows = [self._row(table, at, row) for at, row in enumerate(table.rows)]
        meanings = [
            say("shorthand", self._language, sign=each, meaning=SHORTHAND[each].read(self._language)) for each in _signs(rows)
        ]
        self._sheets[label] = self._gptables.GPTable(
            table=self._pandas.DataFrame(rows, columns=headings, dtype=object),
            table_name=name,
            title=f"{label}: {safe(table.title, 250)} $${RESTS}$$",
            subtitles=[safe(each) for each in self._book.above],
            instructions=self._say("instructions"),
            legend=meanings,
            source=safe(table.source),
            scope=safe(table.scope),
            index_columns={level: level - 1 for level in range(1, min(table.labels, 3) + 1)},
        )
        widths = self._widths[label] = [self._width(headings[at], [row[at] for row in rows]) for at in range(len(headings))]
        start = self._sheets[label].data_range[0]
        lines = {start + at: _lines(row, widths) for at, row in enumerate((list[Value](headings), *rows))}
        self._lines[label] = {row: number for row, number in lines.items() if number > 1}

    def _row(self, table: PublishedTable, at: int, row: Sequence[Value]) -> list[Value]:
        """The cells as gptables takes them: text made safe, and the notes of the row with its first text."""
        cells = [safe(cell) if isinstance(cell, str) else cell for cell in row]
        notes = [each for each in (table.notes[at] if at < len(table.notes) else ()) if each.text.strip()]
        told = "".join(f"$${self._note(note)}$$" for note in notes)
        return [f"{cells[0]} {told}" if told else cells[0], *cells[1:]]

    def _note(self, note: Note) -> str:
        return self._notes.setdefault(safe(note.text), f"n{len(self._notes)}")

    @staticmethod
    def _width(heading: str, cells: Sequence[Value]) -> float:
        longest = max([len(word) for word in heading.split()] + [len(str(cell)) for cell in cells])
        return min(max(longest * 1.2, NARROW), WIDE)


def _lines(row: Sequence[Value], widths: Sequence[float]) -> int:
    """How many lines the tallest cell takes."""
    return max(ceil(len(str(cell)) * 1.15 / width) for cell, width in zip(row, widths, strict=True))


def _signs(rows: Sequence[Sequence[Value]]) -> list[str]:
    """The shorthand that stands in the cells."""
    found = {cell for row in rows for cell in row if isinstance(cell, str)}
    return [each for each in SHORTHAND if each in found]


def _finished(content: bytes, language: str) -> bytes:
    """The file with its language, and with times that are the same in every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == CORE:
                said = f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
                part = re.sub(b"</cp:coreProperties>", said.encode(), part)
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part)
    return out.getvalue()
