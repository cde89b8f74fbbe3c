"""`inspect-kit self-assess actions`: what bodies will do, by when, and what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.calendars import Alarm, put_calendar
from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format
from inspect_kit.cli.recs.due_ import FailOnLate, Within
from inspect_kit.cli.recs.options import AsOf

if TYPE_CHECKING:
    from inspect_kit.inspection import Inspection
    from inspect_kit.problems import Problem
    from inspect_kit.self_assessment.model import Assessment

Calendar = Annotated[
    str | None, typer.Option("--calendar", metavar="FILE", help="Write the dates as a calendar instead; `-` to print it.")
]


def command(
    context: typer.Context,
    bodies: Bodies = None,
    within: Within = None,
    fail_on_late: FailOnLate = False,
    as_of: AsOf = None,
    calendar: Calendar = None,
    alarm: Alarm = "14d",
    instrument: InstrumentId = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Show the actions of these bodies with owner and date, the earliest first; with --within only what falls due by then."""
    from inspect_kit.cli.options import day_of, language_of, opened
    from inspect_kit.cli.output import finish
    from inspect_kit.cli.self_assess.options import assessments_of
    from inspect_kit.cli.views import above, print_view
    from inspect_kit.register.views.due import read_period
    from inspect_kit.self_assessment.actions import actions, actions_on, due_by

    day = day_of(as_of)
    until = read_period(within, day) if within is not None else None
    inspection, problems = opened(context)
    assessments, told = assessments_of(inspection, instrument, bodies)
    meant = language_of(inspection, language)
    standings = due_by(actions_on(assessments, day), until)
    if calendar is not None:
        told += _calendar(inspection, assessments, calendar, alarm, meant)
    else:
        print_view(actions(assessments, standings, day, meant), form, above([inspection], meant, day))
    finish([*problems, *told], failed=fail_on_late and any(each.late_by for each in standings))


def _calendar(inspection: Inspection, assessments: list[Assessment], to: str, alarm: str, language: str) -> list[Problem]:
    """Write the file; that it is empty, where it is."""
    from inspect_kit.problems import problem
    from inspect_kit.register.calendar.render import read_alarm, render_calendar
    from inspect_kit.self_assessment.calendar import action_entries

    entries = action_entries(assessments, language)
    name = f"{inspection.title.read(language)} ({inspection.marking})"
    put_calendar(render_calendar(entries, name, read_alarm(alarm)), len(entries), to)
    return [] if entries else [problem("calendar-empty", to)]
