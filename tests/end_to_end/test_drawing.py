"""Lists that are not what they seem, quotas that nothing fills, and draws that are checked long after."""

from __future__ import annotations

import json
from typing import Any

import pytest
from openpyxl import Workbook

from tests.project import Project


def rows_of(homes: Project) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((homes.folder / "rows/plans/2026/oak.json").read_text("utf-8"))["rows"]
    return found


def reword(homes: Project, old: str, new: str) -> None:
    """Change inspection.yaml."""
    path = homes.folder / "inspection.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("short: 2", "medium: 2", "sample-unknown-stratum"),
        ("by: stay", "by: reference", "sample-unknown-fact"),
    ],
)
def test_quotas_that_nothing_can_fill_stop_the_draw(homes: Project, old: str, new: str, code: str) -> None:
    reword(homes, old, new)
    before = homes.files()
    homes.run("check").failed(1, code)
    homes.run("sample").failed(1, code)
    assert homes.files() == before


def test_two_lists_of_one_body_are_told_and_neither_is_used(homes: Project) -> None:
    (homes.folder / "lists" / "oak.xlsx").write_bytes(b"PK")
    before = homes.files()
    ran = homes.run("sample", "oak").failed(1, "list-two-files")
    assert "lists/oak.csv, lists/oak.xlsx" in ran.err
    assert homes.files() == before
    homes.run("status", "oak").failed(1, "list-two-files")


STRATA = "      strata:\n        by: stay\n        quotas: {long: 4, short: 2}\n"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_row_with_nothing_but_a_reference_is_warned_of(homes: Project, form: str) -> None:
    reword(homes, STRATA, "")
    path = homes.folder / "lists" / "oak.csv"
    lines = [*path.read_text(encoding="utf-8").splitlines(), "Total: 12,,,", ",,,", "checked, ,,by hand"]
    if form == "csv":
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        book = Workbook()
        for line in lines:
            book.active.append([cell.strip() or None for cell in line.split(",")])
        book.save(path.with_suffix(".xlsx"))
        path.unlink()
    homes.run("sample", "elm").ok()
    assert "[list-rows-bare]" not in homes.run("sample", "elm").ok().err
    for arguments in (("sample", "oak"), ("sample", "oak", "--verify")):
        err = homes.run(*arguments).ok().err
        assert f"lists/oak.{form}:14:Plan number: warning" in err
        assert "(rows 14, 16)" in err


def test_a_list_in_another_order_draws_the_same_and_says_so(homes: Project) -> None:
    homes.run("sample", "oak").ok()
    path = homes.folder / "lists" / "oak.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *reversed(lines)]), encoding="utf-8")
    ran = homes.run("sample", "oak", "--verify").ok()
    assert "[sample-list-rewritten]" in ran.err
    assert "the same" in ran.out
    homes.run("check").ok()
    ran = homes.run("sample", "oak", "--replace", "OAK-001", "--because", "not-found", "--by", "A. Lead").ok()
    assert "[sample-list-rewritten]" in ran.err
    [row] = [each for each in rows_of(homes) if each["id"] == "OAK-011"]
    assert row["facts"]["admitted"] == "2025-08-17"  # as its own row has it, wherever it stands now

    path.write_text("\n".join([head, "OAK-000,long,2025-01-01,new", *lines[1:]]), encoding="utf-8")
    ran = homes.run("sample", "oak", "--verify").failed(1, "sample-list-changed", "sample-cases-differ")
    assert "differs" in ran.out
