"""What bodies have to do by when, by their own word. In: self-assessments, a day. Out: actions with where they stand, a view.

An action is open until the body judges the indicator met. The columns are those of what is due in a register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.register.periods import days_between
from inspect_kit.register.standing import Condition
from inspect_kit.self_assessment.gaps import says
from inspect_kit.self_assessment.model import Action, Assessed, Assessment
from inspect_kit.self_assessment.words import say
from inspect_kit.view import Value, View

HEADINGS = ("due", "body", "indicator", "action", "owner", "judgement", "condition", "late_by", "days_left")
LAST = "9999-12-31"


@dataclass(frozen=True)
class Standing:
    """One action on a day. `late_by` are days."""

    one: Assessment
    assessed: Assessed
    action: Action
    late_by: int

    @property
    def condition(self) -> Condition:
        """Late past its date."""
        return Condition.LATE if self.late_by else Condition.OPEN


def actions_on(assessments: Sequence[Assessment], day: str) -> list[Standing]:
    """Every action that stands, by its date; those without one last."""
    found = [
        Standing(one, each, each.action, max(0, days_between(each.action.due, day)) if each.action.due else 0)
        for one in assessments
        for each in one.indicators
        if each.action is not None and each.action.stands
    ]
    return sorted(found, key=lambda each: each.action.due or LAST)


def due_by(standings: Sequence[Standing], until: str | None) -> list[Standing]:
    """Those that fall due by that day; all where none is named."""
    return [each for each in standings if until is None or (each.action.due is not None and each.action.due <= until)]


def actions(assessments: Sequence[Assessment], standings: Sequence[Standing], day: str, language: str) -> View:
    """A line for each action, and below which judgements have none yet."""
    rows = tuple(_row(each, day, language) for each in standings)
    return View(HEADINGS, rows, tuple(_without(assessments, language)), long=frozenset({"action"}))


def _row(each: Standing, day: str, language: str) -> tuple[Value, ...]:
    due = each.action.due
    return (
        due,
        each.one.body.id,
        each.assessed.indicator.id,
        each.action.text,
        each.action.owner,
        says(each.assessed, language),
        each.condition.value,
        each.late_by or None,
        days_between(day, due) if due is not None else None,
    )


def _without(assessments: Sequence[Assessment], language: str) -> Iterator[str]:
    for one in assessments:
        names = [each.indicator.id for each in one.indicators if each.needs_action]
        if names:
            yield say("no_action_yet", language, body=one.body.id, count=len(names), names=", ".join(names))
