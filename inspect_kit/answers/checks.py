"""Checks that a person would make of answers: within a row, and down a column. In: a part, rows, answers. Out: problems.

A query that somebody has explained in the workbook is not asked again. A blank is not a zero, and what cannot be told breaks
no sum: a column is added up only where all of it is answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.model import Answers, StoredAnswer
from inspect_kit.conditions.model import TRUE, State, variables_of
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.rows import Row
from inspect_kit.table import Table
from inspect_kit.template.model import NUMBERS, Check, CheckSeverity, ColumnCheck, Part

CODES = {CheckSeverity.QUERY: "collect-query", CheckSeverity.ERROR: "collect-check-error"}


def check_answers(part: Part, body: str, rows: Sequence[Row], answers: Answers) -> Iterator[Problem]:
    """A problem for everything that a check finds and nobody has explained."""
    if not part.checks and not part.column_checks:
        return
    found = _Checked(part, body, rows, answers)
    for check in part.checks:
        yield from found.rows_where(check)
    for each in part.column_checks:
        yield from found.column(each)


class _Checked:
    def __init__(self, part: Part, body: str, rows: Sequence[Row], answers: Answers) -> None:
        self._part, self._body, self._rows, self._answers = part, body, rows, answers
        self._table: Table = build_table(part, rows, answers)
        self._at = {row.id: at for at, row in enumerate(rows)}
        self._titles = {each.id: each.title.read() for each in part.listed}

    def rows_where(self, check: Check) -> Iterator[Problem]:
        names = list(variables_of(check.where))
        for at, truth in enumerate(self._table.truth(check.where)):
            if truth == TRUE and not self._explained(check, at):
                yield self._problem(check, at, names)

    def column(self, check: ColumnCheck) -> Iterator[Problem]:
        wanted = (*check.sum_of, check.equals)
        if any(row not in self._at for row in wanted):
            return  # a row that is gone from the workbook is told of elsewhere
        numbers = [question.id for question in self._part.questions() if question.answer.kind in NUMBERS]
        total = self._at[check.equals]
        for name in check.questions or numbers:
            states, values = self._table.states(name), self._table.numbers(name)
            if any(states[self._at[row]] != State.ANSWERED for row in wanted):
                continue
            if sum(values[self._at[row]] for row in check.sum_of) != values[total] and not self._explained(check, total):
                yield self._problem(check, total, [name])

    def _explained(self, check: Check | ColumnCheck, at: int) -> bool:
        return check.confirmed_by is not None and self._table.raw_states(check.confirmed_by)[at] == State.ANSWERED

    def _problem(self, check: Check | ColumnCheck, at: int, names: Sequence[str]) -> Problem:
        row = self._rows[at].id
        given: Mapping[str, StoredAnswer] = self._answers.get(row, {})
        source = next((given[name].source for name in reversed(names) if name in given), "")
        fields = {"body": self._body, "row": self._titles.get(row, row), "says": check.says.read()}
        return problem(CODES[check.severity], Place.of_cell(source or self._body), **fields)
