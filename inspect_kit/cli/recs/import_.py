"""`inspect-kit recs import`: take over the register that people keep as a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.register.importing.run import Plan, Wish


def command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet, as CSV or XLSX.")],
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="The folder of the registers.")] = None,
    mapping: Annotated[Path | None, typer.Option("--map", metavar="MAP.yaml", help="Which heading holds what.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written; write nothing.")] = False,
    by: Annotated[str, typer.Option(help="Who takes it over; the file's name if left out.")] = "",
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When; today if left out.")] = None,
    form: Form = Format.TABLE,
) -> None:
    """Write a register for each report, and to the log what the spreadsheet says of progress.

    Import the file again whenever it has changed: what is the same is left, and the log is never set back.
    """
    from datetime import date

    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import show
    from inspect_kit.problems import Place, StopRun, problem
    from inspect_kit.register.importing.changes import changes_view
    from inspect_kit.register.importing.run import Wish, import_sheet

    if mapping is None:
        raise StopRun([problem("import-no-map", Place("--map"))], 2)
    today = date.today().isoformat()
    wish = Wish(file, mapping, _folder(context, folder), by.strip(), on or today, today, dry_run)
    plan = import_sheet(wish)
    show(plan.registers, changes_view(plan.changes), form, wish.on)
    if form is Format.TABLE:
        _say(plan, wish)
    finish(plan.problems)


def _folder(context: typer.Context, named: Path | None) -> Path:
    """The folder that is named; else the one that this lies in, by its register or inspection; else this one."""
    from inspect_kit.inspection import FILE
    from inspect_kit.problems import StopRun, problem
    from inspect_kit.register.folder import register_paths

    start: Path = context.obj if named is None else named
    if not start.is_dir():
        raise StopRun([problem("recs-no-folder", str(start), name=start)], 2)
    if named is not None:
        return named
    here = start.resolve()
    return next((each for each in (here, *here.parents) if register_paths(each) or (each / FILE).is_file()), here)


def _say(plan: Plan, wish: Wish) -> None:
    """What was written, or would be."""
    files = [path.relative_to(wish.folder).as_posix() for path in plan.files]
    what = [*files, *([f"{len(plan.events)} events in progress.jsonl"] if plan.events else [])]
    print(f"\n{'would write' if wish.dry_run else 'wrote'}: {', '.join(what) or 'nothing'}")
