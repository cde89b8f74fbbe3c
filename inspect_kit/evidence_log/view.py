"""The log as people see it. In: a log, and what somebody wants of it. Out: views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_kit.criteria import CriteriaSet
from inspect_kit.evidence_log.load import nearest
from inspect_kit.evidence_log.model import EvidenceLog, Record
from inspect_kit.inspection import ACROSS, ALL
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.view import Value, View

HEADINGS = ("id", "body", "indicators", "kind", "strength", "points", "on", "by", "source", "says", "place")


@dataclass(frozen=True)
class Wanted:
    """Which records somebody wants; all where nothing is said. `on` are indicators, or criteria for all below them."""

    bodies: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def indicators_below(criteria: CriteriaSet, name: str) -> list[str]:
    """The indicators that an id means: itself, or those of the criterion; none where there is no such id."""
    found: list[str] = []
    for general in criteria.general:
        for specific in general.specific:
            for each in specific.indicators:
                found += [each.id] if name in (general.id, specific.id, each.id) else []
    return found


def select(log: EvidenceLog, wanted: Wanted) -> list[Record]:
    """The records that are wanted, in the log's order.

    Raises:
        StopRun: there is no such indicator, kind or strength.
    """
    below = {name: {id_ for each in log.criteria.values() for id_ in indicators_below(each, name)} for name in wanted.on}
    problems = list(_unknown("evidence-unknown-kind", "--kind", wanted.kinds, list(log.kinds.kinds), log))
    problems += _unknown("evidence-unknown-strength", "--strength", wanted.strengths, list(log.kinds.strengths), log)
    every = [each.id for criteria in log.criteria.values() for each in criteria.indicators()]
    problems += _unknown("evidence-unknown-indicator", "--on", [name for name, found in below.items() if not found], every, log)
    if problems and log.criteria:
        raise StopRun(problems, 2)
    on = {id_ for found in below.values() for id_ in found}
    return [each for each in log.records.values() if _fits(each, wanted, on)]


def _unknown(code: str, option: str, names: Sequence[str], known: list[str], log: EvidenceLog) -> list[Problem]:
    fields = {"kinds": log.kinds.id}
    return [
        problem(code, Place(option), name=each, known=nearest(each, known), **fields) for each in names if each not in known
    ]


def _fits(record: Record, wanted: Wanted, on: set[str]) -> bool:
    pairs = (
        (wanted.bodies, record.body), (wanted.kinds, record.kind), (wanted.strengths, record.strength),
        (wanted.points, record.points.value),
    )  # fmt: skip
    return all(not names or value in names for names, value in pairs) and (not wanted.on or bool(on & set(record.indicators)))


def shown_body(scope: str) -> str:
    """A scope as files of evidence name it."""
    return ACROSS if scope == ALL else scope


def records_view(records: Sequence[Record], log: EvidenceLog, language: str) -> View:
    """A line for each record."""
    return View(
        HEADINGS,
        tuple(_row(each, log, language) for each in records),
        details=frozenset({"by", "place"}),
        long=frozenset({"says"}),
    )


def _row(record: Record, log: EvidenceLog, language: str) -> tuple[Value, ...]:
    kind, strength = log.kinds.kinds[record.kind].label.read(language), log.kinds.strengths[record.strength].read(language)
    head = (record.id, shown_body(record.body), record.indicators, kind, strength, record.points.value)
    return *head, record.on, record.by, record.source, record.says, str(record.place)


def record_view(record: Record, log: EvidenceLog, language: str) -> View:
    """Everything about one record, a line for each thing."""
    texts = {each.id: each.text.read(language) for each in log.criteria[record.criteria].indicators()}
    rows = [(name, value) for name, value in zip(HEADINGS, _row(record, log, language), strict=True) if name != "indicators"]
    rows[2:2] = [(f"indicator {each}", texts[each]) for each in record.indicators]
    return View(("what", "says"), tuple(rows))
