"""Figures as a text's template names them: `m.plan_on_file` reads "12 of 40". In: results. Out: values for Jinja.

Whatever a text prints of a figure is noted in a `Used`, so that a later run can tell what has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result, result_document
from inspect_kit.measures.shown import shown_interval, shown_share, shown_value_of
from inspect_kit.prose.words import in_words
from inspect_kit.texts import Text

if TYPE_CHECKING:
    from inspect_kit.register.folder import Registers

OF = Text((("en", "{count} of {of}"), ("cy", "{count} o {of}")))
LEFT_OUT = ("difference", "evidence")
KEYS = ("instrument", "measure", "category", "scope", "group", "count", "of", "share", "value")
READ = ("count", "of", "percent", "share", "value", "interval", "words", "title", "n", "missing", "unable_to_tell",
        "body", "group", "answer")  # fmt: skip
"""What a template may ask of a figure."""


class UnknownName(Exception):
    """A template asked for something that is not there."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, list(known)
        super().__init__(name)


@dataclass
class Used:
    """Which figures a text used and how each reads, each once, in the order of the text."""

    language: str
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)

    def note(self, result: Result, reads: str) -> str:
        """Note that a figure stands in the text like this; the same text."""
        whole = result_document(result)
        name = ".".join(str(each) for each in (result.instrument, result.measure, result.category, _group(result), result.scope)
                        if each)  # fmt: skip
        entry = self.figures.setdefault(name, {**{key: whole[key] for key in KEYS}, "reads": []})
        entry["reads"] += [] if reads in entry["reads"] else [reads]
        return reads


def _group(result: Result) -> str:
    return f"{result.group.by}={result.group.code}" if result.group is not None else ""


class Figure:
    """One measure in one scope; of a tally or a breakdown, one answer or group of it."""

    def __init__(self, measure: str, results: Sequence[Result], used: Used, wanted: Mapping[str, Any] | None = None) -> None:
        self._measure, self._results, self._used = measure, results, used
        self._wanted = {"scope": ALL, "category": None, "group": None, **(wanted or {})}

    def body(self, name: str) -> Figure:
        """The same of one body."""
        return self._with("scope", name)

    def answer(self, name: str) -> Figure:
        """One answer of a tally."""
        return self._with("category", name)

    def group(self, by: str, name: str) -> Figure:
        """One group of a breakdown."""
        return self._with("group", (by, name))

    def _with(self, key: str, value: object) -> Figure:
        known = [_of(each)[key] for each in self._results if _of(each)[key] is not None]
        if value not in known:
            names = dict.fromkeys(" ".join(each) if isinstance(each, tuple) else str(each) for each in known)
            raise UnknownName(" ".join(value) if isinstance(value, tuple) else str(value), list(names))
        return Figure(self._measure, self._results, self._used, {**self._wanted, key: value})

    def _result(self) -> Result:
        for each in self._results:
            if _of(each) == self._wanted:
                return each
        answers = list(dict.fromkeys(each.category for each in self._results if each.category and each.group is None))
        raise UnknownName(self._measure, [f'{self._measure}.answer("{each}")' for each in answers])

    def __str__(self) -> str:
        result = self._result()
        if result.value is not None or result.of is None:
            return self._used.note(result, shown_value_of(result))
        return self._used.note(result, OF.read(self._used.language).format(count=f"{result.count:,}", of=f"{result.of:,}"))

    @property
    def count(self) -> str:
        """How many count."""
        result = self._result()
        return self._used.note(result, f"{result.count:,}" if result.count is not None else shown_value_of(result))

    @property
    def of(self) -> str:
        """Out of how many."""
        result = self._result()
        return self._used.note(result, f"{result.of:,}" if result.of is not None else "")

    @property
    def percent(self) -> str:
        """The share in per cent, halves up, or the change."""
        result = self._result()
        return self._used.note(result, shown_share(result) or shown_value_of(result))

    @property
    def share(self) -> float | None:
        """The share from 0 to 1, for a condition in the text."""
        result = self._result()
        self._used.note(result, "")
        return result.share

    @property
    def value(self) -> str:
        """A mean, sum or change as it is read."""
        result = self._result()
        return self._used.note(result, shown_value_of(result))

    @property
    def interval(self) -> str:
        """Both ends of its interval."""
        result = self._result()
        return self._used.note(result, shown_interval(result, self._used.language))

    @property
    def words(self) -> str:
        """How many count, in words up to ninety-nine."""
        result = self._result()
        return self._used.note(result, in_words(result.count or 0, self._used.language))

    @property
    def title(self) -> str:
        """What the measure is called."""
        return self._result().title

    @property
    def n(self) -> int | None:
        """How many rows were looked at."""
        return self._result().n

    @property
    def missing(self) -> int | None:
        """How many are missing."""
        return self._result().states.missing

    @property
    def unable_to_tell(self) -> int | None:
        """Of how many nobody could tell."""
        return self._result().states.unable_to_tell


