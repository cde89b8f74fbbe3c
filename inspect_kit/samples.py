"""The sample file: what was drawn, from which list, by which seed, and what was replaced since and why.

In and out: `samples/INSTRUMENT/ROUND/BODY.json`. `verify_sample` draws again and compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from inspect_kit.days import is_day
from inspect_kit.lists.model import ListOfCases
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.sampling import METHOD, REASONS, Drawn, DrawnCase, DrawnStratum, DrawPlan, draw
from inspect_kit.stored import Stored, read_stored

FORMAT = "sample/1"


@dataclass(frozen=True)
class SampleCase:
    """A case that was drawn, with its rank in hex and its row in the list. `supplement` is 0 for the first drawing."""

    reference: str
    stratum: str
    rank: str
    list_row: int
    supplement: int = 0


@dataclass(frozen=True)
class SampledList:
    """The list as it was when cases were drawn: SHA-256 of its bytes, and how many cases it had."""

    file: str
    digest: str
    size: int
    encoding: str


@dataclass(frozen=True)
class Replacement:
    """A case that could not be looked at, the reserve that took its place, and why, by whom and when (ISO date)."""

    case: str
    replaced_by: str
    because: str
    note: str
    who: str
    date: str


@dataclass(frozen=True)
class SampleFile:
    """The sample of one body. `cases` holds replaced cases and their replacements too; `active` those that count."""

    instrument: str
    round: str
    by: str
    plan: DrawPlan
    list: SampledList
    strata: tuple[DrawnStratum, ...]
    cases: tuple[SampleCase, ...]
    reserves: tuple[SampleCase, ...]
    replacements: tuple[Replacement, ...] = ()

    def active(self) -> tuple[SampleCase, ...]:
        """The cases to be looked at."""
        gone = {each.case for each in self.replacements}
        return tuple(case for case in self.cases if case.reference not in gone)


def build_sample(instrument: str, round_: str, by: str, plan: DrawPlan, cases: ListOfCases) -> SampleFile:
    """Draw from a list, and say what was drawn from what."""
    drawn = draw(cases.references, plan, cases.strata or None)
    source = cases.source
    listed = SampledList(source.shown_as, source.digest, cases.size, source.encoding)
    taken, reserves = _sample_cases(drawn.cases, cases), _sample_cases(drawn.reserves, cases)
    return SampleFile(instrument, round_, by, plan, listed, drawn.strata, taken, reserves)


def _sample_cases(drawn: tuple[DrawnCase, ...], cases: ListOfCases) -> tuple[SampleCase, ...]:
    return tuple(SampleCase(each.reference, each.stratum, each.rank, cases.rows[each.index]) for each in drawn)


def drawn_of(sample: SampleFile) -> Drawn:
    """What a sample says of its strata, for notices."""
    return Drawn((), (), sample.strata)


def _list_problems(sample: SampleFile, cases: ListOfCases, place: Place, same: bool) -> list[Problem]:
    """Is this list the one that was drawn from? `same`: whatever became of its bytes, the same cases are drawn from it."""
    was, body, now = sample.list, sample.plan.body, cases.source.digest
    if was.digest == now:
        return []
    if same and was.size == cases.size:
        return [problem("sample-list-rewritten", place, body=body)]
    problems = [problem("sample-list-changed", place, body=body, now=now, was=was.digest)]
    if was.size != cases.size:
        problems.append(problem("sample-size-changed", place, body=body, now=cases.size, was=was.size))
    return problems


def plan_problems(sample: SampleFile, by: str, plan: DrawPlan, place: Place) -> list[Problem]:
    """Does inspection.yaml still ask for what was drawn?"""
    was = _settings(sample.plan) | {"strata": sample.by}
    now = _settings(plan) | {"strata": by}
    return [
        problem("sample-plan-changed", place, setting=name, was=was[name] or "none", now=now[name] or "none")
        for name in was
        if was[name] != now[name]
    ]


def _settings(plan: DrawPlan) -> dict[str, object]:
    quotas = [f"{name} {number}" for name, number in sorted((plan.quotas or {}).items())]
    return {"seed": plan.seed, "size": plan.size, "reserves": plan.reserves, "quotas": quotas}


def verify_sample(sample: SampleFile, cases: ListOfCases, shown_as: str) -> list[Problem]:
    """Draw again from the list and compare: the list's digest and size, the cases, the reserves."""
    place = Place(shown_as)
    again = build_sample(sample.instrument, sample.round, sample.by, sample.plan, cases)
    first = tuple(case for case in sample.cases if case.supplement == 0)
    differ = [
        *_difference(first, again.cases, "cases", place),
        *_difference(sample.reserves, again.reserves, "reserves", place),
        *_supplement_problems(sample, place),
    ]
    same = not differ and again.strata == sample.strata
    return [*_list_problems(sample, cases, place, same), *differ]


def _difference(was: tuple[SampleCase, ...], now: tuple[SampleCase, ...], what: str, place: Place) -> list[Problem]:
    if [(each.reference, each.stratum, each.rank) for each in was] == [
        (each.reference, each.stratum, each.rank) for each in now
    ]:
        return []
    before, after = [each.reference for each in was], [each.reference for each in now]
    gone = [each for each in before if each not in after] or ["none"]
    new = [each for each in after if each not in before] or ["none, but in another order or with other ranks"]
    return [problem("sample-cases-differ", place, what=what, gone=gone, new=new)]


def _supplement_problems(sample: SampleFile, place: Place) -> list[Problem]:
    """Replace again, in order, what was replaced: the cases added must be the reserves whose turn it was."""
    again = replace(sample, cases=tuple(each for each in sample.cases if not each.supplement), replacements=())
    for each in sample.replacements:
        again, _ = replaced(again, each, place)
    return _difference(sample.cases, again.cases, "replacements", place)


