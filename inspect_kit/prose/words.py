"""Numbers in words, and what words have in common. In: texts. Out: numbers, texts, sets of stems.

Numbers up to 99 are read and written in words, in English and in Welsh (by tens: `tri deg pump`).
"""

from __future__ import annotations

import re

ONES = ("no none zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WELSH = ("dim", "un", "dau dwy", "tri tair", "pedwar pedair", "pump pum", "chwech chwe", "saith", "wyth", "naw", "deg")
STEM = 5
SHORTEST = 4
"""Letters of the shortest word that says what a figure is about."""
WORD = re.compile(r"[^\W\d_]+")
ENDINGS = ("ings", "ing", "ied", "ed", "ies", "ial", "es", "s", "ly", "e")
SMALL_WORDS = (
    "about above after also among another been before being below both case cases could each either even every find from "
    "found have having here however into just least less like made many more most much must neither none nothing only other "
    "over overall percent same should since some such than that their them then there these they this those through total "
    "under until very were what when where whether which while whom whose will with within without would your said told "
    "number three four five seven eight nine eleven twelve twenty thirty forty fifty hyn hynny mewn oedd roedd gyfer"
)
SMALL = frozenset(SMALL_WORDS.split())
"""Words that stand beside any figure."""


def _english() -> dict[str, int]:
    found = {word: number for number, words in enumerate(ONES) for word in words.split()}
    for at, ten in enumerate(TENS, start=2):
        found[ten] = at * 10
        found |= {f"{ten}{dash}{ONES[one]}": at * 10 + one for one in range(1, 10) for dash in ("-", " ")}
    return found


def _welsh() -> dict[str, int]:
    ones = [words.split() for words in WELSH]
    found = {word: number for number, words in enumerate(ones) for word in words}
    for ten in range(1, 10):
        heads = ["un", "dau"][ten - 1 : ten] if ten < 3 else ones[ten]
        for head in heads:
            found |= {f"{head} deg": ten * 10} if ten > 1 else {}
            found |= {f"{head} deg {tail}": ten * 10 + one for one in range(1, 10) for tail in ones[one]}
    return found


NUMBERS = {"en": _english(), "cy": _welsh()}
NONE = frozenset({"no", "none", "zero", "dim"})
"""Words for nothing: too common to begin a figure, so that they are left to people."""


def number_pattern(language: str) -> str:
    """A pattern of numbers in digits (with commas, with decimals) or in words."""
    words = sorted(NUMBERS.get(language, NUMBERS["en"]).keys() - NONE, key=len, reverse=True)
    return rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}}(?:\.\d{{1,6}})?(?!\d)|(?:{'|'.join(words)})(?![\w-]))"


def read_number(text: str, language: str) -> float:
    """The number of a text that the pattern found."""
    folded = " ".join(text.lower().split())
    words = NUMBERS.get(language, NUMBERS["en"])
    return float(words[folded]) if folded in words else float(folded.replace(",", ""))


def in_words(number: int, language: str) -> str:
    """A number in words, as the first of its spellings; above 99 in digits."""
    for word, value in NUMBERS.get(language, NUMBERS["en"]).items():
        if value == number and number != 0:
            return word
    return f"{number:,}"


def stem(word: str) -> str:
    """What is left of a word without its ending: flags, flagged and flagging are alike."""
    low = word.lower()
    for ending in ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST - 1:
            low = low[: -len(ending)]
            break
    if len(low) > SHORTEST - 1 and low[-1] == low[-2]:
        low = low[:-1]
    return low[:STEM]


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say what it is about."""
    return frozenset(stem(word) for word in WORD.findall(text) if len(word) >= SHORTEST and word.lower() not in SMALL)
