"""Small inspections made in memory, to be protected and attacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from inspect_kit.conditions.model import IsOneOf, State
from inspect_kit.disclosure import Policy, protect
from inspect_kit.inspection import Body, Inspection, Instrument
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.intervals import Block
from inspect_kit.measures.results import result_document
from inspect_kit.measures.run import InspectionScores, Scores
from inspect_kit.measures.score import Scored, score
from inspect_kit.rows import Row
from inspect_kit.table import RawColumn, Table
from inspect_kit.template.model import (
    AnswerType,
    Choice,
    Comparison,
    Kind,
    LayoutKind,
    Measure,
    MeasureKind,
    Part,
    Question,
    RowsFrom,
    Stage,
    Template,
)
from inspect_kit.texts import Text

COLUMNS = {"seen": "yes no", "sort": "a b c", "days": ""}
BOTH = ("sort",)
MEASURES = (
    Measure("seen", Text.of("Seen"), MeasureKind.COUNT, count=IsOneOf("seen", ("yes",)), by=BOTH,
            compare=Comparison("sort", ("a", "b"))),
    Measure("unseen", Text.of("Not seen"), MeasureKind.COUNT, count=IsOneOf("seen", ("no",))),
    Measure("sorts", Text.of("Sorts"), MeasureKind.TALLY, of_what="sort"),
    Measure("days", Text.of("Days"), MeasureKind.MEAN, of_what="days", by=BOTH),
    Measure("all_days", Text.of("All days"), MeasureKind.SUM, of_what="days", by=BOTH, share_of_total=True),
)  # fmt: skip
Cases = Sequence[tuple[str, Mapping[str, Any]]]
"""Cases as a body and answers; None is missing, ... unable to tell."""


def _question(name: str, codes: str) -> Question:
    kind = Kind.CHOICE if codes else Kind.WHOLE_NUMBER
    return Question(name, Text.of(name), AnswerType(kind, tuple(Choice(code, Text.of(code)) for code in codes.split())))


def made_scores(
    cases: Cases, lists: Mapping[str, int | None], rows: RowsFrom = RowsFrom.SAMPLE, measures: Sequence[Measure] = MEASURES
) -> InspectionScores:
    """The scores of these cases, in order of their bodies; `lists` are the sizes of the bodies' lists."""
    bodies = list(lists)
    ordered = sorted(cases, key=lambda case: bodies.index(case[0]))
    questions = tuple(_question(name, codes) for name, codes in COLUMNS.items())
    part = Part("p", Text.of("P"), rows, LayoutKind.GRID, (), (Stage("s", Text.of("S"), questions),), (), tuple(measures))
    raw = {}
    for name in COLUMNS:
        values = [answers.get(name) for _, answers in ordered]
        states = [
            State.MISSING if value is None else State.UNABLE_TO_TELL if value is ... else State.ANSWERED for value in values
        ]
        raw[name] = RawColumn(bytes(states), [None if value is ... else value for value in values])
    blocks, start = [], 0
    for body, size in lists.items():
        stop = start + sum(each == body for each, _ in ordered)
        blocks.append(Block(body, "", start, stop, size))
        start = stop
    scored = Scored(part, Table(part, raw, len(ordered)), tuple(blocks))
    listed = tuple((body, Row(str(at), {})) for at, (body, _) in enumerate(ordered))
    instrument = Instrument("cases", "t", "1", tuple(bodies), {}, None)
    inspection = Inspection(
        Path(), "made", Text.of("Made up"), "", None, ("en",), Text.of("body"), Text.of("bodies"),
        tuple(Body(each, Text.of(each), {}) for each in bodies), (instrument,),
    )  # fmt: skip
    template = Template("t", 1, Text.of("T"), None, (part,))
    results = tuple(replace(each, instrument="cases") for each in score(scored))
    scores = Scores(inspection, instrument, template, None, (PartScored(scored, listed, {}),), results, "en")
    return InspectionScores(inspection, (scores,), (), "en")


def records(scores: InspectionScores) -> list[dict[str, Any]]:
    """The records as they are printed."""
    return [result_document(each) for each in scores.results]


def both_ways(scores: InspectionScores, policy: Policy) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The records as they are, and as they are published."""
    return records(scores), records(protect(scores, policy).scores)


def naive(plain: Sequence[dict[str, Any]], threshold: int) -> list[dict[str, Any]]:
    """What somebody would publish who only takes out the numbers that are small themselves."""
    return [_naively(each, threshold) for each in plain]


def _naively(record: dict[str, Any], threshold: int) -> dict[str, Any]:
    small = {
        name for name, value in record.items() if isinstance(value, int) and name != "population" and 0 < value < threshold
    }
    rest = (record["of"] or 0) - (record["count"] or 0)
    if record["kind"] in ("count", "tally", "evidence") and (small & {"count", "of"} or 0 < rest < threshold):
        small |= {"count", "share", "interval", "estimate"}
    if record["kind"] in ("mean", "difference") and small:
        small |= {"value", "interval"}
    if record["value"] is not None and record["kind"] == "sum" and 0 < record["value"] < threshold:
        small |= {"value", "count", "share"}
    return {name: None if name in small else value for name, value in record.items()}
