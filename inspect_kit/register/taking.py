"""From answers of a progress workbook to events: what changed since *that* workbook was written, whatever happened meanwhile.

In: the rows that a workbook was written from, the answers collected, and the registers. Out: events that are not in the log
yet. Each follows what the row was written after, or what was taken from the same workbook before: two people who say different
things are in conflict, and neither takes back what the other said. The same answers make the same events, so collecting twice
adds nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inspect_kit.answers.model import Answers, AnswersFile, StoredAnswer
from inspect_kit.conditions.model import State
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.register.events import ASSIGNED, MOVED, NOTED, REVISED, Event, Key
from inspect_kit.register.folder import Registers
from inspect_kit.register.model import Register
from inspect_kit.register.rows import FOLLOWS, key_of_row
from inspect_kit.register.states import Role
from inspect_kit.register.update import NEEDED
from inspect_kit.rows import Row, RowsFile

STATE, SENT = "state", "state_when_sent"
ASPECTS: Mapping[str, tuple[str, ...]] = {
    MOVED: (STATE, "signed_off_by"),
    REVISED: ("revised_due", "agreed_by"),
    ASSIGNED: ("owner",),
    NOTED: ("note", "evidence"),
}
"""What happened, by the questions that tell; the first of them is compared with what was taken before."""
FIELDS = {STATE: "to", "revised_due": "due"}
"""The field of an event, where it is not called like the question."""


@dataclass
class Taken:
    """New events, and what is wrong with what was said."""

    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Given:
    """One body's answers of one round: the rows that they are of, whoever filled the workbook, and today."""

    rows: RowsFile
    answers: Answers
    file: AnswersFile
    body_name: str
    today: str

    @property
    def via(self) -> str:
        """What tells these answers from those of another round."""
        return f"{self.rows.instrument}/{self.rows.round}/{self.rows.body}"


def take(found: Registers, given: Given) -> Taken:
    """Every event that the log lacks. The log must be held until they are appended."""
    taken = Taken()
    for row in given.rows.rows:
        answers = given.answers.get(row.id, {})
        if answers:
            _Row(found, given, row, answers, taken).take()
    return taken


class _Row:
    """One row of a workbook that came back."""

    def __init__(self, found: Registers, given: Given, row: Row, answers: Mapping[str, StoredAnswer], taken: Taken) -> None:
        self._given, self._row, self._answers, self._taken = given, row, answers, taken
        self._key: Key = key_of_row(row.id, given.rows.body)
        self._register: Register | None = found.registers.get(self._key[0])
        log = found.log.of(self._key)
        self._dates: dict[str, str] = {event["id"]: event["date"] for event in log}
        self._mine = [event for event in log if event.get("via") == given.via]

    def take(self) -> None:
        if self._register is None or self._key[1] not in self._register.by_id:
            place = self._place(next(iter(self._answers)))
            self._taken.problems.append(problem("progress-row-unknown", place, name="/".join(self._key[:2])))
            return
        if self._wrong_move(self._register):
            return
        follows = self._last_taken()
        for what, questions in ASPECTS.items():
            said = {name: self._said(name) for name in questions}
            if self._is_new(what, said):
                event = self._event(what, said, follows)
                self._taken.events.append(event)
                follows = (event["id"],)

    def _said(self, question: str) -> str:
        answer = self._answers.get(question)
        return str(answer.value) if answer is not None and answer.state is State.ANSWERED else ""

    def _last_taken(self) -> tuple[str, ...]:
        """The last events that were taken from this workbook; before the first, those that the row was written after."""
        followed = {name for event in self._mine for name in event["follows"]}
        heads = tuple(event["id"] for event in self._mine if event["id"] not in followed)
        sent = self._row.facts.get(FOLLOWS, ())
        return heads or (tuple(sent) if isinstance(sent, tuple) else ())

    def _was(self, what: str) -> Event | None:
        """What was last taken of this sort from this workbook."""
        return next((event for event in reversed(self._mine) if event["what"] == what), None)

    def _is_new(self, what: str, said: Mapping[str, str]) -> bool:
        """Does it say anything, and something else than was taken before or sent out?"""
        was, compared = self._was(what), said if what == NOTED else {next(iter(said)): next(iter(said.values()))}
        if not any(compared.values()):
            return False
        if was is not None:
            return any(was.get(FIELDS.get(name, name), "") != value for name, value in compared.items())
        return what != MOVED or said[STATE] != self._row.facts.get(SENT)

    def _wrong_move(self, register: Register) -> bool:
        """An owner's workbook makes an owner's moves, from where it stood when it was written."""
        to = self._said(STATE)
        was = self._was(MOVED)
        state = was["to"] if was is not None else str(self._row.facts.get(SENT, ""))
        if not to or to == state:
            return False
        table, place = register.states, self._place(STATE)
        name = "/".join(self._key[:2])
        if state and not table.may(state, to, Role.OWNER):
            allowed = [table.states[each].label.read() for each in table.allowed(state, Role.OWNER)] or ["nothing"]
            fields = {"name": name, "state": table.states[state].label.read(), "to": to, "allowed": allowed}
            self._taken.problems.append(problem("progress-not-allowed", place, **fields))
            return True
        needs = [NEEDED[each][0] for each in table.states[to].needs if not self._said(each)] if to in table.states else []
        if needs:
            self._taken.problems.append(problem("progress-needs", place, name=name, to=to, what=needs))
        return bool(needs)

    def _event(self, what: str, said: Mapping[str, str], follows: tuple[str, ...]) -> Event:
        fields = {FIELDS.get(name, name): value for name, value in said.items() if value}
        content = [self._given.via, *self._key, what, *(f"{name}={value}" for name, value in fields.items()), *follows]
        name = hashlib.sha256("\x1f".join(content).encode()).hexdigest()[:16]
        register, item, addressee = self._key
        first = next(each for each in said if self._said(each))
        return {
            "id": name,
            "date": self._date(follows),
            "register": register,
            "item": item,
            "addressee": addressee,
            "what": what,
            "who": self._row.reviewer or self._given.body_name,
            **({"role": Role.OWNER.value} if what == MOVED else {}),
            **({"agreed_by": self._given.body_name} if what == REVISED and "agreed_by" not in fields else {}),
            **fields,
            "via": self._given.via,
            "source": self._answers[first].source,
            "follows": list(follows),
        }

    def _date(self, follows: Sequence[str]) -> str:
        """The day on which the workbook was saved, not before what it follows and not after today."""
        day = min(self._given.file.saved(self._answers) or self._given.today, self._given.today)
        before: list[str] = [self._dates[each] for each in follows if each in self._dates]
        return max([day, *before])

    def _place(self, question: str) -> Place:
        answer = self._answers.get(question) or next(iter(self._answers.values()))
        return Place.of_cell(answer.source or self._given.via)
