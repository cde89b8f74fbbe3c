"""`inspect-kit judge check`: what is missing before publication."""

from __future__ import annotations

import typer

from inspect_kit.cli.options import Form, Language
from inspect_kit.cli.output import Format


def command(context: typer.Context, language: Language = None, form: Form = Format.TABLE) -> None:
    """Name decisions that differ from what figures propose without a reason; list findings that no evidence supports, and
    evidence that no finding uses.
    """
    from inspect_kit.cli.judge.options import judged
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.views import above, print_views
    from inspect_kit.judgements.stand import unexplained
    from inspect_kit.judgements.support import unsupported, unused
    from inspect_kit.judgements.view import unsupported_view, unused_view

    found = judged(context, language)
    views = {
        "unsupported_findings": unsupported_view(list(unsupported(found.judgements, found.scored)), found.language),
        "unused_evidence": unused_view(list(unused(found.judgements))),
    }
    print_views(views, form, above([found.inspection], found.language))
    finish([*found.problems, *unexplained(found.standings, found.judgements)])
