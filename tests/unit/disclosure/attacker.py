"""Somebody who wants to know what was hidden, and has nothing but what was published.

In: the published records as JSON, and what everybody knows of a template: which tallies are of one answer each, which measures
are each other's rest, how many cases were drawn. Out: what can be worked out. The algebra is its own: fractions, one equation
at a time, then elimination. It shares no line with the code that hides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isclose, sqrt
from typing import Any

Name = tuple[Any, ...]
Equation = tuple[dict[Name, Fraction], Fraction]
STATES = ("answered", "does_not_apply", "unable_to_tell", "missing", "base_unknown", "left_out")
NUMBERS = ("count", "of", "n", *STATES)
SHARES = ("count", "tally", "evidence")


def name_of(record: Mapping[str, Any], number: str) -> Name:
    """One number of one record."""
    group = record["group"]
    return (
        record["instrument"],
        record["measure"],
        record["category"],
        record["scope"],
        (group["by"], group["is"], group["against"]) if group else None,
        number,
    )


@dataclass(frozen=True)
class Known:
    """What everybody knows. `wholes`: this measure's count is what those add up to; `changes` tell how a sum changed."""

    single: frozenset[str] = frozenset()
    wholes: Mapping[str, Sequence[str]] = None  # type: ignore[assignment]
    changes: Mapping[str, str] = None  # type: ignore[assignment]
    outside: frozenset[str] = frozenset()
    drawn: Mapping[str, int] = None  # type: ignore[assignment]
    incomplete: frozenset[str] = frozenset()


def published_numbers(records: Iterable[Mapping[str, Any]]) -> dict[Name, Fraction]:
    """Every number that is printed, or follows from one record alone."""
    found: dict[Name, Fraction] = {}
    for record in records:
        for number in (*NUMBERS, "population"):
            if record[number] is not None:
                found[name_of(record, number)] = Fraction(record[number])
        if record["kind"] == "sum" and record["value"] is not None:
            found[name_of(record, "sum")] = Fraction(record["value"])
        if record["kind"] == "mean" and record["value"] is not None and record["n"] is not None:
            found[name_of(record, "sum")] = Fraction(record["value"] * record["n"]).limit_denominator(1000)
        if record["kind"] in SHARES:
            found |= _from_share(record)
    return found


def _from_share(record: Mapping[str, Any]) -> dict[Name, Fraction]:
    """A count out of its share or its interval, a base out of count and share."""
    count, of, share = record["count"], record["of"], record["share"]
    if count is not None and of is not None:
        several = record["category"] in ("specific", "general")
        outside = {} if record["n"] is None or several else {name_of(record, "outside"): Fraction(record["n"] - of)}
        return {name_of(record, "rest"): Fraction(of - count), **outside}
    if share is not None and of is not None:
        return {name_of(record, "count"): Fraction(round(share * of))}
    if share and count is not None:
        return {name_of(record, "of"): Fraction(round(count / share))}
    if record["interval"] is not None and record["interval_method"] in ("wilson", "wilson-finite"):
        fits = [(k, n) for n in ([of] if of else range(1, 200)) for k in range(n + 1) if _gives(record, k, n)]
        if len(fits) == 1:
            return {name_of(record, "count"): Fraction(fits[0][0]), name_of(record, "of"): Fraction(fits[0][1])}
    return {}


def _gives(record: Mapping[str, Any], count: int, of: int) -> bool:
    """Would so many of so many have this interval?"""
    z, size = 1.959963984540054, float(of)
    if record["interval_method"] == "wilson-finite":
        if not record["population"] or not record["n"]:
            return False
        listed = max(int(record["population"] * of / record["n"] + 0.5), of)
        if listed == of:
            return False
        size = of * (listed - 1) / (listed - of)
    share = count / of
    middle = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z * sqrt(share * (1 - share) / size + z * z / (4 * size * size)) / (1 + z * z / size)
    low, high = record["interval"]
    return isclose(max(0.0, middle - half), low, abs_tol=1e-9) and isclose(min(1.0, middle + half), high, abs_tol=1e-9)


