"""The care homes with a second instrument: charts of medicines, in Oak House again and in Ash Lodge, which has no other.

It is YAML alone. A question (`overall`) and a measure (`reviewed`) have the ids that the review of care plans uses too.
"""

from __future__ import annotations

import json

from tests.end_to_end.answers import OAK
from tests.project import Project, fill

MEDICINES = """template: medicines
version: 1
title: {en: Review of medicine charts, cy: Adolygiad o siartiau meddyginiaeth}
parts:
  - id: charts
    title: {en: Charts, cy: Siartiau}
    rows: {from: sample}
    stages:
      - id: charts
        title: {en: Charts, cy: Siartiau}
        questions:
          - {id: chart_right, ask: {en: Is the chart right?, cy: A yw'r siart yn gywir?}, answer: {choice: yes_no}}
          - {id: doses, ask: {en: Doses missed, cy: Dosau a fethwyd}, answer: {whole_number: {at_least: 0}}}
          - {id: overall, ask: {en: What else?, cy: Beth arall?}, answer: {text: {at_most: 200}}, optional: yes}
    measures:
      - {id: reviewed, title: {en: Charts looked at, cy: Siartiau a ystyriwyd}, count: {chart_right: {state: [answered]}}}
      - {id: chart_right, title: {en: Chart right, cy: Siart yn gywir}, count: {chart_right: yes}, by: [chart_right]}
      - {id: mean_doses, title: {en: Doses missed, cy: Dosau a fethwyd}, mean: doses}
"""
INSTRUMENT = """  - id: medicines
    template: medicines.yaml
    round: "2026"
    bodies: [oak, ash]
    list: {columns: {reference: Plan number}}
    sample: {size: 2, seed: medicines 2026}
"""
EARLIER = """  - id: plans-before
    template: template.yaml
    round: "2025"
    bodies: [oak]
    list: {columns: {reference: Plan number, stay: Stay, admitted: Admitted}}
"""
"""The round before: the same template, and nothing drawn with this tool."""

ASH = "  - id: ash\n    name: {en: Ash Lodge, cy: Llety Onnen}\n    facts: {owner: council}\ninstruments:\n"
ASH_LIST = "Plan number,Stay,Admitted\nASH-1,long,2025-03-01\nASH-2,short,2026-01-05\nASH-3,long,2025-07-09\n"

CHARTS = {"oak": (("Yes", 1), ("No", 3)), "ash": (("Yes", 2), ("Yes", 6))}
"""By home, what was found in its two charts, in the order of the rows: is it right, and the doses missed.

So 1 of 2 and 2 of 2 are right, 3 of 4 in all; and 2, 4 and 3 doses were missed on average.
"""


def add_medicines(homes: Project) -> Project:
    """The same folder with the second instrument."""
    path = homes.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8").replace("instruments:\n", ASH)
    text = text.replace("    template: template.yaml\n", "    template: template.yaml\n    bodies: [oak, elm]\n")
    path.write_text(text + INSTRUMENT, encoding="utf-8")
    (homes.folder / "medicines.yaml").write_text(MEDICINES, encoding="utf-8")
    (homes.folder / "lists" / "ash.csv").write_text(ASH_LIST, encoding="utf-8")
    return homes


def add_earlier_round(homes: Project) -> Project:
    """The same folder with a round before it, of the same template."""
    path = homes.folder / "inspection.yaml"
    path.write_text(path.read_text(encoding="utf-8") + EARLIER, encoding="utf-8")
    return homes


def references(homes: Project, instrument: str, body: str) -> list[str]:
    """What was drawn, in the order of the rows."""
    path = homes.folder / "rows" / instrument / "2026" / f"{body}.json"
    return [row["id"] for row in json.loads(path.read_text(encoding="utf-8"))["rows"]]


def fill_charts(homes: Project, body: str) -> str:
    """A body's workbook of charts, filled where it lies; its path."""
    drawn = references(homes, "medicines", body)
    answers = [{"chart_right": right, "doses": doses} for right, doses in CHARTS[body]]
    path = homes.folder / "sheets/medicines/2026" / f"{body}.xlsx"
    return str(fill(path, path, dict(zip(drawn, answers, strict=True))))


def fill_plans(homes: Project) -> str:
    """Oak House's workbook of care plans, filled where it lies; its path."""
    path = homes.folder / "sheets/plans/2026/oak.xlsx"
    return str(fill(path, path, OAK))
