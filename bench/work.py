"""What is measured: the same work by the toolkit and by the bare library, on the same data, made from a seed.

Out: `Pair`s. Nothing in the bare half is slower than somebody would write it.
"""

from __future__ import annotations

import csv
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.bare_columns import columns_of, gates
from bench.bare_program import source
from bench.bare_score import loops
from bench.bare_sheets import recorded, replay
from bench.kinds import every_kind
from bench.measure import Pair
from bench.registers import EVENTS, REGISTERS, make_registers, read_lines, what_is_due
from inspect_kit.answers.collect import collect
from inspect_kit.answers.columns import build_table
from inspect_kit.answers.model import StoredAnswer
from inspect_kit.answers.store import load_answers
from inspect_kit.cli.app import VERBS
from inspect_kit.inspection import Inspection, load_inspection
from inspect_kit.lists import read_facts, read_list
from inspect_kit.measures.intervals import Block
from inspect_kit.measures.lines import part_lines
from inspect_kit.measures.score import Scored, score
from inspect_kit.rows import Row, load_rows
from inspect_kit.sampling import DrawPlan, draw
from inspect_kit.scratch import copy_without_answers
from inspect_kit.sheets import SheetOptions, WorkbookFor, laid_out, render_workbook, write_sheets
from inspect_kit.table import Table
from inspect_kit.template.build import load_template
from inspect_kit.template.model import LayoutKind, Part, Template

EXAMPLE = Path(__file__).parents[1] / "examples" / "hate-crime-2018"
WORKBOOKS, FORMS, LIST_ROWS = 43, 200, 1_000_000


