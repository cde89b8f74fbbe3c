"""Limits of an answer: what a number, a date or a text may be, alone and against other answers of the row.

In: an answer type, a value, the row's other values. Out: the message that says which limit is broken, or None.
"""

from __future__ import annotations

from collections.abc import Mapping

from inspect_kit.cells.read import Value
from inspect_kit.template.model import DATES, NUMBERS, AnswerType, Kind

Broken = tuple[str, dict[str, object]]


def limit_problem(answer: AnswerType, value: Value, others: Mapping[str, Value]) -> Broken | None:
    """The code of the message and its fields; a bound that was not answered does not bind."""
    limits = answer.limits
    if answer.kind is Kind.TEXT and limits.at_most is not None and len(str(value)) > limits.at_most:
        return "cell-text-too-long", {"length": len(str(value)), "limit": int(limits.at_most)}
    if answer.kind in NUMBERS and isinstance(value, (int, float)):
        if limits.at_least is not None and value < limits.at_least:
            return "cell-below", {"value": value, "limit": f"{limits.at_least:g}"}
        if limits.at_most is not None and value > limits.at_most:
            return "cell-above", {"value": value, "limit": f"{limits.at_most:g}"}
    if answer.kind in DATES:
        return _date_problem(answer, str(value), others)
    return None


def _date_problem(answer: AnswerType, value: str, others: Mapping[str, Value]) -> Broken | None:
    for bound, code in ((answer.limits.not_before, "cell-before"), (answer.limits.not_after, "cell-after")):
        other = _bound(bound, others)
        if bound is None or other is None:
            continue
        first, second = (value, other) if code == "cell-before" else (other, value)
        if _is_earlier(first, second):
            return code, {"value": value, "bound": bound, "limit": other}
    return None


def _bound(bound: str | None, others: Mapping[str, Value]) -> str | None:
    """The bound's date: the answer it names, or the date it is."""
    if bound is None:
        return None
    if bound[0].isdigit():
        return bound
    return str(others[bound]) if bound in others else None


def _is_earlier(first: str, second: str) -> bool:
    """Is the first before the second? By minutes where both have a time, else by days. ISO dates sort as text."""
    if len(first) == len(second):
        return first < second
    return first[:10] < second[:10]