def _of(result: Result) -> dict[str, Any]:
    group = (result.group.by, result.group.code) if result.group is not None else None
    return {"scope": result.scope, "category": result.category, "group": group}


class Measures:
    """Measures by their ids, as attributes, or as items where an id is no name."""

    def __init__(self, results: Sequence[Result], used: Used, scope: str | None = None) -> None:
        self._by_id: dict[str, list[Result]] = {}
        self._used, self._scope = used, scope
        for each in results:
            if each.kind not in LEFT_OUT:
                self._by_id.setdefault(each.measure, []).append(each)

    def names(self) -> list[str]:
        """Their ids."""
        return list(self._by_id)

    def instruments(self, name: str) -> list[str]:
        """The instruments that have a measure of this id."""
        return list(dict.fromkeys(each.instrument for each in self._by_id.get(name, [])))

    def __getitem__(self, name: str) -> Figure:
        if name not in self._by_id:
            raise UnknownName(name, self.names())
        if len(several := self.instruments(name)) > 1:
            raise UnknownName(name, [f'instrument("{each}").{name}' for each in several])
        figure = Figure(name, self._by_id[name], self._used)
        return figure.body(self._scope) if self._scope else figure

    def __getattr__(self, name: str) -> Figure:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]


class Recommendations:
    """Counts of what registers hold: `recommendations.count(kind="recommendation", deadline="within 6 months")`."""

    def __init__(self, registers: Registers | None) -> None:
        self._registers = registers

    def count(self, **wanted: str) -> str:
        """How many items are so."""
        from inspect_kit.register.counts import count_items

        known = ("kind", "deadline", "addressed_to", "register")
        for name in wanted:
            if name not in known:
                raise UnknownName(name, known)
        if self._registers is None:
            raise UnknownName("recommendations", ["a register of recommendations in this folder"])
        return f"{count_items(self._registers, wanted):,}"


def names_for(results: Sequence[Result], registers: Registers | None, used: Used) -> dict[str, Any]:
    """Everything that a text can name."""
    return {
        "m": Measures(results, used),
        "instrument": partial(_instrument, results, used),
        "body": partial(_body, results, used),
        "recommendations": Recommendations(registers),
    }


def _instrument(results: Sequence[Result], used: Used, name: str) -> Measures:
    """The measures of one instrument."""
    known = list(dict.fromkeys(each.instrument for each in results))
    if name not in known:
        raise UnknownName(name, known)
    return Measures([each for each in results if each.instrument == name], used)


def _body(results: Sequence[Result], used: Used, name: str) -> Measures:
    """The measures of one body."""
    known = list(dict.fromkeys(each.scope for each in results if each.scope != ALL))
    if name not in known:
        raise UnknownName(name, known)
    return Measures([each for each in results if each.scope == name], used, name)
