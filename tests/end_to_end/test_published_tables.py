"""Published tables: the saved file is held to the Analysis Function's checklist, and nothing hidden is in it."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.end_to_end.answers import ELM_CY, OAK
from tests.project import Project, fill

EXAMPLE = Path(__file__).parents[2] / "examples" / "hate-crime-2018"
HOSTILE = [
    '=HYPERLINK("http://example.org","x")', "+1+1", "@SUM(A1)", "-2", "{=1+1}", "<script>alert(1)</script>",
    "$$secret$$", "$$$$", "[one](http://example.org) and [two](http://example.org)", "a\u202eb\u2066c", "tab\tand\nline",
    "…", "   ", "ŵŷ", "'quoted", "x" * 15_000,
]  # fmt: skip
SHORTHAND = re.compile(r"^\[[a-z]+\]$")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example with its tables written, as a draft and for publication."""
    folder = tmp_path_factory.mktemp("tables") / "example"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", "__pycache__"))
    project = Project(folder)
    project.run("report", "--tables").ok()
    project.run("report", "--tables", "--public", "--declassify", "Cleared by the lead.").ok()
    return project


PUBLIC = Path("out/tables/public/hate-crime-2018.xlsx")
DRAFT = Path("out/tables/hate-crime-2018.xlsx")


def checklist(path: Path) -> Iterator[str]:
    """Everything in which the file departs from the checklist."""
    book = load_workbook(path)
    yield from _of_book(path, book)
    for sheet in book:
        kept = {
            "merged cells": not sheet.merged_cells.ranges,
            "frozen panes or a filter": not sheet.freeze_panes and not sheet.auto_filter.ref,
            "hidden rows or columns": not any(each.hidden for each in _dimensions(sheet)),
            "hidden, or a long name": sheet.sheet_state == "visible" and len(sheet.title) < 31,
            "the cursor is not in A1": all(each.activeCell == "A1" for each in sheet.sheet_view.selection),
            "fill": not any(cell.fill.fill_type for cell in _cells(sheet)),
            "coloured text": not any(_is_coloured(cell) for cell in _cells(sheet)),
            "colour by rule, an image or a chart": not (list(sheet.conditional_formatting) or sheet._images or sheet._charts),
            "a header of the page": not sheet.oddHeader.center.text,
            "a formula or an error": not any(cell.data_type in ("f", "e") for cell in _cells(sheet)),
        }
        is_cover = sheet.title == book.sheetnames[0]
        found = [*(fault for fault, fine in kept.items() if not fine), *(_of_cover(sheet) if is_cover else _of_table(sheet))]
        yield from (f"{sheet.title}: {fault}" for fault in found)


def _dimensions(sheet: Any) -> list[Any]:
    return [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()]


def _cells(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row)


def _is_coloured(cell: Any) -> bool:
    """Coloured, and not underlined as links are."""
    colour = cell.font.color
    return colour is not None and (colour.type == "rgb" or colour.theme not in (None, 1)) and not cell.font.underline


def _of_book(path: Path, book: Workbook) -> Iterator[str]:
    if not book.properties.title or book.properties.language not in ("en-GB", "cy-GB"):
        yield "no title or language"
    if book.active is not book.worksheets[0]:
        yield "it does not open on the first sheet"
    if book.defined_names:
        yield "names"
    names = zipfile.ZipFile(path).namelist()
    if any("vba" in each or "media" in each or "externalLink" in each for each in names):
        yield "macros, images or links to other files"
    if book.sheetnames[:3] not in (["Cover", "Contents", "Notes"], ["Clawr", "Cynnwys", "Nodiadau"]):
        yield "no cover, contents and notes"


def _of_cover(sheet: Any) -> Iterator[str]:
    if sheet.tables or sheet.max_column > 1 or any(not row[0].value for row in sheet.iter_rows()):
        yield "a table, a second column or a blank row on the cover"


def _of_table(sheet: Any) -> Iterator[str]:
    """One table, marked as such, without a blank, with nothing beside or below it, and its shorthand explained above it."""
    if len(sheet.tables) != 1:
        yield f"{len(sheet.tables)} tables"
        return
    [table] = sheet.tables.values()
    cells = sheet[table.ref]
    inside = [cell.value for row in cells for cell in row]
    heads, last = cells[0], cells[-1][-1]
    above = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=heads[0].row - 1)]
    said = " ".join(str(row[0]) for row in above)
    signs = {value for value in inside if isinstance(value, str) and SHORTHAND.match(value)}
    kept = {
        "not one row of headings, or a filter": table.headerRowCount in (1, None) and table.autoFilter is None,
        "a blank cell": not any(value is None or not str(value).strip() for value in inside),
        "two headings alike": len({cell.value for cell in heads}) == len(heads),
        "something below or beside the table": (sheet.max_row, sheet.max_column) == (last.row, last.column),
        "something beside what stands above the table": not any(value for row in above for value in row[1:]),
        "a blank row above the table": all(row[0] for row in above),
        "shorthand without its meaning": all(f"{sign} means" in said or f"Ystyr {sign}" in said for sign in signs),
    }
    yield from (fault for fault, fine in kept.items() if not fine)


