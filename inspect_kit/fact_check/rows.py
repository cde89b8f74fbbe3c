"""What a body is asked to check, as rows of a workbook: its figures, and the answers that they rest on.

In: an inspection, a body, the instruments that the figures come from. Out: rows, with the facts that a template shows of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspect_kit.answers.effective import collected_instruments
from inspect_kit.cells.read import Value
from inspect_kit.chosen import Chosen
from inspect_kit.conditions.model import State
from inspect_kit.inspection import Body, Inspection, Instrument
from inspect_kit.measures.evidence import bearings
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.lines import Line, part_lines
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import Scores, score_inspection
from inspect_kit.measures.shown import shown_share, shown_value_of
from inspect_kit.problems import StopRun, has_errors
from inspect_kit.rows import FactValue, Row
from inspect_kit.template.build import load_template
from inspect_kit.template.model import AnswerType, FactSource, Kind, Part, Question
from inspect_kit.texts import Text
from inspect_kit.trace import Figure, rests_on, trace

ANSWER = "#answer"
"""Among a row's facts, and never shown: the instrument, the row and the question that it is about."""
LONGEST = 30_000
"""Characters of the cases behind a figure: a cell holds 32,767."""

SAYS = Text((("en", "{count} of {of} ({share})"), ("cy", "{count} o {of} ({share})")))
BLANK = Text((("en", "Blank"), ("cy", "Gwag")))
UNABLE = Text((("en", "Unable to tell"), ("cy", "Methu dweud")))
MORE = Text((("en", "and {more} more"), ("cy", "a {more} arall")))


@dataclass(frozen=True)
class Checking:
    """Whose figures are checked, of which instruments (none named: those that draw samples, else all), in which language."""

    inspection: Inspection
    instrument: Instrument
    body: Body
    language: str


def figure_rows(checking: Checking, part: Part) -> tuple[Row, ...]:
    """Every figure of the body that is not of a group: what it says, and the rows that count in it."""
    return tuple(
        Row(_figure_id(scores, result), _shown(part, _figure_facts(scores, result, checking.language)))
        for scores in _scores(checking)
        for result in _plain(scores, checking.body.id)
    )


def answer_rows(checking: Checking, part: Part) -> tuple[Row, ...]:
    """Every answer that a figure of the body, or evidence on an indicator, rests on."""
    found: list[Row] = []
    for scores in _scores(checking):
        for scored in scores.parts:
            found += (
                Row(f"{each.instrument}/{each.row}/{each.question}", {ANSWER: each.names, **_shown(part, facts)})
                for each, facts in _answers(scores, scored, checking)
            )
    return tuple(found)


def _scores(checking: Checking) -> Sequence[Scores]:
    inspection, body = checking.inspection, checking.body
    collected = collected_instruments(inspection)
    about = [each for each in _about(checking) if each.id in collected and body.id in each.bodies]
    chosen = []
    for each in about:
        template, problems = load_template(each.template, inspection.folder)
        if template is None or has_errors(problems):
            raise StopRun(problems)
        chosen.append(Chosen(each, template, (body,)))
    return score_inspection(inspection, chosen, language=checking.language).instruments


def _about(checking: Checking) -> list[Instrument]:
    """The instruments whose figures are checked."""
    others = [each for each in checking.inspection.instruments if not each.dated]
    if checking.instrument.about:
        return [each for each in others if each.id in checking.instrument.about]
    return [each for each in others if each.sample is not None] or others


def _plain(scores: Scores, body: str) -> Iterator[Result]:
    for each in scores.results:
        if each.scope == body and each.group is None and each.kind not in ("evidence", "difference"):
            yield each


def _figure_id(scores: Scores, result: Result) -> str:
    return "/".join((scores.instrument.id, result.measure, *([result.category] if result.category else [])))


