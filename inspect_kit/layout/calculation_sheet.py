"""The calculation sheet, filled: states and values of answers, every truth, and how rows stand to measures.

In: a calculation to build on. Out: the finished sheet, and where on it everything live in the workbook looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.conditions.formula import truth_reference
from inspect_kit.conditions.model import State
from inspect_kit.layout.calculation import Calculation
from inspect_kit.layout.cell_formulas import CellFormulas
from inspect_kit.layout.model import Area, Cell, Formula, SheetLayout, Visibility, reference
from inspect_kit.layout.stored import stored_times, stored_values
from inspect_kit.measures.lines import Line, part_lines, row_codes
from inspect_kit.template.model import Derived, DerivedUnit, Fact, Kind, Question


@dataclass(frozen=True)
class LineColumns:
    """A line of a measure with the cells of its row codes, its values, and the values that they are laid beside."""

    line: Line
    codes: str
    values: str | None
    beside: str | None


@dataclass(frozen=True)
class CalculationSheet:
    """The finished sheet, and where on it the live parts of the workbook find what they show.

    `state_columns` are positions within the block named `states_name`, from 1; `lines` are those of the
    measures, with the columns that hold their row codes and values.
    """

    layout: SheetLayout
    states_area: str
    state_columns: Mapping[str, int]
    lines: tuple[LineColumns, ...]
    left: str
    left_values: Sequence[int]
    area: tuple[int, int]


def build_calculation(calculation: Calculation, name: str) -> CalculationSheet:
    """Fill the sheet: row positions, states, values, conditions, measures. Data start in the grid's own row."""
    part, table = calculation.part, calculation.table
    keys = calculation.place.cell("#key")
    position = f"IFERROR(MATCH({keys},{calculation.facts_sheet}_keys,0),0)"
    calculation.add("position", position, list(range(1, table.size + 1)))
    questions = list(part.questions())
    first_state = len(calculation.columns)
    for question in questions:
        calculation.states[question.id] = calculation.add(f"{question.id} state", "", list(table.states(question.id)))
    for index, fact in enumerate(part.facts):
        _add_fact(calculation, fact, index)
    for offset, question in enumerate(questions):
        raw = CellFormulas(calculation).add(question)
        gated = _gated(calculation, question, raw)
        calculation.columns[first_state + offset].formula = gated
        _add_derived(calculation)
    left = _add_left(calculation, questions)
    lines = tuple(_add_line(calculation, line) for line in part_lines(part))
    return _finish(calculation, name, first_state, questions, lines, left)


def _add_fact(calculation: Calculation, fact: Fact, index: int) -> None:
    """Facts come from the workbook's own copy by row key: what was typed over them on the grid is not believed."""
    table = calculation.table
    states = list(table.states(fact.id))
    found = f"INDEX({calculation.facts_sheet}_values,$A{{r}},{2 * index + 1})"
    formula = f'IFERROR(IF({found}="","",{found}),"")'
    value = calculation.add(f"{fact.id} value", formula, stored_values(table, fact.id, fact.answer))
    calculation.values[fact.id] = value
    calculation.states[fact.id] = calculation.add(f"{fact.id} state", f'IF({value}="",4,1)', states)
    if fact.answer.kind is Kind.DATE_TIME:
        found = f"INDEX({calculation.facts_sheet}_values,$A{{r}},{2 * index + 2})"
        minutes = stored_times(table, fact.id)
        calculation.times[fact.id] = calculation.add(f"{fact.id} minutes", f"IFERROR({found},-1)", minutes)


def _gated(calculation: Calculation, question: Question, raw: str) -> str:
    """The state of a question: its cell's where it is asked, else what decides that it is not."""
    if question.ask_when is None:
        return raw
    gate = truth_reference(question.ask_when, calculation)
    cell = calculation.add(f"{question.id} cell", raw, list(calculation.table.raw_states(question.id)))
    return f"IF({gate}=1,{cell},IF({gate}=0,2,{gate}))"


def _add_derived(calculation: Calculation) -> None:
    """Derived values whose both ends are there by now."""
    for derived in calculation.part.derived:
        ends_known = {derived.start, derived.end} <= calculation.values.keys()
        if ends_known and derived.id not in calculation.states:
            _add_difference(calculation, derived)


