"""A template as values: parts with their rows, facts, stages of questions, derived values and measures.

What YAML says is turned into these by `template.build`; everything later (layout, reader, measures) sees only these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from inspect_kit.conditions.model import Condition, State
from inspect_kit.texts import Text


class Kind(StrEnum):
    """What an answer is made of."""

    CHOICE = "choice"
    CHOICES = "choices"
    WHOLE_NUMBER = "whole_number"
    DECIMAL = "decimal"
    DATE = "date"
    DATE_TIME = "date_time"
    TEXT = "text"


NUMBERS = frozenset({Kind.WHOLE_NUMBER, Kind.DECIMAL})
DATES = frozenset({Kind.DATE, Kind.DATE_TIME})


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen. `accept` are further spellings; a retired choice is read but no longer offered.

    Choices with a `rank` are a scale, the highest the best. `letter` stands for the choice where there is little room.
    """

    code: str
    label: Text
    accept: tuple[str, ...] = ()
    retired: bool = False
    rank: int | None = None
    letter: Text | None = None


@dataclass(frozen=True)
class Limits:
    """What a number, a date or a text may be. Bounds of a date are a variable's id or an ISO date.

    `at_most` of a text is its greatest length in characters.
    """

    at_least: float | None = None
    at_most: float | None = None
    not_before: str | None = None
    not_after: str | None = None


@dataclass(frozen=True)
class AnswerType:
    """What may be answered. `unable_to_tell` is the label of that answer where it is offered."""

    kind: Kind
    choices: tuple[Choice, ...] = ()
    limits: Limits = Limits()
    unable_to_tell: Text | None = None

    def choice(self, code: str) -> Choice | None:
        """The choice with this code, retired ones included."""
        return next((each for each in self.choices if each.code == code), None)

    def offered(self) -> tuple[Choice, ...]:
        """The choices that are still offered."""
        return tuple(each for each in self.choices if not each.retired)


@dataclass(frozen=True)
class Bearing:
    """Which answers are evidence for and against an indicator."""

    indicator: str
    evidence_for: Condition | None
    evidence_against: Condition | None


@dataclass(frozen=True)
class Urgent:
    """Rows that cannot wait: where `when` holds, until every question in `until` is answered."""

    when: Condition
    until: tuple[str, ...]


class FactSource(StrEnum):
    """Where a fact comes from: the row's own source, or what is known of the body."""

    LIST = "list"
    BODY = "body"
    ROW = "row"
    REGISTER = "register"
    CRITERIA = "criteria"
    FIGURES = "figures"


@dataclass(frozen=True)
class Fact:
    """Something known of a row before anyone answers."""

    id: str
    title: Text
    source: FactSource
    answer: AnswerType


@dataclass(frozen=True)
class Question:
    """Something asked of every row to which it applies."""

    id: str
    ask: Text
    answer: AnswerType
    short: Text | None = None
    guidance: Text | None = None
    ask_when: Condition | None = None
    optional: bool = False
    urgent: Urgent | None = None
    bears_on: tuple[Bearing, ...] = ()

    @property
    def title(self) -> Text:
        """Its short name where it has one, else its wording."""
        return self.short or self.ask


class DerivedUnit(StrEnum):
    """What a derived value counts."""

    DAYS = "days_between"
    MINUTES = "minutes_between"


@dataclass(frozen=True)
class Derived:
    """A whole number of days or minutes from one date to another; minutes are missing where a time is not given."""

    id: str
    title: Text
    unit: DerivedUnit
    start: str
    end: str
    answer: AnswerType = AnswerType(Kind.WHOLE_NUMBER)


Variable = Fact | Question | Derived


@dataclass(frozen=True)
class Stage:
    """Questions asked together."""

    id: str
    title: Text
    questions: tuple[Question, ...]


class MeasureKind(StrEnum):
    """What is computed: how many of how many, a number of many numbers, how many of each answer, or one sum beside another."""

    COUNT = "count"
    MEAN = "mean"
    MEDIAN = "median"
    SUM = "sum"
    HIGHEST = "highest"
    LOWEST = "lowest"
    TALLY = "tally"
    RATIO = "ratio"
    CHANGE = "change"


PAIRS = frozenset({MeasureKind.RATIO, MeasureKind.CHANGE})
"""Kinds that lay one sum beside another, of the rows that have both."""
AVERAGES = frozenset({MeasureKind.MEAN, MeasureKind.MEDIAN})
"""Kinds that say little where they rest on few rows; a total or a highest figure is what it is."""