def _figure_facts(scores: Scores, result: Result, language: str) -> dict[str, FactValue]:
    title = f"{result.title}: {result.label}" if result.label else result.title
    return {
        "instrument": scores.instrument.id,
        "figure": title,
        "says": _says(result, language),
        "unable": result.states.unable_to_tell or 0,
        "missing": result.states.missing or 0,
        "behind": _listed(_counted(scores, result), language),
    }


def _says(result: Result, language: str) -> str:
    if result.share is not None and result.count is not None:
        return SAYS.read(language).format(count=result.count, of=result.of, share=shown_share(result))
    return shown_value_of(result)


def _counted(scores: Scores, result: Result) -> list[str]:
    """The rows that count in a figure. A body that is its own row has nothing behind it to list."""
    rows = trace(scores, Figure(result.measure, result.category))
    return [each.row for each in rows if each.counts and each.row != each.body]


def _listed(rows: Sequence[str], language: str) -> str:
    """All of them in a cell; where they are too many for one, so many more."""
    said = ", ".join(rows)
    if len(said) <= LONGEST:
        return said
    kept = said[:LONGEST].rpartition(", ")[0]
    return f"{kept} {MORE.read(language).format(more=len(rows) - kept.count(', ') - 1)}"


@dataclass(frozen=True)
class AnswerBehind:
    """One answer that something rests on."""

    instrument: str
    row: str
    question: str

    @property
    def names(self) -> tuple[str, ...]:
        """All three, as they are kept with a row."""
        return (self.instrument, self.row, self.question)


def _answers(scores: Scores, scored: PartScored, checking: Checking) -> Iterator[tuple[AnswerBehind, dict[str, FactValue]]]:
    """Row by row, every question that something rests on and that is asked of the row."""
    behind = questions_behind(scored.scored.part, checking.language)
    table, language = scored.scored.table, checking.language
    effective = scored.effective[checking.body.id]
    for at, (_, row) in enumerate(scored.rows):
        for question, figures in behind.items():
            state = State(table.states(question.id)[at])
            if state is State.DOES_NOT_APPLY:
                continue
            stored = effective.answers.get(row.id, {}).get(question.id)
            recorded = _recorded(question.answer, state, stored.value if stored is not None else None, language)
            facts: dict[str, FactValue] = {
                "instrument": scores.instrument.id,
                "row": row.id,
                "question": question.title.read(language),
                "recorded": recorded,
                "figures": "; ".join(figures)[:LONGEST],
            }
            yield AnswerBehind(scores.instrument.id, row.id, question.id), facts


def questions_behind(part: Part, language: str) -> dict[Question, list[str]]:
    """The questions that figures or indicators rest on, in the order they are asked, with the titles of those."""
    found: dict[str, dict[str, None]] = {}
    for line in part_lines(part):
        for name in _names(part, line):
            found.setdefault(name, {})[line.measure.title.read(language)] = None
    for indicator, bears in bearings(part).items():
        for name in rests_on(part, [*bears.good, *bears.bad]):
            found.setdefault(name, {})[indicator] = None
    return {question: list(found[question.id]) for question in part.questions() if question.id in found}


def _names(part: Part, line: Line) -> list[str]:
    conditions = [each for each in (line.count, line.measure.of) if each is not None]
    return rests_on(part, conditions, [each for each in (line.variable, line.beside) if each])


def _recorded(answer: AnswerType, state: State, value: Value | None, language: str) -> str:
    """The answer as people read it: labels for codes."""
    if state is State.UNABLE_TO_TELL:
        return (answer.unable_to_tell or UNABLE).read(language)
    if state is State.MISSING or value is None:
        return BLANK.read(language)
    labels: dict[str, str] = {each.code: each.label.read(language) for each in answer.choices}
    if answer.kind is Kind.CHOICES and isinstance(value, tuple):
        return ", ".join(labels.get(each, each) for each in value) or "0"
    return labels.get(str(value), str(value))


def _shown(part: Part, known: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """Those facts that the template shows; an empty one is not known."""
    ids = [fact.id for fact in part.facts if fact.source is FactSource.FIGURES]
    return {name: known[name] for name in ids if name in known and known[name] != ""}
