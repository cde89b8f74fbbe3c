"""The document of an imported set. In: a tree with ids, the map, the set as it was before. Out: data of the kind `criteria`.

What the spreadsheet does not say and the earlier set did is kept: levels, kinds of evidence, translations, notes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspect_kit.criteria.importing.columns import EVIDENCE, LEVELS, NOTE, SOURCE, ColumnsMap
from inspect_kit.criteria.importing.earlier import BELOW, Data, Earlier, wording
from inspect_kit.criteria.importing.sheet import Sheet
from inspect_kit.criteria.importing.tree import Node
from inspect_kit.problems import Problem, problem
from inspect_kit.texts import fold

KIND_OF_EVIDENCE = re.compile("[a-z][a-z0-9_]*")
ROLL_UP = {
    "when_both": "against",
    "method": "pooled",
    "least": 5,
    "bands": [
        {"id": "mostly_for", "label": "most cases point to good practice (indicative)", "at_least": 0.75},
        {"id": "mixed", "label": "cases point both ways (indicative)", "at_least": 0.5},
        {"id": "mostly_against", "label": "most cases point to a gap (indicative)", "at_least": 0},
    ],
}
"""How cases become evidence, where nobody has said otherwise yet."""


@dataclass(frozen=True)
class Builder:
    """Makes the data of a set with this id."""

    id: str
    title: str
    given: ColumnsMap
    sheet: Sheet
    earlier: Earlier

    def data(self, roots: Sequence[Node]) -> dict[str, Any]:
        """The document, of the version after the earlier one; of the same where nothing has changed."""
        before = self.earlier.data
        general = [self._item(root) for root in roots]
        ids = {node.id for root in roots for node in root.nodes()}
        retired = [*self.earlier.retired, *(each for each in self.earlier.ids() if each not in ids)]
        version = before.get("version", 0)
        found = {
            "criteria": self.id,
            "version": version,
            "title": before.get("title", self.title),
            **{key: before[key] for key in ("source", "note") if key in before},
            **self.given.head,
            "levels": self._levels(),
            "roll_up": before.get("roll_up", ROLL_UP),
            "general": general,
            **({"retired": retired} if retired else {}),
        }
        return found if found == before else {**found, "version": version + 1}

    def _levels(self) -> Sequence[Data]:
        """Those that were there, and that of the map where it is another."""
        before = self.earlier.data.get("levels", [])
        known = {each["id"] for each in before}
        named = self.given.document is not None or not before
        return [*before, *([self.given.level] if named and self.given.level["id"] not in known else [])]

    def _item(self, node: Node) -> dict[str, Any]:
        before = self.earlier.item(node.id)
        same = bool(before) and wording(before) == fold(node.text)
        level = {"level": before.get("level", self._level())} if node.depth == 2 else {}
        evidence = {"evidence": self._evidence(node, before)} if node.depth == 2 else {}
        beside = {"source_ref": self._source(node, before), "note": self._note(node, before)}
        found = {
            "id": node.id,
            **level,
            "text": before["text"] if same else node.text,
            **evidence,
            **{key: value for key, value in beside.items() if value},
        }
        if node.depth in BELOW:
            found[BELOW[node.depth]] = [self._item(child) for child in node.children]
        return found

    def _level(self) -> str:
        """The level of a new indicator: that of the map, else the earlier set's first."""
        before = self.earlier.data.get("levels", [])
        return str(before[0]["id"] if before and self.given.document is None else self.given.level["id"])

    def _evidence(self, node: Node, before: Data) -> list[str]:
        kinds = evidence_kinds(node.said.get(EVIDENCE, ""))
        return kinds or list(before.get("evidence", self.given.evidence))

    def _source(self, node: Node, before: Data) -> str:
        """The printed number where it is not the id, and what the file says of the source."""
        number = "" if node.derived or node.number == node.id else node.number
        said = node.said.get(SOURCE, "")
        if not number:
            return said or ("" if SOURCE in self.sheet.columns else str(before.get("source_ref", "")))
        return f"{number} ({said})" if said else number

    def _note(self, node: Node, before: Data) -> str:
        return node.said.get(NOTE, "") or ("" if NOTE in self.sheet.columns else str(before.get("note", "")))


def evidence_kinds(cell: str) -> list[str]:
    """The kinds that a cell names: `Case review, interview` is case_review and interview."""
    return list(dict.fromkeys(fold(each).replace(" ", "_") for each in re.split("[,;\n]", cell) if each.strip()))


def evidence_problems(roots: Sequence[Node], sheet: Sheet) -> list[Problem]:
    """Kinds of evidence that make no id, and kinds for what is no indicator."""
    found = []
    for node in (node for root in roots for node in root.nodes() if EVIDENCE in node.said):
        place = sheet.place(node.row, EVIDENCE)
        if node.depth < 2:
            found.append(problem("criteria-import-evidence-above", place, level=LEVELS[node.depth]))
        found += [
            problem("criteria-import-evidence-odd", place, value=each)
            for each in evidence_kinds(node.said[EVIDENCE])
            if not KIND_OF_EVIDENCE.fullmatch(each)
        ]
    return found


def counts_of(data: Mapping[str, Any], earlier: Earlier) -> dict[str, int]:
    """How many ids were kept, are new, and were retired."""
    ids, before = set(Earlier(data).ids()), set(earlier.ids())
    return {"kept": len(ids & before), "new": len(ids - before), "retired": len(before - ids)}
