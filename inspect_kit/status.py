"""Where each body stands: list in, sample drawn, sheets out, answers in, problems, urgent rows.

In: an inspection folder in any state. Out: a line per instrument and body. A file that cannot be read is a problem of
that body alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from inspect_kit.answers.amendments import load_amendments
from inspect_kit.answers.columns import build_table
from inspect_kit.answers.effective import EffectiveRows, effective_rows
from inspect_kit.answers.fit import check_fit
from inspect_kit.answers.model import FIRST, READINGS, SECOND
from inspect_kit.answers.store import load_answers
from inspect_kit.chosen import Chosen, each_body
from inspect_kit.conditions.model import State
from inspect_kit.drawing import list_of
from inspect_kit.files import read_bytes
from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.samples import load_sample
from inspect_kit.self_assessment.load import assessed_part
from inspect_kit.self_assessment.sign_off import load_sign_off
from inspect_kit.template.model import Part
from inspect_kit.urgent import UrgentRow, urgent_of

LIST_LIMIT = 2_000_000_000
"""Bytes."""


@dataclass
class BodyStatus:
    """One body's line. `left` are cells still to fill; `finished` rows with none left.

    `refused` are answers that could not be taken from the workbooks collected last; they are among the `problems`.
    `changed_after_sign_off` is the last day on which answers of a self-assessment changed after they were signed off.
    """

    instrument: str
    body: str
    list_file: str = ""
    drawn: int = 0
    wanted: int = 0
    sheets: int = 0
    rows: int = 0
    finished: int = 0
    begun: int = 0
    left: int = 0
    second: int = 0
    amended: int = 0
    problems: int = 0
    refused: int = 0
    changed_after_sign_off: str = ""
    urgent: list[UrgentRow] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """The same as JSON."""
        return {**vars(self), "urgent": [vars(each) for each in self.urgent]}


def load_status(inspection: Inspection, chosen: Sequence[Chosen]) -> tuple[list[BodyStatus], list[Problem]]:
    """A line for each body of each instrument."""
    log, problems = load_amendments(inspection)
    lines = []
    for each, body in each_body(chosen):
        line = BodyStatus(each.id, body.id)
        found: list[Problem] = []
        told: list[Problem] = []
        try:
            _files(inspection, each.instrument, line, found)
            told += _refused(inspection, each.instrument, line)
            for part in each.template.parts:
                rows, wrong = effective_rows(inspection, each.instrument, part, body.id, log)
                found += wrong
                if rows is not None:
                    _count(part, rows, line)
                    line.urgent += urgent_of(inspection, each.instrument, part, rows, settled=True)
                    found += _misfits(inspection, each, rows, body.id)
                    found += _stale(inspection, each, part, rows, line)
        except StopRun as stop:
            found += stop.problems
        line.problems = len(set(found)) + line.refused
        problems += [*found, *told]
        lines.append(line)
    return lines, problems


def _misfits(inspection: Inspection, chosen: Chosen, rows: EffectiveRows, body: str) -> list[Problem]:
    """Answers that do not fit the template as it is now."""
    if rows.stored is None:
        return []
    path = inspection.answers_path(chosen.instrument, body, FIRST)
    return list(check_fit(chosen.template, rows.stored, inspection.shown(path)))


def _stale(inspection: Inspection, chosen: Chosen, part: Part, rows: EffectiveRows, line: BodyStatus) -> Iterator[Problem]:
    """A sign-off that is older than what it was given for."""
    if part is not assessed_part(chosen.template):
        return
    signed = load_sign_off(inspection, chosen.instrument, chosen.template, line.body, rows)
    if signed is not None and signed.changed_on is not None:
        line.changed_after_sign_off = signed.changed_on
        place = Place(inspection.shown(inspection.answers_path(chosen.instrument, line.body, FIRST)))
        yield problem("status-sign-off-stale", place, body=line.body, by=signed.by, on=signed.changed_on)


def _files(inspection: Inspection, instrument: Instrument, line: BodyStatus, problems: list[Problem]) -> None:
    """What is there, and whether the list is still the one that was drawn from."""
    import hashlib

    listed, wrong = list_of(inspection, line.body) if instrument.sample is not None else (None, [])
    problems += wrong
    line.list_file = inspection.shown(listed) if listed is not None else ""
    line.wanted = instrument.sample.size if instrument.sample is not None else 0
    line.sheets = len(inspection.sheet_paths(instrument, line.body))
    second = inspection.answers_path(instrument, line.body, SECOND)
    line.second = len(load_answers(second, inspection.shown(second)).rows) if second.exists() else 0
    path = inspection.sample_path(instrument, line.body)
    if not path.exists():
        return
    sample = load_sample(path, inspection.shown(path))
    line.drawn = len(sample.active())
    if listed is not None and hashlib.sha256(read_bytes(listed, LIST_LIMIT, line.list_file)).hexdigest() != sample.list.digest:
        problems.append(problem("status-list-changed", Place(line.list_file), body=line.body))


def _refused(inspection: Inspection, instrument: Instrument, line: BodyStatus) -> Iterator[Problem]:
    """Workbooks with answers that could not be taken when they were collected last."""
    for reading in READINGS:
        path = inspection.answers_path(instrument, line.body, reading)
        for book in load_answers(path, inspection.shown(path)).workbooks.values() if path.exists() else ():
            line.refused += book.refused
            if book.refused:
                yield problem("status-refused", Place(book.file), count=book.refused, body=line.body)


def _count(part: Part, rows: EffectiveRows, line: BodyStatus) -> None:
    """Rows with nothing left to fill, and what is left in the others."""
    table = build_table(part, rows.rows_file.rows, rows.answers)
    needed = [table.states(question.id) for question in part.questions() if not question.optional]
    left = [sum(states[at] == State.MISSING for states in needed) for at in range(table.size)]
    line.rows += table.size
    line.finished += left.count(0)
    line.begun += sum(row.id in rows.answers and bool(rows.answers[row.id]) for row in rows.rows_file.rows)
    line.left += sum(left)
    line.amended += len(rows.amended)
