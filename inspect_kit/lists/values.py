"""What a list says of its cases. In: rows by number, and the facts wanted. Out: values, or a problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from inspect_kit.cells.read import CellReading, read_cell, read_date_time
from inspect_kit.conditions.model import State
from inspect_kit.lists.csv_file import read_csv_rows
from inspect_kit.lists.model import (
    SHOWN_AT_MOST,
    ErrorCell,
    FormulaCell,
    ListOfCases,
    RawCell,
    Scan,
    Source,
    capped,
)
from inspect_kit.lists.xlsx_file import read_xlsx_rows
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.rows import FactValue
from inspect_kit.template.model import Fact

Facts = dict[str, FactValue]


def read_facts(cases: ListOfCases, positions: Iterable[int]) -> tuple[dict[int, Facts], list[Problem]]:
    """The facts of the cases at these positions, in a second look at the file. A fact left blank is left out."""
    numbers = {cases.rows[at]: at for at in positions}
    reader = read_xlsx_rows if cases.source.encoding == "xlsx" else read_csv_rows
    try:
        rows = reader(cases.source, numbers)
    except StopRun as stopped:
        return {}, list(stopped.problems)
    except (OSError, UnicodeDecodeError):
        return {}, [problem("list-changed-meanwhile", cases.source.shown_as)]
    if len(rows) < len(numbers):
        return {}, [problem("list-changed-meanwhile", cases.source.shown_as)]
    facts: dict[int, Facts] = {}
    problems: list[Problem] = []
    for number, row in sorted(rows.items()):
        facts[numbers[number]] = _row_facts(cases, number, row, problems)
    return facts, problems


def _row_facts(cases: ListOfCases, number: int, row: Sequence[RawCell], problems: list[Problem]) -> Facts:
    facts: Facts = {}
    for fact in cases.facts:
        columns = cases.source.columns.facts[fact.id]
        reading, wrong = read_fact(fact, [row[at] for at in columns], cases.source, number, columns)
        if wrong:
            problems.append(wrong)
        elif reading.state is State.ANSWERED and reading.value is not None:
            facts[fact.id] = reading.value
    return facts


def read_fact(
    fact: Fact, cells: Sequence[RawCell], source: Source, number: int, columns: Sequence[int]
) -> tuple[CellReading, Problem | None]:
    """One fact of one row, read as an answer is; a problem names the first of its columns."""
    for cell, column in zip(cells, columns, strict=True):
        if wrong := _unreadable(cell, source.place(number, column)):
            return CellReading(State.MISSING), wrong
    raw = [cell for cell in cells if not isinstance(cell, (ErrorCell, FormulaCell))]
    reading = read_date_time(fact.answer, *raw) if len(raw) == 2 else read_cell(fact.answer, raw[0])
    if reading.code is None:
        return reading, None
    return reading, problem(reading.code, source.place(number, columns[0]), **reading.fields)


def _unreadable(cell: RawCell, place: Place) -> Problem | None:
    if isinstance(cell, FormulaCell):
        return problem("list-formula-without-value", place)
    if isinstance(cell, ErrorCell):
        return problem("list-error-cell", place, value=cell.value)
    return None


def read_strata(scan: Scan, fact: Fact) -> tuple[list[str], list[Problem]]:
    """The stratum of each position. Every distinct spelling is read once; rows left wholly blank have none."""
    known = {cell: _stratum(scan, fact, cell) for cell in set(scan.strata)}
    strata = [known[cell] for cell in scan.strata]
    if all(known.values()):
        return strata, []
    wrong = [at for at, stratum in enumerate(strata) if not stratum and at not in scan.blank]
    problems = [_stratum_problem(scan, fact, at) for at in wrong[:SHOWN_AT_MOST]]
    return strata, capped(problems, len(wrong), Place(scan.source.shown_as)) if problems else []


def _stratum(scan: Scan, fact: Fact, cell: RawCell) -> str:
    """What a cell says, or nothing where it says nothing."""
    columns = scan.source.columns.facts[fact.id]
    reading, wrong = read_fact(fact, [cell], scan.source, 1, columns[:1])
    return str(reading.value) if wrong is None and reading.state is State.ANSWERED else ""


def _stratum_problem(scan: Scan, fact: Fact, at: int) -> Problem:
    columns = scan.source.columns.facts[fact.id]
    _, wrong = read_fact(fact, [scan.strata[at]], scan.source, at + 2, columns[:1])
    return wrong or problem("list-fact-blank", scan.source.place(at + 2, columns[0]), fact=fact.id)
