"""The dates of actions as entries of a calendar. In: self-assessments. Out: entries, as those of `recs calendar` are.

An entry moves with its date. Where the judgement has risen since, so that the action no longer stands, it is cancelled.
"""

from __future__ import annotations

from collections.abc import Sequence

from inspect_kit.register.calendar.entries import TITLE_LIMIT, Entry
from inspect_kit.self_assessment.gaps import says
from inspect_kit.self_assessment.model import Action, Assessed, Assessment


def action_entries(assessments: Sequence[Assessment], language: str) -> list[Entry]:
    """An entry for each action with a date, by day."""
    found = [
        _entry(one, each, each.action, each.action.due, language)
        for one in assessments
        for each in one.indicators
        if each.action is not None and each.action.due is not None
    ]
    return sorted(found, key=lambda entry: (entry.day, entry.uid))


def _entry(one: Assessment, each: Assessed, action: Action, due: str, language: str) -> Entry:
    known_as = "/".join([one.inspection.id, one.instrument.id, one.body.id, each.indicator.id])
    return Entry(
        uid=f"action/{known_as}@inspect-kit",
        day=due,
        summary=("" if action.stands else "No longer due: ") + _title(each, action),
        description="\n".join(_lines(one, each, action, language)),
        sequence=action.said_at,
        changed_on=action.said_on,
        to_do=action.stands,
        cancelled=not action.stands,
    )


def _title(each: Assessed, action: Action) -> str:
    text = " ".join(action.text.split())
    short = text if len(text) <= TITLE_LIMIT else f"{text[: TITLE_LIMIT - 1]}…"
    return f"{each.indicator.id}: {short}"


def _lines(one: Assessment, each: Assessed, action: Action, language: str) -> list[str]:
    """The marking and the stamp, the indicator in full, then the action."""
    stamp = one.inspection.synthetic
    owner = [f"Owner: {action.owner}"] if action.owner else []
    return [
        one.inspection.marking,
        *([stamp.read(language)] if stamp is not None else []),
        "",
        f"{one.body.name.read(language)}, {one.inspection.title.read(language)}",
        f"{each.indicator.id} {each.indicator.text.read(language)}",
        "",
        action.text,
        *owner,
        f"Judgement: {says(each, language)}",
    ]
