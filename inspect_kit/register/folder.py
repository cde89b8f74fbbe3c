"""The registers of one or more folders with their logs. In: folders. Out: `Registers`, with every problem.

A folder holds `recommendations.yaml` or a `registers/` folder of such documents, or both, and one `progress.jsonl`. Where it
is an inspection folder too, marking, stamp and register of bodies are those of the inspection unless a register says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.garbage import collector_paused
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.register.addressees import fan_out
from inspect_kit.register.earlier import Later, by_earlier_item
from inspect_kit.register.log import FILE as LOG_FILE
from inspect_kit.register.log import Log
from inspect_kit.register.model import Item, Register
from inspect_kit.register.states import DEFAULT, load_states
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.bodies import RegisteredBody
    from inspect_kit.criteria import CriteriaSet
    from inspect_kit.documents.load import Document
    from inspect_kit.inspection import Inspection

FILE, FOLDER = "recommendations.yaml", "registers"
DEFAULT_MARKING = "OFFICIAL"


@dataclass
class Registers:
    """Registers read together, by id, and the events of their logs."""

    registers: dict[str, Register] = field(default_factory=dict)
    log: Log = field(default_factory=Log)
    problems: list[Problem] = field(default_factory=list)

    def in_order(self) -> list[Register]:
        """Every register, in the order of publication."""
        return sorted(self.registers.values(), key=lambda each: (each.published.date, each.id))

    def items(self) -> Iterator[tuple[Register, Item]]:
        """Every item of every register, in the order of publication."""
        for register in self.in_order():
            yield from ((register, item) for item in register.items)

    def addressees(self, register: Register, item: Item) -> tuple[str, ...]:
        """Whom the item is addressed to, each by name."""
        return fan_out(register, item, self.log.members(register.id))

    def later(self) -> dict[str, list[Later]]:
        """What later reports say of earlier items, by the full names of these."""
        return by_earlier_item(
            Later(register, item, each, frozenset(self.addressees(register, item)))
            for register, item in self.items()
            for each in item.earlier
        )

    def find(self, name: str) -> tuple[Register, Item]:
        """The item of this full name, or of this id where only one register has it.

        Raises:
            StopRun: there is none, or there are several.
        """
        found = [(register, item) for register, item in self.items() if name in (item.full_name, item.id)]
        if len(found) == 1:
            return found[0]
        every = [item.full_name for _, item in self.items()]
        if found:
            raise StopRun([problem("recs-which-item", name, name=name, known=[item.full_name for _, item in found])], 2)
        from difflib import get_close_matches

        near = get_close_matches(name, every, n=3) or every[:20]
        raise StopRun([problem("recs-unknown-item", name, name=name, known=near)], 2)


def register_paths(folder: Path) -> list[Path]:
    """The documents of a folder that are registers."""
    own = [folder / FILE] if (folder / FILE).is_file() else []
    return [*own, *sorted((folder / FOLDER).glob("*.yaml"))]


def log_path(register: Register) -> Path:
    """The log that the register's events stand in."""
    return register_folder(register.path) / LOG_FILE


def register_folder(path: Path) -> Path:
    """The folder that a register's document belongs to."""
    return path.parent if path.name == FILE else path.parent.parent


def find_folder(start: Path) -> Path:
    """The nearest folder, from this one upwards, that holds a register.

    Raises:
        StopRun: there is none.
    """
    found = find_registers(start)
    if found is None:
        raise StopRun([problem("recs-no-register", Place(str(start)))], 2)
    return found


def find_registers(start: Path) -> Path | None:
    """The same; None where there is none."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if register_paths(folder)), None)


def load_registers(folders: Sequence[Path]) -> Registers:
    """Everything in these folders.

    Raises:
        StopRun: a register has errors, two have the same id, or a log cannot be read.
    """
    found = Registers()
    several = len(folders) > 1
    with collector_paused():
        for folder in folders:
            _load_folder(folder, found, several)
    if has_errors(found.problems):
        raise StopRun(found.problems)
    found.problems += found.log.problems
    found.problems += speaks_of(found)
    return found


def _load_folder(folder: Path, found: Registers, several: bool) -> None:
    paths = register_paths(folder)
    if not paths:
        raise StopRun([problem("recs-no-register", Place(str(folder)))], 2)
    inspection = inspection_of(folder)
    for path in paths:
        shown = path.as_posix() if several else path.relative_to(folder).as_posix()
        register, problems = load_register(path, shown, inspection)
        found.problems += problems
        if register is None:
            continue
        if register.id in found.registers:
            other = found.registers[register.id].shown_as
            found.problems.append(problem("recs-register-twice", Place(shown), id=register.id, other=other))
        found.registers[register.id] = register
    log = folder / LOG_FILE
    found.log.add_file(log, log.as_posix() if several else LOG_FILE)


def inspection_of(folder: Path) -> Inspection | None:
    """The inspection that the folder is, where it is one."""
    from inspect_kit.inspection import FILE as INSPECTION
    from inspect_kit.inspection import load_inspection

    return load_inspection(folder)[0] if (folder / INSPECTION).is_file() else None


def load_register(path: Path, shown_as: str, inspection: Inspection | None) -> tuple[Register | None, list[Problem]]:
    """One register, checked."""
    from inspect_kit.documents.load import load_document

    document, problems = load_document(path, "register", shown_as)
    if document is None:
        return None, problems
    register, found = read_register(document, path, inspection)
    return register, problems + found


def read_register(document: Document, path: Path, inspection: Inspection | None) -> tuple[Register | None, list[Problem]]:
    """The register that a document describes, as it would stand at a path; checked."""
    from inspect_kit.register.build import Around, build_register
    from inspect_kit.register.check import check_register

    problems: list[Problem] = []
    folder = register_folder(path)
    bodies, found = bodies_of(document, folder, inspection)
    problems += found
    states, found = _states(*_found_at(document.data.get("states", DEFAULT), folder))
    problems += found
    criteria, found = _criteria(document, folder)
    problems += found
    if states is None or has_errors(problems):
        return None, problems
    marking = inspection.marking if inspection is not None else DEFAULT_MARKING
    synthetic = inspection.synthetic if inspection is not None else None
    register = build_register(document.data, Around(path, document.path, marking, synthetic, states, bodies))
    problems += check_register(register, document, criteria)
    return (None if has_errors(problems) else register), problems


def bodies_of(
    document: Document, folder: Path, inspection: Inspection | None
) -> tuple[dict[str, RegisteredBody], list[Problem]]:
    """The register of bodies that it names; else that of the inspection, else the inspection's own bodies."""
    from inspect_kit.bodies import RegisteredBody

    name = document.data.get("body_register") or (inspection.body_register if inspection is not None else None)
    if name is not None:
        return _body_register(*_found_at(name, folder))
    own = inspection.bodies if inspection is not None else ()
    return {each.id: RegisteredBody(each.id, each.name, None, each.nation, (), None, None, None) for each in own}, []


