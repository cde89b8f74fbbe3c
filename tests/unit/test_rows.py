"""The rows file: written and read back the same; a broken one is a problem with its place."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from inspect_kit.problems import StopRun
from inspect_kit.rows import Row, RowsFile, Stratum, load_rows, row_key, rows_document, write_rows

ROWS = RowsFile(
    "case-review",
    "2018",
    "gwent",
    "cases",
    312,
    (Stratum("crime", 300, 2), Stratum("incident", 12, 1)),
    (
        Row("0042/17", {"record_type": "crime", "reported_at": "2017-03-01T14:05", "age": 41}, "crime", "a", "b"),
        Row("é", {"flags": ("race", "religion"), "rate": 0.5}, "crime", supplement=2),
        Row("3", {}, "incident"),
    ),
    (Row("2", {"age": 40}, "incident"),),
)


def document(**changes):
    return rows_document(ROWS, "OFFICIAL", None) | changes


def test_rows_come_back_as_they_were_written(tmp_path):
    path = tmp_path / "rows" / "gwent.json"
    write_rows(path, ROWS, "OFFICIAL", "made up")
    assert load_rows(path) == ROWS
    data = json.loads(path.read_text("utf-8"))
    assert (data["format"], data["marking"], data["synthetic"]) == ("rows/1", "OFFICIAL", "made up")


def test_the_same_rows_give_the_same_bytes(tmp_path):
    for name in "ab":
        write_rows(tmp_path / name, ROWS, "OFFICIAL", None)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_census_without_a_population_is_kept(tmp_path):
    write_rows(tmp_path / "r", replace(ROWS, population=None), "OFFICIAL", None)
    assert load_rows(tmp_path / "r").population is None


def test_a_row_key_is_twelve_digits_of_its_digest():
    assert row_key("abc") == "ba7816bf8f01"
    assert len(row_key("é")) == 12
    assert set(row_key("é")) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, "stored-wrong-format"),
        (document(format="rows/2"), "stored-wrong-format"),
        (document(rows=None), "stored-wrong-shape"),
        (document(rows=["x"]), "stored-wrong-shape"),
        (document(rows=[{"id": 5, "facts": {}}]), "stored-wrong-shape"),
        (document(rows=[{"id": "5"}]), "stored-wrong-shape"),
        (document(rows=[{"id": "5", "facts": {"a": None}}]), "stored-wrong-shape"),
        (document(rows=[{"id": "5", "facts": {"a": True}}]), "stored-wrong-shape"),
        (document(rows=[{"id": "5", "facts": {"a": [1]}}]), "stored-wrong-shape"),
        (document(rows=[{"id": "5", "facts": {}}, {"id": "5", "facts": {}}]), "stored-wrong-shape"),
        (document(rows=[{"id": "5", "facts": {}, "supplement": "1"}]), "stored-wrong-shape"),
        (document(replaced=[{"id": "3", "facts": {}}]), "stored-wrong-shape"),
        (document(population=-1), "stored-wrong-shape"),
        (document(population=True), "stored-wrong-shape"),
        (document(strata={"id": ""}), "stored-wrong-shape"),
        (document(instrument=None), "stored-wrong-shape"),
    ],
)
def test_a_broken_rows_file_is_a_problem(tmp_path, data, code):
    path = tmp_path / "gwent.json"
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(StopRun) as stopped:
        load_rows(path, "rows/gwent.json")
    (found,) = stopped.value.problems
    assert (found.code, found.place.path) == (code, "rows/gwent.json")
