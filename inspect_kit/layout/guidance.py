"""The first sheet: what the workbook is, how to fill it, and every question with its guidance.

In: a template and who the workbook is for. Out: a sheet that needs nobody to explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from inspect_kit.conditions.english import say
from inspect_kit.layout.model import Cell, SheetLayout
from inspect_kit.layout.styles import TITLE_HEIGHT
from inspect_kit.layout.words import word
from inspect_kit.template.model import AnswerType, Kind, LayoutKind, Part, Question, Template

STEPS = (
    "step_fill",
    "step_fill_forms",
    "step_colours",
    "step_several",
    "step_remarks",
    "step_unable",
    "step_keep",
    "step_return",
)
WIDTHS = {0: 22.0, 1: 42.0, 2: 52.0, 3: 34.0, 4: 34.0}
LINE_HEIGHT = 13.5
"""Points."""
HEADINGS = ("", "question", "guidance", "answers", "asked_when")


def build_guidance(template: Template, about: Sequence[tuple[str, str]], marking: str, language: str) -> SheetLayout:
    """`about` pairs the key of a word with what it says, such as who the workbook is sent to."""
    cells: list[Cell] = [(0, 0, template.title.read(language), "title"), (1, 0, marking, "marking")]
    row = 3
    for key, value in about:
        cells += [(row, 0, word(key, language), "heading"), (row, 1, value, "plain")]
        row += 1
    cells.append((row + 1, 0, word("steps", language), "heading"))
    row += 2
    for number, key in enumerate(_steps(template), start=1):
        cells.append((row, 0, f"{number}. {word(key, language)}", "plain"))
        row += 1
    questions = list(_question_cells(template, row + 1, language))
    cells += questions
    return SheetLayout(
        word("guidance_sheet", language),
        cells,
        widths=dict(WIDTHS),
        heights={0: TITLE_HEIGHT, **_heights(questions)},
        protection={"format_columns": True, "format_rows": True},
        landscape=True,
        fit_width=True,
    )


def _heights(cells: Sequence[Cell]) -> dict[int, float]:
    """Rows tall enough for their longest text, since programs do not grow them on opening."""
    lines: dict[int, int] = {}
    for row, column, content, _ in cells:
        lines[row] = max(lines.get(row, 1), ceil(len(str(content)) * 1.1 / WIDTHS[column]))
    return {row: number * LINE_HEIGHT + 2 for row, number in lines.items()}


def _steps(template: Template) -> Iterator[str]:
    """Only the steps that this template needs."""
    answers = [question.answer for part in template.parts for question in part.questions()]
    layouts = {part.layout for part in template.parts}
    needed = {
        "step_fill": LayoutKind.GRID in layouts,
        "step_fill_forms": LayoutKind.FORM in layouts,
        "step_several": any(answer.kind is Kind.CHOICES for answer in answers),
        "step_remarks": LayoutKind.FORM in layouts,
        "step_unable": any(answer.unable_to_tell for answer in answers),
    }
    return (step for step in STEPS if needed.get(step, True))


def _question_cells(template: Template, row: int, language: str) -> Iterator[Cell]:
    yield row, 0, word("questions", language), "heading"
    for part in template.parts:
        for stage in part.stages:
            row += 1
            headings = [stage.title.read(language), *(word(key, language) for key in HEADINGS[1:])]
            yield from ((row, column, text, "band") for column, text in enumerate(headings))
            for question in stage.questions:
                row += 1
                texts = _question(part, question, language)
                yield from ((row, column, text, "cell") for column, text in enumerate(texts))


def _question(part: Part, question: Question, language: str) -> list[str]:
    asked = say(question.ask_when, part.variables, language) if question.ask_when is not None else ""
    guidance = question.guidance.read(language) if question.guidance else ""
    short = question.short.read(language) if question.short else ""
    return [short, question.ask.read(language), guidance, expected(question.answer, language), asked]


def expected(answer: AnswerType, language: str) -> str:
    """What may be answered, in words."""
    labels = [choice.label.read(language) for choice in answer.offered()]
    if answer.kind is Kind.CHOICES:
        labels = [f"{word('several_of', language)}: {'; '.join(labels)}", word("none", language)]
    elif answer.kind is not Kind.CHOICE:
        labels = [word(f"any_{answer.kind}", language)]
    if answer.unable_to_tell is not None:
        labels.append(answer.unable_to_tell.read(language))
    return "; ".join(labels)