ONE, NONE = Fraction(1), Fraction(0)


def equations(records: Sequence[Mapping[str, Any]], known: Known) -> Iterator[Equation]:
    """Whatever adds up."""
    for record in records:
        yield from _within(record, known)
    yield from _added_up(records, known)
    yield from _categories(records, known)
    yield from _estimates(records)
    for measure, parts in (known.wholes or {}).items():
        for record in (each for each in records if each["measure"] == measure):
            each = {name_of({**record, "measure": part}, "count"): ONE for part in parts}
            yield {**each, name_of(record, "count"): -ONE}, NONE


def _within(record: Mapping[str, Any], known: Known) -> Iterator[Equation]:
    """What adds up in one record."""
    if record["kind"] in SHARES:
        rest, count, of, rows, outside = (name_of(record, each) for each in ("rest", "count", "of", "n", "outside"))
        yield {rest: ONE, count: ONE, of: -ONE}, NONE
        if record["category"] not in ("specific", "general"):  # there a case may count several times
            yield {of: ONE, outside: ONE, rows: -ONE}, NONE
        drawn = (known.drawn or {}).get(record["scope"])
        if drawn is not None and not record["group"]:
            yield {rows: ONE}, Fraction(drawn)
        left_out = any(each["code"] == "left-out" for each in record["notes"])
        if record["kind"] != "evidence" and not left_out and record["does_not_apply"] == 0:
            yield {**{name_of(record, each): ONE for each in ("answered", "unable_to_tell", "missing")}, of: -ONE}, NONE
    if record["kind"] == "sum" and record["group"] and record["of"] is not None and record["value"] is not None:
        yield {name_of({**record, "group": None}, "sum"): ONE}, Fraction(record["of"])
    earlier = (known.changes or {}).get(record["measure"])
    if earlier and record["value"] is not None:
        later = name_of({**record, "measure": earlier}, "sum")
        yield {later: ONE, name_of(record, "before"): -Fraction(1 + record["value"]).limit_denominator(10**6)}, NONE


def _added_up(records: Sequence[Mapping[str, Any]], known: Known) -> Iterator[Equation]:
    """Bodies make the whole, and groups make the whole."""
    families: dict[Name, list[Name]] = defaultdict(list)
    present = {name_of(record, "")[:5] for record in records}
    for record in (each for each in records if each["kind"] != "difference"):
        *_, scope, group, _ = name_of(record, "")
        for number in (*NUMBERS, "rest", "outside", "sum", "population", "before"):
            here = name_of(record, number)
            if scope not in ("all", *known.outside) and (*here[:3], "all", group) in present:
                families[*here[:3], "all", group, number, "bodies"].append(here)
            if group is not None and group[0] not in known.incomplete and number != "population":
                families[*here[:4], None, number, group[0]].append(here)
    for whole, parts in families.items():
        yield {**{each: ONE for each in parts}, whole[:6]: -ONE}, NONE


def _categories(records: Sequence[Mapping[str, Any]], known: Known) -> Iterator[Equation]:
    """The categories of a tally make what was answered, and all have one base."""
    tallies: dict[Name, list[Mapping[str, Any]]] = defaultdict(list)
    for record in records:
        if record["measure"] in known.single:
            instrument, measure, _, scope, group, _ = name_of(record, "")
            tallies[instrument, measure, scope, group].append(record)
    for tally in tallies.values():
        yield {**{name_of(each, "count"): ONE for each in tally}, name_of(tally[0], "answered"): -ONE}, NONE
        for number in (each for each in (*NUMBERS, "population") if each != "count"):
            for other in tally[1:]:
                yield {name_of(tally[0], number): ONE, name_of(other, number): -ONE}, NONE


