"""From a template document to a `Template`, with every mistake as a problem that names its place.

In: a shipped name or a path. Out: the template, or None where it cannot be used, and all problems found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.conditions.model import Condition
from inspect_kit.conditions.parse import ConditionParser, Pointer
from inspect_kit.problems import Place, Problem, has_errors, problem
from inspect_kit.template.answer_types import AnswerTypeReader, build_choice_sets
from inspect_kit.template.build_measures import build_measure
from inspect_kit.template.model import (
    Bearing,
    ChartKind,
    ChartSpec,
    Check,
    CheckSeverity,
    ColumnCheck,
    Derived,
    DerivedUnit,
    Fact,
    FactSource,
    LayoutKind,
    ListedRow,
    Part,
    Question,
    RowsFrom,
    Stage,
    Template,
    Urgent,
    Variable,
)
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.criteria import CriteriaSet
    from inspect_kit.documents.load import Document

Data = Mapping[str, Any]


def load_template(name: str, folder: Path | None = None) -> tuple[Template | None, list[Problem]]:
    """The template of this shipped name, or at this path (ending in .yaml) below the folder."""
    from inspect_kit.documents.load import load_document
    from inspect_kit.shipped import document_path, shipped_names
    from inspect_kit.template.check import check_ids, check_template

    path = document_path("casefile_templates", name, folder)
    if path is None:
        known = shipped_names("casefile_templates")
        return None, [problem("template-no-such", Place("inspection.yaml"), name=name, known=known)]
    document, problems = load_document(path, "template", path.name if path.is_absolute() else str(path))
    if document is None or has_errors(problems):
        return None, problems
    template, found = build_template(document)
    criteria, wrong = _criteria(document, folder)
    problems += [*found, *wrong]
    problems += check_ids(template, document) if has_errors(found) else check_template(template, document, criteria)
    return (None if has_errors(problems) else template), problems


def _criteria(document: Document, folder: Path | None) -> tuple[CriteriaSet | None, list[Problem]]:
    """The criteria set that the template names, with every problem of it; None where it names none, or it cannot be used."""
    from inspect_kit.criteria import load_criteria

    name = document.data.get("criteria")
    if name is None:
        return None, []
    criteria, problems = load_criteria(name, folder)
    if criteria is None:
        problems.append(problem("template-unknown-criteria", document.place("criteria"), name=name))
    return criteria, problems


def build_template(document: Document) -> tuple[Template, list[Problem]]:
    """The template that a document of the right shape describes."""
    data = document.data
    problems: list[Problem] = []
    sets = build_choice_sets(data.get("choice_sets", {}))
    answers = AnswerTypeReader(sets, document.place, problems)
    parts = tuple(
        _PartBuilder(document, answers, problems, ("parts", index)).build(part) for index, part in enumerate(data["parts"])
    )
    charts = tuple(_chart(each) for each in data.get("charts", ()))
    template = Template(data["template"], data["version"], Text.of(data["title"]), data.get("criteria"), parts, charts)
    return template, problems


def _chart(data: Data) -> ChartSpec:
    title = Text.of(data["title"]) if "title" in data else None
    return ChartSpec(ChartKind(data["kind"]), tuple(data["measures"]), title)


class _PartBuilder:
    """Builds one part in reading order, so that every condition sees just what comes before it."""

    def __init__(self, document: Document, answers: AnswerTypeReader, problems: list[Problem], at: Pointer) -> None:
        self._document = document
        self._answers = answers
        self._problems = problems
        self._at = at
        self._known: dict[str, Variable] = {}
        self._every: frozenset[str] = frozenset()

    def build(self, data: Data) -> Part:
        self._every = frozenset(_ids(data))
        facts = tuple(self._fact(each, index) for index, each in enumerate(data.get("facts", ())))
        derived_data = data.get("derived", ())
        stages = tuple(self._stage(each, index, derived_data) for index, each in enumerate(data["stages"]))
        self._derive(derived_data)
        derived = tuple(self._known[each["id"]] for each in derived_data if each["id"] in self._known)
        return Part(
            id=data["id"],
            title=Text.of(data["title"]),
            rows=RowsFrom(data["rows"]["from"]) if "from" in data["rows"] else RowsFrom.LIST,
            layout=LayoutKind(data.get("layout", LayoutKind.GRID)),
            facts=facts,
            stages=stages,
            derived=tuple(each for each in derived if isinstance(each, Derived)),
            measures=tuple(
                build_measure(each, self._parser(), (*self._at, "measures", index))
                for index, each in enumerate(data.get("measures", ()))
            ),
            checks=tuple(self._checks(data)),
            column_checks=tuple(_column_check(each) for each in data.get("column_checks", ())),
            listed=tuple(ListedRow(each["id"], Text.of(each["title"])) for each in data["rows"].get("list", ())),
        )

    def _checks(self, data: Data) -> Iterator[Check]:
        for index, each in enumerate(data.get("checks", ())):
            where = self._parser().parse(each["where"], (*self._at, "checks", index, "where"))
            yield Check(each["id"], Text.of(each["says"]), _severity(each), where, each.get("confirmed_by"))

    def _parser(self) -> ConditionParser:
        later = self._every - self._known.keys()
        return ConditionParser(self._known, self._document.place, later, self._problems)

    def _condition(self, data: Data, key: str, pointer: Pointer) -> Condition | None:
        return self._parser().parse(data[key], (*pointer, key)) if key in data else None

    def _fact(self, data: Data, index: int) -> Fact:
        pointer = (*self._at, "facts", index)
        answer = self._answers.read(data["answer"], (*pointer, "answer"))
        fact = Fact(data["id"], Text.of(data["title"]), FactSource(data["from"]), answer)
        self._known[fact.id] = fact
        return fact

    def _stage(self, data: Data, index: int, derived: list[Data]) -> Stage:
        pointer = (*self._at, "stages", index, "questions")
        questions = []
        for position, each in enumerate(data["questions"]):
            questions.append(self._question(each, (*pointer, position)))
            self._derive(derived)
        return Stage(data["id"], Text.of(data["title"]), tuple(questions))

    def _question(self, data: Data, pointer: Pointer) -> Question:
        answer = self._answers.read(data["answer"], (*pointer, "answer"))
        ask_when = self._condition(data, "ask_when", pointer)
        question = Question(data["id"], Text.of(data["ask"]), answer)
        self._known[question.id] = question
        built = Question(
            id=question.id,
            ask=question.ask,
            answer=answer,
            short=_text(data, "short"),
            guidance=_text(data, "guidance"),
            ask_when=ask_when,
            optional=bool(data.get("optional", False)),
            urgent=self._urgent(data.get("urgent"), (*pointer, "urgent")),
            bears_on=tuple(self._bearings(data, pointer)),
        )
        self._known[question.id] = built
        return built

    def _urgent(self, data: Data | None, pointer: Pointer) -> Urgent | None:
        if data is None:
            return None
        when = self._parser().parse(data["when"], (*pointer, "when"))
        for index, name in enumerate(data["until"]):
            if name not in self._every:
                place = self._document.place(*pointer, "until", index)
                self._problems.append(problem("template-urgent-unknown", place, name=name))
        return Urgent(when, tuple(data["until"]))

    def _bearings(self, data: Data, pointer: Pointer) -> Iterator[Bearing]:
        for index, each in enumerate(data.get("bears_on", ())):
            at = (*pointer, "bears_on", index)
            sides = [self._condition(each, side, at) for side in ("evidence_for", "evidence_against")]
            if sides == [None, None]:
                self._problems.append(problem("template-no-evidence", self._document.place(*at)))
            yield Bearing(each["indicator"], *sides)

    def _derive(self, every: list[Data]) -> None:
        """Derived values become known once both their ends are."""
        for each in every:
            unit = DerivedUnit.DAYS if DerivedUnit.DAYS in each else DerivedUnit.MINUTES
            start, end = each[unit]
            if each["id"] not in self._known and {start, end} <= self._known.keys():
                title = Text.of(each.get("title", each["id"]))
                self._known[each["id"]] = Derived(each["id"], title, unit, start, end)


def _column_check(data: Data) -> ColumnCheck:
    return ColumnCheck(
        data["id"],
        Text.of(data["says"]),
        _severity(data),
        tuple(data["sum_of"]),
        data["equals"],
        tuple(data.get("questions", ())),
        data.get("confirmed_by"),
    )


def _severity(data: Data) -> CheckSeverity:
    return CheckSeverity(data.get("severity", CheckSeverity.QUERY))


def _text(data: Data, key: str) -> Text | None:
    return Text.of(data[key]) if key in data else None


def _ids(data: Data) -> Iterator[str]:
    """Every variable that the part will have."""
    yield from (each["id"] for each in data.get("facts", ()))
    yield from (question["id"] for stage in data["stages"] for question in stage["questions"])
    yield from (each["id"] for each in data.get("derived", ()))
