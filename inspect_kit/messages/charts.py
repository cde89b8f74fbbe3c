"""Messages about chart definitions."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR = Severity.ERROR

MESSAGES: dict[str, tuple[Severity, str]] = {
    "chart-broken": (
        ERROR,
        "a chart cannot be drawn by this definition: {why}. Mend it, or take it away to use the shipped one.",
    ),
    "chart-fetches": (
        ERROR,
        "`{at}` names something outside, {value}, and charts fetch nothing. Put the data in by name: `data: {{name: rows}}`.",
    ),
    "chart-leads-out": (
        ERROR,
        "this definition draws a `{element}`, which leads out of the picture or fetches something. Draw it by other marks.",
    ),
    "chart-no-rows": (ERROR, "nothing in this definition draws the dataset `rows`. Give it `data: {{name: rows}}`."),
    "chart-shape": (
        ERROR,
        "`{key}` is not as Vega-Lite has it: `datasets` is an object and `params` a list of objects. Mend it.",
    ),
}
