"""`inspect-kit dispose`: remove case material from an inspection that is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspect_kit.disposal.plan import Plan
    from inspect_kit.inspection import Inspection
    from inspect_kit.view import View


def register(app: typer.Typer) -> None:
    app.command("dispose")(dispose)


def dispose(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="Who removes it.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it. Without this, only what would be removed is shown.")] = False,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="INSTRUMENT", help="Leave this one as it is; repeatable.")
    ] = None,
    even_so: Annotated[bool, typer.Option("--even-so", help="Although something is open.")] = False,
    form: Form = Format.TABLE,
) -> None:
    """Remove lists, references of cases and free text. Figures stay what they are, and digests say what was removed.

    Cannot be undone here. Recommendations and their progress are left as they are.
    """
    from datetime import date

    from inspect_kit.cli.options import every_instrument
    from inspect_kit.cli.output import finish
    from inspect_kit.disposal.open_matters import open_matters
    from inspect_kit.disposal.plan import build_plan
    from inspect_kit.disposal.run import dispose as do
    from inspect_kit.disposal.run import go_on
    from inspect_kit.inspection import find_inspection, load_inspection
    from inspect_kit.problems import Place, StopRun, has_errors, problem

    inspection, problems = load_inspection(find_inspection(context.obj), half_disposed=True)
    if inspection.disposed is not None:
        if inspection.disposed.finished:
            done = {"by": inspection.disposed.by, "when": inspection.disposed.when}
            finish([problem("dispose-already", Place("disposal.json"), **done)])
        _show_record(inspection, go_on(inspection), form)
        finish(problems)
    if yes and not by.strip():
        raise StopRun([problem("dispose-by", Place("--by"))], 2)
    chosen, told = every_instrument(inspection)
    _check_kept(keep or [], [each.id for each in chosen])
    matters = [each.as_problem(even_so) for each in open_matters(inspection, chosen)]
    if not yes or has_errors(matters):
        _show_plan(inspection, build_plan(inspection, chosen, keep or []), form)
        finish([*problems, *told, *matters])
    _show_record(inspection, do(inspection, chosen, keep or [], by.strip(), date.today().isoformat()), form)
    finish([*problems, *told, *matters])


def _check_kept(keep: list[str], known: list[str]) -> None:
    from inspect_kit.problems import Place, StopRun, problem

    wrong = [problem("usage-unknown-instrument", Place("--keep"), name=each, known=known) for each in keep if each not in known]
    if wrong:
        raise StopRun(wrong, 2)


def _show_plan(inspection: Inspection, plan: Plan, form: Format) -> None:
    """What would be done."""
    counts = {"files": len(plan.gone), **vars(plan.counts)}
    folders = [each.as_posix() for each in plan.folders]
    notes = ("Nothing was removed. To do it, add --by NAME and --yes; it cannot be undone here.",)
    _show(inspection, _view(folders, [each.path for each in plan.rewritten], counts, "would be ", notes), form)


def _show_record(inspection: Inspection, record: Mapping[str, Any], form: Format) -> None:
    """What was done."""
    from inspect_kit.disposal.run import left_of

    rewritten = [each["file"] for each in record["rewritten"]]
    left = left_of(inspection)
    notes: tuple[str, ...] = ("What was removed is in disposal.json, with its digests.", record["reminder"])
    notes += (f"Left as it is, for you to look through: {', '.join(left)}.",) if left else ()
    _show(inspection, _view(record["removed_folders"], rewritten, record["counts"], "", notes), form)


def _view(folders: list[str], rewritten: list[str], counts: Mapping[str, int], how: str, notes: tuple[str, ...]) -> View:
    from inspect_kit.view import View

    rows = [(f"{each}/", f"{how}removed") for each in folders]
    rows += [(each, f"{how}written without references and texts") for each in rewritten]
    said = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count)
    return View(("file", "done"), tuple(rows), (f"{how.capitalize()}removed: {said or 'nothing'}.", *notes))


def _show(inspection: Inspection, view: View, form: Format) -> None:
    from inspect_kit.cli.views import above, print_view

    print_view(view, form, above([inspection], inspection.languages[0]))
