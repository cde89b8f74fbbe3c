"""A body's own profile: how it judges itself by criterion, and where it is weakest. In: one self-assessment. Out: views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.criteria import GeneralCriterion, SpecificCriterion
from inspect_kit.self_assessment.model import Assessed, Assessment
from inspect_kit.self_assessment.scale import average
from inspect_kit.self_assessment.words import say
from inspect_kit.view import Value, View

NOT_ASSESSED = "not_assessed"
TEXT = frozenset({"text"})
WEAKEST = 5
"""So many specific criteria are named as the weakest."""


def profile(one: Assessment, language: str) -> dict[str, View]:
    """The views, by name."""
    views = {"about": about(one, language), "profile": by_criterion(one, language), "weakest": weakest(one, language)}
    if again := one.looked_at_again():
        views["look_again"] = look_again(again, language)
    if one.retired:
        views["retired"] = retired(one, language)
    return views


def about(one: Assessment, language: str) -> View:
    """Whose it is, against what, how far it is, and who stands by it."""
    known = {"title": one.criteria.title.read(language), "version": one.criteria.version, "asked": one.asked_version}
    version = "version" if one.criteria.version == one.asked_version else "asked_version"
    judged = sum(1 for _ in one.judged())
    rows = (
        (say("body", language), one.body.name.read(language)),
        (say("criteria", language), say(version, language, **known)),
        (say("round", language), one.instrument.round),
        (say("assessed", language), say("of", language, count=judged, of=len(one.indicators))),
        (say("signed_off", language), sign_off_words(one, language)),
    )
    return View(("what", "says"), rows)


def sign_off_words(one: Assessment, language: str) -> str:
    """Who signed it off, as what, and when; or that nobody did."""
    if one.sign_off is None:
        return say("not_signed_off", language)
    parts = (one.sign_off.by, one.sign_off.office, one.sign_off.on or say("undated", language))
    changed = say("changed_since", language, on=one.sign_off.changed_on) if one.sign_off.changed_on else None
    return ", ".join(each for each in (*parts, changed) if each)


def by_criterion(one: Assessment, language: str) -> View:
    """A line for each criterion: how many of its indicators were judged how."""
    codes = [choice.code for choice in one.scale.choices]
    return View(("criterion", "text", *codes, NOT_ASSESSED, "of"), tuple(_criteria(one, language)), long=TEXT)


def _criteria(one: Assessment, language: str) -> Iterator[tuple[Value, ...]]:
    for general in one.criteria.general:
        mine = [each for each in one.indicators if each.general.id == general.id]
        if mine:
            yield _criterion(one, general, mine, language)
        for specific in general.specific:
            below = [each for each in mine if each.specific.id == specific.id]
            if below:
                yield _criterion(one, specific, below, language)


def _criterion(
    one: Assessment, criterion: GeneralCriterion | SpecificCriterion, mine: Sequence[Assessed], language: str
) -> tuple[Value, ...]:
    return criterion.id, criterion.text.read(language), *tally(one, mine), len(mine)


def tally(one: Assessment, mine: Sequence[Assessed]) -> tuple[int, ...]:
    """How many were judged to be each choice of the scale, in its order; last, how many were not judged."""
    said = [each.judgement.code if each.judgement is not None else None for each in mine]
    return tuple(said.count(code) for code in [*(choice.code for choice in one.scale.choices), None])


def weakest(one: Assessment, language: str) -> View:
    """The specific criteria that fall shortest, by the mean place of their judgements."""
    found = [(place, specific, mine) for specific, mine in _by_specific(one) if (place := _mean(one, mine)) is not None]
    short = sorted((each for each in found if each[0] < 1), key=lambda each: each[0])[:WEAKEST]
    rows = tuple(
        (specific.id, specific.text.read(language), f"{place:.2f}", _short(one, mine), _placed(one, mine))
        for place, specific, mine in short
    )
    notes = (say("weakest_rule", language),) if rows else ()
    return View(("criterion", "text", "stands_at", "short_of_the_top", "of"), rows, notes, long=TEXT)


def _by_specific(one: Assessment) -> Iterator[tuple[SpecificCriterion, list[Assessed]]]:
    for specific in one.criteria.specific():
        yield specific, [each for each in one.indicators if each.specific.id == specific.id]


def _mean(one: Assessment, mine: Sequence[Assessed]) -> float | None:
    return average([place for each in mine if (place := one.scale.place(each.judgement)) is not None])


def _short(one: Assessment, mine: Sequence[Assessed]) -> int:
    """How many stand below the highest step."""
    return sum(one.scale.falls_short(each.judgement) for each in mine)


def _placed(one: Assessment, mine: Sequence[Assessed]) -> int:
    """How many have a place on the scale."""
    return sum(one.scale.place(each.judgement) is not None for each in mine)


def look_again(again: Sequence[Assessed], language: str) -> View:
    """What was said of other words, and does not count until somebody has looked at it."""
    rows = tuple(
        (each.indicator.id, each.indicator.text.read(language), _said_before(each, language), each.reason) for each in again
    )
    return View(("indicator", "text", "said_before", "why"), rows, long=TEXT)


def _said_before(each: Assessed, language: str) -> str:
    """The answer; of several, each with the id of the indicator that it was given to."""
    labels = [(name, choice.label.read(language)) for name, choice in each.earlier]
    return labels[0][1] if len(labels) == 1 else ", ".join(f"{name}: {label}" for name, label in labels)


def retired(one: Assessment, language: str) -> View:
    """What was said of indicators that are not asked about any more."""
    rows = tuple(
        (each.indicator.id, each.indicator.text.read(language), each.judgement.label.read(language)) for each in one.retired
    )
    return View(("indicator", "text", "said_before"), rows, (say("retired", language),), long=TEXT)
