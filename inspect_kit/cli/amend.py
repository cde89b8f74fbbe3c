"""`inspect-kit amend`: change an answer, with who and why."""

from __future__ import annotations

from typing import Annotated

import typer

from inspect_kit.cli.options import InstrumentId


def register(app: typer.Typer) -> None:
    app.command("amend")(amend)


def amend(
    context: typer.Context,
    body: Annotated[str, typer.Argument(help="The body.")],
    case: Annotated[str, typer.Argument(help="The row's reference.")],
    question: Annotated[str, typer.Argument(help="The question's id.")],
    value: Annotated[list[str], typer.Argument(help="As typed in a cell; several where several fit; `missing` for none.")],
    by: Annotated[str, typer.Option(help="Who changes it.")] = "",
    because: Annotated[str, typer.Option(help="Why.")] = "",
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When, today if left out.")] = None,
    instrument: InstrumentId = None,
) -> None:
    """Change an answer after it was collected. The old value, who, when and why are kept; nothing is overwritten.

    The question's id says which instrument is meant; where several ask it, --instrument does.
    """
    from datetime import date

    from inspect_kit.answers.amend import Wish, find_question
    from inspect_kit.answers.amend import amend as make
    from inspect_kit.answers.merge import said
    from inspect_kit.cli.options import chosen_of, opened
    from inspect_kit.cli.output import finish

    inspection, problems = opened(context)
    chosen, _ = chosen_of(inspection, instrument, [body], dated=True)
    meant = find_question(chosen, question)
    today = date.today().isoformat()
    wish = Wish(body, case, question, tuple(value), by, because, on or today)
    amendment, found = make(inspection, meant.instrument, meant.template, wish, today)
    if amendment is not None:
        print(f"{amendment.row}: {amendment.question} was {said(amendment.old)}, is {said(amendment.new)}")
    finish([*problems, *found])
