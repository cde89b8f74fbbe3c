"""An inspection and a filled workbook of every kind, for what has to hold of each alike. In: a folder. Out: both."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.end_to_end import test_fact_check, test_progress
from tests.end_to_end.answers import OAK
from tests.end_to_end.libraries import fill_request, fill_return, make_libraries
from tests.end_to_end.registers import make_registers
from tests.end_to_end.self_assessed import add_view, filled
from tests.project import Project, fill

CARE_HOMES = Path(__file__).parents[1] / "care_homes"
FIELDWORK = """inspection: visits
title: Visits
marking: OFFICIAL
synthetic: Made-up data for tests
languages: [en]
bodies: [{id: oak, facts: {strand: race}}]
instruments: [{id: visit, template: hate-crime-2018-fieldwork, round: "2026"}]
"""
Kind = Callable[[Path], tuple[Project, Path]]


def homes_in(folder: Path) -> Project:
    """The care homes, with nothing drawn."""
    return Project(shutil.copytree(CARE_HOMES, folder / "homes"))


def case_review(folder: Path) -> tuple[Project, Path]:
    """Oak House, reviewed."""
    project = homes_in(folder)
    project.run("sample").ok()
    project.run("sheets").ok()
    return project, fill(project.folder / "sheets/plans/2026/oak.xlsx", folder / "good.xlsx", OAK)


def case_review_forms(folder: Path) -> tuple[Project, Path]:
    """The same in forms."""
    project = homes_in(folder)
    project.run("sample").ok()
    project.run("sheets", "--layout", "form").ok()
    return project, fill(project.folder / "sheets/plans/2026/oak.xlsx", folder / "good.xlsx", OAK)


def self_assessment(folder: Path) -> tuple[Project, Path]:
    """Oak House, as it sees itself."""
    project = add_view(homes_in(folder))
    project.run("sheets", "view", "oak").ok()
    return project, filled(project, folder, "oak").rename(folder / "good.xlsx")


def information_request(folder: Path) -> tuple[Project, Path]:
    """How a library works: one row, a form."""
    project = make_libraries(folder / "libraries")
    return project, fill_request(project, "ash", folder / "good.xlsx")


def data_return(folder: Path) -> tuple[Project, Path]:
    """A library's numbers: several parts."""
    project = make_libraries(folder / "libraries")
    return project, fill_return(project, "ash", folder / "good.xlsx")


def fieldwork(folder: Path) -> tuple[Project, Path]:
    """What inspectors answer of the one they visit, in the template that is shipped."""
    (folder / "visits").mkdir()
    (folder / "visits" / "inspection.yaml").write_text(FIELDWORK, encoding="utf-8")
    project = Project(folder / "visits")
    project.run("sheets").ok()
    answers: Mapping[str, Mapping[str, object]] = {"oak": {"problem_profile": "Yes", "profile_mentions_digital": "No"}}
    return project, fill(project.folder / "sheets/visit/2026/oak.xlsx", folder / "good.xlsx", answers)


def progress(folder: Path) -> tuple[Project, Path]:
    """What a home has done about what was recommended."""
    project = make_registers(folder / "homes", {"inspection.yaml": test_progress.INSPECTION})
    sent = test_progress.write(project, test_progress.FIRST) / "oak.xlsx"
    return project, fill(sent, folder / "good.xlsx", {"homes-2020/1": {"state": "In progress", "note": "Begun"}})


def fact_check(folder: Path) -> tuple[Project, Path]:
    """What a home says is wrong."""
    project = test_fact_check.reviewed(homes_in(folder))
    challenge = {test_fact_check.PLAN: {"should_be": "Yes", "because": "It was there", "answer_record": "F/12"}}
    return project, fill(test_fact_check.pack(project), folder / "good.xlsx", challenge, title="Answers")


FORMS = "case review in forms"
KINDS: dict[str, Kind] = {
    "case review": case_review,
    FORMS: case_review_forms,
    "self-assessment": self_assessment,
    "information request": information_request,
    "data return": data_return,
    "fieldwork": fieldwork,
    "progress": progress,
    "fact check": fact_check,
}
