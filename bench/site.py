"""The report as pages, for as many bodies as there are, against drawing the same charts and nothing else.

In: the example, its reviewed cases dealt to every body. Out: a `Pair`. Charts are what cannot be had for less.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from bench.measure import Pair
from inspect_kit.charts import Definitions, charts_across, charts_of_body, draw_svg
from inspect_kit.chosen import Chosen
from inspect_kit.inspection import Inspection, load_inspection
from inspect_kit.measures.run import InspectionScores, score_inspection
from inspect_kit.register.folder import load_registers
from inspect_kit.register.standing import where_all_stand
from inspect_kit.scratch import copy_without_answers
from inspect_kit.site import SiteAsked, write_site
from inspect_kit.template.build import load_template

DAY = "2019-06-01"


def site_pair(example: Inspection, place: Path) -> Pair:
    """From the folder to a site that is safely on the disk; against the same pictures from charts that are ready."""
    many = _dealt(example, place)

    def ours() -> None:
        registers = load_registers([many.folder])
        standings, _ = where_all_stand(registers, DAY)
        write_site(SiteAsked(_scored(many), registers, standings, DAY))

    scores = _scored(many)
    definitions = Definitions.of(many)
    charts = [chart for each in scores.instruments for chart in charts_across(each, definitions)]
    charts += [
        chart for each in scores.instruments for body in each.bodies() for chart in charts_of_body(each, body, definitions)
    ]

    def bare() -> None:
        for chart in charts:
            draw_svg(chart)

    bodies = len(many.bodies)
    return Pair(f"html: a site of {bodies} bodies", ours, bare, f"drawing its {len(charts)} charts and nothing else", None, 3)


def _dealt(example: Inspection, place: Path) -> Inspection:
    """The example with the cases of the bodies that were inspected dealt to all the others."""
    copy_without_answers(example, place)
    path = place / "inspection.yaml"
    path.write_text(re.sub(r"(?m)^    bodies: \[.*\]\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    many = load_inspection(place)[0]
    for instrument in example.instruments:
        dealt = instrument.bodies
        for number, body in enumerate(many.bodies):
            source = body.id if body.id in dealt else dealt[number % len(dealt)]
            for old, new in (
                (example.rows_path(instrument, source), many.rows_path(instrument, body.id)),
                (example.answers_path(instrument, source, "first"), many.answers_path(instrument, body.id, "first")),
            ):
                if old.exists():
                    document = json.loads(old.read_text(encoding="utf-8")) | {"body": body.id}
                    new.parent.mkdir(parents=True, exist_ok=True)
                    new.write_text(json.dumps(document), encoding="utf-8")
    return many


def _scored(many: Inspection) -> InspectionScores:
    chosen = []
    for instrument in many.instruments:
        template, problems = load_template(instrument.template, many.folder)
        if template is None:
            raise SystemExit("\n".join(map(str, problems)))
        if not instrument.dated and not instrument.about:
            chosen.append(Chosen(instrument, template, tuple(many.body(each) for each in instrument.bodies)))
    return score_inspection(many, chosen)
