"""Choosing among parts: by body, owner, state, kind, register, or only what is late. In: wishes of people, checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.register.folder import Registers
from inspect_kit.register.standing import Condition, Standing
from inspect_kit.texts import fold


@dataclass(frozen=True)
class Filter:
    """Which parts are wanted. Empty fields want everything."""

    bodies: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    late: bool = False

    @property
    def narrows_addressees(self) -> bool:
        """Is it about some addressees only?"""
        return bool(self.bodies or self.owners)


def select(found: Registers, standings: Sequence[Standing], wanted: Filter) -> list[Standing]:
    """The parts that are wanted.

    Raises:
        StopRun: there is no such body, state or register.
    """
    _check(found, standings, wanted)
    return [each for each in standings if _fits(each, wanted)]


def _fits(each: Standing, wanted: Filter) -> bool:
    owners = {fold(name) for name in wanted.owners}
    return (
        (not wanted.bodies or each.addressee in wanted.bodies or each.acting in wanted.bodies)
        and (not owners or fold(each.owner or "") in owners or each.addressee in wanted.owners)
        and (not wanted.states or any(state.value in wanted.states for state in each.track.states))
        and (not wanted.kinds or each.item.kind.value in wanted.kinds)
        and (not wanted.registers or each.item.register in wanted.registers)
        and (not wanted.late or each.condition is Condition.LATE)
    )


def _check(found: Registers, standings: Sequence[Standing], wanted: Filter) -> None:
    states = dict.fromkeys(state for register in found.registers.values() for state in register.states.states)
    addressees = dict.fromkeys(name for each in standings for name in (each.addressee, each.acting))
    problems = [
        *_unknown("recs-unknown-register", "--register", wanted.registers, found.registers),
        *_unknown("recs-unknown-state", "--state", wanted.states, states),
        *_unknown("recs-unknown-body", "--body", wanted.bodies, addressees),
    ]
    if problems:
        raise StopRun(problems, 2)


def _unknown(code: str, option: str, names: Iterable[str], known: Iterable[str]) -> list:  # type: ignore[type-arg]
    every = list(known)
    return [problem(code, Place(option), name=name, known=every) for name in names if name not in every]
