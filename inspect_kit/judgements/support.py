"""What findings rest on. In: judgements, scores. Out: findings that no evidence supports, and evidence that no finding uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspect_kit.evidence_log.model import Record
from inspect_kit.judgements.model import Finding, Judgements
from inspect_kit.judgements.propose import Figures
from inspect_kit.measures.run import InspectionScores


class Unsupported(StrEnum):
    """Why nothing supports a finding."""

    NOTHING = "nothing"
    CONTEXT = "context"
    EMPTY = "empty"


@dataclass(frozen=True)
class Unused:
    """A record that no finding uses; `judged` are the decisions that do, as (body, indicator or criterion)."""

    record: Record
    judged: tuple[tuple[str, str], ...]


def unsupported(judgements: Judgements, scored: Sequence[InspectionScores]) -> Iterator[tuple[Finding, Unsupported]]:
    """Findings that rest on nothing: they name no evidence and no figure, context alone, or figures without cases."""
    figures = Figures(scored)
    for finding in judgements.findings.values():
        why = _why(finding, judgements, figures)
        if why is not None:
            yield finding, why


def _why(finding: Finding, judgements: Judgements, figures: Figures) -> Unsupported | None:
    if any(judgements.log.records[name].carries for name in finding.evidence):
        return None
    if any(figures.named(name, finding.body) for name in finding.results):
        return None
    if finding.results:
        return Unsupported.EMPTY
    return Unsupported.CONTEXT if finding.evidence else Unsupported.NOTHING


def unused(judgements: Judgements) -> Iterator[Unused]:
    """Records that no finding names, with the decisions that name them. Of this criteria set alone."""
    used = {name for finding in judgements.findings.values() for name in finding.evidence}
    for record in judgements.log.records.values():
        if record.id not in used and record.criteria == judgements.criteria.id:
            judged = tuple(key for key, each in judgements.decided.items() if record.id in each.evidence)
            yield Unused(record, judged)