@pytest.mark.parametrize("path", [DRAFT, PUBLIC])
def test_the_file_passes_the_checklist(written: Project, path: Path) -> None:
    assert list(checklist(written.folder / path)) == []


def test_the_checklist_finds_what_is_wrong(written: Project, tmp_path: Path) -> None:
    """The check can fail: the same file with faults put into it."""
    book = load_workbook(written.folder / PUBLIC)
    sheet = book["Table 1"]
    sheet.merge_cells("A1:B1")
    sheet.freeze_panes = "A8"
    sheet.row_dimensions[9].hidden = True
    sheet.cell(sheet.max_row + 1, 1).value = "a note below"
    book["Table 2"]["A9"].value = "=1+1"
    book.properties.language = None
    book.active = 2
    book.save(tmp_path / "wrong.xlsx")
    found = " ".join(checklist(tmp_path / "wrong.xlsx"))
    for fault in ("merged", "frozen", "hidden rows", "below", "formula", "language", "first sheet"):
        assert fault in found


def test_every_note_that_is_referred_to_is_on_the_notes_sheet(written: Project) -> None:
    book = load_workbook(written.folder / PUBLIC)
    texts = [str(cell.value) for sheet in book for cell in _cells(sheet)]
    referred = {int(number) for text in texts for number in re.findall(r"\[note (\d+)\]", text)}
    assert referred == {row[0].value for row in book["Notes"].iter_rows(min_row=4)}
    assert len(referred) > 3


def sheet_of(path: Path, title: str) -> dict[str, dict[str, Any]]:
    """The rows of the table whose title begins so, by their first cells."""
    for sheet in load_workbook(path):
        if title in str(sheet["A1"].value) and sheet.tables and sheet.title.startswith("Table"):
            [table] = sheet.tables.values()
            heads, *rows = ([cell.value for cell in row] for row in sheet[table.ref])
            return {str(row[0]): dict(zip(heads, row, strict=True)) for row in rows}
    raise AssertionError(title)


def test_figures_are_those_of_score_and_small_ones_are_hidden_in_public(written: Project) -> None:
    draft = sheet_of(written.folder / DRAFT, "case files: shares across")
    public = sheet_of(written.folder / PUBLIC, "case files: shares across")
    assert (draft["Victim not seen in person"]["Count"], draft["Victim not seen in person"]["Share (%)"]) == (65, 36)
    assert public["Victim not seen in person"]["Count"] == 65
    hidden = "Crimes investigated by detectives"
    assert 0 < draft[hidden]["Count"] < 10
    assert (public[hidden]["Count"], public[hidden]["Share (%)"]) == ("[c]", "[c]")


def test_no_case_reference_and_no_free_text_is_in_it(written: Project) -> None:
    text = "".join(
        zipfile.ZipFile(written.folder / PUBLIC).read(name).decode("utf-8", "replace")
        for name in zipfile.ZipFile(written.folder / PUBLIC).namelist()
    )
    rows = json.loads((written.folder / "rows/case-review/2018/gwent.json").read_text(encoding="utf-8"))
    references = [row["id"] for row in rows["rows"]]
    assert len(references) == 30
    assert not [each for each in references if each in text]
    answers = json.loads((written.folder / "answers/case-review/2018/gwent.first.json").read_text(encoding="utf-8"))
    quotes = re.findall(r'"quote": \{[^}]*?"value": "([^"]{12,})"', json.dumps(answers))
    assert not [each for each in quotes if each in text]
    assert "OFFICIAL-SENSITIVE" not in text


def test_what_was_hidden_is_logged_apart_and_who_decided(written: Project) -> None:
    folder = written.folder / "out/disclosure/tables"
    log = json.loads((folder / "disclosure-log.json").read_text(encoding="utf-8"))
    kinds = {each["kind"] for each in log["hidden"]}
    assert (log["threshold"], kinds) == (10, {"primary", "secondary"})
    assert all(each["because"] and each["fields"] for each in log["hidden"])
    ran = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert (ran["marking_was"], ran["declassified_because"]) == ("OFFICIAL-SENSITIVE", "Cleared by the lead.")
    assert [path.name for path in (written.folder / "out/tables/public").iterdir()] == [PUBLIC.name]


def test_a_draft_bears_the_marking_on_every_sheet_but_lists(written: Project) -> None:
    book = load_workbook(written.folder / DRAFT)
    for sheet in book:
        lines = [str(row[0].value) for row in sheet.iter_rows(max_row=6)]
        assert sheet.title in ("Contents", "Notes") or "OFFICIAL-SENSITIVE" in lines, sheet.title


def test_the_same_input_gives_the_same_bytes(written: Project) -> None:
    before = (written.folder / DRAFT).read_bytes()
    written.run("report", "--tables").ok()
    assert (written.folder / DRAFT).read_bytes() == before


