"""`inspect-kit self-assess show`: a body's own profile."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Form, InstrumentId, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    body: Annotated[str, typer.Argument(metavar="BODY", help="Whose.")],
    instrument: InstrumentId = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Show how a body judges itself, criterion by criterion, where it is weakest, and who signed it off."""
    from inspect_kit.cli.options import language_of, opened
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.self_assess.options import assessments_of
    from inspect_kit.cli.views import above, print_views
    from inspect_kit.self_assessment.profile import profile

    inspection, problems = opened(context)
    [one], told = assessments_of(inspection, instrument, [body])
    meant = language_of(inspection, language)
    print_views(profile(one, meant), form, above([inspection], meant))
    finish([*problems, *told])
