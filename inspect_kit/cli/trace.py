"""`inspect-kit trace`: which cells a figure came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.trace import TracedRow


def register(app: typer.Typer) -> None:
    app.command("trace")(trace)


def trace(
    context: typer.Context,
    figure: Annotated[str, typer.Argument(metavar="FIGURE", help="A measure, or an indicator or criterion with evidence.")],
    body: Annotated[list[str] | None, typer.Option("--body", help="Only this body; repeatable.")] = None,
    category: Annotated[str | None, typer.Option(help="The answer or band of a tally.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="VAR", help="The fact or choice that breaks it down.")] = None,
    group: Annotated[list[str] | None, typer.Option("--group", metavar="VALUE", help="Only this group; repeatable.")] = None,
    instrument: InstrumentId = None,
    counted: Annotated[bool, typer.Option("--counted", help="Only the rows that count.")] = False,
    form: Form = Format.TABLE,
) -> None:
    """List the rows behind a figure, each with the cells it rests on and every amendment.

    Of an indicator or criterion: the cases that are evidence for it, against, both and neither. Of a breakdown: --by, and
    --group for one group. Of a comparison: its two groups, of which the second may be `others`.

    The id says which instrument is meant; where several have it, --instrument does.
    """
    from inspect_kit.cli.options import chosen_of, opened
    from inspect_kit.cli.output import finish, head_of, marks_of, print_json, print_table
    from inspect_kit.measures.run import score_inspection
    from inspect_kit.problems import StopRun, problem
    from inspect_kit.trace import Figure, find_figure, trace_document
    from inspect_kit.trace import trace as trace_figure

    if group and by is None:
        raise StopRun([problem("trace-group-alone", "--group")], 2)
    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, instrument, body)
    meant = find_figure(inspection, chosen, figure)
    scores = score_inspection(inspection, [meant])
    rows = trace_figure(scores.instruments[0], Figure(figure, category, by, tuple(group or ())))
    rows = [row for row in rows if not counted or row.counts]
    if form is Format.JSON:
        head = {**head_of(inspection), "instrument": meant.id, "measure": figure}
        print_json({**head, "rows": trace_document(rows)})
    else:
        print_table(*_table(rows), form, *marks_of(inspection))
    finish([*problems, *found, *scores.problems])


def _table(rows: Sequence[TracedRow]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """A line for each cell, with columns for indicators and groups where there are any; the row is named once."""
    extra = [name for name in ("indicator", "group") if any(getattr(row, name) is not None for row in rows)]
    heads = ("body", "row", *extra, "stands", "answer", "says", "cell", "amendments")
    lines: list[tuple[str, ...]] = []
    beside = [name for name in ("note", "source_record") if any(getattr(cell, name) for row in rows for cell in row.cells)]
    heads = (*heads, *(name.replace("_", " ") for name in beside))
    for row in rows:
        head = (row.body, row.row, *(getattr(row, name) or "" for name in extra), row.stands)
        cells = [
            (cell.variable, cell.says, cell.source, "; ".join(cell.amendments), *(getattr(cell, name) for name in beside))
            for cell in row.cells
        ]
        for index, cell in enumerate(cells or [("",) * (4 + len(beside))]):
            lines.append((*(head if index == 0 else ("",) * len(head)), *cell))
    return heads, lines
