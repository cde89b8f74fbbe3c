"""What came of collecting, as a value: for each reading of each body, what was taken and what changed. Out: also as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from inspect_kit.answers.merge import Change, said
from inspect_kit.problems import Problem
from inspect_kit.urgent import UrgentRow


@dataclass(frozen=True)
class BodyCollected:
    """What came of one reading of one body."""

    instrument: str
    round: str
    body: str
    reading: str
    files: tuple[str, ...]
    taken: int
    unchanged: int
    changes: tuple[Change, ...]


@dataclass
class CollectOutcome:
    """What came of it all."""

    bodies: list[BodyCollected] = field(default_factory=list)
    urgent: list[UrgentRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """The same as JSON."""
        return {
            "bodies": [
                {**vars(each), "files": list(each.files), "changes": [_change(change) for change in each.changes]}
                for each in self.bodies
            ],
            "urgent": [vars(each) for each in self.urgent],
        }


def _change(change: Change) -> dict[str, Any]:
    return {**vars(change), "old": said(change.old), "new": said(change.new)}
