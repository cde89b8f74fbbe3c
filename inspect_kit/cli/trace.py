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
    """List the rows behind a figure, each with the cells it rests on and every amendment.

    The measure's id says which instrument is meant; where several have it, --instrument does.
    """
    from inspect_kit.cli.options import chosen_of, opened
    from inspect_kit.cli.output import finish, head_of, marks_of, print_json, print_table
    from inspect_kit.measures.lines import COUNTED
    from inspect_kit.measures.run import score_inspection
    from inspect_kit.trace import STANDS, find_measure, trace_document
    from inspect_kit.trace import trace as trace_figure

    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, instrument, body)
    meant = find_measure(chosen, measure)
    scores = score_inspection(inspection, [meant])
    rows = trace_figure(scores.instruments[0], measure, category)
    rows = [row for row in rows if not counted or row.stands == STANDS[COUNTED]]
    if form is Format.JSON:
        head = {**head_of(inspection), "instrument": meant.id, "measure": measure}
        print_json({**head, "rows": trace_document(rows)})
    else:
        heads = ("body", "row", "stands", "answer", "says", "cell", "amendments")
        print_table(heads, [line for row in rows for line in _lines(row)], form, *marks_of(inspection))
    finish([*problems, *found, *scores.problems])


def _lines(row: TracedRow) -> list[tuple[str, ...]]:
    """A line for each cell; the row is named once."""
    lines: list[tuple[str, ...]] = []
    for index, cell in enumerate(row.cells):
        head = (row.body, row.row, row.stands) if index == 0 else ("", "", "")
        lines.append((*head, cell.variable, cell.says, cell.source, "; ".join(cell.amendments)))
    return lines or [(row.body, row.row, row.stands, "", "", "", "")]
