"""What `judgements.yaml` says. Out of `load.py`; proposals, standings and reports read nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspect_kit.criteria import CriteriaSet
from inspect_kit.evidence_log.model import EvidenceLog
from inspect_kit.problems import Place
from inspect_kit.texts import Text

WHOLE = "whole"
"""Where an indicator or criterion could be named: the body as a whole."""
NOT_GRADED = "not_graded"


@dataclass(frozen=True)
class Grade:
    """A grade of a scale. `rank` rises from 0, the best; None where it is no grade at all, but that none is given."""

    id: str
    label: Text
    rank: int | None


@dataclass(frozen=True)
class Scale:
    """The grades, the best first, and what it is called where none is given."""

    title: Text
    grades: tuple[Grade, ...]
    not_graded: Grade

    def grade(self, name: str) -> Grade | None:
        """The grade of this id."""
        return next((each for each in (*self.grades, self.not_graded) if each.id == name), None)


@dataclass(frozen=True)
class Threshold:
    """From (`at_least`) or up to (`at_most`) which figure a grade is proposed. A share runs from 0 to 1."""

    grade: str
    at_least: float | None = None
    at_most: float | None = None

    def holds(self, figure: float) -> bool:
        """Is the figure within it?"""
        return (self.at_least is None or figure >= self.at_least) and (self.at_most is None or figure <= self.at_most)


@dataclass(frozen=True)
class Rule:
    """From which figure which grade is proposed. `measure` None: the share of cases that are evidence for.

    `on` are the indicators, criteria or `whole` that it is about. `named`: somebody named each of them, so that it goes
    before a rule that is about every one of a sort. `bands` give a grade for each band of the criteria set.
    """

    id: str
    on: tuple[str, ...]
    named: bool
    measure: str | None
    instrument: str | None
    least: int
    thresholds: tuple[Threshold, ...]
    bands: Mapping[str, str]


@dataclass(frozen=True)
class Judgement:
    """What was decided. `body` is a body's id or `all`; `at` is an ISO date; `because` may be empty."""

    on: str
    body: str
    grade: Grade
    by: str
    at: str
    because: str
    evidence: tuple[str, ...]
    results: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Finding:
    """A draft finding. `body` is a body's id or `all`."""

    id: str
    on: str
    body: str
    says: str
    evidence: tuple[str, ...]
    results: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Judgements:
    """Everything that was decided, with the log of evidence that it names. `path` is the file, as messages show it."""

    path: str
    scale: Scale
    criteria: CriteriaSet
    log: EvidenceLog
    rules: Sequence[Rule] = ()
    decided: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)

    def rule_on(self, on: str) -> Rule | None:
        """The rule about this indicator, criterion or `whole`: one that names it, else one about every one of its sort."""
        about = [each for each in self.rules if on in each.on]
        return next((each for each in about if each.named), about[0] if about else None)

    def items(self) -> list[str]:
        """Everything that can be judged: the whole, then criteria and indicators in order."""
        from inspect_kit.criteria.shown import criteria_items

        return [WHOLE, *(each.id for each in criteria_items(self.criteria))]

    def title_of(self, on: str) -> Text:
        """The wording of what is judged; of the body as a whole, the title of the criteria set."""
        from inspect_kit.criteria.shown import criteria_items

        return next((each.text for each in criteria_items(self.criteria) if each.id == on), self.criteria.title)
