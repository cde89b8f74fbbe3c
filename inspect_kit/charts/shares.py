"""A share by body: a point for each and its interval as a line. In: the results of one measure. Out: a chart.

The figure across the bodies is said and never drawn: a point for it among theirs would be read as a national one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.charts.basis import Basis, Said, ends, has_note
from inspect_kit.charts.chart import Chart
from inspect_kit.charts.definitions import Row
from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import shown_percent
from inspect_kit.template.model import ChartKind, MeasureKind
from inspect_kit.view import Value

KIND = "shares"
COLUMNS = ("body", "count", "of", "percent", "low", "high", "few")


def share_charts(basis: Basis) -> Iterator[Chart]:
    """A chart for each measure of which several bodies have a share, and at least one an interval around it: those that the
    template names, or all where it names none."""
    named = [name for each in basis.scores.template.charts if each.kind is ChartKind.SHARES for name in each.measures]
    found: dict[str, list[Result]] = {name: [] for name in named}
    for each in basis.scores.results:
        if each.kind == MeasureKind.COUNT and each.group is None and (each.measure in found or not named):
            found.setdefault(each.measure, []).append(each)
    excluded = basis.scores.instrument.excluded
    for results in found.values():
        across = next((each for each in results if each.scope == ALL), None)
        by_body = [each for each in results if each.scope != ALL and each.scope not in excluded]
        if across is not None and len(by_body) > 1 and any(each.interval is not None for each in by_body):
            yield _Shares(basis, across, by_body).chart()


class _Shares:
    """One measure."""

    def __init__(self, basis: Basis, across: Result, by_body: Sequence[Result]) -> None:
        self._basis, self._across, self._by_body = basis, across, by_body
        placed = [each for each in by_body if ends(each) is not None]
        self._hidden = [each.scope for each in by_body if each.count is None]
        enough = [each for each in placed if not has_note(each, "small-number")]
        self._compared = sorted(enough if len(enough) > 1 else placed, key=lambda each: each.share or 0)

    def chart(self) -> Chart:
        basis, least = self._basis, self._basis.scores.inspection.small_number
        few = [each.scope for each in self._by_body if has_note(each, "small-number")]
        seen = [basis.say("shares-few", least=least, names=basis.names(few))] if few else []
        said = Said(
            title=self._title(),
            description=" ".join([*self._description(), *seen]),
            notes=[
                basis.say("shares-note", bodies=basis.bodies),
                *seen,
                *(each.text for each in self._across.notes),
                basis.source(),
            ],
            words={"heading": basis.heading(f"{self._across.title}. {basis.say('shares-heading')}")},
            headings={name: basis.say(f"heading-{name}") for name in COLUMNS},
        )
        return basis.chart(KIND, [self._across.measure], list(self._rows()), said, self._table())

    def _rows(self) -> Iterator[Row]:
        for at, each in enumerate(self._by_body):
            low, high = ends(each) or (None, None)
            few = has_note(each, "small-number")
            says = self._part(each)
            if few and each.count is not None:
                says = self._basis.say("part-few", count=each.count, of=each.of)
            label = self._basis.label(self._basis.name(each.scope))
            yield {"at": at, "label": label, "share": each.share, "low": low, "high": high, "few": few, "says": says}

    def _table(self) -> Iterator[tuple[Value, ...]]:
        for each in self._by_body:
            low, high = each.interval if each.interval is not None and each.share is not None else (None, None)
            few = self._basis.say("yes") if has_note(each, "small-number") else ""
            yield (
                self._basis.name(each.scope),
                each.count,
                each.of,
                shown_percent(each.share),
                shown_percent(low),
                shown_percent(high),
                few,
            )

    def _part(self, result: Result) -> str:
        return self._basis.part(result.count, result.of)

    def _apart(self) -> bool:
        """Do the intervals of the lowest and the highest lie apart?"""
        if len(self._compared) < 2:
            return False
        low, high = ends(self._compared[0]), ends(self._compared[-1])
        return low is not None and high is not None and low[1] < high[0]

    def _title(self) -> str:
        basis, apart = self._basis, self._apart()
        rests_on = [self._across, *self._compared[:1], *self._compared[-1:]]
        few = "-few" if any(has_note(each, "small-number") for each in rests_on) else ""
        code = f"shares-{self._finding(apart)}{few}"
        fields = self._extremes() if self._compared else {}
        return basis.say(code, measure=self._across.title, all=self._part(self._across), bodies=basis.bodies, **fields)

    def _finding(self, apart: bool) -> str:
        """What may be said: nothing of differences where a body is hidden, or where fewer than two can be compared."""
        shares = {each.share for each in self._by_body if each.share is not None}
        if self._hidden:
            return "hidden"
        if len(self._compared) < 2:
            return "plain"
        return "even" if len(shares) == 1 else "apart" if apart else "alike"

    def _description(self) -> Iterator[str]:
        count, basis = len(self._by_body), self._basis
        if not self._compared:
            yield basis.say("shares-none", count=count, bodies=basis.bodies)
            return
        fields = self._extremes()
        if self._hidden:
            yield basis.say("shares-some", count=count, hidden=len(self._hidden), bodies=basis.bodies, **fields)
            return
        if self._compared[0].share == self._compared[-1].share:
            yield basis.say("shares-same", count=count, bodies=basis.bodies, percent=fields["low_percent"])
            return
        yield basis.say("shares-shown", count=count, bodies=basis.bodies, **fields)
        if len(self._compared) > 1:
            yield basis.say("shares-beyond" if self._apart() else "shares-within")

    def _extremes(self) -> dict[str, str]:
        """The lowest and the highest, with everybody who is as low or as high."""
        fields: dict[str, str] = {}
        for name, one in (("low", self._compared[0]), ("high", self._compared[-1])):
            alike = [each.scope for each in self._compared if (each.count, each.of) == (one.count, one.of)]
            fields |= {
                name: self._part(one),
                f"{name}_percent": shown_percent(one.share),
                f"{name}_body": self._basis.names(alike),
            }
        return fields
