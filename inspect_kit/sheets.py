"""Writing workbooks: one for each body, or for each of its reviewers, and one more for cases added later.

In: an inspection, an instrument and rows drawn before. Out: files below `sheets/`, and what was done with each. A workbook
that somebody has begun to fill is never replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from inspect_kit.answers.begun import answered_cells, fact_ids
from inspect_kit.answers.columns import build_table, remarks_of
from inspect_kit.answers.model import FIRST, Answers
from inspect_kit.answers.store import load_answers
from inspect_kit.files import write_atomic
from inspect_kit.inspection import Body, Inspection, Instrument
from inspect_kit.layout.build import Addressed, Identity, PartRows, build_workbook, workbook_id
from inspect_kit.made_rows import Making, answers_to_begin_with, are_made, make_rows
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.rows import Row, RowsFile, load_rows, write_rows
from inspect_kit.sampling import assign_reviewers
from inspect_kit.template.build import load_template
from inspect_kit.template.model import LayoutKind, Template
from inspect_kit.template.structure import structure_digest
from inspect_kit.xlsx.writer import workbook_bytes


class Done(StrEnum):
    """What became of a workbook."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    KEPT = "kept"


@dataclass(frozen=True)
class SheetOptions:
    """How workbooks are written. No reviewers: the instrument's own, if any.

    `day` is an ISO date, `by_owner` splits rows among those who answer for them, and `criteria` is the set whose indicators
    they are, where rows are made on writing. With a `layout`, every part is laid out so, whatever its template says.
    """

    language: str
    reviewers: tuple[str, ...] = ()
    double: int = 0
    day: str = ""
    by_owner: bool = False
    layout: LayoutKind | None = None
    criteria: str | None = None


@dataclass(frozen=True)
class WorkbookFor:
    """One workbook to write: whose rows it holds and where it goes."""

    body: Body
    reviewer: str
    supplement: int
    rows: tuple[Row, ...]
    path: Path


