"""Drawing cases from a list so that anyone can draw them again. In: references, a seed, how many. Out: who was drawn.

A case's rank is the SHA-256 digest of `SEED:BODY:REFERENCE`; the smallest are drawn. The order of the list has no part
in it. `docs/check-a-sample.md` does the same in ten lines of plain Python.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inspect_kit.problems import Place, Problem, problem
from inspect_kit.rows import Row

REASONS = ("ineligible", "not-found")
METHOD = (
    "Each case's rank is the SHA-256 digest of SEED:BODY:REFERENCE in UTF-8; within each stratum the cases with the"
    " smallest ranks are the sample, the next ones the reserves."
)


@dataclass(frozen=True)
class DrawPlan:
    """What to draw. With quotas, cases are drawn for each stratum apart, and `reserves` is meant for each stratum."""

    seed: str
    body: str
    size: int
    reserves: int = 0
    quotas: Mapping[str, int] | None = None

    def wanted(self) -> dict[str, int]:
        """How many cases each stratum owes; without quotas the whole list is one stratum without a name."""
        return dict(self.quotas) if self.quotas else {"": self.size}


@dataclass(frozen=True)
class DrawnCase:
    """One case, with its rank in hex and its place in the sequence that it was drawn from (from 0)."""

    reference: str
    stratum: str
    rank: str
    index: int


@dataclass(frozen=True)
class DrawnStratum:
    """How many cases a stratum has, how many were wanted, how many drawn."""

    id: str
    size: int
    wanted: int
    taken: int


@dataclass(frozen=True)
class Drawn:
    """The cases drawn, the reserves in the order they are to be used, and the strata."""

    cases: tuple[DrawnCase, ...]
    reserves: tuple[DrawnCase, ...]
    strata: tuple[DrawnStratum, ...]


def rank(seed: str, body: str, reference: str) -> str:
    """The rank of one case, in hex."""
    return hashlib.sha256(f"{seed}:{body}:{reference}".encode()).hexdigest()


def draw(references: Sequence[str], plan: DrawPlan, strata: Sequence[str] | None = None) -> Drawn:
    """Draw cases and reserves. `strata` names the stratum of each reference where the plan has quotas.

    A list or stratum with fewer cases than wanted is taken whole.
    """
    wanted = plan.wanted()
    cases: list[DrawnCase] = []
    reserves: list[DrawnCase] = []
    sizes: list[DrawnStratum] = []
    for stratum, members in _by_stratum(references, plan, strata).items():
        quota = wanted.get(stratum, 0)
        spare = plan.reserves if quota else 0
        drawn = [_case(found, stratum) for found in _smallest(references, members, plan, quota + spare)]
        cases += drawn[:quota]
        reserves += drawn[quota:]
        sizes.append(DrawnStratum(stratum, len(members), quota, len(drawn[:quota])))
    return Drawn(tuple(cases), tuple(reserves), tuple(sizes))


def _by_stratum(references: Sequence[str], plan: DrawPlan, strata: Sequence[str] | None) -> dict[str, Sequence[int]]:
    """Positions by stratum: those with a quota in its order, then any others by name."""
    if not plan.quotas or strata is None:
        return {"": range(len(references))}
    members: dict[str, list[int]] = {stratum: [] for stratum in plan.quotas}
    for stratum in sorted(set(strata) - set(members)):
        members[stratum] = []
    for position, stratum in enumerate(strata):
        members[stratum].append(position)
    return dict(members)


Ranked = tuple[bytes, str, int]


def _smallest(references: Sequence[str], members: Sequence[int], plan: DrawPlan, number: int) -> list[Ranked]:
    """The members with the smallest digests; bytes sort as their hex does, and equal digests by reference."""
    return heapq.nsmallest(number, _ranked(references, members, f"{plan.seed}:{plan.body}:")) if number else []


def _ranked(references: Sequence[str], members: Iterable[int], prefix: str) -> Iterator[Ranked]:
    """Digests that share the work on their common beginning."""
    begun = hashlib.sha256(prefix.encode())
    for position in members:
        reference = references[position]
        digest = begun.copy()
        digest.update(reference.encode())
        yield digest.digest(), reference, position


def _case(found: Ranked, stratum: str) -> DrawnCase:
    digest, reference, position = found
    return DrawnCase(reference, stratum, digest.hex(), position)


def draw_notices(drawn: Drawn, place: Place, body: str) -> list[Problem]:
    """What is worth knowing of a draw: lists and strata taken whole, and cases that no quota asks for."""
    notices = []
    for stratum in drawn.strata:
        fields = {"body": body, "stratum": stratum.id, "size": stratum.size, "wanted": stratum.wanted}
        if stratum.size < stratum.wanted:
            code = "sample-stratum-short" if stratum.id else "sample-list-short"
            notices.append(problem(code, place, **fields))
        elif stratum.size and not stratum.wanted:
            notices.append(problem("sample-stratum-left-out", place, **fields))
    return notices


def assign_reviewers(rows: Sequence[Row], reviewers: Sequence[str], double: int, seed: str) -> tuple[Row, ...]:
    """Share rows evenly among reviewers, and give `double` of them a second reviewer, the next one in the list.

    Both are drawn by digest of the seed, so that the order of the rows has no part in it. Whoever has a row keeps it: only
    the others are shared out. Without reviewers the rows come back as they are; with only one nobody is left to be second.
    """
    if not reviewers:
        return tuple(rows)
    new = [row for row in rows if row.reviewer is None]
    left = max(double - sum(row.second_reviewer is not None for row in rows), 0)
    first = {row_id: place % len(reviewers) for place, row_id in enumerate(_shuffled(new, f"reviewer:{seed}"))}
    second = set(_shuffled(new, f"second-reviewer:{seed}")[:left]) if len(reviewers) > 1 else set()
    return tuple(_assigned(row, reviewers, first[row.id], row.id in second) if row.id in first else row for row in rows)


def _shuffled(rows: Sequence[Row], prefix: str) -> list[str]:
    return sorted((row.id for row in rows), key=lambda row_id: (rank(prefix, "", row_id), row_id))


def _assigned(row: Row, reviewers: Sequence[str], number: int, doubled: bool) -> Row:
    second = reviewers[(number + 1) % len(reviewers)] if doubled else None
    return replace(row, reviewer=reviewers[number], second_reviewer=second)