def _estimates(records: Sequence[Mapping[str, Any]]) -> Iterator[Equation]:
    """An estimate weighted by lists is one more sum of the bodies' counts."""
    for record in records:
        if record["estimate"] is None or record["scope"] != "all":
            continue
        bodies = [
            each for each in records if each["scope"] != "all" and name_of({**each, "scope": "all"}, "") == name_of(record, "")
        ]
        weights = [(each, each["population"], next((o["n"] for o in records if o["scope"] == each["scope"] and not o["group"]
                    and o["n"] is not None), None)) for each in bodies]  # fmt: skip
        if bodies and all(size and rows for _, size, rows in weights):
            terms: dict[Name, Fraction] = {}
            for each, size, rows in weights:
                terms[name_of(each, "count")] = Fraction(size, rows)
                terms[name_of(each, "of")] = -Fraction(size, rows) * Fraction(record["estimate"]).limit_denominator(10**7)
            yield terms, Fraction(0)


def attack(records: Sequence[Mapping[str, Any]], known: Known = Known()) -> dict[Name, Fraction]:
    """Every number that can be worked out."""
    values = published_numbers(records)
    open_equations = [_known_put_in(each, values) for each in equations(records, known)]
    while True:  # subtraction: what is alone in its equation
        alone = [(terms, right) for terms, right in open_equations if len(terms) == 1]
        for terms, right in alone:
            [(name, factor)] = terms.items()
            values.setdefault(name, right / factor)
        if not alone:
            break
        open_equations = [each for each in (_known_put_in(each, values) for each in open_equations) if each[0]]
    return values | _eliminated(open_equations)


def _known_put_in(equation: Equation, values: Mapping[Name, Fraction]) -> Equation:
    terms, right = equation
    for name in [each for each in terms if each in values]:
        right -= terms[name] * values[name]
    return {name: factor for name, factor in terms.items() if name not in values and factor}, right


def _eliminated(rows: Iterable[Equation]) -> dict[Name, Fraction]:
    """What a system of equations determines: it is alone in its row once everything is eliminated."""
    solved: dict[Name, Equation] = {}
    users: dict[Name, set[Name]] = defaultdict(set)
    for terms, right in rows:
        left = dict(terms)
        for name in [each for each in left if each in solved]:
            right = _take(left, right, solved[name], name)
        if not left:
            continue
        pivot = min(left, key=lambda each: (len(users[each]), str(each)))
        factor = left[pivot]
        row = ({name: each / factor for name, each in left.items()}, right / factor)
        for user in list(users[pivot]):
            other, total = solved[user]
            if pivot in other:
                solved[user] = (other, _take(other, total, row, pivot))
                for name in other:
                    users[name].add(user)
        solved[pivot] = row
        for name in row[0]:
            users[name].add(pivot)
    return {name: right for name, (terms, right) in solved.items() if len(terms) == 1}


def _take(left: dict[Name, Fraction], right: Fraction, row: Equation, pivot: Name) -> Fraction:
    factor = left[pivot]
    for name, each in row[0].items():
        number = left.get(name, Fraction(0)) - factor * each
        if number:
            left[name] = number
        else:
            left.pop(name, None)
    return right - factor * row[1]


def truth(records: Iterable[Mapping[str, Any]]) -> dict[Name, Fraction]:
    """Every number as it was before anything was hidden."""
    return published_numbers(records)


def laid_bare(
    plain: Sequence[Mapping[str, Any]], published: Sequence[Mapping[str, Any]], threshold: int, known: Known = Known()
) -> dict[Name, int]:
    """The small numbers that are nowhere printed and can be worked out all the same."""
    true, printed, found = truth(plain), published_numbers(published), attack(published, known)
    kinds = {(each["instrument"], each["measure"]): each["kind"] for each in plain}
    watched = (
        name
        for name, value in true.items()
        if 0 < value < threshold
        and name[5] != "population"
        and (name[5] != "n" or name[4] is not None or not known.drawn)  # how many were drawn is no secret
        and (name[5] == "sum" if kinds[name[:2]] == "sum" else kinds[name[:2]] in SHARES)
    )
    return {name: int(true[name]) for name in watched if found.get(name) == true[name] or printed.get(name) == true[name]}
