"""Criteria by bodies: what cases point to, a sign in each cell. In: a basis. Out: a chart, if several bodies have evidence."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_kit.charts.basis import Basis, Said
from inspect_kit.charts.chart import Chart
from inspect_kit.charts.definitions import Row
from inspect_kit.criteria import CriteriaSet
from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result
from inspect_kit.view import Value

KIND = "criteria"
BEST, BETWEEN, WORST, UNSAID = "best", "between", "worst", "unsaid"
SIGNS = {BEST: "+", BETWEEN: "±", WORST: "\u2212", UNSAID: "·"}
"""So that nothing hangs on colour."""


def heat_chart(basis: Basis) -> Iterator[Chart]:
    """The specific criteria that cases bear on, a column each, and a row for each body."""
    criteria = basis.scores.criteria
    found = {
        (each.scope, each.measure): each
        for each in basis.scores.results
        if each.kind == "evidence" and each.category == "specific" and each.scope != ALL
    }
    bodies = [each for each in basis.scores.bodies() if any(scope == each for scope, _ in found)]
    if criteria is None or len(bodies) < 2:
        return
    columns = [each.id for each in criteria.specific() if any(name == each.id for _, name in found)]
    ranks = {key: _rank(criteria, each) for key, each in found.items()}
    said = _said(basis, criteria, columns, ranks, bodies)
    rows: list[Row] = [
        {
            "at": at,
            "label": "|".join([str(at), *basis.label(basis.name(body))]),
            "criterion": name,
            "rank": ranks.get((body, name), UNSAID),
            "sign": SIGNS[ranks.get((body, name), UNSAID)],
        }
        for at, body in enumerate(bodies)
        for name in columns
    ]
    table: list[tuple[Value, ...]] = [
        (basis.name(body), *(_cell(basis, found.get((body, name))) for name in columns)) for body in bodies
    ]
    yield basis.chart(KIND, columns, rows, said, table)


def _rank(criteria: CriteriaSet, result: Result) -> str:
    """Where its band stands among the bands: the first is the best."""
    names = [each.id for each in criteria.roll_up.bands]
    if result.band not in names:
        return UNSAID
    at = names.index(result.band)
    return BEST if at == 0 else WORST if at == len(names) - 1 else BETWEEN


def _cell(basis: Basis, result: Result | None) -> str:
    """So many of so many, and what the band is called."""
    if result is None or not result.of:
        return basis.say("no-cases")
    part = basis.part(result.count, result.of)
    return f"{part}: {result.label}" if result.label else basis.say("too-few-of", part=part)


def _said(
    basis: Basis, criteria: CriteriaSet, columns: list[str], ranks: dict[tuple[str, str], str], bodies: list[str]
) -> Said:
    counts = {rank: sum(each == rank for each in ranks.values()) for rank in SIGNS}
    bands = criteria.roll_up.bands
    gaps = {name: sum(ranks.get((body, name)) == WORST for body in bodies) for name in columns}
    worst = max(gaps, key=lambda name: gaps[name])
    fields = {"bodies": basis.bodies, "count": gaps[worst], "of": len(bodies), "criterion": worst}
    text = next(each.text.read(basis.language) for each in criteria.specific() if each.id == worst)
    legend = [basis.say("sign", sign=SIGNS[BEST], words=bands[0].label.read(basis.language))]
    legend += [basis.say("sign", sign=SIGNS[BETWEEN], words=each.label.read(basis.language)) for each in bands[1:-1]]
    legend.append(basis.say("sign", sign=SIGNS[WORST], words=bands[-1].label.read(basis.language)))
    legend.append(basis.say("sign", sign=SIGNS[UNSAID], words=basis.say("too-few")))
    return Said(
        title=basis.say("criteria-worst", text=text, **fields) if gaps[worst] else basis.say("criteria-none"),
        description=" ".join(
            [
                basis.say("criteria-shown", columns=len(columns), rows=len(bodies), bodies=basis.bodies),
                basis.say("criteria-counts", **counts),
            ]
        ),
        notes=[basis.say("criteria-note"), basis.source()],
        words={"heading": [line for each in legend for line in basis.heading(each)]},
        headings={"body": basis.say("heading-body"), **{name: name for name in columns}},
    )
