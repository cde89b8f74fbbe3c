"""The whole of `recs import`. In: a file, a map, a folder. Out: what changes, and that written; or every problem, and nothing.

Everything is worked out first. Registers are written before the log, since a log must not speak of what no register has; a run
that is killed in between is finished by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from inspect_kit.files import write_atomic
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.register.events import Event, Key
from inspect_kit.register.folder import Registers, inspection_of, load_registers, read_register, register_paths, speaks_of
from inspect_kit.register.importing.changes import Change, changes_of
from inspect_kit.register.importing.documents import build_data, render_register
from inspect_kit.register.importing.earlier import Earlier, gone, read_earlier, written_path
from inspect_kit.register.importing.mapping import ImportMap, load_map
from inspect_kit.register.importing.moves import Importing, Part, Taken, take_row
from inspect_kit.register.importing.rows import Row, grouped, read_rows
from inspect_kit.register.importing.sheet import Sheet, read_sheet
from inspect_kit.register.log import FILE as LOG_FILE
from inspect_kit.register.log import append_held, held
from inspect_kit.register.periods import LAST_DAY, is_day
from inspect_kit.register.standing import Standing, where_all_stand

if TYPE_CHECKING:
    from inspect_kit.inspection import Inspection
    from inspect_kit.register.model import Register


@dataclass(frozen=True)
class Wish:
    """What somebody asks for. `on` and `today` are ISO dates."""

    file: Path
    map: Path
    folder: Path
    who: str
    on: str
    today: str
    dry_run: bool


@dataclass
class Plan:
    """What is to be written: files by their paths, events by their registers. `changes` say the same to people."""

    registers: Registers
    files: dict[Path, bytes] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Given:
    """What was read of the file and its map."""

    map: ImportMap
    sheet: Sheet
    rows: Sequence[Row]
    importing: Importing
    folder: Path
    inspection: Inspection | None

    def by_register(self) -> dict[str, list[Row]]:
        return grouped(self.rows, lambda row: row.register)


def import_sheet(wish: Wish) -> Plan:
    """Take the file over, or say what that would do.

    Raises:
        StopRun: anything is wrong with the file, the map, a register or the log; nothing was written.
    """
    given = _read(wish)
    if wish.dry_run:
        return _plan(given)
    with held(wish.folder / LOG_FILE):
        plan = _plan(given)
        for path, content in plan.files.items():
            write_atomic(path, content)
        for register in plan.registers.in_order():
            events = [event for event in plan.events if event["register"] == register.id]
            if events:
                stamp = register.synthetic.read() if register.synthetic is not None else None
                append_held(wish.folder / LOG_FILE, events, register.marking, stamp)
    return plan


def _read(wish: Wish) -> _Given:
    if not is_day(wish.on):
        raise StopRun([problem("recs-bad-date", Place("--on"), value=wish.on)], 2)
    if wish.on > wish.today:
        raise StopRun([problem("update-too-late", Place("--on"), date=wish.on)], 2)
    inspection = inspection_of(wish.folder)
    given, problems = load_map(wish.map, wish.folder, inspection)
    if given is None:
        raise StopRun(problems)
    sheet, found = read_sheet(wish.file, given.columns)
    problems += found
    if sheet is None:
        raise StopRun(problems)
    rows, found = read_rows(sheet, given, wish.today)
    problems += found
    if has_errors(problems):
        raise StopRun(problems)
    importing = Importing(wish.file.name, given.id, wish.who or wish.file.name, wish.on)
    return _Given(given, sheet, rows, importing, wish.folder, inspection)


def _plan(given: _Given) -> Plan:
    earlier = read_earlier(given.folder, given.map, given.by_register())
    before = _registers(given, earlier)
    standings = _standings(before)
    taken = {row.number: _take(given, row, standings[row.key], before) for row in given.rows if row.key in standings}
    left = frozenset(row.name for row in given.rows if row.number in taken and taken[row.number].refused)
    plan = Plan(Registers(dict(before.registers), before.log), problems=list(before.log.problems))
    for register, rows in given.by_register().items():
        _document(given, earlier.get(register), rows, left, plan)
    plan.problems += speaks_of(plan.registers)
    _stop(plan.problems)
    new = _standings(plan.registers)
    taken |= {row.number: _take(given, row, new[row.key], before) for row in given.rows if row.number not in taken}
    _stop([each.wrong for each in taken.values() if each.wrong is not None])
    for row in given.rows:
        plan.events += taken[row.number].events
    plan.changes = list(changes_of(given.rows, taken, standings, plan.registers))
    plan.problems += [each.refused for each in taken.values() if each.refused is not None]
    plan.problems += gone(earlier, given.rows)
    return plan


def _registers(given: _Given, earlier: dict[str, Earlier]) -> Registers:
    """What the folder holds now; none of it in the way of what is to be written."""
    if register_paths(given.folder):
        found = load_registers([given.folder])
    else:
        found = Registers()
        found.log.add_file(given.folder / LOG_FILE, LOG_FILE)
    _stop(found.log.problems)
    _stop(list(_in_the_way(given, found)))
    return found


def _in_the_way(given: _Given, found: Registers) -> Iterator[Problem]:
    """Registers of the same ids in other files."""
    for name in given.by_register():
        register = found.registers.get(name)
        if register is not None and register.path != written_path(given.folder, name):
            yield problem("import-not-ours", Place(register.shown_as), id=name)


def _stop(problems: Sequence[Problem]) -> None:
    if has_errors(problems):
        raise StopRun(problems)


def _standings(found: Registers) -> dict[Key, Standing]:
    return {each.key: each for each in where_all_stand(found, LAST_DAY)[0]}


def _take(given: _Given, row: Row, standing: Standing, found: Registers) -> Taken:
    places = (given.sheet.place(row.number, ""), given.sheet.place(row.number, "state"))
    last = max(standing.register.published.date, found.log.last_date(row.key))
    return take_row(Part(row, standing, last), given.importing, *places)


def _document(given: _Given, earlier: Earlier | None, rows: list[Row], left: frozenset[str], plan: Plan) -> None:
    """The register of these rows: read back as it will be read from its file, and planned where that changes."""
    kept = frozenset(row.item for row in rows if row.name in left)
    content = render_register(build_data(given.map, rows, earlier.data if earlier else None, kept), given.map.id)
    path = written_path(given.folder, rows[0].register)
    register = _read_back(given, path, content, plan.problems)
    if register is not None:
        plan.registers.registers[register.id] = register
    if earlier is None or earlier.content.replace(b"\r\n", b"\n") != content:
        plan.files[path] = content


def _read_back(given: _Given, path: Path, content: bytes, problems: list[Problem]) -> Register | None:
    from inspect_kit.documents.load import load_bytes

    document, found = load_bytes(content, "register", path.relative_to(given.folder).as_posix())
    problems += found
    if document is None:
        return None
    register, found = read_register(document, path, given.inspection)
    problems += found
    return register
