"""The sums that figures are made of, over the rows behind them.

In: a part as it was scored. Out: for a line, a scope and a group, which rows count, which are in the base, and so on, each as
a `Sum`: what is counted how often, and what it comes to. Rows that are rows of every part are the same things in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from inspect_kit.conditions import bytewise
from inspect_kit.conditions.model import TRUE, State
from inspect_kit.disclosure.span import Vector
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.intervals import Block
from inspect_kit.measures.lines import BASE_UNKNOWN, COUNTED, NOT_ASKED, NOT_COUNTED
from inspect_kit.template.model import RowsFrom


@dataclass(frozen=True)
class Sum:
    """How often each thing counts, and what that comes to."""

    vector: Vector
    value: float

    def __sub__(self, other: Sum) -> Sum:
        left = dict(self.vector)
        for thing, times in other.vector.items():
            left[thing] = left.get(thing, 0) - times
        return Sum({thing: times for thing, times in left.items() if times}, self.value - other.value)

    def __add__(self, other: Sum) -> Sum:
        return self - other.times(-1)

    def times(self, factor: int) -> Sum:
        """The sum so many times."""
        return Sum({thing: times * factor for thing, times in self.vector.items()}, self.value * factor)


NOTHING = Sum({}, 0)


def total(sums: Iterable[Sum]) -> Sum:
    """All of them together."""
    vector: dict[int, int] = {}
    value = 0.0
    for each in sums:
        value += each.value
        for thing, times in each.vector.items():
            vector[thing] = vector.get(thing, 0) + times
    return Sum(vector, value)


@dataclass
class Things:
    """Numbers for the things that are summed: rows, numbers in rows, sizes of lists."""

    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def number(self, *key: str) -> int:
        """The number of this thing, the same each time."""
        return self._numbers.setdefault(key, len(self._numbers))


@dataclass(frozen=True)
class CodeSums:
    """The rows of some blocks by how they stand to a line. `rows` are all that are in the group, in the base or not."""

    rows: Sum
    by_code: Mapping[int, Sum]
    left_out: Sequence[State]

    def _of(self, *codes: int) -> Sum:
        return total(self.by_code[code] for code in codes if code in self.by_code)

    @property
    def counted(self) -> Sum:
        """Rows that count."""
        return self._of(COUNTED)

    @property
    def not_counted(self) -> Sum:
        """Rows in the base that are known not to count."""
        return self._of(NOT_COUNTED)

    @property
    def base(self) -> Sum:
        """Rows in the base."""
        states = (State.DOES_NOT_APPLY, State.UNABLE_TO_TELL, State.MISSING)
        return self._of(COUNTED, NOT_COUNTED, *(each for each in states if each not in self.left_out))

    def states(self) -> dict[str, Sum]:
        """The sums of a result's `States`, by its fields."""
        return {
            "answered": self._of(COUNTED, NOT_COUNTED),
            "does_not_apply": self._of(State.DOES_NOT_APPLY, NOT_ASKED),
            "unable_to_tell": self._of(State.UNABLE_TO_TELL),
            "missing": self._of(State.MISSING),
            "base_unknown": self._of(BASE_UNKNOWN),
            "left_out": self._of(*self.left_out),
        }


class PartSums:
    """The sums of one part."""

    def __init__(self, instrument: str, part: PartScored, things: Things) -> None:
        self._instrument = instrument
        self.scored = part.scored
        self.sampled = part.scored.part.rows is RowsFrom.SAMPLE
        self._rows = part.rows
        self._things = things
        self._row_things = [things.number("row", instrument, body, row.part, row.id) for body, row in part.rows]

    def codes(self, blocks: Sequence[Block], codes: bytes, mask: bytes | None, left_out: Sequence[State]) -> CodeSums:
        """The rows of the blocks by code; with a mask, those where it is true."""
        found: dict[int, dict[int, int]] = {}
        for at in _rows_of(blocks):
            if mask is None or mask[at] == TRUE:
                found.setdefault(codes[at], {})[self._row_things[at]] = 1
        sums = {code: Sum(vector, len(vector)) for code, vector in found.items()}
        return CodeSums(total(sums.values()), sums, left_out)

    def numbers(self, blocks: Sequence[Block], chosen: bytes, variable: str) -> Sum:
        """The numbers of this variable in the rows that count."""
        numbers = self.scored.table.numbers(variable)
        at = [row for row in _rows_of(blocks) if chosen[row] == COUNTED]
        return Sum({self._number(variable, row): 1 for row in at}, float(sum(Fraction(numbers[row]) for row in at)))

    def single(self, blocks: Sequence[Block], chosen: bytes, variable: str) -> Iterator[Sum]:
        """Each of these numbers alone."""
        numbers = self.scored.table.numbers(variable)
        for row in _rows_of(blocks):
            if chosen[row] == COUNTED:
                yield Sum({self._number(variable, row): 1}, numbers[row])

    def lists(self, blocks: Sequence[Block]) -> Sum:
        """The sizes of the lists; nothing where one is not known."""
        sizes = {self._things.number("list", self._instrument, each.body, each.stratum): each.size for each in blocks}
        return NOTHING if None in sizes.values() else Sum(dict.fromkeys(sizes, 1), sum(size or 0 for size in sizes.values()))

    def drawn(self) -> Iterator[Sum]:
        """How many rows of each body and stratum there are: that is the design of a sample, and no secret."""
        for block in self.scored.blocks:
            rows = {self._row_things[at]: 1 for at in range(block.start, block.stop)}
            yield Sum(rows, len(rows))

    def makes_up(self) -> Iterator[Sum]:
        """What everybody knows beforehand: where a row is asked to be the sum of others, and is."""
        where = {(body, row.id): at for at, (body, row) in enumerate(self._rows)}
        for check in self.scored.part.column_checks:
            names = check.questions or [each.id for each in self.scored.part.questions()]
            for body in self.scored.bodies():
                rows = [where.get((body, each)) for each in (check.equals, *check.sum_of)]
                for name in names if None not in rows else ():
                    yield from self._made_up(name, [row for row in rows if row is not None])

    def _made_up(self, variable: str, rows: Sequence[int]) -> Iterator[Sum]:
        states, numbers = self.scored.table.states(variable), self.scored.table.numbers(variable)
        if all(states[row] == State.ANSWERED for row in rows) and numbers[rows[0]] == sum(numbers[row] for row in rows[1:]):
            signs = {self._number(variable, row): -1 for row in rows[1:]}
            yield Sum({self._number(variable, rows[0]): 1, **signs}, 0)

    def _number(self, variable: str, row: int) -> int:
        body, each = self._rows[row]
        return self._things.number("number", self._instrument, self.scored.part.id, variable, body, each.id)


def within(mask: bytes | None, codes: bytes) -> bytes:
    """The codes, with rows outside the mask outside of everything."""
    from inspect_kit.measures.score import WITHIN

    return codes if mask is None else bytewise.combine(mask, codes, WITHIN)


def _rows_of(blocks: Sequence[Block]) -> Iterator[int]:
    for block in blocks:
        yield from range(block.start, block.stop)
