"""The charts of a page, drawn for a document. In: a page of a report. Out: pictures."""

from __future__ import annotations

from inspect_kit.charts import Definitions, charts_across, charts_of_body, draw_png
from inspect_kit.report.render import Page
from inspect_kit.word.build import Picture

SCALE = 2.5
"""How many times as large as on a screen a picture is drawn: sharp in print, and no larger than it need be."""
LARGER = 1.1
"""How much larger a chart stands on paper than on a small screen, for which it is made."""


def draw_pictures(page: Page) -> list[Picture]:
    """The charts of a page, in their order.

    Raises:
        StopRun: a definition cannot be used, or the library that draws is not installed.
    """
    definitions = Definitions.of(page.scores.inspection)
    body = page.context.body
    charts = charts_across(page.scores, definitions) if body is None else charts_of_body(page.scores, body.id, definitions)
    return [Picture(each.title, each.description, draw_png(each, SCALE), each.note, SCALE / LARGER) for each in charts]
