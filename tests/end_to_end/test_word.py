"""`report --docx`: documents read back as an editor's Word would, on the libraries and on care homes."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from inspect_kit.inspection import load_inspection
from inspect_kit.word import Picture, build_document, load_template
from tests.end_to_end.libraries import LOANS, fill_request, fill_return
from tests.project import Project

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "reports" / "word" / "template.docx"
NASTY = 'Bold **stars** <script>alert(1)</script> =1+1 | a & b "q" \\ \u202eRTL\u0007 {{ 7*7 }} ' + "long " * 6000


@pytest.fixture
def collected(libraries: Project, tmp_path: Path) -> Project:
    for body in LOANS:
        fill_return(libraries, body, tmp_path / "numbers" / f"{body}.xlsx")
        fill_request(libraries, body, tmp_path / "answers" / f"{body}.xlsx")
    libraries.run("collect", str(tmp_path / "numbers"), str(tmp_path / "answers")).ok()
    return libraries


def written(project: Project, name: str, *arguments: str) -> Any:
    project.run("report", "--docx", *arguments).ok()
    return Document(str(project.folder / "out" / "word" / f"{name}.docx"))


def headings(document: Any) -> list[tuple[str, str]]:
    return [(each.style.name, each.text) for each in document.paragraphs if each.style.name.startswith("Heading")]


def captions(document: Any) -> list[str]:
    return [whole(each) for each in document.paragraphs if each.style.name == "Caption"]


def whole(paragraph: Any) -> str:
    """Its text with what its fields show."""
    return "".join(each.text or "" for each in paragraph._p.iter(qn("w:t")))


def pixel() -> bytes:
    """A PNG of one grey dot, so that no library is needed to draw one."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00\x80")) + chunk(b"IEND", b"")


def test_a_page_has_real_headings_captions_and_tables(collected: Project) -> None:
    document = written(collected, "return/national")
    found = headings(document)
    assert found[0] == ("Heading 1", "Libraries")
    assert found[1] == ("Heading 2", "Numbers: across 4 libraries")
    levels = [int(name[-1]) for name, _ in found]
    assert all(later <= before + 1 for before, later in pairwise(levels))
    assert captions(document) == [f"Table {at}: {title}" for at, title in enumerate(tables_under(found), start=1)]
    first = document.tables[0]
    assert [cell.text for cell in first.rows[0].cells] == ["Readers", "Number", "Share", "Change since 2024", "Libraries"]
    # Adults 150 + 100 + 60 = 310 of 430, from 360 to 310.
    assert [cell.text for cell in first.rows[1].cells][:4] == ["Adults", "310", "72%", "-14%"]


def tables_under(found: list[tuple[str, str]]) -> list[str]:
    """Below the first two headings each has one table here."""
    return [title for _, title in found[2:]]


def test_captions_are_counted_by_fields(collected: Project) -> None:
    document = written(collected, "return/national")
    fields = [each.get(qn("w:instr")).strip() for each in document.element.body.iter(qn("w:fldSimple"))]
    assert fields == ["SEQ Table \\* ARABIC"] * len(document.tables)


def test_tables_have_headers_that_repeat_and_are_marked_and_what_they_are(collected: Project) -> None:
    document = written(collected, "return/national")
    for table in document.tables:
        assert table.style.name == "Inspection table"
        header, *rows = table._tbl.tr_lst
        assert header.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in rows)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst]
        assert 9000 < sum(widths) <= 9640


def test_nothing_is_formatted_where_a_style_does_it(collected: Project) -> None:
    document = written(collected, "return/national")
    body = document.element.body
    for paragraph in body.iter(qn("w:pPr")):
        assert {each.tag for each in paragraph} <= {qn("w:pStyle")}
    for run in body.iter(qn("w:rPr")):
        assert {each.tag for each in run} <= {qn("w:rStyle")}


