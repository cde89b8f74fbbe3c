"""Taking filled workbooks in. Each is known by what it carries, whatever its file is called.

In: an inspection and the paths of workbooks. Out: answers files, and per workbook what was taken, what changed and what was
wrong. Good cells are taken, bad ones are reported; nothing is guessed, and a workbook is never written to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from inspect_kit.answers.amendments import Amendment, Said, amending, append_amendments, load_amendments
from inspect_kit.answers.checks import check_answers
from inspect_kit.answers.effective import amend_answers, effective_rows
from inspect_kit.answers.idle import idle_answers
from inspect_kit.answers.merge import Incoming, Key, Merged, merge
from inspect_kit.answers.model import FIRST, READINGS, SECOND, Answers, AnswersFile
from inspect_kit.answers.outcome import BodyCollected, CollectOutcome
from inspect_kit.answers.reading import gone_rows, read_rows
from inspect_kit.answers.store import in_template_order, load_answers, write_answers
from inspect_kit.files import locked
from inspect_kit.inspection import Inspection, Instrument, refuse_disposed
from inspect_kit.inspection.disposed import load_disposed
from inspect_kit.layout.columns import METADATA_SHEET, WORKBOOK_FORMAT
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.rows import Row, RowsFile, load_rows
from inspect_kit.samples import load_sample
from inspect_kit.template.build import load_template
from inspect_kit.template.model import Template
from inspect_kit.template.structure import structure_digest
from inspect_kit.texts import DEFAULT_LANGUAGE
from inspect_kit.urgent import urgent_of
from inspect_kit.xlsx.grids import GridCells
from inspect_kit.xlsx.reader import OpenedWorkbook, open_workbook


@dataclass(frozen=True)
class _Target:
    """Where a workbook's answers belong."""

    instrument: Instrument
    template: Template
    structure: str
    body: str
    rows_file: RowsFile


@dataclass
class _Pile:
    """The workbooks of one instrument and body that are collected together."""

    target: _Target
    incoming: dict[str, list[Incoming]] = field(default_factory=lambda: {reading: [] for reading in READINGS})


@dataclass(frozen=True)
class Accepted:
    """Workbooks that may overrule what is stored, and who says so."""

    paths: Sequence[Path] = ()
    by: str = ""


NONE_ACCEPTED = Accepted()
ENDINGS = frozenset({".xlsx", ".xlsm", ".xls"})


def collect(inspection: Inspection, paths: Sequence[Path], today: str, accepted: Accepted = NONE_ACCEPTED) -> CollectOutcome:
    """Take in these workbooks, and those that are accepted; `today` is an ISO date."""
    named, problems = workbook_paths(paths)
    over, wrong = workbook_paths(accepted.paths)
    collector = _Collector(inspection, Accepted(over, accepted.by), today)
    for path in {path.resolve(): path for path in [*named, *over]}.values():
        collector.open(path)
    outcome = collector.finish()
    outcome.problems += [*problems, *wrong]
    return outcome


