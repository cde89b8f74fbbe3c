"""A Word document in LibreOffice: it opens, and what has to be on each page is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from inspect_kit.inspection import load_inspection
from inspect_kit.word import build_document, load_template
from tests.libreoffice.conftest import EXAMPLE
from tests.libreoffice.office import Office

ROWS = 120
PAGE = "# A title\n\n## Figures\n\nBefore the table.\n\n| Measure | Count | Share |\n| --- | --- | --- |\n" + "".join(
    f"| Measure number {at} | {at} of {ROWS} | {100 * at // ROWS}% |\n" for at in range(1, ROWS + 1)
)


@pytest.fixture
def pages(office: Office, tmp_path: Path) -> list[str]:
    """The text of each page of the PDF that LibreOffice makes."""
    if shutil.which("pdftotext") is None:
        message = "pdftotext is not installed (apt-get install --no-install-recommends poppler-utils)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    inspection, _ = load_inspection(EXAMPLE)
    (tmp_path / "page.docx").write_bytes(build_document(inspection, "en", PAGE, load_template(inspection)))
    office.run("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(tmp_path), str(tmp_path / "page.docx"))
    if not (tmp_path / "page.pdf").exists() and not os.environ.get("CI"):
        pytest.skip("LibreOffice has no Writer (apt-get install --no-install-recommends libreoffice-writer)")
    done = subprocess.run(["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"], check=True, capture_output=True)
    return done.stdout.decode().rstrip("\f").split("\f")


def test_every_page_has_marking_stamp_number_and_the_heads_of_the_table(pages: list[str]) -> None:
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[0] == "OFFICIAL-SENSITIVE. Synthetic data, made up to try things out"
        assert lines[-1] == f"OFFICIAL-SENSITIVE. Page {number}"
        assert any(line.split() == ["Measure", "Count", "Share"] for line in lines)


def test_every_row_is_on_one_line_of_some_page(pages: list[str]) -> None:
    lines = [line.split() for page in pages for line in page.splitlines()]
    for at in range(1, ROWS + 1):
        assert ["Measure", "number", str(at), str(at), "of", str(ROWS), f"{100 * at // ROWS}%"] in lines
    assert ["Table", "1:", "Figures"] in lines
