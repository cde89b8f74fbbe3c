"""A draft held to the figures of an inspection and to itself. In: a draft, scores. Out: a finding for each statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.inspection import Inspection
from inspect_kit.measures.results import Result
from inspect_kit.prose.consistency import (
    Said,
    close_numbers,
    pairs_of_share_and_percent,
    partial_tables,
    said_twice,
    wrong_cells,
    wrong_percent,
)
from inspect_kit.prose.drafts import Passage
from inspect_kit.prose.finding import Finding, Verdict
from inspect_kit.prose.known import Figures
from inspect_kit.prose.matching import Around, Match, Matcher, others_of
from inspect_kit.prose.patterns import build_patterns
from inspect_kit.prose.statements import Statement, find_statements
from inspect_kit.prose.words import stems

BEFORE = 3
"""Passages before a statement that help to see what it is about."""
OTHERS = 3
OPENING = 5
"""Passages at the beginning of a draft: a body that they name is what the whole draft is about."""


@dataclass(frozen=True)
class Checked:
    """Every finding, in the order of the draft."""

    findings: tuple[Finding, ...]

    @property
    def wrong(self) -> bool:
        """Is there anything that must be mended?"""
        return any(each.verdict.is_wrong for each in self.findings)

    def count(self, verdict: Verdict) -> int:
        """How many statements have this verdict."""
        return sum(each.verdict is verdict for each in self.findings)


def check_draft(
    passages: Sequence[Passage],
    inspection: Inspection,
    results: Sequence[Result],
    earlier: Sequence[Result] | None = None,
    language: str = "en",
) -> Checked:
    """Hold every figure of the draft to the results, to those of an earlier run, and to the rest of the draft."""
    words = (inspection.bodies_word, inspection.body_word, inspection.cases_word)
    statements = find_statements(passages, build_patterns(language, *(each.read(language) for each in words)))
    figures = Figures(results)
    matcher = Matcher(figures, Figures(earlier) if earlier is not None else None, Figures(results, evidence=True))
    around = _Around(passages, inspection)
    beside = {id(other): share for share, other in pairs_of_share_and_percent(statements)}
    matches = [matcher.match(each, around.of(each)) for each in statements]
    said: dict[int, Said] = {}
    for each in _against_itself(statements, matches, figures, beside):
        said.setdefault(id(each[0]), each)
    findings = []
    for match in matches:
        key = id(match.statement)
        if key in beside and key not in said:  # a percentage that repeats the `n of m` beside it is that figure
            continue
        findings.append(_finding(match, said.get(key), matches))
    return Checked(tuple(findings))


def _against_itself(
    statements: Sequence[Statement], matches: Sequence[Match], figures: Figures, beside: Mapping[int, Statement]
) -> list[Said]:
    percents = [wrong_percent(beside[id(each)], each) for each in statements if id(each) in beside]
    kept = [each for each in matches if id(each.statement) not in beside]
    return [
        *(each for each in percents if each is not None),
        *wrong_cells(statements),
        *said_twice(kept),
        *close_numbers(statements),
        *partial_tables(matches, figures),
    ]


def _finding(match: Match, said: Said | None, matches: Sequence[Match]) -> Finding:
    statement, verdict, figure = match.statement, match.verdict, match.figure
    why = ""
    if verdict is Verdict.DIFFERS and figure is not None:
        others = others_of(matches, figure, statement)
        if others:
            verdict, why = Verdict.ITSELF, "; ".join(f"{each.where} says {each.said}" for each in others[:OTHERS])
    if said is not None and not verdict.is_wrong:
        _, verdict, why = said
    return Finding(
        place=statement.place,
        said=statement.said,
        context=statement.context,
        verdict=verdict,
        measure=figure.name if figure is not None else "",
        now=figure.shown if figure is not None else "",
        why=why,
    )


class _Around:
    """What stands around each statement."""

    def __init__(self, passages: Sequence[Passage], inspection: Inspection) -> None:
        self._at = {id(each): at for at, each in enumerate(passages)}
        self._passages = passages
        self._names = {
            body.id: [name.lower() for name in (*body.name.wordings(), body.id.replace("-", " "))] for body in inspection.bodies
        }
        self._opening = self._named(" ".join(each.text for each in passages[:OPENING]))
        self._kept: dict[tuple[int, int], Around] = {}

    def of(self, said: Statement) -> Around:
        """What stands around this one: of a cell, its row and its heading."""
        passage = said.passage
        key = id(passage), said.column
        if key not in self._kept:
            at = self._at[id(passage)]
            before = " ".join(each.text for each in self._passages[max(0, at - BEFORE) : at])
            heading = passage.headings[said.column] if said.column < len(passage.headings) else ""
            named = self._opening | self._named(
                f"{passage.cells[0]} {passage.about} {heading}" if passage.cells else passage.text
            )
            self._kept[key] = Around(named, stems(before))
        return self._kept[key]

    def _named(self, text: str) -> frozenset[str]:
        low = text.lower()
        return frozenset(body for body, names in self._names.items() if any(name in low for name in names))
