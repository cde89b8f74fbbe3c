"""The other kinds of workbook, for as many bodies as the case review's: written to files, and taken in.

In: the example and its answers, dealt to every body. Out: two `Pair`s a kind. A self-assessment has no answers in the example,
so every indicator gets the same ones.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from bench.bare_sheets import recorded, replay
from bench.measure import Pair
from inspect_kit.answers.collect import collect
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.answers.store import load_answers
from inspect_kit.conditions.model import State
from inspect_kit.inspection import Inspection, Instrument, load_inspection
from inspect_kit.rows import Row, load_rows
from inspect_kit.scratch import copy_without_answers
from inspect_kit.sheets import SheetOptions, workbooks_for, write_filled, write_sheets
from inspect_kit.template.build import load_template
from inspect_kit.template.model import Template

KINDS = ("information-request", "fieldwork", "data-return", "self-assessment")
SELF_ASSESSMENT = '  - {id: self-assessment, template: self-assessment, criteria: hate-crime-2018, round: "1"}\n'
Given = dict[str, dict[str, StoredAnswer]]


def every_kind(example: Inspection, place: Path) -> list[Pair]:
    """Each kind out and in, for every body of the example."""
    many = _asked_of_all(example, place)
    return [pair for kind in KINDS for pair in _out_and_in(example, many, many.instrument(kind))]


def _asked_of_all(example: Inspection, place: Path) -> Inspection:
    """The example's folder with nothing answered, every instrument for every body, and a self-assessment beside them."""
    copy_without_answers(example, place)
    for name in ("rows", "sheets"):
        shutil.rmtree(place / name, ignore_errors=True)
    path = place / "inspection.yaml"
    text = re.sub(r"(?m)^    bodies: \[.*\]\n", "", path.read_text(encoding="utf-8"))
    path.write_text(text.rstrip("\n") + "\n" + SELF_ASSESSMENT, encoding="utf-8")
    return load_inspection(place)[0]


def _out_and_in(example: Inspection, many: Inspection, instrument: Instrument) -> list[Pair]:
    import openpyxl

    template, problems = load_template(instrument.template, many.folder)
    if template is None:
        raise SystemExit("\n".join(map(str, problems)))
    write = _writing(many, instrument, template)
    write()
    files = _filled(example, many, instrument, template)
    first = many.body(instrument.bodies[0])
    book = next(workbooks_for(many, instrument, first, load_rows(many.rows_path(instrument, first.id))))
    calls = recorded(many, instrument, template, book)
    bare_folder = many.folder / "bare"
    bare_folder.mkdir(exist_ok=True)

    def bare_write() -> None:
        for number in range(len(files)):
            replay(calls, bare_folder / f"{number}.xlsx")

    def take_in() -> None:
        shutil.rmtree(many.folder / "answers", ignore_errors=True)
        outcome = collect(many, files, "2018-01-01")
        if len(outcome.bodies) != len(files):
            raise SystemExit("\n".join(map(str, outcome.problems)))

    def bare_read() -> None:
        for path in files:
            openpyxl.load_workbook(path, data_only=True)

    name = f"{instrument.id}: {len(files)} workbooks"
    out = f"XlsxWriter's own calls for the same cells, to {len(files)} files"
    whole = "openpyxl.load_workbook(data_only=True) of the same files"
    return [Pair(f"{name} out", write, bare_write, out, 1.5, 3), Pair(f"{name} in", take_in, bare_read, whole, 1.3, 3)]


def _writing(many: Inspection, instrument: Instrument, template: Template) -> Callable[[], None]:
    bodies = [many.body(each) for each in instrument.bodies]

    def write() -> None:
        shutil.rmtree(many.folder / "sheets", ignore_errors=True)
        outcome = write_sheets(many, instrument, template, bodies, SheetOptions("en"))
        if len(outcome.workbooks) != len(bodies):
            raise SystemExit("\n".join(map(str, outcome.problems)))

    return write


def _filled(example: Inspection, many: Inspection, instrument: Instrument, template: Template) -> list[Path]:
    """Every body's workbook as it would come back."""
    answers = {body: _answers(example, many, instrument, body) for body in instrument.bodies}
    return write_filled(many, instrument, template, answers, many.folder / "returned" / instrument.id)


def _answers(example: Inspection, many: Inspection, instrument: Instrument, body: str) -> Given:
    """What the example's body says, or another one where it was not asked: rows stand in the same order for all."""
    rows = load_rows(many.rows_path(instrument, body)).rows
    if instrument.id not in {each.id for each in example.instruments}:
        return _same_of_each(rows)
    source = example.instrument(instrument.id)
    teller = body if body in source.bodies else source.bodies[0]
    told = load_answers(example.answers_path(source, teller, "first")).rows
    names = [row.id for row in load_rows(example.rows_path(source, teller)).rows]
    return {row.id: dict(told[name]) for row, name in zip(rows, names, strict=True) if name in told}


def _same_of_each(rows: tuple[Row, ...]) -> Given:
    said = {"judgement": "met", "evidence": "What our own audit of last year found, and the plan that followed it."}
    given = {name: StoredAnswer(State.ANSWERED, value, "", "") for name, value in said.items()}
    return {row.id: dict(given) for row in rows if row.part == "indicators"}
