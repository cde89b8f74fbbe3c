"""Ids for a tree of criteria. In: the tree, the set as it was before. Out: an id for each node, or the slips of the numbering.

Every node first gets the id that its place gives it: the one it had before, else the next that was never used. Where numbers
are printed and nobody asked for others, the printed ones are taken instead, and each slip is told with an id that is free.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from inspect_kit.criteria.importing.columns import NUMBER
from inspect_kit.criteria.importing.earlier import Data, Earlier, wording
from inspect_kit.criteria.importing.sheet import Sheet
from inspect_kit.criteria.importing.tree import NUMBER_FORM, Node
from inspect_kit.problems import Problem, problem
from inspect_kit.texts import fold

LETTER = re.compile("[A-Za-z]")
LETTERS = 26
MOST_DIGITS = 9


def give_ids(roots: Sequence[Node], earlier: Earlier) -> None:
    """Each node's id by its place."""
    _by_place(roots, "", earlier)


def _by_place(siblings: Sequence[Node], parent: str, earlier: Earlier) -> None:
    before = earlier.below(parent)
    found = _same_as_before(siblings, before)
    for at, item in found.items():
        siblings[at].id = item["id"]
    taken = {item["id"] for item in found.values()}
    fresh = _unused(parent, earlier)
    for at, node in enumerate(siblings):
        if at not in found:
            letter = node.number if not parent and LETTER.fullmatch(node.number) else ""
            is_free = letter and letter not in taken and not earlier.used(letter)
            node.id = letter if is_free else next(each for each in fresh if each not in taken)
            taken.add(node.id)
        _by_place(node.children, node.id, earlier)


def _unused(parent: str, earlier: Earlier) -> Iterator[str]:
    """Ids under a parent that follow all that were ever given there."""
    prefix = f"{parent}." if parent else ""
    given = [each.removeprefix(prefix) for each in (*earlier.ids(), *earlier.retired) if each.startswith(prefix)]
    number = max((int(each) for each in given if each.isdecimal() and len(each) <= MOST_DIGITS), default=0)
    while True:
        number += 1
        yield f"{prefix}{number}"


def _same_as_before(siblings: Sequence[Node], before: Sequence[Data]) -> dict[int, Data]:
    """Which of the earlier siblings each is: by its wording, then by its printed number."""
    found: dict[int, Data] = {}
    left = {item["id"]: item for item in before}

    def take(keys: Sequence[str], ids_by_key: Mapping[str, Sequence[str]]) -> None:
        for at, key in enumerate(keys):
            same = next((each for each in ids_by_key.get(key, ()) if each in left), None)
            if key and at not in found and same is not None:
                found[at] = left.pop(same)

    take([fold(node.text) for node in siblings], _grouped(before, wording))
    often = Counter(node.number for node in siblings)
    numbers = {number: ids for number, ids in _grouped(before, _number_before).items() if len(ids) == 1}
    take([node.number if often[node.number] == 1 else "" for node in siblings], numbers)
    return found


