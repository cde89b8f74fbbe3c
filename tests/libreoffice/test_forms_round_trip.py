"""Forms through LibreOffice: lines and columns inserted, sheets renamed and moved, answers typed, saved, collected."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspect_kit.answers.collect import collect
from inspect_kit.answers.model import Answers
from inspect_kit.answers.store import load_answers
from inspect_kit.inspection import Inspection
from inspect_kit.problems import has_errors
from inspect_kit.sheets import laid_out, write_filled
from inspect_kit.template.build import load_template
from inspect_kit.template.model import LayoutKind
from tests.libreoffice.conftest import EXAMPLE
from tests.libreoffice.office import Office
from tests.libreoffice.test_round_trip import BODY, TODAY, YES_SPELLINGS, scored, summary
from tests.project import FormSheet, form_sheets


def kept(inspection: Inspection) -> Answers:
    return load_answers(inspection.answers_path(inspection.instruments[0], BODY, "first")).rows


def said(answers: Answers) -> dict[str, dict[str, object]]:
    return {row: {name: each.says() for name, each in given.items()} for row, given in answers.items()}


@pytest.fixture
def workbook(scratch: Inspection, tmp_path: Path) -> Path:
    """The example's answers of one body, as forms."""
    instrument = scratch.instruments[0]
    template, _ = load_template(instrument.template, scratch.folder)
    assert template is not None
    answers = load_answers(EXAMPLE / scratch.answers_path(instrument, BODY, "first").relative_to(scratch.folder)).rows
    [path] = write_filled(scratch, instrument, laid_out(template, LayoutKind.FORM), {BODY: answers}, tmp_path / "filled")
    return path


def at(form: FormSheet, name: str) -> str:
    """A cell as LibreOffice is asked for it."""
    cell = form.cell(name)
    return f'doc.Sheets.getByName("{form.sheet.title}").getCellByPosition({cell.column - 1}, {cell.row - 1})'


def test_moved_widened_and_saved_they_collect_to_what_the_grid_does(
    office: Office, tmp_path: Path, scratch: Inspection, workbook: Path
) -> None:
    _, forms = form_sheets(workbook)
    first, second, *_ = forms.values()
    line = first.lines["visited"]
    edited = office.edit(workbook, tmp_path / "came back.xlsx", f"""
  {at(first, "visited#note")}.String = "=told by the neighbour"
  {at(first, "visited#source")}.String = "log, entry 4"
  sheet = doc.Sheets.getByName("{first.sheet.title}")
  sheet.Rows.insertByIndex({line - 1}, 1)
  sheet.getCellByPosition(3, {line - 1}).String = "a line of my own"
  sheet.Columns.insertByIndex(3, 1)
  sheet.getCellByPosition(3, {line}).String = "a column of my own"
  sheet.Name = "read, done"
  doc.Sheets.moveByName("{second.sheet.title}", 0)
""")  # fmt: skip
    outcome = collect(scratch, [edited], TODAY)
    assert not has_errors(outcome.problems), [str(each) for each in outcome.problems]
    stored = kept(scratch)
    example = load_answers(EXAMPLE / "answers" / "case-review" / "2018" / f"{BODY}.first.json").rows
    reference = str(next(iter(forms)))
    beside = {name: stored[reference][name].value for name in stored[reference] if "#" in name}
    assert beside == {"visited#note": "=told by the neighbour", "visited#source": "log, entry 4"}
    without = {row: {name: each for name, each in given.items() if "#" not in name} for row, given in stored.items()}
    assert said(without) == said(example)
    assert stored[reference]["visited"].source == f"came back.xlsx!read, done!E{line + 1}"

    shown, computed = summary(edited), scored(scratch)
    assert shown.keys() == computed.keys()
    for key, figures in computed.items():
        assert shown[key] == pytest.approx(figures), key


def test_live_figures_follow_what_is_typed_into_forms(
    office: Office, tmp_path: Path, scratch: Inspection, workbook: Path
) -> None:
    _, forms = form_sheets(workbook)
    steps = []
    for form, spelling in zip(forms.values(), YES_SPELLINGS, strict=False):
        steps += [f"  {at(form, name)}.{spelling}" for name in ("risk_plan", "repeat_any", "flags#choice=religion")]
        steps.append(f'  {at(form, "flags#none")}.String = ""')
    sixth = list(forms.values())[5]
    steps.append(f'  {at(sixth, "supervisor_entries")}.String = " 12 "')
    steps.append(f'  {at(sixth, "visited")}.String = ""')
    edited = office.edit(workbook, tmp_path / "typed.xlsx", "\n".join(steps))
    assert summary(edited) != summary(workbook), "nothing changed, so nothing is shown"
    index = load_workbook(edited, data_only=True)["Cases"]
    left = {index.cell(row, 2).value: index.cell(row, 1).value for row in range(5, 5 + len(forms))}
    assert left[list(forms)[5]] > 0
    assert load_workbook(edited, data_only=True)[sixth.sheet.title].cell(4, 4).value == left[list(forms)[5]]

    outcome = collect(scratch, [edited], TODAY)
    assert not has_errors(outcome.problems), [str(each) for each in outcome.problems]
    for key, figures in scored(scratch).items():
        assert summary(edited)[key] == pytest.approx(figures), key


def test_links_survive_and_follow_a_renamed_sheet(office: Office, tmp_path: Path, workbook: Path) -> None:
    _, forms = form_sheets(workbook)
    first = next(iter(forms.values())).sheet.title
    edited = office.edit(workbook, tmp_path / "renamed.xlsx", f'  doc.Sheets.getByName("{first}").Name = "elsewhere"')
    book = load_workbook(edited)
    link = book["Cases"].cell(5, 2).hyperlink.location
    assert book.defined_names[link].attr_text.replace("'", "").startswith("elsewhere!")
