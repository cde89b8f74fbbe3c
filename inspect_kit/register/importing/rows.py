"""What the rows of a spreadsheet say, in our words. In: a sheet and a map. Out: `Row`s, with every mistake at its cell.

A row is one addressee's part in one item. Rows of the same item say the same of what is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from inspect_kit.problems import Problem, problem
from inspect_kit.register.events import Key
from inspect_kit.register.importing.mapping import ImportMap, near
from inspect_kit.register.importing.sheet import Sheet, SheetRow, few_of_each
from inspect_kit.register.model import RESPONSE, ItemKind
from inspect_kit.texts import fold

K = TypeVar("K")
PART = ("state", "due", "owner", "note", "evidence")
"""What a row says of one addressee's part."""
SAME_FOR_ALL = ("text", "title", "kind")
REPORT_LIMIT = 60
"""Characters of an id that is made from a report's name."""
NOT_IN_IDS, NOT_IN_SLUGS = re.compile(r"[^0-9A-Za-z.-]+"), re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True)
class Row:
    """One row. `said` holds what it says of the part, as far as it says anything; dates are ISO dates, empty for none."""

    number: int
    register: str
    report: str
    published: str
    item: str
    addressee: str
    kind: str
    title: str
    text: str
    said: Mapping[str, str]
    updated: str
    signed_off_by: str
    superseded_by: str

    @property
    def key(self) -> Key:
        """Register, item, addressee."""
        return self.register, self.item, self.addressee

    @property
    def name(self) -> str:
        """The item's full name."""
        return f"{self.register}/{self.item}"


def read_rows(sheet: Sheet, given: ImportMap, today: str) -> tuple[list[Row], list[Problem]]:
    """Every row that can be read, and all that is wrong with the others and with them together."""
    problems: list[Problem] = []
    rows = []
    for each in sheet.rows:
        reader = _Reader(sheet, given, each, today)
        row = reader.row()
        problems += reader.problems
        if not reader.problems and not each.spoilt:
            rows.append(row)
    problems += [*_twice(sheet, rows), *_differ(sheet, rows), *_reports(sheet, rows, given)]
    return rows, few_of_each(problems, sheet.source.shown_as)


class _Reader:
    """Reads one row and keeps what is wrong with it."""

    def __init__(self, sheet: Sheet, given: ImportMap, row: SheetRow, today: str) -> None:
        self._sheet, self._map, self._row, self._today = sheet, given, row, today
        self.problems: list[Problem] = []

    def _wrong(self, code: str, name: str, **fields: object) -> None:
        self.problems.append(problem(code, self._sheet.place(self._row.number, name), name=name, **fields))

    def row(self) -> Row:
        cells = self._row.cells
        said = {name: cells[name] for name in PART if name in cells}
        if state := self._word("state", "import-unknown-state", self._map.states):
            said["state"] = state
        if cells.get("updated", "") > self._today:
            self._wrong("import-not-yet", "updated", date=cells["updated"])
        return Row(
            number=self._row.number,
            register=self._register(),
            report=cells.get("report", ""),
            published=cells.get("published", ""),
            item=self._id(),
            addressee=self._needed(
                "addressee",
                self._word("addressee", "import-unknown-addressee", self._map.addressees) or self._map.fixed("addressee"),
            ),
            kind=self._word("kind", "import-unknown-word", self._map.kinds)
            or self._map.fixed("kind")
            or ItemKind.RECOMMENDATION.value,
            title=cells.get("title", ""),
            text=self._needed("text", cells.get("text", "")),
            said=said,
            updated=cells.get("updated", ""),
            signed_off_by=cells.get("signed_off_by", ""),
            superseded_by=cells.get("superseded_by", ""),
        )

    def _needed(self, name: str, value: str) -> str:
        """A value that may not be missing; a cell that was refused for something else is not called blank as well."""
        if not value and name not in self._row.cells and name not in self._row.spoilt:
            self._wrong("import-blank", name)
        return value

    def _word(self, name: str, code: str, words: Mapping[str, str]) -> str:
        """What a cell's word means; empty where the cell is."""
        word = self._row.cells.get(name, "")
        if word and fold(word) not in words:
            self._wrong(code, name, value=word, known=near(fold(word), words) if name == "addressee" else list(words))
        return words.get(fold(word), "")

    def _register(self) -> str:
        report = self._row.cells.get("report", "")
        if not report:
            return self._needed("report", self._map.fixed("register"))
        found = self._map.reports.get(fold(report)) or slug(report)
        if not found:
            self._wrong("import-report-without-id", "report", value=report)
        return found

    def _id(self) -> str:
        typed = self._row.cells.get("id", "")
        found = NOT_IN_IDS.sub("-", _plain(typed)).strip("-.")
        if typed and found in ("", RESPONSE):
            self._wrong("import-bad-id", "id", value=typed)
        return self._needed("id", found)


def slug(name: str) -> str:
    """The id of a register, from the name of its report."""
    return NOT_IN_SLUGS.sub("-", _plain(name).lower()).strip("-")[:REPORT_LIMIT].rstrip("-")


def _plain(text: str) -> str:
    """Without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _twice(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Problem]:
    for key, some in grouped(rows, lambda row: row.key).items():
        if len(some) > 1:
            numbers = [row.number for row in some]
            place = sheet.place(numbers[1], "id")
            yield problem("import-row-twice", place, id="/".join(key[:2]), addressee=key[2], rows=numbers)


def _differ(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Problem]:
    """Rows of the same item that ask for different things."""
    for name, some in grouped(rows, lambda row: row.name).items():
        for what in SAME_FOR_ALL:
            first = some[0]
            other = next((row for row in some if getattr(row, what) != getattr(first, what)), None)
            if other is not None:
                yield problem("import-rows-differ", sheet.place(other.number, what), id=name, name=what, row=first.number)


def _reports(sheet: Sheet, rows: Sequence[Row], given: ImportMap) -> Iterator[Problem]:
    """Reports of two names and one id; of two days of publication, or of none."""
    for register, some in grouped(rows, lambda row: row.register).items():
        named = [row for row in some if row.report]
        other = next((row for row in named if fold(row.report) != fold(named[0].report)), None)
        if other is not None:
            place = sheet.place(other.number, "report")
            yield problem("import-reports-clash", place, first=named[0].report, second=other.report, id=register)
        days = [row for row in some if row.published]
        if not days and "published" not in given.data:
            yield problem("import-blank", sheet.place(some[0].number, "published"), name="published")
        other = next((row for row in days if row.published != days[0].published), None)
        if other is not None:
            place = sheet.place(other.number, "published")
            fields = {"register": register, "date": other.published, "other": days[0].published, "row": days[0].number}
            yield problem("import-published-differ", place, **fields)


def grouped(rows: Sequence[Row], by: Callable[[Row], K]) -> dict[K, list[Row]]:
    """Rows that have something in common, in order."""
    groups: dict[K, list[Row]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    return groups
