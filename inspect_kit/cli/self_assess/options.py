"""What the verbs of `self-assess` begin with: which instrument is meant, and what its bodies say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspect_kit.cli.options import chosen_of
from inspect_kit.problems import Place, StopRun, problem

if TYPE_CHECKING:
    from inspect_kit.chosen import Chosen
    from inspect_kit.inspection import Inspection
    from inspect_kit.problems import Problem
    from inspect_kit.self_assessment.model import Assessment

PLACE = Place("inspection.yaml")


def assessments_of(
    inspection: Inspection, instrument: str | None, bodies: Sequence[str] | None
) -> tuple[list[Assessment], list[Problem]]:
    """What these bodies say of themselves; all bodies where none is named.

    Raises:
        StopRun: there is no self-assessment here or there are several, or nothing was collected from any of the bodies.
    """
    from inspect_kit.self_assessment.load import load_assessments

    meant = _self_assessment(inspection, instrument)
    chosen, problems = chosen_of(inspection, meant, bodies)
    found, told = load_assessments(inspection, chosen[0])
    if not found:
        raise StopRun([*problems, *told, problem("score-nothing", Place("answers"))])
    return found, [*problems, *told]


def _self_assessment(inspection: Inspection, instrument: str | None) -> str:
    """The id of the instrument that is one; the one that is named, where several are."""
    from inspect_kit.self_assessment.load import assessed_part

    chosen, _ = chosen_of(inspection, instrument, dated=True)
    found: list[Chosen] = [each for each in chosen if assessed_part(each.template) is not None]
    if not found:
        raise StopRun([problem("assess-no-instrument", PLACE)], 2)
    if len(found) > 1:
        raise StopRun([problem("usage-which-instrument", PLACE, known=[each.id for each in found])], 2)
    return found[0].id
