"""`inspect-kit moderate sheet`: workbooks of what is open, which `collect` takes back."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    bodies: Bodies = None,
    instrument: InstrumentId = None,
    language: Language = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day that the round is named by; today if left out.")
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """Write a workbook of each body's open disagreements, one a line. What is settled in it becomes amendments on `collect`.

    The same as `sheets` with the instrument whose rows are disagreements.
    """
    from inspect_kit.cli.options import opened
    from inspect_kit.cli.sheets import sheets
    from inspect_kit.moderation.rows import instruments_of_disagreements
    from inspect_kit.problems import Place, StopRun, problem

    inspection, _ = opened(context)
    found = [each for each in instruments_of_disagreements(inspection) if instrument in (None, each)]
    if not found:
        raise StopRun([problem("moderation-no-instrument", Place("inspection.yaml"))], 2)
    if len(found) > 1:
        raise StopRun([problem("usage-which-instrument", Place("inspection.yaml"), known=found)], 2)
    sheets(context, words=bodies, instrument=found[0], language=language, as_of=as_of, form=form)
