"""Options and arguments that several verbs share, declared once; and the folder they all work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspect_kit.cli.output import Format
from inspect_kit.problems import Place, StopRun, has_errors, problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.chosen import Chosen
    from inspect_kit.inspection import Inspection, Instrument
    from inspect_kit.problems import Problem

Bodies = Annotated[list[str] | None, typer.Argument(metavar="[BODY]...", help="Only these; all where none is named.")]
InstrumentId = Annotated[str | None, typer.Option("--instrument", help="Only this one; all where none is named.")]
Form = Annotated[Format, typer.Option("--format", help="How it is printed.")]
Language = Annotated[str | None, typer.Option("--language", help="A language that the inspection offers, such as cy.")]
PLACE = Place("inspection.yaml")


def opened(context: typer.Context) -> tuple[Inspection, list[Problem]]:
    """The inspection that `-C` names, or that this folder lies in."""
    return opened_at(context.obj)


def opened_at(start: Path) -> tuple[Inspection, list[Problem]]:
    """The inspection in this folder or above it."""
    from inspect_kit.inspection import find_inspection, load_inspection

    return load_inspection(find_inspection(start))


def chosen_of(
    inspection: Inspection,
    instrument: str | None,
    bodies: Sequence[str] | None = None,
    sampled: bool = False,
    dated: bool = False,
) -> tuple[list[Chosen], list[Problem]]:
    """What is worked on, and what is to be said of the templates.

    All instruments where none is named (with `sampled`, those that draw a sample, if any does) and all of their bodies
    where none is named. An instrument that has none of the bodies is left out. So are those whose rounds are named by days:
    they are asked again and again, and no figure is made of them unless somebody names one; with `dated`, those that have
    been written are in as well.
    """
    instruments = _instruments(inspection, instrument)
    if instrument is None:
        instruments = [each for each in instruments if not each.dated or (dated and each.round)] or instruments
    if sampled:
        instruments = [each for each in instruments if each.sample is not None] or instruments
    known = list(dict.fromkeys(body for each in instruments for body in each.bodies))
    unknown = [each for each in bodies or () if each not in known]
    if unknown:
        raise StopRun([problem("usage-unknown-body", PLACE, name=each, known=known) for each in unknown], 2)
    meant = [(each, [body for body in bodies or each.bodies if body in each.bodies]) for each in instruments]
    return _with_templates(inspection, [each for each in meant if each[1]])


def every_instrument(inspection: Inspection) -> tuple[list[Chosen], list[Problem]]:
    """All of them with all of their bodies, also those whose rounds are named by days."""
    return _with_templates(inspection, [(each, each.bodies) for each in inspection.instruments])


def _instruments(inspection: Inspection, wanted: str | None) -> list[Instrument]:
    """The instrument of this id; all where none is named."""
    found = [each for each in inspection.instruments if wanted in (None, each.id)]
    if not found:
        known = [each.id for each in inspection.instruments]
        raise StopRun([problem("usage-unknown-instrument", PLACE, name=wanted, known=known)], 2)
    return found


def _with_templates(
    inspection: Inspection, meant: Sequence[tuple[Instrument, Sequence[str]]]
) -> tuple[list[Chosen], list[Problem]]:
    """The same with their templates; every problem of every template where one has errors."""
    from inspect_kit.chosen import Chosen
    from inspect_kit.template.build import load_template

    names = dict.fromkeys(instrument.template for instrument, _ in meant)
    loaded = {name: load_template(name, inspection.folder) for name in names}
    problems = [each for _, found in loaded.values() for each in found]
    chosen = [
        Chosen(instrument, template, tuple(inspection.body(each) for each in bodies))
        for instrument, bodies in meant
        if (template := loaded[instrument.template][0]) is not None
    ]
    if len(chosen) < len(meant) or has_errors(problems):
        raise StopRun(problems)
    return chosen, problems


def named_first(inspection: Inspection, instrument: str | None, words: Sequence[str] | None) -> tuple[str | None, list[str]]:
    """An instrument and bodies, where the first word may be the instrument's id."""
    given = list(words or ())
    if given and instrument in (None, given[0]) and given[0] in {each.id for each in inspection.instruments}:
        return given[0], given[1:]
    return instrument, given


def day_of(as_of: str | None) -> str:
    """The day that is meant, as an ISO date; today where none is named."""
    from datetime import date

    from inspect_kit.register.periods import is_day

    if as_of is None:
        return date.today().isoformat()
    if not is_day(as_of):
        raise StopRun([problem("recs-bad-date", Place("--as-of"), value=as_of)], 2)
    return as_of


def language_of(inspection: Inspection, wanted: str | None) -> str:
    """A language that the inspection offers; its first where none is named."""
    if wanted is None:
        return inspection.languages[0]
    if wanted not in inspection.languages:
        known = list(inspection.languages)
        raise StopRun([problem("usage-unknown-language", PLACE, name=wanted, known=known)], 2)
    return wanted
