"""Has case material been removed? In: the folder's `disposal.json`, where there is one. Out: of what instruments, by whom.

What the record holds besides is for people; `inspect_kit.disposal` writes it.
"""

from __future__ import annotations

from pathlib import Path

from inspect_kit.inspection.model import Disposed, Inspection, Instrument
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.stored import read_stored

RECORD = "disposal.json"
FORMAT = "disposal/1"
BEGUN, FINISHED = "begun", "finished"


def load_disposed(folder: Path) -> Disposed | None:
    """Of what instruments; None where nothing was.

    Raises:
        StopRun: the record cannot be read.
    """
    path = folder / RECORD
    if not path.exists():
        return None
    stored = read_stored(path, FORMAT, RECORD)
    instruments, state = stored.data.get("instruments"), stored.text("state")
    if not isinstance(instruments, list) or not all(isinstance(each, str) for each in instruments):
        stored.stop("instruments", "a list of ids")
    if state not in (BEGUN, FINISHED):
        stored.stop("state", f"`{BEGUN}` or `{FINISHED}`")
    return Disposed(frozenset(instruments), stored.text("by"), stored.text("when"), state == FINISHED)


def disposed_problem(inspection: Inspection, instrument: Instrument) -> Problem | None:
    """What is to be said to whoever wants to work on an instrument whose cases are gone; None where they are not."""
    found = inspection.disposed
    if found is None or instrument.id not in found.instruments:
        return None
    return problem("dispose-done", Place(RECORD), instrument=instrument.id, by=found.by, when=found.when)


def refuse_disposed(inspection: Inspection, instrument: Instrument) -> None:
    """The same for those who cannot go on.

    Raises:
        StopRun: its cases are gone.
    """
    found = disposed_problem(inspection, instrument)
    if found is not None:
        raise StopRun([found])
