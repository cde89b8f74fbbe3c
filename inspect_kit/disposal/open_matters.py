"""What is not finished yet, so that cases may be needed. In: an inspection. Out: each matter, with how many and of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from inspect_kit.answers.amendments import load_amendments
from inspect_kit.answers.checks import check_answers
from inspect_kit.answers.effective import effective_rows
from inspect_kit.answers.model import FIRST, READINGS
from inspect_kit.answers.store import load_answers
from inspect_kit.chosen import Chosen, each_body
from inspect_kit.fact_check.challenges import load_challenges
from inspect_kit.inspection import Inspection
from inspect_kit.moderation.disagreements import disagreements
from inspect_kit.moderation.read_twice import load_read_twice
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.urgent_view import load_urgent


@dataclass(frozen=True)
class Matter:
    """Something that is open: `count` of it in all."""

    what: str
    count: int
    bodies: tuple[str, ...]

    def as_problem(self, all_the_same: bool) -> Problem:
        """An error, or a warning where case material goes all the same."""
        code = "dispose-open-all-the-same" if all_the_same else "dispose-open"
        return problem(code, Place(self.what), what=self.what, count=self.count, bodies=self.bodies)


def open_matters(inspection: Inspection, chosen: Sequence[Chosen]) -> list[Matter]:
    """Everything that somebody may still need a case for, over all instruments.

    Raises:
        StopRun: a file of ours cannot be read.
    """
    found = ((what, Counter(bodies(inspection, chosen))) for what, bodies in OPEN.items())
    return [Matter(what, counts.total(), tuple(counts)) for what, counts in found if counts]


def _urgent(inspection: Inspection, chosen: Sequence[Chosen]) -> Iterator[str]:
    return (each.row.body for each in load_urgent(inspection, chosen)[0] if each.is_open)


def _disagreements(inspection: Inspection, chosen: Sequence[Chosen]) -> Iterator[str]:
    read, _ = load_read_twice(inspection, chosen)
    return (each.read.body for each in disagreements(read) if each.settled is None)


def _challenges(inspection: Inspection, _: Sequence[Chosen]) -> Iterator[str]:
    return (each.body for each in load_challenges(inspection)[0] if each.is_open)


def _queries(inspection: Inspection, chosen: Sequence[Chosen]) -> Iterator[str]:
    """What checks find and nobody has explained."""
    log, _ = load_amendments(inspection)
    for each, body in each_body(chosen):
        for part in each.template.parts:
            rows, _ = effective_rows(inspection, each.instrument, part, body.id, log)
            if rows is not None:
                for _ in check_answers(part, body.id, rows.rows_file.of(part.id), rows.answers):
                    yield body.id


def _refused(inspection: Inspection, chosen: Sequence[Chosen]) -> Iterator[str]:
    """Answers that could not be taken when they were collected last."""
    for each, body in each_body(chosen):
        for reading in READINGS:
            path = inspection.answers_path(each.instrument, body.id, reading)
            books = load_answers(path, inspection.shown(path)).workbooks.values() if path.exists() else ()
            for _ in range(sum(book.refused for book in books)):
                yield body.id


def _out(inspection: Inspection, chosen: Sequence[Chosen]) -> Iterator[str]:
    """Workbooks that were written and from which nothing has come back."""
    for each, body in each_body(chosen):
        if not inspection.answers_path(each.instrument, body.id, FIRST).exists():
            for _ in inspection.sheet_paths(each.instrument, body.id):
                yield body.id


OPEN: dict[str, Callable[[Inspection, Sequence[Chosen]], Iterator[str]]] = {
    "cases that cannot wait": _urgent,
    "disagreements between readings": _disagreements,
    "challenges by bodies": _challenges,
    "queries about answers": _queries,
    "answers that could not be taken": _refused,
    "workbooks that are out": _out,
}
"""What may be open, and the body of each."""
