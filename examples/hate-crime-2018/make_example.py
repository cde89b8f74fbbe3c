"""Makes this example again, from nothing: lists, samples, workbooks, answers, returns. Everything in it is synthetic.

    python make_example.py                 all but the workbooks that LibreOffice saves
    python make_example.py --libreoffice   those as well (needs `soffice`; its bytes differ from run to run)

The lists are made to fit. Which cases are drawn depends on the seed and the references alone, so references are made
first, the draw is made, and then the drawn cases are given the record types and routes that the printed totals need.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from make_answers import Case, fill
from make_returns import make_returns
from making import HERE, answer_of, checked, loaded, save_with_libreoffice

from inspect_kit.answers.model import StoredAnswer
from inspect_kit.inspection import load_inspection
from inspect_kit.rows import Row, load_rows
from inspect_kit.sampling import DrawPlan, draw
from inspect_kit.sheets import write_filled
from inspect_kit.template.model import Part

NAME, SEED = "hate-crime-2018", "hate-crime-2018-example"
SAMPLE = 30
LISTS = {
    "avon-and-somerset": ("AS", 628, "csv"),
    "greater-manchester": ("GM", 1912, "csv"),
    "gwent": ("GW", 187, "xlsx"),
    "nottinghamshire": ("NO", 412, "csv"),
    "suffolk": ("SU", 149, "csv"),
    "west-yorkshire": ("WY", 1574, "xlsx"),
}
"""For each force: what its references begin with, how long its list is, and the kind of file. All made up."""
TITLES = ("Case reference", "Record type", "Route of report", "Date reported", "Time reported", "Note")
RECORD_TYPES = {"Crime": 138, "Incident": 42}
"""Printed totals of the cases reviewed."""
TRUE_VISION, TRUE_VISION_CASES = "True Vision website", 14
ROUTES = {"999 call": 4, "101 call": 6, "Front counter": 2, "To an officer or in the street": 3,
          "Other website or email": 1, "Third party or reporting centre": 1}  # fmt: skip
SAVED_BY_LIBREOFFICE = ("gwent", "suffolk")

ListRow = list[str]


def main() -> None:
    """Make everything below this folder anew."""
    source = random.Random(NAME)
    for name in ("lists", *(f"{kind}/case-review" for kind in ("samples", "rows", "sheets", "answers"))):
        shutil.rmtree(HERE / name, ignore_errors=True)
    (HERE / "lists").mkdir()
    for body, rows in make_lists(source).items():
        write_list(body, rows)
    checked("sample")
    write_workbooks()
    libreoffice = "--libreoffice" in sys.argv
    if libreoffice:
        for body in SAVED_BY_LIBREOFFICE:
            save_with_libreoffice(sheets_folder() / f"{body}.xlsx")
    checked("collect", *map(str, sorted(sheets_folder().glob("*.xlsx"))))
    make_returns(libreoffice)
    checked("figures")


def make_lists(source: random.Random) -> dict[str, list[ListRow]]:
    """Every force's list, the drawn cases fitted to the printed totals."""
    lists = {body: [make_row(source, prefix, number) for number in range(size)] for body, (prefix, size, _) in LISTS.items()}
    drawn = [lists[body][index] for body in lists for index in drawn_from(body, lists[body])]
    types = [kind for kind, number in RECORD_TYPES.items() for _ in range(number)]
    source.shuffle(types)
    for number, row in enumerate(drawn):
        row[1] = types[number]
        row[2] = pick(source, ROUTES)
    for row in source.sample(drawn, TRUE_VISION_CASES):
        row[2] = TRUE_VISION
    return lists


def drawn_from(body: str, rows: Sequence[ListRow]) -> list[int]:
    """Positions of the cases that will be drawn from a list."""
    return [case.index for case in draw([row[0] for row in rows], DrawPlan(SEED, body, SAMPLE)).cases]


def make_row(source: random.Random, prefix: str, number: int) -> ListRow:
    """One line of a list, about nobody."""
    reported = datetime(2017, 1, 1) + timedelta(minutes=source.randrange(300 * 24 * 60))
    kind = "Incident" if source.random() < 0.2 else "Crime"
    reference = f"{prefix}/{number + 1:05d}/17"
    return [reference, kind, pick(source, ROUTES), reported.strftime("%Y-%m-%d"), reported.strftime("%H:%M"), "Synthetic"]


def pick(source: random.Random, weights: Mapping[str, int]) -> str:
    """One of the keys, by weight."""
    return source.choices(list(weights), list(weights.values()))[0]


def write_list(body: str, rows: Sequence[ListRow]) -> None:
    """The list as the force would send it: some as CSV, some as a workbook with real dates."""
    path = HERE / "lists" / f"{body}.{LISTS[body][2]}"
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([TITLES, *rows])
        return
    from xlsxwriter.workbook import Workbook

    with Workbook(str(path)) as workbook:
        workbook.set_properties({"created": datetime(2000, 1, 1), "comments": "Synthetic: made for this example"})
        sheet = workbook.add_worksheet("Cases")
        day, clock = workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"num_format": "hh:mm"})
        sheet.write_row(0, 0, TITLES)
        for at, row in enumerate(rows, start=1):
            reported = datetime.fromisoformat(f"{row[3]}T{row[4]}")
            sheet.write_row(at, 0, row[:3])
            sheet.write_datetime(at, 3, reported.replace(hour=0, minute=0), day)
            sheet.write_number(at, 4, (reported.hour * 60 + reported.minute) / 1440, clock)
            sheet.write_string(at, 5, row[5])


def sheets_folder() -> Path:
    """Where the filled workbooks lie."""
    inspection, _ = load_inspection(HERE)
    return inspection.sheets_folder(inspection.instruments[0])


def write_workbooks() -> None:
    """The workbooks as they came back, each with its answers in it."""
    inspection, _ = load_inspection(HERE)
    instrument = inspection.instruments[0]
    template = loaded(instrument.template)
    rows = {body: load_rows(inspection.rows_path(instrument, body)).rows for body in instrument.bodies}
    cases = [case_of(body, row) for body, each in rows.items() for row in each]
    fill(cases, NAME)
    answers: dict[str, dict[str, dict[str, StoredAnswer]]] = {body: {} for body in instrument.bodies}
    for case in cases:
        answers[case["body"]][case["row"]] = stored(template.parts[0], case)
    write_filled(inspection, instrument, template, answers, sheets_folder())


def case_of(body: str, row: Row) -> Case:
    """A case as the dealer sees it: its facts, and when it was reported."""
    return {"body": body, "row": row.id, **row.facts, "reported": datetime.fromisoformat(str(row.facts["reported_at"]))}


def stored(part: Part, case: Case) -> dict[str, StoredAnswer]:
    """The answers of one case, as the toolkit keeps them."""
    given = {question.id: case[question.id] for question in part.questions() if question.id in case}
    return {question: answer_of(value) for question, value in given.items()}


if __name__ == "__main__":
    main()
