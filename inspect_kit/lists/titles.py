"""Which column is what. In: the titles of a list and the titles that inspection.yaml names. Out: column numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_kit.lists.model import Columns
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.template.model import Fact, FactSource, Kind
from inspect_kit.texts import fold

REFERENCE = "reference"

Named = Mapping[str, str | Mapping[str, str]]


def wanted_titles(named: Named, facts: Sequence[Fact]) -> dict[str, tuple[str, ...]]:
    """The title of each column that is needed, two where date and time of a fact stand apart."""
    needed = [REFERENCE, *(fact.id for fact in facts if fact.id in named)]
    return {name: _titles(named.get(name, REFERENCE)) for name in needed}


def _titles(entry: str | Mapping[str, str]) -> tuple[str, ...]:
    if isinstance(entry, str):
        return (entry,)
    return tuple(entry[part] for part in ("date", "time") if part in entry)


def list_facts(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that a list has to give."""
    return tuple(fact for fact in facts if fact.source is FactSource.LIST)


def fact_problems(named: Named, facts: Sequence[Fact], shown_as: str) -> list[Problem]:
    """Facts that no column is named for, and facts that no column could give."""
    problems = []
    for fact in facts:
        if fact.id not in named:
            problems.append(problem("list-fact-not-mapped", shown_as, fact=fact.id))
        if fact.answer.kind is Kind.CHOICES:
            problems.append(problem("list-fact-several-choices", shown_as, fact=fact.id))
    return problems


def find_columns(
    titles: Sequence[str], wanted: Mapping[str, tuple[str, ...]], shown_as: str
) -> tuple[Columns | None, list[Problem]]:
    """The columns that are wanted, or every title that is missing or stands twice."""
    folded = [fold(title) for title in titles]
    problems: list[Problem] = []
    found: dict[str, tuple[int, ...]] = {}
    for name, names in wanted.items():
        places = [[at for at, title in enumerate(folded) if title == fold(each)] for each in names]
        for title, numbers in zip(names, places, strict=True):
            problems += _title_problems(name, title, numbers, titles, shown_as)
        found[name] = tuple(numbers[0] for numbers in places if numbers)
    if problems:
        return None, problems
    facts = {name: numbers for name, numbers in found.items() if name != REFERENCE}
    return Columns(tuple(titles), found[REFERENCE][0], facts), []


def _title_problems(fact: str, title: str, numbers: Sequence[int], titles: Sequence[str], shown_as: str) -> list[Problem]:
    place = Place(shown_as, row=1, field=title)
    if not numbers:
        there = [each for each in titles if each.strip()]
        return [problem("list-title-missing", place, fact=fact, title=title, found=there)]
    if len(numbers) > 1:
        return [problem("list-title-twice", place, fact=fact, title=title, numbers=[at + 1 for at in numbers])]
    return []


def has_all(titles: Sequence[str], wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Does every title that is wanted stand here?"""
    folded = {fold(title) for title in titles}
    return all(fold(each) in folded for names in wanted.values() for each in names)
