"""Do judgements hang together? In: judgements, their document. Out: a problem for each mistake, at its line.

Nothing is computed here: where a decision differs from what figures propose is told by `stand.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from inspect_kit.evidence_log.load import nearest
from inspect_kit.evidence_log.model import scope_of
from inspect_kit.evidence_log.personal import looks_personal
from inspect_kit.inspection import ALL, Inspection
from inspect_kit.judgements.model import NOT_GRADED, Judgements
from inspect_kit.problems import Problem, problem
from inspect_kit.register.periods import is_day

if TYPE_CHECKING:
    from inspect_kit.documents.load import Document
    from inspect_kit.judgements.figures import Held

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Around:
    """What judgements can name besides evidence."""

    inspection: Inspection
    held: Held


def check_judgements(judgements: Judgements, document: Document, around: Around) -> Iterator[Problem]:
    """Every mistake that the schema cannot see."""
    check = _Check(judgements, document, around)
    for at, each in enumerate(document.data["judgements"]):
        yield from check.judgement(at, each)
    for at, each in enumerate(document.data.get("findings", ())):
        yield from check.finding(at, each)
    rules = _Rules(judgements, document, around)
    for at, each in enumerate(document.data.get("proposals", ())):
        yield from rules.check(at, each)


class _Check:
    """The checks of decisions and findings."""

    def __init__(self, judgements: Judgements, document: Document, around: Around) -> None:
        self._judgements, self._document, self._around = judgements, document, around
        self._bodies = [ALL, *(each.id for each in around.inspection.bodies)]
        self._items = judgements.items()
        self._decided: dict[tuple[str, str], int] = {}
        self._findings: set[str] = set()

    def judgement(self, at: int, data: Data) -> Iterator[Problem]:
        place = partial(self._document.place, "judgements", at)
        scale = self._judgements.scale
        yield from self._common("judgements", at, data)
        if scale.grade(data["grade"]) is None:
            known = [each.id for each in (*scale.grades, scale.not_graded)]
            yield problem("judge-unknown-grade", place("grade"), name=data["grade"], known=known)
        if data["grade"] == NOT_GRADED and not data.get("because", "").strip():
            yield problem("judge-not-graded-why", place("grade"))
        if not is_day(data["at"]):
            yield problem("recs-bad-date", place("at"), value=data["at"])
        if not data["by"].strip():
            yield problem("document-empty", place("by"))
        key = (scope_of(data["body"]), data["on"])
        first = self._decided.setdefault(key, at)
        if first != at:
            other = self._document.place("judgements", first)
            yield problem("judge-twice", place("on"), on=data["on"], body=data["body"], other=other)
        yield from self._personal(data, ("by", "because"), "judgements", at)

    def finding(self, at: int, data: Data) -> Iterator[Problem]:
        yield from self._common("findings", at, data)
        if data["id"] in self._findings:
            yield problem("judge-duplicate-finding", self._document.place("findings", at, "id"), id=data["id"])
        self._findings.add(data["id"])
        if not data["says"].strip():
            yield problem("document-empty", self._document.place("findings", at, "says"))
        yield from self._personal(data, ("says",), "findings", at)

    def _personal(self, data: Data, keys: Sequence[str], *at: str | int) -> Iterator[Problem]:
        for key in keys:
            for what in looks_personal(data.get(key, "")):
                yield problem("evidence-looks-personal", self._document.place(*at, key), what=what)

    def _common(self, key: str, at: int, data: Data) -> Iterator[Problem]:
        """What it is about, and what it rests on."""
        place = partial(self._document.place, key, at)
        body = scope_of(data["body"])
        if body not in self._bodies:
            yield problem("judge-unknown-body", place("body"), name=data["body"], known=nearest(data["body"], self._bodies))
        if data["on"] not in self._items:
            yield problem("judge-unknown-on", place("on"), name=data["on"], known=nearest(data["on"], self._items))
        records = self._judgements.log.records
        for number, name in enumerate(data.get("evidence", ())):
            where = place("evidence", number)
            if name not in records:
                yield problem("evidence-unknown-id", where, name=name, known=nearest(name, list(records)))
            elif ALL not in (body, records[name].body) and records[name].body != body:
                yield problem("judge-evidence-elsewhere", where, name=name, other=records[name].body, body=body)
        names = self._around.held.names()
        for number, name in enumerate(data.get("results", ())):
            if name not in names:
                yield problem("judge-unknown-result", place("results", number), name=name, known=nearest(name, names))


class _Rules:
    """The checks of rules by which grades are proposed."""

    def __init__(self, judgements: Judgements, document: Document, around: Around) -> None:
        self._judgements, self._document, self._held = judgements, document, around.held
        self._instruments = [each.id for each in around.inspection.instruments]
        self._items = judgements.items()
        self._ids: set[str] = set()
        self._about: dict[tuple[str, bool], str] = {}

    def check(self, at: int, data: Data) -> Iterator[Problem]:
        place = partial(self._document.place, "proposals", at)
        if data["id"] in self._ids:
            yield problem("judge-duplicate-rule", place("id"), id=data["id"])
        self._ids.add(data["id"])
        one_of = (("on", "every"), ("thresholds", "bands"))
        for keys in one_of:
            if sum(key in data for key in keys) != 1:
                yield problem("judge-rule-one-of", place(), id=data["id"], keys=" or ".join(f"`{key}`" for key in keys))
        if "measure" in data and ("every" in data or "bands" in data):
            yield problem("judge-rule-measure", place("measure"))
        yield from self._about_what(at, data)
        yield from self._figure(at, data)
        yield from self._grades(at, data)

    def _about_what(self, at: int, data: Data) -> Iterator[Problem]:
        rule = self._judgements.rules[at]
        for name in rule.on:
            if name not in self._items:
                known = nearest(name, self._items)
                yield problem("judge-unknown-on", self._document.place("proposals", at, "on"), name=name, known=known)
            first = self._about.setdefault((name, rule.named), rule.id)
            if first != rule.id:
                yield problem("judge-two-rules", self._document.place("proposals", at), on=name, id=rule.id, other=first)

    def _figure(self, at: int, data: Data) -> Iterator[Problem]:
        """There is one figure, of one instrument."""
        rule, place = self._judgements.rules[at], partial(self._document.place, "proposals", at)
        if rule.instrument is not None and rule.instrument not in self._instruments:
            known = self._instruments
            yield problem("usage-unknown-instrument", place("instrument"), name=rule.instrument, known=known)
            return
        if rule.measure is not None and rule.measure not in self._held.measures:
            known = nearest(rule.measure, list(self._held.measures))
            yield problem("judge-unknown-result", place("measure"), name=rule.measure, known=known)
            return
        if rule.measure in self._held.tallies:
            yield problem("judge-tally", place("measure"), name=rule.measure)
            return
        for on in rule.on:
            held = self._held.of(rule, on)
            if len(held) > 1:
                yield problem("judge-which-instrument", place(), id=rule.id, known=held)
                return
            if not held and on in self._items:
                yield problem("judge-no-figure", place("on"), on=on)

    def _grades(self, at: int, data: Data) -> Iterator[Problem]:
        rule, place = self._judgements.rules[at], partial(self._document.place, "proposals", at)
        known = [each.id for each in self._judgements.scale.grades]
        for number, each in enumerate(rule.thresholds):
            if each.grade not in known:
                yield problem("judge-unknown-grade", place("thresholds", number, "grade"), name=each.grade, known=known)
        bands = [each.id for each in self._judgements.criteria.roll_up.bands]
        for band, grade in rule.bands.items():
            if band not in bands:
                yield problem(
                    "judge-unknown-band", self._document.key_place("proposals", at, "bands", band), name=band, known=bands
                )
            if grade not in known:
                yield problem("judge-unknown-grade", place("bands", band), name=grade, known=known)
        low = [each.at_least for each in rule.thresholds if each.at_least is not None]
        high = [each.at_most for each in rule.thresholds if each.at_most is not None]
        alike = len(rule.thresholds) in (len(low), len(high)) and not (low and high)
        if not alike or any(a <= b for a, b in pairwise(low)) or any(a >= b for a, b in pairwise(high)):
            yield problem("judge-thresholds", place("thresholds"))
