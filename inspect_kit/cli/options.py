"""Options and arguments that several verbs share, declared once; and the folder they all work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.output import Format
from inspect_kit.problems import Place, StopRun, has_errors, problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.inspection import Body, Inspection, Instrument
    from inspect_kit.problems import Problem
    from inspect_kit.template.model import Template

Bodies = Annotated[list[str] | None, typer.Argument(metavar="[BODY]...", help="Only these; all where none is named.")]
InstrumentId = Annotated[str | None, typer.Option("--instrument", help="Which instrument, where there are several.")]
Form = Annotated[Format, typer.Option("--format", help="How it is printed.")]
Language = Annotated[str | None, typer.Option("--language", help="A language that the inspection offers, such as cy.")]


def opened(context: typer.Context) -> tuple[Inspection, list[Problem]]:
    """The inspection that `-C` names, or that this folder lies in."""
    return opened_at(context.obj)


def opened_at(start: Path) -> tuple[Inspection, list[Problem]]:
    """The inspection in this folder or above it."""
    from inspect_kit.inspection import find_inspection, load_inspection

    return load_inspection(find_inspection(start))


def instrument_of(inspection: Inspection, wanted: str | None) -> Instrument:
    """The instrument of this id; the only one where none is named."""
    known = [each.id for each in inspection.instruments]
    if wanted is None and len(known) == 1:
        return inspection.instruments[0]
    found = next((each for each in inspection.instruments if each.id == wanted), None)
    if found is None:
        code = "usage-which-instrument" if wanted is None else "usage-unknown-instrument"
        raise StopRun([problem(code, Place("inspection.yaml"), name=wanted or "", known=known)], 2)
    return found


def bodies_of(inspection: Inspection, instrument: Instrument, wanted: Sequence[str] | None) -> list[Body]:
    """The bodies of these ids; all of the instrument's where none is named."""
    unknown = [each for each in wanted or () if each not in instrument.bodies]
    if unknown:
        where = Place("inspection.yaml")
        found = [problem("usage-unknown-body", where, name=each, known=list(instrument.bodies)) for each in unknown]
        raise StopRun(found, 2)
    return [inspection.body(each) for each in wanted or instrument.bodies]


def template_of(inspection: Inspection, instrument: Instrument) -> tuple[Template, list[Problem]]:
    """The instrument's template and what is to be said of it."""
    from inspect_kit.template.build import load_template

    template, problems = load_template(instrument.template, inspection.folder)
    if template is None or has_errors(problems):
        raise StopRun(problems)
    return template, problems


def language_of(inspection: Inspection, wanted: str | None) -> str:
    """A language that the inspection offers; its first where none is named."""
    if wanted is None:
        return inspection.languages[0]
    if wanted not in inspection.languages:
        known = list(inspection.languages)
        raise StopRun([problem("usage-unknown-language", Place("inspection.yaml"), name=wanted, known=known)], 2)
    return wanted
