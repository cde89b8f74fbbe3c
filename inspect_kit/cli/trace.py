"""`inspect-kit trace`: which cells a figure came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.trace import TracedRow


def register(app: typer.Typer) -> None:
    app.command("trace")(trace)


def trace(
    context: typer.Context,
    measure: Annotated[str, typer.Argument(help="The measure.")],
    body: Annotated[list[str] | None, typer.Option("--body", help="Only this body; repeatable.")] = None,
    category: Annotated[str | None, typer.Option(help="The answer or band of a tally.")] = None,
    instrument: InstrumentId = None,
    counted: Annotated[bool, typer.Option("--counted", help="Only the rows that count.")] = False,
    form: Form = Format.TABLE,
) -> None:
    """List the rows behind a figure, each with the cells it rests on and every amendment."""
    from inspect_kit.cli.options import bodies_of, instrument_of, opened, template_of
    from inspect_kit.cli.output import finish, print_json, print_table
    from inspect_kit.measures.lines import COUNTED
    from inspect_kit.measures.run import run_score
    from inspect_kit.trace import STANDS, trace_document
    from inspect_kit.trace import trace as trace_figure

    inspection, problems = opened(context)
    chosen = instrument_of(inspection, instrument)
    template, found = template_of(inspection, chosen)
    wanted = [each.id for each in bodies_of(inspection, chosen, body)]
    scores = run_score(inspection, chosen, template, wanted)
    rows = [row for row in trace_figure(scores, measure, category) if not counted or row.stands == STANDS[COUNTED]]
    if form is Format.JSON:
        print_json({"marking": inspection.marking, "measure": measure, "rows": trace_document(rows)})
    else:
        heads = ("body", "row", "stands", "answer", "says", "cell", "amendments")
        print_table(heads, [line for row in rows for line in _lines(row)], form, inspection.marking)
    finish([*problems, *found, *scores.problems])


def _lines(row: TracedRow) -> list[tuple[str, ...]]:
    """A line for each cell; the row is named once."""
    lines: list[tuple[str, ...]] = []
    for index, cell in enumerate(row.cells):
        head = (row.body, row.row, row.stands) if index == 0 else ("", "", "")
        lines.append((*head, cell.variable, cell.says, cell.source, "; ".join(cell.amendments)))
    return lines or [(row.body, row.row, row.stands, "", "", "", "")]