@dataclass
class SheetsOutcome:
    """Every workbook with what became of it, and every problem."""

    workbooks: list[tuple[WorkbookFor, Done]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def write_sheets(
    inspection: Inspection, instrument: Instrument, template: Template, bodies: Sequence[Body], options: SheetOptions
) -> SheetsOutcome:
    """Write the workbooks of these bodies. A problem with one body does not hold up the others."""
    outcome = SheetsOutcome()
    template = laid_out(template, options.layout)
    for body in bodies:
        try:
            current = current_round(inspection, instrument, template, body, options)
            begun = _begun(inspection, current, template, body, options)
            rows_file = assigned_rows(inspection, current, body, options)
            latest = max((row.supplement for row in rows_file.rows), default=0)
            for workbook in workbooks_for(inspection, current, body, rows_file):
                if workbook.supplement < latest and workbook.path.exists():
                    # It went out before a case was replaced. What has gone out stays as it is.
                    outcome.workbooks.append((workbook, Done.KEPT))
                    continue
                content = render_workbook(inspection, current, template, workbook, options.language, begun)
                done, problems = _put(inspection, template, workbook.path, content)
                outcome.workbooks.append((workbook, done))
                outcome.problems += problems
        except StopRun as stop:
            outcome.problems += stop.problems
    return outcome


def laid_out(template: Template, layout: LayoutKind | None) -> Template:
    """The template with every part in this layout; as it is where none is named."""
    if layout is None:
        return template
    return replace(template, parts=tuple(replace(part, layout=layout) for part in template.parts))


def current_round(
    inspection: Inspection, instrument: Instrument, template: Template, body: Body, options: SheetOptions
) -> Instrument:
    """The instrument at the round that is written: where rows are made on writing, they are made first."""
    return make_rows(_making(inspection, instrument, template, body, options)) if are_made(template) else instrument


def _making(inspection: Inspection, instrument: Instrument, template: Template, body: Body, options: SheetOptions) -> Making:
    said = (options.day, options.language, options.by_owner, options.criteria)
    return Making(inspection, instrument, template, body, *said)


def _begun(inspection: Inspection, instrument: Instrument, template: Template, body: Body, options: SheetOptions) -> Answers:
    """The answers that stand in the body's workbooks already."""
    made = are_made(template)
    return answers_to_begin_with(_making(inspection, instrument, template, body, options)) if made else {}


def assigned_rows(inspection: Inspection, instrument: Instrument, body: Body, options: SheetOptions) -> RowsFile:
    """The body's rows with their reviewers, which are settled when its first workbook is written and then stay.

    Raises:
        StopRun: no rows yet, or other reviewers than those who have their workbooks already.
    """
    path = inspection.rows_path(instrument, body.id)
    if not path.exists():
        raise StopRun([problem("sheets-no-rows", inspection.shown(path), body=body.id)])
    rows_file = load_rows(path)
    reviewers = options.reviewers or instrument.reviewers
    double = options.double or (instrument.double if reviewers == instrument.reviewers else 0)
    seed = instrument.sample.seed if instrument.sample is not None else instrument.id
    if not reviewers:
        return rows_file
    rows = rows_file.rows
    if options.double > len(rows):
        fields = {"double": options.double, "size": len(rows), "body": body.id}
        raise StopRun([problem("sheets-double-many", inspection.shown(path), **fields)])
    if not inspection.sheet_paths(instrument, body.id):
        rows = tuple(replace(row, reviewer=None, second_reviewer=None) for row in rows)
    elif not _are_theirs(rows, reviewers, double):
        place = inspection.shown(inspection.sheets_folder(instrument))
        raise StopRun([problem("sheets-other-reviewers", place, body=body.id)])
    assigned = replace(rows_file, rows=assign_reviewers(rows, reviewers, double, f"{seed}:{body.id}"))
    if assigned != rows_file:
        write_rows(path, assigned, inspection.marking, inspection.synthetic_text)
    return assigned


def _are_theirs(rows: Sequence[Row], reviewers: Sequence[str], double: int) -> bool:
    """Were workbooks written for these reviewers, with so many rows read twice?"""
    have = {row.reviewer for row in rows if row.reviewer is not None}
    everyone = len(have) == min(len(reviewers), len(rows))
    twice = sum(row.second_reviewer is not None for row in rows)
    return everyone and have <= set(reviewers) and (len(reviewers) < 2 or twice == min(double, len(rows)))


def workbooks_for(inspection: Inspection, instrument: Instrument, body: Body, rows_file: RowsFile) -> Iterator[WorkbookFor]:
    """A workbook for each reviewer and each supplement. Double cases stand in two, and in neither are they marked."""
    for supplement in sorted({row.supplement for row in rows_file.rows}):
        rows = [row for row in rows_file.rows if row.supplement == supplement]
        names = {name or "" for row in rows for name in (row.reviewer, row.second_reviewer or row.reviewer)}
        for reviewer in sorted(names):
            mine = tuple(row for row in rows if reviewer in (row.reviewer or "", row.second_reviewer))
            yield WorkbookFor(
                body, reviewer, supplement, mine, inspection.sheet_path(instrument, body.id, reviewer, supplement)
            )


def render_workbook(
    inspection: Inspection, instrument: Instrument, template: Template, workbook: WorkbookFor, language: str,
    answers: Answers | None = None,
) -> bytes:  # fmt: skip
    """The workbook's bytes, with answers in it where there are some. A part of which nothing is asked here has no sheet."""
    mine = {part.id: [row for row in workbook.rows if row.part in ("", part.id)] for part in template.parts}
    given = answers or {}
    beside = remarks_of(given)
    asked = replace(template, parts=tuple(part for part in template.parts if mine[part.id]) or template.parts)
    parts = [PartRows(part, mine[part.id], build_table(part, mine[part.id], given), beside) for part in asked.parts]
    identity = build_identity(inspection, instrument, template, workbook, language)
    stamp = inspection.synthetic.read(language) if inspection.synthetic is not None else None
    addressed = Addressed(inspection.title.read(language), workbook.body.name.read(language), stamp)
    layout = build_workbook(asked, parts, identity, addressed)
    return workbook_bytes(layout, inspection.shown(workbook.path))


def build_identity(
    inspection: Inspection, instrument: Instrument, template: Template, workbook: WorkbookFor, language: str
) -> Identity:
    """What the workbook carries. Its id leaves out language, wording and layout: a translated copy is the same workbook, and
    so is one that went out as forms and not as a grid.
    """
    same = {
        "inspection": inspection.id,
        "instrument": instrument.id,
        "round": instrument.round,
        "body": workbook.body.id,
        "template": template.id,
        "structure": structure_digest(template),
        "reviewer": workbook.reviewer,
    }
    known_as = workbook_id(same, [row.id for row in workbook.rows])
    version = str(template.version)
    return Identity(**same, template_version=version, workbook=known_as, language=language, marking=inspection.marking)


def _put(inspection: Inspection, template: Template, path: Path, content: bytes) -> tuple[Done, list[Problem]]:
    """Write the file unless it holds somebody's answers, or cannot be told not to."""
    if not path.exists():
        write_atomic(path, content)
        return Done.WRITTEN, []
    if path.read_bytes() == content:
        return Done.UNCHANGED, []
    held = _why_keep(path, inspection.shown(path), template)
    if held:
        return Done.KEPT, held
    write_atomic(path, content)
    return Done.REPLACED, []


def _why_keep(path: Path, shown: str, template: Template) -> list[Problem]:
    """Problems that say why an existing workbook must not be replaced; none where nobody has filled it."""
    count, problems = answered_cells(path, shown, fact_ids(template.parts))
    if has_errors(problems):
        return [problem("sheets-cannot-tell", Place(shown)), *problems]
    return [problem("sheets-holds-answers", Place(shown), count=count)] if count else []


def fill_from(source: Inspection, target: Inspection, folder: Path) -> list[Path]:
    """The target's workbooks, filled with the answers that the source inspection holds for the same rows.

    With several instruments, each has a folder of its own: their workbooks bear the same names.
    """
    written: list[Path] = []
    for instrument in target.instruments:
        template, problems = load_template(instrument.template, target.folder)
        if template is None:
            raise StopRun(problems)
        other = source.instrument(instrument.id)
        paths = {body: source.answers_path(other, body, FIRST) for body in instrument.bodies}
        answers = {
            body: load_answers(path).rows
            for body, path in paths.items()
            if path.exists() and target.rows_path(instrument, body).exists()
        }
        to = folder / instrument.id if len(target.instruments) > 1 else folder
        written += write_filled(target, instrument, template, answers, to)
    return written


def write_filled(
    inspection: Inspection, instrument: Instrument, template: Template, answers: Mapping[str, Answers], folder: Path
) -> list[Path]:
    """Workbooks as they would come back, each body's with its answers in it. For examples and demonstrations."""
    written = []
    for body_id, given in answers.items():
        rows_file = load_rows(inspection.rows_path(instrument, body_id))
        for workbook in workbooks_for(inspection, instrument, inspection.body(body_id), rows_file):
            content = render_workbook(inspection, instrument, template, workbook, inspection.languages[0], given)
            write_atomic(folder / workbook.path.name, content)
            written.append(folder / workbook.path.name)
    return written
