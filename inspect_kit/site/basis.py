"""What every page is made from, and where pages lie. In: scores, registers, a day. Out: words, names and paths."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from inspect_kit.criteria import CriteriaSet, load_criteria
from inspect_kit.days import shown_day
from inspect_kit.inspection import Inspection
from inspect_kit.judgements import Standing as Judged
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import InspectionScores, Scores
from inspect_kit.register.folder import Registers
from inspect_kit.register.standing import Standing
from inspect_kit.report.context import ReportContext, build_context
from inspect_kit.report.tables import Returns
from inspect_kit.site.model import Link
from inspect_kit.site.words import WORDS

SAFE = re.compile(r"[a-z0-9_][a-z0-9_.-]*")
NAME_LENGTH = 100
"""Characters of a file's name: paths of 260 are the most that some systems open."""


@dataclass(frozen=True)
class SiteAsked:
    """What a site is made from. `day` is an ISO date: how the recommendations stood at its end.

    `public`: the scores are protected and have no rows; `returns` are then the tables across the bodies, by instrument.
    `judged` is what was decided, and where not public what figures propose.
    """

    scores: InspectionScores
    registers: Registers | None
    standings: Sequence[Standing]
    day: str
    public: bool = False
    returns: Mapping[str, Returns] = field(default_factory=dict)
    judged: Sequence[Judged] = ()


class Basis:
    """The same, with everything that pages ask again and again."""

    def __init__(self, asked: SiteAsked) -> None:
        self.asked = asked
        self.language = asked.scores.language
        self._contexts: dict[tuple[str, str | None], ReportContext] = {}

    @property
    def inspection(self) -> Inspection:
        return self.asked.scores.inspection

    @property
    def instruments(self) -> tuple[Scores, ...]:
        return self.asked.scores.instruments

    @property
    def bodies_word(self) -> str:
        """What several bodies are called."""
        return self.inspection.bodies_word.read(self.language)

    @property
    def body_word(self) -> str:
        """What a body is called."""
        return self.inspection.body_word.read(self.language)

    @cached_property
    def stamps(self) -> tuple[str, ...]:
        """What stands on every page: that data are made up."""
        own = [self.inspection.synthetic.read(self.language)] if self.inspection.synthetic is not None else []
        registers = self.asked.registers.in_order() if self.asked.registers is not None else []
        return tuple(dict.fromkeys([*own, *(each.synthetic.read(self.language) for each in registers if each.synthetic)]))

    def say(self, code: str, **fields: object) -> str:
        """A sentence, or a word or two that stand alone."""
        return WORDS[code].read(self.language).format(**fields)

    def day(self, day: str) -> str:
        """An ISO date as people read it."""
        return shown_day(day, self.language)

    def name(self, body: str) -> str:
        """What a body is called."""
        return self.inspection.body(body).name.read(self.language)

    def context(self, scores: Scores, body: str | None) -> ReportContext:
        """The results of an instrument sorted for one body, or across all."""
        key = (scores.instrument.id, body)
        if key not in self._contexts:
            about = None if body is None else self.inspection.body(body)
            context = build_context(scores, about, returns=self.asked.returns.get(scores.instrument.id))
            if body is not None:
                return context  # each body has one page
            self._contexts[key] = context
        return self._contexts[key]

    def results_of(self, scores: Scores, scope: str) -> Sequence[Result]:
        """The results of one scope."""
        return self._by_scope.get((scores.instrument.id, scope), [])

    @cached_property
    def _by_scope(self) -> dict[tuple[str, str], list[Result]]:
        found: dict[tuple[str, str], list[Result]] = {}
        for each in self.asked.scores.results:
            found.setdefault((each.instrument, each.scope), []).append(each)
        return found

    @cached_property
    def criteria(self) -> tuple[CriteriaSet, ...]:
        """The criteria sets that instruments or registers name, each once."""
        found = {each.criteria.id: each.criteria for each in self.instruments if each.criteria is not None}
        for register in self.asked.registers.in_order() if self.asked.registers is not None else ():
            if register.criteria is not None and register.criteria not in found:
                criteria, _ = load_criteria(register.criteria, self.inspection.folder)
                found |= {criteria.id: criteria} if criteria is not None else {}
        return tuple(found.values())

    def criterion_path(self, criteria: str, specific: str) -> str:
        """The page of a specific criterion; the set's name is in it where there are several."""
        return f"criteria/{file_name(criteria, specific) if len(self.criteria) > 1 else file_name(specific)}.html"

    def indicator(self, indicator: str) -> Link:
        """An indicator, which leads to the page of its criterion."""
        return self._indicators.get(indicator, Link(indicator))

    @cached_property
    def _indicators(self) -> dict[str, Link]:
        return {
            each.id: Link(f"{each.id} {each.text.read(self.language)}", self.criterion_path(criteria.id, specific.id))
            for criteria in self.criteria
            for specific in criteria.specific()
            for each in specific.indicators
        }

    def crumb(self, place: str) -> Link:
        """A page that others lie below, by its place in the navigation."""
        return Link(self.say(f"nav-{place}", body=self.body_word), NAV[place])

    def crumbs(self, *places: str) -> tuple[Link, ...]:
        """The way to a page from the first."""
        return tuple(self.crumb(each) for each in ("overview", *places))


NAV = {
    "overview": "index.html",
    "instruments": "instruments/index.html",
    "bodies": "bodies/index.html",
    "criteria": "criteria/index.html",
    "recommendations": "recommendations.html",
    "data": "data.html",
}
"""The pages that lead to all others, in order."""


def file_name(*parts: str) -> str:
    """A file's name made of ids. Ids that are unsafe in names, or differ by capitals only, are told apart by a digest."""
    name = "--".join(part for part in parts if part)
    if len(name) <= NAME_LENGTH and SAFE.fullmatch(name) and not any("--" in part for part in parts):
        return name
    digest = sha256("\0".join(parts).encode()).hexdigest()[:12]
    plain = re.sub(r"[^a-z0-9_.]+", "-", name.lower()).strip("-.")
    return f"{plain[: NAME_LENGTH - 14]}--{digest}"


def body_path(body: str) -> str:
    """The page of a body."""
    return f"bodies/{file_name(body)}.html"


def instrument_path(instrument: str) -> str:
    """The page of an instrument."""
    return f"instruments/{file_name(instrument)}.html"
