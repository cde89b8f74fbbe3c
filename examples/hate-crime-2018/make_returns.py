"""Makes the example's information requests, fieldwork and data returns anew. Everything in them is synthetic.

    python make_returns.py                 all but the workbooks that LibreOffice saves
    python make_returns.py --libreoffice   those as well (needs `soffice`; its bytes differ from run to run)

Workbooks are written as they would go out, filled through the same writer, and collected.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping

from make_return_answers import NOBODY_EXPLAINED, Answers, DataReturns, Row, deal_fieldwork, deal_information, reasons
from making import HERE, answer_of, checked, loaded, save_with_libreoffice

from inspect_kit.answers.columns import build_table
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.conditions.model import State
from inspect_kit.inspection import Inspection, Instrument, load_inspection
from inspect_kit.rows import load_rows
from inspect_kit.sheets import write_filled
from inspect_kit.template.model import Template

INFORMATION, FIELDWORK, DATA = "information-request", "fieldwork", "data-return"
SAVED_BY_LIBREOFFICE = {INFORMATION: ("durham",), FIELDWORK: ("gwent",), DATA: ("dyfed-powys",)}
EXPLANATIONS = ("crimes_explained", "incidents_explained")

Stored = dict[str, dict[str, StoredAnswer]]


def make_returns(libreoffice: bool) -> None:
    """Make all three anew, below this folder."""
    inspection, _ = load_inspection(HERE)
    dealt = deal(inspection)
    for name, answers in dealt.items():
        instrument = inspection.instrument(name)
        for kind in ("rows", "sheets", "answers"):
            shutil.rmtree(HERE / kind / name, ignore_errors=True)
        checked("sheets", name)
        write(inspection, instrument, answers)
        for body in SAVED_BY_LIBREOFFICE[name] if libreoffice else ():
            save_with_libreoffice(inspection.sheets_folder(instrument) / f"{body}.xlsx")
        checked("collect", str(inspection.sheets_folder(instrument)))


def deal(inspection: Inspection) -> dict[str, dict[str, Answers]]:
    """The answers of every body, by instrument."""
    every = inspection.instrument(INFORMATION).bodies
    information = deal_information(every, f"{inspection.id} {INFORMATION}")
    fieldwork = deal_fieldwork(inspection.instrument(FIELDWORK).bodies, f"{inspection.id} {FIELDWORK}")
    data = DataReturns(information, f"{inspection.id} {DATA}").fill()
    return {INFORMATION: _as_rows(information), FIELDWORK: _as_rows(fieldwork), DATA: data}


def _as_rows(given: Mapping[str, Row]) -> dict[str, Answers]:
    """Each body as its one row."""
    return {body: {body: row} for body, row in given.items()}


def write(inspection: Inspection, instrument: Instrument, answers: Mapping[str, Answers]) -> None:
    """The workbooks as they came back, each with its answers in it."""
    template, why = loaded(instrument.template), reasons()
    stored: dict[str, Stored] = {}
    for body, rows in answers.items():
        stored[body] = {row: {name: answer_of(value) for name, value in given.items()} for row, given in rows.items()}
        if body != NOBODY_EXPLAINED:
            _explain(inspection, instrument, template, body, stored[body], why)
    write_filled(inspection, instrument, template, stored, inspection.sheets_folder(instrument))


def _explain(
    inspection: Inspection, instrument: Instrument, template: Template, body: str, stored: Stored, why: Iterator[str]
) -> None:
    """Answer the queries that are asked of these numbers."""
    rows_file = load_rows(inspection.rows_path(instrument, body))
    for part in template.parts:
        rows = rows_file.of(part.id)
        table = build_table(part, rows, stored)
        for name in (question.id for question in part.questions() if question.id in EXPLANATIONS):
            for row, state in zip(rows, table.states(name), strict=True):
                if state == State.MISSING:
                    stored[row.id][name] = answer_of(next(why))


if __name__ == "__main__":
    make_returns("--libreoffice" in sys.argv)