def workbook_paths(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """The files that are meant: of a folder, every workbook in it, those among them that have yet to be saved as .xlsx."""
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        inside = [each for each in sorted(path.glob("*")) if each.suffix.lower() in ENDINGS] if path.is_dir() else [path]
        found += inside
        problems += [] if inside else [problem("collect-no-workbooks", str(path))]
    return found, problems


class _Collector:
    def __init__(self, inspection: Inspection, accepted: Accepted, today: str) -> None:
        self._inspection = inspection
        self._accepted = {path.resolve() for path in accepted.paths}
        self._by = accepted.by
        self._today = today
        self._templates: dict[str, tuple[Template, str] | None] = {}
        self._piles: dict[tuple[str, str, str], _Pile] = {}
        self._outcome = CollectOutcome()
        self._outcome.problems += load_amendments(inspection)[1]

    def open(self, path: Path) -> None:
        """Read one workbook and put it on its body's pile. What stops this one does not stop the others."""
        try:
            self._open(path)
        except StopRun as stop:
            self._outcome.problems += stop.problems

    def _open(self, path: Path) -> None:
        shown = str(path)
        book, problems = open_workbook(path, shown)
        self._outcome.problems += problems
        if book is None:
            return
        target, problems = self._target(book)
        self._outcome.problems += problems
        if target is not None:
            key = (target.instrument.id, target.instrument.round, target.body)
            pile = self._piles.setdefault(key, _Pile(target))
            for grids in book.parts():
                self._read(pile, book, grids, path)

    def _target(self, book: OpenedWorkbook) -> tuple[_Target | None, list[Problem]]:
        """Where the workbook belongs, by what it carries; or why it does not belong here."""
        carried = {key: book.metadata.get(key, "") for key in ("inspection", "instrument", "round", "body", "structure")}
        wrong = self._foreign(carried, book.metadata.get(METADATA_SHEET, ""))
        if wrong is not None:
            code, fields = wrong
            return None, [problem(code, Place(book.shown_as), **fields)]
        instrument = replace(self._inspection.instrument(carried["instrument"]), round=carried["round"])
        known = self._template(instrument)
        if known is None:
            return None, [problem("collect-template-errors", Place(book.shown_as), name=instrument.template)]
        template, structure = known
        if structure != carried["structure"]:
            fields = {"found": carried["structure"][:8], "here": structure[:8]}
            return None, [problem("collect-other-structure", Place(book.shown_as), **fields)]
        return self._with_rows(book, _Target(instrument, template, structure, carried["body"], _NO_ROWS))

    def _with_rows(self, book: OpenedWorkbook, target: _Target) -> tuple[_Target | None, list[Problem]]:
        path = self._inspection.rows_path(target.instrument, target.body)
        if not path.exists():
            return None, [problem("sheets-no-rows", Place(book.shown_as), body=target.body)]
        return replace(target, rows_file=load_rows(path, self._inspection.shown(path))), []

    def _foreign(self, carried: Mapping[str, str], form: str) -> tuple[str, dict[str, object]] | None:
        here = self._inspection
        instruments = {each.id: each for each in here.instruments}
        instrument = instruments.get(carried["instrument"])
        if form != WORKBOOK_FORMAT:
            return "collect-unknown-format", {"found": form}
        if carried["inspection"] != here.id:
            return "collect-other-inspection", {"found": carried["inspection"], "here": here.id}
        if instrument is None:
            return "collect-unknown-instrument", {"found": carried["instrument"], "known": list(instruments)}
        if here.disposed is not None and instrument.id in here.disposed.instruments:
            return "dispose-done", {"instrument": instrument.id, "by": here.disposed.by, "when": here.disposed.when}
        if carried["round"] != instrument.round and carried["round"] not in here.rounds(instrument.id):
            return "collect-other-round", {"found": carried["round"], "here": instrument.round}
        if carried["body"] not in instrument.bodies:
            return "collect-unknown-body", {"found": carried["body"], "known": list(instrument.bodies)}
        return None

    def _template(self, instrument: Instrument) -> tuple[Template, str] | None:
        """The instrument's template and its structural digest, loaded once; its problems are told once."""
        if instrument.template not in self._templates:
            template, problems = load_template(instrument.template, self._inspection.folder)
            self._outcome.problems += [each for each in problems if has_errors([each])]
            self._templates[instrument.template] = None if template is None else (template, structure_digest(template))
        return self._templates[instrument.template]

    def _read(self, pile: _Pile, book: OpenedWorkbook, grids: Sequence[GridCells], path: Path) -> None:
        """Read a grid, or the forms of a part, and part what they say into the first reading and the second."""
        target = pile.target
        place = grids[0].place if len(grids) == 1 else Place(book.shown_as)
        part = target.template.part(grids[0].part)
        if part is None:
            self._outcome.problems.append(problem("workbook-no-grid", place))
            return
        rows = {row.id: row for row in target.rows_file.of(part.id)}
        read = read_rows(part, grids, rows, book.metadata.get("language", DEFAULT_LANGUAGE))
        self._outcome.problems += read.problems
        self._outcome.problems += self._unknown(target, read.unknown)
        reviewer = book.metadata.get("reviewer", "")
        self._outcome.problems += gone_rows(place, rows, frozenset(read.claims), reviewer)
        if not any(read.claims.values()):
            self._outcome.problems.append(problem("collect-nothing-filled", place))
        for reading in READINGS:
            claims = {row: each for row, each in read.claims.items() if _reading_of(rows[row], reviewer) == reading}
            if claims:
                pile.incoming[reading].append(
                    Incoming(
                        workbook=book.metadata.get("workbook", ""),
                        file=path.name,
                        shown_as=book.shown_as,
                        modified=book.modified,
                        claims=claims,
                        accepted=path.resolve() in self._accepted,
                        structure=target.structure,
                        unread={key for key in read.unread if key[0] in claims},
                        holds_remarks=grids[0].is_form,
                        asks=frozenset(question.id for question in part.questions()),
                    )
                )

    def _unknown(self, target: _Target, unknown: Mapping[str, Place]) -> list[Problem]:
        """Rows that are not drawn: replaced since, or never of this body."""
        if not unknown:
            return []
        from inspect_kit.rows import row_key

        path = self._inspection.sample_path(target.instrument, target.body)
        sample = load_sample(path, self._inspection.shown(path)) if path.exists() else None
        gone = {row_key(each.case) for each in sample.replacements} if sample is not None else set()
        codes = {True: "collect-row-replaced", False: "collect-row-unknown"}
        return [problem(codes[key in gone], place) for key, place in unknown.items()]

    def finish(self) -> CollectOutcome:
        """Merge every pile into what is stored, and write what changed."""
        for pile in self._piles.values():
            for reading in READINGS:
                if pile.incoming[reading]:
                    self._or_say(partial(self._merge_locked, pile.target, reading, pile.incoming[reading]))
            if any(pile.incoming.values()):
                self._or_say(partial(self._list_urgent, pile.target))
        return self._outcome

    def _or_say(self, work: Callable[[], None]) -> None:
        """A body whose file is locked or broken leaves the others to be collected."""
        try:
            work()
        except StopRun as stop:
            self._outcome.problems += stop.problems

    def _merge_locked(self, target: _Target, reading: str, incoming: list[Incoming]) -> None:
        """Answers and amendments are both held, so that nobody amends in between what is read here and written. Whoever held
        them before may have removed the cases."""
        with locked(self._inspection.answers_path(target.instrument, target.body, reading)), amending(self._inspection):
            refuse_disposed(replace(self._inspection, disposed=load_disposed(self._inspection.folder)), target.instrument)
            self._merge(target, reading, incoming)

    def _list_urgent(self, target: _Target) -> None:
        """The rows that cannot wait, in whichever reading, now that all of them are in."""
        log, _ = load_amendments(self._inspection)
        for part in target.template.parts:
            rows, _ = effective_rows(self._inspection, target.instrument, part, target.body, log)
            if rows is not None:
                self._outcome.urgent += urgent_of(self._inspection, target.instrument, part, rows)

    def _merge(self, target: _Target, reading: str, incoming: list[Incoming]) -> None:
        inspection, instrument = self._inspection, target.instrument
        path = inspection.answers_path(instrument, target.body, reading)
        stored = load_answers(path, inspection.shown(path)) if path.exists() else _empty(target, reading)
        log, _ = load_amendments(inspection)
        mine = [each for each in log if (each.instrument, each.round, each.body) == _key(target)]
        mine = mine if reading == FIRST else []
        _, amended = amend_answers(stored.rows, mine)
        merged = merge(stored, incoming, amended)
        overruling = [self._overruling(target, *each) for each in merged.overruled]
        if overruling:
            append_amendments(inspection, overruling)
        if merged.answers != stored:
            answers = in_template_order(merged.answers, target.template)
            write_answers(path, answers, inspection.marking, inspection.synthetic_text)
        counting, _ = amend_answers(merged.answers.rows, [*mine, *overruling])
        self._report(target, reading, incoming, merged, counting)

    def _overruling(self, target: _Target, key: Key, old: Said, new: Said, file: str) -> Amendment:
        because = f"{file} was accepted over the earlier amendment"
        return Amendment(*_key(target), *key, old, new, self._by, self._today, because)

    def _report(self, target: _Target, reading: str, incoming: Sequence[Incoming], merged: Merged, counting: Answers) -> None:
        """What came of it. `counting` are the answers with every amendment applied."""
        self._outcome.problems += merged.problems
        files = tuple(dict.fromkeys(each.shown_as for each in incoming))
        counts = (merged.taken, merged.unchanged, tuple(merged.changes))
        named = (target.instrument.id, target.instrument.round, target.body, reading)
        self._outcome.bodies.append(BodyCollected(*named, files, *counts))
        came = {row for each in incoming for row in each.claims}
        for part in target.template.parts:
            rows = [row for row in target.rows_file.of(part.id) if row.id in came]
            self._outcome.problems += idle_answers(part, rows, counting, files[0])
            if reading == FIRST:
                self._outcome.problems += check_answers(part, target.body, rows, counting)


_NO_ROWS = RowsFile("", "", "", "", None, (), ())


def _key(target: _Target) -> tuple[str, str, str]:
    return target.instrument.id, target.instrument.round, target.body


def _empty(target: _Target, reading: str) -> AnswersFile:
    return AnswersFile(*_key(target), reading, target.template.id, target.structure)


def _reading_of(row: Row, reviewer: str) -> str:
    """A reviewer who reads a row as the second gives the second reading, kept apart."""
    return SECOND if reviewer and row.second_reviewer == reviewer else FIRST
