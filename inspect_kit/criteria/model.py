"""What a criteria set is: general criteria, their specific criteria, the indicators to look for, and the rule by which cases
become evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspect_kit.texts import Text


@dataclass(frozen=True)
class Level:
    """At what level an indicator is looked for. Rows of one body can bear on those about a body."""

    id: str
    title: Text
    about: str


@dataclass(frozen=True)
class Indicator:
    """Something that can be looked for."""

    id: str
    level: str
    text: Text
    evidence_kinds: tuple[str, ...]
    source_ref: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class SpecificCriterion:
    """A specific criterion and its indicators."""

    id: str
    text: Text
    indicators: tuple[Indicator, ...]
    source_ref: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class GeneralCriterion:
    """A general criterion and its specific criteria."""

    id: str
    text: Text
    specific: tuple[SpecificCriterion, ...]
    source_ref: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class RollUpBand:
    """What a share of cases that are evidence for is called, from this share upwards."""

    id: str
    label: Text
    at_least: float


@dataclass(frozen=True)
class RollUp:
    """How cases become evidence: `when_both` is against or both; `method` pooled or weakest; `least` is a number of cases."""

    when_both: str
    method: str
    least: int
    bands: tuple[RollUpBand, ...]

    def band(self, share: float) -> RollUpBand:
        """The band of a share. Bands fall and end at 0, so there always is one."""
        return next(band for band in self.bands if share >= band.at_least)


@dataclass(frozen=True)
class CriteriaSet:
    """What is inspected against. `retired` are ids that were used once and never will be again."""

    id: str
    version: int
    title: Text
    levels: tuple[Level, ...]
    roll_up: RollUp
    general: tuple[GeneralCriterion, ...]
    retired: tuple[str, ...] = ()

    def specific(self) -> Iterator[SpecificCriterion]:
        """Every specific criterion, in order."""
        for general in self.general:
            yield from general.specific

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, in order."""
        for specific in self.specific():
            yield from specific.indicators

    def indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator with this id."""
        return next((each for each in self.indicators() if each.id == indicator_id), None)

    def level(self, level_id: str) -> Level | None:
        """The level with this id."""
        return next((each for each in self.levels if each.id == level_id), None)
