"""`inspect-kit judge findings`: the draft findings."""

from __future__ import annotations

import typer

from inspect_kit.cli.options import Form, Language
from inspect_kit.cli.output import Format


def command(context: typer.Context, language: Language = None, form: Form = Format.TABLE) -> None:
    """List every draft finding with what it rests on, and say of which nothing supports it."""
    from inspect_kit.cli.judge.options import judged
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.judgements.support import unsupported
    from inspect_kit.judgements.view import findings_view

    found = judged(context, language)
    view = findings_view(found.judgements, list(unsupported(found.judgements, found.scored)), found.language)
    print_view(view, form, above([found.inspection], found.language))
    finish(found.problems)
