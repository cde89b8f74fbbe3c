"""What an inspection says about protecting people in what is published. In: data of `inspection.yaml`. Out: a `Policy`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inspect_kit.texts import Text

THRESHOLD = 10
"""Counts from 1 to below this are hidden where the inspection says no other number: the first half of the 10-5 rule that the
Office for National Statistics describes for tables of people."""


@dataclass(frozen=True)
class Exemption:
    """Figures that may be published however small, and why. What is not named is not asked about."""

    because: Text
    instrument: str | None = None
    measure: str | None = None
    by: str | None = None

    def covers(self, instrument: str, measure: str, by: str | None) -> bool:
        """Is it about this figure? `by` is the breakdown that the figure is a part of."""
        wanted = ((self.instrument, instrument), (self.measure, measure), (self.by, by))
        return all(asked is None or asked == given for asked, given in wanted)


@dataclass(frozen=True)
class Policy:
    """How people are protected. An inspection that says nothing protects everything.

    Counts from 1 to below `threshold` are hidden, and so is whatever would give them away. `round_to`: what is left is rounded
    to multiples of this; 0 for not at all.
    """

    threshold: int = THRESHOLD
    round_to: int = 0
    exempt: tuple[Exemption, ...] = ()

    def exempts(self, instrument: str, measure: str, by: str | None) -> bool:
        """May the figure be published however small?"""
        return any(each.covers(instrument, measure, by) for each in self.exempt)

    def is_small(self, number: float) -> bool:
        """Is it a number that is hidden?"""
        return 0 < abs(number) < self.threshold


def build_policy(data: Mapping[str, Any]) -> Policy:
    """The policy that `disclosure:` says."""
    return Policy(
        threshold=data.get("threshold", THRESHOLD),
        round_to=data.get("round_to", 0),
        exempt=tuple(
            Exemption(Text.of(each["because"]), each.get("instrument"), each.get("measure"), each.get("by"))
            for each in data.get("exempt", ())
        ),
    )
