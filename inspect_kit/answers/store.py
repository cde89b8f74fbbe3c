"""The answers file: `answers/INSTRUMENT/ROUND/BODY.READING.json`, one answer a line, so that git shows what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.answers.model import AnswersFile, CollectedWorkbook, StoredAnswer
from inspect_kit.cells.read import Value
from inspect_kit.conditions.model import State
from inspect_kit.files import dump_json, write_atomic
from inspect_kit.stored import Stored, read_stored

if TYPE_CHECKING:
    from inspect_kit.template.model import Template

FORMAT = "answers/1"
UNABLE = State.UNABLE_TO_TELL.name.lower()
LARGEST = 1e300
"""Below what a cell can hold, and what sums can bear."""


def write_answers(path: Path, answers: AnswersFile, marking: str, synthetic: str | None) -> None:
    """Write the file in place of an earlier one."""
    write_atomic(path, dump_json(answers_document(answers, marking, synthetic)))


def in_template_order(answers: AnswersFile, template: Template) -> AnswersFile:
    """The same answers, in one order whatever came first: the same answers are the same bytes. Notes follow their answer."""
    order = {question.id: at for part in template.parts for at, question in enumerate(part.questions())}
    last = len(order)
    rows = {
        row: {name: given[name] for name in sorted(given, key=lambda each: (order.get(each.partition("#")[0], last), each))}
        for row, given in answers.rows.items()
    }
    return replace(answers, rows=rows)


def answers_document(answers: AnswersFile, marking: str, synthetic: str | None) -> dict[str, Any]:
    """The answers as they stand in JSON."""
    books = (answers.workbooks[known_as] for known_as in sorted(answers.workbooks))
    return {
        "format": FORMAT,
        "marking": marking,
        **({"synthetic": synthetic} if synthetic else {}),
        "instrument": answers.instrument,
        "round": answers.round,
        "body": answers.body,
        "reading": answers.reading,
        "template": answers.template,
        "structure": answers.structure,
        "workbooks": {book.id: _book(book) for book in books},
        "rows": {
            row: {question: _document(answer) for question, answer in given.items()}
            for row, given in sorted(answers.rows.items())
        },
    }


def _book(book: CollectedWorkbook) -> dict[str, Any]:
    more = {"structure": book.structure, "refused": book.refused, "first": book.first}
    return {"file": book.file, "modified": book.modified, **{name: value for name, value in more.items() if value}}


def _document(answer: StoredAnswer) -> dict[str, Any]:
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    said = {"value": value} if answer.state is State.ANSWERED else {"state": UNABLE}
    return {**said, "from": answer.source, "workbook": answer.workbook, **({"saved": answer.saved} if answer.saved else {})}


def load_answers(path: Path, shown_as: str | None = None) -> AnswersFile:
    """Read an answers file.

    Raises:
        StopRun: there is none, or it is not what `write_answers` writes.
    """
    stored = read_stored(path, FORMAT, shown_as)
    rows = stored.inner("rows")
    return AnswersFile(
        stored.text("instrument"),
        stored.text("round"),
        stored.text("body"),
        stored.text("reading"),
        stored.text("template"),
        stored.text("structure"),
        _workbooks(stored.inner("workbooks")),
        {row: _row(rows.inner(row)) for row in rows.data},
    )


def _workbooks(stored: Stored) -> dict[str, CollectedWorkbook]:
    return {known_as: _workbook(known_as, stored.inner(known_as)) for known_as in stored.data}


def _workbook(known_as: str, book: Stored) -> CollectedWorkbook:
    structure, refused = book.optional_text("structure") or "", book.optional_count("refused") or 0
    first = book.optional_text("first") or ""
    return CollectedWorkbook(known_as, book.text("file"), book.text("modified"), structure, refused, first)


def _row(stored: Stored) -> dict[str, StoredAnswer]:
    return {question: _answer(stored.inner(question)) for question in stored.data}


def _answer(stored: Stored) -> StoredAnswer:
    given = stored.text("from"), stored.text("workbook"), stored.optional_text("saved") or ""
    if "state" in stored.data:
        if stored.data["state"] != UNABLE:
            stored.stop("state", f"`{UNABLE}`")
        return StoredAnswer(State.UNABLE_TO_TELL, None, *given)
    return StoredAnswer(State.ANSWERED, read_value(stored, "value"), *given)


def read_value(stored: Stored, key: str) -> Value:
    """A value as JSON holds it: a text, a number, or a list of codes."""
    value = stored.data.get(key)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        stored.stop(key, "a text, a number or a list of codes")
    if not isinstance(value, str) and not abs(value) < LARGEST:  # so written, it stops `NaN` too
        stored.stop(key, "a number that a cell can hold")
    return value
