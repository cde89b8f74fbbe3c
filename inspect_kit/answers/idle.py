"""Answers that are kept and do not count, because their question does not apply or may not. In: rows with their answers.
Out: a notice for each, at the cell it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.model import Answers
from inspect_kit.conditions.model import State
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.rows import Row
from inspect_kit.template.model import Part


def idle_answers(part: Part, rows: Sequence[Row], answers: Answers, otherwise: str) -> Iterator[Problem]:
    """Answers left behind, and answers whose question hangs on one that is blank. `otherwise` is the place of an answer
    that came from no workbook."""
    table = build_table(part, rows, answers)
    codes = {State.DOES_NOT_APPLY: "collect-left-behind", State.MISSING: "collect-hangs-on-blank"}
    for question in part.questions():
        pairs = zip(table.raw_states(question.id), table.states(question.id), rows, strict=True)
        for raw, settled, row in pairs:
            if raw != State.MISSING and settled != raw and settled in codes:
                place = Place(answers[row.id][question.id].source or otherwise)
                yield problem(codes[State(settled)], place, question=question.id, row=row.id)
