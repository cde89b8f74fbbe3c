"""The whole of `sample` for one body: read its list, draw or check what was drawn, write the sample, then the rows.

In: an inspection, an instrument, a part of its template and a body. Out: a `DrawOutcome`; files are written last and
only where nothing is wrong. An existing sample is never drawn anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from inspect_kit.answers.model import READINGS
from inspect_kit.answers.store import load_answers
from inspect_kit.cells.read import read_cell
from inspect_kit.conditions.model import State
from inspect_kit.inspection import FILE, Body, Inspection, Instrument, disposed_problem
from inspect_kit.lists import ListOfCases, read_facts, read_list
from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.rows import FactValue, Row, RowsFile, Stratum, load_rows, write_rows
from inspect_kit.samples import (
    Replacement,
    SampleCase,
    SampleFile,
    build_sample,
    drawn_of,
    last_supplement,
    load_sample,
    plan_problems,
    replaced,
    verify_sample,
    write_sample,
)
from inspect_kit.sampling import DrawPlan, draw_notices
from inspect_kit.template.model import FactSource, Kind, Part

Facts = dict[str, FactValue]


@dataclass(frozen=True)
class DrawOutcome:
    """What came of it. Without a sample, or with errors among the problems, nothing was written."""

    problems: tuple[Problem, ...]
    sample: SampleFile | None = None
    rows: RowsFile | None = None


@dataclass(frozen=True)
class _Task:
    """One body's part in one instrument, and where its files are."""

    inspection: Inspection
    instrument: Instrument
    part: Part
    body: Body

    @property
    def sample_shown(self) -> str:
        return self.inspection.shown(self.inspection.sample_path(self.instrument, self.body.id))


def draw_body(inspection: Inspection, instrument: Instrument, part: Part, body: Body) -> DrawOutcome:
    """Draw the sample of one body and write it, or check that the one drawn earlier still stands."""
    gone = disposed_problem(inspection, instrument)
    if gone is not None:
        return DrawOutcome((gone,))
    task = _Task(inspection, instrument, part, body)
    plan, by = plan_of(instrument, body.id)
    if plan is None:
        problems = [problem("sample-not-asked-for", "inspection.yaml", instrument=instrument.id)]
        return DrawOutcome(tuple(problems))
    cases, problems = body_list(task.inspection, instrument, part, body.id)
    if cases is None:
        return DrawOutcome(tuple(problems))
    drawn = inspection.sample_path(instrument, body.id).exists()
    outcome = _check_drawn(task, cases, plan, by) if drawn else _draw_first(task, cases, plan, by)
    return replace(outcome, problems=(*problems, *outcome.problems))


def plan_of(instrument: Instrument, body: str) -> tuple[DrawPlan | None, str]:
    """What the instrument asks to be drawn of a body, and the fact that it is drawn by (empty for none)."""
    spec = instrument.sample
    if spec is None:
        return None, ""
    quotas = dict(spec.quotas or {}) if spec.by else None
    return DrawPlan(spec.seed, body, spec.size, spec.reserves, quotas), spec.by or ""


def list_of(inspection: Inspection, body: str) -> tuple[Path | None, list[Problem]]:
    """The file with the body's list; None where there is none, or two of which nobody can tell which is meant."""
    paths = inspection.list_paths(body)
    if len(paths) > 1:
        return None, [problem("list-two-files", "lists", body=body, paths=[inspection.shown(path) for path in paths])]
    return (paths[0] if paths else None), []


def quota_problems(instrument: Instrument, part: Part) -> list[Problem]:
    """Quotas that no case can fill: of a fact that the part has not, or of values that its choices have not."""
    spec = instrument.sample
    if spec is None or spec.by is None:
        return []
    place = Place(FILE, pointer=f"instruments/{instrument.id}/sample/strata")
    facts = {fact.id: fact for fact in part.facts if fact.source is FactSource.LIST}
    if spec.by not in facts:
        return [problem("sample-unknown-fact", place, fact=spec.by, instrument=instrument.id, known=list(facts) or ["none"])]
    answer = facts[spec.by].answer
    known = [choice.code for choice in answer.choices]
    return [
        problem("sample-unknown-stratum", place, stratum=name, fact=spec.by, instrument=instrument.id, known=known)
        for name in (spec.quotas or {} if answer.kind is Kind.CHOICE else ())
        if name not in known
    ]


