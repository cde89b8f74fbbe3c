"""Rows that are made when workbooks are written, from what the inspection knows on that day; a sample is drawn before.

In: a part whose rows are made, a body, a day. Out: rows, and the round that they belong to: rows that are not as they were
are another round, so that whatever has gone out can still be taken back against what it was written from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from inspect_kit.inspection import Body, Inspection, Instrument
from inspect_kit.problems import Place, StopRun, problem
from inspect_kit.register.folder import load_registers
from inspect_kit.register.rows import register_rows
from inspect_kit.register.standing import where_all_stand
from inspect_kit.rows import Row, RowsFile, load_rows, write_rows
from inspect_kit.template.model import Part, RowsFrom


@dataclass(frozen=True)
class Making:
    """When rows are made (an ISO date), in which language, and whether they are split among their owners."""

    day: str
    language: str
    by_owner: bool = False


Maker = Callable[[Inspection, Body, Making], tuple[Row, ...]]


def _recommendations(inspection: Inspection, body: Body, making: Making) -> tuple[Row, ...]:
    standings, _ = where_all_stand(load_registers([inspection.folder]), making.day)
    return register_rows(standings, body.id, making.language, making.by_owner)


MAKERS: dict[RowsFrom, Maker] = {RowsFrom.RECOMMENDATIONS: _recommendations}


def are_made(part: Part) -> bool:
    """Are the part's rows made when workbooks are written?"""
    return part.rows in MAKERS


def make_rows(inspection: Inspection, instrument: Instrument, part: Part, body: Body, making: Making) -> Instrument:
    """Make the body's rows and write them; the instrument, at the round that they belong to.

    Raises:
        StopRun: there is nothing to lay a workbook over.
    """
    rows = MAKERS[part.rows](inspection, body, making)
    if not rows:
        raise StopRun([problem("sheets-nothing-to-ask", Place(body.id), body=body.id)], 1)
    rows_file = RowsFile(instrument.id, "", body.id, part.id, None, (), rows)
    if not instrument.dated:
        return _in_round(inspection, instrument, rows_file)
    earlier = [each for each in inspection.rounds(instrument.id) if _rows_of(inspection, instrument, each, body.id) is not None]
    last = _rows_of(inspection, instrument, earlier[-1], body.id) if earlier else None
    if last is not None and replace(last, round="") == rows_file:
        return replace(instrument, round=earlier[-1])
    return _in_round(inspection, replace(instrument, round=_free(making.day, earlier)), rows_file)


def _in_round(inspection: Inspection, instrument: Instrument, rows_file: RowsFile) -> Instrument:
    """Write the rows, unless the round has rows already: those have gone out."""
    path = inspection.rows_path(instrument, rows_file.body)
    if not path.exists():
        write_rows(path, replace(rows_file, round=instrument.round), inspection.marking, inspection.synthetic_text)
    return instrument


def _rows_of(inspection: Inspection, instrument: Instrument, round_: str, body: str) -> RowsFile | None:
    path = inspection.rows_path(replace(instrument, round=round_), body)
    return load_rows(path, inspection.shown(path)) if path.exists() else None


def _free(day: str, taken: Sequence[str]) -> str:
    """A round of that day that there is not yet."""
    names = (day if number == 1 else f"{day}.{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
