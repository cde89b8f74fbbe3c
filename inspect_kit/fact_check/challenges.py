"""What bodies challenge, and how each challenge was answered. In: collected fact checks, the log of answers. Out: challenges.

A challenge has an id that stays what it is: the digest of where it stands. One that was reworded after it was answered is open
again, and says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from inspect_kit.answers.effective import EffectiveRows, load_effective
from inspect_kit.answers.model import FIRST, RowAnswers
from inspect_kit.fact_check.decisions import Decision, load_decisions
from inspect_kit.fact_check.rows import ANSWER
from inspect_kit.inspection import Inspection, Instrument
from inspect_kit.problems import Problem, StopRun, has_errors
from inspect_kit.rows import Row
from inspect_kit.template.build import load_template
from inspect_kit.template.model import Part, RowsFrom

WRONG, SHOULD_BE, BECAUSE = "challenge", "should_be", "because"
RECORDS = ("figure_record", "answer_record")
ID_DIGITS = 8


class Standing(StrEnum):
    """Where a challenge stands."""

    OPEN = "open"
    REWORDED = "reworded since it was answered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Challenge:
    """One thing that a body says is not right. `answer` names instrument, row and question where it is about one answer.

    `says` is what is wrong with a figure, or what an answer should be; `source` the cell that says so.
    """

    id: str
    instrument: str
    round: str
    body: str
    about: str
    recorded: str
    says: str
    because: str
    record: str
    source: str
    answer: tuple[str, ...] = ()
    standing: Standing = Standing.OPEN
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        """Does it wait for an answer?"""
        return self.standing in (Standing.OPEN, Standing.REWORDED)


def load_challenges(inspection: Inspection, bodies: Sequence[str] = ()) -> tuple[list[Challenge], list[Problem]]:
    """Every challenge of these bodies, all where none is named: instrument by instrument, round by round.

    Raises:
        StopRun: a template or a file of ours cannot be read.
    """
    decisions, problems = load_decisions(inspection)
    latest = {each.challenge: each for each in decisions}
    found: list[Challenge] = []
    for instrument in inspection.instruments:
        template, told = load_template(instrument.template, inspection.folder)
        if template is None or has_errors(told):
            raise StopRun(told)
        for part in (each for each in template.parts if each.rows in (RowsFrom.FIGURES, RowsFrom.ANSWERS)):
            for name in inspection.rounds(instrument.id):
                challenges, wrong = _of_round(inspection, replace(instrument, round=name), part, bodies)
                found += (_decided(each, latest) for each in challenges)
                problems += wrong
    return found, problems


def _of_round(
    inspection: Inspection, instrument: Instrument, part: Part, bodies: Sequence[str]
) -> tuple[list[Challenge], list[Problem]]:
    wanted = [
        each
        for each in instrument.bodies
        if (not bodies or each in bodies) and inspection.answers_path(instrument, each, FIRST).exists()
    ]
    effective, problems = load_effective(inspection, instrument, part, wanted)
    return [each for rows in effective.values() for each in _of_body(instrument, part, rows)], problems


def _of_body(instrument: Instrument, part: Part, effective: EffectiveRows) -> Iterator[Challenge]:
    for row in effective.rows_file.rows:
        given = effective.answers.get(row.id, {})
        says = given.get(SHOULD_BE if part.rows is RowsFrom.ANSWERS else WRONG)
        if says is not None and says.value is not None:
            where = (instrument.id, instrument.round, effective.rows_file.body, part.id, row.id)
            yield Challenge(
                id=challenge_id(where),
                instrument=instrument.id,
                round=instrument.round,
                body=effective.rows_file.body,
                about=_about(row),
                recorded=str(row.facts.get("recorded") or row.facts.get("says") or ""),
                says=str(says.value),
                because=_text(given, BECAUSE),
                record=" ".join(filter(None, (_text(given, each) for each in RECORDS))),
                source=says.source,
                answer=_answer(row),
            )


def challenge_id(where: Sequence[str]) -> str:
    """The id of a challenge: instrument, round, body, part and row, as a short digest."""
    return hashlib.sha256("\n".join(where).encode()).hexdigest()[:ID_DIGITS]


def _about(row: Row) -> str:
    """What is challenged, in words: a figure, or a question of a case."""
    if "question" in row.facts:
        return f"{row.facts.get('row', '')}: {row.facts['question']}"
    return str(row.facts.get("figure", row.id))


def _answer(row: Row) -> tuple[str, ...]:
    kept = row.facts.get(ANSWER)
    return kept if isinstance(kept, tuple) else ()


def _text(given: RowAnswers, name: str) -> str:
    return str(given[name].value) if name in given and given[name].value is not None else ""


def _decided(challenge: Challenge, latest: Mapping[str, Decision]) -> Challenge:
    decision = latest.get(challenge.id)
    if decision is None:
        return challenge
    if decision.says != challenge.says:
        return replace(challenge, standing=Standing.REWORDED, decision=decision)
    return replace(challenge, standing=Standing.ACCEPTED if decision.accepted else Standing.REJECTED, decision=decision)
