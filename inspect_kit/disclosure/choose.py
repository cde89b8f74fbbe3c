"""Which pieces of which figures are published. In: figures, and what everybody knows beforehand. Out: what is hidden, and why.

One piece after another has its turn, the important ones first: those across the bodies before those of one, whole ones before
groups, counts before the states of answers, and these before estimates. A piece that is small is hidden; so is one that would
let somebody work out a small number of any figure, together with everything that was published before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.disclosure.figures import BASE, TURN, VALUE, Figure, Guard, Piece
from inspect_kit.disclosure.span import Span
from inspect_kit.disclosure.sums import Sum, total
from inspect_kit.inspection import ALL
from inspect_kit.inspection.disclosure import Policy
from inspect_kit.measures.results import Result

FIRST, SECOND, WITH = "small", "gives others away", "goes with another"


@dataclass(frozen=True)
class Hidden:
    """A piece that is hidden. `because`: what of it is small, what it would give away, or the piece that it goes with."""

    result: Result
    piece: Piece
    why: str
    because: tuple[str, ...]


def choose(figures: Sequence[Figure], known: Sequence[Sum], policy: Policy, guards: Sequence[Guard] = ()) -> list[list[Hidden]]:
    """What is hidden of each figure. Runs until what is hidden side by side is not small together either.

    `guards` are small numbers that are no figure's own, and are kept as those are.
    """
    further: list[Guard] = list(guards)
    while True:
        hidden = _Run(figures, known, further).run()
        found = [each for each in _together(figures, hidden, policy) if each not in further]
        if not found:
            return hidden
        further += found


class _Run:
    """One run over all pieces."""

    def __init__(self, figures: Sequence[Figure], known: Sequence[Sum], further: Sequence[Guard]) -> None:
        self._figures = figures
        self._span = Span()
        self._names: dict[int, str] = {}
        for figure in figures:
            for guard in () if figure.exempt else figure.guards:
                self._watch(guard.sum, f"{named(figure.result)}: {guard.what}")
        for guard in further:
            self._watch(guard.sum, guard.what)
        for each in known:
            self._span.add(each.vector)
        self._hidden: list[list[Hidden]] = [[] for _ in figures]

    def _watch(self, each: Sum, name: str) -> None:
        self._names.setdefault(self._span.watch(each.vector), name)

    def run(self) -> list[list[Hidden]]:
        """Every piece has its turn."""
        turns = [
            (TURN[piece.name], rank(figure), at, number)
            for at, figure in enumerate(self._figures)
            for number, piece in enumerate(figure.pieces)
        ]
        for _, _, at, number in sorted(turns):
            figure = self._figures[at]
            piece = figure.pieces[number]
            why = self._why_not(figure, piece, [each.piece.name for each in self._hidden[at]])
            if why is not None:
                self._hidden[at].append(Hidden(figure.result, piece, *why))
        return self._hidden

    def _why_not(self, figure: Figure, piece: Piece, gone: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
        """Why the piece is not published; None, and it is known from now on, where it is."""
        if without := [each for each in piece.needs if each in gone]:
            return WITH, tuple(without)
        if piece.small and not figure.exempt:
            return FIRST, piece.small
        for ask_first in (True, False):  # one that cannot be published at all leaves nothing behind
            for each in piece.tells:
                given = self._span.gives_away(each.vector)
                if given:
                    return SECOND, tuple(sorted(self._names[one] for one in given)[:3])
                if not ask_first:
                    self._span.add(each.vector)
        return None


def rank(figure: Figure) -> tuple[bool, bool, bool]:
    """What is more important comes first: what is exempt, what is across the bodies, what is whole."""
    result = figure.result
    return not figure.exempt, result.scope != ALL, result.group is not None


def named(result: Result) -> str:
    """A figure by its ids."""
    group = f"{result.group.by}={result.group.code}" if result.group is not None else None
    less = f"less {result.group.against}" if result.group is not None and result.group.against else None
    return " ".join(part for part in (result.instrument, result.measure, result.category, result.scope, group, less) if part)


def _together(figures: Sequence[Figure], hidden: Sequence[Sequence[Hidden]], policy: Policy) -> Iterator[Guard]:
    """Hidden numbers side by side whose sum may follow from published ones, where that sum is small as well.

    Two that are hidden side by side and come to 2 are 1 each.
    """
    for name, attribute in ((VALUE, "main"), (BASE, "base")):
        families: dict[tuple[object, ...], list[Sum]] = defaultdict(list)
        for figure, gone in zip(figures, hidden, strict=True):
            each: Sum | None = getattr(figure, attribute)
            if each is None or figure.exempt or name not in {one.piece.name for one in gone}:
                continue
            for family in _families(figure.result):
                families[family].append(each)
        for family, sums in families.items():
            whole = total(sums)
            if len(sums) > 1 and policy.is_small(whole.value):
                words = " ".join(str(part) for part in family if part not in (None, ""))
                yield Guard(f"{words}: what is hidden of it, together", whole)


def _families(result: Result) -> Iterator[tuple[object, ...]]:
    """The sets of figures that it stands side by side in: one for each body, each group, each category."""
    group = (result.group.by, result.group.code) if result.group is not None else None
    if result.scope != ALL:
        yield (result.instrument, result.measure, result.category, "by body", group)
    if result.group is not None and not result.group.against:
        yield (result.instrument, result.measure, result.category, result.scope, "by", result.group.by)
    if result.category is not None and result.kind != "evidence":
        yield (result.instrument, result.measure, result.scope, "by category", group)
