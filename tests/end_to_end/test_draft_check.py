"""`report --check` on drafts: the figures of the shipped example, in our own words, right and wrong.

The figures are those that `published-figures.yaml` of the example holds; the sentences are made up.
"""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.project import Project, Ran

EXAMPLE = Path(__file__).parents[2] / "examples" / "hate-crime-2018"
SOURCE = os.environ.get("INSPECT_KIT_SOURCE_REPORT", "")
RIGHT = """# How cases were looked after

We read 180 cases. In 65 of the 180 cases (36 percent) nobody saw the victim in person; 115 of 180 victims were seen.
Of 115 victims who were seen, 42 were seen within 24 hours.

Thirty-nine out of 180 victims had suffered hate incidents before, and the flag for it stood in 9 of 39.

- Only three of the six forces make it a priority in their police and crime plan.
- All but one force train new staff.
- Four of the six forces do not have a problem profile.
- Half the forces hold MARACs about hate crime.

Recorded motivating factors of hate crime increased by 57 percent. Section 4 of the 1998 Act, on page 12, is of 30 July 1998.
"""
TABLE = """**Figure 1: Motivating factors for hate crime and percentage change**

Motivating factor\tHate crime\tPercentage increase
Race\t65,364 (70%)\t46%
Religion\t7,931 (8%)\t123%
Sexual orientation\t10,015 (11%)\t54%
Disability\t6,638 (7%)\t115%
Transgender\t1,510 (2%)\t108%
Locally defined\t1,857 (2%)\t146%
Total\t93,315\t57%
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("checked") / "example"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out", "__pycache__"))
    return Project(folder)


def check(example: Project, path: Path, text: str, *more: str) -> tuple[Ran, list[dict[str, Any]]]:
    path.write_text(text, encoding="utf-8")
    ran = example.run("report", "--check", str(path), "--format", "json", *more)
    assert ran.code in (0, 1), ran.err
    return ran, ran.json()["rows"]


def wrong(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["finding"] != "agrees"]


def test_a_draft_that_is_right_agrees_to_the_last_figure(example: Project, tmp_path: Path) -> None:
    ran, rows = check(example, tmp_path / "right.md", RIGHT)
    assert (ran.code, wrong(rows)) == (0, [])
    measures = {row["said"]: row["measure"] for row in rows}
    assert measures["65 of the 180"] == "not_visited"
    assert measures["Thirty-nine out of 180"] == "repeat_victim_hate"
    assert measures["Four of the six"] == "problem_profile"
    assert measures["57 percent"] == "hate_crime_motivating_factors_change"
    assert not {"4", "12", "30"} & set(measures)
    # In a table only what is to be looked at is shown, and how many agree.
    shown = example.run("report", "--check", str(tmp_path / "right.md")).ok().out
    assert shown.splitlines()[:2] == ["OFFICIAL-SENSITIVE", "Synthetic data, made up to try things out"]
    assert f"Statements: {len(rows)}. agrees: {len(rows)}." in shown
    assert "not_visited" not in shown


def test_a_percentage_that_is_not_that_of_the_count_beside_it(example: Project, tmp_path: Path) -> None:
    """65 of 180 is 36.1%."""
    ran, rows = check(example, tmp_path / "a.md", "Nobody saw the victim in 65 of the 180 cases (35 percent).\n")
    [found] = wrong(rows)
    assert (ran.code, found["said"], found["finding"]) == (1, "35 percent", "disagrees with itself")
    assert found["why"] == "65 of the 180 is 36%"


def test_two_values_for_one_thing(example: Project, tmp_path: Path) -> None:
    draft = f"Our data show that recorded motivating factors went up by 52 percent.\n\n{TABLE}"
    ran, rows = check(example, tmp_path / "b.md", draft)
    [found] = wrong(rows)
    assert (ran.code, found["said"], found["finding"], found["now"]) == (1, "52 percent", "disagrees with itself", "+57%")
    assert found["why"] == "line 12 says 57%"


def test_words_that_fit_another_figure_than_the_number(example: Project, tmp_path: Path) -> None:
    """Three is a figure of many things, but two forces have a problem profile, and the draft says so too."""
    draft = (
        "Only three had a problem profile for hate crime that was of use.\n\nFour of the six forces have no problem profile.\n"
    )
    ran, rows = check(example, tmp_path / "c.md", draft)
    [found] = wrong(rows)
    assert (ran.code, found["place"], found["now"]) == (1, f"{tmp_path / 'c.md'}:1", "2 of 6 (33%)")
    assert (found["finding"], found["why"]) == ("disagrees with itself", "line 3 says Four of the six")


def test_a_count_that_is_another_now(example: Project, tmp_path: Path) -> None:
    ran, rows = check(example, tmp_path / "d.md", "In 64 of the 180 cases the victim was not seen in person.\n")
    [found] = wrong(rows)
    assert (ran.code, found["finding"], found["measure"], found["now"]) == (1, "differs", "not_visited", "65 of 180 (36%)")


def test_rows_that_do_not_add_to_their_total(example: Project, tmp_path: Path) -> None:
    ran, rows = check(example, tmp_path / "e.md", TABLE.replace("93,315", "93,316").replace("1,857 (2%)", "1,857 (3%)"))
    said = {row["said"]: row["why"] for row in wrong(rows)}
    assert ran.code == 1
    assert said["93,316"] == "the rows above add to 93,315"
    assert said["1,857 (3%)"] == "1,857 of 93,316 is 2%"


def test_a_table_of_answers_that_leaves_some_out(example: Project, tmp_path: Path) -> None:
    """10 + 9 + 6 + 4 + 2 + 1 + 9 = 41 of 43."""
    rows_of = "\n".join(f"Kind {at}\t{number}" for at, number in enumerate((10, 9, 6, 4, 2, 1, 9)))
    ran, rows = check(example, tmp_path / "f.txt", f"Figure 2: How records are audited\n\nKind\tForces\n{rows_of}\n")
    [found] = [row for row in rows if row["finding"] == "not all in the table"]
    assert (ran.code, found["why"]) == (0, "the rows add to 41 of 43: say what is known of the other 2")


def test_two_bases_of_nearly_the_same_thing(example: Project, tmp_path: Path) -> None:
    draft = f"{TABLE}\nOf 7,796 religiously motivated crimes, the religion was 'unknown' 2,261 times (29 percent).\n"
    ran, rows = check(example, tmp_path / "g.md", draft)
    [found] = wrong(rows)
    assert (ran.code, found["finding"]) == (0, "close to another")
    assert "7,931 and this 7,796" in found["why"]


def test_figures_of_others_are_listed_and_are_no_error(example: Project, tmp_path: Path) -> None:
    ran, rows = check(
        example, tmp_path / "h.md", "A national survey found that 71 percent would ring again, 3,456 people in all.\n"
    )
    assert ran.code == 0
    assert {row["said"]: row["finding"] for row in rows} == {"71 percent": "no such figure", "3,456": "no such figure"}


def test_a_figure_that_has_changed_since_the_last_report(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "example", ignore=shutil.ignore_patterns("out", "__pycache__"))
    project = Project(tmp_path / "example")
    project.run("report").ok()
    shutil.copy(project.folder / "out/report/results.json", tmp_path / "then.json")
    case = next(row["row"] for row in not_visited(project))
    project.run("amend", "suffolk", case, "visited", "missing", "--by", "A lead", "--because", "Not on file.").ok()
    draft = "In 65 of the 180 cases the victim was not seen in person.\n"
    ran, [found] = check(project, tmp_path / "draft.md", draft)
    assert (ran.code, found["finding"], found["now"]) == (1, "has changed", "64 of 180 (36%)")
    # The report is written anew and knows nothing of then; the results that were kept do.
    project.run("report").ok()
    assert check(project, tmp_path / "draft.md", draft)[1][0]["finding"] == "differs"
    again = check(project, tmp_path / "draft.md", draft, "--against", str(tmp_path / "then.json"))[1]
    assert again[0]["finding"] == "has changed"
    # What never changed is not said to have.
    assert (
        check(project, tmp_path / "draft.md", "It was 52 of the 180 cases.\n", "--against", str(tmp_path / "then.json"))[0].code
        == 0
    )


def not_visited(project: Project) -> list[dict[str, Any]]:
    ran = project.run("trace", "not_visited", "--body", "suffolk", "--format", "json").ok().json()
    rows: list[dict[str, Any]] = [row for row in ran["rows"] if row["stands"] == "counted"]
    return rows


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("draft.pdf", b"%PDF", "draft-kind"),
        ("draft.docx", b"PK\x03\x04 broken", "draft-not-docx"),
        ("draft.docx", b"", "draft-not-docx"),
        ("draft.md", b"caf\xe9 65 of 180", "file-not-utf8"),
        ("absent.md", None, "file-missing"),
    ],
)
def test_drafts_that_cannot_be_read(example: Project, tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    example.run("report", "--check", str(tmp_path / name)).failed(2 if code == "draft-kind" else 1, code)


def test_a_docx_with_entities_or_without_a_document_is_refused(example: Project, tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    for name, part in (("word/document.xml", bomb), ("word/other.xml", b"<a/>"), ("word/document.xml", b"<w:document")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, part)
        (tmp_path / "bad.docx").write_bytes(out.getvalue())
        example.run("report", "--check", str(tmp_path / "bad.docx")).failed(1, "draft-not-docx")


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"format": "results/2"}', '{"format": "results/2", "results": [{"measure": 1}]}']
)
def test_results_that_are_none(example: Project, tmp_path: Path, content: str) -> None:
    (tmp_path / "r.json").write_text(content, encoding="utf-8")
    (tmp_path / "d.md").write_text("65 of 180", encoding="utf-8")
    ran = example.run("report", "--check", str(tmp_path / "d.md"), "--against", str(tmp_path / "r.json"))
    ran.failed(1, "file-not-an-object" if content == "[]" else "draft-not-results")


def test_wrong_usage(example: Project, tmp_path: Path) -> None:
    (tmp_path / "d.md").write_text("65 of 180", encoding="utf-8")
    example.run("report", "gwent", "--check", str(tmp_path / "d.md")).failed(2, "draft-with-bodies")
    example.run("report", "--against", str(tmp_path / "d.md")).failed(2, "draft-against-alone")


def test_a_check_writes_nothing(example: Project, tmp_path: Path) -> None:
    before = sorted(example.folder.rglob("*"))
    check(example, tmp_path / "right.md", RIGHT)
    assert sorted(example.folder.rglob("*")) == before


@pytest.mark.skipif(not Path(SOURCE).is_file(), reason="INSPECT_KIT_SOURCE_REPORT names no text of the source report")
def test_the_source_report_is_caught_where_it_disagrees(example: Project) -> None:
    """Lines that `published-figures.yaml` notes: two values of a change, a sum, two of the problem profiles, two bases."""
    ran = example.run("report", "--check", SOURCE, "--format", "json").failed(1)
    found = [(row["place"].rpartition(":")[2], row["finding"]) for row in ran.json()["rows"]]
    kinds = ("agrees", "no such figure")
    assert [each for each in found if each[1] not in kinds] == [
        ("632", "disagrees with itself"),
        ("744", "not all in the table"),
        ("1058", "disagrees with itself"),
        ("1126", "close to another"),
    ]


def test_our_own_pages_agree_with_the_figures_they_were_made_of(example: Project, tmp_path: Path) -> None:
    """All of the figures of two pages; what is left are sizes of lists, counts of cells, and a note that quotes others."""
    shutil.copytree(example.folder, tmp_path / "example")
    project = Project(tmp_path / "example")
    project.run("report").ok()
    for page, fewest, most in (("case-review/national", 500, 8), ("fieldwork/national", 20, 0)):
        path = project.folder / "out" / "report" / f"{page}.md"
        rows = project.run("report", "--check", str(path), "--format", "json").ok().json()["rows"]
        assert len(rows) > fewest
        assert len(wrong(rows)) <= most