def last_supplement(sample: SampleFile) -> int:
    """The number of the last later drawing; 0 where there was none."""
    return max(each.supplement for each in sample.cases)


def replaced(sample: SampleFile, wish: Replacement, place: Place, *, shared: bool = False) -> tuple[SampleFile, list[Problem]]:
    """The sample with the next reserve of the same stratum in place of a case, or why that cannot be.

    `replaced_by` of the wish is not looked at: whose turn it is was settled by the draw. `shared`: the last supplement has
    no workbook yet, and takes this case too.
    """
    if problems := _refusals(sample, wish, place):
        return sample, problems
    case = next(each for each in sample.cases if each.reference == wish.case)
    reserve = next_reserve(sample, case.stratum)
    if reserve is None:
        where = f" for `{case.stratum}`" if case.stratum else ""
        return sample, [problem("replace-no-reserve", place, where=where)]
    supplement = max(last_supplement(sample) + (not shared), 1)
    cases = (*sample.cases, replace(reserve, supplement=supplement))
    done = replace(wish, replaced_by=reserve.reference)
    return replace(sample, cases=cases, replacements=(*sample.replacements, done)), []


def _refusals(sample: SampleFile, wish: Replacement, place: Place) -> list[Problem]:
    if wish.because not in REASONS:
        return [problem("replace-wrong-reason", place, because=wish.because, reasons=REASONS)]
    if all(case.reference != wish.case for case in sample.cases):
        return [problem("replace-not-in-sample", place, case=wish.case, body=sample.plan.body)]
    return [
        problem("replace-already", place, case=wish.case, by=each.replaced_by)
        for each in sample.replacements
        if each.case == wish.case
    ]


def check_day(wish: Replacement, today: str) -> None:
    """A case is replaced on a day of the calendar, and not after `today`.

    Raises:
        StopRun: it is not.
    """
    if not is_day(wish.date) or wish.date > today:
        raise StopRun([problem("replace-bad-date", Place("--on"), value=wish.date)], 2)


def next_reserve(sample: SampleFile, stratum: str) -> SampleCase | None:
    """The first reserve of the stratum that has not been used."""
    used = {case.reference for case in sample.cases}
    spare = (each for each in sample.reserves if each.stratum == stratum and each.reference not in used)
    return next(spare, None)


def write_sample(path: Path, sample: SampleFile, marking: str, synthetic: str | None) -> None:
    """Write the sample file in place of an earlier one."""
    from inspect_kit.files import dump_json, write_atomic

    write_atomic(path, dump_json(sample_document(sample, marking, synthetic)))


def sample_document(sample: SampleFile, marking: str, synthetic: str | None) -> dict[str, Any]:
    """The sample as it stands in JSON."""
    from inspect_kit import __version__

    plan = sample.plan
    return {
        "format": FORMAT,
        "tool": f"inspect-kit {__version__}",
        "marking": marking,
        **({"synthetic": synthetic} if synthetic else {}),
        "instrument": sample.instrument,
        "round": sample.round,
        "body": plan.body,
        "seed": plan.seed,
        "method": METHOD,
        "wanted": {"size": plan.size, "reserves": plan.reserves, "by": sample.by, "quotas": dict(plan.quotas or {})},
        "list": dict(vars(sample.list)),
        "strata": [dict(vars(each)) for each in sample.strata],
        "cases": [_case_document(each) for each in sample.cases],
        "reserves": [_case_document(each) for each in sample.reserves],
        "replacements": [dict(vars(each)) for each in sample.replacements],
    }


def _case_document(case: SampleCase) -> dict[str, Any]:
    return {name: value for name, value in vars(case).items() if name != "supplement" or value}


def load_sample(path: Path, shown_as: str | None = None) -> SampleFile:
    """Read a sample file.

    Raises:
        StopRun: there is none, or it is not what `write_sample` writes.
    """
    stored = read_stored(path, FORMAT, shown_as)
    wanted = stored.inner("wanted")
    return SampleFile(
        stored.text("instrument"),
        stored.text("round"),
        wanted.text("by"),
        _read_plan(stored, wanted),
        _read_list(stored.inner("list")),
        tuple(
            DrawnStratum(each.text("id"), each.count("size"), each.count("wanted"), each.count("taken"))
            for each in stored.each("strata")
        ),
        tuple(_read_cases(stored, "cases")),
        tuple(_read_cases(stored, "reserves")),
        tuple(_read_replacements(stored)),
    )


def _read_plan(stored: Stored, wanted: Stored) -> DrawPlan:
    quotas = wanted.inner("quotas")
    by_stratum: Mapping[str, int] = {name: quotas.count(name) for name in quotas.data}
    numbers = wanted.count("size"), wanted.count("reserves")
    return DrawPlan(stored.text("seed"), stored.text("body"), *numbers, by_stratum or None)


def _read_list(stored: Stored) -> SampledList:
    return SampledList(stored.text("file"), stored.text("digest"), stored.count("size"), stored.text("encoding"))


def _read_cases(stored: Stored, key: str) -> Iterator[SampleCase]:
    for each in stored.each(key):
        supplement = each.optional_count("supplement") or 0
        yield SampleCase(each.text("reference"), each.text("stratum"), each.text("rank"), each.count("list_row"), supplement)


def _read_replacements(stored: Stored) -> Iterator[Replacement]:
    names = ("case", "replaced_by", "because", "note", "who", "date")
    for each in stored.each("replacements"):
        yield Replacement(*(each.text(name) for name in names))
