"""`inspect-kit judge propose`: what figures propose."""

from __future__ import annotations

import typer

from inspect_kit.cli.judge.options import On, Scopes
from inspect_kit.cli.options import Form, Language
from inspect_kit.cli.output import Format


def command(
    context: typer.Context, bodies: Scopes = None, on: On = None, language: Language = None, form: Form = Format.TABLE
) -> None:
    """Show what figures propose: which figure, on how many cases, with its interval. It is indicative, and people decide."""
    from inspect_kit.cli.judge.options import judged, wanted
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.judgements.view import proposed_view

    found = judged(context, language)
    view = proposed_view(wanted(found, bodies, on), found.language)
    print_view(view, form, above([found.inspection], found.language))
    finish(found.problems)
