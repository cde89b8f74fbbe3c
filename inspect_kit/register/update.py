"""Making an update: what somebody says of one addressee's part in an item, held against the table of moves, and appended.

In: a wish, and the registers read together. Out: the events that were appended; nothing where anything is wrong. The log is
held from reading to writing, so that nobody moves the item in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.register.addressees import class_members
from inspect_kit.register.events import ASSIGNED, MEMBERS, MOVED, NOTED, REVISED, Event, Key, new_event
from inspect_kit.register.folder import Registers, load_registers, log_path
from inspect_kit.register.log import append_held, held
from inspect_kit.register.model import Item, Register
from inspect_kit.register.periods import is_day
from inspect_kit.register.standing import Standing, where_all_stand
from inspect_kit.texts import fold

NEEDED = {
    "note": ("why", "--note"),
    "evidence": ("where the evidence is kept", "--evidence"),
    "signed_off_by": ("who signed it off", "--signed-off-by"),
    "superseded_by": ("what takes its place", "--superseded-by"),
}
"""What a state may need, in words, and the option that gives it."""


@dataclass(frozen=True)
class Wish:
    """What somebody says. Empty fields say nothing. `bodies` empty: the only addressee; `every`: all of them."""

    item: str
    who: str
    on: str
    role: str
    bodies: tuple[str, ...] = ()
    every: bool = False
    to: str = ""
    due: str = ""
    agreed_by: str = ""
    owner: str = ""
    note: str = ""
    evidence: str = ""
    signed_off_by: str = ""
    superseded_by: str = ""
    source: str = ""


def update(folders: Sequence[Path], wish: Wish, today: str) -> tuple[list[Event], list[Problem]]:
    """Append what is said.

    Raises:
        StopRun: anything is wrong with it, or with a register or log; nothing was written.
    """
    _check_wish(wish, today)
    register, _ = load_registers(folders).find(wish.item)
    with held(log_path(register)):
        found = load_registers(folders)
        if has_errors(found.problems):
            raise StopRun(found.problems)
        register, item = found.find(wish.item)
        events: list[Event] = []
        problems: list[Problem] = list(found.problems)
        for standing in _meant(found, register, item, wish):
            made, told = events_for(standing, wish, found.log.last_date(standing.key))
            events += made
            problems += told
        if has_errors(problems):
            raise StopRun(problems, 2)
        if events:
            stamp = register.synthetic.read() if register.synthetic is not None else None
            append_held(log_path(register), [*members_to_freeze(found, register), *events], register.marking, stamp)
    return events, problems


def _check_wish(wish: Wish, today: str) -> None:
    """What can be seen without looking at the register."""
    if not fold(wish.who):
        raise StopRun([problem("update-no-who", Place("--by"))], 2)
    if not any((wish.to, wish.due, wish.owner, wish.note, wish.evidence)):
        raise StopRun([problem("update-nothing", Place("update"))], 2)
    if wish.due and not fold(wish.agreed_by):
        raise StopRun([problem("update-no-agreed", Place("--due"))], 2)
    for option, value in (("--on", wish.on), ("--due", wish.due)):
        if value and not is_day(value):
            raise StopRun([problem("recs-bad-date", Place(option), value=value)], 2)
    if wish.on > today:
        raise StopRun([problem("update-too-late", Place("--on"), date=wish.on)], 2)


def _meant(found: Registers, register: Register, item: Item, wish: Wish) -> list[Standing]:
    """The parts that are meant: those of the bodies named, all, or the only one."""
    day = max(wish.on, register.published.date)
    every = [each for each in where_all_stand(found, day)[0] if each.item.full_name == item.full_name]
    known = list(dict.fromkeys(name for each in every for name in (each.addressee, each.acting)))
    if wish.every:
        return every
    if not wish.bodies:
        if len(every) != 1:
            raise StopRun([problem("update-which-body", Place(item.full_name), name=item.full_name, known=known)], 2)
        return every
    unknown = [each for each in wish.bodies if each not in known]
    if unknown:
        raise StopRun([problem("recs-unknown-body", Place(item.full_name), name=each, known=known) for each in unknown], 2)
    return [each for each in every if each.addressee in wish.bodies or _inherited(each, wish, every)]


def _inherited(each: Standing, wish: Wish, every: Sequence[Standing]) -> bool:
    """Is it a part of one that has ended, whose successor is named, and the successor has no part of its own?"""
    return each.acting in wish.bodies and all(other.addressee != each.acting for other in every)


def events_for(standing: Standing, wish: Wish, last_said: str) -> tuple[list[Event], list[Problem]]:
    """The events that a wish makes of one part, each following the one before; or what is wrong with it.

    `last_said` is the day of the last event in the part's log.
    """
    place = Place(standing.item.full_name)
    last = max(standing.register.published.date, last_said)
    if wish.on < last:
        return [], [problem("update-too-early", place, date=wish.on, last=last)]
    wrong = list(_move_problems(standing, wish, place)) if wish.to else []
    if wrong:
        return [], wrong
    events = list(_chain(standing.key, list(_said(standing, wish)), wish, standing.track.heads))
    if not events:
        fields = {"name": standing.item.full_name, "addressee": standing.addressee}
        return [], [problem("update-same", place, **fields)]
    return events, []


def _move_problems(standing: Standing, wish: Wish, place: Place) -> Iterator[Problem]:
    table, now = standing.register.states, [each.value for each in standing.track.states]
    if wish.to not in table.states:
        yield problem("recs-unknown-state", place, name=wish.to, known=list(table.states))
        return
    if now == [wish.to]:
        return
    settles = len(now) > 1 and wish.to in now
    if not settles and not any(table.may(state, wish.to, wish.role) for state in now):
        allowed = [
            f"{to} ({' or '.join(sorted(table.moves[state, to]))})"
            for state in now for to in table.allowed(state)
        ]  # fmt: skip
        fields = {"name": standing.item.full_name, "addressee": standing.addressee, "state": " / ".join(now)}
        yield problem("update-forbidden", place, **fields, role=wish.role, to=wish.to, allowed=allowed or ["nothing"])
    for name in table.states[wish.to].needs if not settles else ():
        if not fold(getattr(wish, name)):
            what, option = NEEDED[name]
            yield problem("update-needs", place, to=wish.to, what=what, option=option)


def _said(standing: Standing, wish: Wish) -> Iterator[tuple[str, dict[str, str]]]:
    """What happened, with the fields that belong to it. A note goes with the first; alone, it is an event of its own."""
    beside = {"note": wish.note, "evidence": wish.evidence, "source": wish.source}
    found: list[tuple[str, dict[str, str]]] = []
    if wish.to and [each.value for each in standing.track.states] != [wish.to]:
        more = {name: getattr(wish, name) for name in ("signed_off_by", "superseded_by")}
        found.append((MOVED, {"to": wish.to, "role": wish.role, **more}))
    if wish.due and _dues(standing) != [wish.due]:
        found.append((REVISED, {"due": wish.due, "agreed_by": wish.agreed_by}))
    if wish.owner and [each.value for each in standing.track.owners] != [wish.owner]:
        found.append((ASSIGNED, {"owner": wish.owner}))
    if not found and (wish.note or wish.evidence):
        found.append((NOTED, {}))
    for index, (what, fields) in enumerate(found):
        yield what, {**fields, **(beside if index == 0 else {})}


def _dues(standing: Standing) -> list[str | None]:
    return [each.value for each in standing.track.dues] or [standing.first_due]


def _chain(key: Key, said: Sequence[tuple[str, dict[str, str]]], wish: Wish, heads: tuple[str, ...]) -> Iterator[Event]:
    follows = tuple(each for each in heads if " " not in each)  # what later reports say stands in no log
    for what, fields in said:
        event = new_event(key, what, wish.on, wish.who, follows, **fields)
        follows = (event["id"],)
        yield event


def members_to_freeze(found: Registers, register: Register) -> Iterator[Event]:
    """The members of each class that is addressed and that the log has not frozen yet, as an event each."""
    frozen = found.log.members(register.id)
    named = dict.fromkeys(each for item in register.items for each in item.addressees)
    for name in named:
        if name in register.classes and name not in frozen:
            members = list(class_members(register, register.classes[name]))
            content = "\x1f".join([register.id, name, *members])
            yield {
                "id": hashlib.sha256(content.encode()).hexdigest()[:16],
                "date": register.published.date,
                "register": register.id,
                "what": MEMBERS,
                "class": name,
                "members": members,
                "follows": [],
            }
