"""Claims of workbooks against what is stored: what is taken, what stands, what needs somebody to settle it.

In: the stored answers of one reading, its amendments, and the claims of the workbooks collected together. Out: the answers
after it, what changed, and problems. The order in which workbooks are named has no part in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from inspect_kit.answers.amendments import Amendment, Said
from inspect_kit.answers.model import AnswersFile, CollectedWorkbook, StoredAnswer
from inspect_kit.answers.reading import Claim
from inspect_kit.cells.read import Value
from inspect_kit.conditions.model import State
from inspect_kit.layout.columns import is_remark, question_of
from inspect_kit.problems import Place, Problem, problem

Claims = Mapping[str, Mapping[str, Claim]]
Amended = Mapping[tuple[str, str], tuple[Amendment, ...]]
Key = tuple[str, str]


@dataclass(frozen=True)
class Incoming:
    """One workbook's claims for one reading. `accepted`: somebody said to take it over what is stored.

    `structure` is the digest of what it asked.
    """

    workbook: str
    file: str
    shown_as: str
    modified: str
    claims: Claims
    accepted: bool = False
    structure: str = ""
    unread: Set[Key] = frozenset()
    """Rows and questions whose cells could not be taken: not the same as blank."""
    holds_remarks: bool = False
    """Is there room for notes and source records? Where there is none, they are not blank."""
    asks: Set[str] | None = None
    """The questions of its part, all where it is None: rows of other parts may have the same ids, and their answers are not
    blank here."""

    def copy(self) -> tuple[str, str, str]:
        """Which copy of which workbook it is of: its other sheets are of the same."""
        return self.workbook, self.file, self.modified

    def has_room_for(self, question: str) -> bool:
        """Could this be answered here, so that a blank says something?"""
        asked = self.asks is None or question_of(question) in self.asks
        return asked and (self.holds_remarks or not is_remark(question))

    def source(self, claim: Claim) -> str:
        """Where the claim stands, as `workbook!sheet!cell`."""
        return f"{self.file}!{claim.sheet}!{claim.address}"

    def place(self, claim: Claim) -> Place:
        """The same, for a problem."""
        return Place(self.shown_as, sheet=claim.sheet, cell=claim.address)


@dataclass(frozen=True)
class Change:
    """An answer that was replaced."""

    row: str
    question: str
    old: Said
    new: Said
    source: str


@dataclass
class Merged:
    """The answers after collecting. `overruled` are amended answers that an accepted workbook changes again."""

    answers: AnswersFile
    taken: int = 0
    unchanged: int = 0
    changes: list[Change] = field(default_factory=list)
    overruled: list[tuple[Key, Said, Said, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def merge(stored: AnswersFile, incoming: Sequence[Incoming], amended: Amended) -> Merged:
    """Take in what can be taken."""
    ordered = sorted(incoming, key=lambda each: (each.modified, each.workbook, each.shown_as))
    return _Merge(stored, amended).run(ordered)


class _Merge:
    def __init__(self, stored: AnswersFile, amended: Amended) -> None:
        self._stored = stored
        self._amended = amended
        self._rows = {row: dict(given) for row, given in stored.rows.items()}
        self._books = dict(stored.workbooks)
        self._merged = Merged(stored)
        self._refused: Counter[tuple[str, str, str]] = Counter()

    def run(self, incoming: Sequence[Incoming]) -> Merged:
        usable = [each for each in incoming if not self._is_older(each)]
        disputed = set(self._disputed(incoming))  # older copies too: collected again, they must not go quiet
        for each in usable:
            self._refused[each.copy()] += len(each.unread)
        for each in usable:  # one after another, as if each had been collected by itself
            self._note_blanks(each)
            for row, claims in each.claims.items():
                for question, claim in claims.items():
                    if (row, question) not in disputed:
                        self._take(each, row, question, claim)
            self._remember(each)
        self._merged.answers = replace(self._stored, rows=self._rows, workbooks=self._books)
        return self._merged

    def _remember(self, each: Incoming) -> None:
        """Which copy was collected last. An older one that merely agrees must not make way for those between."""
        before = self._books.get(each.workbook)
        newer = before is None or each.accepted or each.modified >= before.modified
        refused = self._refused[each.copy()]
        if newer and (refused or any(each.claims.values())):
            structure = "" if each.structure == self._stored.structure else each.structure
            first = before.first_saved if before is not None else each.modified
            kept = "" if first == each.modified else first
            self._books[each.workbook] = CollectedWorkbook(*each.copy(), structure, refused, kept)

    def _note_blanks(self, each: Incoming) -> None:
        """A blank never erases; whoever meant to blank an answer hears how."""
        kept = [
            (row, question)
            for row, claims in each.claims.items()
            for question, stored in self._rows.get(row, {}).items()
            if question not in claims and (row, question) not in each.unread and stored.workbook == each.workbook
            if each.has_room_for(question)
        ]
        if kept:
            row, question = kept[0]
            fields = {"count": len(kept), "row": row, "question": question}
            self._merged.problems.append(problem("collect-blanks-kept", Place(each.shown_as), **fields))

    def _is_older(self, each: Incoming) -> bool:
        """A copy saved before the one that was collected, or nobody knows when, and saying something else: nobody meant to
        go back."""
        before = self._stored.workbooks.get(each.workbook)
        if before is None or each.accepted or each.modified >= before.modified:
            return False
        count = sum(1 for _ in self._differing(each))
        if count:
            fields = {"found": each.modified, "stored": before.modified, "count": count, "file": each.shown_as}
            code = "collect-older-copy" if each.modified else "collect-undated-copy"
            self._merged.problems.append(problem(code, Place(each.shown_as), **fields))
        return bool(count)

    def _differing(self, each: Incoming) -> Iterator[Key]:
        for row, claims in each.claims.items():
            for question, claim in claims.items():
                stored = self._rows.get(row, {}).get(question)
                if stored is not None and stored.says() != claim.says():
                    yield row, question

    def _disputed(self, incoming: Sequence[Incoming]) -> Iterator[Key]:
        """Answers of which copies collected together say different things, and none can be told to be the later one."""
        seen: dict[Key, tuple[Incoming, Claim]] = {}
        for each in incoming:
            for row, claims in each.claims.items():
                for question, claim in claims.items():
                    other, earlier = seen.setdefault((row, question), (each, claim))
                    if earlier.says() != claim.says() and not _supersedes(each, other):
                        self._dispute(each, claim, other, earlier, (row, question))
                        yield row, question
                    seen[row, question] = (each, claim)

    def _dispute(self, each: Incoming, claim: Claim, other: Incoming, earlier: Claim, key: Key) -> None:
        fields = {"row": key[0], "question": key[1], "first": said(claim.says()), "second": said(earlier.says())}
        self._merged.problems.append(problem("collect-two-copies", each.place(claim), other=other.place(earlier), **fields))

    def _take(self, each: Incoming, row: str, question: str, claim: Claim) -> None:
        stored, log = self._rows.get(row, {}).get(question), self._amended.get((row, question), ())
        new = StoredAnswer(claim.state, claim.value, each.source(claim), each.workbook, self._saved(each))
        if stored is not None and stored.says() == claim.says():
            self._merged.unchanged += 1
            if self._is_of_another(stored, each):
                self._rows[row][question] = replace(new, saved=stored.saved)
            return
        if log and claim.says() != log[-1].new:
            self._against_amendment(each, (row, question), new, log[-1], claim)
        elif stored is None:
            self._put((row, question), new)
        elif each.accepted or (stored.workbook == each.workbook and not self._is_of_one_time(each)):
            self._put((row, question), new)
            self._merged.changes.append(Change(row, question, stored.says(), claim.says(), new.source))
        elif stored.workbook == each.workbook:
            self._stands(each, (row, question), claim, stored.says(), f"{stored.source}, from a copy saved at the same time")
        elif log:
            self._merged.unchanged += 1
        else:
            self._stands(each, (row, question), claim, stored.says(), stored.source)

    def _saved(self, each: Incoming) -> str:
        """When what this copy says anew was said. An older one that is accepted is said last all the same."""
        before = self._books.get(each.workbook)
        return "" if before is None or before.first_saved == each.modified else max(before.modified, each.modified)

    def _is_of_another(self, stored: StoredAnswer, each: Incoming) -> bool:
        """Was it given to another structure of the template? Given again, it is an answer to this one."""
        known = stored.workbook in self._stored.workbooks
        return known and self._stored.structure_of(stored.workbook) != each.structure

    def _is_of_one_time(self, each: Incoming) -> bool:
        """Was the copy that is stored saved at the same time, or neither says when? Then nobody can tell the later one."""
        before = self._stored.workbooks.get(each.workbook)
        return before is not None and before.modified == each.modified

    def _put(self, key: Key, new: StoredAnswer) -> None:
        self._rows.setdefault(key[0], {})[key[1]] = new
        self._merged.taken += 1

    def _against_amendment(self, each: Incoming, key: Key, new: StoredAnswer, last: Amendment, claim: Claim) -> None:
        """The amendment stands, unless this workbook was accepted over it; then that is an amendment in its turn."""
        if not each.accepted:
            self._stands(each, key, claim, last.new, f"amended by {last.by} on {last.when}")
            return
        self._put(key, new)
        self._merged.changes.append(Change(*key, last.new, claim.says(), new.source))
        self._merged.overruled.append((key, last.new, claim.says(), each.shown_as))

    def _stands(self, each: Incoming, key: Key, claim: Claim, stands: Said, why: str) -> None:
        fields = {"row": key[0], "question": key[1], "found": said(claim.says()), "stored": said(stands)}
        found = problem("collect-stored-stands", each.place(claim), why=why, file=each.shown_as, **fields)
        self._merged.problems.append(found)


def _supersedes(later: Incoming, earlier: Incoming) -> bool:
    """Is this a later version of the same workbook? Workbooks come sorted by when they were saved.

    Where somebody accepts the earlier one and names the later one as well, nobody can tell which is meant.
    """
    meant = later.accepted or not earlier.accepted
    return later.workbook == earlier.workbook and later.modified > earlier.modified and meant


def said(says: tuple[State, Value | None]) -> str:
    """What an answer says, for a message."""
    state, value = says
    if state is not State.ANSWERED:
        return state.name.lower().replace("_", " ")
    return f"`{', '.join(value) or 'none of these'}`" if isinstance(value, tuple) else f"`{value}`"
