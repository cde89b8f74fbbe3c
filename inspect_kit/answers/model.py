"""Answers as they are kept: each with its state, its value, and the cell it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspect_kit.cells.read import Value
from inspect_kit.conditions.model import State

FIRST, SECOND = "first", "second"
READINGS = (FIRST, SECOND)

RowAnswers = Mapping[str, "StoredAnswer"]
Answers = Mapping[str, RowAnswers]
"""Row id, then question id. Beside an answer may stand `QUESTION#note` and `QUESTION#source`: texts that no measure sees."""


@dataclass(frozen=True)
class StoredAnswer:
    """An answer that somebody gave. `source` is `workbook!sheet!cell`; `workbook` the id of the workbook it came from.

    `saved` is when the copy was saved that said so first; empty where it was the first copy of its workbook.

    Only answered and unable to tell are stored: what is missing is not there, what does not apply is worked out.
    """

    state: State
    value: Value | None
    source: str
    workbook: str
    saved: str = ""

    def says(self) -> tuple[State, Value | None]:
        """What it says, wherever it came from."""
        return self.state, self.value


@dataclass(frozen=True)
class CollectedWorkbook:
    """A workbook that was taken in. `modified` is when it was last saved, as it says itself.

    `structure` is the digest of what it asked; empty where it asked what the answers file says. `refused` is how many answers
    of the copy that was collected last could not be taken. `first` is when the copy was saved that was collected first; empty
    where that is the same.
    """

    id: str
    file: str
    modified: str
    structure: str = ""
    refused: int = 0
    first: str = ""

    @property
    def first_saved(self) -> str:
        """When its first copy was saved."""
        return self.first or self.modified


@dataclass(frozen=True)
class AnswersFile:
    """The answers of one reading of one body."""

    instrument: str
    round: str
    body: str
    reading: str
    template: str
    structure: str
    workbooks: Mapping[str, CollectedWorkbook] = field(default_factory=dict)
    rows: Answers = field(default_factory=dict)

    def said_when(self, answer: StoredAnswer) -> str:
        """When the copy was saved in which an answer was first given as it stands; empty where nobody knows."""
        book = self.workbooks.get(answer.workbook)
        return answer.saved or (book.first_saved if book is not None else "")

    def structure_of(self, workbook: str) -> str:
        """The digest of what a workbook asked that was taken in."""
        return self.workbooks[workbook].structure or self.structure

    def saved(self, given: RowAnswers) -> str:
        """The day on which the latest of the workbooks was saved that these answers came from; empty where none says."""
        books = (self.workbooks.get(answer.workbook) for answer in given.values())
        return max((book.modified[:10] for book in books if book is not None), default="")
