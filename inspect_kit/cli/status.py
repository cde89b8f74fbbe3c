"""`inspect-kit status`: where each body stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.status import BodyStatus
    from inspect_kit.urgent import UrgentRow

HEADINGS = ("body", "list in", "drawn", "sheets out", "answers in", "left", "second", "amended", "problems", "urgent")


def register(app: typer.Typer) -> None:
    app.command("status")(status)


def status(context: typer.Context, bodies: Bodies = None, instrument: InstrumentId = None, form: Form = Format.TABLE) -> None:
    """Show where each body stands, and the cases that cannot wait."""
    from inspect_kit.cli.options import chosen_of, opened
    from inspect_kit.cli.output import by_instrument, finish, head_of, marks_of, print_json, print_table
    from inspect_kit.status import load_status

    inspection, problems = opened(context)
    chosen, found = chosen_of(inspection, instrument, bodies, dated=True)
    lines, wrong = load_status(inspection, chosen)
    if form is Format.JSON:
        print_json({**head_of(inspection), "bodies": [line.document() for line in lines]})
    else:
        table = by_instrument(HEADINGS, [_row(line) for line in lines])
        print_table(*table, form, *marks_of(inspection))
        urgent = [_urgent(line, each) for line in lines for each in line.urgent]
        if urgent and form is Format.TABLE:
            print("\nCases that cannot wait:")
            print_table(*by_instrument(("body", "row", "because", "reading", "filled", "still to fill"), urgent), form)
    open_ = [each.as_problem() for line in lines for each in line.urgent if each.until]
    finish([*problems, *found, *wrong, *open_])


def _row(line: BodyStatus) -> tuple[object, ...]:
    drawn = f"{line.drawn} of {line.wanted}" if line.drawn else "no"
    answers = f"{line.finished} of {line.rows}" if line.rows else "no"
    open_ = sum(bool(each.until) for each in line.urgent)
    urgent = f"{open_} open of {len(line.urgent)}" if line.urgent else "none"
    return (line.instrument, line.body, line.list_file or "no", drawn, line.sheets or "no", answers, line.left, line.second,
            line.amended, line.problems, urgent)  # fmt: skip


def _urgent(line: BodyStatus, each: UrgentRow) -> tuple[str, ...]:
    filled = ", ".join(f"{name}: {value}" for name, value in each.filled)
    return (line.instrument, line.body, each.row, each.title, ", ".join(each.readings), filled, ", ".join(each.until))
