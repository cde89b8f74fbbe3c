"""The document that gives a report its looks. In: an inspection. Out: a `WordTemplate`, checked.

`reports/word/template.docx` in the inspection's own folder goes before the shipped one. Every style that a report uses must be
in it; how it looks is its own affair.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.extras import import_extra
from inspect_kit.files import read_bytes
from inspect_kit.inspection import Inspection
from inspect_kit.problems import Problem, StopRun, problem
from inspect_kit.prose.docx_text import BROKEN, docx_blocks
from inspect_kit.shipped import shipped_root

if TYPE_CHECKING:
    from docx.document import Document

NAME = Path("reports") / "word" / "template.docx"
SIZE_LIMIT = 20_000_000
UNPACKED_LIMIT = 100_000_000
PARAGRAPH, CHARACTER, TABLE = 1, 2, 3
"""What python-docx calls the kinds of styles."""
STYLES = {
    "Heading 1": PARAGRAPH, "Heading 2": PARAGRAPH, "Heading 3": PARAGRAPH, "Normal": PARAGRAPH, "List Bullet": PARAGRAPH,
    "Caption": PARAGRAPH, "Marking": PARAGRAPH, "Picture": PARAGRAPH, "Table text": PARAGRAPH, "Table number": PARAGRAPH,
    "Strong": CHARACTER, "Emphasis": CHARACTER, "Code": CHARACTER, "Inspection table": TABLE,
}  # fmt: skip
"""Every style that a report uses."""
KINDS = {PARAGRAPH: "a paragraph style", CHARACTER: "a character style", TABLE: "a table style"}


@dataclass(frozen=True)
class WordTemplate:
    """A template that has been checked."""

    content: bytes

    def open(self) -> Document:
        """A fresh document from it."""
        document: Document = import_extra("docx", "docx").Document(io.BytesIO(self.content))
        return document


def load_template(inspection: Inspection) -> WordTemplate:
    """The inspection's own template, or the shipped one.

    Raises:
        StopRun: it is no Word document, or styles are missing; or the library is not installed.
    """
    own = inspection.folder / NAME
    path = own if own.exists() else shipped_root() / NAME
    shown = inspection.shown(own) if own.exists() else f"shipped:{NAME.as_posix()}"
    content = read_bytes(path, SIZE_LIMIT, shown)
    problems = check_template(content, shown)
    if problems:
        raise StopRun(problems)
    return WordTemplate(content)


def check_template(content: bytes, shown: str) -> list[Problem]:
    """Everything that speaks against a template."""
    docx = import_extra("docx", "docx")
    docx_blocks(content, shown)  # stops at a file that is damaged or hostile
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED_LIMIT:
                return [problem("draft-too-large", shown, limit=UNPACKED_LIMIT)]
        document = docx.Document(io.BytesIO(content))
        return _missing(document, shown)
    except (*BROKEN, SyntaxError, AttributeError, TypeError, docx.opc.exceptions.OpcError):
        # lxml's errors are SyntaxErrors; a part of the wrong kind is an attribute that is not there
        return [problem("draft-not-docx", shown)]


def _missing(document: Any, shown: str) -> list[Problem]:
    there = {style.name: style.type for style in document.styles if style.name is not None}
    return [
        problem(
            "word-no-style", shown, name=name, kind=KINDS[kind], known=get_close_matches(name, there, n=3) or list(there)[:10]
        )
        for name, kind in STYLES.items()
        if there.get(name) != kind
    ]
