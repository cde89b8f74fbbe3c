"""The map of a spreadsheet: which heading holds what, and what the words in the cells mean.

In: a document of the kind `register_import`. Out: an `ImportMap`, with every mistake as a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.problems import Problem, has_errors, problem
from inspect_kit.register.folder import bodies_of
from inspect_kit.register.model import ItemKind
from inspect_kit.register.periods import is_day
from inspect_kit.register.states import DEFAULT, StateTable, load_states
from inspect_kit.texts import Text, fold

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document
    from inspect_kit.inspection import Inspection

KINDS = (ItemKind.RECOMMENDATION, ItemKind.AREA)
PASSED_ON = ("source", "marking", "synthetic", "body_register", "states")
"""What the map says of every register that is made with it."""
ONE_OF = {"register": "report", "published": "published", "addressee": "addressee"}
"""What every row needs, by the key that says it for all rows, and the column that says it for each."""


@dataclass(frozen=True)
class ImportMap:
    """A map. `columns` are headings by what they hold; the words in `kinds`, `states`, `addressees`, `reports` are folded."""

    id: str
    columns: Mapping[str, str]
    kinds: Mapping[str, str]
    states: Mapping[str, str]
    addressees: Mapping[str, str]
    reports: Mapping[str, str]
    table: StateTable
    data: Mapping[str, Any]

    def fixed(self, name: str) -> str:
        """What stands for a blank cell; empty for nothing."""
        value = self.data.get(name, "")
        return value if isinstance(value, str) else ""


def load_map(path: Path, folder: Path, inspection: Inspection | None) -> tuple[ImportMap | None, list[Problem]]:
    """The map at a path, for the registers of a folder."""
    from inspect_kit.documents.load import load_document

    document, problems = load_document(path, "register_import", str(path))
    if document is None:
        return None, problems
    states = document.data.get("states", DEFAULT)
    table, found = load_states(states, folder)
    problems += found
    bodies, found = bodies_of(document, folder, inspection)
    problems += found
    if table is None or has_errors(problems):
        return None, problems
    named = [(each["id"], Text.of(each["name"])) for each in document.data.get("parties", ())]
    named += [(each.id, each.name) for each in bodies.values()]
    problems += _check(document, table, [name for name, _ in named])
    return (None if has_errors(problems) else _build(document.data, table, named)), problems


def _build(data: Mapping[str, Any], table: StateTable, named: Iterable[tuple[str, Text]]) -> ImportMap:
    values = data.get("values", {})
    return ImportMap(
        id=data["register_import"],
        columns=data["columns"],
        kinds=_words([(each.value, Text.of(each.value.replace("_", " "))) for each in KINDS], values.get("kind", {})),
        states=_words([(each.id, each.label) for each in table.states.values()], values.get("state", {})),
        addressees=_words(named, values.get("addressee", {})),
        reports={fold(word): value for word, value in values.get("report", {}).items()},
        table=table,
        data=data,
    )


def _words(named: Iterable[tuple[str, Text]], mapped: Mapping[str, str]) -> dict[str, str]:
    """Ids and labels by themselves, and what the map says, which comes first. A name that two have means neither."""
    every = list(named)
    found: dict[str, set[str]] = {}
    for name, text in every:
        for wording in text.wordings():
            found.setdefault(fold(wording), set()).add(name)
    words = {word: names.pop() for word, names in found.items() if len(names) == 1}
    return {**words, **{fold(name): name for name, _ in every}, **{fold(word): value for word, value in mapped.items()}}


def _check(document: Document, table: StateTable, known: list[str]) -> Iterator[Problem]:
    data, columns = document.data, document.data["columns"]
    for key, column in ONE_OF.items():
        if key not in data and column not in columns:
            yield problem("import-map-lacks", document.place(), key=key, column=column)
    for word, state in data.get("values", {}).get("state", {}).items():
        if state not in table.states:
            yield problem("recs-unknown-state", document.place("values", "state", word), name=state, known=list(table.states))
    yield from _addressees(document, known)
    published = data.get("published")
    day = published if isinstance(published, str) or published is None else published["date"]
    if day is not None and not is_day(day):
        yield problem("register-bad-date", document.place("published"), value=day)


def _addressees(document: Document, known: list[str]) -> Iterator[Problem]:
    """Those that the map names are there."""
    words: Mapping[str, str] = document.data.get("values", {}).get("addressee", {})
    places = [(name, document.place("values", "addressee", word)) for word, name in words.items()]
    if "addressee" in document.data:
        places.append((document.data["addressee"], document.place("addressee")))
    for name, place in places:
        if name not in known:
            yield problem("import-unknown-addressee", place, value=name, known=near(name, known))


def near(name: str, known: Iterable[str]) -> list[str]:
    """What may have been meant: what is spelt alike, else the first few of all."""
    from difflib import get_close_matches

    every = list(known)
    return get_close_matches(name, every, n=3) or every[:20]
