"""The plain reading of conditions, for people: in guidance, in traces, beside figures.

In: a condition and the variables of its part. Out: a phrase such as `Visited: Yes, and Record type: Crime`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from inspect_kit.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    Includes,
    InState,
    IsOneOf,
    Leaf,
    Not,
    Of,
    Order,
    State,
)
from inspect_kit.template.model import DATES, Derived, Fact, Question
from inspect_kit.texts import DEFAULT_LANGUAGE, Text

Variables = Mapping[str, Fact | Question | Derived]


def _text(en: str, cy: str) -> Text:
    return Text((("en", en), ("cy", cy)))


PHRASES: dict[object, Text] = {
    "and": _text("{a}, and {b}", "{a}, a {b}"),
    "or": _text("{a} or {b}", "{a} neu {b}"),
    "not": _text("not ({a})", "nid ({a})"),
    "always": _text("always", "bob amser"),
    "times": _text("{a} times {b}", "{a} gwaith {b}"),
    Compare.AT_LEAST: _text("at least {a}", "o leiaf {a}"),
    Compare.AT_MOST: _text("at most {a}", "ar y mwyaf {a}"),
    Compare.MORE_THAN: _text("more than {a}", "mwy na {a}"),
    Compare.LESS_THAN: _text("less than {a}", "llai na {a}"),
    State.ANSWERED: _text("answered", "wedi'i ateb"),
    State.DOES_NOT_APPLY: _text("does not apply", "ddim yn berthnasol"),
    State.UNABLE_TO_TELL: _text("unable to tell", "methu dweud"),
    State.MISSING: _text("missing", "ar goll"),
}


def say(condition: Condition, variables: Variables, language: str = DEFAULT_LANGUAGE) -> str:
    """The condition in words, with the labels that people see."""
    return _Speaker(variables, language).condition(condition)


class _Speaker:
    def __init__(self, variables: Variables, language: str) -> None:
        self._variables = variables
        self._language = language

    def condition(self, condition: Condition) -> str:
        if isinstance(condition, Not):
            return self._phrase("not", a=self.condition(condition.part))
        if isinstance(condition, (All, Any)):
            return self._joined(condition)
        return f"{self._title(condition.variable)}: {self._leaf(condition)}"

    def _joined(self, condition: All | Any) -> str:
        if not condition.parts:
            return self._phrase("always")
        word = "and" if isinstance(condition, All) else "or"
        return self._chain(word, [self._inner(part, condition) for part in condition.parts])

    def _inner(self, part: Condition, outer: All | Any) -> str:
        text = self.condition(part)
        nested = isinstance(part, (All, Any)) and type(part) is not type(outer) and len(part.parts) > 1
        return f"({text})" if nested else text

    def _leaf(self, leaf: Leaf) -> str:
        if isinstance(leaf, IsOneOf):
            return self._chain("or", [self._value(leaf.variable, value) for value in leaf.values])
        if isinstance(leaf, Includes):
            return self._chain("and" if leaf.every else "or", [self._value(leaf.variable, code) for code in leaf.codes])
        if isinstance(leaf, InState):
            return self._chain("or", [self._phrase(state) for state in leaf.states])
        return self._phrase(leaf.compare, a=self._operand(leaf))

    def _operand(self, leaf: Order) -> str:
        if not isinstance(leaf.operand, Of):
            return self._value(leaf.variable, leaf.operand)
        title = self._title(leaf.operand.variable)
        return title if leaf.operand.times == 1 else self._phrase("times", a=f"{leaf.operand.times:g}", b=title)

    def _value(self, variable: str, value: str | int | float) -> str:
        answer = self._variables[variable].answer
        if isinstance(value, str):
            choice = answer.choice(value)
            return choice.label.read(self._language) if choice else value
        return date.fromordinal(int(value)).isoformat() if answer.kind in DATES else f"{value:g}"

    def _title(self, variable: str) -> str:
        return self._variables[variable].title.read(self._language)

    def _chain(self, word: str, parts: list[str]) -> str:
        text = parts[0] if parts else ""
        for part in parts[1:]:
            text = self._phrase(word, a=text, b=part)
        return text

    def _phrase(self, key: object, **fields: str) -> str:
        return PHRASES[key].read(self._language).format(**fields)
