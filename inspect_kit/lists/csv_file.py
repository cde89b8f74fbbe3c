"""Lists as CSV, read in one streaming pass that digests the bytes as they go by. Only the columns needed are kept.

Raises `StopRun` where the file cannot be read as a list; `read_list` turns that into problems of the one body.
"""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from inspect_kit.lists.model import Columns, RawCell, Scan, Source
from inspect_kit.lists.titles import find_columns, has_all
from inspect_kit.problems import Place, StopRun, problem

CHUNK = 1 << 20
FIRST_LINE_LIMIT = 100_000
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
BOM = b"\xef\xbb\xbf"


class DigestingFile(io.RawIOBase):
    """A file that takes the digest of what is read from it, and notes where it begins and its first NUL."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._digest = hashlib.sha256()
        self._read = 0
        self.start = b""
        self.nul_at: int | None = None
        self.quoted = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        number = self._file.readinto(buffer) or 0
        chunk = bytes(memoryview(buffer)[:number])
        if not self._read:
            self.start = chunk[:3]
        if self.nul_at is None and (at := chunk.find(b"\0")) >= 0:
            self.nul_at = self._read + at
        self.quoted = self.quoted or b'"' in chunk
        self._digest.update(chunk)
        self._read += number
        return number

    def hexdigest(self) -> str:
        return self._digest.hexdigest()

    def close(self) -> None:
        self._file.close()
        super().close()


def csv_headings(path: Path, shown_as: str) -> dict[str, list[str]]:
    """The titles in the first line, as each delimiter would part them.

    Raises:
        StopRun: there is no first line, or it is not text.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            first = stream.readline(FIRST_LINE_LIMIT)
    except UnicodeDecodeError:
        _refuse_encoding(path, shown_as)
    if not first:
        raise StopRun([problem("list-empty", shown_as)])
    _refuse_nul(first.index("\0") if "\0" in first else None, shown_as)
    return {name: next(csv.reader([first], delimiter=each), []) for each, name in DELIMITERS.items()}


def scan_csv(path: Path, shown_as: str, wanted: Mapping[str, tuple[str, ...]], stratum: str | None) -> Scan:
    """Read references, and the raw stratum where asked for, of every row."""
    raw = DigestingFile(path)
    try:
        with io.TextIOWrapper(io.BufferedReader(raw, CHUNK), encoding="utf-8-sig", newline="") as stream:
            lines = _Lines(stream, shown_as, wanted)
            keep = lines.columns.facts[stratum][0] if stratum else None
            references, strata, blank, bare = _columns(lines, shown_as, keep)
            digest, encoding = raw.hexdigest(), "utf-8-sig" if raw.start == BOM else "utf-8"
            _refuse_nul(raw.nul_at, shown_as)
    except UnicodeDecodeError:
        _refuse_encoding(path, shown_as)
    source = Source(path, shown_as, lines.columns, digest, encoding, lines.delimiter, raw.quoted)
    return Scan(source, references, strata, blank, bare)


class _Lines:
    """The rows below the titles, with the delimiter and the columns that the titles tell."""

    def __init__(self, stream: io.TextIOWrapper, shown_as: str, wanted: Mapping[str, tuple[str, ...]]) -> None:
        first = stream.readline()
        if not first:
            raise StopRun([problem("list-empty", shown_as)])
        if "\0" in first:
            _refuse_nul(first.index("\0"), shown_as)
        self.delimiter = find_delimiter(first, wanted, shown_as)
        self.reader = csv.reader(itertools.chain([first], stream), delimiter=self.delimiter, strict=True)
        titles = next(guarded(self.reader, shown_as))
        if not any(title.strip() for title in titles):
            raise StopRun([problem("list-no-header", Place(shown_as, row=1))])
        columns, problems = find_columns(titles, wanted, shown_as)
        if columns is None:
            raise StopRun(problems)
        self.columns: Columns = columns


Kept = tuple[list[RawCell], list[RawCell], frozenset[int], frozenset[int]]


