"""An inspection folder: what `inspection.yaml` says, and where everything of the inspection lies.

In: a folder. Out: an `Inspection`, with every mistake as a problem. Paths are made here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from inspect_kit.inspection.disclosure import Policy
from inspect_kit.inspection.names import file_part
from inspect_kit.texts import Text

FILE = "inspection.yaml"
SMALL_NUMBER = 10
"""Figures that rest on fewer than this are marked, where the inspection says no other number."""
ALL, EACH = "all", "each"
"""Where a body could be named: all of them together, and each by itself."""
ACROSS = "national"
"""The page across all bodies, among the pages that bear the ids of bodies."""
DEFAULT_KINDS = "default"
"""The shipped document of kinds of evidence that an inspection has where it names no other."""
DEFAULT_MARKING = "OFFICIAL-SENSITIVE"
CASES = Text((("en", "cases"), ("cy", "achosion")))


@dataclass(frozen=True)
class Body:
    """One that is inspected. `facts` are what is known of it, as text; `nation` comes from the register of bodies."""

    id: str
    name: Text
    facts: Mapping[str, str]
    nation: str | None = None


@dataclass(frozen=True)
class SampleSpec:
    """How many cases are drawn, from what seed; with `by`, so many for each value of that fact."""

    size: int
    reserves: int
    seed: str
    by: str | None = None
    quotas: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Instrument:
    """A template laid over a round's bodies. `columns` map facts to the titles of the list's columns.

    `dated`: each writing of workbooks is a round of its own, named by its day; `round` is then the last of them. `excluded`
    are bodies that no figure across bodies counts, with the reason that stands beside each. `leads` say for each body who
    leads on which criterion or indicator. `about` are the instruments whose figures are checked in it.
    """

    id: str
    template: str
    round: str
    bodies: tuple[str, ...]
    columns: Mapping[str, str | Mapping[str, str]]
    sample: SampleSpec | None
    reviewers: tuple[str, ...] = ()
    double: int = 0
    dated: bool = False
    criteria: str | None = None
    excluded: Mapping[str, Text] = field(default_factory=dict)
    leads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contact:
    """Whom readers of what is published can ask."""

    name: Text
    email: str | None = None
    telephone: str | None = None


@dataclass(frozen=True)
class Publication:
    """When figures are published, and when they will be next."""

    date: Text
    next_update: Text | None = None


@dataclass(frozen=True)
class Inspection:
    """One inspection and its folder."""

    folder: Path
    id: str
    title: Text
    marking: str
    synthetic: Text | None
    languages: tuple[str, ...]
    body_word: Text
    bodies_word: Text
    bodies: tuple[Body, ...]
    instruments: tuple[Instrument, ...]
    cases_word: Text = CASES
    body_register: str | None = None
    evidence_kinds: str = DEFAULT_KINDS
    small_number: int = SMALL_NUMBER
    disclosure: Policy = field(default_factory=Policy)
    contact: Contact | None = None
    publication: Publication | None = None

    @property
    def synthetic_text(self) -> str | None:
        """What every output of made-up data is stamped with, in the first language."""
        return self.synthetic.read(self.languages[0]) if self.synthetic is not None else None

    def body(self, body_id: str) -> Body:
        """The body with this id.

        Raises:
            KeyError: there is none.
        """
        return {each.id: each for each in self.bodies}[body_id]

    def instrument(self, instrument_id: str) -> Instrument:
        """The instrument with this id.

        Raises:
            KeyError: there is none.
        """
        return {each.id: each for each in self.instruments}[instrument_id]

    def list_paths(self, body_id: str) -> list[Path]:
        """The lists that the body supplied: one where all is well, none where it has not come."""
        candidates = (self.folder / "lists" / f"{body_id}.{ending}" for ending in ("csv", "xlsx"))
        return [path for path in candidates if path.exists()]

    def rounds(self, instrument_id: str) -> list[str]:
        """The rounds for which rows have been made, the last one last. A second one of a day is `2019-03-01.2`."""
        found = [path.name for path in (self.folder / "rows" / instrument_id).glob("*") if path.is_dir()]
        return sorted(found, key=lambda name: (name.partition(".")[0], int(number) if (number := name[11:]).isdigit() else 0))

    def sample_path(self, instrument: Instrument, body_id: str) -> Path:
        """The record of what was drawn."""
        return self._below("samples", instrument, f"{body_id}.json")

    def rows_path(self, instrument: Instrument, body_id: str) -> Path:
        """The rows that workbooks are laid over."""
        return self._below("rows", instrument, f"{body_id}.json")

    def criteria_copy_path(self, instrument: Instrument, name: str) -> Path:
        """The criteria set as it was when rows were made of it, beside those rows."""
        return self._below("rows", instrument, name)

    def sheets_folder(self, instrument: Instrument) -> Path:
        """Where workbooks are written to."""
        return self.folder / "sheets" / instrument.id / instrument.round

    def sheet_path(self, instrument: Instrument, body_id: str, reviewer: str, supplement: int) -> Path:
        """A workbook of a body: of one of its reviewers where there are any, and of cases added later."""
        tail = [file_part(reviewer)] if reviewer else []
        tail += [str(supplement + 1)] if supplement else []
        return self.sheets_folder(instrument) / f"{'.'.join([body_id, *tail])}.xlsx"

    def sheet_paths(self, instrument: Instrument, body_id: str) -> list[Path]:
        """The workbooks of a body that were written before: BODY.xlsx, BODY.REVIEWER.xlsx, BODY.2.xlsx."""
        found = sorted(self.sheets_folder(instrument).glob(f"{body_id}*.xlsx"))
        return [path for path in found if path.name.split(".")[0] == body_id]

    def answers_path(self, instrument: Instrument, body_id: str, reading: str) -> Path:
        """The answers of one reading: `first` or `second`."""
        return self._below("answers", instrument, f"{body_id}.{reading}.json")

    @property
    def amendments_path(self) -> Path:
        """The log of changes made after collection."""
        return self.folder / "amendments.jsonl"

    @property
    def out_path(self) -> Path:
        """What is generated, and can be thrown away."""
        return self.folder / "out"

    def shown(self, path: Path) -> str:
        """A path as messages show it: within the folder, with forward slashes."""
        try:
            return path.relative_to(self.folder).as_posix()
        except ValueError:
            return path.as_posix()

    def _below(self, kind: str, instrument: Instrument, name: str) -> Path:
        return self.folder / kind / instrument.id / instrument.round / name
