"""Scoring: every measure over every body and across them.

In: one table of all bodies' rows, and blocks that say which rows are whose. Out: results. Rows are never looked at one by
one: each line of a measure is a column of codes, and a block's figures are counts of bytes in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from math import fsum
from statistics import fmean, median

from inspect_kit.conditions import bytewise
from inspect_kit.conditions.model import TRUE, All, InState, IsOneOf, Not, State
from inspect_kit.inspection import ALL, SMALL_NUMBER
from inspect_kit.measures.intervals import Block, BlockCount, difference_interval, share_interval
from inspect_kit.measures.lines import BASE_UNKNOWN, COUNTED, NOT_ASKED, NOT_COUNTED, OUTSIDE, Line, part_lines, row_codes
from inspect_kit.measures.results import Group, Note, Result, States, measure_notes, note
from inspect_kit.stats import difference
from inspect_kit.table import Table
from inspect_kit.template.build_measures import OTHERS
from inspect_kit.template.model import AVERAGES, Comparison, MeasureKind, Part, RowsFrom
from inspect_kit.texts import Text

OPEN_STATES = (State.DOES_NOT_APPLY, State.UNABLE_TO_TELL, State.MISSING)


def _total(values: Sequence[float]) -> float:
    """A sum that does not hang by the order of the rows, as that of decimals would."""
    return sum(values) if all(isinstance(each, int) for each in values) else fsum(values)


SUMMARIES: dict[MeasureKind, Callable[[Sequence[float]], float]] = {
    MeasureKind.MEAN: fmean,
    MeasureKind.MEDIAN: median,
    MeasureKind.SUM: _total,
    MeasureKind.HIGHEST: max,
    MeasureKind.LOWEST: min,
}
ONLY_COUNTED = bytewise.code_table(lambda code: int(code == COUNTED))
WITHIN = bytewise.pair_table(lambda inside, code: code if inside == TRUE else OUTSIDE)


@dataclass(frozen=True)
class Scored:
    """What is scored. Blocks are in the table's order and cover it: each is one stratum of one body.

    Bodies that are `excluded`, each with its reason, count in no figure across the bodies.
    Figures that rest on fewer than `small` rows are marked.
    """

    part: Part
    table: Table
    blocks: tuple[Block, ...]
    language: str = "en"
    small: int = SMALL_NUMBER
    excluded: Mapping[str, Text] = field(default_factory=dict)

    def small_number(self, *bases: int) -> tuple[str, ...]:
        """The code of the note that a figure has where any of its bases is small; one of nothing has no figure."""
        return ("small-number",) if any(0 < base < self.small for base in bases) else ()

    def bodies(self) -> list[str]:
        """The bodies, in order."""
        return list(dict.fromkeys(block.body for block in self.blocks))

    def scopes(self) -> list[tuple[str, tuple[Block, ...]]]:
        """Across all bodies, then each."""
        whole = (ALL, tuple(block for block in self.blocks if block.body not in self.excluded))
        if self.part.rows is RowsFrom.BODY:  # a body has one row, so that its own figures are its answers
            return [whole]
        return [whole, *((body, tuple(block for block in self.blocks if block.body == body)) for body in self.bodies())]


def score(scored: Scored, by: Sequence[str] = ()) -> list[Result]:
    """Every line of every measure: across all bodies and for each; then broken down, then compared."""
    return [result for line in part_lines(scored.part) for result in _Line(scored, line).results(by)]


class _Line:
    """One line over all scopes and groups."""

    def __init__(self, scored: Scored, line: Line) -> None:
        self._scored = scored
        self._line = line
        self._codes = row_codes(line, scored.table)

    def results(self, by: Sequence[str]) -> Iterator[Result]:
        yield from self._over(self._codes, None, ())
        for variable in dict.fromkeys([*self._line.measure.by, *by]):
            yield from self._broken_down(variable)
        if self._line.measure.compare is not None:
            yield from self._compared(self._line.measure.compare)

    def _over(self, codes: bytes, group: Group | None, notes: tuple[Note, ...], mask: bytes | None = None) -> Iterator[Result]:
        for scope, blocks in self._scored.scopes():
            rows = sum(block.rows if mask is None else mask[block.start : block.stop].count(TRUE) for block in blocks)
            yield self._result(scope, blocks, codes, group, notes, rows)

    def _broken_down(self, variable: str) -> Iterator[Result]:
        answer = self._scored.part.variables[variable].answer
        title = self._scored.part.variables[variable].title.read(self._scored.language)
        notes = (self._note("coincides"),) if coincides(self._scored, variable) else ()
        totals = {each.scope: each.value for each in self._over(self._codes, None, ())} if self._shares_total else {}
        for choice in answer.choices:
            mask = self._scored.table.truth(IsOneOf(variable, (choice.code,)))
            codes = bytewise.combine(mask, self._codes, WITHIN)
            if TRUE in mask and codes.count(OUTSIDE) == len(codes):
                continue  # the measure's base leaves this group out
            group = Group(variable, title, choice.code, choice.label.read(self._scored.language))
            for result in self._over(codes, group, notes, mask):
                yield _of_total(result, totals.get(result.scope))

    @property
    def _shares_total(self) -> bool:
        return self._line.measure.share_of_total

    def _result(
        self, scope: str, blocks: Sequence[Block], codes: bytes, group: Group | None, notes: tuple[Note, ...], rows: int
    ) -> Result:
        counts = [self._count(block, codes) for block in blocks]
        line, language = self._line, self._scored.language
        sizes = [block.size for block in blocks]
        result = Result(
            measure=line.measure.id,
            title=line.measure.title.read(language),
            scope=scope,
            kind=str(line.measure.kind),
            category=line.category,
            label=line.label.read(language) if line.label is not None else None,
            group=group,
            count=sum(each.counted for each in counts),
            of=sum(each.in_base for each in counts),
            n=rows,
            population=None if None in sizes else sum(size or 0 for size in sizes),
            states=self._states(blocks, codes),
            notes=(*measure_notes(self._line.measure, self._scored.language), *notes, *self._excluded(scope)),
        )
        if line.beside is not None:
            return self._pair(result, blocks, codes, line.beside)
        return self._share(result, counts) if line.is_share else self._value(result, blocks, codes)

    def _count(self, block: Block, codes: bytes) -> BlockCount:
        part = codes[block.start : block.stop]
        kept = [state for state in OPEN_STATES if state not in self._line.measure.leave_out]
        counted = part.count(COUNTED)
        in_base = counted + part.count(NOT_COUNTED) + sum(part.count(state) for state in kept)
        return BlockCount(block, in_base, counted)

    def _states(self, blocks: Sequence[Block], codes: bytes) -> States:
        numbers = [0] * bytewise.CODES
        for block in blocks:
            part = codes[block.start : block.stop]
            numbers = [number + part.count(code) for code, number in enumerate(numbers)]
        return States(
            answered=numbers[COUNTED] + numbers[NOT_COUNTED],
            does_not_apply=numbers[State.DOES_NOT_APPLY] + numbers[NOT_ASKED],
            unable_to_tell=numbers[State.UNABLE_TO_TELL],
            missing=numbers[State.MISSING],
            base_unknown=numbers[BASE_UNKNOWN],
            left_out=sum(numbers[state] for state in self._line.measure.leave_out),
        )

    def _excluded(self, scope: str) -> Iterator[Note]:
        """Whom a figure across the bodies is without, and why."""
        here = self._scored.bodies() if scope == ALL else []
        for body, because in self._scored.excluded.items():
            if body in here:
                yield self._note("excluded", body=body, because=because.read(self._scored.language))

    def _note(self, code: str, **fields: str) -> Note:
        return note(code, self._scored.language, **fields)

    def _share(self, result: Result, counts: Sequence[BlockCount]) -> Result:
        found = share_interval(counts)
        codes = (*found.notes, *self._scored.small_number(result.of or 0))
        return replace(
            result,
            share=result.count / result.of if result.of and result.count is not None else None,
            interval=found.interval,
            interval_method=found.method,
            estimate=found.estimate,
            notes=(*result.notes, *(self._note(code) for code in codes)),
        )

    def _pair(self, result: Result, blocks: Sequence[Block], codes: bytes, beside: str) -> Result:
        """One sum laid beside another, over the rows that have both: the part of the whole, or the change from it."""
        part, whole = (_total(self._counted(blocks, codes, name)) for name in (self._line.variable or "", beside))
        n = sum(codes[block.start : block.stop].count(COUNTED) for block in blocks)
        if self._line.measure.kind is MeasureKind.CHANGE:
            return replace(result, count=None, of=None, value=part / whole - 1 if whole else None, n=n)
        return replace(result, count=_whole(part), of=_whole(whole), share=part / whole if whole else None, n=n)

    def _counted(self, blocks: Sequence[Block], codes: bytes, variable: str) -> list[float]:
        """The numbers of the rows that count."""
        numbers = self._scored.table.numbers(variable)
        chosen = codes.translate(ONLY_COUNTED)
        return [
            value for block in blocks for value in compress(numbers[block.start : block.stop], chosen[block.start : block.stop])
        ]

    def _value(self, result: Result, blocks: Sequence[Block], codes: bytes) -> Result:
        values = self._counted(blocks, codes, self._line.variable or "")
        kind = self._line.measure.kind
        value = SUMMARIES[kind](values) if values else None
        notes = (self._note(code) for code in (self._scored.small_number(len(values)) if kind in AVERAGES else ()))
        return replace(result, value=value, n=len(values), notes=(*result.notes, *notes))

    def _compared(self, compare: Comparison) -> Iterator[Result]:
        """The share in one group less the share in the other, with the interval of the difference."""
        first, second = compare.groups
        truth = self._scored.table.truth
        one = IsOneOf(compare.by, (first,))
        rest = All((InState(compare.by, (State.ANSWERED,)), Not(one)))
        other = rest if second == OTHERS else IsOneOf(compare.by, (second,))
        columns = [bytewise.combine(truth(each), self._codes, WITHIN) for each in (one, other)]
        for scope, blocks in self._scored.scopes():
            pair = [[self._count(block, codes) for block in blocks] for codes in columns]
            if all(sum(each.in_base for each in counts) for counts in pair):
                yield self._difference(scope, compare, *pair)

    def _difference(self, scope: str, compare: Comparison, one: Sequence[BlockCount], other: Sequence[BlockCount]) -> Result:
        found = difference_interval(one, other)
        (k1, n1), (k2, n2) = ((sum(e.counted for e in each), sum(e.in_base for e in each)) for each in (one, other))
        by = self._scored.part.variables[compare.by]
        labels = {choice.code: choice.label.read(self._scored.language) for choice in by.answer.choices}
        first, second = compare.groups
        return Result(
            measure=self._line.measure.id,
            title=self._line.measure.title.read(self._scored.language),
            scope=scope,
            kind="difference",
            group=Group(
                compare.by, by.title.read(self._scored.language), first, labels.get(first, first), labels.get(second, second)
            ),
            value=difference(k1, n1, k2, n2),
            n=n1 + n2,
            interval=found.interval,
            interval_method=found.method,
            notes=(
                *measure_notes(self._line.measure, self._scored.language),
                *(self._note(code) for code in (*found.notes, *self._scored.small_number(n1, n2))),
            ),
        )


def _of_total(result: Result, total: float | None) -> Result:
    """A group's sum as so much of the sum of all groups, where that is known and not nothing."""
    if not total or result.value is None:
        return result
    return replace(result, count=_whole(result.value), of=_whole(total), share=result.value / total)


def _whole(number: float) -> int | None:
    """A sum as a count; there is none where it is not whole, or below nothing."""
    return int(number) if number >= 0 and number == int(number) else None


def coincides(scored: Scored, variable: str) -> bool:
    """Is a breakdown by this the same as one by body? So it is where each body has one value, and there are several."""
    values, states = scored.table.values(variable), scored.table.states(variable)
    found: dict[str, set[object]] = {}
    for block in scored.blocks:
        rows = range(block.start, block.stop)
        found.setdefault(block.body, set()).update(values[row] for row in rows if states[row] == State.ANSWERED)
    single = all(len(each) <= 1 for each in found.values())
    return single and len(found) > 1 and len(set().union(*found.values())) > 1