def _columns(lines: _Lines, shown_as: str, keep: int | None) -> Kept:
    """The columns kept, and the positions of rows that are wholly blank or blank but for their reference.

    This loop sees a million rows: keep it quick. Most rows have something in the first fact's column, and pass at a glance.
    """
    reference, width = lines.columns.reference, len(lines.columns.titles)
    facts = lines.columns.of_facts()
    glance = facts[0] if facts else reference
    references: list[RawCell] = []
    strata: list[RawCell] = []
    add_reference, add_stratum = references.append, strata.append
    blank: set[int] = set()
    bare: set[int] = set()
    try:
        for row in lines.reader:
            if len(row) != width:
                row = _fitted(row, width, len(references) + 2, shown_as)
            cell = row[reference]
            add_reference(cell)
            if keep is not None:
                add_stratum(row[keep])
            if not row[glance].strip():
                if not any(row):
                    blank.add(len(references) - 1)
                elif cell and facts and not any(row[at].strip() for at in facts):
                    bare.add(len(references) - 1)
    except csv.Error as error:
        _refuse_row(error, len(references) + 2, shown_as)
    return references, strata, frozenset(blank), frozenset(bare)


def _fitted(row: list[str], width: int, number: int, shown_as: str) -> list[str]:
    """A row cut to the titles: short rows end in blanks; fields beyond the titles are refused unless blank."""
    if any(row[width:]):
        place = Place(shown_as, row=number)
        raise StopRun([problem("list-long-row", place, found=len(row), titles=width)])
    return row[:width] + [""] * (width - len(row))


def find_delimiter(first: str, wanted: Mapping[str, tuple[str, ...]], shown_as: str) -> str:
    """What parts the titles: the only candidate outside quotation marks, or the only one that gives every title."""
    rows = {each: next(csv.reader([first], delimiter=each), []) for each in DELIMITERS}
    candidates = [each for each, titles in rows.items() if len(titles) > 1]
    if len(candidates) > 1:
        named = [each for each in candidates if has_all(rows[each], wanted)]
        if len(named) != 1:
            found = [DELIMITERS[each] for each in candidates]
            raise StopRun([problem("list-delimiter-unclear", Place(shown_as, row=1), found=found)])
        candidates = named
    return candidates[0] if candidates else ","


def guarded(reader: Iterable[list[str]], shown_as: str) -> Iterator[list[str]]:
    """Rows, with what csv cannot read turned into a problem."""
    done = 0
    try:
        for row in reader:
            yield row
            done += 1
    except csv.Error as error:
        _refuse_row(error, done + 1, shown_as)


def read_csv_rows(source: Source, rows: Iterable[int]) -> dict[int, Sequence[RawCell]]:
    """A second look at a few rows, by number. In a file without quotation marks every line is a row."""
    needed, width = frozenset(rows), len(source.columns.titles)
    last = max(needed, default=0)
    with source.path.open(encoding="utf-8-sig", newline="") as stream:
        if source.quoted:
            reader = guarded(csv.reader(stream, delimiter=source.delimiter, strict=True), source.shown_as)
            found = {at: row for at, row in enumerate(itertools.islice(reader, last), 1) if at in needed}
        else:
            lines = {at: line for at, line in enumerate(itertools.islice(stream, last), 1) if at in needed}
            found = {at: next(csv.reader([line], delimiter=source.delimiter)) for at, line in lines.items()}
    return {at: _fitted(row, width, at, source.shown_as) for at, row in found.items()}


def _refuse_row(error: csv.Error, row: int, shown_as: str) -> NoReturn:
    """Say what csv found wrong; its messages are the only way in which it tells."""
    reason, place = str(error), Place(shown_as, row=row)
    if "field limit" in reason:
        raise StopRun([problem("list-huge-field", place, limit=csv.field_size_limit())])
    if "unexpected end" in reason:
        raise StopRun([problem("list-quote-not-closed", place)])
    if "expected after" in reason:
        raise StopRun([problem("list-quote-inside", place)])
    raise StopRun([problem("list-broken-row", place, reason=reason)])


def _refuse_nul(at: int | None, shown_as: str) -> None:
    if at is not None:
        raise StopRun([problem("list-has-nul", shown_as, byte=at + 1)])


def _refuse_encoding(path: Path, shown_as: str) -> NoReturn:
    """Name the first byte that is not UTF-8: a second look, as the stream only knows its own chunk."""
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise StopRun([problem("list-not-utf8", Place(shown_as, row=row), byte=error.start + 1)]) from None
    raise StopRun([problem("list-changed-meanwhile", shown_as)])
