"""The Python and the spreadsheet reading of conditions agree, with LibreOffice computing.

Every formula is stored with a wrong value, so that whatever is right was computed.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspect_kit.conditions.model import FALSE, TRUE, Condition, Includes, Leaf, Not, Of, Order, State, leaves
from inspect_kit.layout.build import Addressed, Identity, PartRows, build_workbook
from inspect_kit.layout.grid import FIRST_ROW
from inspect_kit.layout.model import Formula
from inspect_kit.measures.lines import part_lines, row_codes
from inspect_kit.rows import Row
from inspect_kit.table import Table
from inspect_kit.template.model import LayoutKind, Part, Template
from inspect_kit.texts import Text
from inspect_kit.xlsx.writer import workbook_bytes
from tests.libreoffice.generated import generated_part, generated_table
from tests.libreoffice.office import Office

CONDITIONS, ROWS = 200, 80
WRONG = -77
BOUNDARIES = ("minutes", "days", "visited")
"""Variables made of times, of which some rows have to lie right on the boundary of a comparison."""
TRUTHS = ("false", "true", *(f"left open by one that is {state.name.lower()}" for state in list(State)[1:]))
IDENTITY = Identity("i", "review", "1", "north", "t", "1", "digest", "workbook", "", "en", "OFFICIAL")


def nested_not(condition: Condition, depth: int = 0) -> bool:
    """Is there a `not` within a `not`?"""
    if isinstance(condition, Not):
        return depth > 0 or nested_not(condition.part, depth + 1)
    return any(nested_not(part, depth) for part in getattr(condition, "parts", ()))


@pytest.mark.parametrize(("seed", "layout"), [("one", LayoutKind.GRID), ("two", LayoutKind.GRID), ("three", LayoutKind.FORM)])
def test_both_readings_agree_on_every_row(office: Office, tmp_path: Path, seed: str, layout: LayoutKind) -> None:
    source = random.Random(seed)
    part = replace(generated_part(source, CONDITIONS), layout=layout)
    table = generated_table(source, part, ROWS)
    template = Template("t", 1, Text.of("T"), None, (part,))
    rows = [Row(f"R{number}", {}) for number in range(ROWS)]
    layout = build_workbook(template, [PartRows(part, rows, table)], IDENTITY, Addressed("I", "North"))
    for sheet in layout.sheets:
        sheet.cells = [
            (row, column, Formula(content.text, WRONG, content.array) if isinstance(content, Formula) else content, style)
            for row, column, content, style in sheet.cells
        ]
    path = tmp_path / "generated.xlsx"
    path.write_bytes(workbook_bytes(layout, "generated.xlsx"))
    [saved] = office.save_again([path], tmp_path / "saved")

    sheet = load_workbook(saved, data_only=True)["calc_1"]
    columns = {cell.value: cell.column for cell in sheet[FIRST_ROW]}
    for line in part_lines(part):
        column = columns[line.measure.id]
        computed = [sheet.cell(FIRST_ROW + 1 + row, column).value for row in range(ROWS)]
        assert computed == list(row_codes(line, table)), line
    for question in part.questions():
        column = columns[f"{question.id} state"]
        computed = [sheet.cell(FIRST_ROW + 1 + row, column).value for row in range(ROWS)]
        assert computed == list(table.states(question.id)), question.id

    counted = rows_counted(part, table)
    assert all(counted.values()), counted


def rows_counted(part: Part, table: Table) -> Counter[str]:
    """How many rows, of all conditions, had each state and stood to a `not` in a `not`, to several choices, to a boundary."""
    counted: Counter[str] = Counter({name: 0 for name in ("nested not", "several choices", *BOUNDARIES, *TRUTHS)})
    counted.update({f"a question that is {state.name.lower()}": 0 for state in State})
    for question in part.questions():
        counted.update(f"a question that is {State(code).name.lower()}" for code in table.states(question.id))
    for measure in part.measures:
        for condition in (each for each in (measure.count, measure.of) if each is not None):
            truth = table.truth(condition)
            counted.update(TRUTHS[code] for code in truth)
            counted["nested not"] += sum(code in (FALSE, TRUE) for code in truth) if nested_not(condition) else 0
            for leaf in leaves(condition):
                counted.update(leaf_rows(leaf, table))
    return counted


def leaf_rows(leaf: Leaf, table: Table) -> Counter[str]:
    """The rows that stand to a comparison with several choices, or on the boundary of one with times."""
    states = table.states(leaf.variable)
    if isinstance(leaf, Includes):
        values = table.values(leaf.variable)
        several = [s == State.ANSWERED and len(v) > 1 for s, v in zip(states, values, strict=True) if isinstance(v, frozenset)]
        return Counter({"several choices": sum(several)})
    if not isinstance(leaf, Order) or leaf.variable not in BOUNDARIES or isinstance(leaf.operand, Of):
        return Counter()
    numbers = table.numbers(leaf.variable)
    return Counter(
        {leaf.variable: sum(s == State.ANSWERED and n == leaf.operand for s, n in zip(states, numbers, strict=True))}
    )
