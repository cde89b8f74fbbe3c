"""Which kinds of evidence there are for each indicator and body, and which indicators rest on one source or none.

In: a log, what cases say. Out: a `Cell` for each indicator and body, and views. A source is one reference, however many
records lie behind it, or one instrument whose cases bear on the indicator, however many cases. Context is no source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.criteria import CriteriaSet, Indicator
from inspect_kit.evidence_log.kinds import Kind
from inspect_kit.evidence_log.model import EvidenceLog, Record
from inspect_kit.evidence_log.view import shown_body
from inspect_kit.inspection import ALL
from inspect_kit.texts import Text, fold
from inspect_kit.view import Value, View

FEW = 2
"""With fewer sources than this, an indicator is marked."""
MARK, NOT_ASKED = "!", "·"
GAPS = ("body", "indicator", "text", "sources", "stands", "kinds", "context")
Cases = Mapping[tuple[str, str], Sequence[str]]
"""By body and indicator, the sources whose cases bear on it."""


@dataclass(frozen=True)
class Cell:
    """One indicator of one body, or of `all` bodies. `context` are records that carry nothing; `cases` are sources."""

    body: str
    indicator: Indicator
    records: tuple[Record, ...]
    context: tuple[Record, ...]
    cases: tuple[str, ...]

    @property
    def sources(self) -> int:
        """On how many sources it rests."""
        return len(self.cases) + len({fold(each.source) for each in self.records})

    @property
    def few(self) -> bool:
        """Does it rest on one source or none?"""
        return self.sources < FEW

    def kinds(self, log: EvidenceLog) -> list[Kind]:
        """The kinds that it rests on, in the order of the document of kinds."""
        there = {each.kind for each in self.records}
        cases = [log.kinds.cases] if self.cases else []
        return [*cases, *(kind for kind in log.kinds.kinds.values() if kind.id in there)]


def build_cells(log: EvidenceLog, criteria: CriteriaSet, bodies: Sequence[str], cases: Cases) -> list[Cell]:
    """Every indicator for each of these bodies; one that is about all of them once, with what any body says of it."""
    return [cell for each in criteria.indicators() for cell in _of_indicator(log, criteria, each, bodies, cases)]


def _of_indicator(
    log: EvidenceLog, criteria: CriteriaSet, indicator: Indicator, bodies: Sequence[str], cases: Cases
) -> Iterator[Cell]:
    level = criteria.level(indicator.level)
    records = [each for each in log.records.values() if each.criteria == criteria.id and indicator.id in each.indicators]
    if level is not None and level.about == ALL:
        yield _cell(ALL, indicator, records, ())
        return
    for body in bodies:
        yield _cell(body, indicator, [each for each in records if each.body == body], cases.get((body, indicator.id), ()))


def _cell(body: str, indicator: Indicator, records: Sequence[Record], cases: Sequence[str]) -> Cell:
    carrying = tuple(each for each in records if each.carries)
    return Cell(body, indicator, carrying, tuple(each for each in records if not each.carries), tuple(cases))


def gaps_view(cells: Sequence[Cell], log: EvidenceLog, language: str) -> View:
    """A line for each indicator and body that rests on one source or none."""
    rows = tuple(_gap(each, log, language) for each in cells if each.few)
    return View(GAPS, rows, (say("rule", language),), long=frozenset({"text"}))


def _gap(cell: Cell, log: EvidenceLog, language: str) -> tuple[Value, ...]:
    kinds = tuple(each.label.read(language) for each in cell.kinds(log))
    stands = say("one" if cell.sources else "none", language)
    text = cell.indicator.text.read(language)
    return shown_body(cell.body), cell.indicator.id, text, cell.sources, stands, kinds, len(cell.context)


def matrix_view(cells: Sequence[Cell], log: EvidenceLog, language: str) -> View:
    """Indicators by bodies; in each cell the number of sources and the kinds, marked where there are few."""
    bodies = list(dict.fromkeys(each.body for each in cells))
    lines: dict[str, dict[str, Cell]] = {}
    for each in cells:
        lines.setdefault(each.indicator.id, {})[each.body] = each
    rows = tuple(_line(mine, bodies, log, language) for mine in lines.values())
    headings = ("indicator", "text", "few", *(shown_body(each) for each in bodies))
    return View(headings, rows, (_key(log, language), say("rule", language)), long=frozenset({"text"}))


def _line(mine: Mapping[str, Cell], bodies: Sequence[str], log: EvidenceLog, language: str) -> tuple[Value, ...]:
    indicator = next(iter(mine.values())).indicator
    few = sum(each.few for each in mine.values())
    cells = (_letters(mine[body], log) if body in mine else NOT_ASKED for body in bodies)
    return indicator.id, indicator.text.read(language), few, *cells


def _letters(cell: Cell, log: EvidenceLog) -> str:
    parts = [str(cell.sources), *(each.short for each in cell.kinds(log)), *([MARK] if cell.few else [])]
    return " ".join(parts)


def _key(log: EvidenceLog, language: str) -> str:
    kinds = "; ".join(f"{each.short}: {each.label.read(language)}" for each in log.kinds.every())
    return f"{say('key', language)} {kinds}"


WORDS = {
    "none": Text((("en", "rests on nothing"), ("cy", "heb ddim yn sail"))),
    "one": Text((("en", "rests on one source"), ("cy", "un ffynhonnell yn sail"))),
    "rule": Text((
        ("en", "A source is one reference, or one instrument whose cases bear on the indicator. Context is no source."),
        ("cy", "Un cyfeiriad yw ffynhonnell, neu un offeryn y mae ei achosion yn ymwneud â'r dangosydd. Nid yw cyd-destun yn "
               "ffynhonnell."),
    )),
    "key": Text((
        ("en", "Each cell: how many sources, their kinds, and ! where there is one or none. `few` counts those of the line."),
        ("cy", "Pob cell: sawl ffynhonnell, eu mathau, ac ! lle mae un neu ddim. Mae `few` yn cyfrif rhai'r llinell."),
    )),
}  # fmt: skip


def say(key: str, language: str) -> str:
    """One of the sentences, in a language."""
    return WORDS[key].read(language)
