"""Judgements on report pages: what was decided and what figures propose, in words, with nothing left to compute.

In: an inspection with its scores. Out: a `Judged`, or None where nothing was judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.inspection import ALL, Body
from inspect_kit.judgements import WHOLE, Judgements, Standing, load_judgements, where_judged
from inspect_kit.judgements.figures import score_for
from inspect_kit.judgements.stand import unexplained
from inspect_kit.judgements.words import figure_interval, say, shown_ends, shown_figure, shown_on, shown_proposal
from inspect_kit.measures.run import InspectionScores, Scores
from inspect_kit.problems import Problem, StopRun


@dataclass(frozen=True)
class JudgedLine:
    """One indicator, criterion or body as a whole. What is not there is an empty text. `on` is empty for the whole."""

    on: str
    title: str
    decided: str
    proposed: str
    figure: str
    interval: str
    ends: str
    because: str
    by: str
    at: str
    evidence: tuple[str, ...]
    differs: bool


@dataclass(frozen=True)
class JudgedAcross:
    """One indicator or criterion over the bodies of a page: what was decided of each, and what is proposed, in its order."""

    on: str
    title: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class JudgedPage:
    """What a page shows of judgements. `rule` says what a proposal is; it goes wherever one stands."""

    rule: str
    lines: tuple[JudgedLine, ...]
    across: tuple[JudgedAcross, ...]


@dataclass(frozen=True)
class Judged:
    """Everything that was judged or proposed, and the instruments on whose pages it stands."""

    judgements: Judgements
    standings: tuple[Standing, ...]
    instruments: frozenset[str]

    def page(self, scores: Scores, body: Body | None, bodies: Sequence[Body]) -> JudgedPage | None:
        """What the page of one body shows, or the one across all; None where it shows nothing."""
        if scores.instrument.id not in self.instruments:
            return None
        scope = ALL if body is None else body.id
        language = scores.language
        lines = tuple(_line(each, language) for each in self.standings if each.body == scope)
        across = tuple(_across(self.standings, self.judgements.items(), bodies, language)) if body is None else ()
        return JudgedPage(say("rule", language), lines, across) if lines or across else None


def load_judged(scores: InspectionScores) -> tuple[Judged | None, list[Problem]]:
    """The judgements of the inspection beside what figures propose.

    Raises:
        StopRun: there are judgements, and something is wrong with them: no report leaves them out.
    """
    judgements, problems = load_judgements(scores.inspection)
    if judgements is None:
        if problems:
            raise StopRun(problems)
        return None, []
    scored, found = score_for(scores.inspection, judgements, scores.language, scores)
    standings = where_judged(judgements, scored)
    shown = {each.instrument.id for each in scores.instruments if _is_about(each, judgements)}
    first = {scores.instruments[0].instrument.id} if scores.instruments and not _anywhere(scored, judgements) else set()
    judged = Judged(judgements, standings, frozenset(shown or first))
    return judged, [*problems, *found, *unexplained(standings, judgements)]


def _is_about(scores: Scores, judgements: Judgements) -> bool:
    """Is it an instrument whose questions bear on what was judged?"""
    return scores.criteria is not None and scores.criteria.id == judgements.criteria.id


def _anywhere(scored: Sequence[InspectionScores], judgements: Judgements) -> bool:
    return any(_is_about(each, judgements) for scores in scored for each in scores.instruments)


def _line(each: Standing, language: str) -> JudgedLine:
    judgement = each.judgement
    return JudgedLine(
        on="" if each.on == WHOLE else each.on,
        title=shown_on(each, language),
        decided=_decided(each, language),
        proposed=shown_proposal(each.proposal, language),
        figure=shown_figure(each.proposal, language),
        interval=figure_interval(each.proposal, language),
        ends=shown_ends(each.proposal, language),
        because=each.because,
        by=judgement.by if judgement is not None else "",
        at=judgement.at if judgement is not None else "",
        evidence=judgement.evidence if judgement is not None else (),
        differs=each.differs,
    )


def _decided(each: Standing, language: str) -> str:
    return each.grade.label.read(language) if each.grade is not None else ""


def _across(
    standings: Sequence[Standing], order: Sequence[str], bodies: Sequence[Body], language: str
) -> Iterator[JudgedAcross]:
    """What was judged or proposed of any of these bodies, in the order of the criteria."""
    found: dict[str, dict[str, Standing]] = {}
    for each in standings:
        found.setdefault(each.on, {})[each.body] = each
    for on in (each for each in order if each in found):
        mine = [found[on].get(body.id) for body in bodies]
        if any(each is not None and (each.grade or each.proposed) for each in mine):
            title = next(shown_on(each, language) for each in mine if each is not None)
            cells = tuple(("", "") if each is None else (_decided(each, language), _graded(each, language)) for each in mine)
            yield JudgedAcross("" if on == WHOLE else on, title, cells)


def _graded(each: Standing, language: str) -> str:
    """What is proposed, where it is a grade."""
    return shown_proposal(each.proposal, language) if each.proposed is not None else ""
