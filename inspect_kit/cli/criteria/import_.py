"""`inspect-kit criteria import`: make a criteria set of a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inspect_kit.cli.criteria.options import Replace


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet, as CSV or XLSX.")],
    set_id: Annotated[str, typer.Option("--id", metavar="ID", help="The id of the set.")],
    columns: Annotated[
        Path | None, typer.Option("--map", metavar="MAP.yaml", help="Which heading holds what, where headings do not tell.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to; ID.yaml in this folder if left out.")] = None,
    renumber: Annotated[
        bool, typer.Option("--renumber", help="Give ids by place, and keep printed numbers as references to the source.")
    ] = False,
    replace: Replace = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written; write nothing.")] = False,
) -> None:
    """Turn a spreadsheet of criteria into a checked criteria set.

    Levels are a column each, or follow from numbers such as 1, 1.2 and 1.2.3. Import a file again whenever it has changed:
    ids stay with what they were given to.
    """
    from inspect_kit.cli.output import finish
    from inspect_kit.criteria.importing.run import Wish, import_criteria
    from inspect_kit.criteria.shown import criteria_counts

    target = out or context.obj / f"{set_id}.yaml"
    done = import_criteria(Wish(file, set_id, target, columns, renumber, replace, dry_run))
    counts = criteria_counts(done.criteria)
    print(f"{done.done} {target}: version {done.criteria.version}, ", end="")
    print(f"{counts['general']} general criteria, {counts['specific']} specific, {counts['indicators']} indicators")
    print(f"ids: {', '.join(f'{number} {word}' for word, number in done.ids.items())}")
    finish(done.problems)
