"""How far two readings agree, question by question. In: rows read twice. Out: a line for each question, and one for all.

A choice is nominal: percent agreement, Cohen's kappa and Gwet's AC1 over every answer that the question offers, unable to
tell among them. Of several choices the whole is held beside the whole, and then each choice by itself, ticked or not. Numbers
and dates have no categories that chance could be worked out over: percent alone. Texts are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from inspect_kit.agreement_stats import (
    Coefficient,
    Table,
    ac1,
    agreed,
    expected_by_ac1,
    expected_by_kappa,
    jackknife,
    kappa,
    pooled,
    size,
)
from inspect_kit.answers.amendments import Said
from inspect_kit.cells.read import UNABLE_CODE
from inspect_kit.conditions.model import State
from inspect_kit.moderation.read_twice import Pair, Pairs, ReadTwice, compared
from inspect_kit.stats import Interval, wilson
from inspect_kit.template.model import Choice, Kind, Question

ALL_CHOICES = "all"
"""Stands for the question in the line over all of them; no question is called so."""
RowKey = tuple[str, str]
"""A body and a row of it."""


@dataclass(frozen=True)
class Agreement:
    """One question, or one choice of several, or all choices together: `n` pairs of answers, of which so many agree.

    `share_interval` is Wilson's. `one_category`: every row was put into the same one by both, so that kappa says nothing.
    """

    instrument: str
    question: str
    title: str
    choice: str
    n: int
    agreed: int
    share_interval: Interval | None
    kappa: Coefficient | None
    ac1: Coefficient | None
    nominal: bool
    one_category: bool
    one_only: int
    not_both: int
    rows: int


@dataclass(frozen=True)
class _Asked:
    """A question with the pairs of every body."""

    question: Question
    pairs: tuple[tuple[RowKey, Pair], ...]
    one_only: int
    not_both: int


def agreements(read: Sequence[ReadTwice], language: str) -> Iterator[Agreement]:
    """Each instrument's questions in their order, with those that several choices hold, and all of its choices together."""
    for instrument in dict.fromkeys(each.instrument.id for each in read):
        mine = [each for each in read if each.instrument.id == instrument]
        asked = list(_asked(mine))
        for each in asked:
            yield from _of_question(instrument, each, language)
        rows = len({(each.body, row.id) for each in mine for row in each.rows})
        yield _of_all(instrument, [each for each in asked if each.question.answer.kind is Kind.CHOICE], rows)


def _asked(read: Sequence[ReadTwice]) -> Iterator[_Asked]:
    """Every question that is compared, with what all bodies' rows say to it."""
    for name in dict.fromkeys(each.part.id for each in read):
        mine = [each for each in read if each.part.id == name]
        for question in compared(mine[0].part):
            found: list[tuple[ReadTwice, Pairs]] = [(each, each.pairs(question)) for each in mine]
            pairs = tuple(((each.body, pair.row), pair) for each, both in found for pair in both.said)
            yield _Asked(question, pairs, sum(both.one_only for _, both in found), sum(both.not_both for _, both in found))


def _of_question(instrument: str, asked: _Asked, language: str) -> Iterator[Agreement]:
    question, pairs = asked.question, [pair for _, pair in asked.pairs]
    line = partial(_agreement, instrument, question.id, question.title.read(language))
    table = choice_table(scale_of(question, pairs), pairs) if question.answer.kind is Kind.CHOICE else None
    whole = line("", sum(each.agrees for each in pairs), len(pairs))
    yield _with(replace(whole, one_only=asked.one_only, not_both=asked.not_both), table)
    for choice in question.answer.offered() if question.answer.kind is Kind.CHOICES else ():
        ticked = _ticked(choice, pairs)
        yield _with(line(choice.label.read(language), agreed(ticked), size(ticked)), ticked)


def _agreement(instrument: str, question: str, title: str, choice: str, alike: int, n: int) -> Agreement:
    interval = wilson(alike, n) if n else None
    return Agreement(instrument, question, title, choice, n, alike, interval, None, None, False, False, 0, 0, n)


