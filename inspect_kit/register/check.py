"""Is a register in order? In: a register and its document. Out: a problem for each mistake that the schema cannot see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from inspect_kit.problems import Place, Problem, problem
from inspect_kit.register.model import RESPONSE, DeadlineKind, Earlier, Item, ItemKind, Register
from inspect_kit.register.periods import is_day

if TYPE_CHECKING:
    from inspect_kit.criteria import CriteriaSet
    from inspect_kit.documents.load import Document

LISTS = {"recommendations": ItemKind.RECOMMENDATION, "areas_for_improvement": ItemKind.AREA}


def check_register(register: Register, document: Document, criteria: CriteriaSet | None) -> Iterator[Problem]:
    """Every mistake."""
    yield from _Check(register, document, criteria).problems()


class _Check:
    def __init__(self, register: Register, document: Document, criteria: CriteriaSet | None) -> None:
        self._register = register
        self._document = document
        self._indicators = {each.id for each in criteria.indicators()} if criteria is not None else None

    def _place(self, *pointer: str | int) -> Place:
        return self._document.place(*pointer)

    def problems(self) -> Iterator[Problem]:
        yield from self._published()
        yield from self._once()
        yield from self._classes()
        yield from self._response()
        yield from self._causes()
        for key in LISTS:
            for index, data in enumerate(self._document.data.get(key, ())):
                yield from self._item(self._register.by_id[data["id"]], (key, index))
        yield from self._circles()

    def _published(self) -> Iterator[Problem]:
        if not is_day(self._register.published.date):
            yield problem("register-bad-date", self._place("published"), value=self._register.published.date)

    def _once(self) -> Iterator[Problem]:
        """Ids of causes and items differ; so do those of parties, classes and bodies."""
        data = self._document.data
        groups: list[Iterable[tuple[str, tuple[str | int, ...]]]] = [
            _ids(data, ("causes_of_concern", *LISTS)),
            _ids(data, ("parties", "classes")),
        ]
        for taken, group in zip(({RESPONSE}, set(self._register.bodies)), groups, strict=True):
            for name, at in group:
                if name in taken:
                    yield problem("register-duplicate-id", self._place(*at), id=name)
                taken.add(name)

    def _classes(self) -> Iterator[Problem]:
        for index, data in enumerate(self._document.data.get("classes", ())):
            if data["members"] == "every_body" and not self._register.bodies:
                yield problem("register-no-bodies", self._place("classes", index, "members"), id=data["id"])
            elif isinstance(data["members"], list):
                known = [*self._register.bodies, *self._register.parties]
                yield from self._known(data["members"], known, ("classes", index, "members"))

    def _known(self, names: Iterable[str], known: Iterable[str], at: tuple[str | int, ...]) -> Iterator[Problem]:
        from difflib import get_close_matches

        every = list(known)
        for index, name in enumerate(names):
            if name not in every:
                near = get_close_matches(name, every, n=3) or every
                yield problem("register-unknown-addressee", self._place(*at, index), name=name, known=near)

    def _response(self) -> Iterator[Problem]:
        if "response" in self._document.data:
            known = [*self._register.classes, *self._register.parties]
            source = self._document.data["response"]["from"]
            if source not in known:
                place = self._place("response", "from")
                yield problem("register-unknown-addressee", place, name=source, known=known)

    def _causes(self) -> Iterator[Problem]:
        answered = {item.cause for item in self._register.of_kind(ItemKind.RECOMMENDATION)}
        for index, cause in enumerate(self._register.causes):
            if cause.id not in answered:
                yield problem("register-cause-unanswered", self._place("causes_of_concern", index), id=cause.id)
            yield from self._rests_on(cause.indicators, ("causes_of_concern", index, "indicators"))

    def _item(self, item: Item, at: tuple[str | int, ...]) -> Iterator[Problem]:
        register = self._register
        people = [*register.bodies, *register.parties]
        yield from self._known(item.addressees, [*register.classes, *people], (*at, "addressees"))
        yield from self._known(item.work_with, [*register.classes, *people], (*at, "work_with"))
        yield from self._rests_on(item.indicators, (*at, "indicators"))
        causes = [each.id for each in register.causes]
        if item.cause is not None and item.cause not in causes:
            yield problem("register-unknown-cause", self._place(*at, "cause"), id=item.cause, known=causes)
        yield from self._deadline(item, at)
        for each in item.earlier:
            yield from self._refers(each, self._place(*at, each.what))

    def _refers(self, earlier: Earlier, place: Place) -> Iterator[Problem]:
        """A later report speaks of earlier ones, and closes their items in a state in which nobody waits for them."""
        if earlier.item.partition("/")[0] == self._register.id:
            yield problem("register-earlier-here", place, name=earlier.item)
        states = self._register.states.states
        closed = [each.id for each in states.values() if each.counts_as in ("complete", "closed")]
        if earlier.state is not None and earlier.state not in closed:
            yield problem("states-unknown", place, state=earlier.state, known=closed)

    def _rests_on(self, indicators: Iterable[str], at: tuple[str | int, ...]) -> Iterator[Problem]:
        if self._indicators is None:
            return
        for index, each in enumerate(indicators):
            if each not in self._indicators:
                yield problem("register-unknown-indicator", self._place(*at, index), id=each)

    def _deadline(self, item: Item, at: tuple[str | int, ...]) -> Iterator[Problem]:
        deadline = item.deadline
        if deadline.by is not None and not is_day(deadline.by):
            yield problem("register-bad-date", self._place(*at, "deadline", "by"), value=deadline.by)
        known = [each.id for each in self._register.items if each.id != item.id]
        if deadline.kind is DeadlineKind.AFTER and deadline.after not in known:
            place = self._place(*at, "deadline", "after")
            yield problem("register-unknown-item", place, id=deadline.after, known=known)
        if deadline.period is not None and is_day(self._register.published.date):
            try:
                deadline.period.after(self._register.published.date)
            except OverflowError:
                yield problem("register-period-too-long", self._place(*at, "deadline"), period=deadline.period)

    def _circles(self) -> Iterator[Problem]:
        """Deadlines that wait for each other never come."""
        waits = {item.id: item.deadline.after for item in self._register.items if item.deadline.after is not None}
        told: set[str] = set()
        for key in LISTS:
            for index, data in enumerate(self._document.data.get(key, ())):
                circle = _circle(data["id"], waits)
                if circle and not told & set(circle):
                    told |= set(circle)
                    place = self._place(key, index, "deadline")
                    yield problem("register-deadline-circle", place, circle=" after ".join(circle))


def _circle(start: str, waits: Mapping[str, str | None]) -> list[str]:
    """The ids from this one back to itself; empty where it waits for something that comes."""
    chain = [start]
    while (following := waits.get(chain[-1])) is not None:
        if following == start:
            return [*chain, start]
        if following in chain:
            return []
        chain.append(following)
    return []


def _ids(data: Mapping[str, list[Mapping[str, str]]], keys: Iterable[str]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for key in keys:
        for index, each in enumerate(data.get(key, ())):
            yield each["id"], (key, index, "id")
