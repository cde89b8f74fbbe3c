"""Texts of a document that have no wording in a language that the inspection offers.

In: a template, criteria or inspection document and the languages on offer. Out: one warning per language, at the first such
text, with their number. A plain string stands for the default language alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from inspect_kit.conditions.parse import Pointer
from inspect_kit.problems import Problem, problem
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document

TEXT_KEYS = frozenset({"title", "ask", "short", "guidance", "label", "text", "name"})


def check_translated(document: Document, languages: Sequence[str]) -> Iterator[Problem]:
    """A warning for each offered language in which texts of this document cannot be read."""
    texts = list(texts_in(document.data, ()))
    for language in languages:
        missing = [pointer for pointer, text in texts if not text.has(language)]
        if missing:
            place = document.place(*missing[0])
            yield problem("template-untranslated", place, count=len(missing), language=language)


def texts_in(data: Any, at: Pointer) -> Iterator[tuple[Pointer, Text]]:
    """Every wording below here, with where it stands."""
    if isinstance(data, list):
        for index, each in enumerate(data):
            yield from texts_in(each, (*at, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in TEXT_KEYS and (isinstance(value, str) or _is_wording(value)):
                yield (*at, key), Text.of(value)
            elif key == "labels" and isinstance(value, dict):
                yield from (((*at, key, code), Text.of(label)) for code, label in value.items())
            else:
                yield from texts_in(value, (*at, key))


def _is_wording(value: Any) -> bool:
    """A mapping from languages to wordings. An empty one is the settings of an answer that is a text."""
    return isinstance(value, dict) and bool(value) and all(isinstance(each, str) for each in value.values())