def test_properties_language_marking_stamps_and_page_numbers(collected: Project) -> None:
    document = written(collected, "return/ash")
    about = document.core_properties
    assert about.title == "Libraries Ash Library Numbers"
    assert (about.language, about.subject) == ("en-GB", "OFFICIAL")
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL. Made-up data for tests"
    foot = document.sections[0].footer.paragraphs[0]
    assert whole(foot) == "OFFICIAL. Page 1"
    assert [each.get(qn("w:instr")).strip() for each in foot._p.iter(qn("w:fldSimple"))] == ["PAGE"]
    assert "OFFICIAL" not in [each.text for each in document.paragraphs]


def test_the_document_says_what_the_page_says(collected: Project) -> None:
    collected.run("report").ok()
    page = (collected.folder / "out/report/request/national.md").read_text(encoding="utf-8")
    document = written(collected, "request/national")
    said = " ".join([*(each.text for each in document.paragraphs), *cells(document)])
    for line in page.splitlines():
        for piece in (part.strip(" #-*`|†") for part in line.replace("`", "|").split("|")):
            plain = piece.replace("\\", "")
            assert plain in said or plain in ("OFFICIAL", "Made-up data for tests"), plain


def cells(document: Any) -> list[str]:
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def test_the_other_language(collected: Project) -> None:
    collected.run("report", "--docx", "--language", "cy").ok()
    document = Document(str(collected.folder / "out/word/cy/return/national.docx"))
    assert headings(document)[0] == ("Heading 1", "Llyfrgelloedd")
    assert captions(document)[0].startswith("Tabl 1: Benthyciadau")
    assert document.core_properties.language == "cy-GB"
    assert whole(document.sections[0].footer.paragraphs[0]) == "OFFICIAL. Tudalen 1"


def test_the_same_content_is_the_same_bytes_with_no_clock(collected: Project) -> None:
    written(collected, "return/national")
    path = collected.folder / "out/word/return/national.docx"
    first = path.read_bytes()
    written(collected, "return/national")
    assert path.read_bytes() == first
    with zipfile.ZipFile(path) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_bodies_that_are_named_get_theirs_alone(collected: Project) -> None:
    collected.run("report", "ash", "--docx").ok()
    assert [path.name for path in (collected.folder / "out/word").rglob("*.docx")] == ["ash.docx"]


def test_a_text_becomes_a_document_that_can_be_checked(collected: Project) -> None:
    folder = collected.folder / "reports" / "text"
    folder.mkdir(parents=True)
    (folder / "letter.md").write_text(
        "# To all\n\nCards went with **{{ m.with_card }}** visits (25 percent).\n\n1. One\n2. Two\n", encoding="utf-8"
    )
    document = written(collected, "text/letter")
    assert [(each.style.name, each.text) for each in document.paragraphs] == [
        ("Heading 1", "To all"),
        ("Normal", "Cards went with 40 of 200 visits (25 percent)."),
        ("List Bullet", "One"),
        ("List Bullet", "Two"),
    ]
    path = collected.folder / "out/word/text/letter.docx"
    [found] = [
        row
        for row in collected.run("report", "--check", str(path), "--format", "json").json()["rows"]
        if row["finding"] != "agrees"
    ]
    assert (found["place"], found["said"], found["why"]) == (f"{path}:paragraph 2", "25 percent", "40 of 200 is 20%")


def test_pictures_have_captions_and_text_alternatives(collected: Project) -> None:
    inspection, _ = load_inspection(collected.folder)
    pictures = [Picture("Half of them fell", "Ash fell by half, Elm rose.", pixel()), Picture("B", NASTY, pixel())]
    page = "# T\n\n## Part\n\nWords.\n\n## Figures\n\n| A | B |\n| --- | --- |\n| x | 1 |\n"
    content = build_document(inspection, "en", page, load_template(inspection), pictures)
    document = Document(io.BytesIO(content))
    assert [text for _, text in headings(document)] == ["T", "Part", "In pictures", "Figures"]
    assert captions(document) == ["Figure 1: Half of them fell", "Figure 2: B", "Table 1: Figures"]
    drawn = [each for each in document.element.body.iter(qn("wp:docPr"))]
    assert [each.get("name") for each in drawn] == ["Figure 1", "Figure 2"]
    assert drawn[0].get("descr") == "Ash fell by half, Elm rose."
    assert "<script>alert(1)</script>" in drawn[1].get("descr")
    assert "\u202e" not in drawn[1].get("descr")


