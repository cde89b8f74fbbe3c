"""What the tool writes as JSON fits the schemas that it publishes."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from inspect_kit.documents.schemas import load_schema
from tests.unit.answers.books import SHEETS, give_back


@pytest.fixture
def used(homes):
    """Everything that files can hold: reviewers, a second reading, a later copy, a replacement, an amendment, a stamp."""
    (homes.folder / SHEETS / "oak.xlsx").unlink()
    homes.run("sheets", "oak", "--reviewers", "ann,bob", "--double", "2").ok()
    rows = json.loads((homes.folder / "rows/plans/2026/oak.json").read_text("utf-8"))["rows"]
    for at, name in enumerate(("ann", "bob")):
        mine = {row["id"]: {"falls": at, "overall": "Good"} for row in rows if name in row.values()}
        homes.run("collect", str(give_back(homes, f"{name}.xlsx", mine, sheet=f"oak.{name}.xlsx"))).ok()
    again = {rows[0]["id"]: {"falls": 7, "overall": "Fair"}}
    sheet = f"oak.{rows[0]['reviewer']}.xlsx"
    homes.run("collect", str(give_back(homes, "again.xlsx", again, minute=5, sheet=sheet))).ok()
    homes.run("amend", "oak", rows[0]["id"], "harm", "bruise", "--by", "A", "--because", "B").ok()
    case = next(row["id"] for row in rows if row["facts"]["stay"] == "long")
    homes.run("sample", "oak", "--replace", case, "--because", "not-found", "--note", "lost").ok()
    return homes


@pytest.mark.parametrize(
    ("kind", "pattern", "least"),
    [("answers", "answers/**/*.json", 2), ("rows", "rows/**/*.json", 2), ("sample", "samples/**/*.json", 2)],
)
def test_files_fit_their_schema(used, kind, pattern, least):
    found = sorted(used.folder.glob(pattern))
    assert len(found) >= least
    for path in found:
        Draft202012Validator(load_schema(kind)).validate(json.loads(path.read_text("utf-8")))


def test_a_later_copy_is_told_from_the_first(used):
    [path] = used.folder.glob("answers/plans/2026/oak.first.json")
    text = path.read_text("utf-8")
    assert text.count('"saved": "2026-04-01T14:05:00"') == 2
    assert text.count('"first": "2026-04-01T14:00:00"') == 1


def test_amendments_fit_their_schema(used):
    (line,) = (used.folder / "amendments.jsonl").read_text("utf-8").splitlines()
    Draft202012Validator(load_schema("amendments")).validate(json.loads(line))


@pytest.mark.parametrize("kind", ["answers", "rows", "sample", "amendments"])
def test_the_schema_can_be_printed(homes, kind):
    assert homes.run("schema", kind).ok().json() == load_schema(kind)
