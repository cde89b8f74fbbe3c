"""Rows that cannot wait, as a table: whom the body was told through, when, what it replied. In: instruments. Out: a view.

What settles a row is for the template to say: its questions are the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.answers.amendments import load_amendments
from inspect_kit.answers.effective import effective_rows
from inspect_kit.chosen import Chosen, each_body
from inspect_kit.inspection import Inspection
from inspect_kit.problems import Problem, StopRun
from inspect_kit.template.model import Part, Question
from inspect_kit.urgent import UrgentRow, asked_of_urgent, urgent_of
from inspect_kit.view import Value, View

HEADINGS = ("instrument", "body", "row", "because", "readings", "state", "still_to_fill")


@dataclass(frozen=True)
class UrgentFound:
    """One urgent row, and the part that asks about it."""

    instrument: str
    part: Part
    row: UrgentRow

    @property
    def is_open(self) -> bool:
        """Is there anything left to fill of what settles it?"""
        return bool(self.row.until)


def load_urgent(inspection: Inspection, chosen: Sequence[Chosen]) -> tuple[list[UrgentFound], list[Problem]]:
    """Every urgent row, the open ones first. What cannot be read of one body leaves the others."""
    log, problems = load_amendments(inspection)
    found: list[UrgentFound] = []
    for each, body in each_body(chosen):
        try:
            for part in each.template.parts:
                rows, wrong = effective_rows(inspection, each.instrument, part, body.id, log)
                problems += wrong
                if rows is not None:
                    settled = urgent_of(inspection, each.instrument, part, rows, settled=True)
                    found += [UrgentFound(each.id, part, one) for one in settled]
        except StopRun as stop:
            problems += stop.problems
    return sorted(found, key=lambda each: not each.is_open), problems


def urgent_view(found: Sequence[UrgentFound], language: str) -> View:
    """A line for each row, with what was filled of the questions that settle it and of those asked beside them."""
    columns = {f"{each.id}_answer" if each.id in HEADINGS else each.id: each for one in found for each in _asked(one)}
    headings = (*HEADINGS, *columns)
    several = len({each.instrument for each in found}) > 1
    rows = tuple(_row(each, list(columns.values()), language) for each in found)
    return View(
        headings,
        rows,
        (f"{sum(each.is_open for each in found)} open of {len(found)}.",),
        frozenset() if several else frozenset({"instrument"}),
        frozenset(columns),
        {name: each.title.read(language) for name, each in columns.items()},
    )


def _asked(found: UrgentFound) -> Iterator[Question]:
    question = found.part.variables[found.row.question]
    if isinstance(question, Question) and question.urgent is not None:
        yield from asked_of_urgent(found.part, question.urgent)


def _row(found: UrgentFound, columns: Sequence[Question], language: str) -> tuple[Value, ...]:
    row = found.row
    filled = dict((*row.filled, *row.beside))
    titles = {each.id: each.title.read(language) for each in found.part.questions()}
    state = ("open" if found.is_open else "settled") + (", replaced in the sample" if row.replaced else "")
    head = (found.instrument, row.body, row.row, titles[row.question], row.readings, state)
    still = tuple(titles.get(name, name) for name in row.until)
    return (*head, still, *(_shown(each, filled.get(each.id, ""), language) for each in columns))


def _shown(question: Question, value: str, language: str) -> str:
    choice = question.answer.choice(value)
    return choice.label.read(language) if choice is not None else value
