"""Do stored answers fit what is asked now? In: answers of a body and the template as it is. Out: a problem for each misfit.

A template may change while answers are kept. Each answer belongs to the structure that its workbook was made from; where
that is not the structure of today, the answer may have been another one.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspect_kit.answers.columns import read_value
from inspect_kit.answers.model import AnswersFile
from inspect_kit.conditions.model import State
from inspect_kit.layout.columns import REMARK, remark_columns
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.template.model import Template
from inspect_kit.template.structure import structure_digest


def check_fit(template: Template, stored: AnswersFile, shown: str) -> Iterator[Problem]:
    """Answers to another structure, said once for the file, and every answer that no longer fits its question."""
    yield from _other_structure(stored, structure_digest(template), shown)
    questions = [question for part in template.parts for question in part.questions()]
    asked = {question.id: question.answer for question in questions}
    asked |= {column.id: REMARK for question in questions for column in remark_columns(question.id)}
    for row, answers in stored.rows.items():
        for name, answer in answers.items():
            place = Place(shown, pointer=f"rows/{row}/{name}")
            if name not in asked:
                yield problem("check-answer-unasked", place, row=row, question=name)
            elif answer.value is not None and read_value(asked[name], answer.value)[0] is not State.ANSWERED:
                yield problem("check-answer-unfit", place, row=row, question=name, value=answer.value)


def _other_structure(stored: AnswersFile, structure: str, shown: str) -> Iterator[Problem]:
    others = {known_as for known_as in stored.workbooks if stored.structure_of(known_as) != structure}
    given = [answer.workbook for answers in stored.rows.values() for answer in answers.values() if answer.workbook in others]
    if given:
        files = sorted({stored.workbooks[known_as].file for known_as in given})
        yield problem("answers-other-structure", shown, count=len(given), files=files)
