"""Texts as they can stand in a picture: without characters that no SVG can hold, cut and broken to the room there is.

In: any text. Out: a text, or its lines. The table beside the picture keeps what is cut here.
"""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Any

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: in a picture they would turn what stands beside the text as well."""
ELLIPSIS = "…"


def drawable(text: str) -> str:
    """The text on one line, without what cannot be drawn. vl-convert ends the whole program over a control character."""
    return " ".join(TURNS.sub("", NOT_XML.sub(" ", text)).split())


def cut(text: str, length: int) -> str:
    """How the text begins, so many characters at most."""
    clean = drawable(text[: length * 8])
    return clean if len(clean) <= length else f"{clean[: length - 1].rstrip()}{ELLIPSIS}"


def lines(text: str, width: int, most: int) -> list[str]:
    """The text in lines of so many characters, so many lines at most."""
    clean = drawable(text[: width * most * 8])
    return wrap(clean, width, max_lines=most, placeholder=ELLIPSIS) or [""]


def cleaned(value: Any) -> Any:
    """Data with every text in it free of what no SVG can hold."""
    if isinstance(value, str):
        return NOT_XML.sub(" ", value)
    if isinstance(value, dict):
        return {cleaned(key): cleaned(each) for key, each in value.items()}
    return [cleaned(each) for each in value] if isinstance(value, (list, tuple)) else value
