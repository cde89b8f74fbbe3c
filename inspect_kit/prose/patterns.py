"""How figures are written in a language. In: a language and what an inspection calls its bodies. Out: `Patterns`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from inspect_kit.prose.words import number_pattern

FRACTIONS = {
    "en": {"half": (1, 2), "a half": (1, 2), "a third": (1, 3), "one third": (1, 3), "one-third": (1, 3), "two thirds": (2, 3),
           "two-thirds": (2, 3), "a quarter": (1, 4), "one quarter": (1, 4), "three quarters": (3, 4),
           "three-quarters": (3, 4), "a fifth": (1, 5), "one fifth": (1, 5)},
    "cy": {"hanner": (1, 2), "traean": (1, 3), "un rhan o dair": (1, 3), "dau draean": (2, 3), "chwarter": (1, 4),
           "tri chwarter": (3, 4)},
}  # fmt: skip
ROUGH = {
    "en": r"\b(?:about|around|approximately|roughly|nearly|almost|some|over|under|more than|less than|fewer than|up to"
    r"|as many as|at least|at most|just over|just under|between)\s+$",
    "cy": r"\b(?:tua|bron|oddeutu|mwy na|llai na|hyd at|o leiaf|dros|rhwng)\s+$",
}
DENIED = {
    "en": r"\b(?:not|never|neither|nor|without|no|cannot|lacked|failed)\b|n't\b",
    "cy": r"\b(?:ni|nid|heb|byth|na|nad|ddim)\b",
}
UP = {"en": r"\b(?:increas\w+|r[io]se[ns]?|risen|grew|grown|growth|up)\b", "cy": r"\b(?:cynnydd\w*|cynyddu|codi|cododd)\b"}
DOWN = {
    "en": r"\b(?:decreas\w+|declin\w+|fall(?:en|s)?|fell|drop\w*|reduc\w+|down)\b",
    "cy": r"\b(?:gostyng\w*|lleihad|cwympo\w*|disgyn\w*)\b",
}
CHANGE = {"en": r"\b(?:change|increase|decrease|growth)\w*\b", "cy": r"\b(?:newid\w*|cynnydd|gostyngiad)\b"}
SHARE_WORDS = {"en": r"\b(?:share|proportion)\b", "cy": r"\b(?:cyfran)\b"}
VERBS = {
    "en": r"(?:had|have|has|do|does|did|don't|said|told|use[sd]?|is|are|was|were|answered|could|would|included|covered)\b",
    "cy": r"(?:oedd|sydd|wedi)\b",
}
NUMBERED = (
    r"(?:\b(?:sections?|articles?|figures?|tables?|charts?|pages?|paragraphs?|chapters?|annex|appendix|parts?|schedules?|notes?"
    r"|footnotes?|recommendations?|criteri(?:on|a)|indicators?|version|rules?|regulations?|phase|step|lines?|no|number"
    r"|question|adran|erthygl|ffigur|tabl|tudalen|pennod|rhan|rhif)s?\.?\s+(?:\d+\s*(?:,|and|to|-)\s*)?|[-/.:£$€#]|\d,)$"
)
DATES = (
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:19|20)\d\d\s*[/-]\s*(?:19|20)?\d\d\b|\b\d{1,2}[:.]\d\d\s*(?:am|pm)?\b(?=\s*(?:am|pm|hours|GMT))|\b\d{1,2}:\d\d\b"
    r"|\bone of (?:two|three|four|five|several)\b|\bone in (?:every )?(?:particular)\b|\b\d+-\d+\b"
)
FEW = "three|four|five|six|seven|eight|nine|ten|10|20|100"
"""What people say `so many in` of."""
CERTAINTY = re.compile(r"confiden|interval|hyder|cyfwng", re.IGNORECASE)
ONLY = re.compile(r"\b(?:only|just|dim ond)\b", re.IGNORECASE)
CELL = re.compile(
    r"(?:(?P<n>\d[\d,]{0,15}(?:\.\d{1,6})?(?![\d.]*\s*%))(?:\s*(?:of|o|/)\s*(?P<m>\d[\d,]{0,15}))?\s*†?\s*)?"
    r"(?:\(?(?P<percent>[-+]?\d{1,6}(?:\.\d{1,6})?)\s*%\)?)?\s*†?"
)
"""A cell that holds a figure: `12`, `7 of 30`, `65,364 (70%)`, `-6%`."""
CONTENTS = re.compile(r"\.{3,}\s*$")
REACH = 60
"""Characters after a figure in which a `not` is about it."""


@dataclass(frozen=True)
class Words:
    """Words around a figure that say what sort it is."""

    rough: re.Pattern[str]
    denied: re.Pattern[str]
    up: re.Pattern[str]
    down: re.Pattern[str]
    change: re.Pattern[str]
    share: re.Pattern[str]


@dataclass(frozen=True)
class Patterns:
    """`every` are looked for in this order; each has groups `n` and perhaps `m`, and `it` where not all of it is the figure."""

    language: str
    every: tuple[tuple[str, re.Pattern[str]], ...]
    skipped: re.Pattern[str]
    numbered: re.Pattern[str]
    bodies: re.Pattern[str]
    words: Words
    fractions: Mapping[str, tuple[int, int]]

    def is_year(self, typed: str) -> bool:
        """Does it look like a year? A number of four digits with a comma is none."""
        return re.fullmatch(r"(?:19|20)\d\d", typed) is not None

    def sign(self, before: str, after: str) -> int:
        """Is a percentage a change: 1 up, -1 down, 0 if it is none. The nearest word before it decides, then one after."""
        if re.search(r"-$", before):
            return -1
        near = [
            (found.start(), sign)
            for pattern, sign in ((self.words.up, 1), (self.words.down, -1))
            for found in pattern.finditer(before)
        ]
        if near and re.search(r"\b(?:by|of|from|to|o|gan)\W+(?:\w+\W+)?$|\(\W*(?:by )?$", before):
            return max(near)[1]
        behind = re.match(r"\s*(?:\w+\s+){0,1}", after)
        rest = after[behind.end() if behind else 0 :][:12]
        return 1 if self.words.up.match(rest) else -1 if self.words.down.match(rest) else 0


def build_patterns(language: str, bodies_word: str, body_word: str, cases_word: str) -> Patterns:
    """The patterns of a language; what is not known of it is taken from English."""
    lang = language if language in FRACTIONS else "en"
    number = number_pattern(lang)
    n, m = f"(?P<n>{number})", f"(?P<m>{number})"
    flags = re.IGNORECASE
    body = "|".join(re.escape(each) for each in (bodies_word, body_word))
    counted = "|".join(dict.fromkeys(re.escape(each) for each in (bodies_word, body_word, cases_word, "cases", "achos")))
    fractions = "|".join(re.escape(each) for each in sorted(FRACTIONS[lang], key=len, reverse=True))
    every = _welsh(n, m, body) if lang == "cy" else _english(n, m, body)
    every = [
        *every,
        ("fraction", rf"\b(?P<fraction>{fractions})\s+(?:of |o )?(?:the |all |our |yr |y |'r )?(?:{m}\s+)?(?:{counted})\b"),
        ("bodies", rf"\b{n}(?:\s+[\w'-]+)?\s+(?:{body})\b"),
        ("count", rf"\b{n}\s+(?:[\w'-]+\s+){{0,3}}?(?:{re.escape(cases_word)}|cases)\b"),
        ("count", r"(?<![\d,./-])(?P<n>\d{1,3}(?:,\d{3})+)(?![\d,])"),
    ]
    skipped = f"{DATES}|{_ranges(number, lang)}"
    words = [re.compile(each[lang], flags) for each in (ROUGH, DENIED, UP, DOWN, CHANGE, SHARE_WORDS)]
    return Patterns(
        lang,
        tuple((name, re.compile(pattern, flags)) for name, pattern in every),
        re.compile(skipped, flags),
        re.compile(NUMBERED, flags),
        re.compile(body, flags),
        Words(*words),
        FRACTIONS[lang],
    )


def _ranges(number: str, language: str) -> str:
    """From so many to so many per cent: which figure is meant is for people to say."""
    unit = r"(?:\s*%|\s+y\s+cant\b|[\s-]+per\s?cents?\b)"
    joint = r"\s*(?:-|\ba\b|\bac\b|\bi\b)\s*" if language == "cy" else r"\s*(?:-|\band\b|\bto\b)\s*"
    between = r"\brhwng\s+" if language == "cy" else r"\bbetween\s+"
    return rf"{between}{number}{unit}?{joint}{number}{unit}|\b{number}{unit}?\s*(?:-|\bto\b|\bi\b)\s*{number}{unit}"


def _english(n: str, m: str, body: str) -> list[tuple[str, str]]:
    the = r"(?:the |these |those |all |our |its |their )*"
    lead = r"(?:only |just |some |of them,? )*"
    verbs = VERBS["en"]
    percent = r"(?:\s*%|[\s-]+per\s?cents?\b)"
    return [
        ("all_but", rf"\ball (?:but|except)(?: for)? {n}(?:\s+(?:of (?:the )?)?(?:{body}))?\b"),
        ("percent", rf"(?<![\d.,/]){n}{percent}"),
        ("share", rf"(?<![\w.,/-]){n} (?:\w+ )?out of {the}{m}\b(?!\s*(?:%|per))"),
        ("share", rf"(?<![\w.,/-]){n} (?:{body} )?of {the}{m}\b(?!\s*(?:%|per))"),
        ("share", rf"\b(?:out )?of {the}{m}\b(?: [\w'-]+){{0,9}}?, {lead}{n}\b(?!\s*(?:%|per))"),
        ("share", rf"\b(?:out )?of {the}{m}\b[^.;]{{0,80}}?\b{n} (?:times|occasions)\b"),
        (
            "share",
            rf"(?<![\w.,/-]){n} in (?:every )?(?P<m>{FEW})\b(?! (?:of|{body}))",
        ),
        ("bodies", rf"\b(?:only|just) {n} (?:of (?:the |these )?(?:{body})|{verbs})"),
        ("bodies", rf"\b(?P<it>{n}) of the (?:{body})\b"),
    ]


def _welsh(n: str, m: str, body: str) -> list[tuple[str, str]]:
    return [
        ("percent", rf"(?<![\d.,/]){n}(?:\s*%|\s+y\s+cant\b)"),
        ("share", rf"(?<![\w.,/-]){n} (?:\w+ )?(?:allan )?o(?:'r| blith y| blith yr)? {m}\b(?!\s*(?:%|y cant))"),
        ("share", rf"\b(?:allan )?o(?:'r)? {m}\b(?: [\w'-]+){{0,6}}?, {n}\b(?!\s*(?:%|y cant))"),
    ]
