"""Charts: scores in, charts out; a chart in, SVG or PNG out. What they look like is data, in `reports/charts/`."""

from __future__ import annotations

from inspect_kit.charts.build import charts_across, charts_of_body
from inspect_kit.charts.chart import Chart
from inspect_kit.charts.deadlines import deadline_charts
from inspect_kit.charts.definitions import Definitions
from inspect_kit.charts.draw import draw_png, draw_svg

__all__ = ["Chart", "Definitions", "charts_across", "charts_of_body", "deadline_charts", "draw_png", "draw_svg"]
