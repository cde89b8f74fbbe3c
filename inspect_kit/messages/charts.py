"""Messages about chart definitions."""

from __future__ import annotations

from inspect_kit.severity import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

MESSAGES: dict[str, tuple[Severity, str]] = {
    "chart-broken": (
        ERROR,
        "a chart cannot be drawn by this definition: {why}. Mend it, or take it away to use the shipped one.",
    ),
    "chart-fetches": (
        ERROR,
        "`{at}` names something outside, {value}, and charts fetch nothing. Put the data in by name: `data: {{name: rows}}`.",
    ),
    "chart-journey-base": (
        ERROR,
        "a journey goes from `{before}` to `{after}`, which is not of the same rows. Give both measures the same base.",
    ),
    "chart-journey-step": (
        ERROR,
        "a journey goes from `{before}` to `{after}`, which counts rows that did not come so far. Let it count what `{before}` counts and more besides.",
    ),
    "chart-name-unknown": (WARNING, "no chart is drawn by this definition. Name it as one of these: {known}."),
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
