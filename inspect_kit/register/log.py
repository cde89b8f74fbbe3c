"""The progress log of a folder: `progress.jsonl`, to which lines are only ever added.

In: a path. Out: its events by what they are about, whatever order they stand in. Two people who append at once lose nothing:
each append is under a lock that works on Windows too, and is on disk before it is acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from inspect_kit.files import append_locked, locked, read_bytes
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.register.events import MEMBERS, Event, Key, event_line, read_events

FILE = "progress.jsonl"
SIZE_LIMIT = 2_000_000_000
"""Bytes."""


@dataclass
class Log:
    """The events of one or more logs. `frozen` are members by register and class; `begins` the file and line that a part's
    events begin at.
    """

    events: dict[Key, list[Event]] = field(default_factory=dict)
    frozen: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    begins: dict[Key, tuple[str, int]] = field(default_factory=dict)
    ids: dict[str, Event] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, key: Key) -> Sequence[Event]:
        """The events of one addressee's part in one item."""
        return self.events.get(key, ())

    def place(self, key: Key) -> Place | None:
        """Where the events of one addressee's part in one item begin; None where there are none."""
        begin = self.begins.get(key)
        return Place(begin[0], line=begin[1]) if begin is not None else None

    def last_date(self, key: Key) -> str:
        """The day of the last of them; empty where there is none."""
        return max((event["date"] for event in self.of(key)), default="")

    def members(self, register: str) -> Mapping[str, tuple[str, ...]]:
        """Members by class that this register's log has frozen."""
        return {of: members for (owner, of), members in self.frozen.items() if owner == register}

    def add(self, content: bytes, shown_as: str) -> None:
        """Take in the content of another log."""
        events, ids = self.events, self.ids
        for number, event in read_events(content, shown_as, self.problems):
            if ids.setdefault(event["id"], event) is not event:
                self._again(event, Place(shown_as, line=number))
            elif event["what"] == MEMBERS:
                self._freeze(event, Place(shown_as, line=number))
            else:
                key = (event["register"], event["item"], event["addressee"])
                mine = events.get(key)
                if mine is None:
                    events[key] = [event]
                    self.begins[key] = (shown_as, number)
                else:
                    mine.append(event)

    def _again(self, event: Event, place: Place) -> None:
        """The same event once more, as in copies that were merged; or another one with its id."""
        if self.ids[event["id"]] != event:
            self.problems.append(problem("progress-id-twice", place, id=event["id"]))

    def add_file(self, path: Path, shown_as: str) -> None:
        """Take in the log at a path; there need not be one yet."""
        if path.exists():
            self.add(read_bytes(path, SIZE_LIMIT, shown_as), shown_as)

    def _freeze(self, event: Event, place: Place) -> None:
        """The members of a class; of two that differ, the one that comes first in the alphabet, whatever the order."""
        key, members = (event["register"], event["class"]), tuple(event["members"])
        before = self.frozen.setdefault(key, members)
        if before != members:
            self.frozen[key] = min(before, members)
            self.problems.append(problem("progress-members-differ", place, name=event["class"]))


def read_log(path: Path, shown_as: str | None = None) -> Log:
    """The log at a path; empty where there is none.

    Raises:
        StopRun: it cannot be read, or a newer version has written in it.
    """
    log = Log()
    log.add_file(path, shown_as or str(path))
    return log


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the log from reading to appending, so that nobody moves an item in between."""
    with locked(path):
        yield


def append_events(path: Path, events: Sequence[Event], marking: str, synthetic: str | None = None) -> None:
    """Add events at the end, under the lock; on disk when this returns.

    Raises:
        StopRun: the file cannot be written, or somebody else has held it too long.
    """
    with locked(path):
        append_held(path, events, marking, synthetic)


def append_held(path: Path, events: Sequence[Event], marking: str, synthetic: str | None = None) -> None:
    """The same, for whoever holds the lock already."""
    append_locked(path, [event_line(event, marking, synthetic) for event in events])
