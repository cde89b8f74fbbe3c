"""The scale that bodies judge themselves on. In: the choices of a question, some with a rank. Out: places from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_kit.template.model import Choice


@dataclass(frozen=True)
class Scale:
    """Choices in the order of the template. Those without a rank are off the scale."""

    choices: tuple[Choice, ...]

    @property
    def steps(self) -> list[int]:
        """The ranks, the lowest first."""
        return sorted({each.rank for each in self.choices if each.rank is not None})

    def place(self, choice: Choice | None) -> float | None:
        """Where a choice stands: 0 is the lowest step and 1 the highest, all steps alike; None off the scale."""
        steps = self.steps
        if choice is None or choice.rank is None or len(steps) < 2:
            return None
        return steps.index(choice.rank) / (len(steps) - 1)

    def falls_short(self, choice: Choice | None) -> bool:
        """Is it on the scale and below its highest step?"""
        place = self.place(choice)
        return place is not None and place < 1

    def letter(self, choice: Choice, language: str) -> str:
        """What stands for the choice in a matrix."""
        return (choice.letter or choice.label).read(language)


def average(places: Sequence[float]) -> float | None:
    """The mean of places; None of none."""
    return sum(places) / len(places) if places else None
