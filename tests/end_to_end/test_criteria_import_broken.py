"""Spreadsheets of criteria with something wrong: told by place and remedy, not mended in silence, nothing half written."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from inspect_kit.criteria import load_criteria
from tests.end_to_end import hostile
from tests.end_to_end.sheets_of_criteria import IDS, LEVELS, NUMBERS, Rows, first_problem, imported, items, write_sheet
from tests.project import Project


@pytest.fixture
def here(tmp_path: Path) -> Project:
    return Project(tmp_path)


SLIPS = {
    "a number twice": (4, "1.1.1", "criteria-import-number-twice", "1.1.2"),
    "a gap": (4, "1.1.4", "criteria-import-gap", "1.1.2"),
    "under another": (4, "2.7.1", "criteria-import-not-nested", "1.1.2"),
    "out of its depth": (6, "1.1.9", "criteria-import-gap", "1.1.3"),
}
"""By row of `NUMBERS` from 0: what its number becomes, the message, and the id that is proposed."""


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("name", ["ours.csv", "ours.xlsx"])
def test_a_slip_is_told_by_its_cell_and_nothing_is_mended(here: Project, slip: str, name: str) -> None:
    at, number, message, proposed = SLIPS[slip]
    rows = [list(row) for row in NUMBERS]
    rows[at][0] = number
    if slip == "out of its depth":  # then 1.2 has nothing under it but what claims to be of 1.1
        rows[5:7] = [rows[6]]
        at = 5
    ran = imported(here, rows, name=name).failed(1, message)
    line = next(line for line in ran.err.splitlines() if f"[{message}]" in line)
    assert f"{name}:{at + 1}:No.: " in line
    assert f"`{proposed}` is free" in line
    assert not (here.folder / "ours.yaml").exists()


WRONG_ROWS: dict[str, tuple[Rows, str, str]] = {
    "nothing above": ([LEVELS[0], ["", "Falls", "One.", "", ""]], "criteria-import-nothing-above", ":2:Theme: "),
    "no specific": ([*LEVELS, ["New", "", "One.", "", ""]], "criteria-import-nothing-above", ":6:Key question: "),
    "nothing under": ([*LEVELS, ["Alone", "", "", "", ""]], "criteria-import-nothing-under", ":6:Theme: "),
    "only a note": ([*LEVELS, ["", "", "", "", "Note"]], "criteria-import-row-without-text", ":6:Indicator: "),
    "no number": ([*NUMBERS, ["", "Text."]], "criteria-import-row-without-number", ":11:No.: "),
    "no text": ([*NUMBERS, ["2.1.2", ""]], "criteria-import-row-without-text", ":11:Wording: "),
    "no number at all": ([*NUMBERS, ["see above", "Text."]], "criteria-import-number-odd", ":11:No.: "),
    "too deep": ([*NUMBERS, ["2.1.1.1", "Text."]], "criteria-import-number-odd", ":11:No.: "),
    "no row above": ([NUMBERS[0], ["1.1", "Text."]], "criteria-import-no-row-above", ":2:No.: "),
    "a bell": ([*NUMBERS, ["2.1.2", "Ring\x07."]], "cell-control-character", ":11:Wording: "),
    "odd evidence": (
        [["Theme", "Key question", "Indicator", "Evidence"], ["A", "B", "C", "case review, 12"]],
        "criteria-import-evidence-odd",
        ":2:Evidence: ",
    ),
    "two headings for one": ([["Theme", "Section", "Indicator"], ["A", "B", "C"]], "criteria-import-heading-twice", ":1: "),
    "headings and no rows": ([LEVELS[0]], "criteria-import-no-rows", ":1: "),
}


@pytest.mark.parametrize("kind", WRONG_ROWS)
def test_a_wrong_row_is_told_by_its_cell(here: Project, kind: str) -> None:
    rows, message, place = WRONG_ROWS[kind]
    ran = imported(here, rows).failed(1, message)
    line = next(line for line in ran.err.splitlines() if f"[{message}]" in line)
    assert f"ours.csv{place}" in line, line
    assert not (here.folder / "ours.yaml").exists()


def test_a_text_that_stands_twice_is_told_and_taken(here: Project) -> None:
    ran = imported(here, [*LEVELS, *([["", "", "Families see the plan.", "", ""]] * 30)]).ok()
    assert ran.err.count("[criteria-import-text-twice]") == 20
    assert len(items(here)) == len(IDS) + 30


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_any_delimiter_will_do(here: Project, delimiter: str) -> None:
    path = write_sheet(here.folder / "ours.csv", NUMBERS, delimiter)
    here.run("criteria", "import", str(path), "--id", "ours").ok()
    assert [name for name, _ in items(here)] == IDS


def test_numbers_that_a_spreadsheet_made_of_numbers(here: Project) -> None:
    typed: Rows = [[1 if row[0] == "1" else 1.1 if row[0] == "1.1" else row[0], row[1]] for row in NUMBERS]
    imported(here, typed, name="ours.xlsx").ok()
    assert [name for name, _ in items(here)] == IDS
    dated = [*NUMBERS[:9], [datetime.datetime(2001, 2, 1), "Families see the plan."]]
    imported(here, dated, name="ours.xlsx").failed(1, "criteria-import-number-changed")


def test_cells_that_hold_no_text(here: Project) -> None:
    path = write_sheet(here.folder / "ours.xlsx", LEVELS)
    book = load_workbook(path)
    book["Criteria"]["C2"].value = "=1+1"
    book["Criteria"]["C3"].value = "#REF!"
    book.save(path)
    ran = here.run("criteria", "import", str(path), "--id", "ours")
    ran.failed(1, "list-formula-without-value", "list-error-cell")
    assert "ours.xlsx:2:Indicator: " in ran.err.replace("\\", "/")


def test_merged_cells_stand_for_all_they_cover(here: Project) -> None:
    path = write_sheet(here.folder / "ours.xlsx", LEVELS)
    book = load_workbook(path)
    book["Criteria"].merge_cells("A2:A4")
    book["Criteria"].merge_cells("B2:B3")
    book.save(path)
    here.run("criteria", "import", str(path), "--id", "ours").ok()
    assert [name for name, _ in items(here)] == IDS


def test_two_sheets_that_fit_are_one_too_many(here: Project) -> None:
    path = here.folder / "ours.xlsx"
    book = Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("More")):
        for row in NUMBERS:
            sheet.append(list(row))
    book.save(path)
    here.run("criteria", "import", str(path), "--id", "ours").failed(1, "criteria-import-several-sheets")


HOSTILE = [
    "=1+1", "@SUM(A1)", "- a: b", "{a: b}", "[x", "# no comment", "a: b # c", "&anchor *alias !tag", "%YAML 1.1", "--- ...",
    "no", "null", "1.10", "~", "'", '"', "\\", "\\x00 is text", "a\nb\n\n c", "trailing \\", "tab\there",
    "\U0001f642 \U0001f469\u200d\U0001f4bb", "e\u0301", "\u2028line\u2029", "a\u00a0b", "x\u0085y", "\ufeffmark", "\u202eevil",
    "<script>", "{{ jinja }}", "|", ">-", "? a", "x" * 20_000, "- " * 500, "../../etc/passwd", "a\r\nb",
]  # fmt: skip


@pytest.mark.parametrize("name", ["ours.csv", "ours.xlsx"])
def test_hostile_text_stays_text(here: Project, name: str) -> None:
    import unicodedata

    rows = [
        ["Theme", "Key question", "Indicator", "Notes"],
        *(["T", "Q", f"{n} {text}", text] for n, text in enumerate(HOSTILE)),
    ]
    imported(here, rows, name=name).ok()
    criteria, problems = load_criteria("ours.yaml", here.folder)
    assert problems == []
    assert criteria is not None
    found = [(each.text.read(), each.note) for each in criteria.indicators()]
    clean = [unicodedata.normalize("NFC", text.replace("\r\n", "\n")) for text in HOSTILE]
    assert found == [(f"{n} {text}".strip(), text.strip()) for n, text in enumerate(clean)]
    assert "unchanged" in imported(here, rows, name=name).ok().out


WHOLE = {
    "gone": (None, "file-missing"),
    "empty": (b"", "list-empty"),
    "blank": (b"\n\n\n", "criteria-import-headings"),
    "binary": (bytes(range(256)) * 40, "list-not-utf8"),
    "NUL": (b"No.,Text\n1,a\0b\n", "list-has-nul"),
    "wrong encoding": ("No.,Text\n1,é\n".encode("latin-1"), "list-not-utf8"),
    "a quote never closed": (b'No.,Text\n1,"a\n', "list-quote-not-closed"),
    "a field too long": (b"No.,Text\n1,a\n" + b"x" * 200_000 + b",b\n", "list-huge-field"),
    "a first line too long": (b"x" * 500_000, "criteria-import-headings"),
    "a row too long": (b"No.,Text\n1,a,b\n", "list-long-row"),
    "too many rows": (b"No.,Text\n" + b"1,a\n" * 20_000, "criteria-import-too-many"),
    "another spreadsheet": (b"Name,Address\nA,B\n", "criteria-import-headings"),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_broken_file_is_named_and_nothing_is_written(here: Project, kind: str) -> None:
    content, message = WHOLE[kind]
    path = here.folder / "bad.csv"
    if content is not None:
        path.write_bytes(content)
    ran = here.run("criteria", "import", str(path), "--id", "ours").failed(1, message)
    assert first_problem(ran).startswith("bad.csv:")
    assert set(here.files()) <= {"bad.csv"}


BOOKS = {
    "text": (b"No.,Text\n1,a\n", "workbook-not-xlsx"),
    "empty": (b"", "workbook-empty"),
    "old": (hostile.OLE + b"\0" * 600, "workbook-old-format"),
    "half": (b"PK\x03\x04 not a book", "workbook-damaged"),
}


@pytest.mark.parametrize("kind", BOOKS)
def test_a_broken_workbook_is_named(here: Project, kind: str) -> None:
    content, message = BOOKS[kind]
    path = hostile.put(here.folder, content)
    here.run("criteria", "import", str(path), "--id", "ours").failed(1, message)
    assert not (here.folder / "ours.yaml").exists()


@pytest.mark.parametrize("make", [hostile.bomb, hostile.with_macros, hostile.with_entities, hostile.cut_off])
def test_a_dangerous_workbook_is_not_opened(here: Project, make: hostile.Maker) -> None:
    path = make(write_sheet(here.folder / "good.xlsx", LEVELS), here.folder)
    ran = here.run("criteria", "import", str(path), "--id", "ours")
    assert ran.code == 1
    assert "[workbook-" in ran.err
    assert not (here.folder / "ours.yaml").exists()


def test_wrong_usage_is_told(here: Project) -> None:
    path = write_sheet(here.folder / "ours.csv", NUMBERS)
    run = ("criteria", "import", str(path))
    here.run(*run).failed(2)
    here.run(*run, "--id", "Not An Id").failed(2, "criteria-import-bad-id")
    here.run(*run, "--id", "../ours").failed(2, "criteria-import-bad-id")
    here.run(*run, "--id", "ours", "--out", str(path)).failed(2, "criteria-import-bad-out")
    here.run("criteria", "import", str(here.folder / "ours.docx"), "--id", "ours").failed(2, "criteria-import-unknown-file")
    here.run("criteria", "import", str(here.folder), "--id", "ours").failed(2, "criteria-import-unknown-file")
    here.run(*run, "--id", "ours", "--map", str(here.folder / "no.yaml")).failed(1, "file-missing")
    assert set(here.files()) == {"ours.csv"}


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        ("inspection: other\n", 1, "criteria-import-not-a-set"),
        ("not: [closed", 1, "criteria-import-not-a-set"),
        (None, 2, "criteria-import-other-set"),
    ],
)
def test_what_is_no_earlier_version_is_never_replaced(here: Project, content: str | None, code: int, message: str) -> None:
    out = here.folder / "theirs.yaml"
    imported(here, LEVELS, "--out", str(out)).ok()
    if content is not None:
        out.write_text(content, encoding="utf-8")
    before = out.read_bytes()
    path = write_sheet(here.folder / "other.csv", NUMBERS)
    run = ("criteria", "import", str(path), "--id", "others" if content is None else "ours", "--out", str(out), "--replace")
    here.run(*run).failed(code, message)
    assert out.read_bytes() == before


def test_the_same_file_makes_the_same_bytes(here: Project) -> None:
    for name in ("one.yaml", "two.yaml"):
        imported(here, LEVELS, "--out", str(here.folder / name)).ok()
    assert (here.folder / "one.yaml").read_bytes() == (here.folder / "two.yaml").read_bytes()
