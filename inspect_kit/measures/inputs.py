"""From an inspection folder to what is scored: every body's rows and answers in one table.

In: an inspection, an instrument, a part. Out: a `Scored`, with each body's rows behind it, in the table's order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.effective import EffectiveRows, load_effective
from inspect_kit.answers.model import FIRST, RowAnswers
from inspect_kit.inspection import FILE, Inspection, Instrument
from inspect_kit.measures.intervals import Block
from inspect_kit.measures.score import Scored
from inspect_kit.problems import Place, Problem, problem
from inspect_kit.rows import Row, RowsFile
from inspect_kit.shipped import document_path, is_shipped_name
from inspect_kit.template.model import Part, RowsFrom, Template


@dataclass(frozen=True)
class PartScored:
    """What is scored of one part, and where it comes from. `rows` are the table's rows with their bodies."""

    scored: Scored
    rows: tuple[tuple[str, Row], ...]
    effective: Mapping[str, EffectiveRows]


def load_scored(
    inspection: Inspection, instrument: Instrument, part: Part, bodies: Sequence[str], language: str
) -> tuple[PartScored, list[Problem]]:
    """The answers that count of these bodies. A body from which nothing was collected is left out, and said to be."""
    effective, problems = load_effective(inspection, instrument, part, bodies)
    for body in bodies:
        if body not in effective or not effective[body].collected:
            place = Place(inspection.shown(inspection.answers_path(instrument, body, FIRST)))
            problems.append(problem("score-no-answers", place, body=body))
            effective.pop(body, None)
    ordered = {body: _by_stratum(each.rows_file) for body, each in effective.items()}
    rows = tuple((body, row) for body, strata in ordered.items() for _, group in strata for row in group)
    answers: dict[str, RowAnswers] = {}
    keyed = []
    for body, row in rows:
        key = f"{body}/{row.id}"
        answers[key] = effective[body].answers.get(row.id, {})
        keyed.append(Row(key, row.facts))
    table = build_table(part, keyed, answers)
    blocks = tuple(_blocks(ordered, effective, whole=part.rows is not RowsFrom.SAMPLE))
    scored = Scored(part, table, blocks, language, inspection.small_number, instrument.excluded)
    return PartScored(scored, rows, effective), problems


def _by_stratum(rows_file: RowsFile) -> list[tuple[str, list[Row]]]:
    """The rows by stratum, in the order of the rows file within each."""
    rows = sorted(rows_file.rows, key=lambda row: row.stratum)
    found = {stratum: list(group) for stratum, group in groupby(rows, key=lambda row: row.stratum)}
    listed = [each.id for each in rows_file.strata] or [""]
    return [(stratum, found.get(stratum, [])) for stratum in dict.fromkeys([*listed, *found])]


def _blocks(
    ordered: Mapping[str, list[tuple[str, list[Row]]]], effective: Mapping[str, EffectiveRows], whole: bool
) -> Iterator[Block]:
    """The strata of each body. `whole`: the rows are all there are, and not a sample of more."""
    start = 0
    for body, strata in ordered.items():
        rows_file = effective[body].rows_file
        sizes = {each.id: each.size for each in rows_file.strata}
        for stratum, rows in strata:
            size = sizes.get(stratum, rows_file.population if len(strata) == 1 else None)
            size = len(rows) if whole else size
            yield Block(body, stratum, start, start + len(rows), size)
            start += len(rows)


def input_digests(inspection: Inspection, instrument: Instrument, template: Template, bodies: Sequence[str]) -> dict[str, str]:
    """SHA-256 of every file that the results rest on, by its path within the folder; of what is shipped, by its name."""
    documents = {
        _document_name(kind, name, path): _digest(path)
        for kind, name in (
            ("casefile_templates", instrument.template), ("criteria", template.criteria), ("bodies", inspection.body_register),
        )
        if name is not None and (path := document_path(kind, name, inspection.folder)) is not None
    }  # fmt: skip
    paths: list[Path] = [inspection.folder / FILE]
    for body in bodies:
        paths += [inspection.rows_path(instrument, body), inspection.answers_path(instrument, body, FIRST)]
    paths.append(inspection.amendments_path)
    return documents | {inspection.shown(path): _digest(path) for path in paths if path.exists()}


def _document_name(kind: str, name: str, path: Path) -> str:
    """A document of the inspection's own as it is named there; a shipped one by the folder it is shipped in."""
    return f"shipped:{kind}/{path.name}" if is_shipped_name(name) else Path(name).as_posix()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