def test_what_is_marked_is_not_published_without_a_reason(homes: Project) -> None:
    change(homes, "marking: OFFICIAL", "marking: SECRET")
    collected(homes)
    homes.run("report", "--tables", "--public").failed(2, "publish-marked")
    homes.run("report", "--tables", "--public", "--declassify", " ").failed(2, "publish-marked")
    homes.run("report", "--tables", "--public", "oak", "--declassify", "x").failed(2, "publish-some-bodies")
    homes.run("report", "--public").failed(2, "publish-not-this")
    homes.run("report", "--tables", "--declassify", "x").failed(2, "publish-declassify-alone")
    assert not (homes.folder / "out").exists()


def change(homes: Project, old: str, new: str) -> None:
    path = homes.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def collected(homes: Project) -> None:
    """Both homes' workbooks, filled and taken back."""
    homes.run("sample").ok()
    homes.run("sheets", "oak").ok()
    homes.run("sheets", "elm", "--language", "cy").ok()
    sheets, returned = homes.folder / "sheets/plans/2026", homes.folder.parent / "returned"
    filled = [
        fill(sheets / f"{home}.xlsx", returned / f"{home}.xlsx", given) for home, given in (("oak", OAK), ("elm", ELM_CY))
    ]
    homes.run("collect", *map(str, filled)).ok()


CONTACT = """
contact: {name: {en: The team, cy: Y tîm}, email: team@example.org, telephone: 01632 960000}
publication: {date: {en: 1 March 2026, cy: 1 Mawrth 2026}, next_update: none}
disclosure:
  threshold: 3
  round_to: 5
  exempt:
    - {instrument: plans, measure: reviewed, because: {en: How many were looked at., cy: Faint a ystyriwyd.}}
"""


def test_another_inspection_in_two_languages_says_whom_to_ask(homes: Project) -> None:
    change(homes, "languages:", f"{CONTACT.strip()}\nlanguages:")
    collected(homes)
    homes.run("check").ok()
    homes.run("report", "--tables", "--public").ok()
    homes.run("report", "--tables", "--public", "--language", "cy").ok()
    english, welsh = (homes.folder / f"out/tables/public/care-homes{tail}.xlsx" for tail in ("", ".cy"))
    assert list(checklist(english)) == list(checklist(welsh)) == []
    cover = [str(row[0].value) for row in load_workbook(english)["Cover"].iter_rows()]
    assert {"Questions about these tables: The team", "Email: team@example.org", "Date of publication: 1 March 2026"} <= set(
        cover
    )
    assert "Numbers from 1 to 2 are hidden, and so is whatever would give them away." in cover
    assert load_workbook(welsh).properties.language == "cy-GB"
    assert "Y tîm" in str([row[0].value for row in load_workbook(welsh)["Clawr"].iter_rows()])


def test_nobody_to_ask_is_said_and_shown(homes: Project) -> None:
    collected(homes)
    ran = homes.run("report", "--tables", "--public").ok()
    assert "[publish-no-contact]" in ran.err
    assert "[publish-no-date]" in ran.err
    cover = [
        str(row[0].value) for row in load_workbook(homes.folder / "out/tables/public/care-homes.xlsx")["Cover"].iter_rows()
    ]
    assert "Questions about these tables: [x]" in cover


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(homes: Project, text: str) -> None:
    path = homes.folder / "template.yaml"
    title = "title: {en: Plan on file, cy: Cynllun ar ffeil}"
    content = path.read_text(encoding="utf-8")
    assert title in content
    path.write_text(content.replace(title, f"title: {json.dumps(text)}\n        note: {json.dumps(text)}"), encoding="utf-8")
    change(homes, "{en: Care plans in homes, cy: Cynlluniau gofal mewn cartrefi}", json.dumps(text))
    if homes.run("check").code:
        pytest.skip("it is refused before")
    collected(homes)
    homes.run("report", "--tables").ok()
    saved = homes.folder / "out/tables/care-homes.xlsx"
    assert list(checklist(saved)) == []
    cells = [str(cell.value) for sheet in load_workbook(saved) for row in sheet.iter_rows() for cell in row if cell.value]
    plain = re.sub("[^a-z0-9]", "", text.lower())[:12]
    assert any(plain in re.sub("[^a-z0-9]", "", each.lower()) for each in cells)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("disclosure: {threshold: 0}", "document-limit"),
        ("disclosure: {round_to: 7}", "document-not-accepted"),
        ("disclosure: {exempt: [{because: x}]}", "disclosure-exempts-all"),
        ("disclosure: {exempt: [{measure: reviewed}]}", "document-missing-key"),
        ("disclosure: {exempt: [{instrument: plan, because: x}]}", "disclosure-no-instrument"),
        ("disclosure: everything", "document-wrong-type"),
        ("contact: {email: x@example.org}", "document-missing-key"),
        ("publication: {next_update: never}", "document-missing-key"),
    ],
)
def test_what_is_said_wrongly_of_publication_is_told(homes: Project, wrong: str, code: str) -> None:
    change(homes, "languages:", f"{wrong}\nlanguages:")
    assert "inspection.yaml:6:" in homes.run("check").failed(1, code).err