def _with(line: Agreement, table: Table | None) -> Agreement:
    """The line with what can be said of categories."""
    if table is None:
        return line
    filled = [at for at in range(len(table)) if any(table[at]) or any(row[at] for row in table)]
    return replace(line, kappa=kappa(table), ac1=ac1(table), nominal=True, one_category=len(filled) == 1)


def scale_of(question: Question, pairs: Sequence[Pair]) -> list[str]:
    """Every answer that could be given to a choice, and those that were before they were retired."""
    answer = question.answer
    codes = [each.code for each in answer.offered()] + ([UNABLE_CODE] if answer.unable_to_tell is not None else [])
    given = {_code(said) for pair in pairs for said in (pair.first, pair.second)}
    return codes + sorted(given - set(codes))


def choice_table(scale: Sequence[str], pairs: Sequence[Pair]) -> list[list[int]]:
    """How often the first reading chose one and the second another. Its size is that of the scale, not of what occurred."""
    counted = Counter((_code(pair.first), _code(pair.second)) for pair in pairs)
    return [[counted[first, second] for second in scale] for first in scale]


def _code(said: Said) -> str:
    state, value = said
    return UNABLE_CODE if state is State.UNABLE_TO_TELL else str(value)


def _ticked(choice: Choice, pairs: Sequence[Pair]) -> list[list[int]]:
    """Ticked or not, where both could tell."""
    counted: Counter[tuple[bool, bool]] = Counter()
    for pair in pairs:
        (_, first), (_, second) = pair.first, pair.second
        if isinstance(first, tuple) and isinstance(second, tuple):
            counted[choice.code in first, choice.code in second] += 1
    return [[counted[first, second] for second in (True, False)] for first in (True, False)]


def _of_all(instrument: str, asked: Sequence[_Asked], rows: int) -> Agreement:
    """All choices together. What is left out for the intervals is a row with all of its answers, which go together."""
    scales = [scale_of(each.question, [pair for _, pair in each.pairs]) for each in asked]
    tables = [choice_table(scale, [pair for _, pair in each.pairs]) for scale, each in zip(scales, asked, strict=True)]
    alike, n = sum(map(agreed, tables)), sum(map(size, tables))
    without = list(_tables_without(asked, scales, tables))
    share = jackknife(alike / n, [_share(each) for each in without if any(map(size, each))]) if n else None
    return replace(
        _agreement(instrument, ALL_CHOICES, "All choices together", "", alike, n),
        share_interval=_clustered(share, rows) if share is not None else None,
        kappa=_pooled(tables, without, expected_by_kappa),
        ac1=_pooled(tables, without, expected_by_ac1),
        nominal=True,
        one_only=sum(each.one_only for each in asked),
        not_both=sum(each.not_both for each in asked),
        rows=rows,
    )


def _tables_without(
    asked: Sequence[_Asked], scales: Sequence[Sequence[str]], tables: Sequence[list[list[int]]]
) -> Iterator[list[list[list[int]]]]:
    """The tables of all questions, one row left out at a time."""
    by_row: dict[RowKey, list[tuple[int, int, int]]] = {}
    for at, (each, scale) in enumerate(zip(asked, scales, strict=True)):
        place = {code: index for index, code in enumerate(scale)}
        for key, pair in each.pairs:
            by_row.setdefault(key, []).append((at, place[_code(pair.first)], place[_code(pair.second)]))
    for mine in by_row.values():
        left = list(tables)
        for at, first, second in mine:
            left[at] = [list(row) for row in tables[at]]
            left[at][first][second] -= 1
        yield left


def _pooled(
    tables: Sequence[Table], without: Sequence[Sequence[Table]], chance: Callable[[Table], float]
) -> Coefficient | None:
    value = pooled(tables, chance)
    others = (pooled(each, chance) for each in without)
    return jackknife(value, [each for each in others if each is not None]) if value is not None else None


def _share(tables: Sequence[Table]) -> float:
    return sum(map(agreed, tables)) / sum(map(size, tables))


def _clustered(share: Coefficient, rows: int) -> Interval:
    """Wilson's interval on as many independent answers as these are worth; where they show no variation, one for each row."""
    value = share.value
    effective = value * (1 - value) / share.variance if share.variance > 0 and 0 < value < 1 else rows
    return wilson(value * effective, effective)