class Bench:
    """The example, and a scratch folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inspection, _ = load_inspection(EXAMPLE)
        self.instrument = self.inspection.instruments[0]
        template, problems = load_template(self.instrument.template, EXAMPLE)
        if template is None:
            raise SystemExit("\n".join(map(str, problems)))
        self.template: Template = template
        self.part: Part = template.parts[0]

    def start_up(self) -> list[Pair]:
        """Whole processes: ours, and a Typer program with as many commands."""
        bare = self.folder / "bare.py"
        bare.write_text(source(list(VERBS)))
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        ours = [sys.executable, "-m", "inspect_kit"]

        def run(*command: str) -> Any:
            return lambda: subprocess.run(command, env=environment, check=True, capture_output=True)

        program = f"a Typer program with {len(VERBS)} empty commands"
        return [
            Pair(
                "start-up: --help", run(*ours, "--help"), run(sys.executable, str(bare), "--help"), f"{program}: --help", 1.3, 9
            ),
            Pair(
                "start-up: schema",
                run(*ours, "schema"),
                run(sys.executable, str(bare), "schema"),
                f"{program}: one of them",
                1.3,
                9,
            ),
        ]

    def workbook(self) -> tuple[WorkbookFor, dict[str, dict[str, StoredAnswer]]]:
        """One body's workbook with its answers."""
        body = self.instrument.bodies[0]
        rows = load_rows(self.inspection.rows_path(self.instrument, body)).rows
        answers = load_answers(self.inspection.answers_path(self.instrument, body, "first")).rows
        book = WorkbookFor(self.inspection.body(body), "", 0, rows, Path(f"{body}.xlsx"))
        return book, {row: dict(given) for row, given in answers.items()}

    def sheets(self) -> list[Pair]:
        """43 workbooks to bytes: laid out and written, against XlsxWriter's calls for the same cells and rules."""
        book, _ = self.workbook()
        calls = recorded(self.inspection, self.instrument, self.template, book)
        cells = sum(len(sheet.cells) for sheet in calls.sheets)

        def ours() -> None:
            for _ in range(WORKBOOKS):
                render_workbook(self.inspection, self.instrument, self.template, book, "en")

        def bare() -> None:
            for _ in range(WORKBOOKS):
                replay(calls)

        what = f"XlsxWriter's own calls, in memory, for the same {cells:,} cells of each of {WORKBOOKS} workbooks"
        return [Pair(f"sheets: {WORKBOOKS} workbooks, in memory", ours, bare, what, 1.5, 3), self._sheets_in_files()]

    def _sheets_in_files(self) -> Pair:
        """The same from the folder to files that are safely on the disk, against XlsxWriter writing as many files."""
        place = self.folder / "out"
        many = self._many(self.folder / "sheets")
        book, _ = self.workbook()
        calls = recorded(self.inspection, self.instrument, self.template, book)

        def ours() -> None:
            shutil.rmtree(many.folder / "sheets", ignore_errors=True)
            outcome = write_sheets(many, many.instruments[0], self.template, many.bodies, SheetOptions("en"))
            if len(outcome.workbooks) != WORKBOOKS:
                raise SystemExit("\n".join(map(str, outcome.problems)))

        def bare() -> None:
            place.mkdir(exist_ok=True)
            for number in range(WORKBOOKS):
                replay(calls, place / f"{number}.xlsx")

        what = f"XlsxWriter's own calls for the same cells, to {WORKBOOKS} files"
        return Pair(f"sheets: {WORKBOOKS} workbooks, written to files", ours, bare, what, 1.5, 3)

    def forms(self) -> list[Pair]:
        """One workbook of 200 forms: written against XlsxWriter's calls for the same cells, read against openpyxl."""
        import openpyxl

        from inspect_kit.xlsx.reader import open_workbook

        book, answers = self.workbook()
        rows = tuple(replace(row, id=f"{row.id}-{at}") for at in range(7) for row in book.rows)[:FORMS]
        given = {row.id: answers[row.id.rpartition("-")[0]] for row in rows}
        many, template = replace(book, rows=rows), laid_out(self.template, LayoutKind.FORM)
        calls = recorded(self.inspection, self.instrument, template, many)
        path = self.folder / "forms.xlsx"
        path.write_bytes(render_workbook(self.inspection, self.instrument, template, many, "en", given))
        return [
            Pair(
                f"sheets: {FORMS} forms",
                lambda: render_workbook(self.inspection, self.instrument, template, many, "en"),
                lambda: replay(calls),
                "XlsxWriter's own calls, in memory, for the same cells",
                1.5,
                3,
            ),
            Pair(
                f"read: {FORMS} forms",
                lambda: open_workbook(path, path.name),
                lambda: openpyxl.load_workbook(path, data_only=True),
                "openpyxl.load_workbook(data_only=True) of the same file",
                1.3,
                3,
            ),
        ]

    def kinds(self) -> list[Pair]:
        """The other kinds of workbook out and in, 43 of each."""
        return every_kind(self.inspection, self.folder / "kinds")

    def collecting(self) -> list[Pair]:
        """43 filled workbooks taken in, against openpyxl reading the same files."""
        files = self._filled()
        import openpyxl

        def bare_whole() -> None:
            for path in files:
                openpyxl.load_workbook(path, data_only=True)

        def bare_needed() -> None:
            for path in files:
                book = openpyxl.load_workbook(path, data_only=True, read_only=True)
                for name in (self.part.title.read(), "inspect_kit"):
                    for _ in book[name].iter_rows(values_only=True):
                        pass
                book.close()

        whole = "openpyxl.load_workbook(data_only=True) of the same files"
        needed = "openpyxl read-only, values of just the two sheets that are needed"
        name = f"collect: {WORKBOOKS} workbooks"
        return [
            Pair(f"{name}, against whole ones", lambda: self._collect(files), bare_whole, whole, 1.3, 3),
            Pair(f"{name}, against needed sheets", lambda: self._collect(files), bare_needed, needed, None, 3),
        ]

    def _filled(self) -> list[Path]:
        """Filled workbooks of 43 bodies, all alike but for whose they are."""
        place = self.folder / "many"
        self.many = self._many(place)
        book, answers = self.workbook()
        files = []
        for body in self.many.bodies:
            mine = WorkbookFor(body, "", 0, book.rows, place / f"{body.id}.xlsx")
            mine.path.write_bytes(render_workbook(self.many, self.many.instruments[0], self.template, mine, "en", answers))
            files.append(mine.path)
        return files

    def _many(self, place: Path) -> Inspection:
        """43 bodies in this folder, all with the rows of one."""
        many = many_bodies(self.inspection, place)
        for body in many.bodies:
            rows = many.rows_path(many.instruments[0], body.id)
            rows.parent.mkdir(parents=True, exist_ok=True)
            source_rows = self.inspection.rows_path(self.instrument, self.instrument.bodies[0])
            rows.write_text(
                source_rows.read_text(encoding="utf-8").replace(self.instrument.bodies[0], body.id), encoding="utf-8"
            )
        return many

    def _collect(self, files: Sequence[Path]) -> None:
        shutil.rmtree(self.many.folder / "answers", ignore_errors=True)
        outcome = collect(self.many, files, "2018-01-01")
        if len(outcome.bodies) != len(files):
            raise SystemExit("\n".join(map(str, outcome.problems)))

    def scoring(self) -> list[Pair]:
        """Every measure over all bodies and each, against a plain loop for each line over the same columns."""
        return [*self._score(1_300, 5), *self._score(100_000, 3)]

    def _score(self, size: int, rounds: int) -> list[Pair]:
        rows, answers = self._many_rows(size)
        each = size // WORKBOOKS
        starts = [number * each for number in range(WORKBOOKS)]
        stops = [*starts[1:], size]
        blocks = tuple(
            Block(f"b{n}", "", start, stop, 5_000) for n, (start, stop) in enumerate(zip(starts, stops, strict=True))
        )
        bodies = [block.body for block in blocks for _ in range(block.rows)]
        raw = build_table(self.part, rows, answers)
        columns: dict[str, Sequence[object]] = {}
        for name in self.part.variables:
            columns[f"s_{name}"] = list(raw.states(name))
            columns[f"v_{name}"] = list(raw.values(name))
        lines = part_lines(self.part)
        plain = loops(lines)
        store = raw._raw

        def ours() -> object:
            return score(Scored(self.part, Table(self.part, store, size), blocks))

        def bare() -> object:
            return [work(columns, bodies) for work in plain]

        what = f"a plain loop over the rows for each of {len(lines)} lines: counts alone, states and derived values given"
        asked = gates(self.part)

        def ours_from_answers() -> object:
            return score(Scored(self.part, build_table(self.part, rows, answers), blocks))

        def bare_from_answers() -> object:
            made = columns_of(self.part, asked, rows, answers)
            return [work(made, bodies) for work in plain]

        whole = "plain loops that make columns of the same answers first, then the same loops over them"
        return [
            Pair(f"score: {size:,} reviews, columns given", ours, bare, what, 3.0 if size > 10_000 else None, rounds),
            Pair(f"score: {size:,} reviews, from answers", ours_from_answers, bare_from_answers, whole, None, rounds),
        ]

    def _many_rows(self, size: int) -> tuple[list[Row], dict[str, dict[str, StoredAnswer]]]:
        """Reviews like the example's, dealt again."""
        source_rows: list[tuple[Row, Any]] = []
        for body in self.instrument.bodies:
            kept = load_answers(self.inspection.answers_path(self.instrument, body, "first")).rows
            source_rows += [(row, kept[row.id]) for row in load_rows(self.inspection.rows_path(self.instrument, body)).rows]
        deal = random.Random("many")
        dealt = deal.choices(source_rows, k=size)
        rows = [Row(str(number), row.facts) for number, (row, _) in enumerate(dealt)]
        return rows, {str(number): dict(given) for number, (_, given) in enumerate(dealt)}

    def due(self) -> list[Pair]:
        """What is due in many registers, against reading the lines of their logs with the json module."""
        folders = make_registers(self.folder / "registers")
        name = f"recs due: {REGISTERS} registers, {EVENTS:,} events"
        what = f"json.loads of each of the same {EVENTS:,} lines, and nothing kept"
        return [Pair(name, lambda: what_is_due(folders), lambda: read_lines(folders), what, 3.0)]

    def html(self) -> list[Pair]:
        """The report as pages."""
        from bench.site import site_pair

        return [site_pair(self.inspection, self.folder / "html")]

    def sampling(self) -> list[Pair]:
        """A list of a million rows read, checked, digested and drawn from, against one pass of csv.reader."""
        path = self.folder / "list.csv"
        deal = random.Random("list")
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["Case reference", "Record type", "Route of report", "Date reported", "Time reported"])
            kinds, routes = ("Crime", "Incident"), ("999 call", "101 call", "Front counter")
            for number in range(LIST_ROWS):
                writer.writerow([f"AB/{number:07d}/17", deal.choice(kinds), deal.choice(routes), "2017-06-01", "14:05"])
        plan = DrawPlan("seed", "north", 30, 10)

        def ours() -> None:
            cases, problems = read_list(path, "list.csv", self.instrument.columns, self.part.facts)
            if cases is None:
                raise SystemExit("\n".join(map(str, problems)))
            drawn = draw(cases.references, plan)
            read_facts(cases, [case.index for case in drawn.cases])

        def bare() -> None:
            with path.open(newline="", encoding="utf-8") as file:
                for _ in csv.reader(file):
                    pass

        what = f"one pass of csv.reader over the same {LIST_ROWS:,} rows"
        return [Pair(f"sample: a list of {LIST_ROWS:,} rows", ours, bare, what, 4.0, 3)]


def many_bodies(inspection: Inspection, place: Path) -> Inspection:
    """A copy of the example with as many bodies as there are workbooks."""
    copy_without_answers(inspection, place)
    for name in ("lists", "samples", "rows"):
        shutil.rmtree(place / name, ignore_errors=True)
    bodies = "\n".join(
        f"  - {{id: body-{number}, name: Body {number}, facts: {{strand: race}}}}" for number in range(WORKBOOKS)
    )
    text = (place / "inspection.yaml").read_text(encoding="utf-8")
    head, rest = text.split("body_register:")[0], text[text.index("instruments:") :]
    rest = re.sub(r"(?m)^    bodies: \[.*\]\n", "", rest)  # all of them
    (place / "inspection.yaml").write_text(f"{head}bodies:\n{bodies}\n{rest}", encoding="utf-8")
    return load_inspection(place)[0]
