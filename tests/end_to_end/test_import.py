"""`recs import`: a spreadsheet taken over, taken over again after each sort of change, and everything that can be wrong."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.end_to_end.sheets_of_recs import (
    CARE,
    HEADINGS,
    MAP,
    MENUS,
    PLANS,
    PLANS_ELM,
    ROWS,
    STAFF,
    changed,
    take,
    write_csv,
    write_xlsx,
)
from tests.project import Project

JSON = ("--format", "json")


@pytest.fixture
def homes(tmp_path: Path) -> Project:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "homes").mkdir()
    return Project(tmp_path / "homes")


@pytest.fixture
def taken(homes: Project) -> Project:
    """The first import, made."""
    take(homes, ROWS, "--on", "2024-04-01").ok()
    return homes


def events(project: Project) -> list[dict[str, Any]]:
    lines = (project.folder / "progress.jsonl").read_text(encoding="utf-8").strip().split("\n")
    return [json.loads(line) for line in lines]


def stands(project: Project, item: str, home: str) -> dict[str, Any]:
    rows = project.run("recs", "list", "--each", *JSON).ok().json()["rows"]
    return next(row for row in rows if (row["item"], row["addressee"]) == (item, home))


def register(project: Project, name: str) -> Any:
    return yaml.load((project.folder / "registers" / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def test_a_first_import_makes_registers_and_says_where_all_stand(taken: Project) -> None:
    care = register(taken, "care-2024")
    assert (care["title"], care["published"]) == ("Care plans, 2024", "2024-01-31")
    assert [item["id"] for item in care["recommendations"]] == ["1", "1.10"]
    assert care["recommendations"][0]["addressees"] == ["oak", "elm"]
    assert register(taken, "food-2023")["areas_for_improvement"][0]["id"] == "A-1"
    oak, elm = stands(taken, "care-2024/1", "oak"), stands(taken, "care-2024/1", "elm")
    assert (oak["state"], oak["since"], oak["due"], oak["owner"]) == ("In progress", "2024-03-01", "2024-06-30", "Manager")
    assert (elm["state"], elm["due"], elm["first_due"], elm["owner"]) == ("Open", "2024-07-31", "2024-06-30", "Deputy")
    assert stands(taken, "care-2024/1.10", "oak")["state"] == "Reported complete"
    assert stands(taken, "food-2023/A-1", "elm")["owner"] == "Cook"
    for event in events(taken):
        assert event["source"].startswith("tracker.csv row ")
        assert event["via"] == "import/our-tracker"
    taken.run("check", str(taken.folder / "registers" / "care-2024.yaml")).ok()
    taken.run("check", str(taken.folder.parent / "map.yaml")).ok()


def test_a_dry_run_says_the_same_and_writes_nothing(homes: Project) -> None:
    dry = take(homes, ROWS, "--dry-run").ok()
    assert "would write: registers/care-2024.yaml, registers/food-2023.yaml, 7 events" in dry.out
    assert list(homes.folder.iterdir()) == []
    assert take(homes, ROWS).ok().out == dry.out.replace("would write", "wrote")


def test_the_same_file_again_writes_nothing(taken: Project) -> None:
    before = taken.files()
    again = take(taken, ROWS).ok()
    assert "wrote: nothing" in again.out
    assert taken.files() == before
    assert {row[2] for row in changed(take(taken, ROWS, *JSON).ok())} == {"unchanged"}
    shuffled = [MENUS, STAFF, PLANS_ELM, PLANS]
    assert {row[2] for row in changed(take(taken, shuffled, *JSON).ok())} == {"unchanged"}
    assert taken.files() == before


def test_a_workbook_says_what_a_csv_says(homes: Project, tmp_path: Path) -> None:
    """Dates are dates and ids numbers, as Excel makes them of what is typed; what is text keeps its zeros."""
    rows = [{**row, "Published": date(2024, 1, 31), "Due date": datetime(2024, 6, 30)} for row in (PLANS, STAFF)]
    rows[0]["Ref"] = 1
    path = write_xlsx(tmp_path / "tracker.xlsx", rows)
    homes.run("recs", "import", str(path), "--map", str(tmp_path / "map.yaml")).ok()
    assert [item["id"] for item in register(homes, "care-2024")["recommendations"]] == ["1", "1.10"]
    same = [{**row, "Due date": "2024-06-30"} for row in (PLANS, STAFF)]
    assert {row[2] for row in changed(take(homes, same, *JSON).ok())} == {"unchanged"}


CHANGES = {
    "a state": ({"Status": "Done"}, [("care-2024/1", "oak", "moved", "in_progress", "reported_complete")]),
    "a date": ({"Due date": "2024-09-30"}, [("care-2024/1", "oak", "revised", "2024-06-30", "2024-09-30")]),
    "an owner": ({"Lead": "Director"}, [("care-2024/1", "oak", "owner", "Manager", "Director")]),
    "a note": ({"Update": "Sent out"}, [("care-2024/1", "oak", "noted", "", "Sent out")]),
    "a blank": ({"Update": "", "Lead": "", "Due date": "", "Status": ""}, [("care-2024/1", "oak", "unchanged", "", "")]),
    "several": (
        {"Status": "Done", "Due date": "2024-09-30", "Update": "All in place"},
        [
            ("care-2024/1", "oak", "moved", "in_progress", "reported_complete"),
            ("care-2024/1", "oak", "revised", "2024-06-30", "2024-09-30"),
        ],
    ),
}
"""What changes in one row, and what comes of it."""


@pytest.mark.parametrize("what", CHANGES)
def test_a_changed_row_is_taken_over_once(taken: Project, what: str) -> None:
    cells, said = CHANGES[what]
    rows = [{**PLANS, **cells}, *ROWS[1:]]
    dry = take(taken, rows, "--dry-run", *JSON).ok()
    real = take(taken, rows, *JSON).ok()
    assert changed(dry) == changed(real)
    assert [row for row in changed(real) if row[1] == "oak" and row[0] == "care-2024/1"] == said
    before = taken.files()
    assert {row[2] for row in changed(take(taken, rows, *JSON).ok())} == {"unchanged"}
    assert taken.files() == before


def test_who_moves_it_is_recorded(taken: Project) -> None:
    rows = [{**PLANS, "Status": "Done", "Last updated": "2024-05-02"}, PLANS_ELM, {**STAFF, "Status": "Checked"}, MENUS]
    take(taken, rows, "--by", "A. Clerk", "--on", "2024-05-10").ok()
    first, second = events(taken)[-2:]
    assert (first["what"], first["role"], first["who"], first["date"]) == ("moved", "owner", "A. Clerk", "2024-05-02")
    assert first["signed_off_by"] == "not said in tracker.csv"
    assert (second["to"], second["role"], second["date"]) == ("verified_complete", "inspectorate", "2024-05-10")


def test_the_log_is_never_set_back(taken: Project) -> None:
    """The log moves on; the spreadsheet still says what it said."""
    for to, role in (("reported_complete", "owner"), ("verified_complete", "inspectorate")):
        said = ("--to", to, "--as", role, "--by", "A", "--signed-off-by", "B", "--on", "2024-05-01")
        taken.run("recs", "update", "care-2024/1", "--body", "oak", *said).ok()
    taken.run("recs", "update", "1", "--body", "elm", "--due", "2025-01-31", "--agreed-by", "C", "--by", "A").ok()
    before = taken.files()
    assert {row[2] for row in changed(take(taken, ROWS, *JSON).ok())} == {"unchanged"}
    assert taken.files() == before


def test_a_move_that_is_not_allowed_is_left_and_the_others_are_made(taken: Project) -> None:
    rows = [{**PLANS, "Status": "Accepted", "Lead": "Nobody"}, PLANS_ELM, STAFF, {**MENUS, "Lead": "Chef"}]
    ran = take(taken, rows, *JSON).failed(1, "import-forbidden")
    assert "tracker.csv:2:Status" in ran.err
    assert "reported_complete (owner)" in ran.err
    assert changed(ran)[0] == ("care-2024/1", "oak", "refused", "in_progress", "accepted")
    assert stands(taken, "care-2024/1", "oak")["owner"] == "Manager"
    assert stands(taken, "food-2023/A-1", "elm")["owner"] == "Chef"
    before = taken.files()
    take(taken, rows).failed(1, "import-forbidden")
    assert taken.files() == before


def test_a_row_that_is_left_is_not_reworded(taken: Project) -> None:
    rows = [PLANS, PLANS_ELM, {**STAFF, "Status": "Open", "Recommendation": "Train all staff."}, MENUS]
    take(taken, rows).failed(1, "import-forbidden")
    assert register(taken, "care-2024")["recommendations"][1]["text"] == "Train staff."


def test_what_the_log_reached_by_itself_is_only_noted(taken: Project) -> None:
    said = ("--to", "reported_complete", "--by", "A", "--signed-off-by", "B", "--on", "2024-05-01")
    taken.run("recs", "update", "care-2024/1", "--body", "oak", *said).ok()
    rows = [{**PLANS, "Status": "Done"}, *ROWS[1:]]
    assert changed(take(taken, rows, *JSON).ok())[0][2:] == ("noted", "", "the log says so already")
    assert {row[2] for row in changed(take(taken, rows, *JSON).ok())} == {"unchanged"}


def test_new_reworded_and_lost_rows(taken: Project) -> None:
    new = {**CARE, "Ref": "2", "Recommendation": "Lock the doors.", "Home": "elm", "Status": "Done"}
    rows = [
        {**PLANS, "Recommendation": "Write it down."},
        {**PLANS_ELM, "Recommendation": "Write it down."},
        {**STAFF, "Home": "elm", "Type": "AFI"},
        new,
    ]
    ran = take(taken, rows, *JSON).ok()
    assert changed(ran)[0] == ("care-2024/1", "", "reworded", "Write a plan, then keep it.", "Write it down.")
    assert ("care-2024/2", "elm", "added", "", "reported_complete") in changed(ran)
    assert ("care-2024/1.10", "elm", "added", "", "reported complete".replace(" ", "_")) in changed(ran)
    assert "registers/care-2024.yaml: notice: these are in no row any more: 1.10 of oak." in ran.err
    assert "registers/food-2023.yaml: notice: these are in no row any more: A-1." in ran.err
    care = register(taken, "care-2024")
    assert [item["id"] for item in care["recommendations"]] == ["1", "2"]
    assert care["areas_for_improvement"][0]["addressees"] == ["oak", "elm"]
    assert stands(taken, "food-2023/A-1", "elm")["owner"] == "Cook"
    assert "[import-gone]" in take(taken, rows).ok().err


def test_a_report_may_be_renamed_and_dated_anew(taken: Project) -> None:
    path = taken.folder.parent / "map.yaml"
    path.write_text(MAP.replace("report: {", "report: {Plans of care: care-2024, "), encoding="utf-8")
    rows = [{**row, "Report": "Plans of care", "Published": "2024-02-01"} for row in ROWS[:3]]
    ran = take(taken, [*rows, MENUS], *JSON).ok()
    assert changed(ran)[:2] == [
        ("care-2024", "", "report renamed", "Care plans, 2024", "Plans of care"),
        ("care-2024", "", "published", "2024-01-31", "2024-02-01"),
    ]


def test_a_register_changed_by_hand_is_not_written_over(taken: Project) -> None:
    path = taken.folder / "registers" / "care-2024.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert "wrote: nothing" in take(taken, ROWS).ok().out, "git on Windows changes line ends"
    path.write_text(text.replace("Train staff.", "Train nobody."), encoding="utf-8")
    before = taken.files()
    take(taken, ROWS).failed(1, "import-by-hand")
    path.write_text(text.replace("`our-tracker`", "`other`"), encoding="utf-8")
    take(taken, ROWS).failed(1, "import-other-map")
    path.write_text(text.partition("register:")[1] + text.partition("register:")[2], encoding="utf-8")
    take(taken, ROWS).failed(1, "import-not-ours")
    path.write_text(before["registers/care-2024.yaml"].decode(), encoding="utf-8")
    assert taken.files() == before


def test_a_register_of_somebody_elses_is_not_touched(homes: Project) -> None:
    own = "register: care-2024\ntitle: Own\npublished: 2024-01-31\n"
    (homes.folder / "recommendations.yaml").write_text(own, encoding="utf-8")
    take(homes, ROWS).failed(1, "import-not-ours")
    assert not (homes.folder / "registers").exists()


CELLS = {
    "no id": ({"Ref": ""}, "import-blank", "5:Ref"),
    "an id without letters": ({"Ref": "!?"}, "import-bad-id", "5:Ref"),
    "an id that is taken": ({"Ref": "response"}, "import-bad-id", "5:Ref"),
    "no text": ({"Recommendation": "  "}, "import-blank", "5:Recommendation"),
    "an unknown state": ({"Status": "Sort of"}, "import-unknown-state", "5:Status"),
    "an unknown kind": ({"Type": "Wish"}, "import-unknown-word", "5:Type"),
    "an unknown home": ({"Home": "Oak Hose"}, "import-unknown-addressee", "5:Home"),
    "no home": ({"Home": ""}, "import-blank", "5:Home"),
    "no report": ({"Report": ""}, "import-blank", "5:Report"),
    "a report without letters": ({"Report": "???"}, "import-report-without-id", "5:Report"),
    "no day of publication": ({"Published": ""}, "import-blank", "5:Published"),
    "a date that is none": ({"Due date": "soon"}, "cell-not-a-date", "5:Due date"),
    "a date that may be two": ({"Due date": "03/04/2024"}, "cell-date-ambiguous", "5:Due date"),
    "a day that never was": ({"Published": "31 June 2024"}, "cell-no-such-date", "5:Published"),
    "brought up to date tomorrow": ({"Last updated": "2090-01-01"}, "import-not-yet", "5:Last updated"),
    "a control character": ({"Update": "a\x07b"}, "cell-control-character", "5:Update"),
    "a vertical tab": ({"Recommendation": "a\x0bb"}, "cell-control-character", "5:Recommendation"),
    "twice": ({**STAFF, "Ref": "1-10", "Home": "oak"}, "", ""),
    "the same row": (STAFF, "import-row-twice", "5:Ref"),
    "another wording": (
        {**STAFF, "In short": "", "Type": "", "Home": "elm", "Recommendation": "Else."},
        "import-rows-differ",
        "5:Recommendation",
    ),
    "another day": ({**STAFF, "Ref": "9", "Published": "2024-02-02"}, "import-published-differ", "5:Published"),
    "two reports of one id": ({"Report": "CARE 2024", "Published": "2024-01-31"}, "import-reports-clash", "5:Report"),
    "too long a text": ({"Update": "x" * 33_000}, "cell-text-too-long", "5:Update"),
}
"""What is wrong in the fifth row, the message, and its place. An id that only looks the same is another."""


@pytest.mark.parametrize("what", CELLS)
def test_what_is_wrong_is_named_and_nothing_is_written(homes: Project, what: str) -> None:
    cells, code, place = CELLS[what]
    ran = take(homes, [*ROWS[:3], {**MENUS, **cells}])
    if not code:
        ran.ok()
        return
    ran.failed(1, code)
    assert f"tracker.csv:{place}: error" in ran.err
    assert ran.err.rstrip().endswith("1 error") or code == "import-row-twice"
    assert list(homes.folder.iterdir()) == []


def test_all_mistakes_at_once(homes: Project) -> None:
    rows = [{**MENUS, "Ref": str(number), "Status": "Sort of", "Due date": "soon"} for number in range(30)]
    ran = take(homes, [*rows, {**MENUS, "Home": "Oak Hose"}]).failed(
        1, "import-unknown-state", "cell-not-a-date", "import-unknown-addressee", "list-and-more"
    )
    assert "Did you mean one of: oak house" in ran.err


FILES = {
    "empty": ("x.csv", b"", "list-empty"),
    "headings only": ("x.csv", ",".join(HEADINGS).encode(), "import-no-rows"),
    "blank rows only": ("x.csv", ",".join(HEADINGS).encode() + b"\n\n,,,\n", "import-no-rows"),
    "wrong encoding": ("x.csv", (",".join(HEADINGS) + "\n1,é").encode("latin-1"), "list-not-utf8"),
    "utf-16": ("x.csv", ",".join(HEADINGS).encode("utf-16"), "list-"),
    "other headings": ("x.csv", b"Ref,Recomendation,Status\n1,b,c\n", "import-heading-missing"),
    "a heading twice": ("x.csv", (",".join(HEADINGS) + ",Status\n1").encode(), "list-title-twice"),
    "binary": ("x.csv", bytes(range(256)) * 40, "list-"),
    "a long row": ("x.csv", (",".join(HEADINGS) + "\n" + "x," * 40).encode(), "list-long-row"),
    "a quote never closed": ("x.csv", (",".join(HEADINGS) + '\n"1,b').encode(), "list-quote-not-closed"),
    "a huge field": ("x.csv", (",".join(HEADINGS) + "\n1," + "x" * 200_000).encode(), "list-huge-field"),
    "a huge file": ("x.csv", (",".join(HEADINGS) + "\n" + "1\n" * 20_001).encode(), "import-too-many-rows"),
    "no workbook": ("x.xlsx", b"PK\x03\x04 not a workbook", "workbook-damaged"),
    "an old workbook": ("x.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "workbook-old-format"),
    "another kind": ("x.pdf", b"%PDF-1.4", "import-unknown-kind-of-file"),
}


@pytest.mark.parametrize("what", FILES)
def test_broken_files(homes: Project, tmp_path: Path, what: str) -> None:
    name, content, code = FILES[what]
    (tmp_path / name).write_bytes(content)
    ran = homes.run("recs", "import", str(tmp_path / name), "--map", str(tmp_path / "map.yaml")).failed(1)
    assert f"[{code}" in ran.err
    assert name in ran.err
    assert list(homes.folder.iterdir()) == []


def test_a_heading_that_is_spelt_otherwise_is_suggested(homes: Project, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", [], [heading.replace("Status", "Statuss") for heading in HEADINGS])
    ran = homes.run("recs", "import", str(path), "--map", str(tmp_path / "map.yaml")).failed(1, "import-heading-missing")
    assert "`Status` for `state`. Did you mean one of: Statuss?" in ran.err


def test_no_such_file_and_no_map(homes: Project, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name in ("none.csv", "folder.csv", "none.xlsx"):
        homes.run("recs", "import", str(tmp_path / name), "--map", str(tmp_path / "map.yaml")).failed(1)
    homes.run("recs", "import", str(tmp_path / "none.csv")).failed(2, "import-no-map")
    homes.run("recs", "import", "x.csv", str(tmp_path / "none"), "--map", "map.yaml").failed(2, "recs-no-folder")
    take(homes, ROWS, "--on", "2090-01-01").failed(2, "update-too-late")
    take(homes, ROWS, "--on", "soon").failed(2, "recs-bad-date")
    take(homes, [MENUS], "--on", "2023-01-01").failed(1, "update-too-early")
    assert homes.files() == {}


@pytest.mark.parametrize(
    ("value", "what"), [(1.1, "import-id-not-text"), (datetime(2024, 2, 1), "import-id-not-text"), (True, "import-id-not-text")]
)
def test_ids_that_a_spreadsheet_changed(homes: Project, tmp_path: Path, value: object, what: str) -> None:
    path = write_xlsx(tmp_path / "x.xlsx", [{**MENUS, "Ref": value}])
    homes.run("recs", "import", str(path), "--map", str(tmp_path / "map.yaml")).failed(1, what)


MAPS = {
    "a register": ("register_import: our-tracker", "register: x", "document-other-kind"),
    "no text": ("  text: Recommendation\n", "", "document-missing-key"),
    "an unknown column": ("  note: Update", "  notes: Update", "document-misspelt-key"),
    "a state that is none": ("Done: reported_complete", "Done: finished", "recs-unknown-state"),
    "a kind that is none": ("AFI: area_for_improvement", "AFI: area", "document-not-accepted"),
    "an addressee that is none": ("The Oak: oak", "The Oak: oaks", "import-unknown-addressee"),
    "nobody addressed": ("  addressee: Home\n", "", "import-map-lacks"),
    "no report": ("  report: Report\n", "", "import-map-lacks"),
    "no day": ("  published: Published\n", "", "import-map-lacks"),
    "a path for a register": ("care-2024", "../care", "document-pattern"),
    "a table that is none": ("parties:", "states: none\nparties:", "states-no-such-table"),
    "bodies that are none": ("parties:", "body_register: none\nparties:", "bodies-no-such-register"),
    "no YAML": ("columns:", "columns: [", "yaml-syntax"),
}


@pytest.mark.parametrize("what", MAPS)
def test_broken_maps(homes: Project, tmp_path: Path, what: str) -> None:
    old, new, code = MAPS[what]
    (tmp_path / "map.yaml").write_text(MAP.replace(old, new), encoding="utf-8")
    ran = take(homes, ROWS).failed(1, code)
    assert "map.yaml" in ran.err or "none" in ran.err
    assert list(homes.folder.iterdir()) == []


def test_what_stands_for_all_rows(homes: Project, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(
        "register_import: own\ncolumns: {id: Ref, text: Recommendation, due: Due date}\nregister: own\ntitle: Our own\n"
        "addressee: oak\nkind: area_for_improvement\nmarking: SECRET\nsynthetic: Made up.\n"
        "published: {date: 2024-01-31, assumed: true}\nparties: [{id: oak, name: Oak House}]\n",
        encoding="utf-8",
    )
    ran = take(homes, [PLANS]).ok()
    assert "SECRET" in ran.out
    assert "is assumed" in ran.out
    assert register(homes, "own")["areas_for_improvement"][0]["addressees"] == ["oak"]
    assert (events(homes)[0]["what"], events(homes)[0]["marking"], events(homes)[0]["synthetic"]) == (
        "noted", "SECRET", "Made up.",
    )  # fmt: skip


HOSTILE = (
    '=HYPERLINK("http://x","y")\n<b>& {{ x }} %s {0} *a* - b: c # d\n\n  \t- "\' \\ \u202e\u200f é 😀 \x85 \u2028'
    " !!python/object:os.system [x"
)


def test_hostile_text_stays_text(homes: Project) -> None:
    row = {**MENUS, "Recommendation": HOSTILE, "In short": HOSTILE, "Lead": HOSTILE, "Update": HOSTILE, "Status": "Open"}
    take(homes, [row]).ok()
    item = register(homes, "food-2023")["areas_for_improvement"][0]
    assert (item["text"], item["title"], item["owner"]) == (HOSTILE, HOSTILE, HOSTILE)
    assert events(homes)[0]["note"] == HOSTILE
    for form in ("table", "csv", "markdown", "json"):
        homes.run("recs", "show", "A-1", "--format", form).ok()
    assert {line[2] for line in changed(take(homes, [row], *JSON).ok())} == {"unchanged"}


def test_a_path_for_a_report_stays_in_the_folder(homes: Project) -> None:
    take(homes, [{**MENUS, "Report": "../../etc/passwd"}]).ok()
    assert [path.name for path in (homes.folder / "registers").iterdir()] == ["etc-passwd.yaml"]


def test_three_hundred_rows_of_twenty_reports(homes: Project) -> None:
    rows = [
        {**PLANS, "Ref": str(number), "Report": f"Report {number % 20}", "Status": ["Open", "Ongoing", "Done", ""][number % 4]}
        for number in range(300)
    ]
    take(homes, rows).ok()
    assert len(list((homes.folder / "registers").iterdir())) == 20
    listed = homes.run("recs", "list", "--each", *JSON).ok().json()["rows"]
    assert len(listed) == 300
    assert sum(row["state"] == "Reported complete" for row in listed) == 75
    assert {line[2] for line in changed(take(homes, rows, *JSON).ok())} == {"unchanged"}


def test_two_copies_that_both_import_agree(taken: Project, tmp_path: Path) -> None:
    """The same file, imported in two copies of the folder on two days; git puts their logs together."""
    other = Project(tmp_path / "other" / "homes")
    shutil.copytree(taken.folder, other.folder)
    shutil.copy(tmp_path / "map.yaml", tmp_path / "other")
    rows = [{**PLANS, "Status": "Done"}, *ROWS[1:]]
    take(taken, rows, "--on", "2024-05-01").ok()
    take(other, rows, "--on", "2024-05-02").ok()
    log, lines = taken.folder / "progress.jsonl", (other.folder / "progress.jsonl").read_text(encoding="utf-8")
    log.write_text(log.read_text(encoding="utf-8") + lines, encoding="utf-8")
    assert stands(taken, "care-2024/1", "oak")["state"] == "Reported complete"
    assert {line[2] for line in changed(take(taken, rows, *JSON).ok())} == {"unchanged"}


def test_in_an_inspection_its_bodies_and_marking_hold(tmp_path: Path) -> None:
    folder = tmp_path / "homes"
    shutil.copytree(Path(__file__).parents[1] / "care_homes", folder)
    (tmp_path / "map.yaml").write_text(
        MAP.partition("parties:")[0].replace("  addressee: {The Oak: oak}\n", ""), encoding="utf-8"
    )
    homes = Project(folder)
    take(homes, [{**PLANS, "Home": "oak"}, {**PLANS_ELM, "Home": "elm"}]).ok()
    assert "parties" not in register(homes, "care-2024")
    assert events(homes)[0]["marking"] == yaml.safe_load((folder / "inspection.yaml").read_text(encoding="utf-8"))["marking"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to end a process as if the power went")
@pytest.mark.parametrize("again", [False, True])
def test_killed_anywhere_it_comes_to_the_same_end(taken: Project, tmp_path: Path, again: bool) -> None:
    from tests.end_to_end.crash import run_killed
    from tests.end_to_end.test_crash import kept, same

    rows = list(ROWS)
    if again:
        rows[0] = {**PLANS, "Status": "Done", "Due date": "2024-09-30", "Lead": "Director", "Update": "All in place"}
        rows.append({**MENUS, "Ref": "B", "Status": "Ongoing"})
    else:
        shutil.rmtree(taken.folder)
        taken.folder.mkdir()
    path = write_csv(tmp_path / "tracker.csv", rows)
    command = ("recs", "import", str(path), "--map", str(tmp_path / "map.yaml"), "--on", "2024-06-01")
    old = kept(taken.files())
    whole = Project(tmp_path / "whole")
    shutil.copytree(taken.folder, whole.folder)
    whole.run(*command).ok()
    new = kept(whole.files())
    point, finished = 0, False
    while not finished:
        tried = Project(tmp_path / "tried")
        shutil.copytree(taken.folder, tried.folder)
        finished = run_killed(["-C", str(tried.folder), *command], point)
        now = kept(tried.files())
        for name, content in now.items():
            if name.endswith(".jsonl"):
                assert content.startswith(old.get(name, b""))
            else:
                assert content in (old.get(name), new[name]), f"{name} is half written at point {point}"
        tried.run(*command).ok()
        assert same(kept(tried.files()), new), f"after point {point} it comes to another end"
        shutil.rmtree(tried.folder)
        point += 1
    assert point >= 10


def test_the_map_that_the_guide_shows_works(homes: Project, tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
    (tmp_path / "map.yaml").write_text(guide.split("```")[1].removeprefix("yaml\n"), encoding="utf-8")
    take(homes, [PLANS]).ok()
    assert stands(homes, "care-2024/1", "oak")["state"] == "In progress"