def body_list(
    inspection: Inspection, instrument: Instrument, part: Part, body: str
) -> tuple[ListOfCases | None, list[Problem]]:
    """The body's list of cases, or every problem with it and with how it is drawn from."""
    if wrong := quota_problems(instrument, part):
        return None, wrong
    path, wrong = list_of(inspection, body)
    if path is None:
        return None, wrong or [problem("list-missing", "lists", body=body)]
    by = instrument.sample.by if instrument.sample else None
    return read_list(path, inspection.shown(path), instrument.columns, part.facts, by)


def _draw_first(task: _Task, cases: ListOfCases, plan: DrawPlan, by: str) -> DrawOutcome:
    sample = build_sample(task.instrument.id, task.instrument.round, by, plan, cases)
    problems = draw_notices(drawn_of(sample), Place(cases.source.shown_as), task.body.id)
    rows, wrong = _build_rows(task, sample, cases, None)
    return _settle(task, sample, rows, [*problems, *wrong])


def _check_drawn(task: _Task, cases: ListOfCases, plan: DrawPlan, by: str) -> DrawOutcome:
    """Hold an earlier sample against the list and the settings; write its rows if a killed run left them undone."""
    sample = load_sample(task.inspection.sample_path(task.instrument, task.body.id), task.sample_shown)
    place = Place(task.sample_shown)
    problems = plan_problems(sample, by, plan, place) + verify_sample(sample, cases, task.sample_shown)
    if has_errors(problems):
        return DrawOutcome(tuple(problems), sample)
    problems.append(problem("sample-unchanged", place, body=task.body.id))
    before = _earlier_rows(task)
    if before is not None and {row.id for row in before.rows} == {case.reference for case in sample.active()}:
        return DrawOutcome(tuple(problems), sample, before)
    rows, wrong = _build_rows(task, sample, cases, before)
    return _settle(task, sample, rows, [*problems, *wrong])


def verify_body(inspection: Inspection, instrument: Instrument, part: Part, body: Body) -> DrawOutcome:
    """Draw again and compare with what was drawn; nothing is written."""
    gone = disposed_problem(inspection, instrument)
    if gone is not None:
        return DrawOutcome((gone,))
    task = _Task(inspection, instrument, part, body)
    path = inspection.sample_path(instrument, body.id)
    plan, by = plan_of(instrument, body.id)
    if plan is None or not path.exists():
        return DrawOutcome((problem("sample-not-drawn", Place(task.sample_shown)),))
    cases, problems = body_list(inspection, instrument, part, body.id)
    if cases is None:
        return DrawOutcome(tuple(problems))
    sample = load_sample(path, task.sample_shown)
    problems += plan_problems(sample, by, plan, Place(task.sample_shown))
    return DrawOutcome((*problems, *verify_sample(sample, cases, task.sample_shown)), sample)


def replace_case(inspection: Inspection, instrument: Instrument, part: Part, body: Body, wish: Replacement) -> DrawOutcome:
    """Put the next reserve in place of a case. The wish says which case, why, who and when; the draw says by which."""
    gone = disposed_problem(inspection, instrument)
    if gone is not None:
        return DrawOutcome((gone,))
    task = _Task(inspection, instrument, part, body)
    path, place = inspection.sample_path(instrument, body.id), Place(task.sample_shown)
    if not path.exists():
        return DrawOutcome((problem("sample-not-drawn", place, body=body.id),))
    cases, problems = body_list(inspection, instrument, part, body.id)
    if cases is None:
        return DrawOutcome(tuple(problems))
    sample = load_sample(path, task.sample_shown)
    wish = replace(wish, case=unicodedata.normalize("NFC", wish.case.strip()))
    before = _earlier_rows(task)
    after, refused = replaced(sample, wish, place, shared=not _is_out(task, before, last_supplement(sample)))
    unfinished = before is not None and wish.case in {row.id for row in before.rows}
    if unfinished and any(each.case == wish.case for each in sample.replacements):
        # A killed run wrote the sample and not the rows: finish what it began.
        after, refused = sample, []
    problems += verify_sample(sample, cases, task.sample_shown) + refused
    if has_errors(problems):
        return DrawOutcome(tuple(problems), sample)
    rows, wrong = _build_rows(task, after, cases, before)
    return _settle(task, after, rows, [*problems, *_given_already(task, wish.case), *wrong])


def _is_out(task: _Task, before: RowsFile | None, supplement: int) -> bool:
    """Has any workbook of the supplement been written? One that was answered has, wherever it lies now."""
    rows = [row for row in before.every() if row.supplement == supplement] if before is not None else []
    named = (task.instrument, task.body.id)
    if any(task.inspection.sheet_path(*named, row.reviewer or "", supplement).exists() for row in rows):
        return True
    return any(_answers_to(task, row.id) for row in rows)


