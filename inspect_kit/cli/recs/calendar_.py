"""`inspect-kit recs calendar`: due dates as a file that Outlook and other calendars import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.calendars import Alarm, put_calendar
from inspect_kit.cli.recs.options import BodyIds, Folders, Kinds, Owners

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.register.folder import Registers
    from inspect_kit.register.views.select import Filter

Out = Annotated[
    str | None,
    typer.Option("--out", metavar="FILE", help="Where to; out/recommendations.ics if left out, `-` to print it."),
]
Known = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As it stood on this day; all there is if left out.")
]


def command(
    context: typer.Context,
    folders: Folders = None,
    body: BodyIds = None,
    owner: Owners = None,
    kind: Kinds = None,
    alarm: Alarm = "14d",
    out: Out = None,
    as_of: Known = None,
) -> None:
    """Write a calendar: an entry for each item and date; with --body or --owner one for each part, which moves with its date.

    Import it again after a change: what is there already is replaced, what no longer holds is cancelled.
    """
    from inspect_kit.cli.options import day_of
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.recs.options import filter_of, folders_of, language_of, opened
    from inspect_kit.problems import problem
    from inspect_kit.register.calendar.entries import build_entries
    from inspect_kit.register.calendar.render import read_alarm, render_calendar
    from inspect_kit.register.periods import LAST_DAY
    from inspect_kit.register.views.select import select

    days = read_alarm(alarm)
    found, standings, problems = opened(context, folders, LAST_DAY if as_of is None else day_of(as_of))
    wanted = filter_of(body, owner, None, kind)
    chosen = select(found, standings, wanted)
    entries = build_entries(found, standings, chosen, wanted.narrows_addressees, language_of(found))
    content = render_calendar(entries, _name(found, wanted), days)
    path = folders_of(context, folders)[0] / "out" / "recommendations.ics" if out is None else Path(out)
    if not entries:
        problems = [*problems, problem("calendar-empty", str(path))]
    put_calendar(content, len(entries), path if out is None else out)
    finish(problems)


def _name(found: Registers, wanted: Filter) -> str:
    """What the calendar is called: whose it is, and its marking."""
    from inspect_kit.register.folder import marking_of

    whose: Sequence[str] = (*wanted.bodies, *wanted.owners, *wanted.kinds)
    return f"Recommendations{': ' if whose else ''}{', '.join(whose)} ({marking_of(found)})"
