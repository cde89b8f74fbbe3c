"""Scores made fit to be published. In: scores and a policy. Out: the same scores with small numbers, and whatever gives them
away, taken out, and without a row behind them; and the log of what was taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inspect_kit.disclosure.behind import figures_of
from inspect_kit.disclosure.choose import FIRST, WITH, Hidden, choose
from inspect_kit.disclosure.figures import STATE_FIELDS, Figure
from inspect_kit.disclosure.journeys import fallen_away
from inspect_kit.disclosure.rounded import round_result
from inspect_kit.inspection.disclosure import Policy
from inspect_kit.measures.inputs import PartScored
from inspect_kit.measures.intervals import Block
from inspect_kit.measures.results import Result, note
from inspect_kit.measures.run import InspectionScores, Scores
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.report.tables import Returns, build_returns
from inspect_kit.table import Table

TELLING = ("small-number", "too-few", "within-noise")
"""Notes that say something of a number, and go with it."""


@dataclass(frozen=True)
class LogEntry:
    """One piece of one figure that was hidden: which fields, whether they are small themselves, and because of what."""

    result: Result
    fields: tuple[str, ...]
    primary: bool
    because: tuple[str, ...]


@dataclass(frozen=True)
class Protected:
    """What may be published. `scores` have no rows; `returns` are the tables across the bodies, by instrument. The log may
    not be published: it says what is small. `problems`: what the policy names and there is not."""

    scores: InspectionScores
    returns: Mapping[str, Returns]
    log: tuple[LogEntry, ...]
    policy: Policy
    problems: tuple[Problem, ...] = ()


def protect(scores: InspectionScores, policy: Policy | None = None) -> Protected:
    """Protect the results of these scores, by the inspection's own policy where none is given.

    Every body's scores have to be in them: what is published of some gives away what is hidden of others.
    """
    policy = scores.inspection.disclosure if policy is None else policy
    figures, known = figures_of(scores, policy)
    hidden = choose(figures, known, policy, list(fallen_away(scores, figures, policy)))
    results = iter([_protected(figure, gone, policy, scores.language) for figure, gone in zip(figures, hidden, strict=True)])
    instruments = [replace(each, results=tuple(next(results) for _ in each.results)) for each in scores.instruments]
    return Protected(
        scores=replace(scores, instruments=tuple(_without_rows(each) for each in instruments)),
        returns={each.instrument.id: build_returns(each, None) for each in instruments},
        log=tuple(entry for gone in hidden for entry in _entries(gone)),
        policy=policy,
        problems=tuple(_idle(figures, policy)),
    )


def _protected(figure: Figure, hidden: Sequence[Hidden], policy: Policy, language: str) -> Result:
    """The result without the fields that are hidden."""
    result = figure.result
    gone = {name for each in hidden for name in each.piece.fields}
    gone |= {"share"} if gone & {"count", "of"} else set()
    had = {name for name in gone if getattr(result.states if name in STATE_FIELDS else result, name) is not None}
    if not had:
        return round_result(result, policy.round_to, language)
    states = replace(result.states, **dict.fromkeys(had & STATE_FIELDS, None))
    notes = tuple(each for each in result.notes if each.code not in TELLING)
    taken: dict[str, Any] = dict.fromkeys(had - STATE_FIELDS, None)
    notes = (*notes, note("hidden", language))
    kept = replace(result, states=states, notes=notes, hidden=frozenset(had), **taken)
    return round_result(kept, policy.round_to, language)


def _entries(hidden: Sequence[Hidden]) -> Iterator[LogEntry]:
    """What was hidden, as it is logged; what only goes with another piece is told with that."""
    for each in hidden:
        if each.why != WITH and each.piece.fields:
            yield LogEntry(each.result, tuple(sorted(each.piece.fields)), each.why == FIRST, each.because)


def _without_rows(scores: Scores) -> Scores:
    """The scores with nothing left of rows and answers: whoever renders them has none to show."""
    return replace(scores, parts=tuple(_bare(part) for part in scores.parts))


def _bare(part: PartScored) -> PartScored:
    scored = part.scored
    blocks = tuple(Block(body, "", 0, 0, None) for body in scored.bodies())
    return PartScored(replace(scored, table=Table(scored.part, {}, 0), blocks=blocks), (), {})


def _idle(figures: Sequence[Figure], policy: Policy) -> Iterator[Problem]:
    """Exemptions of nothing: somebody mistyped what they meant."""
    keys = {(f.result.instrument, f.result.measure, f.result.group.by if f.result.group else None) for f in figures}
    for number, each in enumerate(policy.exempt):
        if not any(each.covers(*key) for key in keys):
            words = ", ".join(part for part in (each.instrument, each.measure, each.by) if part)
            place = Place("inspection.yaml", pointer=f"disclosure/exempt/{number}")
            yield problem("disclosure-exempts-nothing", place, what=words)
