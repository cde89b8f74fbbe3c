"""Judgements as tables. In: standings, findings, evidence. Out: views; whatever is proposed says that it is indicative."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_kit.evidence_log.view import shown_body
from inspect_kit.inspection import ALL
from inspect_kit.judgements.model import Finding, Judgement, Judgements
from inspect_kit.judgements.propose import Proposal
from inspect_kit.judgements.stand import Standing
from inspect_kit.judgements.support import Unsupported, Unused
from inspect_kit.judgements.words import (
    figure_interval,
    figure_name,
    say,
    shown_ends,
    shown_figure,
    shown_on,
    shown_proposal,
)
from inspect_kit.view import Value, View

DECIDED = ("body", "on", "text", "decided", "proposed", "differs", "because", "by", "at", "evidence", "results", "place")
PROPOSED = ("body", "on", "text", "proposed", "figure", "says", "cases", "least", "interval", "ends", "decided", "rule")
FINDINGS = ("id", "body", "on", "says", "evidence", "results", "stands", "place")
UNUSED = ("id", "body", "indicators", "points", "says", "judged", "place")
LONG = frozenset({"text", "because", "says"})


def decided_view(standings: Sequence[Standing], language: str) -> View:
    """What was decided, beside what is proposed, with the reason."""
    rows = tuple(_decided(each, each.judgement, language) for each in standings if each.judgement is not None)
    details = frozenset({"place", "results", "text"})
    return View(DECIDED, rows, (say("rule", language),), details, LONG - {"text"})


def _decided(each: Standing, judgement: Judgement, language: str) -> tuple[Value, ...]:
    return (
        *_head(each, language),
        judgement.grade.label.read(language),
        shown_proposal(each.proposal, language),
        say("differs", language) if each.differs else None,
        judgement.because or None,
        judgement.by,
        judgement.at,
        judgement.evidence,
        judgement.results,
        str(judgement.place),
    )


def _head(each: Standing, language: str) -> tuple[Value, ...]:
    return each.body, each.on, shown_on(each, language)


def proposed_view(standings: Sequence[Standing], language: str) -> View:
    """What figures propose: which figure, of how many cases, with its interval, by which rule; and what was decided."""
    rows = tuple(_proposed(each, each.proposal, language) for each in standings if each.proposal is not None)
    return View(PROPOSED, rows, (say("rule", language),), frozenset({"rule"}), frozenset({"text"}))


def _proposed(each: Standing, proposal: Proposal, language: str) -> tuple[Value, ...]:
    return (
        *_head(each, language),
        shown_proposal(proposal, language),
        figure_name(proposal),
        shown_figure(proposal, language),
        proposal.n,
        proposal.rule.least,
        figure_interval(proposal, language) or None,
        shown_ends(proposal, language) or None,
        each.grade.label.read(language) if each.grade is not None else None,
        proposal.rule.id,
    )


def findings_view(judgements: Judgements, wrong: Sequence[tuple[Finding, Unsupported]], language: str) -> View:
    """Every draft finding, with what it rests on, or why nothing supports it."""
    why = {finding.id: say(reason.value, language) for finding, reason in wrong}
    rows = tuple(_finding(each, why.get(each.id)) for each in judgements.findings.values())
    return View(FINDINGS, rows, details=frozenset({"place"}), long=frozenset({"says"}))


def _finding(each: Finding, why: str | None) -> tuple[Value, ...]:
    return each.id, each.body, each.on, each.says, each.evidence, each.results, why, str(each.place)


def unsupported_view(wrong: Sequence[tuple[Finding, Unsupported]], language: str) -> View:
    """Draft findings that no evidence supports, and why."""
    rows = tuple(_finding(finding, say(reason.value, language)) for finding, reason in wrong)
    return View(FINDINGS, rows, details=frozenset({"place", "evidence", "results"}), long=frozenset({"says"}))


def unused_view(records: Sequence[Unused]) -> View:
    """Evidence that no finding uses, and the decisions that do use it."""
    rows = tuple(
        (
            each.record.id,
            shown_body(each.record.body),
            each.record.indicators,
            each.record.points.value,
            each.record.says,
            tuple(on if body in (each.record.body, ALL) else f"{body} {on}" for body, on in each.judged),
            str(each.record.place),
        )
        for each in records
    )
    return View(UNUSED, rows, details=frozenset({"place"}), long=frozenset({"says"}))