@cache
def _body_register(name: str, folder: Path | None) -> tuple[dict[str, RegisteredBody], list[Problem]]:
    from inspect_kit.bodies import load_body_register

    return load_body_register(name, folder)


_states = cache(load_states)


@cache
def _criteria_set(name: str, folder: Path | None) -> tuple[CriteriaSet | None, list[Problem]]:
    from inspect_kit.criteria import load_criteria

    return load_criteria(name, folder)


def forget() -> None:
    """Read again what is read once: for long-running programs whose documents change under them, and for measuring."""
    for each in (_body_register, _states, _criteria_set):
        each.cache_clear()


def _found_at(name: str, folder: Path) -> tuple[str, Path | None]:
    """A document's name and its folder; none for a shipped one. Each is read once, however many registers name it."""
    if not name.endswith((".yaml", ".yml")):
        return name, None
    path = (folder / name).resolve()
    return path.name, path.parent


def _criteria(document: Document, folder: Path) -> tuple[CriteriaSet | None, list[Problem]]:
    """The criteria set, read only where a register rests on indicators."""
    data: dict[str, Any] = document.data
    lists = ("causes_of_concern", "recommendations", "areas_for_improvement")
    if "criteria" not in data or not any("indicators" in each for key in lists for each in data.get(key, ())):
        return None, []
    return _criteria_set(*_found_at(data["criteria"], folder))


def speaks_of(found: Registers) -> Iterator[Problem]:
    """What the logs speak of and no register has: items that were lost, and addressees that never were."""
    known = {(register.id, item.id): frozenset(found.addressees(register, item)) for register, item in found.items()}
    for key in found.log.events:
        register, item, addressee = key
        if addressee in known.get((register, item), ()):
            continue
        place = found.log.place(key) or Place(LOG_FILE)
        if register not in found.registers:
            yield problem("recs-lost-register", place, name=register, known=list(found.registers))
        elif (register, item) not in known:
            yield problem("recs-lost-item", place, name=f"{register}/{item}")
        else:
            yield problem("recs-not-addressed", place, name=f"{register}/{item}", addressee=addressee)
    yield from _lost_earlier(found)


def _lost_earlier(found: Registers) -> Iterator[Problem]:
    for name, said in found.later().items():
        register, _, item = name.partition("/")
        if register in found.registers and item not in found.registers[register].by_id:
            for each in said:
                yield problem("recs-lost-earlier", Place(each.register.shown_as), item=each.item.full_name, name=name)


def marking_of(found: Registers) -> str:
    """The markings of what was read, each once."""
    return "; ".join(dict.fromkeys(register.marking for register in found.registers.values()))


def stamps_of(found: Registers, language: str) -> list[str]:
    """What every output says of what it was made from: made-up data, and days of publication that are assumed."""
    registers = list(found.registers.values())
    stamps = [each.synthetic.read(language) for each in registers if each.synthetic is not None]
    stamps += [assumed(each, language) for each in registers if each.published.assumed]
    return list(dict.fromkeys(stamps))


ASSUMED = Text((
    ("en", "{title}: the day of publication, {date}, is assumed, and every date that counts from it."),
    ("cy", "{title}: tybir y diwrnod cyhoeddi, {date}, a phob dyddiad sy'n cyfrif ohono."),
))  # fmt: skip


def assumed(register: Register, language: str) -> str:
    """That the day of publication is not known for sure."""
    note = f" {register.published.note.read(language)}" if register.published.note is not None else ""
    return ASSUMED.read(language).format(title=register.title.read(language), date=register.published.date) + note
