"""`inspect-kit evidence add`: write a record down."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    context: typer.Context,
    body: Annotated[str, typer.Argument(metavar="BODY", help="Whom it is about; `national` for all of them.")],
    kind: Annotated[str, typer.Option(help="A kind of evidence, such as interview.")],
    indicator: Annotated[list[str], typer.Option(help="The indicator that it bears on; repeatable.")],
    points: Annotated[str, typer.Option(help="Whether it points for, against, or is context.")],
    strength: Annotated[str, typer.Option(help="How much it can carry, such as strong.")],
    says: Annotated[str, typer.Option(help="What it says, in a sentence or two.")],
    source: Annotated[str, typer.Option(help="Where the record of it lies: a reference, never the material itself.")],
    by: Annotated[str, typer.Option(help="Who gathered it, by role.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When it was gathered, today if left out.")] = None,
    record_id: Annotated[str, typer.Option("--id", help="Its id; the next number of the body if left out.")] = "",
) -> None:
    """Add a record to `evidence/BODY.yaml`, below what is in it. Nothing else in the file changes."""
    from datetime import date

    from inspect_kit.cli.evidence.options import points_of, scopes_of
    from inspect_kit.cli.options import opened
    from inspect_kit.cli.output import finish
    from inspect_kit.evidence_log.add import NEW, add_record
    from inspect_kit.evidence_log.model import Record
    from inspect_kit.problems import Place

    inspection, problems = opened(context)
    today = date.today().isoformat()
    record = Record(
        id=record_id,
        body=scopes_of(inspection, [body])[0],
        criteria="",
        indicators=tuple(indicator),
        kind=kind,
        strength=strength,
        points=points_of(points),
        on=on or today,
        by=by,
        source=source,
        says=says,
        place=Place(NEW),
    )
    added, path, told = add_record(inspection, record, today)
    print(f"{added.id}: added to {inspection.shown(path)}")
    finish([*problems, *told])
