"""What a command works on: instruments, each with its template and those of its bodies that are meant.

In: instruments that are chosen already. Out: `Chosen` values, and the one of them that a measure or a question is in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from inspect_kit.inspection import FILE, Body, Inspection, Instrument
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.template.model import Part, Template

PartIds = Callable[[Part], Iterable[str]]
"""The ids of one sort in a part: of its measures, or of its questions."""
ChosenIds = Callable[["Chosen"], Iterable[str]]
"""The ids of one sort, or of several, that an instrument holds."""


@dataclass(frozen=True)
class Chosen:
    """One instrument that is worked on. `bodies` are those of its bodies that are meant."""

    instrument: Instrument
    template: Template
    bodies: tuple[Body, ...]

    @property
    def id(self) -> str:
        """The instrument's id."""
        return self.instrument.id

    def with_all_bodies(self, inspection: Inspection) -> Chosen:
        """The same with every body of the instrument."""
        return replace(self, bodies=tuple(inspection.body(each) for each in self.instrument.bodies))

    def ids(self, of_part: PartIds) -> list[str]:
        """The ids of one sort in every part of the template."""
        return [each for part in self.template.parts for each in of_part(part)]


def each_body(chosen: Sequence[Chosen]) -> list[tuple[Chosen, Body]]:
    """Every body of every instrument, one by one."""
    return [(each, body) for each in chosen for body in each.bodies]


def holder(chosen: Sequence[Chosen], name: str, ids_of: ChosenIds, unknown: str) -> Chosen:
    """The one instrument that holds this id; `unknown` is the code of the message where none does.

    Raises:
        StopRun: none holds it, or several do.
    """
    held = [(each, list(ids_of(each))) for each in chosen]
    found = [each for each, ids in held if name in ids]
    if len(found) > 1:
        known = [each.id for each in found]
        raise StopRun([problem("usage-in-several-instruments", Place(FILE), name=name, known=known)], 2)
    if not found:
        templates = ", ".join(dict.fromkeys(each.template.id for each in chosen))
        raise StopRun([unknown_name(unknown, Place(templates), name, [known for _, ids in held for known in ids])], 2)
    return found[0]


def unknown_name(code: str, place: Place, name: str, ids: Iterable[str]) -> Problem:
    """What is to be said of an id that is not there: those most like it, else all."""
    known = list(dict.fromkeys(ids))
    return problem(code, place, name=name, known=get_close_matches(name, known, n=3) or known)
