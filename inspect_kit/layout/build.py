"""A template laid over rows: the whole workbook as a value.

In: a template, each part's rows and answers, and who the workbook is for. Out: a `WorkbookLayout` for `xlsx.writer`. The
same input gives the same layout, and the writer the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from inspect_kit.layout.calculation import Calculation
from inspect_kit.layout.calculation_sheet import CalculationSheet, build_calculation
from inspect_kit.layout.columns import METADATA_SHEET, WORKBOOK_FORMAT
from inspect_kit.layout.grid import GridInput, build_grid, grid_place
from inspect_kit.layout.guidance import build_guidance
from inspect_kit.layout.model import Area, Cell, SheetLayout, Visibility, WorkbookLayout, reference
from inspect_kit.layout.spellings import SpellingLists
from inspect_kit.layout.stored import stored_times, stored_values
from inspect_kit.layout.summary import build_summary
from inspect_kit.layout.words import word
from inspect_kit.rows import Row, row_key
from inspect_kit.table import Table
from inspect_kit.template.model import Kind, Part, Template

SHEET_NAME_LIMIT = 31
FORBIDDEN_IN_SHEET_NAMES = "[]:*?/\\'"


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
    """One part's rows with their answers. The table's rows are these rows, in this order."""

    part: Part
    rows: Sequence[Row]
    table: Table


@dataclass(frozen=True)
class _LaidPart:
    grid: SheetLayout
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
    titles = _sheet_names(template, language)
    laid = [
        _lay_part(given, number, titles[number - 1], spellings, (marking, language))
        for number, given in enumerate(parts, start=1)
    ]
    lists, list_names = spellings.sheet()
    names = dict(list_names)
    for each in laid:
        names |= each.names
    summary_title = f"{template.title.read(language)}: {addressed.body_name}"
    sheets = (
        build_guidance(template, _about(identity, addressed), marking, language),
        *(each.grid for each in laid),
        build_summary([(each.calculation, each.table) for each in laid], summary_title, marking, language),
        lists,
        *(sheet for each in laid for sheet in (each.facts, each.calculation.layout)),
        _metadata(identity),
    )
    properties = {"title": summary_title, "subject": addressed.inspection_title, "comments": marking}
    return WorkbookLayout(summary_title, marking, sheets, names, properties)


def _about(identity: Identity, addressed: Addressed) -> list[tuple[str, str]]:
    about = [("inspection", addressed.inspection_title), ("body", addressed.body_name), ("round", identity.round)]
    return [*about, ("reviewer", identity.reviewer)] if identity.reviewer else about


def _lay_part(given: PartRows, number: int, title: str, spellings: SpellingLists, heads: tuple[str, str]) -> _LaidPart:
    marking, language = heads
    facts_name, calculation_name, states_name = f"facts_{number}", f"calc_{number}", f"ik_states_{number}"
    place = grid_place(given.part, f"'{title}'")
    calculation = Calculation(given.part, given.table, place, spellings, facts_name)
    calculated = build_calculation(calculation, calculation_name)
    grid_input = GridInput(given.part, given.rows, given.table, place, marking, language, states_name)
    facts, fact_names = build_facts(given, facts_name)
    return _LaidPart(
        grid=build_grid(grid_input, title, calculated, spellings),
        facts=facts,
        calculation=calculated,
        table=given.table,
        names=fact_names | {states_name: calculated.states_area},
    )


def build_facts(given: PartRows, name: str) -> tuple[SheetLayout, dict[str, str]]:
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


def _sheet_names(template: Template, language: str) -> list[str]:
    """A name for each part's sheet that Excel accepts and no other sheet has."""
    taken = {word(key, language).lower() for key in ("guidance_sheet", "summary_sheet", "lists_sheet")}
    return [_free_name(part.title.read(language), taken) for part in template.parts]


def _free_name(title: str, taken: set[str]) -> str:
    clean = "".join(" " if char in FORBIDDEN_IN_SHEET_NAMES else char for char in title)
    clean = " ".join(clean.split())[:SHEET_NAME_LIMIT].rstrip() or "1"
    name = next(each for each in _candidates(clean) if each.lower() not in taken)
    taken.add(name.lower())
    return name


def _candidates(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 1000):
        yield f"{name[: SHEET_NAME_LIMIT - 4]} {number}"
