"""Every result with the rows behind it. In: scores. Out: a `Figure` for each, in the order of the results.

The line, the scope and the group of a result say which rows it is of; they are read from the same functions as the scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inspect_kit.conditions.model import TRUE, All, InState, IsOneOf, Not, State
from inspect_kit.disclosure.figures import Figure, FigureMaker, with_few_rows
from inspect_kit.disclosure.sums import PartSums, Sum, Things, total
from inspect_kit.inspection.disclosure import Policy
from inspect_kit.measures.evidence import AGAINST, BOTH, FOR, bearings, counts_for, indicator_codes, indicators_of
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.intervals import Block
from inspect_kit.measures.lines import part_lines
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import InspectionScores, Scores
from inspect_kit.template.build_measures import OTHERS
from inspect_kit.template.model import MeasureKind

COUNTS = frozenset({MeasureKind.COUNT, MeasureKind.TALLY, "difference", "evidence"})
"""Kinds that count rows, whatever the rows are."""


def figures_of(scores: InspectionScores, policy: Policy) -> tuple[list[Figure], list[Sum]]:
    """The figures, and the sums that everybody knows beforehand."""
    things = Things()
    figures: list[Figure] = []
    known: list[Sum] = []
    for each in scores.instruments:
        parts = [_Behind(each, part, policy, things) for part in each.parts]
        for result in each.results:
            figures.append(next(part for part in parts if part.has(result)).figure(result))
        known += [found for part in parts for found in part.known()]
    return figures, known


class _Behind:
    """One part: which results are of it, and what they are made of."""

    def __init__(self, scores: Scores, part: PartScored, policy: Policy, things: Things) -> None:
        self._scores, self._policy = scores, policy
        self._sums = PartSums(scores.instrument.id, part, things)
        self._maker = FigureMaker(self._sums, policy)
        self._scored = part.scored
        self._lines = {(line.measure.id, line.category): line for line in part_lines(part.scored.part)}
        self._scopes: Mapping[str, tuple[Block, ...]] = dict(part.scored.scopes())
        criteria = scores.criteria
        self._evidence = indicators_of(criteria, part.scored.part) if criteria is not None else {}
        self._taken: set[tuple[str, str]] = set()

    def known(self) -> Iterator[Sum]:
        """What everybody knows beforehand."""
        yield from (each for each in self._sums.drawn() if not self._policy.is_small(each.value))
        yield from self._sums.makes_up()

    def has(self, result: Result) -> bool:
        """Is the result of this part? Evidence may be of several, each once."""
        if result.kind != "evidence":
            return (result.measure, None if result.kind == "difference" else result.category) in self._lines
        key = (result.measure, result.scope)
        if result.measure not in self._evidence or key in self._taken:
            return False
        self._taken.add(key)
        return True

    def figure(self, result: Result) -> Figure:
        """The result in pieces."""
        rows = sum(block.rows for block in self._scopes[result.scope])
        figure = self._figure(result)
        of_people = self._sums.sampled or result.kind in COUNTS
        return with_few_rows(figure, "rows of the body") if of_people and self._policy.is_small(rows) else figure

    def _figure(self, result: Result) -> Figure:
        group = result.group
        exempt = self._policy.exempts(self._scores.instrument.id, result.measure, group.by if group else None)
        blocks = self._scopes[result.scope]
        if result.kind == "evidence":
            return self._of_evidence(result, blocks, exempt)
        truth = self._scored.table.truth
        if result.kind == "difference" and group is not None:
            line = next(each for (measure, _), each in self._lines.items() if measure == result.measure)
            one = IsOneOf(group.by, (group.code,))
            rest = All((InState(group.by, (State.ANSWERED,)), Not(one)))
            compare = line.measure.compare
            second = compare.groups[1] if compare is not None else OTHERS
            other = rest if second == OTHERS else IsOneOf(group.by, (second,))
            return self._maker.difference(result, line, blocks, [truth(one), truth(other)], exempt)
        line = self._lines[result.measure, result.category]
        mask = None if group is None else truth(IsOneOf(group.by, (group.code,)))
        return self._maker.figure(result, line, blocks, mask, exempt)

    def _of_evidence(self, result: Result, blocks: tuple[Block, ...], exempt: bool) -> Figure:
        criteria = self._scores.criteria
        assert criteria is not None  # evidence is scored against criteria
        rule = criteria.roll_up
        tallies = []
        rows = self._sums.codes(blocks, bytes([TRUE]) * self._scored.table.size, None, ()).rows
        for indicator in dict.fromkeys(self._evidence[result.measure]):
            codes = indicator_codes(self._scored.table, bearings(self._scored.part)[indicator])
            sums = self._sums.codes(blocks, codes, None, ()).by_code
            good = total(sums[code] for code in (FOR, BOTH) if code in sums and counts_for(code, rule))
            bad = total(sums[code] for code in (AGAINST, BOTH) if code in sums)
            tallies.append((good, bad))
        enough = [each for each in tallies if each[0].value + each[1].value >= rule.least]
        if rule.method == "weakest" and enough:
            tallies = [min(enough, key=lambda each: each[0].value / (each[0].value + each[1].value))]
        return self._maker.evidence(result, tallies, rows, exempt)
