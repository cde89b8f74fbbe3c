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

from inspect_kit.conditions.model import Condition, Includes, Not, Order, leaves
from inspect_kit.layout.build import Addressed, Identity, PartRows, build_workbook
from inspect_kit.layout.grid import FIRST_ROW
from inspect_kit.layout.model import Formula
from inspect_kit.measures.lines import part_lines, row_codes
from inspect_kit.rows import Row
from inspect_kit.template.model import LayoutKind, Template
from inspect_kit.texts import Text
from inspect_kit.xlsx.writer import workbook_bytes
from tests.libreoffice.generated import generated_part, generated_table
from tests.libreoffice.office import Office

CONDITIONS, ROWS = 200, 80
WRONG = -77
IDENTITY = Identity("i", "review", "1", "north", "t", "1", "digest", "workbook", "", "en", "OFFICIAL")


def has(condition: Condition, kind: type) -> bool:
    """Does the condition hold a comparison of this kind?"""
    return any(isinstance(leaf, kind) for leaf in leaves(condition))


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

    conditions = [measure.count for measure in part.measures if measure.count is not None]
    seen = Counter(code for condition in conditions for code in table.truth(condition))
    assert all(seen[code] > 0 for code in range(5)), seen
    assert all(sum(has(each, kind) for each in conditions) > 0 for kind in (Includes, Order))
    assert sum(nested_not(each) for each in conditions) > 0
    minutes = {
        leaf.operand for each in conditions for leaf in leaves(each) if isinstance(leaf, Order) and leaf.variable == "minutes"
    }
    given = {number for number, state in zip(table.numbers("minutes"), table.states("minutes"), strict=True) if state == 1}
    assert minutes & given, "no row lies on a boundary of minutes"
