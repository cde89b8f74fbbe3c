"""Criteria by bodies: what cases point to, a sign in each cell. In: a basis. Out: charts, if several bodies have evidence.

The bands are those of the criteria set, the first the best. What they say is indicative: people judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inspect_kit.charts.basis import NAMED, Basis, Said
from inspect_kit.charts.chart import Chart
from inspect_kit.charts.definitions import Row
from inspect_kit.criteria import CriteriaSet
from inspect_kit.inspection import ALL
from inspect_kit.measures.evidence import rule_words
from inspect_kit.measures.results import Result
from inspect_kit.view import Value

KIND = "criteria"
SIGNS = {1: ("+",), 2: ("+", "\u2212"), 3: ("+", "\u00b1", "\u2212")}
"""So that nothing hangs on colour. More bands than these have numbers."""
UNSAID, HIDDEN = "\u00b7", "c"
SHADES = 4
"""How many shades the definition has, the last the darkest and for the last band."""
ROOM = 40
"""Characters that the ids of criteria have above their columns, with room between them."""


def heat_charts(basis: Basis) -> Iterator[Chart]:
    """The specific criteria that cases bear on, a column each, and a row for each body: in as many charts as it takes for
    the ids of criteria to stand above their columns."""
    criteria, excluded = basis.scores.criteria, basis.scores.instrument.excluded
    found: dict[str, dict[str, Result]] = {}
    for each in basis.scores.results:
        if each.kind == "evidence" and each.category == "specific" and each.scope != ALL and each.scope not in excluded:
            found.setdefault(each.measure, {})[each.scope] = each
    bodies = [each for each in basis.scores.bodies() if any(each in by_body for by_body in found.values())]
    if criteria is None or len(bodies) < 2:
        return
    columns = [each.id for each in criteria.specific() if each.id in found]
    most = max(2, ROOM // (max(map(len, columns)) + 1))
    charts = -(-len(columns) // most)
    size = -(-len(columns) // charts)
    for at in range(0, len(columns), size):
        yield _Heat(basis, criteria, {name: found[name] for name in columns[at : at + size]}, bodies).chart()


class _Heat:
    """One chart. `columns` are results by criterion, then body."""

    def __init__(
        self, basis: Basis, criteria: CriteriaSet, columns: Mapping[str, Mapping[str, Result]], bodies: Sequence[str]
    ) -> None:
        self._basis, self._criteria, self._columns, self._bodies = basis, criteria, columns, bodies
        self._bands = [(each.id, each.label.read(basis.language)) for each in criteria.roll_up.bands]
        self._hidden = any(each.count is None for by_body in columns.values() for each in by_body.values())
        self._signs = SIGNS.get(len(self._bands)) or tuple(str(at + 1) for at in range(len(self._bands)))

    def chart(self) -> Chart:
        basis, weakest = self._basis, self._weakest()
        legend = [basis.say("sign", sign=sign, words=label) for sign, (_, label) in zip(self._signs, self._bands, strict=True)]
        legend.append(basis.say("sign", sign=UNSAID, words=basis.say("too-few")))
        legend += [basis.say("sign", sign=HIDDEN, words=basis.say("hidden"))] if self._hidden else []
        said = Said(
            title=self._title(weakest),
            description=" ".join(self._description(weakest)),
            notes=[basis.say("criteria-note", bodies=basis.bodies), rule_words(self._criteria.roll_up, basis.language),
                   basis.source()],
            words={"heading": [line for each in legend for line in basis.heading(each)]},
            headings={"body": basis.say("heading-body"), **{name: name for name in self._columns}},
        )  # fmt: skip
        return basis.chart(KIND, list(self._columns), list(self._rows()), said, self._table())

    def _rows(self) -> Iterator[Row]:
        for at, body in enumerate(self._bodies):
            label = self._basis.label(self._basis.name(body))
            for column, (name, by_body) in enumerate(self._columns.items()):
                band = self._band(by_body.get(body))
                hidden = body in by_body and by_body[body].count is None
                sign = HIDDEN if hidden else UNSAID if band is None else self._signs[band]
                shade = None if band is None else max(0, SHADES - len(self._bands) + band)
                yield {"at": at, "label": label, "first": column == 0, "criterion": name, "sign": sign, "shade": shade}

    def _band(self, result: Result | None) -> int | None:
        """Which of the bands, the best being 0; None where nothing is said, or nothing is shown."""
        names = [name for name, _ in self._bands]
        said = result is not None and result.count is not None and result.band in names
        return names.index(result.band) if said and result is not None and result.band is not None else None

    def _table(self) -> Iterator[tuple[Value, ...]]:
        for body in self._bodies:
            yield self._basis.name(body), *(self._cell(by_body.get(body)) for by_body in self._columns.values())

    def _cell(self, result: Result | None) -> str:
        """So many of so many, and what the band is called."""
        if result is None or result.of == 0:
            return self._basis.say("no-cases")
        if result.count is None:
            return self._basis.say("hidden")
        part = self._basis.part(result.count, result.of)
        return f"{part}: {result.label}" if result.label else self._basis.say("too-few-of", part=part)

    def _in_band(self, name: str, band: int) -> int:
        return sum(self._band(each) == band for each in self._columns[name].values())

    def _weakest(self) -> dict[str, int]:
        """The criteria that most bodies have in the last band, with how many; none where no body has any."""
        counts = {name: self._in_band(name, len(self._bands) - 1) for name in self._columns}
        most = max(counts.values())
        return {name: count for name, count in counts.items() if count == most and count}

    def _title(self, weakest: Mapping[str, int]) -> str:
        basis = self._basis
        fields = {"bodies": basis.bodies, "of": len(self._bodies), "band": self._bands[-1][1]}
        if self._hidden:
            return basis.say("criteria-hidden", **fields)
        if not any(each.band for by_body in self._columns.values() for each in by_body.values()):
            return basis.say("criteria-nothing", **fields)
        if not weakest:
            return basis.say("criteria-none", **fields)
        names, count = list(weakest), max(weakest.values())
        if len(names) == 1:
            return basis.say("criteria-weakest", criterion=names[0], count=count, **fields)
        if len(names) <= NAMED:
            return basis.say("criteria-several", criteria=", ".join(names), count=count, **fields)
        return basis.say("criteria-many", number=len(names), count=count, **fields)

    def _description(self, weakest: Mapping[str, int]) -> Iterator[str]:
        basis = self._basis
        yield basis.say("criteria-shown", columns=len(self._columns), rows=len(self._bodies), bodies=basis.bodies)
        for at, (_, label) in enumerate(self._bands):
            cells = sum(self._in_band(name, at) for name in self._columns)
            yield basis.say("criteria-band", cells=cells, sign=self._signs[at], band=label)
        for name in list(weakest)[:NAMED] if not self._hidden else ():
            text = next(iter(self._columns[name].values())).title
            yield basis.say("criteria-text", criterion=name, text=text)
