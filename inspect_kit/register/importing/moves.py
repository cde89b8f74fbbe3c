"""What a row adds to the log. In: a row, and where its part stands. Out: events, or why the row has to be left.

Each event notes what the row said, so that the next import can tell what somebody changed in the spreadsheet from what
happened meanwhile in the log: the first is taken over, the second is never taken back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inspect_kit.problems import Place, Problem, problem
from inspect_kit.register.events import ASSIGNED, IMPORTED, MOVED, NOTED, REVISED, Event
from inspect_kit.register.importing.rows import PART, Row
from inspect_kit.register.standing import Standing
from inspect_kit.register.states import Role

LONGEST_NOTED = 80
"""Characters; of what is longer, the digest is noted."""
BESIDE = ("note", "evidence")
Said = tuple[str, dict[str, str], tuple[str, ...]]
"""What happened, the fields of its event, and what of the row it takes up."""


@dataclass(frozen=True)
class Importing:
    """Who takes over what: the file's name, the map's id, who, on which day."""

    file: str
    map: str
    who: str
    on: str

    @property
    def via(self) -> str:
        """What tells these events from those of another spreadsheet."""
        return f"import/{self.map}"

    @property
    def unsaid(self) -> str:
        """What stands where an event has to say something that the file does not."""
        return f"not said in {self.file}"


@dataclass(frozen=True)
class Part:
    """A row, where its part stands, and the day of the last that was said of it, or of publication."""

    row: Row
    standing: Standing
    last: str


@dataclass
class Taken:
    """What comes of a row. A row that is refused, or wrong, brings no events."""

    events: list[Event] = field(default_factory=list)
    refused: Problem | None = None
    wrong: Problem | None = None


def take_row(part: Part, importing: Importing, place: Place, state_place: Place) -> Taken:
    """The events of a row; places are those of the row and of its state."""
    row, standing = part.row, part.standing
    new = _new(row, standing, importing.via)
    if not new:
        return Taken()
    if "state" in new and not _may(row, standing):
        return Taken(refused=_refusal(row, standing, state_place))
    if not row.updated and importing.on < part.last:
        return Taken(wrong=problem("update-too-early", place, date=importing.on, last=part.last))
    date = max(row.updated or importing.on, part.last)
    return Taken(list(_chain(row, standing, _said(row, standing, new, importing), importing, date)))


def _new(row: Row, standing: Standing, via: str) -> frozenset[str]:
    """What the row says and did not say when it was last imported."""
    before: dict[str, Any] = {}
    for event in standing.track.history:
        if event.get("via") == via:
            before |= {name: event[f"row_{name}"] for name in PART if f"row_{name}" in event}
    return frozenset(name for name, value in row.said.items() if before.get(name) != _noted(value))


def _noted(value: str) -> str:
    return value if len(value) <= LONGEST_NOTED else f"sha256 {hashlib.sha256(value.encode()).hexdigest()}"


def _states(standing: Standing) -> list[str]:
    return [each.value for each in standing.track.states]


def _begun(standing: Standing) -> bool:
    """Has anything been said of its state?"""
    return any(event["what"] in (MOVED, IMPORTED) for event in standing.track.history)


def _may(row: Row, standing: Standing) -> bool:
    now, to = _states(standing), row.said["state"]
    return not _begun(standing) or to in now or _role(standing, to) is not None


def _role(standing: Standing, to: str) -> str | None:
    """Who may make the move: its owner, if it may."""
    table, now = standing.register.states, _states(standing)
    settles = len(now) > 1 and to in now
    return next((role.value for role in Role if settles or any(table.may(state, to, role) for state in now)), None)


def _refusal(row: Row, standing: Standing, place: Place) -> Problem:
    table, now = standing.register.states, _states(standing)
    allowed = [f"{to} ({' or '.join(sorted(table.moves[state, to]))})" for state in now for to in table.allowed(state)]
    fields = {"name": row.name, "addressee": row.addressee, "state": " / ".join(now), "to": row.said["state"]}
    return problem("import-forbidden", place, **fields, allowed=allowed or ["nothing"])


def _said(row: Row, standing: Standing, new: frozenset[str], importing: Importing) -> list[Said]:
    """What happened, in order. What the log says already is noted with the first, or by itself."""
    found = list(_happened(row, standing, new, importing))
    settled = tuple(name for name in PART if name in new and not any(name in taken for _, _, taken in found))
    if not settled:
        return found
    if not found:
        return [(NOTED, {}, settled)]
    what, fields, taken = found[0]
    return [(what, fields, (*taken, *settled)), *found[1:]]


def _happened(row: Row, standing: Standing, new: frozenset[str], importing: Importing) -> Iterator[Said]:
    beside = {name: row.said[name] for name in BESIDE if name in row.said}
    fresh = tuple(name for name in BESIDE if name in new)
    if "state" in new and (not _begun(standing) or _states(standing) != [row.said["state"]]):
        yield _state_said(row, standing, importing, beside)
    elif fresh:
        yield NOTED, {name: row.said[name] for name in fresh}, fresh
    dues: set[str | None] = {each.value for each in standing.track.dues} or {standing.first_due}
    if "due" in new and dues != {row.said["due"]}:
        yield REVISED, {"due": row.said["due"], "agreed_by": importing.unsaid}, ("due",)
    owners: set[str | None] = {each.value for each in standing.track.owners} or {standing.owner}
    if "owner" in new and owners != {row.said["owner"]}:
        yield ASSIGNED, {"owner": row.said["owner"]}, ("owner",)


def _state_said(row: Row, standing: Standing, importing: Importing, beside: Mapping[str, str]) -> Said:
    to, taken = row.said["state"], ("state", *beside)
    given = {"signed_off_by": row.signed_off_by, "superseded_by": row.superseded_by, **beside}
    if not _begun(standing):
        return IMPORTED, {"to": to, **given}, taken
    needs = {name: importing.unsaid for name in standing.register.states.states[to].needs if not given.get(name)}
    return MOVED, {"to": to, "role": _role(standing, to) or "", **given, **needs}, taken


def _chain(row: Row, standing: Standing, said: list[Said], importing: Importing, date: str) -> Iterator[Event]:
    """The events, each following the one before. The same row in the same place makes the same events, with the same ids."""
    register, item, addressee = standing.key
    follows = [each for each in standing.track.heads if " " not in each]  # what later reports say stands in no log
    for what, fields, taken in said:
        event = {
            "date": date,
            "register": register,
            "item": item,
            "addressee": addressee,
            "what": what,
            "who": importing.who,
            **{name: value for name, value in fields.items() if value},
            "source": f"{importing.file} row {row.number}",
            "via": importing.via,
            **{f"row_{name}": _noted(row.said[name]) for name in taken},
            "follows": follows,
        }
        name = hashlib.sha256(json.dumps(event, sort_keys=True).encode()).hexdigest()[:16]
        yield {"id": name, **event}
        follows = [name]
