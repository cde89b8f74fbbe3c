"""Importing a spreadsheet of criteria. In: what is wished. Out: the set, written or only looked at, or every problem with it.

Nothing is written where anything is wrong, and what is written was read back first and found to say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspect_kit.criteria.importing.columns import ColumnsMap, load_map
from inspect_kit.criteria.importing.document import Builder, counts_of, evidence_problems
from inspect_kit.criteria.importing.earlier import Earlier
from inspect_kit.criteria.importing.ids import give_ids, take_printed
from inspect_kit.criteria.importing.sheet import Sheet, few_of_each, read_sheet
from inspect_kit.criteria.importing.tree import Node, build_tree
from inspect_kit.criteria.load import checked_criteria
from inspect_kit.criteria.model import CriteriaSet
from inspect_kit.documents.load import load_bytes, load_document
from inspect_kit.documents.write import dump_yaml
from inspect_kit.files import Done, write_or_refuse
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem

SET_ID = re.compile("[a-z0-9][a-z0-9-]*")
ENDINGS = (".yaml", ".yml")
HEAD = ("Made of a spreadsheet by `inspect-kit criteria import`. Every key is explained by: inspect-kit schema criteria",)


@dataclass(frozen=True)
class Wish:
    """What is to be imported, under what id, to where. `renumber`: ids by place, with printed numbers beside them."""

    file: Path
    id: str
    out: Path
    map: Path | None = None
    renumber: bool = False
    replace: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Imported:
    """The set, how many of its ids were there before, and what is to be said."""

    criteria: CriteriaSet
    done: Done
    ids: Mapping[str, int]
    problems: list[Problem]


def import_criteria(wish: Wish) -> Imported:
    """Make the set of a spreadsheet.

    Raises:
        StopRun: anything is wrong; nothing was written.
    """
    _check_wish(wish)
    given, problems = load_map(wish.map)
    if given is None:
        raise StopRun(problems)
    earlier = Earlier(_earlier(wish))
    sheet, found = read_sheet(wish.file, given)
    roots, more = _tree(sheet, given, earlier, wish.renumber)
    problems += [*found, *more]
    if has_errors(problems):
        raise StopRun(problems)
    data = Builder(wish.id, wish.file.stem, given, sheet, earlier).data(roots)
    criteria, content = _read_back(data, wish.out)
    return Imported(criteria, _write(wish, data, earlier, content), counts_of(data, earlier), problems)


def _check_wish(wish: Wish) -> None:
    if not SET_ID.fullmatch(wish.id):
        raise StopRun([problem("criteria-import-bad-id", Place("--id"), id=wish.id)], 2)
    if wish.out.suffix.lower() not in ENDINGS:
        raise StopRun([problem("criteria-import-bad-out", Place("--out"), name=wish.out)], 2)


def _earlier(wish: Wish) -> dict[str, Any] | None:
    """The set that stands where the new one is to go; None where nothing does."""
    if not wish.out.exists():
        return None
    document, problems = load_document(wish.out, "criteria")
    if document is None:
        raise StopRun([*problems, problem("criteria-import-not-a-set", str(wish.out))])
    criteria, problems = checked_criteria(document)
    if criteria is None:
        raise StopRun([*problems, problem("criteria-import-not-a-set", str(wish.out))])
    if criteria.id != wish.id:
        raise StopRun([problem("criteria-import-other-set", document.place("criteria"), found=criteria.id, id=wish.id)], 2)
    return document.data


def _tree(sheet: Sheet, given: ColumnsMap, earlier: Earlier, renumber: bool) -> tuple[list[Node], list[Problem]]:
    """The criteria with their ids, and everything wrong with them."""
    roots, problems = build_tree(sheet)
    problems += evidence_problems(roots, sheet)
    give_ids(roots, earlier)
    if not renumber and any(node.number for root in roots for node in root.nodes()):
        problems += take_printed(roots, sheet, earlier, given.gaps)
    return roots, few_of_each(problems, sheet.source.shown_as)


def _read_back(data: Mapping[str, Any], out: Path) -> tuple[CriteriaSet, bytes]:
    """The file as it will be, and the set that is in it."""
    content = dump_yaml(data, HEAD)
    document, problems = load_bytes(content, "criteria", str(out))
    if document is None:
        raise StopRun(problems)
    criteria, problems = checked_criteria(document)
    if criteria is None:
        raise StopRun(problems)
    if document.data != data:
        raise StopRun([problem("criteria-import-not-the-same", str(out))])
    return criteria, content


def _write(wish: Wish, data: Mapping[str, Any], earlier: Earlier, content: bytes) -> Done:
    """Write the file, unless the one that is there says the same."""
    if data == earlier.data:
        return Done.SAME
    if wish.dry_run:
        return Done.NOT_WRITTEN
    return write_or_refuse(wish.out, content, wish.replace)
