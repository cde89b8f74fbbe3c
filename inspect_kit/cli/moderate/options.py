"""What the verbs of `moderate` begin with: the rows that were read twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from inspect_kit.inspection import Inspection
    from inspect_kit.moderation.read_twice import ReadTwice
    from inspect_kit.problems import Problem

OnlyBodies = Annotated[list[str] | None, typer.Option("--body", metavar="BODY", help="Only this one; repeatable.")]
OnlyQuestions = Annotated[list[str] | None, typer.Option("--question", metavar="ID", help="Only this question; repeatable.")]


def read_twice_of(
    inspection: Inspection, instrument: str | None, bodies: Sequence[str] | None, questions: Sequence[str] | None
) -> tuple[list[ReadTwice], list[Problem]]:
    """What was read twice, of the instruments and bodies that are meant; with a notice where that is nothing.

    Raises:
        StopRun: there is no such body, instrument or question.
    """
    from inspect_kit.chosen import unknown_name
    from inspect_kit.cli.options import chosen_of
    from inspect_kit.moderation.read_twice import load_read_twice
    from inspect_kit.problems import Place, StopRun, problem

    chosen, told = chosen_of(inspection, instrument, bodies)
    known = [one.id for each in chosen for part in each.template.parts for one in part.questions()]
    wrong = [
        unknown_name("amend-unknown-question", Place("--question"), each, known)
        for each in questions or ()
        if each not in known
    ]
    if wrong:
        raise StopRun(wrong, 2)
    found, problems = load_read_twice(inspection, chosen)
    told += problems
    if not any(each.rows for each in found):
        told.append(problem("moderation-nothing", Place("answers")))
    return found, told
