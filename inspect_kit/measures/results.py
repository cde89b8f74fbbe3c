"""One record for everything that is computed. Tables, comparisons, reports and figures all read it.

Out: `Result` values, and the JSON document that holds them (`schemas/results.schema.json`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from inspect_kit.conditions.model import State
from inspect_kit.template.model import Measure
from inspect_kit.texts import Text

FORMAT = "results/2"


class IntervalMethod(StrEnum):
    """How the interval was made; what each means is in `docs/results.md`."""

    WILSON = "wilson"
    WILSON_FINITE = "wilson-finite"
    STRATIFIED = "stratified"
    NEWCOMBE = "newcombe"
    CENSUS = "census"
    NONE = "none"


NOTES: dict[str, Text] = {
    "small-number": Text((("en", "A small number: read it with care."), ("cy", "Nifer fach: darllenwch yn ofalus."))),
    "left-out": Text((
        ("en", "Left out of the base: {states}."),
        ("cy", "Wedi'u gadael allan o'r sail: {states}."),
    )),
    "coincides": Text((
        ("en", "This breakdown is the same as one by body: each body has just one of its values."),
        ("cy", "Mae'r dadansoddiad hwn yr un fath ag un fesul corff: dim ond un o'i werthoedd sydd gan bob corff."),
    )),
    "within-noise": Text((
        ("en", "The interval holds 0: the difference may be chance."),
        ("cy", "Mae'r cyfwng yn cynnwys 0: gall y gwahaniaeth fod yn hap."),
    )),
    "pooled": Text((
        ("en", "Of the counts of all lists together, not weighted by list."),
        ("cy", "O gyfrifon yr holl restrau gyda'i gilydd, heb eu pwysoli fesul rhestr."),
    )),
    "census": Text((("en", "Every row of the list was looked at."), ("cy", "Ystyriwyd pob rhes yn y rhestr."))),
    "list-size-unknown": Text((
        ("en", "The size of a list is not known, so nothing can be weighted by it."),
        ("cy", "Nid yw maint rhestr yn hysbys, felly ni ellir pwysoli yn ôl y maint."),
    )),
    "not-sampled": Text((
        ("en", "A part of a list was not sampled, so nothing is said of the lists as a whole."),
        ("cy", "Ni samplwyd rhan o restr, felly ni ddywedir dim am y rhestrau cyfan."),
    )),
    "excluded": Text((
        ("en", "Without {body}: {because}"),
        ("cy", "Heb {body}: {because}"),
    )),
    "too-few": Text((("en", "Too few cases to say."), ("cy", "Rhy ychydig o achosion i ddweud."))),
    "hidden": Text((
        ("en", "[c]: hidden, so that nobody can be told from small numbers."),
        ("cy", "[c]: wedi'i guddio, fel na ellir adnabod neb o niferoedd bach."),
    )),
    "rounded": Text((
        ("en", "Numbers are rounded to the nearest {step}; shares are of rounded numbers."),
        ("cy", "Mae niferoedd wedi'u talgrynnu i'r {step} agosaf; mae cyfrannau o niferoedd wedi'u talgrynnu."),
    )),
}  # fmt: skip


STATE_WORDS: dict[State, Text] = {
    State.DOES_NOT_APPLY: Text((("en", "does not apply"), ("cy", "ddim yn berthnasol"))),
    State.UNABLE_TO_TELL: Text((("en", "unable to tell"), ("cy", "methu dweud"))),
    State.MISSING: Text((("en", "missing"), ("cy", "ar goll"))),
}


@dataclass(frozen=True)
class Note:
    """Something to say beside a figure."""

    code: str
    text: str


def note(code: str, language: str = "en", **fields: str) -> Note:
    """The note of this code."""
    return Note(code, NOTES[code].read(language).format(**fields))


def measure_notes(measure: Measure, language: str) -> tuple[Note, ...]:
    """What is to be said wherever a figure of the measure stands: its own note, and what it leaves out."""
    notes = [Note("measure", measure.note.read(language))] if measure.note is not None else []
    if measure.leave_out:
        states = ", ".join(STATE_WORDS[state].read(language) for state in measure.leave_out)
        notes.append(note("left-out", language, states=states))
    return tuple(notes)


@dataclass(frozen=True)
class Group:
    """One group of a breakdown; for a difference, the group it is taken against."""

    by: str
    title: str
    code: str
    label: str
    against: str | None = None


@dataclass(frozen=True)
class States:
    """How many rows in the base have which state; None where that is hidden. `does_not_apply` counts rows outside a base for
    that reason as well."""

    answered: int | None = 0
    does_not_apply: int | None = 0
    unable_to_tell: int | None = 0
    missing: int | None = 0
    base_unknown: int | None = 0
    left_out: int | None = 0


@dataclass(frozen=True)
class Result:
    """One figure. `share` and `estimate` run from 0 to 1; the interval is of the share, estimate or difference.

    `n` is how many rows were looked at for a share, and how many numbers a mean, median or sum rests on. `population` is
    the size of the lists they came from. `estimate` is the share weighted by the sizes of lists, across several bodies.
    `instrument` is written on it where an inspection is scored: a table alone does not know whose it is. `hidden` are the
    fields, here and in `states`, that were taken away to protect people: they are None, and shown as [c].
    """

    measure: str
    title: str
    scope: str
    kind: str
    category: str | None = None
    label: str | None = None
    group: Group | None = None
    count: int | None = None
    of: int | None = None
    share: float | None = None
    value: float | None = None
    n: int | None = 0
    population: int | None = None
    interval: tuple[float, float] | None = None
    interval_method: str = IntervalMethod.NONE
    estimate: float | None = None
    band: str | None = None
    states: States = States()
    notes: tuple[Note, ...] = field(default=())
    instrument: str = ""
    hidden: frozenset[str] = frozenset()


def result_document(result: Result) -> dict[str, Any]:
    """The record as JSON. Every key is there, null where there is nothing."""
    group = result.group
    states = vars(result.states)
    return {
        "instrument": result.instrument,
        "measure": result.measure,
        "title": result.title,
        "category": result.category,
        "label": result.label,
        "scope": result.scope,
        "group": None
        if group is None
        else {"by": group.by, "title": group.title, "is": group.code, "label": group.label, "against": group.against},
        "kind": result.kind,
        "count": result.count,
        "of": result.of,
        "share": result.share,
        "value": result.value,
        "n": result.n,
        "population": result.population,
        "interval": None if result.interval is None else list(result.interval),
        "interval_method": str(result.interval_method),
        "estimate": result.estimate,
        "band": result.band,
        **states,
        "notes": [{"code": each.code, "text": each.text} for each in result.notes],
        "hidden": sorted(result.hidden),
    }


def results_document(head: Mapping[str, Any], results: Sequence[Result]) -> dict[str, Any]:
    """The whole document: what was computed of what, then every record."""
    return {"format": FORMAT, **head, "results": [result_document(each) for each in results]}
