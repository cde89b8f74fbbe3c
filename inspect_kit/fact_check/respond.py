"""Answering a challenge: accepted with an amendment, or rejected with why. In: a challenge and a reply. Out: a decision.

A challenge is accepted by changing the answer that was wrong, and so every figure that rests on it. A run that is cut off
between amendment and decision is made up for by accepting again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from inspect_kit.answers.amend import Wish, amend
from inspect_kit.answers.amendments import load_amendments
from inspect_kit.chosen import Chosen, unknown_name
from inspect_kit.fact_check.challenges import Challenge, load_challenges
from inspect_kit.fact_check.decisions import FILE, Decision, append_decision, deciding
from inspect_kit.inspection import Inspection
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.register.periods import is_day


class Changed(NamedTuple):
    """The answer that is amended."""

    instrument: str
    row: str
    question: str


@dataclass(frozen=True)
class Reply:
    """Who answers which challenge, when (an ISO date) and why. Where it is accepted: the answer that is amended (instrument,
    row, question; that which is challenged where none is named), and its value as typed in a cell (what the body says it
    should be where there is none)."""

    challenge: str
    by: str
    because: str
    when: str
    answer: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


def reject(inspection: Inspection, reply: Reply, today: str) -> tuple[Decision, list[Problem]]:
    """Turn the challenge down.

    Raises:
        StopRun: there is no such challenge, it is answered already, or who and why are not said.
    """
    _check_signed(reply, today)
    with deciding(inspection):
        challenge, problems = _open(inspection, reply.challenge)
        decision = _decision(challenge, reply, accepted=False)
        append_decision(inspection, decision)
    return decision, problems


def accept(inspection: Inspection, chosen: Sequence[Chosen], reply: Reply, today: str) -> tuple[Decision, list[Problem]]:
    """Take the challenge as right, and amend the answer; `chosen` are the inspection's instruments.

    Raises:
        StopRun: the same, or the answer cannot be amended so. Nothing is written then.
    """
    _check_signed(reply, today)
    with deciding(inspection):
        challenge, problems = _open(inspection, reply.challenge)
        answer = reply.answer or challenge.answer
        if len(answer) != len(Changed._fields):
            raise StopRun([problem("challenge-which-answer", Place(challenge.id), about=challenge.about)], 2)
        values = reply.values or ((challenge.says,) if challenge.answer == answer else ())
        if not values:
            raise StopRun([problem("challenge-which-value", Place(challenge.id))], 2)
        problems += _amend(inspection, chosen, challenge, Changed(*answer), replace(reply, values=values), today)
        decision = replace(_decision(challenge, reply, accepted=True), changed=answer)
        append_decision(inspection, decision)
    return decision, problems


def _check_signed(reply: Reply, today: str) -> None:
    if not reply.by.strip() or not reply.because.strip():
        raise StopRun([problem("challenge-no-reason", Place("fact-check"))], 2)
    if not is_day(reply.when) or reply.when > today:
        raise StopRun([problem("challenge-bad-date", Place("--on"), value=reply.when)], 2)


def _open(inspection: Inspection, name: str) -> tuple[Challenge, list[Problem]]:
    """The challenge, which has to wait for an answer."""
    found, problems = load_challenges(inspection)
    known = {each.id: each for each in found}
    if name not in known:
        raise StopRun([unknown_name("challenge-unknown", Place(FILE), name, known)], 2)
    challenge = known[name]
    if not challenge.is_open:
        by = challenge.decision.by if challenge.decision is not None else ""
        raise StopRun([problem("challenge-answered", Place(FILE), name=name, standing=challenge.standing.value, by=by)])
    return challenge, problems


def _decision(challenge: Challenge, reply: Reply, accepted: bool) -> Decision:
    said = (reply.by.strip(), reply.when, reply.because.strip())
    return Decision(challenge.id, challenge.body, challenge.says, accepted, *said)


def _amend(
    inspection: Inspection, chosen: Sequence[Chosen], challenge: Challenge, changed: Changed, reply: Reply, today: str
) -> list[Problem]:
    """Change the answer. One that says so already was amended before a run was cut off, else there is nothing to accept."""
    by_id = {each.id: each for each in chosen}
    if changed.instrument not in by_id:
        raise StopRun([unknown_name("usage-unknown-instrument", Place("--instrument"), changed.instrument, by_id)], 2)
    meant = by_id[changed.instrument]
    asked = meant.ids(lambda part: [each.id for each in part.questions()])
    if changed.question not in asked:
        raise StopRun([unknown_name("amend-unknown-question", Place(meant.template.id), changed.question, asked)], 2)
    because = f"challenge {challenge.id}: {reply.because.strip()}"
    wish = Wish(challenge.body, changed.row, changed.question, reply.values, reply.by, because, reply.when)
    amendment, problems = amend(inspection, meant.instrument, meant.template, wish, today)
    if amendment is None and not _amended_before(inspection, challenge, changed):
        raise StopRun([problem("challenge-nothing-changes", Place(challenge.id), row=changed.row, question=changed.question)])
    return [each for each in problems if each.code != "amend-same"]


def _amended_before(inspection: Inspection, challenge: Challenge, changed: Changed) -> bool:
    log, _ = load_amendments(inspection)
    mine = [each for each in log if (each.instrument, each.body, *each.key()) == (changed[0], challenge.body, *changed[1:])]
    return bool(mine) and mine[-1].because.startswith(f"challenge {challenge.id}: ")