def _add_difference(calculation: Calculation, derived: Derived) -> None:
    table, value, state = calculation.table, calculation.value, calculation.state
    worse = f"MAX({state(derived.start)},{state(derived.end)})"
    formula = f"{value(derived.end)}-{value(derived.start)}"
    if derived.unit is DerivedUnit.MINUTES:
        start, end = calculation.times[derived.start], calculation.times[derived.end]
        worse = f"IF({worse}=1,IF(MIN({start},{end})<0,4,1),{worse})"
        formula = f"({formula})*1440+{end}-{start}"
    states = table.states(derived.id)
    reference_ = calculation.add(f"{derived.id} state", worse, list(states))
    calculation.states[derived.id] = reference_
    known = [number if code == State.ANSWERED else "" for number, code in zip(table.numbers(derived.id), states, strict=True)]
    calculation.values[derived.id] = calculation.add(f"{derived.id} value", f'IF({reference_}=1,{formula},"")', known)


def _add_left(calculation: Calculation, questions: Sequence[Question]) -> str:
    """How many questions are still to answer in the row: asked, blank and not optional."""
    needed = [question for question in questions if not question.optional]
    cells = [calculation.states[question.id] for question in needed]
    columns = [calculation.table.states(question.id) for question in needed]
    counts = [sum(code == State.MISSING for code in row) for row in zip(*columns, strict=True)] if columns else []
    blocks = [f"COUNTIF({first}:{last},4)" for first, last in _runs(cells)]
    return calculation.add("left", "+".join(blocks) or "0", counts or [0] * calculation.table.size)


def _runs(cells: Sequence[str]) -> list[tuple[str, str]]:
    """Neighbouring cells as ranges, so that the count is a few short blocks."""
    numbers = [_number(cell) for cell in cells]
    starts = [i for i, number in enumerate(numbers) if i == 0 or number != numbers[i - 1] + 1]
    ends = [*(start - 1 for start in starts[1:]), len(cells) - 1]
    return [(cells[start], cells[end]) for start, end in zip(starts, ends, strict=True)] if cells else []


def _number(cell: str) -> int:
    number = 0
    for letter in cell.strip("$").removesuffix("{r}"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _add_line(calculation: Calculation, line: Line) -> LineColumns:
    """How each row stands to a line of a measure, and the columns of its values where it has any."""
    counted = line.count
    known = calculation.state(line.variable or "") if counted is None else truth_reference(counted, calculation)
    known = f"MAX({known},{calculation.state(line.beside)})" if line.beside is not None else known
    inner = f"IF({known}=1,1,IF({known}=0,5,{{open}}))"
    if line.measure.of is None:
        formula = inner.replace("{open}", f"IF({known}=2,7,{known})")
    else:
        base = truth_reference(line.measure.of, calculation)
        formula = f"IF({base}=1,{inner.replace('{open}', known)},IF({base}=0,0,IF({base}=2,7,6)))"
    name = line.measure.id if line.category is None else f"{line.measure.id} {line.category}"
    codes = calculation.add(name, formula, list(row_codes(line, calculation.table)))
    values = calculation.value(line.variable) if line.variable is not None else None
    return LineColumns(line, codes, values, calculation.value(line.beside) if line.beside is not None else None)


def _finish(
    calculation: Calculation,
    name: str,
    first_state: int,
    questions: Sequence[Question],
    lines: tuple[LineColumns, ...],
    left: str,
) -> CalculationSheet:
    first_row, size = calculation.place.first_row, calculation.table.size
    last_row = first_row + max(size, 1) - 1
    layout = SheetLayout(name, list(calculation_cells(calculation)), visibility=Visibility.HIDDEN, protection={})
    states = Area(first_row, first_state, last_row, first_state + max(len(questions), 1) - 1)
    return CalculationSheet(
        layout=layout,
        states_area=reference(name, states),
        state_columns={question.id: number for number, question in enumerate(questions, start=1)},
        lines=lines,
        left=left,
        left_values=[int(each) for each in calculation.columns[_number(left) - 1].values],
        area=(first_row, last_row),
    )


def calculation_cells(calculation: Calculation) -> list[Cell]:
    """Every cell of the sheet: headings above, then a formula and its value for each row."""
    first = calculation.place.first_row
    cells: list[Cell] = []
    for index, column in enumerate(calculation.columns):
        cells.append((first - 1, index, column.heading, "id"))
        pieces = column.formula.split("{r}")
        cells += [
            (first + offset, index, Formula(str(first + offset + 1).join(pieces), value), "plain")
            for offset, value in enumerate(column.values)
        ]
    return cells
