"""States and the moves between them: a table that is data. In: a shipped name or a path. Out: a `StateTable`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document

DEFAULT = "default"


class Role(StrEnum):
    """Who makes a move: whoever it is addressed to, or whoever made the recommendation."""

    OWNER = "owner"
    INSPECTORATE = "inspectorate"


class CountsAs(StrEnum):
    """What a state means for what is still to do."""

    OPEN = "open"
    REPORTED = "reported"
    COMPLETE = "complete"
    CLOSED = "closed"


@dataclass(frozen=True)
class RecState:
    """One state. `needs` are the fields that an event has to bring with it."""

    id: str
    label: Text
    short: str
    counts_as: CountsAs
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class StateTable:
    """All states by id, and who may make which move."""

    id: str
    initial: str
    states: Mapping[str, RecState]
    moves: Mapping[tuple[str, str], frozenset[str]]

    def allowed(self, state: str, role: str | None = None) -> list[str]:
        """Where one may go from a state, in the table's order; anybody where no role is named."""
        return [to for to in self.states if (by := self.moves.get((state, to))) and (role is None or role in by)]

    def may(self, state: str, to: str, role: str) -> bool:
        """May this role make this move?"""
        return role in self.moves.get((state, to), ())


def load_states(name: str, folder: Path | None) -> tuple[StateTable | None, list[Problem]]:
    """The table of this shipped name, or at this path (ending in .yaml) below the folder."""
    from inspect_kit.documents.load import load_document
    from inspect_kit.shipped import document_path, shipped_names

    path = document_path("states", name, folder)
    if path is None:
        return None, [problem("states-no-such-table", Place(name), name=name, known=shipped_names("states"))]
    document, problems = load_document(path, "states", path.name)
    if document is None:
        return None, problems
    table = build_states(document.data)
    problems += _check(table, document)
    return (None if has_errors(problems) else table), problems


def build_states(data: Mapping[str, Any]) -> StateTable:
    """The table that a document of the right shape describes."""
    states = [
        RecState(each["id"], Text.of(each["label"]), each["short"], CountsAs(each["counts_as"]), tuple(each.get("needs", ())))
        for each in data["list"]
    ]
    moves: dict[tuple[str, str], frozenset[str]] = {}
    for each in data["moves"]:
        for start in each["from"]:
            for to in each["to"]:
                moves[start, to] = moves.get((start, to), frozenset()) | set(each["by"])
    return StateTable(data["states"], data["initial"], {state.id: state for state in states}, moves)


def _check(table: StateTable, document: Document) -> Iterator[Problem]:
    """Ids differ, moves lead from states that there are to states that there are, and every state can be reached."""
    ids = [each["id"] for each in document.data["list"]]
    yield from _once(document)
    if table.initial not in ids:
        yield problem("states-unknown", document.place("initial"), state=table.initial, known=ids)
    for index, move in enumerate(document.data["moves"]):
        named = [("from", at, each) for at, each in enumerate(move["from"])]
        for side, at, state in [*named, *(("to", at, each) for at, each in enumerate(move["to"]))]:
            if state not in ids:
                yield problem("states-unknown", document.place("moves", index, side, at), state=state, known=ids)
    reached = _reached(table)
    for index, state in enumerate(ids):
        if state not in reached:
            yield problem("states-unreachable", document.place("list", index), state=state)


def _once(document: Document) -> Iterator[Problem]:
    for key in ("id", "short"):
        seen: set[str] = set()
        for index, each in enumerate(document.data["list"]):
            if each[key] in seen:
                yield problem("states-duplicate", document.place("list", index, key), id=each[key])
            seen.add(each[key])


def _reached(table: StateTable) -> set[str]:
    found, waiting = {table.initial}, [table.initial]
    while waiting:
        new = set(table.allowed(waiting.pop())) - found
        found |= new
        waiting += new
    return found
