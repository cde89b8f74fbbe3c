"""`inspect-kit fact-check log`: a body's challenges with their answers, as files to send back."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import Form
from inspect_kit.cli.output import Format


def command(
    context: typer.Context,
    body: Annotated[str, typer.Argument(metavar="BODY", help="Whose challenges.")],
    form: Form = Format.TABLE,
) -> None:
    """Write what a body challenged and how each challenge was answered, to out/fact-check, as Markdown and CSV."""
    from contextlib import redirect_stdout
    from io import StringIO

    from inspect_kit.cli.fact_check.options import challenges_of
    from inspect_kit.cli.output import finish, marks_of, print_table
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.fact_check.view import challenges_view
    from inspect_kit.files import write_atomic

    inspection, challenges, problems = challenges_of(context, [body])
    view = challenges_view(challenges)
    files = []
    for ending, kind in (("md", Format.MARKDOWN), ("csv", Format.CSV)):
        with redirect_stdout(StringIO()) as out:
            print_view(view, kind, above([inspection], inspection.languages[0]))
        path = inspection.out_path / "fact-check" / f"{body}.{ending}"
        write_atomic(path, out.getvalue().encode())
        files.append((inspection.shown(path), len(challenges), sum(each.is_open for each in challenges)))
    print_table(("file", "challenges", "open"), files, form, *marks_of(inspection))
    finish(problems)
