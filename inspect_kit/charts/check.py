"""Can charts be drawn by the definitions of an inspection's own? In: an inspection. Out: every problem of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import Any

from inspect_kit.charts.chart import Chart
from inspect_kit.charts.definitions import Definitions, shipped_definitions
from inspect_kit.charts.draw import draw_svg
from inspect_kit.inspection import Inspection
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.view import View

BLANK = Chart("check", (), "", "", "", View((), ()), (), {}, "", "en")


def check_definitions(inspection: Inspection) -> Iterator[Problem]:
    """Each is read and, where vl-convert is installed, drawn with the made-up rows of the shipped one."""
    definitions, shipped = Definitions.of(inspection), shipped_definitions()
    for name in definitions.own():
        if name not in shipped:
            yield problem("chart-name-unknown", Place(definitions.place(name)), known=sorted(shipped))
            continue
        try:
            made_up = shipped[name]
            words: dict[str, Any] = {each["name"]: each["value"] for each in made_up["params"]}
            spec, shown = definitions.fill(name, made_up["datasets"]["rows"], words)
            if find_spec("vl_convert") is not None:
                draw_svg(replace(BLANK, spec=spec, definition=shown))
        except StopRun as stop:
            yield from stop.problems
