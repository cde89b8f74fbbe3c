"""What a question or fact may be answered, read from YAML: kind, choices, limits, unable to tell.

In: the `answer` mapping of a template and its choice sets. Out: an `AnswerType`, with problems appended.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from inspect_kit.conditions.parse import PlaceOf, Pointer
from inspect_kit.problems import Problem, problem
from inspect_kit.template.model import AnswerType, Choice, Kind, Limits
from inspect_kit.texts import Text

YES_NO = "yes_no"
YES_NO_CHOICES = (
    Choice("yes", Text((("en", "Yes"), ("cy", "Ie"))), accept=("y", "true", "1")),
    Choice("no", Text((("en", "No"), ("cy", "Na"))), accept=("n", "false", "0")),
)
UNABLE_TO_TELL = Text((("en", "Unable to tell"), ("cy", "Methu dweud")))

ChoiceSets = Mapping[str, tuple[Choice, ...]]


def build_choice(data: Mapping[str, Any] | str) -> Choice:
    """A choice written in full, or as a bare code that is its own label."""
    if isinstance(data, str):
        return Choice(data, Text.of(data.replace("_", " ").capitalize()))
    label = Text.of(data.get("label", data["code"]))
    letter = Text.of(data["letter"]) if "letter" in data else None
    retired = bool(data.get("retired", False))
    return Choice(data["code"], label, tuple(data.get("accept", ())), retired, data.get("rank"), letter)


def build_choice_sets(data: Mapping[str, Any]) -> dict[str, tuple[Choice, ...]]:
    """The template's own sets, and the one that every template has."""
    own = {name: tuple(build_choice(each) for each in choices) for name, choices in data.items()}
    return {YES_NO: YES_NO_CHOICES} | own


class AnswerTypeReader:
    """Reads the answer types of one template, gathering problems."""

    def __init__(self, choice_sets: ChoiceSets, place: PlaceOf, problems: list[Problem]) -> None:
        self._sets = choice_sets
        self._place = place
        self._problems = problems

    def read(self, data: Mapping[str, Any], pointer: Pointer) -> AnswerType:
        """The answer type that stands at this place."""
        kind = next(each for each in Kind if each in data)
        body = data[kind]
        choices = self._choices(data, kind, pointer) if kind in (Kind.CHOICE, Kind.CHOICES) else ()
        limits = build_limits(body) if isinstance(body, Mapping) else Limits()
        self._check_limits(limits, (*pointer, kind))
        return AnswerType(kind, choices, limits, build_unable_to_tell(data.get("unable_to_tell", False)))

    def _choices(self, data: Mapping[str, Any], kind: Kind, pointer: Pointer) -> tuple[Choice, ...]:
        named = data[kind]
        if isinstance(named, list):
            choices = tuple(build_choice(each) for each in named)
        elif named in self._sets:
            choices = tuple(self._sets[named])
        else:
            self._say("template-unknown-choice-set", (*pointer, kind), name=named, known=list(self._sets))
            return ()
        return self._relabelled(choices, data.get("labels", {}), (*pointer, "labels"))

    def _relabelled(self, choices: tuple[Choice, ...], labels: Mapping[str, Any], at: Pointer) -> tuple[Choice, ...]:
        """Labels set for this question alone; the set's own stay good spellings, so that nothing typed is lost."""
        codes = [choice.code for choice in choices]
        for code in labels:
            if code not in codes:
                self._say("template-unknown-label", (*at, code), code=code, known=codes)
        return tuple(_relabel(choice, labels[choice.code]) if choice.code in labels else choice for choice in choices)

    def _check_limits(self, limits: Limits, pointer: Pointer) -> None:
        low, high = limits.at_least, limits.at_most
        if low is not None and high is not None and low > high:
            self._say("template-limits-crossed", pointer, low=low, high=high)

    def _say(self, code: str, pointer: Pointer, /, **fields: object) -> None:
        self._problems.append(problem(code, self._place(*pointer), **fields))


def _relabel(choice: Choice, label: Any) -> Choice:
    wordings = dict(Text.of(label).by_language)
    merged = Text(tuple((dict(choice.label.by_language) | wordings).items()))
    return replace(choice, label=merged, accept=(*choice.accept, *choice.label.wordings()))


def build_limits(data: Mapping[str, Any]) -> Limits:
    """The bounds of a number, a date or a text."""
    return Limits(data.get("at_least"), data.get("at_most"), data.get("not_before"), data.get("not_after"))


def build_unable_to_tell(data: bool | Mapping[str, Any]) -> Text | None:
    """Not offered, offered under its usual label, or under another."""
    if isinstance(data, Mapping):
        return Text.of(data["label"])
    return UNABLE_TO_TELL if data else None