def _grouped(items: Sequence[Data], key: Callable[[Data], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item["id"])
    return groups


def _number_before(item: Data) -> str:
    """The printed number of an earlier item: what its reference begins with, else its id."""
    first = str(item.get("source_ref", "")).split(" (")[0]
    return first if NUMBER_FORM.fullmatch(first) else str(item["id"])


def take_printed(roots: Sequence[Node], sheet: Sheet, earlier: Earlier, gaps: bool) -> list[Problem]:
    """Printed numbers as ids, and every slip in them."""
    return list(_Printed(roots, sheet, earlier, gaps).problems())


class _Printed:
    """Looks at printed numbers in the order of the file. What is proposed for a slip is free: nobody had or has it."""

    def __init__(self, roots: Sequence[Node], sheet: Sheet, earlier: Earlier, gaps: bool) -> None:
        self._roots, self._sheet, self._earlier, self._gaps = roots, sheet, earlier, gaps
        nodes = [node for root in roots for node in root.nodes()]
        self._rows_of = {fold(node.text): node for node in reversed(nodes)}
        self._all = {node.number for node in nodes}
        self._proposed: set[str] = set()
        self._seen: dict[str, int] = {}

    def problems(self) -> Iterator[Problem]:
        yield from self._siblings(self._roots, "")

    def _siblings(self, siblings: Sequence[Node], parent: str) -> Iterator[Problem]:
        last = 0
        for node in siblings:
            code, fields = self._slip(node, parent, last)
            last = _ordinal(node.number) or last
            if code:
                proposed = fields.get("missing") or self._free(parent, node.number, last)
                self._proposed.add(str(proposed))
                place = self._sheet.place(node.row, NUMBER)
                yield problem(code, place, **{**fields, "number": node.number, "proposed": proposed})
            self._seen.setdefault(node.number, node.row)
            node.id = node.number
            yield from self._siblings(node.children, node.number)

    def _slip(self, node: Node, parent: str, last: int) -> tuple[str, dict[str, object]]:
        """The code of the first thing that is wrong with a number, and what its message needs; no code where nothing is."""
        number = node.number
        if not NUMBER_FORM.fullmatch(number):
            return "criteria-import-number-none", {}
        if number in self._seen:
            return "criteria-import-number-twice", {"row": self._seen[number]}
        if number.count(".") != node.depth or (parent and not number.startswith(f"{parent}.")):
            return "criteria-import-not-nested", {"parent": parent or "nothing"}
        if number in self._earlier.retired:
            return "criteria-import-number-retired", {}
        if (other := self._of_another(node)) is not None:
            return "criteria-import-number-reused", {"row": other.row, "now": other.number}
        if (missing := self._missing(node, last)) and not self._gaps:
            return "criteria-import-gap", {"missing": missing}
        return "", {}

    def _free(self, parent: str, like: str, last: int) -> str:
        """The next id under the parent that nothing has or had."""
        prefix, piece = f"{parent}." if parent else "", like.rpartition(".")[2]
        candidates = (f"{prefix}{_piece(number, piece)}" for number in count(last + 1))
        known = (self._all, self._proposed)
        return next(each for each in candidates if not (any(each in some for some in known) or self._earlier.used(each)))

    def _of_another(self, node: Node) -> Node | None:
        """Where what had this number before stands now, under another number and worded as it was."""
        before = wording(self._earlier.item(node.number))
        other = self._rows_of.get(before)
        return other if before and before != fold(node.text) and other is not None and other.number != node.number else None

    def _missing(self, node: Node, last: int) -> str:
        """The first number that is passed over; none where it stands elsewhere, or was there once."""
        ordinal, prefix = _ordinal(node.number), node.number[: node.number.rfind(".") + 1]
        last_piece = node.number.removeprefix(prefix)
        passed = (_piece(number, last_piece) for number in range(last + 1, min(ordinal, last + 1000)))
        unknown = (each for each in passed if f"{prefix}{each}" not in self._all and not self._earlier.used(f"{prefix}{each}"))
        first = next(unknown, None)
        return f"{prefix}{first}" if first is not None else ""


def _ordinal(number: str) -> int:
    """What number the last piece is: 3 for 1.2.3, and 2 for 1.b; 0 where it is neither a number nor a letter."""
    piece = number.rpartition(".")[2]
    if piece.isdecimal() and len(piece) <= MOST_DIGITS:
        return int(piece)
    return ord(piece.lower()) - ord("a") + 1 if LETTER.fullmatch(piece) else 0


def _piece(ordinal: int, like: str) -> str:
    """A piece of this ordinal, as a letter where its neighbour is one and letters go so far."""
    if not LETTER.fullmatch(like) or ordinal > LETTERS:
        return str(ordinal)
    return chr(ord("a" if like.islower() else "A") + ordinal - 1)
