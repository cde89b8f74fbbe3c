"""Bodies beside each other: indicators by bodies. In: self-assessments. Out: a view with a line for each indicator.

Bodies stand in their own order, and nothing is added up by body: this is no league table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_kit.self_assessment.model import Assessed, Assessment
from inspect_kit.self_assessment.profile import NOT_ASSESSED, TEXT, tally
from inspect_kit.self_assessment.words import say
from inspect_kit.view import Value, View

NOBODY, AGAIN = "·", "?"


def matrix(assessments: Sequence[Assessment], language: str) -> View:
    """Letters for judgements, after how many bodies judged how. Bodies that are left out count in no total."""
    first = assessments[0]
    codes = [choice.code for choice in first.scale.choices]
    by_body = [(one, {each.indicator.id: each for each in one.indicators}) for one in assessments]
    names = list(dict.fromkeys(each.indicator.id for one in assessments for each in one.indicators))
    headings = ("indicator", "text", *codes, NOT_ASSESSED, *(one.body.id for one in assessments))
    rows = tuple(_line(name, by_body, language) for name in names)
    return View(headings, rows, tuple(_notes(assessments, language)), details=TEXT)


def _line(name: str, by_body: Sequence[tuple[Assessment, Mapping[str, Assessed]]], language: str) -> tuple[Value, ...]:
    found = next(mine[name] for _, mine in by_body if name in mine)
    counted = [mine[name] for one, mine in by_body if name in mine and one.body.id not in one.instrument.excluded]
    cells = tuple(_cell(one, mine.get(name), language) for one, mine in by_body)
    return name, found.indicator.text.read(language), *tally(by_body[0][0], counted), *cells


def _cell(one: Assessment, each: Assessed | None, language: str) -> str | None:
    if each is None:
        return None
    if each.judgement is not None:
        return one.scale.letter(each.judgement, language)
    return AGAIN if each.earlier else NOBODY


def _notes(assessments: Sequence[Assessment], language: str) -> list[str]:
    first = assessments[0]
    letters = [f"{first.scale.letter(each, language)}: {each.label.read(language)}" for each in first.scale.choices]
    letters.append(f"{NOBODY}: {say('not_assessed', language)}")
    if any(one.looked_at_again() for one in assessments):
        letters.append(f"{AGAIN}: {say('look_again', language)}")
    excluded = first.instrument.excluded
    left_out = [one.body for one in assessments if one.body.id in excluded]
    because = [
        say("left_out", language, body=body.name.read(language), because=excluded[body.id].read(language)) for body in left_out
    ]
    return ["; ".join(letters), *because]