def test_hostile_names_are_text(collected: Project) -> None:
    path = collected.folder / "inspection.yaml"
    quoted = NASTY.replace("\\", "\\\\").replace('"', '\\"').replace("\u0007", "").replace("\u202e", "\\u202e")
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: {en: Libraries,", f'title: {{en: "{quoted}",'), encoding="utf-8"
    )
    document = written(collected, "return/national")
    title = headings(document)[0][1]
    assert title.startswith('Bold **stars** <script>alert(1)</script> =1+1 | a & b "q" \\  RTL')
    assert len(title) > 29_000
    assert "\u202e" not in document.element.xml
    assert len(document.core_properties.title) == 255


def test_a_template_of_ones_own_goes_before_the_shipped_one(collected: Project) -> None:
    own = Document(str(TEMPLATE))
    own.add_paragraph("A cover of our own")
    save(own, collected)
    assert written(collected, "return/national").paragraphs[0].text == "A cover of our own"


def save(document: Any, project: Project) -> Path:
    path = project.folder / "reports" / "word" / "template.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def test_a_style_that_is_missing_is_named(collected: Project) -> None:
    own = Document(str(TEMPLATE))
    own.styles["Table number"].name = "Table numbers"
    own.styles["Caption"].delete()
    save(own, collected)
    ran = collected.run("report", "--docx").failed(1, "word-no-style")
    assert "reports/word/template.docx: error: the template has no style `Table number` that is a paragraph style" in ran.err
    assert "Table numbers" in ran.err
    assert "`Caption`" in ran.err
    assert not (collected.folder / "out").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a document", b"\xd0\xcf\x11\xe0" * 100])
def test_a_template_that_is_none(collected: Project, content: bytes) -> None:
    path = save(Document(str(TEMPLATE)), collected)
    path.write_bytes(content)
    collected.run("report", "--docx").failed(1, "draft-not-docx")


def test_a_template_with_a_part_missing(collected: Project) -> None:
    path = save(Document(str(TEMPLATE)), collected)
    for left_out in ("word/styles.xml", "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                if name != left_out:
                    target.writestr(name, source.read(name))
        assert collected.run("report", "--docx").code == 1, left_out


def test_the_shipped_template_is_what_its_script_makes(tmp_path: Path) -> None:
    script = tmp_path / "make_template.py"
    script.write_bytes((TEMPLATE.parent / "make_template.py").read_bytes())
    subprocess.run([sys.executable, str(script)], check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": ""})
    assert (tmp_path / "template.docx").read_bytes() == TEMPLATE.read_bytes()


def test_two_kinds_of_report_at_once(collected: Project, tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text("x", encoding="utf-8")
    collected.run("report", "--docx", "--check", str(tmp_path / "d.md")).failed(2, "usage-one-report")


def test_the_charts_of_a_page_are_in_it_described(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "examples" / "hate-crime-2018", tmp_path / "example", ignore=shutil.ignore_patterns("out", "__pycache__")
    )
    project = Project(tmp_path / "example")
    document = written(project, "case-review/gwent", "gwent", "--instrument", "case-review")
    drawn = list(document.element.body.iter(qn("wp:docPr")))
    figures = [caption for caption in captions(document) if caption.startswith("Figure")]
    assert len(drawn) == len(figures) >= 1
    assert all(len(each.get("descr")) > 40 for each in drawn)
    page = document.sections[0]
    assert all(shape.width <= page.page_width - page.left_margin - page.right_margin for shape in document.inline_shapes)
