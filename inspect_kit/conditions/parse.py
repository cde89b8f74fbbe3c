"""From a condition as YAML to a condition as a value, with every mistake in it as a problem.

In: what the document says, the variables that may be named, and where in the document we are. Out: the condition, and
problems that name the place. Meaning is checked here (does the question exist, has it that choice); shape is the
schema's work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from inspect_kit.conditions.model import (
    ALWAYS,
    STATE_WORDS,
    All,
    Any,
    Compare,
    Condition,
    Includes,
    InState,
    IsOneOf,
    Not,
    Of,
    Order,
)
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.template.model import DATES, NUMBERS, Kind, Variable

Pointer = tuple[str | int, ...]
PlaceOf = Callable[..., Place]


@dataclass
class ConditionParser:
    """Parses the conditions of one part.

    `known` are the variables a condition may name here; `later` those that come later in the template, so that the
    message can say so. `problems` gathers what is wrong.
    """

    known: Mapping[str, Variable]
    place: PlaceOf
    later: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def parse(self, data: object, pointer: Pointer) -> Condition:
        """The condition that stands at this place. Where something in it is wrong, that piece is left out."""
        if not isinstance(data, Mapping):
            return self._wrong("condition-not-a-mapping", pointer, found=data)
        parts = [self._entry(key, value, (*pointer, key)) for key, value in data.items()]
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _wrong(self, code: str, pointer: Pointer, **fields: object) -> Condition:
        self.problems.append(problem(code, self.place(*pointer), **fields))
        return ALWAYS

    def _entry(self, key: str, value: object, pointer: Pointer) -> Condition:
        if key in ("any", "all"):
            return self._several(key, value, pointer)
        if key == "not":
            return Not(self.parse(value, pointer))
        variable = self.known.get(key)
        if variable is None:
            code = "condition-names-later" if key in self.later else "condition-unknown-variable"
            return self._wrong(code, pointer, name=key, known=list(self.known))
        if isinstance(value, Mapping):
            return self._comparisons(variable, value, pointer)
        return self._equal(variable, value if isinstance(value, list) else [value], pointer)

    def _several(self, key: str, value: object, pointer: Pointer) -> Condition:
        if not isinstance(value, list) or not value:
            return self._wrong("condition-needs-list", pointer, word=key)
        parts = tuple(self.parse(each, (*pointer, index)) for index, each in enumerate(value))
        return All(parts) if key == "all" else Any(parts)

    def _equal(self, variable: Variable, values: Sequence[object], pointer: Pointer) -> Condition:
        kind = variable.answer.kind
        if kind is Kind.CHOICES:
            return self._wrong("condition-several-choices", pointer, name=variable.id)
        if kind is Kind.TEXT:
            return self._wrong("condition-on-text", pointer, name=variable.id)
        read = [self._value(variable, value, pointer) for value in values]
        return IsOneOf(variable.id, tuple(value for value in read if value is not None))

    def _value(self, variable: Variable, value: object, pointer: Pointer) -> str | int | float | None:
        """A code of a choice, a number, or a date as an ordinal."""
        kind = variable.answer.kind
        if kind is Kind.CHOICE:
            return self._code(variable, value, pointer)
        return self._number(value, kind in DATES, pointer)

    def _code(self, variable: Variable, value: object, pointer: Pointer) -> str | None:
        codes = [choice.code for choice in variable.answer.choices]
        if value in codes:
            return str(value)
        self._wrong("condition-unknown-choice", pointer, name=variable.id, choice=value, known=codes)
        return None

    def _number(self, value: object, is_date: bool, pointer: Pointer) -> float | None:
        try:
            if is_date:
                return date.fromisoformat(str(value)).toordinal()
            number = float(str(value))
        except ValueError:
            self._wrong("condition-not-a-date" if is_date else "condition-not-a-number", pointer, value=value)
            return None
        return int(number) if number.is_integer() else number

    def _comparisons(self, variable: Variable, words: Mapping[str, object], pointer: Pointer) -> Condition:
        parts = [self._comparison(variable, word, words[word], (*pointer, word)) for word in words]
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _comparison(self, variable: Variable, word: str, value: object, pointer: Pointer) -> Condition:
        if word == "state":
            return self._state(variable, value, pointer)
        if word in ("includes_any", "includes_all"):
            return self._includes(variable, word, value, pointer)
        if word in set(Compare):
            return self._order(variable, Compare(word), value, pointer)
        known = ["state", "includes_any", "includes_all", *Compare]
        return self._wrong("condition-unknown-comparison", pointer, word=word, known=known)

    def _state(self, variable: Variable, value: object, pointer: Pointer) -> Condition:
        words = value if isinstance(value, list) else [value]
        for word in words:
            if word not in STATE_WORDS:
                return self._wrong("condition-unknown-state", pointer, word=word, known=list(STATE_WORDS))
        return InState(variable.id, tuple(STATE_WORDS[str(word)] for word in words))

    def _includes(self, variable: Variable, word: str, value: object, pointer: Pointer) -> Condition:
        if variable.answer.kind is not Kind.CHOICES:
            return self._wrong("condition-not-several-choices", pointer, name=variable.id, word=word)
        codes = [self._code(variable, each, pointer) for each in (value if isinstance(value, list) else [value])]
        return Includes(variable.id, tuple(code for code in codes if code is not None), every=word == "includes_all")

    def _order(self, variable: Variable, compare: Compare, value: object, pointer: Pointer) -> Condition:
        kind = variable.answer.kind
        if kind not in NUMBERS | DATES:
            return self._wrong("condition-not-ordered", pointer, name=variable.id, word=compare)
        if isinstance(value, Mapping):
            return self._other(variable, compare, value, pointer)
        number = self._number(value, kind in DATES, pointer)
        return ALWAYS if number is None else Order(variable.id, compare, number)

    def _other(self, variable: Variable, compare: Compare, value: Mapping[str, object], pointer: Pointer) -> Condition:
        """Compared with another variable, which must be of the same sort: dates with dates, numbers with numbers."""
        name = str(value.get("of"))
        other = self.known.get(name)
        if other is None:
            code = "condition-names-later" if name in self.later else "condition-unknown-variable"
            return self._wrong(code, pointer, name=name, known=list(self.known))
        if (other.answer.kind in DATES) != (variable.answer.kind in DATES) or other.answer.kind not in NUMBERS | DATES:
            return self._wrong("condition-unlike-kinds", pointer, name=variable.id, other=name)
        times = self._number(value.get("times", "1"), False, pointer)
        return Order(variable.id, compare, Of(name, 1.0 if times is None else float(times)))
