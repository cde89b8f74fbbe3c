"""The two that are compared. In: a folder of an inspection, or a round of the one at hand. Out: a `Side`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspect_kit.answers.model import FIRST
from inspect_kit.chosen import Chosen
from inspect_kit.inspection import FILE, Inspection, Instrument, find_inspection, load_inspection
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.template.build import load_template


@dataclass(frozen=True)
class Side:
    """One of the two. `instruments` are those from which anything was collected, with the bodies it came from."""

    name: str
    inspection: Inspection
    instruments: tuple[Chosen, ...]


def load_sides(words: tuple[str, str], start: Path, instrument: str | None = None) -> tuple[tuple[Side, Side], list[Problem]]:
    """Both sides, the earlier first as they are named. A word is a folder with an inspection, else a round of the one that
    `start` lies in.

    Raises:
        StopRun: a word is neither, an inspection or a template has errors, or nothing was collected for one of them.
    """
    loaded = [_load_side(word, start, instrument) for word in words]
    names = _names([side for side, _ in loaded], words)
    first, second = (replace(side, name=name) for (side, _), name in zip(loaded, names, strict=True))
    return (first, second), [each for _, found in loaded for each in found]


def _names(sides: Sequence[Side], words: tuple[str, str]) -> Sequence[str]:
    """How the two are called: by their inspections where those differ, else as they were named."""
    ids = [side.inspection.id for side in sides]
    return ids if len(set(ids)) == len(ids) else words


def _load_side(word: str, start: Path, instrument: str | None) -> tuple[Side, list[Problem]]:
    if (Path(word) / FILE).is_file():
        inspection, problems = load_inspection(Path(word))
        meant = [each for each in inspection.instruments if not each.dated]
    else:
        inspection, problems = load_inspection(find_inspection(start))
        meant = list(_of_round(inspection, word))
    meant = [each for each in meant if instrument in (None, each.id)]
    chosen, found = _collected(inspection, meant)
    if not chosen:
        raise StopRun([problem("rounds-nothing", Place(word), instrument=instrument or "any instrument")])
    return Side(word, inspection, tuple(chosen)), [*problems, *found]


def _of_round(inspection: Inspection, word: str) -> Iterator[Instrument]:
    """The instruments that have had this round, as they were then."""
    rounds = {each.id: inspection.rounds(each.id) for each in inspection.instruments}
    known = sorted({name for names in rounds.values() for name in names})
    if word not in known:
        raise StopRun([problem("rounds-unknown", Place(word), inspection=inspection.id, known=known)], 2)
    yield from (replace(each, round=word) for each in inspection.instruments if word in rounds[each.id])


def _collected(inspection: Inspection, instruments: Sequence[Instrument]) -> tuple[list[Chosen], list[Problem]]:
    chosen: list[Chosen] = []
    problems: list[Problem] = []
    for each in instruments:
        bodies = [body for body in each.bodies if inspection.answers_path(each, body, FIRST).exists()]
        template, found = load_template(each.template, inspection.folder) if bodies else (None, [])
        problems += found
        if template is not None:
            chosen.append(Chosen(each, template, tuple(inspection.body(body) for body in bodies)))
    if has_errors(problems):
        raise StopRun(problems)
    return chosen, problems
