"""Rows, answers, samples and amendments without what tells of a case. In: each as it is kept. Out: the same, with a number for
every reference and a mark for every text. No file in sight.

Numbers are given in an order that nobody can work out again: the order of a sample follows from the seed and the list, which
others have. What a figure can rest on stays: choices, numbers, dates, and that a text was there.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from inspect_kit.answers.amendments import Amendment, Said
from inspect_kit.answers.columns import read_value
from inspect_kit.answers.model import AnswersFile, CollectedWorkbook, StoredAnswer
from inspect_kit.conditions.model import State
from inspect_kit.criteria_rows import SAID_BEFORE
from inspect_kit.rows import FactValue, Row, RowsFile
from inspect_kit.samples import Replacement, SampleCase, SampleFile
from inspect_kit.template.model import Kind, Question, RowsFrom, Template

REMOVED = "[removed]"
NAME = "case-{number:03d}"


@dataclass
class Counts:
    """How much was removed."""

    references: int = 0
    texts: int = 0
    answers_that_fitted_nothing: int = 0
    amendments_of_nothing: int = 0


@dataclass(frozen=True)
class Names:
    """What stands for each reference of one body, in one round of an instrument. Rows that are no cases keep their ids."""

    template: Template
    of: Mapping[str, str]
    order: tuple[str, ...]
    counts: Counts = field(default_factory=Counts)

    @property
    def questions(self) -> dict[str, Question]:
        """Everything that is asked, by its id."""
        return {each.id: each for part in self.template.parts for each in part.questions()}


def names_of(rows: RowsFile, template: Template, counts: Counts) -> Names:
    """A number for every row that is a case."""
    cases = {part.id for part in template.parts if part.rows is RowsFrom.SAMPLE}
    found = [row.id for row in rows.every() if (row.part in cases if row.part else bool(cases))]
    order = list(dict.fromkeys(found))
    secrets.SystemRandom().shuffle(order)
    counts.references += len(order)
    others = {row.id: row.id for row in rows.every()}
    return Names(template, others | {each: NAME.format(number=at) for at, each in enumerate(order, 1)}, tuple(order), counts)


def rows_without(rows: RowsFile, names: Names) -> RowsFile:
    """Rows that are cases come last, in the order of their numbers; none tells of its place in a list."""
    return replace(rows, rows=_rows(rows.rows, names), replaced=_rows(rows.replaced, names))


def _rows(rows: Sequence[Row], names: Names) -> tuple[Row, ...]:
    place = {reference: at for at, reference in enumerate(names.order)}
    ordered = sorted(rows, key=lambda row: place.get(row.id, -1))
    return tuple(_row(row, names) if row.id in place else _as_listed(row, names) for row in ordered)


def _as_listed(row: Row, names: Names) -> Row:
    """A row that is no case stays as it is, but for what was answered of it before."""
    if SAID_BEFORE not in row.facts:
        return row
    names.counts.texts += 1
    return replace(row, facts={**row.facts, SAID_BEFORE: REMOVED})


def _row(row: Row, names: Names) -> Row:
    """A row that is a case: facts that no template shows are gone."""
    known = {fact.id: fact for part in names.template.parts for fact in part.facts}
    facts: dict[str, FactValue] = {}
    for name, value in row.facts.items():
        if name in known:
            text = known[name].answer.kind is Kind.TEXT
            facts[name] = REMOVED if text else value
            names.counts.texts += text
    return replace(row, id=names.of[row.id], facts=facts)


def answers_without(answers: AnswersFile, names: Names) -> AnswersFile:
    """No text, no note, no cell and no file name: sheets and files may be called after cases."""
    books = {known_as: f"workbook-{at}" for at, known_as in enumerate(answers.workbooks, 1)}
    workbooks = {
        books[each.id]: CollectedWorkbook(books[each.id], REMOVED, each.modified, each.structure, each.refused)
        for each in answers.workbooks.values()
    }
    rows = {
        names.of[row]: {name: kept for name, each in given.items() if (kept := _answer(name, each, books, names)) is not None}
        for row, given in answers.rows.items()
        if row in names.of
    }
    return replace(answers, workbooks=workbooks, rows=rows)


def _answer(name: str, given: StoredAnswer, books: Mapping[str, str], names: Names) -> StoredAnswer | None:
    """None for what no reading sees: notes, and answers that fit no question."""
    question = names.questions.get(name)
    state, value = _said(question, given.says(), names.counts)
    if state is State.MISSING:
        return None
    return StoredAnswer(state, value, "", books.get(given.workbook, REMOVED))


def _said(question: Question | None, said: Said, counts: Counts) -> Said:
    """What is kept of what an answer says: all but texts, and but what is no answer to its question."""
    _, value = said
    if question is None:
        return State.MISSING, None
    if value is None:
        return said
    if read_value(question.answer, value)[0] is not State.ANSWERED:
        counts.answers_that_fitted_nothing += 1
        return State.MISSING, None
    if question.answer.kind is not Kind.TEXT:
        return said
    counts.texts += 1
    return State.ANSWERED, REMOVED


def sample_without(sample: SampleFile, names: Names) -> SampleFile:
    """How many were drawn of how large a list, and its digest. Ranks and places in the list would lead back to references."""
    cases = sorted((_case(each, names) for each in sample.cases), key=lambda each: each.reference)
    replacements = tuple(_replacement(each, names) for each in sample.replacements)
    return replace(sample, cases=tuple(cases), reserves=(), replacements=replacements)


def _case(case: SampleCase, names: Names) -> SampleCase:
    return SampleCase(names.of.get(case.reference, REMOVED), case.stratum, "", 0, case.supplement)


def _replacement(each: Replacement, names: Names) -> Replacement:
    case, replaced_by = (names.of.get(reference, REMOVED) for reference in (each.case, each.replaced_by))
    return replace(each, case=case, replaced_by=replaced_by, note=REMOVED if each.note else "")


def amendment_without(amendment: Amendment, names: Names) -> Amendment | None:
    """None where it is of no row or question, and so changes nothing."""
    question = names.questions.get(amendment.question)
    if question is None or amendment.row not in names.of:
        names.counts.amendments_of_nothing += 1
        return None
    old, new = (_said(question, each, names.counts) for each in (amendment.old, amendment.new))
    against = _said(question, amendment.against, names.counts) if amendment.against is not None else None
    names.counts.texts += 1
    return replace(amendment, row=names.of[amendment.row], old=old, new=new, against=against, because=REMOVED)


def evidence_without(record: Mapping[str, Any], numbers: dict[str, str], counts: Counts) -> dict[str, Any]:
    """A piece of evidence without what it says. `numbers` stand for references, the same one for the same."""
    source = numbers.setdefault(record["source"], f"source-{len(numbers) + 1:03d}")
    counts.texts += 1
    return {**record, "source": source, "says": REMOVED}
