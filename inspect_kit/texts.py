"""Wording that people read, by language. In: a string or a mapping by language from YAML. Out: a `Text`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True)
class Text:
    """One wording in one or more languages. A wording given as a plain string stands for every language.

    `by_language` pairs a language code with the wording; the code of a plain string is empty.
    """

    by_language: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, data: str | Mapping[str, str]) -> Text:
        """A string, or a mapping such as `{en: Yes, cy: Oes}`."""
        if isinstance(data, str):
            return cls((("", data),))
        return cls(tuple(data.items()))

    def read(self, language: str = DEFAULT_LANGUAGE) -> str:
        """The wording in a language; where it is untranslated, the default language, then the first given."""
        wordings = dict(self.by_language)
        for code in (language, "", DEFAULT_LANGUAGE):
            if code in wordings:
                return wordings[code]
        return self.by_language[0][1]

    def has(self, language: str) -> bool:
        """Is there a wording in just this language? A plain string counts as the default language only."""
        codes = {code or DEFAULT_LANGUAGE for code, _ in self.by_language}
        return language in codes

    def wordings(self) -> tuple[str, ...]:
        """Every wording, in every language."""
        return tuple(wording for _, wording in self.by_language)


def fold(text: str) -> str:
    """The one way in which spellings are made alike: spaces of any kind folded and trimmed, case ignored.

    The formulas of a workbook do the same, so that live totals and collected answers agree.
    """
    return " ".join(text.replace("\u00a0", " ").split()).lower()
