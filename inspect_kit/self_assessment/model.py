"""A self-assessment as values. Out of `load.py`; the views read nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspect_kit.criteria import CriteriaSet, GeneralCriterion, Indicator, SpecificCriterion
from inspect_kit.inspection import Body, Inspection, Instrument
from inspect_kit.self_assessment.scale import Scale
from inspect_kit.template.model import Choice

JUDGEMENT, EVIDENCE, CONFIDENCE = "judgement", "evidence", "confidence"
ACTION, ACTION_OWNER, ACTION_DUE = "action", "action_owner", "action_due"
SIGNED_OFF_BY, SIGNED_OFF_OFFICE, SIGNED_OFF_ON = "signed_off_by", "signed_off_office", "signed_off_on"


@dataclass(frozen=True)
class Action:
    """What a body will do. `due` is an ISO date. `said_at` is when it was last said, in seconds, so that it only rises.

    `stands`: it still applies; one that was given before the judgement rose does not, and is known by its date alone.
    """

    text: str
    owner: str | None
    due: str | None
    stands: bool
    said_on: str
    said_at: int


@dataclass(frozen=True)
class Assessed:
    """One indicator as it is now, and what the body says of it. `reason` says why an earlier answer does not count now.

    `earlier` are such answers, each with the id of the indicator that it was given to; somebody has to look at them again.
    """

    general: GeneralCriterion
    specific: SpecificCriterion
    indicator: Indicator
    judgement: Choice | None = None
    confidence: Choice | None = None
    action: Action | None = None
    needs_action: bool = False
    earlier: tuple[tuple[str, Choice], ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Retired:
    """An indicator that was asked about and is not in the criteria any more, and what the body said of it."""

    indicator: Indicator
    judgement: Choice


@dataclass(frozen=True)
class SignOff:
    """Who stands by the whole. `on` is an ISO date. `changed_on` is the last day on which an answer changed after it was signed
    for: what was signed off is not what stands there."""

    by: str
    office: str | None
    on: str | None
    changed_on: str | None = None


@dataclass(frozen=True)
class Assessment:
    """What one body says of itself in one round. The instrument stands at that round."""

    inspection: Inspection
    instrument: Instrument
    body: Body
    criteria: CriteriaSet
    asked_version: int
    scale: Scale
    indicators: tuple[Assessed, ...]
    sign_off: SignOff | None
    retired: tuple[Retired, ...] = ()

    def judged(self) -> Iterator[Assessed]:
        """The indicators of which the body says something."""
        return (each for each in self.indicators if each.judgement is not None)

    def looked_at_again(self) -> list[Assessed]:
        """The indicators whose earlier answers do not count until somebody has looked at them."""
        return [each for each in self.indicators if each.earlier]
