"""A draft against itself: what it says twice, what should add up. In: matches of a draft. Out: findings.

A percentage beside an `n of m` must be its percentage. Rows must add to their total, and a table of all answers to one
question to all that were asked. The same thing said of the same base must have one value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from inspect_kit.prose.finding import Verdict
from inspect_kit.prose.known import Figures, Known
from inspect_kit.prose.matching import Match
from inspect_kit.prose.statements import Kind, Statement
from inspect_kit.prose.words import stems
from inspect_kit.stats import percent
from inspect_kit.template.model import MeasureKind

Said = tuple[Statement, Verdict, str]
"""A statement, what is wrong with it, and why in words."""
GAP = 45
LINK = re.compile(r"(?:[^().;]{0,40}\(|\W*(?:or|that is|which is|ie|i\.e\.|neu|sef)?)\W*", re.IGNORECASE)
TOTAL = re.compile(r"(?:grand )?(?:total|all|overall|cyfanswm|pob un|pawb)\b", re.IGNORECASE)
ALIKE = 0.7
FEWEST = 3
LARGE = 1000
CLOSE = 0.05
RARE = 0.1
"""A stem is rare where no more than this part of the sentences bear it."""


def pairs_of_share_and_percent(statements: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Each `n of m` with the percentage that stands right beside it."""
    found = []
    for one, other in pairwise(statements):
        if one.passage is not other.passage or one.sentence != other.sentence:
            continue
        if {one.kind, other.kind} != {Kind.SHARE, Kind.PERCENT}:
            continue
        between = one.passage.text[one.end : other.start]
        if len(between) <= GAP and LINK.fullmatch(between):
            found.append((one, other) if one.kind is Kind.SHARE else (other, one))
    return found


def wrong_percent(share: Statement, beside: Statement) -> Said | None:
    """The percentage that is not that of the `n of m` beside it."""
    if not share.of or share.count is None or beside.rough:
        return None
    right = percent(share.count / share.of, beside.digits)
    if right == beside.percent:
        return None
    return beside, Verdict.ITSELF, f"{share.said} is {right:g}%"


def wrong_cells(statements: Sequence[Statement]) -> Iterator[Said]:
    """Cells such as `7 of 30 (25%)` whose percentage is another, and columns that do not add to their total."""
    tables: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for each in statements:
        if each.passage.cells and each.count is not None and not each.bodies:
            tables[each.passage.table, each.column].append(each)
            if each.of and each.percent is not None and percent(each.count / each.of, each.digits) != each.percent:
                yield each, Verdict.ITSELF, f"{each.count:g} of {each.of:g} is {percent(each.count / each.of, each.digits):g}%"
    for column in tables.values():
        yield from _total(column)


def _total(column: Sequence[Statement]) -> Iterator[Said]:
    *rows, last = column
    if len(rows) < 2 or not TOTAL.match(last.passage.cells[0]) or last.of or last.count is None:
        return
    total, added = last.count, sum(each.count or 0 for each in rows)
    if added != total:
        yield last, Verdict.ITSELF, f"the rows above add to {added:,.10g}"
    for each in rows:
        if each.percent is None or not total or each.count is None or each.of:
            continue
        right = percent(each.count / total, each.digits)
        if right != each.percent:
            yield each, Verdict.ITSELF, f"{each.count:,.10g} of {total:,.10g} is {right:g}%"


def said_twice(matches: Sequence[Match]) -> Iterator[Said]:
    """What is said in nearly the same words of the same base, with two values."""
    loose = [each for each in matches if len(each.statement.about) >= FEWEST and not each.statement.passage.cells]
    for one, other in combinations(loose, 2):
        first, second = one.statement, other.statement
        if Verdict.UNKNOWN not in (one.verdict, other.verdict) or _value(first) == _value(second):
            continue
        if (first.kind, first.of) != (second.kind, second.of) or first.sentence == second.sentence:
            continue
        if first.kind is Kind.COUNT or first.rough or second.rough or first.denied != second.denied:
            continue
        if len(first.about & second.about) >= ALIKE * len(first.about | second.about):
            yield second, Verdict.ITSELF, f"{first.where} says {first.said} in nearly the same words"


def _value(said: Statement) -> tuple[float | None, ...]:
    return said.count, said.of, said.percent


def close_numbers(statements: Sequence[Statement]) -> Iterator[Said]:
    """Large numbers that are nearly the same and of what a rare word names alike: two bases, or a slip."""
    large = [number for each in statements for number in _large(each)]
    seen: dict[str, set[int]] = defaultdict(set)
    for each in statements:
        for word in each.about:
            seen[word].add(id(each.passage))
    limit = max(3.0, RARE * len({id(each.passage) for each in statements}))
    for (first, one), (second, other) in combinations(large, 2):
        if one == other or first.passage is second.passage or abs(one - other) > CLOSE * max(one, other):
            continue
        shared = [word for word in _label(first) & _label(second) if len(seen[word]) <= limit]
        if shared and first.passage.table != second.passage.table:
            yield second, Verdict.CLOSE, f"{first.where} says {one:,.10g} and this {other:,.10g}: say so if the bases differ"


def _label(said: Statement) -> frozenset[str]:
    return stems(said.passage.cells[0]) if said.passage.cells else said.about


def _large(said: Statement) -> Iterator[tuple[Statement, float]]:
    number = said.of if said.of is not None else said.count
    if number is not None and number >= LARGE and number == int(number):
        yield said, number


def partial_tables(matches: Sequence[Match], figures: Figures) -> Iterator[Said]:
    """Tables of all answers to one question, whose rows add to fewer than were asked, where one answer was to be given."""
    tables: dict[int, list[Match]] = defaultdict(list)
    for each in matches:
        if each.statement.passage.cells and each.statement.kind is Kind.COUNT:
            tables[each.statement.passage.table].append(each)
    tallies: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for known in figures.whole:
        if known.result.kind == MeasureKind.TALLY and known.result.group is None:
            tallies[known.result.instrument, known.result.measure].append(known)
    for rows in tables.values():
        yield from _partial(rows, tallies.values())


def _partial(rows: Sequence[Match], tallies: Iterable[list[Known]]) -> Iterator[Said]:
    counts = sorted(each.statement.count or 0 for each in rows)
    for tally in tallies:
        given = sorted(float(known.result.count or 0) for known in tally)
        base = tally[0].result.of or 0
        if len(rows) > 2 and counts == given and sum(counts) < base:
            left = base - sum(counts)
            why = f"the rows add to {sum(counts):g} of {base:g}: say what is known of the other {left:g}"
            yield rows[-1].statement, Verdict.PARTIAL, why
