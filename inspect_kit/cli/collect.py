"""`inspect-kit collect`: take filled workbooks in, whatever they are called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.collecting import Collected
    from inspect_kit.inspection import Inspection
    from inspect_kit.register.events import Event


def register(app: typer.Typer) -> None:
    app.command("collect")(collect)


def collect(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILES...", help="Filled workbooks, or folders of them.")
    ] = None,
    accept: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Take this workbook's answers over what is stored.")
    ] = None,
    by: Annotated[str, typer.Option(help="With --accept: who accepts it. An answer that was amended keeps this name.")] = "",
    form: Form = Format.TABLE,
) -> None:
    """Take filled workbooks in. Good cells are taken, bad ones reported; a blank never erases."""
    from datetime import date

    from inspect_kit.answers.collect import Accepted
    from inspect_kit.cli.options import opened
    from inspect_kit.cli.output import finish
    from inspect_kit.collecting import collect_all
    from inspect_kit.problems import StopRun, problem

    if not files and not accept:
        raise StopRun([problem("usage-no-files", "collect")], 2)
    if accept and not by.strip():
        raise StopRun([problem("usage-accept-by", "collect")], 2)
    inspection, problems = opened(context)
    collected = collect_all(inspection, files or [], Accepted(accept or (), by.strip()), date.today().isoformat())
    _print(inspection, collected, form)
    urgent = [each.as_problem() for each in collected.answers.urgent]
    finish([*problems, *collected.problems, *urgent])


def _print(inspection: Inspection, collected: Collected, form: Format) -> None:
    from inspect_kit.answers.amendments import amendment_document
    from inspect_kit.answers.merge import said
    from inspect_kit.cli.output import by_instrument, head_of, marks_of, print_json, print_table

    outcome = collected.answers
    if form is Format.JSON:
        made = [amendment_document(each, inspection) for each in collected.amendments]
        print_json({**head_of(inspection), **outcome.document(), "events": collected.events, "amendments": made})
        return
    rows = [
        (each.instrument, each.body, each.reading, each.taken, len(each.changes), each.unchanged, ", ".join(each.files))
        for each in outcome.bodies
    ]
    heads = ("body", "reading", "taken", "changed", "as before", "workbooks")
    print_table(*by_instrument(heads, rows), form, *marks_of(inspection))
    changes = [
        (each.instrument, each.body, change.row, change.question, said(change.old), said(change.new), change.source)
        for each in outcome.bodies
        for change in each.changes
    ]
    if changes and form is Format.TABLE:
        print()
        print_table(*by_instrument(("body", "row", "question", "was", "is", "from"), changes), form)
    if collected.events and form is Format.TABLE:
        print()
        events = [
            (f"{each['register']}/{each['item']}", each["addressee"], each["what"], *_said(each)) for each in collected.events
        ]
        print_table(("item", "addressee", "event", "says", "who", "from"), events, form)
    if collected.amendments and form is Format.TABLE:
        print()
        settled = [
            (each.body, each.row, each.question, said(each.old), said(each.new), each.by) for each in collected.amendments
        ]
        print_table(("body", "row", "question", "counted", "counts now", "settled by"), settled, form)


def _said(event: Event) -> tuple[str, str, str]:
    """What an event of the register says, who says it, and the cell it came from."""
    value = event.get("to") or event.get("due") or event.get("owner") or event.get("note") or event.get("evidence", "")
    return value, event["who"], event["source"]
