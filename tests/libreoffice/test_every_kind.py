"""Every kind of workbook in both layouts through LibreOffice: typed in, widened, saved; it collects to what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from inspect_kit.answers.model import Answers
from inspect_kit.answers.store import load_answers
from inspect_kit.cells.read import Value
from inspect_kit.conditions.model import State
from inspect_kit.inspection import load_inspection
from inspect_kit.sheets import laid_out, write_filled
from inspect_kit.template.build import load_template
from inspect_kit.template.model import LayoutKind
from tests.end_to_end.kinds import FORMS, KINDS
from tests.end_to_end.test_fact_check import PLAN
from tests.libreoffice.office import Office
from tests.project import Project, answer_cells

TYPED: Mapping[str, tuple[str, str, str, str, Value]] = {
    "case review": ("Care plans", "OAK-002", "overall", " GOOD ", "good"),
    "self-assessment": ("Indicators", "1.1.2", "evidence", "=Audit of June", "=Audit of June"),
    "information request": ("Approach", "ash", "hours", " 33 ", 33),
    "data return": ("Loans", "adult", "y2025", "40", 40),
    "fieldwork": ("Fieldwork", "oak", "problem_profile", "n", "no"),
    "progress": ("Recommendations", "homes-2020/1", "note", "In hand", "In hand"),
    "fact check": ("Answers", PLAN, "because", "It is on the log", "It is on the log"),
}
"""By kind: the sheet of the grid, the row and the question, what is typed there, and what it says."""
PAIRS = [(kind, layout) for kind in KINDS if kind != FORMS for layout in LayoutKind]


@dataclass(frozen=True)
class Sent:
    """A filled workbook as it went into LibreOffice, and as it came out. `answers` is the file that it was collected to."""

    project: Project
    went: Path
    came: Path
    answers: Path
    says: Answers

    def steps(self, kind: str) -> str:
        """Type into a cell, and insert a column beside it."""
        title, row, question, typed, _ = TYPED[kind]
        _, cell_of = answer_cells(self.went, title)
        cell = cell_of(row, question)
        return f"""
  sheet = doc.Sheets.getByName("{cell.parent.title}")
  sheet.getCellByPosition({cell.column - 1}, {cell.row - 1}).String = "{typed}"
  sheet.Columns.insertByIndex({cell.column}, 1)
  sheet.getCellByPosition({cell.column}, {cell.row - 1}).String = "a column of my own"
"""


@pytest.fixture(scope="module")
def sent(office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, LayoutKind], Sent]:
    """All of them, in one run of LibreOffice."""
    found: dict[tuple[str, LayoutKind], Sent] = {}
    for kind in dict.fromkeys(kind for kind, _ in PAIRS):
        folder = tmp_path_factory.mktemp("kind")
        project, good = KINDS[kind](folder)
        [body] = project.run("collect", str(good), "--format", "json").ok().json()["bodies"]
        for layout in LayoutKind:
            found[kind, layout] = written(project, folder / layout.value, body, layout)
    office.edit_all([(each.went, each.came, each.steps(kind)) for (kind, _), each in found.items()])
    return found


def written(project: Project, folder: Path, collected: Mapping[str, str], layout: LayoutKind) -> Sent:
    """What was collected, in a workbook of this layout."""
    inspection, _ = load_inspection(project.folder)
    instrument = replace(inspection.instrument(collected["instrument"]), round=collected["round"])
    template, _ = load_template(instrument.template, inspection.folder)
    assert template is not None
    path = inspection.answers_path(instrument, collected["body"], "first")
    says = load_answers(path).rows
    [went] = write_filled(inspection, instrument, laid_out(template, layout), {collected["body"]: says}, folder)
    return Sent(project, went, folder / "came back.xlsx", path, says)


def values(answers: Answers) -> dict[tuple[str, str], object]:
    return {(row, name): each.says() for row, given in answers.items() for name, each in given.items()}


@pytest.mark.xdist_group(name="every_kind")
@pytest.mark.parametrize(("kind", "layout"), PAIRS)
def test_what_was_typed_comes_back_and_everything_else_as_it_went(
    sent: dict[tuple[str, LayoutKind], Sent], kind: str, layout: LayoutKind
) -> None:
    one = sent[kind, layout]
    _, row, question, _, value = TYPED[kind]
    before = values(one.says)
    assert before.get((row, question)) != (State.ANSWERED, value), "nothing would change"
    one.answers.unlink()
    ran = one.project.run("collect", str(one.came))
    assert ran.code == 0, ran.err
    after = values(load_answers(one.answers).rows)
    assert after == before | {(row, question): (State.ANSWERED, value)}
