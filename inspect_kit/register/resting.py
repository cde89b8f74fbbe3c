"""What an item rests on: the results behind it, in each inspection that has them, and whether they moved.

In: an item, inspections in the order of time. Out: a view. A difference stands with its interval, and where that holds 0 the
change is within noise and nothing is said of its direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspect_kit.chosen import Chosen
from inspect_kit.inspection import ALL, FILE, Inspection, load_inspection
from inspect_kit.measures.moved import compare_results
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import score_inspection
from inspect_kit.measures.shown import shown_interval, shown_percent, shown_points, shown_value
from inspect_kit.problems import Problem, StopRun
from inspect_kit.register.model import Item
from inspect_kit.template.build import load_template
from inspect_kit.view import Value, View

HEADINGS = ("measure", "title", "inspection", "round", "scope", "count", "of", "share", "value", "interval", "since_before")


@dataclass(frozen=True)
class Behind:
    """One result behind an item, and where it comes from."""

    inspection: str
    round: str
    result: Result
    stamp: str
    """The marking of the inspection, and that its data are made up where they are."""


def results_behind(item: Item, folders: Sequence[Path], body: str | None) -> tuple[list[Behind], list[Problem]]:
    """The results of the item's measures and indicators, of one body where it was looked at, else of all.

    A folder that is no inspection, or from which nothing was collected, has none.
    """
    wanted = (*item.measures, *item.indicators)
    found: list[Behind] = []
    problems: list[Problem] = []
    for folder in folders if wanted else ():
        if not (folder / FILE).is_file():
            continue
        try:
            found += _of_inspection(load_inspection(folder)[0], item, wanted, body)
        except StopRun as stop:
            problems += stop.problems
    order = {name: at for at, name in enumerate(wanted)}
    return sorted(found, key=lambda each: order[each.result.measure]), problems


def _of_inspection(inspection: Inspection, item: Item, wanted: Sequence[str], body: str | None) -> Iterator[Behind]:
    chosen = list(_instruments(inspection, wanted))
    if not chosen:
        return
    rounds = {each.id: each.instrument.round for each in chosen}
    results = [each for each in score_inspection(inspection, chosen).results if _is_plain(each, wanted)]
    scopes = {each.scope for each in results}
    scope = body if body in scopes else ALL
    for each in results:
        if each.scope == scope:
            stamp = f"{inspection.id}: {inspection.marking}. {inspection.synthetic_text or ''}".rstrip(". ") + "."
            yield Behind(inspection.id, rounds[each.instrument], each, stamp)


def _instruments(inspection: Inspection, wanted: Sequence[str]) -> Iterator[Chosen]:
    """The instruments that have any of these measures, or whose questions bear on any of these indicators."""
    for instrument in inspection.instruments:
        template, _ = load_template(instrument.template, inspection.folder)
        if template is None:
            continue
        names = {measure.id for part in template.parts for measure in part.measures}
        names |= {
            bearing.indicator for part in template.parts for question in part.questions() for bearing in question.bears_on
        }
        if names & set(wanted):
            yield Chosen(instrument, template, tuple(inspection.body(each) for each in instrument.bodies))


def _is_plain(result: Result, wanted: Sequence[str]) -> bool:
    return result.measure in wanted and result.group is None and result.kind not in ("difference", "tally")


def rests_on(behind: Sequence[Behind], language: str) -> View:
    """A line for each result, and how it compares with the same measure in the inspection before."""
    rows: list[tuple[Value, ...]] = []
    before: dict[str, Result] = {}
    for each in behind:
        result = each.result
        rows.append(_row(each, before.get(result.measure), language))
        before[result.measure] = result
    return View(HEADINGS, tuple(rows))


def _row(each: Behind, before: Result | None, language: str) -> tuple[Value, ...]:
    result = each.result
    return (
        result.measure,
        result.title,
        each.inspection,
        each.round,
        result.scope,
        result.count,
        result.of if result.share is not None else None,
        shown_percent(result.share) or None,
        shown_value(result.value) or None,
        shown_interval(result, language) or None,
        moved(before, result) if before is not None else None,
    )


def moved(before: Result, now: Result) -> str:
    """Whether a share moved: the difference in points with its interval; no direction where that holds 0."""
    if before.share is None or now.share is None:
        return "cannot be compared: no share in both"
    found = compare_results(before, now)
    if found.apart is None or found.interval is None:
        return "cannot be compared: no interval"
    low, high = found.interval
    points = f"{shown_points(found.apart)} points ({shown_points(low)} to {shown_points(high)})"
    return f"{found.stands}: {points}"
