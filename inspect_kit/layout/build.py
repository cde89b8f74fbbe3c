"""A template laid over rows: the whole workbook as a value.

In: a template, each part's rows and answers, and who the workbook is for. Out: a `WorkbookLayout` for `xlsx.writer`. The
same input gives the same layout, and the writer the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from inspect_kit.layout.calculation import Calculation
from inspect_kit.layout.calculation_sheet import CalculationSheet, build_calculation
from inspect_kit.layout.columns import METADATA_SHEET, WORKBOOK_FORMAT
from inspect_kit.layout.form_index import SUMMARY_NAME
from inspect_kit.layout.forms import FORMS, GATHERED
from inspect_kit.layout.grid import GRIDS
from inspect_kit.layout.guidance import build_guidance
from inspect_kit.layout.laid import LaidPart, Layout, PartInput, Remarks
from inspect_kit.layout.model import Area, Cell, SheetLayout, Visibility, WorkbookLayout, reference
from inspect_kit.layout.sheet_names import SheetNames
from inspect_kit.layout.spellings import SpellingLists
from inspect_kit.layout.stored import stored_times, stored_values
from inspect_kit.layout.summary import build_summary
from inspect_kit.layout.words import word
from inspect_kit.rows import Row, row_key
from inspect_kit.table import Table
from inspect_kit.template.model import Kind, LayoutKind, Part, Template

LAYOUTS: dict[LayoutKind, Layout] = {LayoutKind.GRID: GRIDS, LayoutKind.FORM: FORMS}


@dataclass(frozen=True)
class Identity:
    """What a workbook carries on its very hidden sheet, so that it is known whatever its file is called."""

    inspection: str
    instrument: str
    round: str
    body: str
    template: str
    template_version: str
    structure: str
    workbook: str
    reviewer: str
    language: str
    marking: str


@dataclass(frozen=True)
class Addressed:
    """Whom the workbook is for and what it calls itself, in the words that people read."""

    inspection_title: str
    body_name: str
    synthetic: str | None = None


@dataclass(frozen=True)
class PartRows:
    """One part's rows with their answers, and what stands beside these. The table's rows are these rows, in this order."""

    part: Part
    rows: Sequence[Row]
    table: Table
    remarks: Remarks = field(default_factory=dict)


@dataclass(frozen=True)
class _Built:
    """One part: what people see, and what formulas need."""

    sheets: LaidPart
    facts: SheetLayout
    calculation: CalculationSheet
    table: Table
    names: Mapping[str, str]


def workbook_id(identity: Mapping[str, str], row_ids: Sequence[str]) -> str:
    """The same workbook written again has the same id: it is made of what the workbook is, not of when."""
    content = "\x1f".join([*(f"{key}={identity[key]}" for key in sorted(identity)), *row_ids])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def build_workbook(template: Template, parts: Sequence[PartRows], identity: Identity, addressed: Addressed) -> WorkbookLayout:
    """Every sheet: guidance, a sheet per part, the summary, and what formulas and the reader need, out of sight."""
    language = identity.language
    marking = identity.marking if addressed.synthetic is None else f"{identity.marking}. {addressed.synthetic}"
    spellings = SpellingLists(language)
    sheet_names = SheetNames(_own_sheets(len(parts), language))
    titles = [sheet_names.free(given.part.title.read(language)) for given in parts]
    built = [
        _build_part(
            PartInput(given.part, given.rows, given.table, given.remarks, number, title, marking, language),
            spellings, sheet_names,
        )
        for number, (given, title) in enumerate(zip(parts, titles, strict=True), start=1)
    ]  # fmt: skip
    lists, list_names = spellings.sheet()
    summary_title = f"{template.title.read(language)}: {addressed.body_name}"
    summary = build_summary([(each.calculation, each.table) for each in built], summary_title, marking, language)
    sheets = (
        build_guidance(template, _about(identity, addressed), marking, language),
        *(sheet for each in built for sheet in each.sheets.shown),
        summary,
        lists,
        *(sheet for each in built for sheet in (*each.sheets.hidden, each.facts, each.calculation.layout)),
        _metadata(identity),
    )
    names = dict(list_names)
    for each in built:
        names |= each.names
    if any(each.sheets.names for each in built):
        names[SUMMARY_NAME] = reference(summary.name, Area(0, 0, 0, 0))
    properties = {"title": summary_title, "subject": addressed.inspection_title, "comments": marking}
    return WorkbookLayout(summary_title, marking, sheets, names, properties)


def _about(identity: Identity, addressed: Addressed) -> list[tuple[str, str]]:
    about = [("inspection", addressed.inspection_title), ("body", addressed.body_name), ("round", identity.round)]
    return [*about, ("reviewer", identity.reviewer)] if identity.reviewer else about


def _build_part(given: PartInput, spellings: SpellingLists, sheet_names: SheetNames) -> _Built:
    layout = LAYOUTS[given.part.layout]
    facts_name = given.name("facts")
    calculation = Calculation(given.part, given.table, layout.place(given), spellings, facts_name)
    calculated = build_calculation(calculation, given.name("calc"))
    sheets = layout.lay(given, calculated, spellings, sheet_names)
    facts, fact_names = build_facts(given, facts_name)
    names = {**fact_names, given.states_name: calculated.states_area, **sheets.names}
    return _Built(sheets, facts, calculated, given.table, names)


def build_facts(given: PartInput, name: str) -> tuple[SheetLayout, dict[str, str]]:
    """The workbook's own copy of what is known, locked: a key per row, then a value and minutes for each fact."""
    columns: list[Sequence[str | int | float]] = []
    for fact in given.part.facts:
        timed = fact.answer.kind is Kind.DATE_TIME
        columns.append(stored_values(given.table, fact.id, fact.answer))
        columns.append(stored_times(given.table, fact.id) if timed else [-1] * len(given.rows))
    cells: list[Cell] = [(row, 0, row_key(each.id), "plain") for row, each in enumerate(given.rows)]
    cells += [(row, index, value, "plain") for index, column in enumerate(columns, start=1) for row, value in enumerate(column)]
    last = max(len(given.rows), 1) - 1
    names = {
        f"{name}_keys": reference(name, Area(0, 0, last, 0)),
        f"{name}_values": reference(name, Area(0, 1, last, max(len(columns), 1))),
    }
    return SheetLayout(name, cells, visibility=Visibility.HIDDEN, protection={}), names


def _metadata(identity: Identity) -> SheetLayout:
    pairs = {METADATA_SHEET: WORKBOOK_FORMAT, **asdict(identity)}
    cells: list[Cell] = []
    for row, (key, value) in enumerate(pairs.items()):
        cells += [(row, 0, key, "plain"), (row, 1, value, "plain")]
    return SheetLayout(METADATA_SHEET, cells, visibility=Visibility.VERY_HIDDEN, protection={})


def _own_sheets(parts: int, language: str) -> Iterator[str]:
    """The names of the sheets that no part's title or row's reference may take."""
    yield METADATA_SHEET
    yield from (word(key, language) for key in ("guidance_sheet", "summary_sheet", "lists_sheet"))
    yield from (f"{what}_{number}" for what in (GATHERED, "facts", "calc") for number in range(1, parts + 1))