@dataclass(frozen=True)
class Band:
    """A stretch of a number that a tally counts, both ends included."""

    id: str
    label: Text
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class Comparison:
    """Compare a share between the rows where `by` is `groups[0]` and those where it is `groups[1]`."""

    by: str
    groups: tuple[str, str]


@dataclass(frozen=True)
class Measure:
    """A figure to compute. `count` belongs to kind COUNT; `of_what` is the variable of every other kind.

    A ratio is the sum of `of_what` to the sum of `beside`; a change is what `of_what` is more than `beside`, the earlier one.
    `share_of_total`: each group of a sum also as a share of all of them.
    """

    id: str
    title: Text
    kind: MeasureKind
    count: Condition | None = None
    of_what: str | None = None
    of: Condition | None = None
    leave_out: tuple[State, ...] = ()
    bands: tuple[Band, ...] = ()
    by: tuple[str, ...] = ()
    compare: Comparison | None = None
    note: Text | None = None
    beside: str | None = None
    share_of_total: bool = False


class RowsFrom(StrEnum):
    """Where a part's rows come from: drawn before, or made when workbooks are written."""

    SAMPLE = "sample"
    BODY = "body"
    LIST = "list"
    CRITERIA = "criteria"
    RECOMMENDATIONS = "recommendations"
    FIGURES = "figures"
    ANSWERS = "answers"


class CheckSeverity(StrEnum):
    """What becomes of an answer that a check finds: a query wants a look or an explanation, an error has to be mended."""

    QUERY = "query"
    ERROR = "error"


@dataclass(frozen=True)
class Check:
    """Something that a person would look at in a row: where the condition holds, until `confirmed_by` says why it is right."""

    id: str
    says: Text
    severity: CheckSeverity
    where: Condition
    confirmed_by: str | None = None


@dataclass(frozen=True)
class ColumnCheck:
    """Down a column: the rows `sum_of` add up to the row `equals`, for each of these questions; none named: every number."""

    id: str
    says: Text
    severity: CheckSeverity
    sum_of: tuple[str, ...]
    equals: str
    questions: tuple[str, ...] = ()
    confirmed_by: str | None = None


@dataclass(frozen=True)
class ListedRow:
    """A row that the template itself lists."""

    id: str
    title: Text


class LayoutKind(StrEnum):
    """How a part looks in a workbook: a line per row, or a sheet per row. What is asked and answered is the same."""

    GRID = "grid"
    FORM = "form"


@dataclass(frozen=True)
class Part:
    """A layout's worth: rows, what is known of each, what is asked of each, what is computed from all."""

    id: str
    title: Text
    rows: RowsFrom
    layout: LayoutKind
    facts: tuple[Fact, ...]
    stages: tuple[Stage, ...]
    derived: tuple[Derived, ...] = ()
    measures: tuple[Measure, ...] = ()
    listed: tuple[ListedRow, ...] = ()
    checks: tuple[Check, ...] = ()
    column_checks: tuple[ColumnCheck, ...] = ()
    variables: dict[str, Variable] = field(init=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        every: list[Variable] = [*self.facts, *self.questions(), *self.derived]
        object.__setattr__(self, "variables", {each.id: each for each in every})

    def questions(self) -> Iterator[Question]:
        """Every question, in the order it is asked."""
        for stage in self.stages:
            yield from stage.questions


class ChartKind(StrEnum):
    """How figures are drawn: a share by body; counts one after another, each a part of the one before; bands of a number."""

    SHARES = "shares"
    JOURNEY = "journey"
    SPREAD = "spread"


@dataclass(frozen=True)
class ChartSpec:
    """Measures to draw, and how. A chart of shares is one for each measure; the others are of all of them."""

    kind: ChartKind
    measures: tuple[str, ...]
    title: Text | None = None


@dataclass(frozen=True)
class Template:
    """Everything that is asked, computed and drawn, of whatever rows it is laid over."""

    id: str
    version: int
    title: Text
    criteria: str | None
    parts: tuple[Part, ...]
    charts: tuple[ChartSpec, ...] = ()

    def part(self, part_id: str) -> Part | None:
        """The part with this id."""
        return next((each for each in self.parts if each.id == part_id), None)
