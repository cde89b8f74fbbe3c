"""`inspect-kit self-assess compare`: judgements beside what cases say, and beside other bodies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format

if TYPE_CHECKING:
    from inspect_kit.inspection import Inspection

Beside = Annotated[
    list[Path] | None, typer.Option("--beside", metavar="DIR", help="The folder of an inspection with cases; repeatable.")
]


def command(
    context: typer.Context,
    bodies: Bodies = None,
    beside: Beside = None,
    instrument: InstrumentId = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Rank the gaps between judgements and cases; of one body with every indicator, of several as a matrix."""
    from inspect_kit.cli.options import language_of, opened
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.self_assess.options import assessments_of
    from inspect_kit.cli.views import above, print_views
    from inspect_kit.self_assessment.compare import compare

    inspection, problems = opened(context)
    assessments, told = assessments_of(inspection, instrument, bodies)
    meant = language_of(inspection, language)
    views, reviewed, found = compare(assessments, [inspection, *_others(beside)], meant)
    print_views(views, form, above([inspection, *(each for each in reviewed if each is not inspection)], meant))
    finish([*problems, *told, *found])


def _others(folders: list[Path] | None) -> list[Inspection]:
    """The inspections in the folders that are named beside."""
    from inspect_kit.cli.options import opened_at

    return [opened_at(each)[0] for each in folders or ()]
