"""A spreadsheet as rows of texts, by what the map says that they are. In: a CSV or XLSX file. Out: a `Sheet`, or problems.

The file is read as lists of cases are: the same readers, the same reading of dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from difflib import get_close_matches
from pathlib import Path

from inspect_kit.conditions.model import State
from inspect_kit.lists.csv_file import read_csv_rows
from inspect_kit.lists.model import SHOWN_AT_MOST, RawCell, Source, capped
from inspect_kit.lists.read import SCANNERS
from inspect_kit.lists.titles import REFERENCE
from inspect_kit.lists.values import read_fact
from inspect_kit.lists.xlsx_file import read_xlsx_rows
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.template.model import AnswerType, Fact, FactSource, Kind
from inspect_kit.texts import Text

MOST_ROWS = 20_000
DATES = frozenset({"published", "due", "updated"})
ID = "id"


@dataclass(frozen=True)
class SheetRow:
    """One row: its number as spreadsheet programs count, and its cells by what they hold. Blank cells are left out.

    `spoilt` are cells that hold something that cannot be taken.
    """

    number: int
    cells: Mapping[str, str]
    spoilt: frozenset[str]


@dataclass(frozen=True)
class Sheet:
    """The rows that say anything, and where they stand."""

    source: Source
    rows: tuple[SheetRow, ...]

    def place(self, row: int, name: str) -> Place:
        """The cell of a row that holds this; the row, where no column does."""
        columns = self.source.columns
        if name == ID:
            return self.source.place(row, columns.reference)
        return self.source.place(row, columns.facts[name][0] if name in columns.facts else None)


def read_sheet(path: Path, columns: Mapping[str, str]) -> tuple[Sheet | None, list[Problem]]:
    """The file at a path; `columns` are the headings by what they hold."""
    try:
        source, numbers = _scanned(path, columns)
        reader = read_xlsx_rows if source.encoding == "xlsx" else read_csv_rows
        cells = reader(source, numbers)
    except StopRun as stopped:
        return None, [_about_headings(each) for each in stopped.problems]
    except OSError as error:
        return None, [problem("list-not-readable", str(path), reason=error.strerror or type(error).__name__)]
    problems: list[Problem] = []
    rows = tuple(_row(source, number, row, problems) for number, row in sorted(cells.items()))
    return Sheet(source, rows), few_of_each(problems, source.shown_as)


def _scanned(path: Path, columns: Mapping[str, str]) -> tuple[Source, list[int]]:
    """Where everything is, and the numbers of the rows that are not wholly blank."""
    scanner = SCANNERS.get(path.suffix.lower())
    if scanner is None:
        raise StopRun([problem("import-unknown-kind-of-file", str(path), found=path.suffix or path.name)])
    wanted: dict[str, tuple[str, ...]] = {
        REFERENCE: (columns[ID],),
        **{name: (title,) for name, title in columns.items() if name != ID},
    }
    scan = scanner(path, str(path), wanted, None)
    numbers = [at + 2 for at in range(len(scan.references)) if at not in scan.blank]
    if not numbers:
        raise StopRun([problem("import-no-rows", Place(str(path), row=1))])
    if len(numbers) > MOST_ROWS:
        raise StopRun([problem("import-too-many-rows", str(path), found=len(numbers), limit=MOST_ROWS)])
    return scan.source, numbers


def _about_headings(found: Problem) -> Problem:
    """A missing heading is to be mended in the map, and is told with what is spelt alike."""
    if found.code != "list-title-missing":
        return found
    title, there = str(found.fields["title"]), found.fields["found"]
    every = [str(each) for each in there] if isinstance(there, list) else []
    name = ID if found.fields["fact"] == REFERENCE else found.fields["fact"]
    return problem(
        "import-heading-missing", found.place, title=title, name=name, found=get_close_matches(title, every) or every
    )


def few_of_each(problems: Sequence[Problem], shown_as: str) -> list[Problem]:
    """The first problems of each sort, and how many more there are."""
    by_code: dict[str, list[Problem]] = {}
    for each in problems:
        by_code.setdefault(each.code, []).append(each)
    whole = Place(shown_as)
    return [each for some in by_code.values() for each in capped(some[: SHOWN_AT_MOST + 1], len(some), whole)]


def _row(source: Source, number: int, row: Sequence[RawCell], problems: list[Problem]) -> SheetRow:
    places = {ID: source.columns.reference, **{name: columns[0] for name, columns in source.columns.facts.items()}}
    found: dict[str, str] = {}
    spoilt: set[str] = set()
    for name, column in places.items():
        text, wrong = _cell(name, row[column], source, (number, column))
        if wrong:
            spoilt.add(name)
            problems += wrong
        elif text:
            found[name] = text
    return SheetRow(number, found, frozenset(spoilt))


def _cell(name: str, raw: RawCell, source: Source, at: tuple[int, int]) -> tuple[str, list[Problem]]:
    """What a cell says, or why it cannot be taken. `at` is its row and column."""
    place = source.place(*at)
    if name == ID and _is_changed_id(raw):
        return "", [problem("import-id-not-text", place, value=raw)]
    reading, refused = read_fact(_fact(name), [raw], source, at[0], at[1:])
    if refused is not None:
        return "", [refused]
    text = _text(str(reading.value)) if reading.state is State.ANSWERED else ""
    return text, list(_character_problems(text, place))


def _text(raw: str) -> str:
    return raw.replace("\r\n", "\n").replace("\r", "\n").strip()


def _fact(name: str) -> Fact:
    return Fact(name, Text.of(name), FactSource.LIST, AnswerType(Kind.DATE if name in DATES else Kind.TEXT))


def _is_changed_id(raw: RawCell) -> bool:
    """Spreadsheets make numbers of ids such as 1.10, and dates of those such as 1-2; what was typed is lost then."""
    if isinstance(raw, float):
        return not raw.is_integer()
    return isinstance(raw, (bool, date, time, timedelta))


def _character_problems(text: str, place: Place) -> Iterator[Problem]:
    """What YAML could not hold."""
    from inspect_kit.documents.source import FORBIDDEN

    if found := FORBIDDEN.search(text):
        yield problem("cell-control-character", place, character=f"U+{ord(found[0]):04X}")
