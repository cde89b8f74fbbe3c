"""`inspect-kit report --fact-check`: a workbook for each body that is named, with its figures and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspect_kit.cli.reports.asked import Asked
from inspect_kit.problems import Place, StopRun, problem

if TYPE_CHECKING:
    from inspect_kit.chosen import Chosen
    from inspect_kit.inspection import Inspection

PLACE = Place("inspection.yaml")


def write(asked: Asked) -> None:
    """Write them, through the way that all workbooks take, and say where."""
    from inspect_kit.cli.options import chosen_of, day_of, language_of, opened
    from inspect_kit.cli.output import finish, marks_of, print_table
    from inspect_kit.sheets import SheetOptions, write_sheets

    inspection, problems = opened(asked.context)
    meant = _instrument(inspection, asked.instrument)
    if not asked.bodies:
        raise StopRun([problem("challenge-which-body", PLACE, known=list(meant.instrument.bodies))], 2)
    chosen, found = chosen_of(inspection, meant.id, asked.bodies)
    options = SheetOptions(language_of(inspection, asked.language), day=day_of(asked.as_of))
    outcomes = [write_sheets(inspection, each.instrument, each.template, each.bodies, options) for each in chosen]
    rows = [
        (workbook.body.id, inspection.shown(workbook.path), len(workbook.rows), done.value)
        for outcome in outcomes
        for workbook, done in outcome.workbooks
    ]
    print_table(("body", "workbook", "rows", "done"), rows, asked.form, *marks_of(inspection))
    finish([*problems, *found, *(each for outcome in outcomes for each in outcome.problems)])


def _instrument(inspection: Inspection, named: str | None) -> Chosen:
    """The one whose rows are figures."""
    from inspect_kit.cli.options import chosen_of
    from inspect_kit.template.model import RowsFrom

    every = [each for name in ([named] if named else [each.id for each in inspection.instruments])
             for each in chosen_of(inspection, name)[0]]  # fmt: skip
    found = [each for each in every if any(part.rows is RowsFrom.FIGURES for part in each.template.parts)]
    if not found:
        raise StopRun([problem("challenge-no-instrument", PLACE)], 2)
    if len(found) > 1:
        raise StopRun([problem("challenge-which-instrument", PLACE, known=[each.id for each in found])], 2)
    return found[0]
