"""Pieces of WordprocessingML that python-docx has no words for. In: paragraphs, tables. Out: the same, with them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the package, so that the same content gives the same bytes."""
UNPRINTABLE = re.compile("[^\t -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\u200e\u200f\x7f-\x9f]")
"""What XML does not allow, and what turns the direction of text about."""


def printable(text: str) -> str:
    """Text that a document can hold: on one line, with nothing in it that cannot be seen."""
    return UNPRINTABLE.sub(" ", text)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key.replace("_", ":")), value)
    return element


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field such as `SEQ Table`, with what it shows until Word counts anew."""
    field = _element("w:fldSimple", w_instr=f" {code} ")
    run = paragraph.add_run(shown)
    field.append(run._r)
    paragraph._p.append(field)


def repeat_header(row: CT_Row) -> None:
    """The row stands at the top of every page that the table goes over."""
    row.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_whole(row: CT_Row) -> None:
    """No page ends within the row."""
    row.get_or_add_trPr().append(_element("w:cantSplit"))


def describe_table(table: Table, title: str) -> None:
    """What the table is, for those who hear the document; and its first row and column as headings."""
    properties = table._tbl.tblPr
    look = properties.find(_name("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(
        _element("w:tblLook", w_val="00A0", w_firstRow="1", w_lastRow="0", w_firstColumn="1", w_lastColumn="0", w_noHBand="0",
                 w_noVBand="1")
    )  # fmt: skip
    properties.append(_element("w:tblCaption", w_val=title))


def set_widths(table: Table, widths: list[int]) -> None:
    """The widths of the columns, in twentieths of a point."""
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(_name("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.get_or_add_tcPr().get_or_add_tcW().set(_name("w:w"), str(width))


def describe_picture(picture: object, title: str, description: str) -> None:
    """The text alternative of a picture that was added."""
    properties = picture._inline.docPr  # type: ignore[attr-defined]
    properties.set("name", title)
    properties.set("descr", description)


def set_language(document: Document, code: str) -> None:
    """The language that the document is read aloud and checked in."""
    for each in document.styles.element.iter(_name("w:lang")):
        each.set(_name("w:val"), code)


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)


def saved(document: Document) -> bytes:
    """The document as a file: the same bytes for the same content."""
    out = io.BytesIO()
    document.save(out)
    packed = io.BytesIO()
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, source.read(name))
    return packed.getvalue()
