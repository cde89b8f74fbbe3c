"""Rows that cannot wait. In: rows with their answers. Out: each that a question marks as urgent and that is not settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.model import Answers
from inspect_kit.conditions.model import TRUE, State
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.rows import Row
from inspect_kit.template.model import Part


@dataclass(frozen=True)
class UrgentRow:
    """A row that cannot wait: the question that says so, what is filled of what settles it, and what is not."""

    body: str
    row: str
    question: str
    title: str
    filled: tuple[tuple[str, str], ...]
    until: tuple[str, ...]

    def as_problem(self) -> Problem:
        """The same, as a warning."""
        fields = {"row": self.row, "body": self.body, "question": self.title, "until": list(self.until)}
        return problem("status-urgent", Place(self.body), **fields)


def urgent_rows(part: Part, body: str, rows: Sequence[Row], answers: Answers, settled: bool = False) -> list[UrgentRow]:
    """The urgent rows of a part that are not settled; with `settled`, those that are as well."""
    questions = [question for question in part.questions() if question.urgent is not None]
    if not questions:
        return []
    table = build_table(part, rows, answers)
    found = []
    for question in questions:
        if question.urgent is None:
            continue
        for at, truth in enumerate(table.truth(question.urgent.when)):
            if truth != TRUE:
                continue
            open_ = tuple(name for name in question.urgent.until if table.states(name)[at] != State.ANSWERED)
            given = answers.get(rows[at].id, {})
            filled = tuple((name, str(given[name].value)) for name in question.urgent.until if name not in open_)
            if open_ or settled:
                found.append(UrgentRow(body, rows[at].id, question.id, question.title.read(), filled, open_))
    return found
