"""The whole of `self-assess compare`: gaps in order, then every indicator of one body, or a matrix of several.

In: self-assessments, inspections that may have cases and judgements. Out: views, the inspections that had some, problems.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inspect_kit.inspection import Inspection
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.self_assessment.beside import cases_of
from inspect_kit.self_assessment.gaps import gaps, side_by_side
from inspect_kit.self_assessment.judged import judged_of
from inspect_kit.self_assessment.matrix import matrix
from inspect_kit.self_assessment.model import Assessment
from inspect_kit.view import View


def compare(
    assessments: Sequence[Assessment], inspections: Sequence[Inspection], language: str
) -> tuple[dict[str, View], tuple[Inspection, ...], list[Problem]]:
    """The views by name.

    Raises:
        StopRun: the bodies judged themselves against several sets, so that nothing stands beside anything.
    """
    sets = list(dict.fromkeys(one.criteria.id for one in assessments))
    if len(sets) > 1:
        raise StopRun([problem("assess-several-sets", Place("self-assess"), known=sets)], 2)
    bodies = [one.body.id for one in assessments]
    reviewed, problems = cases_of(inspections, assessments[0].criteria, bodies, language)
    judged, made, told = judged_of(inspections, assessments[0].criteria, bodies)
    used = (*reviewed.inspections, *(each for each in made if each not in reviewed.inspections))
    reviewed = replace(reviewed, judged=judged, inspections=used)
    views = {"gaps": gaps(assessments, reviewed, language)}
    if len(assessments) == 1:
        views["indicators"] = side_by_side(assessments[0], reviewed, language)
    else:
        views["matrix"] = matrix(assessments, language)
    return views, reviewed.inspections, [*problems, *told]
