"""Criteria sets for tests, from as little as can be said: ids with wordings, nested by their ids."""

from __future__ import annotations

from collections.abc import Mapping

from inspect_kit.criteria import CriteriaSet, GeneralCriterion, Indicator, Level, RollUp, RollUpBand, SpecificCriterion
from inspect_kit.texts import Text

Wording = str | Mapping[str, str]
ROLL_UP = RollUp("against", "pooled", 5, (RollUpBand("all", Text.of("all"), 0),))


def make_set(
    wordings: Mapping[str, Wording], name: str = "plans", version: int = 1, national: frozenset[str] = frozenset()
) -> CriteriaSet:
    """`{"1": "One", "1.1": "Sub", "1.1.1": "Indicator"}` as a set; `national` indicators are not at the level of a home."""

    def below(parent: str) -> list[str]:
        return [each for each in wordings if each.rpartition(".")[0] == parent]

    def indicator(name: str) -> Indicator:
        return Indicator(name, "country" if name in national else "home", Text.of(wordings[name]), ("document",))

    def specific(name: str) -> SpecificCriterion:
        return SpecificCriterion(name, Text.of(wordings[name]), tuple(indicator(each) for each in below(name)))

    def general(name: str) -> GeneralCriterion:
        return GeneralCriterion(name, Text.of(wordings[name]), tuple(specific(each) for each in below(name)))

    levels = (Level("home", Text.of("Home"), "body"), Level("country", Text.of("Country"), "all"))
    return CriteriaSet(name, version, Text.of(name), levels, ROLL_UP, tuple(general(each) for each in below("")))
