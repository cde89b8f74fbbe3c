"""A list that came as XLSX, saved as CSV by LibreOffice, as `docs/check-a-sample.md` says: the script there draws its cases."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from tests.libreoffice.office import Office

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "hate-crime-2018"
UTF8_COMMAS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
"""Comma, double quote, UTF-8, from the first line, contents as shown."""


def test_a_list_saved_as_csv_gives_the_same_cases(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office.run("--convert-to", UTF8_COMMAS, "--outdir", str(tmp_path / "lists"), str(EXAMPLE / "lists" / "gwent.xlsx"))
    page = (ROOT / "docs" / "check-a-sample.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(script.replace("suffolk", "gwent"), "check-a-sample.md", "exec"), {})
    sample = json.loads((EXAMPLE / "samples" / "case-review" / "2018" / "gwent.json").read_text(encoding="utf-8"))
    assert sample["replacements"] == []
    assert printed.getvalue().split() == [each["reference"] for each in (*sample["cases"], *sample["reserves"])]