def _answers_to(task: _Task, case: str) -> int:
    """How many answers were collected to a case, in both readings."""
    paths = [task.inspection.answers_path(task.instrument, task.body.id, reading) for reading in READINGS]
    return sum(len(load_answers(path, task.inspection.shown(path)).rows.get(case, {})) for path in paths if path.exists())


def _given_already(task: _Task, case: str) -> list[Problem]:
    """Nobody swaps a case away that was looked at without being told."""
    count = _answers_to(task, case)
    return [problem("replace-has-answers", Place(task.sample_shown), case=case, count=count)] if count else []


def _settle(task: _Task, sample: SampleFile, rows: RowsFile, problems: list[Problem]) -> DrawOutcome:
    """Write the sample and then the rows, unless something is wrong."""
    if has_errors(problems):
        return DrawOutcome(tuple(problems))
    inspection, body = task.inspection, task.body.id
    synthetic = inspection.synthetic_text
    write_sample(inspection.sample_path(task.instrument, body), sample, inspection.marking, synthetic)
    write_rows(inspection.rows_path(task.instrument, body), rows, inspection.marking, synthetic)
    return DrawOutcome(tuple(problems), sample, rows)


def _earlier_rows(task: _Task) -> RowsFile | None:
    path = task.inspection.rows_path(task.instrument, task.body.id)
    return load_rows(path, task.inspection.shown(path)) if path.exists() else None


def _build_rows(
    task: _Task, sample: SampleFile, cases: ListOfCases, earlier: RowsFile | None
) -> tuple[RowsFile, list[Problem]]:
    """The rows of the active cases. Rows written before stay as they are; a reserve takes over its case's reviewers."""
    shared, problems = _body_facts(task)
    before = {row.id: row for row in earlier.every()} if earlier is not None else {}
    new = [case for case in sample.active() if case.reference not in before]
    wanted = {case.reference for case in new}  # by reference: the list may have been put in another order since
    positions = {reference: at for at, reference in enumerate(cases.references) if reference in wanted}
    facts, wrong = read_facts(cases, positions.values())
    heirs = {each.replaced_by: before.get(each.case) for each in sample.replacements}
    rows = [
        before.get(case.reference) or _row(task, case, shared | facts.get(positions[case.reference], {}), heirs)
        for case in sample.active()
    ]
    strata = tuple(Stratum(each.id, each.size, each.taken) for each in sample.strata)
    instrument, body = task.instrument, task.body.id
    listed = (instrument.id, instrument.round, body, task.part.id, cases.size, strata)
    gone = {each.case for each in sample.replacements}
    replaced = tuple(row for row in before.values() if row.id in gone)
    return RowsFile(*listed, tuple(rows), replaced), [*problems, *wrong]


def _row(task: _Task, case: SampleCase, facts: Facts, heirs: Mapping[str, Row | None]) -> Row:
    """The row of a case new to the rows file. Only where workbooks went out does it need one of its own."""
    out = bool(task.inspection.sheet_paths(task.instrument, task.body.id)) or _is_collected(task)
    row = Row(case.reference, facts, case.stratum, supplement=case.supplement if out else 0)
    heir = heirs.get(case.reference)
    return replace(row, reviewer=heir.reviewer, second_reviewer=heir.second_reviewer) if heir else row


def _is_collected(task: _Task) -> bool:
    """Was anything collected? Then workbooks went out, though somebody may have put them elsewhere since."""
    return any(task.inspection.answers_path(task.instrument, task.body.id, each).exists() for each in READINGS)


def _body_facts(task: _Task) -> tuple[Facts, list[Problem]]:
    """What is known of the body itself."""
    facts: Facts = {}
    problems: list[Problem] = []
    place = Place("inspection.yaml", pointer=f"bodies/{task.body.id}")
    for fact in task.part.facts:
        if fact.source is not FactSource.BODY:
            continue
        reading = read_cell(fact.answer, task.body.facts.get(fact.id))
        if reading.code is not None:
            problems.append(problem(reading.code, place, **reading.fields))
        elif reading.state is State.ANSWERED and reading.value is not None:
            facts[fact.id] = reading.value
        else:
            problems.append(problem("sample-body-fact-missing", place, fact=fact.id, body=task.body.id))
    return facts, problems
