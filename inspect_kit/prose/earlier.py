"""The results of an earlier run, as `report` wrote them. In: a results.json. Out: `Result` values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from inspect_kit.files import read_json
from inspect_kit.measures.results import FORMAT, Group, Result, States
from inspect_kit.problems import StopRun, problem

NUMBERS = ("count", "of", "share", "value", "estimate")


def read_results(path: Path, shown_as: str) -> list[Result]:
    """Every result of the file; of its intervals and notes nothing is kept.

    Raises:
        StopRun: it cannot be read, or holds no results in the format of today.
    """
    document = read_json(path, shown_as=shown_as)
    try:
        if document["format"] != FORMAT:
            raise ValueError(document["format"])
        return [_result(each) for each in document["results"]]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise StopRun([problem("draft-not-results", shown_as, format=FORMAT)]) from None


def _result(data: dict[str, Any]) -> Result:
    group = data["group"]
    return Result(
        measure=_text(data["measure"]),
        title=_text(data["title"]),
        scope=_text(data["scope"]),
        kind=_text(data["kind"]),
        category=None if data["category"] is None else _text(data["category"]),
        label=None if data["label"] is None else _text(data["label"]),
        group=None if group is None else Group(*(_text(group[key]) for key in ("by", "title", "is", "label"))),
        instrument=_text(data["instrument"]),
        states=States(missing=_number(data["missing"]) or 0, unable_to_tell=_number(data["unable_to_tell"]) or 0),
        **{key: _number(data[key]) for key in NUMBERS},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> Any:
    if isinstance(value, bool) or not (value is None or isinstance(value, (int, float))):
        raise TypeError(value)
    return value
