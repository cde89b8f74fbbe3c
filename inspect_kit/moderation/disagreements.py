"""What two readings do not agree on, by cell. In: rows read twice. Out: each disagreement, and who settled it, and why.

A blank is no disagreement, and neither is a question that applies by one reading alone: it hangs on another, which was answered
differently and is listed. A disagreement is settled by an amendment that was made knowing what the second reading says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.answers.amendments import Amendment, Said
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.answers.shown import shown_answer
from inspect_kit.layout.columns import remark_columns
from inspect_kit.moderation.read_twice import Pair, ReadTwice, compared
from inspect_kit.template.model import Question
from inspect_kit.view import Value, View

HEADINGS = ("instrument", "body", "row", "question", "title", "first", "second", "first_cell", "second_cell", "state",
            "settled_as", "by", "when", "because")  # fmt: skip
LONG = frozenset({"title", "because"})


@dataclass(frozen=True)
class Disagreement:
    """One cell in which two readings differ. `log` are the amendments of it; the last may have settled it."""

    read: ReadTwice
    row: str
    question: Question
    first: StoredAnswer
    second: StoredAnswer
    log: tuple[Amendment, ...]

    @property
    def settled(self) -> Amendment | None:
        """The amendment that settled it, if any: one made before the second reading said what it says settles nothing."""
        return self.log[-1] if self.log and self.log[-1].settles(self.second.says()) else None

    @property
    def counts(self) -> Said:
        """What counts at present: the first reading, or what it was amended to."""
        return self.log[-1].new if self.log else self.first.says()

    def note(self, answers: str) -> str:
        """What stands beside the answer of a reading (`first` or `second`), where it was given in a form."""
        given = (self.read.first if answers == "first" else self.read.second)[self.row]
        return "; ".join(str(given[each.id].value) for each in remark_columns(self.question.id) if each.id in given)


def disagreements(read: Sequence[ReadTwice]) -> Iterator[Disagreement]:
    """Every one of them, down the rows of each body and across."""
    for each in read:
        by_row: dict[str, list[tuple[Question, Pair]]] = {}
        for question in compared(each.part):
            for pair in each.pairs(question).said:
                if not pair.agrees:
                    by_row.setdefault(pair.row, []).append((question, pair))
        for row in each.rows:
            for question, _ in by_row.get(row.id, ()):
                first, second = (answers[row.id][question.id] for answers in (each.first, each.second))
                yield Disagreement(each, row.id, question, first, second, each.amendments(row.id, question.id))


def disagreements_view(found: Sequence[Disagreement], language: str) -> View:
    """A line for each; those that are open first."""
    several = len({each.read.instrument.id for each in found}) > 1
    rows = tuple(_row(each, language) for each in sorted(found, key=lambda each: each.settled is not None))
    notes = (f"{sum(each.settled is None for each in found)} open of {len(found)}.",)
    return View(HEADINGS, rows, notes, frozenset() if several else frozenset({"instrument"}), LONG)


def _row(each: Disagreement, language: str) -> tuple[Value, ...]:
    answer, settled = each.question.answer, each.settled
    return (
        each.read.instrument.id, each.read.body, each.row, each.question.id, each.question.title.read(language),
        shown_answer(answer, each.first.says(), language), shown_answer(answer, each.second.says(), language),
        each.first.source, each.second.source,
        "open" if settled is None else "settled",
        shown_answer(answer, settled.new, language) if settled is not None else "",
        settled.by if settled is not None else "", settled.when if settled is not None else "",
        settled.because if settled is not None else "",
    )  # fmt: skip
