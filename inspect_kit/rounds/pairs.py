"""Which instrument of one round answers to which of the other, and over which bodies the two can be laid side by side.

In: two sides. Out: pairs of instruments, each with the bodies that both have figures of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspect_kit.chosen import Chosen
from inspect_kit.inspection import Body
from inspect_kit.measures.evidence import bearings
from inspect_kit.measures.run import Scores, score_inspection
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.rounds.sides import Side


@dataclass(frozen=True)
class Paired:
    """The scores of one instrument in both rounds, of the same bodies. `left_out` are bodies that only one of them has, and
    `excluded` those that count in no figure across bodies in one of them, and so in neither here."""

    before: Scores
    after: Scores
    left_out: tuple[Body, ...]
    excluded: tuple[Body, ...]


def pair_sides(before: Side, after: Side, language: str) -> tuple[list[Paired], list[Problem]]:
    """Every instrument of the later round that answers to one of the earlier.

    Raises:
        StopRun: none does, or none has a body in both rounds.
    """
    pairs: list[Paired] = []
    problems: list[Problem] = []
    for chosen in after.instruments:
        earlier = _answering(chosen, before.instruments)
        if earlier is None:
            problems.append(problem("rounds-instrument-alone", Place(after.name), instrument=chosen.id, other=before.name))
            continue
        both = [body.id for body in chosen.bodies if body.id in {each.id for each in earlier.bodies}]
        if not both:
            problems.append(problem("rounds-no-body-in-both", Place(after.name), instrument=chosen.id, other=before.name))
            continue
        found, told = _score(before, earlier, after, chosen, both, language)
        pairs.append(found)
        problems += told
    if not pairs:
        raise StopRun([*problems, problem("rounds-nothing-in-both", Place(after.name), other=before.name)])
    return pairs, problems


def _answering(chosen: Chosen, others: Sequence[Chosen]) -> Chosen | None:
    """The instrument of the same id, else of the same template, else the one that shares most of its measures."""
    same_id = [each for each in others if each.id == chosen.id and _shared(each, chosen)]
    same_template = [each for each in others if each.template.id == chosen.template.id]
    for found in (same_id, same_template):
        if found:
            return found[0]
    best = max(others, key=lambda each: _shared(each, chosen), default=None)
    return best if best is not None and _shared(best, chosen) else None


def _shared(one: Chosen, other: Chosen) -> int:
    """How many measures and how many borne indicators two instruments have in common by their ids."""
    return len(_figures(one) & _figures(other))


def _figures(chosen: Chosen) -> set[str]:
    return set(chosen.ids(lambda part: [*(each.id for each in part.measures), *bearings(part)]))


def _score(
    before: Side, earlier: Chosen, after: Side, later: Chosen, both: Sequence[str], language: str
) -> tuple[Paired, list[Problem]]:
    """Both rounds scored over the bodies they share, so that figures across bodies are across the same ones."""
    excluded = {name: because for each in (earlier, later) for name, because in each.instrument.excluded.items()}
    scored: list[Scores] = []
    problems: list[Problem] = []
    for side, chosen in ((before, earlier), (after, later)):
        instrument = replace(chosen.instrument, excluded=excluded)
        bodies = tuple(body for body in chosen.bodies if body.id in both)
        found = score_inspection(side.inspection, [Chosen(instrument, chosen.template, bodies)], language=language)
        scored.append(found.instruments[0])
        problems += found.problems
    every = {body.id: body for body in (*earlier.bodies, *later.bodies)}
    left_out = tuple(body for name, body in every.items() if name not in both)
    return Paired(scored[0], scored[1], left_out, tuple(every[each] for each in both if each in excluded)), problems
