"""The charts of an instrument. In: its scores, the definitions to draw by, perhaps a body. Out: charts, in a fixed order."""

from __future__ import annotations

from inspect_kit.charts.bars import bar_charts
from inspect_kit.charts.basis import Basis
from inspect_kit.charts.chart import Chart
from inspect_kit.charts.definitions import Definitions
from inspect_kit.charts.heat import heat_charts
from inspect_kit.charts.shares import share_charts
from inspect_kit.measures.run import Scores


def charts_across(scores: Scores, definitions: Definitions) -> tuple[Chart, ...]:
    """The charts across all bodies. None is drawn yet, so that making them all costs little.

    Raises:
        StopRun: a definition cannot be used.
    """
    basis = Basis(scores, definitions)
    return (*share_charts(basis), *bar_charts(basis), *heat_charts(basis))


def charts_of_body(scores: Scores, body: str, definitions: Definitions) -> tuple[Chart, ...]:
    """The charts of one body.

    Raises:
        StopRun: a definition cannot be used.
    """
    return tuple(bar_charts(Basis(scores, definitions), body))
