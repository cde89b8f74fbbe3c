"""What a command works on: instruments, each with its template and those of its bodies that are meant.

In: instruments that are chosen already. Out: `Chosen` values, and the one of them that a measure or a question is in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from inspect_kit.inspection import FILE, Body, Inspection, Instrument
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.template.model import Part, Template

PartIds = Callable[[Part], Iterable[str]]
"""The ids of one sort in a part: of its measures, or of its questions."""


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


def holder(chosen: Sequence[Chosen], name: str, of_part: PartIds, unknown: str) -> Chosen:
    """The one instrument whose template holds this id; `unknown` is the code of the message where none does.

    Raises:
        StopRun: none holds it, or several do.
    """
    found = [each for each in chosen if name in each.ids(of_part)]
    if len(found) > 1:
        known = [each.id for each in found]
        raise StopRun([problem("usage-in-several-instruments", Place(FILE), name=name, known=known)], 2)
    if not found:
        ids = list(dict.fromkeys(known for each in chosen for known in each.ids(of_part)))
        near = get_close_matches(name, ids, n=3) or ids
        templates = ", ".join(dict.fromkeys(each.template.id for each in chosen))
        raise StopRun([problem(unknown, Place(templates), name=name, known=near)], 2)
    return found[0]
