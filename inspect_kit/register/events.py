"""Events of a progress log, one JSON object a line. In: lines that anybody may have written, merged or cut. Out: events.

An event is kept as the mapping it was read as, once its shape has been looked at: logs are long, and most of their lines
are only counted through.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.register.periods import is_day

FORMAT = "progress/1"
MOVED, REVISED, ASSIGNED, NOTED, IMPORTED, MEMBERS = "moved", "revised", "assigned", "noted", "imported", "members"
HEAD = frozenset({"id", "date", "register", "item", "addressee", "who", "follows"})
NEEDED: dict[str, frozenset[str]] = {
    MOVED: HEAD | {"to", "role"},
    REVISED: HEAD | {"due", "agreed_by"},
    ASSIGNED: HEAD | {"owner"},
    NOTED: HEAD,
    IMPORTED: HEAD | {"to"},
    MEMBERS: frozenset({"id", "date", "register", "follows", "class", "members"}),
}
"""What happened, and the keys that stand in an event of that sort."""
LISTS = frozenset({"follows", "members"})
TEXTS = frozenset({
    "id", "date", "register", "item", "addressee", "who", "what", "role", "to", "due", "agreed_by", "owner", "note", "evidence",
    "signed_off_by", "superseded_by", "source", "via", "class", "marking", "synthetic",
})  # fmt: skip

Event = Mapping[str, Any]
"""`follows` is a list of ids, `members` a list of addressees; everything else is text. See `schemas/progress`."""
Key = tuple[str, str, str]
"""Register, item, addressee."""


def new_event(key: Key, what: str, date: str, who: str, follows: tuple[str, ...], **fields: str) -> Event:
    """An event with an id that no other has. Empty fields are left out."""
    register, item, addressee = key
    head = {"id": secrets.token_hex(8), "date": date, "register": register, "item": item, "addressee": addressee}
    more = {name: value for name, value in fields.items() if value}
    return {**head, "what": what, "who": who, **more, "follows": list(follows)}


def event_line(event: Event, marking: str, synthetic: str | None = None) -> str:
    """The event as a line of a log."""
    stamp = {"format": FORMAT, "marking": marking, **({"synthetic": synthetic} if synthetic else {})}
    return json.dumps({**stamp, **event}, ensure_ascii=False)


def read_events(content: bytes, shown_as: str, problems: list[Problem]) -> Iterator[tuple[int, Event]]:
    """Every event with the number of its line. A line that cannot be taken is added to the problems and is passed over.

    Raises:
        StopRun: a newer version of the tool has written in it; nothing may be read into what is not understood.
    """
    from orjson import loads

    known = _Known()
    kinds, days = known.kinds, known.days
    for number, line in enumerate(content.split(b"\n"), start=1):
        try:
            event = loads(line)
        except ValueError:  # nothing at all, not UTF-8, not JSON, or nested too deeply
            if line and not line.isspace():
                code = "progress-bad-line" if line.rstrip().endswith(b"}") else "progress-torn-line"
                problems.append(problem(code, Place(shown_as, line=number)))
            continue
        if type(event) is not dict:
            problems.append(problem("progress-bad-line", Place(shown_as, line=number)))
            continue
        # Nearly every line is of a kind that came before, and then only its values are looked at.
        what = event.get("what")
        if (
            type(what) is str
            and (what, *event, *map(type, event.values())) in kinds
            and event["date"] in days
            and event["format"] == FORMAT
            and b'""' not in line  # where no text is empty
            and (not (follows := event["follows"]) or (len(follows) == 1 and type(follows[0]) is str))
        ):
            yield number, event
            continue
        wrong = known.learn(event)
        if wrong is None:
            yield number, event
        elif wrong == "format":
            fields = {"found": event.get("format"), "known": FORMAT}
            raise StopRun([problem("progress-newer", Place(shown_as, line=number), **fields)])
        else:
            problems.append(problem("progress-wrong-line", Place(shown_as, line=number), at=wrong))


@dataclass
class _Known:
    """What was looked at closely once, and need not be again: kinds of events, and days of the calendar.

    A kind is what happened, with the keys of the event and the types of their values, all of them right.
    """

    kinds: set[tuple[object, ...]] = field(default_factory=set)
    days: set[str] = field(default_factory=set)

    def learn(self, event: Mapping[str, Any]) -> str | None:
        """The key that is missing or of another kind; None where all is well, and its kind is known from now on."""
        wrong = _wrong(event) or self._wrong_days(event)
        if wrong is None and "due" not in event and event["what"] != MEMBERS:
            self.kinds.add((event["what"], *event, *map(type, event.values())))
        return wrong

    def _wrong_days(self, event: Mapping[str, Any]) -> str | None:
        for name in ("date", "due"):
            value = event.get(name)
            if value is not None and value not in self.days:
                if not is_day(value):
                    return name
                self.days.add(value)
        return None


def _wrong(event: Mapping[str, Any]) -> str | None:
    """The key that is missing or of another kind; None where all is well. Days are not looked at."""
    if event.get("format") != FORMAT:
        return "format" if str(event.get("format", "")).startswith("progress/") else "id"
    what = event.get("what")
    if not isinstance(what, str) or what not in NEEDED:
        return "what"
    lacking = [name for name in sorted(NEEDED[what]) if name not in event or event[name] == ""]
    return lacking[0] if lacking else _wrong_kinds(event, what)


def _wrong_kinds(event: Mapping[str, Any], what: str) -> str | None:
    """Texts are texts, lists are lists of texts. Keys that we do not know are somebody else's, and are let be."""
    for name, value in event.items():
        if name in TEXTS and not isinstance(value, str):
            return name
    for name in LISTS & NEEDED[what]:
        if not isinstance(event[name], list) or not all(isinstance(each, str) for each in event[name]):
            return name
    return None
