"""Chart definitions: Vega-Lite specifications as data. One in the inspection's own `reports/charts/` goes before the shipped.

In: a definition's name, rows and words. Out: the specification with the rows as its dataset `rows`, and the words as the
values of its parameters of the same name. A definition carries made-up rows of its own, so that an editor can show it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inspect_kit.charts.labels import cleaned
from inspect_kit.inspection import Inspection
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.shipped import shipped_root

FOLDER = "charts"
ROWS = "rows"
LIMIT = 1_000_000
"""Bytes that a definition has at most. Ours have three thousand."""
NAMES_VEGA = "$schema"
"""The one address that every editor writes, and that nobody ever follows."""
FETCHES = ("http:", "https:", "ftp:", "file:", "data:", "//")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Definitions:
    """The definitions of an inspection; each is read once."""

    folder: Path
    _read: dict[str, tuple[dict[str, Any], str]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, inspection: Inspection) -> Definitions:
        """Those that the inspection draws by."""
        return cls(inspection.folder)

    def place(self, name: str) -> str:
        """Where a definition stands, as people are told."""
        return f"reports/{FOLDER}/{name}.json"

    def own(self) -> list[str]:
        """The names of the inspection's own."""
        return sorted(path.stem for path in (self.folder / "reports" / FOLDER).glob("*.json"))

    def fill(self, name: str, rows: Sequence[Row], words: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
        """The specification with rows and words in it, and where the definition stands.

        Raises:
            StopRun: the definition cannot be read, has no place for rows, or would fetch something.
        """
        definition, shown = self.read(name)
        spec = {**definition, "datasets": {**definition.get("datasets", {}), ROWS: [dict(row) for row in rows]}}
        spec["params"] = [
            {**each, "value": words[each["name"]]} if each.get("name") in words else each
            for each in definition.get("params", ())
        ]
        return cleaned(spec), shown

    def read(self, name: str) -> tuple[dict[str, Any], str]:
        """A definition as it is kept, and where it stands.

        Raises:
            StopRun: it cannot be used.
        """
        if name not in self._read:
            shown = self.place(name)
            path = self.folder / shown
            self._read[name] = (_checked(path if path.exists() else shipped_root() / shown, shown), shown)
        return self._read[name]


def shipped_definitions() -> dict[str, dict[str, Any]]:
    """Every shipped definition by its name."""
    paths = sorted((shipped_root() / "reports" / FOLDER).glob("*.json"))
    return {path.stem: _checked(path, f"reports/{FOLDER}/{path.name}") for path in paths}


def _checked(path: Path, shown: str) -> dict[str, Any]:
    from inspect_kit.files import read_json

    definition = {key: value for key, value in read_json(path, LIMIT, shown).items() if key != NAMES_VEGA}
    problems = [problem("chart-fetches", Place(shown, pointer=at), at=at, value=found) for at, found in _fetched(definition)]
    problems += [problem("chart-shape", Place(shown, pointer=key), key=key) for key in _misshapen(definition)]
    if not problems and ROWS not in _names_of_data(definition):
        problems.append(problem("chart-no-rows", Place(shown)))
    if problems:
        raise StopRun(problems)
    return definition


def _misshapen(definition: Mapping[str, Any]) -> Iterator[str]:
    """The keys that we fill, where they are of another kind."""
    if not isinstance(definition.get("datasets", {}), dict):
        yield "datasets"
    params = definition.get("params", [])
    if not isinstance(params, list) or not all(isinstance(each, dict) for each in params):
        yield "params"


def _fetched(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Whatever names something outside: an address, or data or pictures by their address."""
    if isinstance(value, str) and value.strip().lower().startswith(FETCHES):
        yield at, value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key in ("url", "href"):
                yield f"{at}/{key}", json.dumps(each)
            else:
                yield from _fetched(each, f"{at}/{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _fetched(each, f"{at}/{index}")


def _names_of_data(value: Any) -> Iterator[str]:
    """The names of the datasets that anything is drawn from."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "data" and isinstance(each, dict) and isinstance(each.get("name"), str):
                yield each["name"]
            yield from _names_of_data(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names_of_data(each)
