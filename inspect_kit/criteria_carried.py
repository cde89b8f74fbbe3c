"""What was answered of indicators in an earlier round, taken over to the rows of a new one.

In: an instrument at the round that is written, a body, the criteria set as it is now. Out: answers to begin with, where an
indicator asks the same in the same words; and what was said before, to be read again, where it does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inspect_kit.answers.effective import EffectiveRows, load_effective
from inspect_kit.answers.model import FIRST, Answers, RowAnswers, StoredAnswer
from inspect_kit.conditions.model import State
from inspect_kit.criteria import CriteriaSet
from inspect_kit.criteria.versions.carry import Carried, Verdict, carry_over
from inspect_kit.criteria.versions.mapping import kept_mapping
from inspect_kit.criteria_rows import NamedCriteria, criteria_as_asked, criteria_used
from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.layout.columns import is_remark
from inspect_kit.template.model import AnswerType, Part

SAID_LIMIT = 2_000
"""Characters of what was said before: a reminder of the answer, which is kept whole where it was given."""


@dataclass(frozen=True)
class CarriedOver:
    """Answers of the new rows to begin with, and by row what was said before of an indicator that is worded otherwise now."""

    answers: Answers = field(default_factory=dict)
    said_before: Mapping[str, str] = field(default_factory=dict)


NOTHING = CarriedOver()


def verdicts(inspection: Inspection, asked: CriteriaSet, now: CriteriaSet) -> dict[str, Carried]:
    """By the indicators of the set as it is now, what becomes of answers to the set as it was asked. A mapping of the two that
    lies in the inspection's `mappings/` is followed.

    Raises:
        StopRun: the mapping has errors, or nobody can tell which is meant.
    """
    mapping = kept_mapping(inspection.folder, asked, now)
    return {each.indicator: each for each in carry_over(asked, now, mapping)}


def carried_over(
    inspection: Inspection, instrument: Instrument, part: Part, body: str, now: NamedCriteria, language: str
) -> CarriedOver:
    """What the body said in the last of the other rounds from which something was collected; nothing where there is none.

    Where each writing is a round, a round of the same criteria is the same asking, and none of the others.

    Raises:
        StopRun: a file of ours, or a mapping, cannot be read.
    """
    used = criteria_used(now, inspection)
    for name in reversed(inspection.rounds(instrument.id)):
        earlier = replace(instrument, round=name)
        current = name == instrument.round and not instrument.dated
        if current or not inspection.answers_path(earlier, body, FIRST).exists():
            continue
        found, _ = load_effective(inspection, earlier, part, [body])
        if body in found and not (instrument.dated and found[body].rows_file.criteria == used):
            asked = criteria_as_asked(inspection, earlier, found[body].rows_file)
            return _carried(part, found[body], verdicts(inspection, asked, now.set), language)
    return NOTHING


def _carried(part: Part, effective: EffectiveRows, found: Mapping[str, Carried], language: str) -> CarriedOver:
    answers: dict[str, RowAnswers] = {}
    said: dict[str, str] = {}
    for indicator, carried in found.items():
        given = [(name, effective.answers[name]) for name in carried.old if effective.answers.get(name)]
        if carried.verdict is Verdict.CARRIED:
            answers |= dict.fromkeys([indicator] if given else [], dict(given).get(carried.old[0], {}))
        elif given:
            was = "; ".join(_said(part, each, language) for _, each in given)
            said[indicator] = f"{carried.reason.value}: {was}"[:SAID_LIMIT]
    return CarriedOver(answers, said)


def _said(part: Part, given: RowAnswers, language: str) -> str:
    """The answers of one row on one line, as people read them."""
    shown = {question.id: question for question in part.questions()}
    return ", ".join(
        f"{shown[name].title.read(language)}: {_shown(shown[name].answer, each, language)}"
        for name, each in given.items()
        if name in shown and not is_remark(name)
    )


def _shown(answer: AnswerType, given: StoredAnswer, language: str) -> str:
    if given.state is not State.ANSWERED:
        return given.state.name.lower().replace("_", " ")
    labels: dict[str, str] = {each.code: each.label.read(language) for each in answer.choices}
    values = given.value if isinstance(given.value, tuple) else (str(given.value),)
    return ", ".join(labels.get(each, each) for each in values)
