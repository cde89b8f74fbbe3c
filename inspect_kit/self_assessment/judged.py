"""What an inspectorate decided on the indicators that bodies judge themselves by. In: inspections, a set. Out: decisions.

Where the indicator itself was not judged, the criterion that it stands under may have been, and is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from inspect_kit.criteria import CriteriaSet
from inspect_kit.inspection import Inspection
from inspect_kit.judgements import Judgement, Judgements, load_judgements
from inspect_kit.problems import Problem

Judged = Mapping[tuple[str, str], Judgement]
"""By body and indicator. What the decision is on may be a criterion above the indicator."""


def judged_of(
    inspections: Sequence[Inspection], criteria: CriteriaSet, bodies: Sequence[str]
) -> tuple[Judged, tuple[Inspection, ...], list[Problem]]:
    """The decisions on these bodies against this set, in the first inspection that made one; who made some; problems."""
    found: dict[tuple[str, str], Judgement] = {}
    made: list[Inspection] = []
    problems: list[Problem] = []
    for inspection in inspections:
        judgements, told = load_judgements(inspection)
        problems += told
        mine = judgements is not None and judgements.criteria.id == criteria.id
        here = dict(_of(judgements, criteria, bodies)) if judgements is not None and mine else {}
        found = {**here, **found}
        made += [inspection] if here else []
    return found, tuple(made), problems


def _of(judgements: Judgements, criteria: CriteriaSet, bodies: Sequence[str]) -> Iterator[tuple[tuple[str, str], Judgement]]:
    for general in criteria.general:
        for specific in general.specific:
            for each in specific.indicators:
                for body in bodies:
                    decided = (judgements.decided.get((body, on)) for on in (each.id, specific.id, general.id))
                    judgement = next((one for one in decided if one is not None), None)
                    if judgement is not None:
                        yield (body, each.id), judgement


def shown_judgement(judgement: Judgement | None, indicator: str, language: str) -> str | None:
    """The grade; with the criterion's id where it is not on the indicator itself."""
    if judgement is None:
        return None
    label = judgement.grade.label.read(language)
    return label if judgement.on == indicator else f"{label} ({judgement.on})"
