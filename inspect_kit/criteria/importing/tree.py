"""Rows made into a tree of criteria, by their columns or by their numbers. In: a `Sheet`. Out: general criteria, as nodes.

Nothing is mended here: a row stands under what is above it, and whether its number says the same is looked at later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from inspect_kit.criteria.importing.columns import EVIDENCE, INDICATOR, LEVELS, NOTE, NUMBER, SOURCE, SPECIFIC, TEXT
from inspect_kit.criteria.importing.sheet import Sheet, SheetRow
from inspect_kit.problems import Problem, problem
from inspect_kit.texts import fold

NUMBER_FORM = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]*(\.[0-9A-Za-z][0-9A-Za-z-]*){0,2}")
BESIDE = (SOURCE, NOTE, EVIDENCE)


@dataclass
class Node:
    """A criterion or indicator: its depth from 0, the row and column it comes from, its printed number, and in the end its id.

    `said` are the cells beside it. A number that is `derived` is printed nowhere, and follows from what stands below.
    """

    depth: int
    text: str
    row: int
    role: str
    number: str = ""
    derived: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    id: str = ""

    def nodes(self) -> Iterator[Node]:
        """It and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.nodes()


def build_tree(sheet: Sheet) -> tuple[list[Node], list[Problem]]:
    """The general criteria with all that stands under them."""
    by_levels = INDICATOR in sheet.columns
    roots, problems = _by_levels(sheet) if by_levels else _by_numbers(sheet)
    for node in (node for root in roots for node in root.nodes()):
        if node.depth < 2 and not node.children:
            word = ("specific criterion", "indicator")[node.depth]
            problems.append(
                problem("criteria-import-nothing-under", sheet.place(node.row, node.role), text=node.text, level=word)
            )
        problems += _twice(sheet, node.children)
    problems += _twice(sheet, roots)
    return roots, problems


def _twice(sheet: Sheet, siblings: Sequence[Node]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for node in siblings:
        first = seen.setdefault(fold(node.text), node.row)
        if first != node.row:
            yield problem("criteria-import-text-twice", sheet.place(node.row, node.role), text=node.text, row=first)


def printed(text: str) -> str:
    """A number as it is printed, without what surrounds it: `(a)`, `3.` and `1.2)` are a, 3 and 1.2."""
    return text.strip("(). ")


def _beside(row: SheetRow) -> dict[str, str]:
    return {role: row.cells[role] for role in BESIDE if role in row.cells}


def _by_levels(sheet: Sheet) -> tuple[list[Node], list[Problem]]:
    reader = _Levels(sheet)
    for row in sheet.rows:
        reader.row(row)
    for root in reader.roots:
        _number_above(root)
    return reader.roots, reader.problems


def _number_above(node: Node) -> None:
    """What stands over numbered indicators is numbered by the first of them: 1.2 over 1.2.3, and 1 over 1.2."""
    for child in node.children:
        _number_above(child)
    if not node.number:
        node.number = next((each.number.rpartition(".")[0] for each in node.children if each.number), "")
        node.derived = True


class _Levels:
    """Reads rows whose columns are levels. What is repeated, or left blank under the same, is one criterion."""

    def __init__(self, sheet: Sheet) -> None:
        self.roots: list[Node] = []
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._flat = SPECIFIC not in sheet.columns
        self._stands: list[Node | None] = [None, None]
        self._known: dict[tuple[int, str], Node] = {}

    def row(self, row: SheetRow) -> None:
        lowest = next((role for role in reversed(LEVELS) if role in row.cells), None)
        if lowest is None:
            self.problems.append(problem("criteria-import-row-without-text", self._sheet.place(row.number, INDICATOR)))
            return
        for depth, role in enumerate(LEVELS):
            if role in row.cells:
                said = _beside(row) if role == lowest else {}
                number = printed(row.cells.get(NUMBER, "")) if role == lowest else ""
                if not self._put(Node(depth, row.cells[role], row.number, role, number, said=said)):
                    return

    def _put(self, node: Node) -> bool:
        """Put a node under what stands above it; False where nothing does."""
        above = self._stands[node.depth - 1] if node.depth else None
        if node.depth and above is None:
            wanted = LEVELS[node.depth - 1]
            place = self._sheet.place(node.row, wanted)
            self.problems.append(problem("criteria-import-nothing-above", place, level=wanted))
            return False
        siblings = above.children if above is not None else self.roots
        if node.depth == len(self._stands):
            siblings.append(node)
            return True
        known = self._known.setdefault((id(above), fold(node.text)), node)
        if known is node:
            siblings.append(node)
        known.number, known.said = known.number or node.number, {**node.said, **known.said}
        self._enter(known)
        return True

    def _enter(self, node: Node) -> None:
        """What stands under this from now on. A file without specific criteria has one for each general, worded alike."""
        if self._stands[node.depth] is not node:
            self._stands[node.depth :] = [node, *([None] * (1 - node.depth))]
        if self._flat and node.depth == 0:
            if not node.children:
                node.children.append(Node(1, node.text, node.row, node.role))
            self._stands[1] = node.children[0]


def _by_numbers(sheet: Sheet) -> tuple[list[Node], list[Problem]]:
    roots: list[Node] = []
    problems: list[Problem] = []
    above: list[Node | None] = [None, None, None]
    for row in sheet.rows:
        node, wrong = _numbered(sheet, row)
        problems += wrong
        if node is None:
            continue
        parent = above[node.depth - 1] if node.depth else None
        if node.depth and parent is None:
            problems.append(problem("criteria-import-no-row-above", sheet.place(row.number, NUMBER), number=node.number))
            continue
        (parent.children if parent is not None else roots).append(node)
        above[node.depth :] = [node, *([None] * (2 - node.depth))]
    return roots, problems


def _numbered(sheet: Sheet, row: SheetRow) -> tuple[Node | None, list[Problem]]:
    """The criterion or indicator of one row; its number tells how deep it stands."""
    raw, text, place = row.cells.get(NUMBER, ""), row.cells.get(TEXT, ""), sheet.place(row.number, NUMBER)
    number = printed(raw)
    if not raw or not text:
        code = "criteria-import-row-without-number" if not raw else "criteria-import-row-without-text"
        return None, [problem(code, place if not raw else sheet.place(row.number, TEXT))]
    if not NUMBER_FORM.fullmatch(number):
        return None, [problem("criteria-import-number-odd", place, number=raw)]
    return Node(number.count("."), text, row.number, TEXT, number, said=_beside(row)), []
