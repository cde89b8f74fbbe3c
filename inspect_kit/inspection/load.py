"""Loading an inspection: found by its folder, read, checked. In: a folder. Out: an `Inspection`, or every problem with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from inspect_kit.inspection.check import check_inspection
from inspect_kit.inspection.disclosure import build_policy
from inspect_kit.inspection.model import (
    CASES,
    DEFAULT_KINDS,
    DEFAULT_MARKING,
    FILE,
    SMALL_NUMBER,
    Body,
    Contact,
    Inspection,
    Instrument,
    Publication,
    SampleSpec,
)
from inspect_kit.problems import Place, Problem, StopRun, has_errors, problem
from inspect_kit.texts import DEFAULT_LANGUAGE, Text


def find_inspection(start: Path) -> Path:
    """The nearest folder, from this one upwards, that holds an inspection.

    Raises:
        StopRun: there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder
    raise StopRun([problem("folder-no-inspection", Place(str(start)))], 2)


def load_inspection(folder: Path) -> tuple[Inspection, list[Problem]]:
    """What the folder's `inspection.yaml` says, with warnings and notices.

    Raises:
        StopRun: it cannot be used; all of its errors are in it.
    """
    from inspect_kit.documents.load import load_document

    document, problems = load_document(folder / FILE, "inspection", FILE)
    if document is None or has_errors(problems):
        raise StopRun(problems)
    registered, found = _registered(document.data, folder)
    problems += found
    inspection = _with_rounds(_build(document.data, folder, registered))
    problems += check_inspection(inspection, document, registered)
    if has_errors(problems):
        raise StopRun(problems)
    return inspection, problems


def _with_rounds(inspection: Inspection) -> Inspection:
    """Instruments whose rounds are named by days stand at the last of them, or at none yet."""
    instruments = [
        replace(each, round=(inspection.rounds(each.id) or [""])[-1]) if each.dated else each for each in inspection.instruments
    ]
    return replace(inspection, instruments=tuple(instruments))


Registered = Mapping[str, Any]


def _registered(data: Mapping[str, Any], folder: Path) -> tuple[Registered | None, list[Problem]]:
    """The bodies of the register that the inspection names; None where it names none."""
    from inspect_kit.bodies import load_body_register

    if "body_register" not in data:
        return None, []
    return load_body_register(data["body_register"], folder)


def _build(data: Mapping[str, Any], folder: Path, registered: Registered | None) -> Inspection:
    words = data.get("words", {})
    bodies = tuple(_body(each, registered or {}) for each in data["bodies"])
    every = tuple(body.id for body in bodies)
    return Inspection(
        folder=folder,
        id=data["inspection"],
        title=Text.of(data["title"]),
        marking=data.get("marking", DEFAULT_MARKING),
        synthetic=Text.of(data["synthetic"]) if "synthetic" in data else None,
        languages=tuple(data.get("languages", [DEFAULT_LANGUAGE])),
        body_word=Text.of(words.get("body", {"en": "body", "cy": "corff"})),
        bodies_word=Text.of(words.get("bodies", {"en": "bodies", "cy": "cyrff"})),
        cases_word=Text.of(words["cases"]) if "cases" in words else CASES,
        body_register=data.get("body_register"),
        evidence_kinds=data.get("evidence_kinds", DEFAULT_KINDS),
        small_number=data.get("small_number", SMALL_NUMBER),
        disclosure=build_policy(data.get("disclosure", {})),
        contact=_contact(data["contact"]) if "contact" in data else None,
        publication=_publication(data["publication"]) if "publication" in data else None,
        bodies=bodies,
        instruments=tuple(_instrument(each, every) for each in data["instruments"]),
    )


def _contact(data: Mapping[str, Any]) -> Contact:
    return Contact(Text.of(data["name"]), data.get("email"), data.get("telephone"))


def _publication(data: Mapping[str, Any]) -> Publication:
    return Publication(Text.of(data["date"]), Text.of(data["next_update"]) if "next_update" in data else None)


def _body(data: Mapping[str, Any], registered: Registered) -> Body:
    known = registered.get(data["id"])
    name = Text.of(data["name"]) if "name" in data else (known.name if known else Text.of(data["id"]))
    return Body(data["id"], name, data.get("facts", {}), known.nation if known else None)


def _instrument(data: Mapping[str, Any], every: tuple[str, ...]) -> Instrument:
    return Instrument(
        id=data["id"],
        template=data["template"],
        round=data.get("round", ""),
        bodies=tuple(data.get("bodies", every)),
        columns=data.get("list", {}).get("columns", {}),
        sample=_sample(data["sample"]) if "sample" in data else None,
        reviewers=tuple(data.get("reviewers", ())),
        double=data.get("double", 0),
        dated="round" not in data,
        criteria=data.get("criteria"),
        leads=data.get("leads", {}),
        about=tuple(data.get("about", ())),
        excluded={each["body"]: Text.of(each["because"]) for each in data.get("exclude", ())},
    )


def _sample(data: Mapping[str, Any]) -> SampleSpec:
    strata = data.get("strata", {})
    return SampleSpec(data["size"], data.get("reserves", 0), data["seed"], strata.get("by"), strata.get("quotas"))
