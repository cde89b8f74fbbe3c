"""What looks as if it led to a person. In: a text of a record. Out: what it looks like, in words. Looking is no proof."""

from __future__ import annotations

import re

LOOKS = {
    "an email address": re.compile(r"[^\s@]{1,64}@[^\s@.]{1,64}\.[^\s@]", re.ASCII),
    "a telephone number": re.compile(r"(?<![\w/.-])(?:\+\d{1,3}|\(?0)(?:[ ()-]{0,2}\d){9,12}(?![\w/-])", re.ASCII),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.ASCII | re.IGNORECASE),
}


def looks_personal(text: str) -> list[str]:
    """What in the text looks like a way to a person."""
    return [what for what, pattern in LOOKS.items() if pattern.search(text)]
