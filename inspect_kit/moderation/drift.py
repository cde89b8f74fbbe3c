"""Who answers unlike the others on comparable cases. In: rows with their reviewers, and first readings as collected. Out: for
each reviewer and answer, the share beside that of the others.

Rows are dealt to reviewers at random within a body, so that within a body shares may differ by chance alone; between bodies
they may differ for good reasons. Everything is therefore compared within bodies. Each row counts once, with its first reading,
as it was collected: what was settled later says nothing of who answers how.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from inspect_kit.agreement_stats import Beside, stratified_difference, z_among
from inspect_kit.answers.columns import build_table
from inspect_kit.answers.effective import effective_rows
from inspect_kit.cells.read import UNABLE_CODE
from inspect_kit.chosen import Chosen
from inspect_kit.conditions.model import State
from inspect_kit.inspection import Inspection
from inspect_kit.problems import Problem
from inspect_kit.stats import Z95, Interval, difference, newcombe
from inspect_kit.template.model import Kind, Part, Question


class Unlike(StrEnum):
    """What can be said of a difference."""

    NO = ""
    ALONE = "differs"
    AMONG_ALL = "differs, also among so many comparisons"
    TOO_FEW = "too few to say"


@dataclass(frozen=True)
class Drift:
    """One answer of one reviewer beside the others': so many of so many, in each body that both looked at.

    `difference` is that of the shares within bodies, with its interval; None where they have no body in common. With one body
    the interval is Newcombe's.
    """

    instrument: str
    reviewer: str
    question: Question
    answer: str
    strata: tuple[Beside, ...]
    difference: float | None
    interval: Interval | None
    unlike: Unlike = Unlike.NO

    @property
    def whole(self) -> Beside:
        """All bodies together, plainly added up."""
        totals = (sum(getattr(each, name) for each in self.strata) for name in ("count", "of", "others_count", "others_of"))
        return Beside(*totals)


@dataclass(frozen=True)
class Drifts:
    """Every answer of every reviewer, and how many of them can be compared."""

    found: tuple[Drift, ...]
    comparisons: int

    def of(self, reviewers: Sequence[str], questions: Sequence[str]) -> Drifts:
        """Only these reviewers and questions, where any are named. As many comparisons were made all the same."""
        found = (each for each in self.found if not reviewers or each.reviewer in reviewers)
        return replace(self, found=tuple(each for each in found if not questions or each.question.id in questions))


@dataclass(frozen=True)
class _Given:
    """What one reviewer answered in one row of a body."""

    body: str
    reviewer: str
    code: str


def drifts(inspection: Inspection, chosen: Sequence[Chosen]) -> tuple[Drifts, list[Problem]]:
    """What can be said of every reviewer.

    Raises:
        StopRun: a file of ours cannot be read.
    """
    found: list[Drift] = []
    problems: list[Problem] = []
    for each in chosen:
        for part in each.template.parts:
            given, wrong = _given(inspection, each, part)
            problems += wrong
            found += [one for question, answers in given for one in _of_question(each.id, question, answers)]
    comparisons = sum(_is_enough(each, inspection.small_number) for each in found)
    marked = (
        _marked(each, comparisons) if _is_enough(each, inspection.small_number) else replace(each, unlike=Unlike.TOO_FEW)
        for each in found
    )
    return Drifts(tuple(marked), comparisons), problems


def _is_enough(each: Drift, small: int) -> bool:
    """Are there rows enough on either side?"""
    return min(each.whole.of, each.whole.others_of) >= max(small, 1)


def _marked(each: Drift, comparisons: int) -> Drift:
    """Marked only beyond noise; more strongly where it would be so among all comparisons together."""
    if not _is_beyond(each.interval):
        return each
    _, wider = _difference(each.strata, z_among(comparisons))
    return replace(each, unlike=Unlike.AMONG_ALL if _is_beyond(wider) else Unlike.ALONE)


def _is_beyond(interval: Interval | None) -> bool:
    return interval is not None and not interval[0] <= 0 <= interval[1]


def _given(inspection: Inspection, chosen: Chosen, part: Part) -> tuple[list[tuple[Question, list[_Given]]], list[Problem]]:
    """The answers to each choice of a part, with who gave them."""
    asked = [question for question in part.questions() if question.answer.kind is Kind.CHOICE]
    given: dict[str, list[_Given]] = {question.id: [] for question in asked}
    problems: list[Problem] = []
    for body in chosen.bodies:
        effective, wrong = effective_rows(inspection, chosen.instrument, part, body.id, ())
        problems += wrong
        rows = [row for row in effective.rows_file.rows if row.reviewer] if effective is not None else []
        if effective is None or not rows:
            continue
        table = build_table(part, rows, effective.answers)
        for question in asked:
            columns = zip(rows, table.states(question.id), table.values(question.id), strict=True)
            for row, state, value in columns:
                stored = effective.answers.get(row.id, {}).get(question.id)
                if stored is not None and state in (State.ANSWERED, State.UNABLE_TO_TELL):
                    code = str(value) if stored.state is State.ANSWERED else UNABLE_CODE
                    given[question.id].append(_Given(body.id, str(row.reviewer), code))
    return [(question, given[question.id]) for question in asked], problems


def _of_question(instrument: str, question: Question, given: Sequence[_Given]) -> Iterator[Drift]:
    """Each reviewer beside the others, answer by answer. Of two answers one says it all, and one alone says nothing."""
    scale = [each.code for each in question.answer.choices] + [UNABLE_CODE]
    reviewers = sorted({each.reviewer for each in given})
    for reviewer in reviewers if len(reviewers) > 1 else ():
        bodies = {each.body for each in given if each.reviewer == reviewer}
        beside = [each for each in given if each.body in bodies]
        occur = [code for code in scale if any(each.code == code for each in beside)]
        for code in occur if len(occur) > 2 else occur[:-1]:
            strata = tuple(_stratum(beside, body, reviewer, code) for body in sorted(bodies))
            both = tuple(each for each in strata if each.of and each.others_of)
            yield Drift(instrument, reviewer, question, code, both, *_difference(both, Z95))


def _stratum(given: Sequence[_Given], body: str, reviewer: str, code: str) -> Beside:
    mine = [each.code == code for each in given if each.body == body and each.reviewer == reviewer]
    others = [each.code == code for each in given if each.body == body and each.reviewer != reviewer]
    return Beside(sum(mine), len(mine), sum(others), len(others))


def _difference(strata: Sequence[Beside], z: float) -> tuple[float | None, Interval | None]:
    if len(strata) == 1:
        [one] = strata
        counts = (one.count, one.of, one.others_count, one.others_of)
        return difference(*counts), newcombe(*counts, z)
    found = stratified_difference(strata)
    return (found.value, found.interval(z)) if found is not None else (None, None)
