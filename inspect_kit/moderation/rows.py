"""Open disagreements as rows of a workbook. In: an inspection, a body. Out: rows for the rows file, one for each.

Each row remembers what both readings said and what counted when it was written, so that what comes back settles that, and
nothing that was answered or amended since.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from inspect_kit.answers.amendments import Said, load_amendments, read_said, said_document
from inspect_kit.answers.shown import shown_answer
from inspect_kit.cells.read import TEXT_LIMIT, accepted
from inspect_kit.inspection import Inspection
from inspect_kit.layout.words import word
from inspect_kit.moderation.disagreements import Disagreement, disagreements
from inspect_kit.moderation.read_twice import read_twice
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.rows import FactValue, Row
from inspect_kit.stored import Stored
from inspect_kit.template.build import load_template
from inspect_kit.template.model import Kind, Question, RowsFrom, Template

INSTRUMENT, ROUND, ROW, QUESTION = "#instrument", "#round", "#row_id", "#question"
SAID_FIRST, SAID_SECOND, COUNTED = "#first", "#second", "#counts"
"""Among a row's facts, and never shown: which answer it is of, what was said of it, and what counted."""
STANDS, ANSWER, BY, BECAUSE = "stands", "answer", "by", "because"
SETTLES = (STANDS, ANSWER, BY, BECAUSE)
"""The questions that settle a disagreement; a template of disagreements asks them."""
Shown = Callable[[Disagreement, str], FactValue | None]

FACTS: Mapping[str, Shown] = {
    "case": lambda each, _: each.row,
    "question": lambda each, language: each.question.ask.read(language),
    "first_says": lambda each, language: shown_answer(each.question.answer, each.first.says(), language),
    "second_says": lambda each, language: shown_answer(each.question.answer, each.second.says(), language),
    "first_cell": lambda each, _: each.first.source,
    "second_cell": lambda each, _: each.second.source,
    "first_note": lambda each, _: each.note("first")[:TEXT_LIMIT] or None,
    "second_note": lambda each, _: each.note("second")[:TEXT_LIMIT] or None,
    "accepts": lambda each, language: _accepts(each.question, language),
    "counts_now": lambda each, language: _counts(each, language),
}
"""What a template may show of a disagreement, by the ids of facts."""


def is_of_disagreements(template: Template) -> bool:
    """Are the rows of any part disagreements?"""
    return any(part.rows is RowsFrom.DISAGREEMENTS for part in template.parts)


def instruments_of_disagreements(inspection: Inspection) -> list[str]:
    """The ids of the instruments whose rows are disagreements."""
    loaded = ((each.id, load_template(each.template, inspection.folder)[0]) for each in inspection.instruments)
    return [name for name, template in loaded if template is not None and is_of_disagreements(template)]


def check_settling(template: Template) -> Iterator[Problem]:
    """A template of disagreements asks what settles them."""
    for part in template.parts:
        gone = [name for name in SETTLES if name not in part.variables]
        if part.rows is RowsFrom.DISAGREEMENTS and gone:
            yield problem("moderation-no-questions", Place(template.id), template=template.id, questions=gone)


def disagreement_rows(inspection: Inspection, body: str, language: str) -> tuple[Row, ...]:
    """A row for everything that two readings of this body do not agree on and nobody has settled, over all instruments.

    Raises:
        StopRun: a file of ours, or a template, cannot be read.
    """
    return tuple(_row(each, language) for each in _of_body(inspection, body) if each.settled is None)


def _of_body(inspection: Inspection, body: str) -> Iterator[Disagreement]:
    log, _ = load_amendments(inspection)
    for instrument in inspection.instruments:
        if body not in instrument.bodies:
            continue
        template, problems = load_template(instrument.template, inspection.folder)
        if template is None:
            raise StopRun(problems)
        if not is_of_disagreements(template):
            yield from disagreements(read_twice(inspection, instrument, template, body, log)[0])


def _row(each: Disagreement, language: str) -> Row:
    instrument = each.read.instrument
    facts: dict[str, FactValue] = {
        INSTRUMENT: instrument.id,
        ROUND: instrument.round,
        ROW: each.row,
        QUESTION: each.question.id,
        SAID_FIRST: _kept(each.first.says()),
        SAID_SECOND: _kept(each.second.says()),
        COUNTED: _kept(each.counts),
    }
    for name, read in FACTS.items():
        value = read(each, language)
        if value is not None:
            facts[name] = value
    return Row(f"{instrument.id}: {each.row}: {each.question.id}", facts)


def _kept(said: Said) -> str:
    return json.dumps(said_document(said), ensure_ascii=False)


def said_then(row: Row, name: str, place: str) -> Said:
    """What a row remembers of an answer.

    Raises:
        StopRun: somebody has edited it.
    """
    stored = Stored({name: row.facts.get(name, "")}, place)
    try:
        data = json.loads(stored.text(name))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        stored.stop(name, "what an answer said")
    return read_said(Stored(data, place, name))


def _accepts(question: Question, language: str) -> str:
    """What may be typed, where neither reading stands."""
    answer = question.answer
    if answer.kind is Kind.CHOICES:
        return f"{word('several_of', language)}: {', '.join([*accepted(answer, language), word('none', language)])}"
    labels = accepted(answer, language)
    return ", ".join(labels if answer.kind is Kind.CHOICE else [word(f"any_{answer.kind}", language), *labels])


def _counts(each: Disagreement, language: str) -> str | None:
    """What the answer was amended to, where that settled nothing."""
    if not each.log:
        return None
    last = each.log[-1]
    return f"{shown_answer(each.question.answer, last.new, language)} ({last.by}, {last.when}: {last.because})"[:TEXT_LIMIT]
