"""Bars: how far rows come, step by step; and how a number is spread over its bands. In: a basis. Out: charts.

Both are of results that are computed anyway, so that whatever is hidden from readers is hidden here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from inspect_kit.charts.basis import Basis, Said
from inspect_kit.charts.chart import Chart
from inspect_kit.charts.definitions import Row
from inspect_kit.inspection import ALL
from inspect_kit.measures.lines import COUNTED, measure_lines, row_codes
from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import shown_percent
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.template.model import ChartKind, ChartSpec
from inspect_kit.view import Value

JOURNEY, SPREAD = "journey", "spread"
BETWEEN = "”, “"
"""Between names that stand in quotation marks."""


def bar_charts(basis: Basis, scope: str = ALL) -> Iterator[Chart]:
    """The journeys and spreads that the template names, of all bodies or of one."""
    makers = {ChartKind.JOURNEY: _journey, ChartKind.SPREAD: _spread}
    for spec in basis.scores.template.charts:
        maker = makers.get(spec.kind)
        found = maker(basis, spec, scope) if maker is not None else None
        if found is not None:
            yield found


def _results(basis: Basis, names: Sequence[str], scope: str) -> list[Result]:
    plain = [each for each in basis.scores.results if each.scope == scope and each.group is None and each.kind != "difference"]
    return [each for name in names for each in plain if each.measure == name]


def _journey(basis: Basis, spec: ChartSpec, scope: str) -> Chart | None:
    """Every step is a part of the one before, so that the difference is what falls away there."""
    steps = _results(basis, spec.measures, scope)
    if len(steps) < 2 or not steps[0].of:
        return None
    _check_nested(basis, steps)
    lost = [_less(before, after) for before, after in pairwise(steps)]
    title = spec.title.read(basis.language) if spec.title is not None else steps[0].title
    said = Said(
        title=_journey_title(basis, title, steps, lost),
        description=" ".join(
            [
                basis.say("journey-shown", count=len(steps)),
                *(_step_words(basis, each, gone) for each, gone in _with(steps, lost)),
            ]
        ),
        notes=[basis.say("journey-note"), *_about(basis, scope), basis.source()],
        words={"heading": basis.heading(title), "most": steps[0].of},
        headings={name: basis.say(f"heading-{name}") for name in ("step", "count", "of", "percent", "lost")},
    )
    rows = [
        {
            "at": at,
            "label": basis.heading(each.title),
            "count": each.count,
            "says": basis.part(each.count, each.of),
            "lost": basis.say("lost", count=gone) if gone else "",
        }
        for at, (each, gone) in enumerate(_with(steps, lost))
    ]
    table: list[tuple[Value, ...]] = [
        (each.title, each.count, each.of, shown_percent(each.share), gone) for each, gone in _with(steps, lost)
    ]
    return basis.chart(JOURNEY, spec.measures, rows, said, table, "" if scope == ALL else scope)


def _check_nested(basis: Basis, steps: Sequence[Result]) -> None:
    """Each step is of the same rows and counts none that the one before does not: else what falls away would be made up.

    Raises:
        StopRun: a step is not so. Where there are no rows to look at, as in what is published, the counts alone are looked at.
    """
    found = [_codes(basis, each.measure) for each in steps]
    for (before, was), (after, now) in pairwise(zip(steps, found, strict=True)):
        others = before.of is not None and after.of is not None and before.of != after.of
        more = before.count is not None and after.count is not None and before.count < after.count
        if others or more or any(new and not old for old, new in zip(was, now, strict=False)):
            code = "chart-journey-base" if others else "chart-journey-step"
            place = Place(basis.scores.instrument.template)
            raise StopRun([problem(code, place, before=before.measure, after=after.measure)])


def _codes(basis: Basis, name: str) -> list[bool]:
    """Which rows a measure counts; nothing where rows were taken away."""
    for part in basis.scores.parts:
        for measure in part.scored.part.measures:
            if measure.id == name and part.scored.table.size:
                [line] = measure_lines(measure, part.scored.part)
                return [code == COUNTED for code in row_codes(line, part.scored.table)]
    return []


def _with(steps: Sequence[Result], lost: Sequence[int | None]) -> list[tuple[Result, int | None]]:
    """Every step with how many fell away before it; none before the first."""
    return list(zip(steps, [None, *lost], strict=True))


def _less(before: Result, after: Result) -> int | None:
    if before.count is None or after.count is None:
        return None
    return before.count - after.count


def _journey_title(basis: Basis, title: str, steps: Sequence[Result], lost: Sequence[int | None]) -> str:
    known = [gone for gone in lost if gone is not None]
    last = basis.part(steps[-1].count, steps[0].of)
    if len(known) < len(lost):
        return basis.say("journey-hidden", title=title)
    if not any(known):
        return basis.say("journey-title", title=title, last=last)
    worst = [step.title for step, gone in zip(steps[1:], lost, strict=True) if gone == max(known)]
    code = "journey-worst" if len(worst) == 1 else "journey-several"
    return basis.say(code, title=title, last=last, lost=max(known), step=BETWEEN.join(worst))


def _step_words(basis: Basis, step: Result, gone: int | None) -> str:
    part = basis.part(step.count, step.of)
    if not gone:
        return basis.say("step", title=step.title, part=part)
    return basis.say("step-lost", title=step.title, part=part, lost=gone)


def _spread(basis: Basis, spec: ChartSpec, scope: str) -> Chart | None:
    bands = _results(basis, spec.measures[:1], scope)
    if not bands or not bands[0].of:
        return None
    title = spec.title.read(basis.language) if spec.title is not None else bands[0].title
    unknown = _unknown(basis, bands[0])
    said = Said(
        title=_spread_title(basis, title, bands),
        description=" ".join(
            [
                basis.say("spread-shown", count=len(bands)),
                *(basis.say("step", title=each.label or "", part=basis.part(each.count, each.of)) for each in bands),
                *unknown,
            ]
        ),
        notes=[*unknown, *_about(basis, scope), basis.source()],
        words={"heading": basis.heading(title), "most": bands[0].of},
        headings={name: basis.say(f"heading-{name}") for name in ("band", "count", "of", "percent")},
    )
    rows: list[Row] = [
        {
            "at": at,
            "label": basis.heading(each.label or ""),
            "count": each.count,
            "says": basis.part(each.count, each.of),
            "lost": "",
        }
        for at, each in enumerate(bands)
    ]
    table: list[tuple[Value, ...]] = [(each.label or "", each.count, each.of, shown_percent(each.share)) for each in bands]
    return basis.chart(SPREAD, spec.measures, rows, said, table, "" if scope == ALL else scope)


def _spread_title(basis: Basis, title: str, bands: Sequence[Result]) -> str:
    """The band that has most, or all that have as many; nothing of that where a count is hidden."""
    if any(each.count is None for each in bands):
        return basis.say("spread-hidden", title=title)
    most = max(each.count or 0 for each in bands)
    largest = [each for each in bands if each.count == most]
    fields = {"title": title, "part": basis.part(most, bands[0].of)}
    if len(largest) == len(bands):
        return basis.say("spread-even", **fields)
    if len(largest) > 1:
        return basis.say("spread-several", bands=BETWEEN.join(each.label or "" for each in largest), **fields)
    return basis.say("spread-title", band=largest[0].label or "", **fields)


def _unknown(basis: Basis, band: Result) -> list[str]:
    """How many have no number, and to how many the question does not apply."""
    states = band.states
    said = []
    if None not in (band.of, states.missing, states.unable_to_tell):
        said.append(basis.say("spread-unknown", of=band.of, missing=states.missing, unable=states.unable_to_tell))
    return [*said, basis.say("spread-unasked", count=states.does_not_apply)] if states.does_not_apply else said


def _about(basis: Basis, scope: str) -> list[str]:
    """Whose figures they are."""
    return [basis.say("about-all", bodies=basis.bodies)] if scope == ALL else [basis.say("about-one", name=basis.name(scope))]
