"""How judgements stand: what was decided on each body and criterion, beside what figures propose. In: judgements, scores.

The one place that other outputs ask: reports, pages of criteria, comparisons with what bodies say of themselves.

    judgements, problems = load_judgements(inspection)
    scored, more = score_for(inspection, judgements, language, scores)   # `figures.py`; scores that are there are reused
    for each in where_judged(judgements, scored): ...
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.inspection import ALL, Inspection
from inspect_kit.judgements.model import Grade, Judgement, Judgements
from inspect_kit.judgements.propose import Figures, Proposal, propose
from inspect_kit.measures.run import InspectionScores
from inspect_kit.problems import Problem, problem
from inspect_kit.texts import Text


@dataclass(frozen=True)
class Standing:
    """One indicator, criterion or body as a whole (`on` is then `whole`). At least one of the two is there.

    `body` is a body's id, or `all` for all of them together. `title` is the wording of the indicator or criterion.
    """

    on: str
    body: str
    title: Text
    judgement: Judgement | None
    proposal: Proposal | None

    @property
    def grade(self) -> Grade | None:
        """What was decided; None where nothing was. Where no grade was given it is the scale's `not_graded`."""
        return self.judgement.grade if self.judgement is not None else None

    @property
    def proposed(self) -> Grade | None:
        """What figures propose, which is indicative; None where they propose nothing."""
        return self.proposal.grade if self.proposal is not None else None

    @property
    def differs(self) -> bool:
        """Was something else decided than figures propose?"""
        return self.grade is not None and self.proposed is not None and self.grade.id != self.proposed.id

    @property
    def because(self) -> str:
        """Why it was decided so; empty where nobody says."""
        return self.judgement.because if self.judgement is not None else ""


def where_judged(judgements: Judgements, scored: Sequence[InspectionScores] = ()) -> tuple[Standing, ...]:
    """Every decision and every proposal, paired: bodies together, first all of them, then each as the scores and decisions
    have them; within a body the whole, then criteria in order. Without scores, decisions alone.
    """
    figures = Figures(scored)
    bodies = dict.fromkeys([ALL, *figures.bodies(), *(body for body, _ in judgements.decided)])
    return tuple(each for body in bodies for on in judgements.items() for each in _standing(judgements, on, body, figures))


def _standing(judgements: Judgements, on: str, body: str, figures: Figures) -> Iterator[Standing]:
    rule = judgements.rule_on(on)
    proposal = propose(judgements, rule, on, body, figures) if rule is not None else None
    decided = judgements.decided.get((body, on))
    if decided is None and (proposal is None or proposal.result is None):
        return
    yield Standing(on, body, judgements.title_of(on), decided, proposal)


def unexplained(standings: Sequence[Standing], judgements: Judgements) -> Iterator[Problem]:
    """Decisions that differ from what figures propose, and do not say why."""
    for each in standings:
        if each.differs and not each.because and each.judgement is not None and each.proposed is not None:
            fields = {"on": each.on, "body": each.body, "grade": each.judgement.grade.id, "proposed": each.proposed.id}
            figure = each.proposal.rule.measure or f"cases that are evidence on {each.on}" if each.proposal else ""
            yield problem("judge-differs-why", each.judgement.place, **fields, figure=figure)


def may_differ(judgements: Judgements) -> bool:
    """Is there a decision without a reason on something that figures propose a grade on?"""
    return any(not each.because and judgements.rule_on(each.on) is not None for each in judgements.decided.values())


def check_decisions(inspection: Inspection, judgements: Judgements) -> list[Problem]:
    """Decisions that differ from what figures propose without a reason; figures are computed only where that could be."""
    from inspect_kit.judgements.figures import score_for

    if not may_differ(judgements):
        return []
    scored, _ = score_for(inspection, judgements, inspection.languages[0])
    return list(unexplained(where_judged(judgements, scored), judgements))
