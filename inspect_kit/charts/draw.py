"""Charts as pictures. In: a chart. Out: SVG that says what it shows to whoever cannot see it, or PNG.

Nothing is fetched, and nothing in the picture can be followed. The same chart gives the same bytes: texts are measured in a
font that vl-convert brings along. It draws in one engine of its own, which takes a second to start and then does one chart
after another, so threads gain nothing.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from inspect_kit.charts.chart import Chart
from inspect_kit.charts.labels import cleaned
from inspect_kit.extras import import_extra
from inspect_kit.problems import Place, StopRun, problem

VEGA_LITE = "5.21"
"""The version that definitions are written in."""
SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
FETCHING = frozenset({"image", "a", "script", "foreignObject", "use"})
REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")


def draw_svg(chart: Chart) -> str:
    """The picture, named and described by the chart's own words.

    Raises:
        StopRun: vl-convert is not installed, or cannot draw by the definition.
    """
    root = ElementTree.fromstring(_drawn(chart))
    _check_closed(root, chart)
    for element in root.iter():
        for name in [each for each in element.attrib if each == "role" or each.startswith("aria-")]:
            del element.attrib[name]  # the picture is one thing to a screen reader, and the table says the rest
    _own_ids(root, chart.id)
    root.attrib |= {"role": "img", "aria-labelledby": f"{chart.id}-title {chart.id}-desc", "lang": chart.language}
    for at, (name, text) in enumerate((("title", chart.title), ("desc", chart.description))):
        said = ElementTree.Element(f"{{{SVG}}}{name}", {"id": f"{chart.id}-{name}"})
        said.text = cleaned(text)
        root.insert(at, said)
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def draw_png(chart: Chart, scale: float = 2.0) -> bytes:
    """The picture as PNG, so many times as large as the SVG.

    Raises:
        StopRun: vl-convert is not installed, or cannot draw by the definition.
    """
    png: bytes = import_extra("vl_convert", "html").svg_to_png(draw_svg(chart), scale=scale)
    return png


def _drawn(chart: Chart) -> str:
    engine: Any = import_extra("vl_convert", "html")
    try:
        svg: str = engine.vegalite_to_svg(dict(chart.spec), vl_version=VEGA_LITE, allowed_base_urls=[])
    except ValueError as error:
        raise StopRun([problem("chart-broken", Place(chart.definition), why=_why(str(error)))]) from None
    return svg


def _why(said: str) -> str:
    """What the engine says, without where in its own code."""
    kept = [line.strip() for line in said.splitlines() if line.strip() and not line.strip().startswith("at ")]
    return " ".join(kept[1:] or kept)


def _check_closed(root: ElementTree.Element, chart: Chart) -> None:
    """Nothing in the picture leads out of it."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in FETCHING or XLINK in element.attrib or "href" in element.attrib:
            raise StopRun([problem("chart-leads-out", Place(chart.definition), element=name)])


def _own_ids(root: ElementTree.Element, prefix: str) -> None:
    """Ids that no other picture on the same page has."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, f"{prefix}-{value}")
            elif "url(" in value:
                element.set(name, REFERENCE.sub(rf"url(#{prefix}-\1)", value))
