"""Which criteria set is meant where none is named. In: the folder one stands in. Out: sets, by the templates that name them.

Inside an inspection they are its own; anywhere else, those of the shipped examples.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from inspect_kit.criteria.load import load_criteria
from inspect_kit.criteria.model import CriteriaSet
from inspect_kit.inspection import Inspection, find_inspection, load_inspection
from inspect_kit.problems import Place, StopRun, has_errors, problem
from inspect_kit.shipped import is_shipped_name, shipped_names, shipped_path
from inspect_kit.template.build import load_template


class Named(NamedTuple):
    """A set by the name that a template gives it, and the folder in which a path is looked for."""

    name: str
    folder: Path | None


def criteria_meant(start: Path, name: str | None) -> CriteriaSet:
    """The set of this name; else the only one that is in use here.

    Raises:
        StopRun: none or several are in use, or the set cannot be read.
    """
    meant = Named(name, start) if name is not None else _only(start)
    criteria, problems = load_criteria(*meant)
    if criteria is None or has_errors(problems):
        raise StopRun(problems)
    return criteria


def shipped_sets() -> list[tuple[str, CriteriaSet]]:
    """Every shipped set under its name.

    Raises:
        StopRun: one of them cannot be read.
    """
    return [(name, criteria_meant(Path(), name)) for name in shipped_names("criteria")]


def _only(start: Path) -> Named:
    sets = _in_use(start)
    if not sets:
        raise StopRun([problem("criteria-none-here", Place("criteria"), known=shipped_names("criteria"))], 2)
    if len(sets) > 1:
        raise StopRun([problem("criteria-which", Place("criteria"), known=[each.name for each in sets])], 2)
    return sets[0]


def _in_use(start: Path) -> list[Named]:
    try:
        folders = [find_inspection(start)]
    except StopRun:  # no inspection here or above
        folders = [path for name in shipped_names("examples") if (path := shipped_path("examples", name)) is not None]
    return list(dict.fromkeys(each for folder in folders for each in _named_in(folder)))


def _named_in(folder: Path) -> list[Named]:
    return sets_in(load_inspection(folder)[0])


def sets_in(inspection: Inspection) -> list[Named]:
    """The sets that the templates and the instruments of an inspection name, each once.

    Raises:
        StopRun: a template cannot be read.
    """
    names = [each.criteria for each in inspection.instruments]
    for template_name in dict.fromkeys(each.template for each in inspection.instruments):
        template, problems = load_template(template_name, inspection.folder)
        if template is None:
            raise StopRun(problems)
        names.append(template.criteria)
    return [named_set(name, inspection) for name in dict.fromkeys(names) if name is not None]


def named_set(name: str, inspection: Inspection) -> Named:
    """A set by this name, looked for in the inspection's folder where the name is a path."""
    return Named(name, None if is_shipped_name(name) else inspection.folder)
