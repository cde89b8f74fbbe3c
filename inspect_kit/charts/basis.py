"""What every chart of an instrument is made from, and how it says figures. In: scores and definitions. Out: words and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspect_kit.charts.chart import Chart
from inspect_kit.charts.definitions import Definitions, Row
from inspect_kit.charts.labels import cut, lines
from inspect_kit.charts.words import WORDS
from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import Scores
from inspect_kit.view import View

HEADING_WIDTH, HEADING_LINES = 50, 3
"""Characters and lines of the text above the marks, at the size the definitions set."""
NAME_WIDTH, NAME_LINES = 19, 2
NAMED = 3
"""How many bodies a sentence names before it counts them."""


@dataclass(frozen=True)
class Basis:
    """The scores of one instrument, and the definitions that its charts are drawn by."""

    scores: Scores
    definitions: Definitions

    @property
    def language(self) -> str:
        """The language of the charts."""
        return self.scores.language

    @property
    def bodies(self) -> str:
        """What several bodies are called."""
        return self.scores.inspection.bodies_word.read(self.language)

    def say(self, code: str, **fields: object) -> str:
        """A whole sentence, or a word or two that stand alone."""
        return WORDS[code].read(self.language).format(**fields)

    def name(self, scope: str) -> str:
        """What a body is called, or all of them."""
        if scope == ALL:
            return self.say("across", bodies=self.bodies)
        return self.scores.inspection.body(scope).name.read(self.language)

    def names(self, scopes: Sequence[str]) -> str:
        """Several bodies: by name where they are few, else counted."""
        if len(scopes) > NAMED:
            return self.say("so-many", count=len(scopes), bodies=self.bodies)
        return ", ".join(cut(self.name(each), 60) for each in scopes)

    def label(self, text: str) -> list[str]:
        """A name as it stands at the left of its row."""
        return lines(text, NAME_WIDTH, NAME_LINES)

    def heading(self, text: str) -> list[str]:
        """What stands above the marks."""
        return lines(text, HEADING_WIDTH, HEADING_LINES)

    def part(self, count: int | None, of: int | None) -> str:
        """So many of so many; where it was hidden from these readers, that."""
        return self.say("hidden") if count is None or of is None else self.say("part", count=count, of=of)

    def source(self) -> str:
        """Where the figures come from."""
        title = self.scores.template.title.read(self.language)
        return self.say("source", template=title, round=self.scores.instrument.round)

    def chart(
        self,
        kind: str,
        measures: Sequence[str],
        rows: Sequence[Row],
        said: Said,
        table: Iterable[tuple[Any, ...]],
        body: str = "",
    ) -> Chart:
        """The chart of these rows. `said` are its words, and headings by key."""
        spec, shown = self.definitions.fill(kind, rows, said.words)
        return Chart(
            id="-".join(filter(None, [self.scores.instrument.id, measures[0].replace(".", "_"), kind, body])),
            measures=tuple(measures),
            title=said.title,
            description=said.description,
            note=" ".join(said.notes),
            table=View(tuple(said.headings), tuple(table)),
            headings=tuple(said.headings.values()),
            spec=spec,
            definition=shown,
            language=self.language,
        )


@dataclass(frozen=True)
class Said:
    """The words of a chart: those beside the picture, those in it by the names of parameters, and the headings of its table."""

    title: str
    description: str
    notes: Sequence[str]
    words: Mapping[str, Any]
    headings: Mapping[str, str]


def ends(result: Result) -> tuple[float, float] | None:
    """Between what the share lies: both ends alike where every row was looked at, none where nothing can be said."""
    if result.share is None:
        return None
    if result.interval_method == "census":
        return result.share, result.share
    return result.interval


def has_note(result: Result, code: str) -> bool:
    """Does this note stand with the figure?"""
    return any(each.code == code for each in result.notes)
