"""Answers in the words that their questions offer. In: an answer type and what was said. Out: text for people."""

from __future__ import annotations

from inspect_kit.answers.amendments import Said
from inspect_kit.cells.read import Value
from inspect_kit.conditions.model import State
from inspect_kit.layout.words import word
from inspect_kit.template.answer_types import UNABLE_TO_TELL
from inspect_kit.template.model import AnswerType
from inspect_kit.texts import Text

MISSING = Text((("en", "Missing"), ("cy", "Ar goll")))


def shown_answer(answer: AnswerType, said: Said, language: str) -> str:
    """What an answer says, in the words that its question offers."""
    state, value = said
    if state is State.UNABLE_TO_TELL:
        return (answer.unable_to_tell or UNABLE_TO_TELL).read(language)
    return MISSING.read(language) if value is None else shown_value(answer, value, language)


def shown_value(answer: AnswerType, value: Value, language: str) -> str:
    """A value by the labels of its choices; anything else as it is kept."""
    if isinstance(value, tuple):
        return ", ".join(_label(answer, each, language) for each in value) or word("none", language)
    return _label(answer, value, language) if isinstance(value, str) else str(value)


def _label(answer: AnswerType, value: str, language: str) -> str:
    choice = answer.choice(value)
    if choice is not None:
        return choice.label.read(language)
    return value
