"""The whole of `collect`: workbooks into answers, and answers of progress workbooks on into the log of the register.

In: an inspection and paths. Out: what came of each, with the events that were added. Whatever stopped a run between answers
and log, collecting again makes up for it: the same answers make the same events, and those that are there are not added twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from inspect_kit.answers.collect import Accepted, collect
from inspect_kit.answers.effective import load_effective
from inspect_kit.answers.model import FIRST
from inspect_kit.answers.outcome import BodyCollected, CollectOutcome
from inspect_kit.answers.store import load_answers
from inspect_kit.inspection import Inspection
from inspect_kit.problems import Problem, StopRun, has_errors, problem
from inspect_kit.register.events import Event
from inspect_kit.register.folder import Registers, load_registers
from inspect_kit.register.log import FILE, append_held, held
from inspect_kit.register.periods import LAST_DAY
from inspect_kit.register.standing import Condition, where_all_stand
from inspect_kit.register.taking import Given, Taken, take
from inspect_kit.register.update import members_to_freeze
from inspect_kit.template.build import load_template
from inspect_kit.template.model import Part, RowsFrom


@dataclass
class Collected:
    """What came of it: the answers, and the events that the log had not."""

    answers: CollectOutcome
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def collect_all(inspection: Inspection, paths: Sequence[Path], accepted: Accepted, today: str) -> Collected:
    """Take workbooks in. `accepted` may overrule what is stored; `today` is an ISO date."""
    collected = Collected(collect(inspection, paths, today, accepted))
    collected.problems += collected.answers.problems
    moving = [(each, part) for each in collected.answers.bodies if (part := _progress_part(inspection, each)) is not None]
    if moving:
        try:
            _into_the_log(inspection, moving, today, collected)
        except StopRun as stop:
            collected.problems += stop.problems
    return collected


def _progress_part(inspection: Inspection, each: BodyCollected) -> Part | None:
    """The part whose rows are recommendations, where the workbook has one."""
    template, _ = load_template(inspection.instrument(each.instrument).template, inspection.folder)
    parts = template.parts if template is not None and each.reading == FIRST else ()
    return next((part for part in parts if part.rows is RowsFrom.RECOMMENDATIONS), None)


def _into_the_log(
    inspection: Inspection, moving: Sequence[tuple[BodyCollected, Part]], today: str, collected: Collected
) -> None:
    path = inspection.folder / FILE
    with held(path):
        found = load_registers([inspection.folder])
        if has_errors(found.problems):
            raise StopRun(found.problems)
        taken = Taken()
        for each, part in moving:
            given = _given(inspection, each, part, today)
            one = take(found, given) if given is not None else Taken()
            taken.events += one.events
            taken.problems += one.problems
        collected.problems += taken.problems
        if taken.events:
            registers = dict.fromkeys(event["register"] for event in taken.events)
            frozen = [event for name in registers for event in members_to_freeze(found, found.registers[name])]
            append_held(path, [*frozen, *taken.events], inspection.marking, inspection.synthetic_text)
            collected.events += taken.events
    collected.problems += _conflicts(load_registers([inspection.folder]), taken.events)


def _given(inspection: Inspection, each: BodyCollected, part: Part, today: str) -> Given | None:
    """The answers that count of one body and round, and the rows that its workbook was written from; None for no answers."""
    instrument = replace(inspection.instrument(each.instrument), round=each.round)
    if not inspection.answers_path(instrument, each.body, FIRST).exists():
        return None
    effective, _ = load_effective(inspection, instrument, part, [each.body])
    path = inspection.answers_path(instrument, each.body, FIRST)
    name = inspection.body(each.body).name.read()
    rows = effective[each.body]
    return Given(rows.rows_file, rows.answers, load_answers(path, inspection.shown(path)), name, today)


def _conflicts(found: Registers, events: Sequence[Event]) -> Iterator[Problem]:
    """Parts that are in conflict now, among those that something was said of."""
    touched = {(event["register"], event["item"], event["addressee"]) for event in events}
    for each in where_all_stand(found, LAST_DAY)[0]:
        if each.key in touched and each.condition is Condition.TO_SETTLE:
            said = [f"{one.value} ({one.event['who']}, {one.date})" for one in each.track.states if one.event is not None]
            fields = {"name": each.item.full_name, "addressee": each.addressee, "said": said}
            yield problem("update-in-conflict", FILE, **fields)
