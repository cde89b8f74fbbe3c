"""Measures read from YAML. In: a measure's mapping and a parser that knows the part's variables. Out: a `Measure`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspect_kit.conditions.model import STATE_WORDS
from inspect_kit.conditions.parse import ConditionParser, Pointer
from inspect_kit.problems import problem
from inspect_kit.template.model import Band, Comparison, Kind, Measure, MeasureKind
from inspect_kit.texts import Text

OTHERS = "others"
PAIR_KEYS = {MeasureKind.RATIO: ("of", "to"), MeasureKind.CHANGE: ("to", "from")}
"""The keys of the variable that is looked at, and of the one that it is laid beside."""


def build_measure(data: Mapping[str, Any], parser: ConditionParser, pointer: Pointer) -> Measure:
    """The measure that stands at this place."""
    kind = next(each for each in MeasureKind if each in data)
    is_count = kind is MeasureKind.COUNT
    first, second = PAIR_KEYS.get(kind, ("", ""))
    return Measure(
        id=data["id"],
        title=Text.of(data["title"]),
        kind=kind,
        count=parser.parse(data["count"], (*pointer, "count")) if is_count else None,
        of_what=None if is_count else _number_of(data[kind], first, parser, (*pointer, kind)),
        beside=_number_of(data[kind], second, parser, (*pointer, kind)) if second else None,
        share_of_total=data.get("share_of_total", False),
        of=parser.parse(data["of"], (*pointer, "of")) if "of" in data else None,
        leave_out=tuple(STATE_WORDS[word] for word in data.get("leave_out", ())),
        bands=tuple(_band(each) for each in data.get("bands", ())),
        by=tuple(_grouping(each, parser, (*pointer, "by", i)) for i, each in enumerate(data.get("by", ()))),
        compare=_comparison(data["compare"], parser, (*pointer, "compare")) if "compare" in data else None,
        note=Text.of(data["note"]) if "note" in data else None,
    )


def _band(data: Mapping[str, Any]) -> Band:
    return Band(data["id"], Text.of(data["label"]), data.get("at_least"), data.get("at_most"))


def _number_of(data: str | Mapping[str, Any], key: str, parser: ConditionParser, pointer: Pointer) -> str:
    """The variable that is named, or the one of two that stands under the key."""
    return _known(data, parser, pointer) if isinstance(data, str) else _known(data[key], parser, (*pointer, key))


def _known(name: str, parser: ConditionParser, pointer: Pointer) -> str:
    if name not in parser.known:
        place = parser.place(*pointer)
        parser.problems.append(problem("template-unknown-variable", place, name=name, known=list(parser.known)))
    return name


def _grouping(name: str, parser: ConditionParser, pointer: Pointer) -> str:
    """A variable whose choices make groups."""
    variable = parser.known.get(_known(name, parser, pointer))
    if variable is not None and variable.answer.kind is not Kind.CHOICE:
        parser.problems.append(problem("template-group-kind", parser.place(*pointer), name=name))
    return name


def _comparison(data: str | Mapping[str, Any], parser: ConditionParser, pointer: Pointer) -> Comparison | None:
    """`compare: VAR` takes the variable's two choices; the longer form names them, `others` being all the rest."""
    name = data if isinstance(data, str) else data["by"]
    variable = parser.known.get(_grouping(name, parser, pointer))
    if variable is None:
        return None
    codes = [choice.code for choice in variable.answer.offered()]
    groups = codes if isinstance(data, str) else list(data["groups"])
    if len(groups) != 2:
        place = parser.place(*pointer)
        parser.problems.append(problem("template-compare-groups", place, name=name, count=len(groups)))
        return None
    for group, known in ((groups[0], codes), (groups[1], [*codes, OTHERS])):
        if group not in known:
            place = parser.place(*pointer)
            parser.problems.append(problem("template-unknown-group", place, name=name, group=group, known=codes))
    return Comparison(name, (groups[0], groups[1]))
