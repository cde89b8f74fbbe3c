"""`report --docx`: the pages of a report and its texts as Word documents. In: scores, pictures of a page. Out: files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from inspect_kit.files import write_atomic
from inspect_kit.measures.run import InspectionScores
from inspect_kit.problems import Problem
from inspect_kit.prose.texts import fill_texts
from inspect_kit.register.folder import Registers
from inspect_kit.report.render import Page, is_of_all, render_pages
from inspect_kit.word.build import Picture, build_document
from inspect_kit.word.template import load_template

FOLDER = "word"
Pictures = Callable[[Page], Sequence[Picture]]


def write_documents(
    scores: InspectionScores, named: Collection[str], registers: Registers | None, pictures: Pictures
) -> tuple[list[Path], list[Problem]]:
    """Write a document for each page to `out/word`, and for each text where nothing is left out.

    Raises:
        StopRun: there is no page, a template cannot be used, a text names what is not there, or a library is missing.
    """
    inspection, language = scores.inspection, scores.language
    template = load_template(inspection)
    pages, problems = render_pages(scores, named)
    contents = {page.name: build_document(inspection, language, page.text, template, pictures(page)) for page in pages}
    if is_of_all(scores, named):
        texts, found = fill_texts(scores, registers)
        contents |= {f"text/{each.name}": build_document(inspection, language, each.text, template) for each in texts}
        problems = [*problems, *found]
    folder = inspection.out_path / FOLDER
    folder = folder if language == inspection.languages[0] else folder / language
    for name, content in contents.items():
        write_atomic(folder / f"{name}.docx", content)
    return [folder / f"{name}.docx" for name in contents], problems
