"""What each result tells a reader, piece by piece. In: results and the sums behind them. Out: a `Figure` for each result.

A piece is what is published or hidden together: a count with its share, the base, the states of answers. `tells` are the sums
that somebody knows who reads it; `small` names what of it is below the threshold; `guards` of a figure are the sums below the
threshold that nobody may be able to work out, from whatever else is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from inspect_kit.disclosure.sums import NOTHING, CodeSums, PartSums, Sum, total, within
from inspect_kit.inspection.disclosure import Policy
from inspect_kit.measures.intervals import Block
from inspect_kit.measures.lines import Line, row_codes
from inspect_kit.measures.results import IntervalMethod, Result
from inspect_kit.template.model import AVERAGES, MeasureKind

VALUE, BASE, ROWS, LIST, STATES, INTERVAL = "value", "base", "rows", "list", "states", "interval"
STATE_FIELDS = frozenset({"answered", "does_not_apply", "unable_to_tell", "missing", "base_unknown", "left_out"})
COUNT_FIELDS = frozenset({"count", "share"})
TURN = {BASE: 0, VALUE: 0, ROWS: 1, LIST: 1, STATES: 2, INTERVAL: 3}
"""Which pieces of all figures have their turn before which: what comes later is hidden to keep what came before."""


@dataclass(frozen=True)
class Piece:
    """`needs` are pieces without which this one is not published either."""

    name: str
    fields: frozenset[str]
    tells: tuple[Sum, ...] = ()
    small: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guard:
    """A small sum, what it is in words, and the numbers that it is."""

    what: str
    sum: Sum


@dataclass(frozen=True)
class Figure:
    """One result in pieces. `main` is the sum that its siblings add up with, where there is one."""

    result: Result
    exempt: bool
    pieces: tuple[Piece, ...]
    guards: tuple[Guard, ...]
    main: Sum | None = None
    base: Sum | None = None


class FigureMaker:
    """Makes the figures of one part."""

    def __init__(self, sums: PartSums, policy: Policy) -> None:
        self._sums, self._policy = sums, policy

    def figure(self, result: Result, line: Line, blocks: Sequence[Block], mask: bytes | None, exempt: bool) -> Figure:
        """The figure of a line's result."""
        codes = within(mask, row_codes(line, self._sums.scored.table))
        parts = self._sums.codes(blocks, codes, mask, line.measure.leave_out)
        if line.is_share:
            return self._share(result, blocks, codes, parts, exempt)
        return self._number(result, line, blocks, codes, parts, exempt)

    def _share(self, result: Result, blocks: Sequence[Block], codes: bytes, parts: CodeSums, exempt: bool) -> Figure:
        counted, base, lists = parts.counted, parts.base, self._sums.lists(blocks)
        count = {"count": counted, "rest of the base": base - counted}
        weighted = self._weighted(result, blocks, codes, parts)
        named = {
            **count, "base": base, "rows": parts.rows,
            "rows outside the base": parts.rows - base, "answered and not counted": parts.not_counted, **parts.states(),
        }  # fmt: skip
        guards = [*self._guards(named), *self._guards({"list": lists})]
        pieces = (
            Piece(BASE, frozenset({"of"}), (base,), self._small({"base": base})),
            Piece(VALUE, COUNT_FIELDS, (counted,), self._small(count), (BASE,)),
            Piece(ROWS, frozenset({"n"}), (parts.rows,), self._small({"rows": parts.rows})),
            Piece(LIST, frozenset({"population"}), (lists,), self._small({"list": lists})),
            self._states(parts),
            Piece(INTERVAL, frozenset({"interval", "estimate"}), weighted, (), (VALUE, LIST)),
        )
        return Figure(result, exempt, pieces, tuple(guards), counted, base)

    def _weighted(self, result: Result, blocks: Sequence[Block], codes: bytes, parts: CodeSums) -> tuple[Sum, ...]:
        """An estimate weighted by lists tells of each list's rows apart: no less is taken for granted."""
        if result.interval_method != IntervalMethod.STRATIFIED:
            return ()
        each = [self._sums.codes((block,), codes, None, parts.left_out) for block in blocks]
        return tuple(told for one in each for told in (one.base, one.counted))

    def _states(self, parts: CodeSums, guarded: bool = True) -> Piece:
        states = parts.states()
        small = self._small(states) if guarded else ()
        return Piece(STATES, STATE_FIELDS, tuple(states.values()), small)

    def _number(
        self, result: Result, line: Line, blocks: Sequence[Block], codes: bytes, parts: CodeSums, exempt: bool
    ) -> Figure:
        people = self._sums.sampled  # elsewhere rows are not people, and their numbers may be of people
        counted, base, lists = parts.counted, parts.base, self._sums.lists(blocks)
        numbers = {"rows that it rests on": counted, "base": base}
        guards = [*self._guards({**numbers, "rows outside the base": parts.rows - base, **parts.states()})] if people else []
        value, more = self._value(result, line, blocks, codes, counted)
        pair = line.beside is not None
        fields = frozenset({"n"}) if pair or result.share is not None else frozenset({"n", "count"})
        small = self._small(numbers) if people else ()
        pieces = (
            Piece(BASE, frozenset() if "count" not in fields else frozenset({"of"}), (base,), small),
            Piece(ROWS, fields, (counted,), small),
            value,
            Piece(LIST, frozenset({"population"}), (lists,), self._small({"list": lists})),
            self._states(parts, guarded=people),
        )
        main = value.tells[0] if result.kind == MeasureKind.SUM and value.tells else None
        return Figure(result, exempt, pieces, (*guards, *more, *self._guards({"list": lists})), main)

    def _value(
        self, result: Result, line: Line, blocks: Sequence[Block], codes: bytes, counted: Sum
    ) -> tuple[Piece, list[Guard]]:
        """The piece of the value, and the numbers behind it that are to be kept."""
        variable, kind = line.variable or "", line.measure.kind
        people = self._sums.sampled
        whole = self._sums.numbers(blocks, codes, variable)
        each_row = self._sums.single(blocks, codes, variable) if people else ()
        singles = [Guard("the number of one row", each) for each in each_row]
        few = self._small({"rows that it rests on": counted}) if people else ()
        behind = [Guard("what the value rests on", whole)] if few else []
        if line.beside is not None:
            return self._pair(result, whole, self._sums.numbers(blocks, codes, line.beside), few)
        if kind in (MeasureKind.HIGHEST, MeasureKind.LOWEST):
            here = [each for each in self._sums.single(blocks, codes, variable) if each.value == result.value]
            small = ("the number of one row",) if people and here else self._small({"value": here[0] if here else NOTHING})
            return Piece(VALUE, frozenset({"value"}), tuple(here), small), [*singles, *self._guards({"value": total(here[:1])})]
        if kind in AVERAGES:
            tells = (whole, counted) if kind is MeasureKind.MEAN else (counted,)
            return Piece(VALUE, frozenset({"value"}), tells, few, (ROWS,) if people else ()), [*singles, *behind]
        shared = result.share is not None
        tells = (whole,) if not shared else (whole, self._of_total(blocks, line, variable))
        fields = frozenset({"value", "count", "of", "share"} if shared else {"value"})
        small = (*self._small({"value": whole}), *few)
        return Piece(VALUE, fields, tells, small), [*singles, *behind, *self._guards({"value": whole})]

    def _of_total(self, blocks: Sequence[Block], line: Line, variable: str) -> Sum:
        return self._sums.numbers(blocks, row_codes(line, self._sums.scored.table), variable)

    def _pair(self, result: Result, part: Sum, whole: Sum, few: tuple[str, ...]) -> tuple[Piece, list[Guard]]:
        """One sum beside another. A change tells only how the two stand to each other."""
        named = {"value": part, "what it is laid beside": whole}
        if result.kind != MeasureKind.CHANGE:
            named |= {"rest": whole - part}
            piece = Piece(VALUE, frozenset({"count", "of", "share"}), (part, whole), (*self._small(named), *few))
            return piece, self._guards(named)
        ratio = Fraction(part.value) / Fraction(whole.value) if whole.value else Fraction(0)
        relation = part.times(ratio.denominator) - whole.times(ratio.numerator)
        return Piece(VALUE, frozenset({"value"}), (relation,), (*self._small(named), *few)), self._guards(named)

    def difference(self, result: Result, line: Line, blocks: Sequence[Block], masks: Sequence[bytes], exempt: bool) -> Figure:
        """The figure of a comparison: it tells both counts and both bases."""
        own = row_codes(line, self._sums.scored.table)
        groups = [self._sums.codes(blocks, within(mask, own), None, line.measure.leave_out) for mask in masks]
        named = {
            f"{what} of the {which}": found
            for which, group in zip(("first group", "other group"), groups, strict=True)
            for what, found in (
                ("count", group.counted), ("base", group.base), ("rest of the base", group.base - group.counted)
            )
        }  # fmt: skip
        both = total(group.base for group in groups)
        tells = tuple(found for group in groups for found in (group.base, group.counted))
        pieces = (
            Piece(VALUE, frozenset({"value", "interval"}), tells, self._small(named)),
            Piece(ROWS, frozenset({"n"}), (both,), self._small({"rows": both})),
        )
        return Figure(result, exempt, pieces, tuple(self._guards(named)))

    def evidence(self, result: Result, tallies: Sequence[tuple[Sum, Sum]], rows: Sum, exempt: bool) -> Figure:
        """The figure of an indicator or criterion; how it reads goes with its count. `tallies` are its indicators' cases for
        and against; a case may count with each of them."""
        good, bad = total(each for each, _ in tallies), total(each for _, each in tallies)
        outside = rows.times(len(tallies)) - (good + bad)
        named = {"count": good, "rest of the base": bad, "base": good + bad, "rows": rows, "rows that are no evidence": outside}
        pieces = (
            Piece(BASE, frozenset({"of"}), (good + bad,), self._small({"base": good + bad})),
            Piece(VALUE, COUNT_FIELDS | {"band", "label"}, (good,), self._small({"count": good, "rest": bad}), (BASE,)),
            Piece(ROWS, frozenset({"n"}), (rows,), self._small({"rows": rows})),
        )
        return Figure(result, exempt, pieces, tuple(self._guards(named)), good, good + bad)

    def _small(self, named: Mapping[str, Sum]) -> tuple[str, ...]:
        return tuple(what for what, each in named.items() if self._policy.is_small(each.value))

    def _guards(self, named: Mapping[str, Sum]) -> list[Guard]:
        return list(_small_ones(named.items(), self._policy))


def _small_ones(named: Iterable[tuple[str, Sum]], policy: Policy) -> Iterator[Guard]:
    for what, each in named:
        if policy.is_small(each.value):
            yield Guard(what, each)


def with_few_rows(figure: Figure, what: str) -> Figure:
    """The figure of a body of which so few rows were looked at that even a 0 would tell of one of them."""
    pieces = tuple(replace(each, small=(*each.small, what)) for each in figure.pieces)
    return replace(figure, pieces=pieces)
