"""`inspect-kit judge list`: what was decided."""

from __future__ import annotations

import typer

from inspect_kit.cli.judge.options import On, Scopes
from inspect_kit.cli.options import Form, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context, bodies: Scopes = None, on: On = None, language: Language = None, form: Form = Format.TABLE
) -> None:
    """List what was decided, beside what figures propose, with the reason. What is proposed is indicative."""
    from inspect_kit.cli.judge.options import judged, wanted
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.judgements.view import decided_view

    found = judged(context, language)
    view = decided_view(wanted(found, bodies, on), found.language)
    print_view(view, form, above([found.inspection], found.language))
    finish(found.problems)
