"""What a reader can work out from published sums, exactly: linear algebra over whole numbers modulo a large prime.

In: published sums as vectors (how often each thing counts in the sum), and sums that are watched. Out: which watched sums one
more published sum would give away.

A watched sum can be worked out if it is a combination of published ones. Instead of asking so for each watched sum anew, two
random ways are kept in which the things behind the sums might be otherwise and every published sum still the same. A sum
that is known is 0 in both. If a further sum `c` were published, `other` times the first way less `one` times the second would
be left, `one` and `other` being what `c` is in each: the watched sums that are 0 in what is left would be known. So the
question is whether two fractions are equal, which is a look into a dictionary. Chance could mislead with odds of about one in
2**61 each time, and it could only hide a figure too many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from random import Random

Vector = Mapping[int, int]
"""How often each thing counts in a sum; what does not count is not there."""
PRIME = 2**61 - 1
KNOWN = -1
"""Stands for the fraction of a sum that is 0 both ways."""


class Span:
    """Everything that follows from what was published so far."""

    def __init__(self) -> None:
        self._random = Random(0)  # the same in every run
        self._rows: dict[int, dict[int, int]] = {}  # by the thing solved for, the others it hangs on
        self._users: dict[int, set[int]] = defaultdict(set)  # by thing, the rows that it is in
        self._ways: tuple[dict[int, int], dict[int, int]] = ({}, {})
        self._watched: list[tuple[tuple[int, int], ...]] = []
        self._watching: dict[int, set[int]] = defaultdict(set)  # by thing, the watched sums that it is in
        self._fraction: list[int] = []
        self._by_fraction: dict[int, set[int]] = defaultdict(set)
        self._ids: dict[tuple[tuple[int, int], ...], int] = {}

    def watch(self, vector: Vector) -> int:
        """Watch a sum. Its number: the same for the same sum, or -1 for a sum of nothing."""
        items = tuple(sorted((thing, times) for thing, times in vector.items() if times))
        if not items:
            return -1
        if items not in self._ids:
            self._ids[items] = len(self._watched)
            self._watched.append(items)
            for thing, _ in items:
                self._watching[thing].add(self._ids[items])
            self._fraction.append(self._fraction_of(items))
            self._by_fraction[self._fraction[-1]].add(self._ids[items])
        return self._ids[items]

    def is_known(self, vector: Vector) -> bool:
        """Can the sum be worked out?"""
        return self._fraction_of(vector.items()) == KNOWN

    def known_watched(self) -> set[int]:
        """The watched sums that can be worked out already."""
        return set(self._by_fraction.get(KNOWN, ()))

    def gives_away(self, vector: Vector) -> set[int]:
        """The watched sums that could be worked out if this one were published too."""
        fraction = self._fraction_of(vector.items())
        return set() if fraction == KNOWN else set(self._by_fraction.get(fraction, ()))

    def add(self, vector: Vector) -> None:
        """The sum is published."""
        left = self._reduced(vector)
        if not left:
            return
        solved = max(left)
        inverse = pow(left.pop(solved), -1, PRIME)
        row = {thing: times * inverse % PRIME for thing, times in left.items()}
        before = [self._value(way, solved) for way in self._ways]
        changed = {solved}
        for way in self._ways:
            way[solved] = -sum(times * self._value(way, thing) for thing, times in row.items()) % PRIME
        for user in self._users.pop(solved, set()):
            times = self._rows[user].pop(solved)
            for way, earlier in zip(self._ways, before, strict=True):
                way[user] = (way[user] - times * (way[solved] - earlier)) % PRIME
            self._take(user, row, times)
            changed.add(user)
        self._rows[solved] = row
        for thing in row:
            self._users[thing].add(solved)
        self._refresh({each for thing in changed for each in self._watching.get(thing, ())})

    def _take(self, user: int, row: Mapping[int, int], times: int) -> None:
        """Replace the thing that was solved for in a row, where it was so many `times`."""
        target = self._rows[user]
        for thing, other in row.items():
            number = (target.get(thing, 0) - times * other) % PRIME
            if number:
                target[thing] = number
                self._users[thing].add(user)
            else:
                target.pop(thing, None)
                self._users[thing].discard(user)

    def _reduced(self, vector: Vector) -> dict[int, int]:
        """The sum with everything replaced that was solved for."""
        left: dict[int, int] = {}
        for thing, times in vector.items():
            row = self._rows.get(thing)
            parts = [(thing, times)] if row is None else [(other, -times * number) for other, number in row.items()]
            for other, number in parts:
                left[other] = left.get(other, 0) + number
        return {thing: number % PRIME for thing, number in left.items() if number % PRIME}

    def _value(self, way: dict[int, int], thing: int) -> int:
        if thing not in way:
            for each in self._ways:
                each[thing] = self._random.randrange(1, PRIME)
        return way[thing]

    def _fraction_of(self, items: Iterable[tuple[int, int]]) -> int:
        pairs = list(items)
        one, other = (sum(times * self._value(way, thing) for thing, times in pairs) % PRIME for way in self._ways)
        if not other:
            return KNOWN if not one else PRIME  # PRIME stands for a fraction by nothing
        return one * pow(other, -1, PRIME) % PRIME

    def _refresh(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            fraction = self._fraction_of(self._watched[number])
            if fraction != self._fraction[number]:
                self._by_fraction[self._fraction[number]].discard(number)
                self._fraction[number] = fraction
                self._by_fraction[fraction].add(number)
