"""What a log of evidence is. Out of `load.py`; lists, matrices and judgements read nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inspect_kit.criteria import CriteriaSet
from inspect_kit.evidence_log.kinds import Kinds
from inspect_kit.inspection import ACROSS, ALL
from inspect_kit.problems import Place


class Points(StrEnum):
    """Where a piece of evidence points. Context carries nothing by itself."""

    FOR = "for"
    AGAINST = "against"
    CONTEXT = "context"


@dataclass(frozen=True)
class Record:
    """One piece of evidence. `body` is a body's id, or `all` where it is about all of them; `on` is an ISO date.

    `criteria` is the id of the set that its indicators are of. `source` says where the record of it lies.
    """

    id: str
    body: str
    criteria: str
    indicators: tuple[str, ...]
    kind: str
    strength: str
    points: Points
    on: str
    by: str
    source: str
    says: str
    place: Place

    @property
    def carries(self) -> bool:
        """Can something rest on it?"""
        return self.points is not Points.CONTEXT


@dataclass(frozen=True)
class EvidenceLog:
    """Every record of an inspection by id, in the order of files and lines; kinds, and the criteria sets by id."""

    kinds: Kinds
    records: Mapping[str, Record]
    criteria: Mapping[str, CriteriaSet]
    retired: frozenset[str] = frozenset()


def scope_of(name: str) -> str:
    """The scope that somebody names: a body, or all of them under either of their words."""
    return ALL if name in (ALL, ACROSS) else name
