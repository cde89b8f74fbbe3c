"""The whole of `collect`: workbooks into answers, and on: answers of progress workbooks into the log of the register, those of
workbooks of disagreements into amendments.

In: an inspection and paths. Out: what came of each, with what was added. Whatever stopped a run between answers and log,
collecting again makes up for it: the same answers make the same events and amendments, and none is added twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from inspect_kit.answers.amendments import Amendment, amending, append_amendments
from inspect_kit.answers.collect import Accepted, collect
from inspect_kit.answers.effective import EffectiveRows, load_effective
from inspect_kit.answers.model import FIRST, AnswersFile
from inspect_kit.answers.outcome import BodyCollected, CollectOutcome
from inspect_kit.answers.store import load_answers
from inspect_kit.inspection import Inspection
from inspect_kit.moderation import taking as settling
from inspect_kit.problems import Problem, StopRun, has_errors, problem
from inspect_kit.register import taking as progress
from inspect_kit.register.events import Event
from inspect_kit.register.folder import Registers, load_registers
from inspect_kit.register.log import FILE, append_held, held
from inspect_kit.register.periods import LAST_DAY
from inspect_kit.register.standing import Condition, where_all_stand
from inspect_kit.register.taking import Taken, take
from inspect_kit.register.update import members_to_freeze
from inspect_kit.template.build import load_template
from inspect_kit.template.model import RowsFrom


@dataclass
class Collected:
    """What came of it: the answers, the events that the log had not, and the amendments that had not been made."""

    answers: CollectOutcome
    events: list[Event] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Came:
    """The answers that count of one body and round, and the rows that its workbook was written from."""

    rows: EffectiveRows
    file: AnswersFile


Onwards = Callable[[Inspection, Sequence[_Came], str, Collected], None]
"""What becomes of answers that say something about what was there before. The day is an ISO date."""


def collect_all(inspection: Inspection, paths: Sequence[Path], accepted: Accepted, today: str) -> Collected:
    """Take workbooks in. `accepted` may overrule what is stored; `today` is an ISO date."""
    collected = Collected(collect(inspection, paths, today, accepted))
    collected.problems += collected.answers.problems
    for rows_from, onwards in ONWARDS.items():
        try:
            came = [one for each in collected.answers.bodies for one in _came(inspection, each, rows_from)]
            if came:
                onwards(inspection, came, today, collected)
        except StopRun as stop:
            collected.problems += stop.problems
    return collected


def _came(inspection: Inspection, each: BodyCollected, rows_from: RowsFrom) -> Iterator[_Came]:
    """What a workbook said of rows that came from there, where it has such a part and any answers."""
    instrument = replace(inspection.instrument(each.instrument), round=each.round)
    template, _ = load_template(instrument.template, inspection.folder)
    parts = template.parts if template is not None and each.reading == FIRST else ()
    part = next((part for part in parts if part.rows is rows_from), None)
    path = inspection.answers_path(instrument, each.body, FIRST)
    if part is not None and path.exists():
        effective, _ = load_effective(inspection, instrument, part, [each.body])
        yield _Came(effective[each.body], load_answers(path, inspection.shown(path)))


def _into_the_log(inspection: Inspection, came: Sequence[_Came], today: str, collected: Collected) -> None:
    """Answers of progress workbooks become events of the register."""
    path = inspection.folder / FILE
    with held(path):
        found = load_registers([inspection.folder])
        if has_errors(found.problems):
            raise StopRun(found.problems)
        taken = Taken()
        for each in came:
            name = inspection.body(each.rows.rows_file.body).name.read()
            one = take(found, progress.Given(each.rows.rows_file, each.rows.answers, each.file, name, today))
            taken.events += one.events
            taken.problems += one.problems
        collected.problems += taken.problems
        if taken.events:
            registers = dict.fromkeys(event["register"] for event in taken.events)
            frozen = [event for name in registers for event in members_to_freeze(found, found.registers[name])]
            append_held(path, [*frozen, *taken.events], inspection.marking, inspection.synthetic_text)
            collected.events += taken.events
    collected.problems += _conflicts(load_registers([inspection.folder]), taken.events)


def _into_amendments(inspection: Inspection, came: Sequence[_Came], today: str, collected: Collected) -> None:
    """Answers of workbooks of disagreements become amendments."""
    with amending(inspection):
        for each in came:
            given = settling.Given(inspection, each.rows.rows_file, each.rows.answers, each.file, today)
            settled = settling.settle(given)
            collected.problems += settled.problems
            if settled.amendments:
                append_amendments(inspection, settled.amendments)
                collected.amendments += settled.amendments


ONWARDS: dict[RowsFrom, Onwards] = {
    RowsFrom.RECOMMENDATIONS: _into_the_log,
    RowsFrom.DISAGREEMENTS: _into_amendments,
}


def _conflicts(found: Registers, events: Sequence[Event]) -> Iterator[Problem]:
    """Parts that are in conflict now, among those that something was said of."""
    touched = {(event["register"], event["item"], event["addressee"]) for event in events}
    for each in where_all_stand(found, LAST_DAY)[0]:
        if each.key in touched and each.condition is Condition.TO_SETTLE:
            said = [f"{one.value} ({one.event['who']}, {one.date})" for one in each.track.states if one.event is not None]
            fields = {"name": each.item.full_name, "addressee": each.addressee, "said": said}
            yield problem("update-in-conflict", FILE, **fields)
