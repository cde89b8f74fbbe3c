"""The recommendations as they stood on a day. In: registers and standings. Out: sections, and tables as data.

What addressees wrote themselves (notes, evidence, whom they name as owner) is left out in public.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.register.addressees import name_of, owner_of
from inspect_kit.register.folder import assumed
from inspect_kit.register.model import DeadlineKind, Item, ItemKind, Register
from inspect_kit.register.standing import Condition, Standing
from inspect_kit.register.views.matrix import matrix
from inspect_kit.register.views.view import addressed_to, by_item, count
from inspect_kit.site.basis import Basis, body_path
from inspect_kit.site.behind import show_pairs
from inspect_kit.site.model import Block, Cell, Column, DataFile, Gallery, Heading, Link, Page, Pairs, Paragraph, Section, Table
from inspect_kit.site.words import CONDITIONS

STAND = (Condition.LATE, Condition.OPEN, Condition.REPORTED, Condition.COMPLETE, Condition.CLOSED, Condition.TO_SETTLE)


class Recommendations:
    """What pages say of the recommendations."""

    def __init__(self, basis: Basis) -> None:
        self._basis = basis
        self.registers = basis.asked.registers.in_order() if basis.asked.registers is not None else []
        self.parts = [each for each in basis.asked.standings if each.item.kind is not ItemKind.RESPONSE]
        self._of_item = {parts[0].item.full_name: parts for parts in by_item(basis.asked.standings)}

    @property
    def shown(self) -> list[Register]:
        """The registers that had been published by the day."""
        return [each for each in self.registers if each.published.date <= self._basis.asked.day]

    def page(self, deadlines: Gallery) -> Page:
        """The page of all recommendations, with when they are due on a time line."""
        basis = self._basis
        none = Section("none", basis.say("items"), (Paragraph(basis.say("recommendations-none")),))
        sections = [Section("deadlines", basis.say("deadlines"), (deadlines,))] if deadlines.pictures else []
        sections += [section for register in self.shown for section in self._register(register)]
        return Page(
            "recommendations.html",
            "recommendations",
            basis.say("recommendations-title"),
            "recommendations",
            basis.crumbs(),
            (basis.say("recommendations-lead", day=basis.day(basis.asked.day)),),
            tuple(sections or [none]),
        )

    def day_said(self, register: Register) -> str:
        """When it was published, and whether that is known."""
        if register.published.assumed:
            return assumed(register, self._basis.language)
        return self._basis.say("published", day=self._basis.day(register.published.date))

    def in_short(self) -> str:
        """How many parts stand how, in one sentence."""
        counts = [count(self.parts, each) for each in STAND]
        names = ("late", "open", "reported", "complete", "closed", "settle")
        items = len(by_item(self.parts))
        return self._basis.say("standing", parts=len(self.parts), items=items, **dict(zip(names, counts, strict=True)))

    def _register(self, register: Register) -> Iterator[Section]:
        basis = self._basis
        mine = [each for each in basis.asked.standings if each.register.id == register.id]
        title = register.title.read(basis.language)
        published = Paragraph(self.day_said(register))
        columns = (
            Column(basis.say("column-item")), Column(basis.say("column-to")), Column(basis.say("column-due")),
            Column(basis.say("column-parts"), number=True),
            *(Column(CONDITIONS[each].read(basis.language).capitalize(), number=True) for each in STAND),
        )  # fmt: skip
        rows = tuple(self._line(parts) for parts in by_item(mine))
        table = Table(f"items-{register.id}", basis.say("items-caption", register=title), columns, rows)
        yield Section(f"register-{register.id}", title, (published, table))
        details = [block for parts in by_item(mine) for block in self._item(parts)]
        yield Section(f"details-{register.id}", basis.say("item-details"), tuple(details))
        beside = self._beside(register, mine)
        if beside is not None:
            caption = basis.say("by-addressee", body=basis.body_word)
            yield Section(f"beside-{register.id}", caption, (beside,))

    def _line(self, parts: Sequence[Standing]) -> tuple[Cell, ...]:
        item, language = parts[0].item, self._basis.language
        return (
            Cell(_title(item, language), f"recommendations.html#{_anchor(item)}"),
            Cell(addressed_to(parts, language)),
            Cell(self._due_of(parts)),
            Cell(str(len(parts))),
            *(Cell(str(count(parts, each))) for each in STAND),
        )

    def _due_of(self, parts: Sequence[Standing]) -> str:
        """The date that it is due, or the first and the last of them."""
        dues = sorted({each.due for each in parts if each.due is not None})
        if not dues:
            return self._due(parts[0])
        first, last = self._basis.day(dues[0]), self._basis.day(dues[-1])
        return first if first == last else self._basis.say("due-range", first=first, last=last)

    def _due(self, each: Standing) -> str:
        if each.due is not None:
            return self._basis.day(each.due)
        deadline = each.item.deadline
        if deadline.kind is DeadlineKind.AFTER:
            waits = each.waits_for is not None
            return self._basis.say("due-after" if waits else "due-soon", item=deadline.after)
        return self._basis.say("due-urgent" if deadline.kind is DeadlineKind.URGENT else "due-none")

    def _item(self, parts: Sequence[Standing]) -> Iterator[Block]:
        item, register, language = parts[0].item, parts[0].register, self._basis.language
        cause = next((each for each in register.causes if each.id == item.cause), None)
        yield Heading(_anchor(item), _title(item, language))
        pairs = show_pairs((
            (self._basis.say("pair-text"), item.text.read(language) if item.title is not None else ""),
            (self._basis.say("column-to"), addressed_to(parts, language)),
            (self._basis.say("column-owner"), self._owners(register, item, parts)),
            (self._basis.say("column-due"), self._due_of(parts)),
            (self._basis.say("pair-done"), item.done_when.read(language) if item.done_when is not None else ""),
            (self._basis.say("pair-with"), ", ".join(_called(register, each, language) for each in item.work_with)),
            (self._basis.say("pair-cause"), (cause.title or cause.text).read(language) if cause is not None else ""),
        ))  # fmt: skip
        indicators = tuple(self._basis.indicator(each) for each in item.indicators)
        yield Pairs((*pairs.pairs, *([(self._basis.say("pair-indicators"), indicators)] if indicators else [])))

    def _owners(self, register: Register, item: Item, parts: Sequence[Standing]) -> str:
        """Who answers for it, by what the register says."""
        owners = (owner_of(register, item, each.addressee) for each in parts)
        return ", ".join(dict.fromkeys(each.read(self._basis.language) for each in owners if each is not None))

    def _beside(self, register: Register, mine: Sequence[Standing]) -> Table | None:
        """A line for each addressee, a column for each item; states as letters that are explained below."""
        view = matrix(mine, self._basis.language)
        if len(view.rows) < 2:
            return None
        columns = tuple(Column(each) for each in (self._basis.say("column-body"), *view.headings[1:]))
        known = {each.id for each in self._basis.inspection.bodies}
        rows = []
        for body, *cells in view.rows:
            name = name_of(register, str(body)).read(self._basis.language)
            head = Cell(name, body_path(str(body)) if body in known else "")
            rows.append((head, *(Cell(str(each or "")) for each in cells)))
        caption = self._basis.say("by-addressee", body=self._basis.body_word)
        return Table(f"beside-table-{register.id}", caption, columns, tuple(rows), view.notes[:1])

    def of_body(self, body: str) -> Table | None:
        """What is recommended to a body, and where it stands."""
        basis = self._basis
        mine = [each for each in basis.asked.standings if body in (each.addressee, each.acting)]
        if not mine:
            return None
        heads = ["item", "owner", "due", "state", "since", "stands", *([] if basis.asked.public else ["said"])]
        columns = tuple(Column(basis.say(f"column-{each}")) for each in heads)
        rows = tuple(self._part(each) for each in mine)
        return Table("recommended", basis.say("body-recommendations", day=basis.day(basis.asked.day)), columns, rows)

    def _part(self, each: Standing) -> tuple[Cell, ...]:
        basis, item = self._basis, each.item
        said = [] if basis.asked.public else [Cell(_last_said(each))]
        return (
            Cell(_title(item, basis.language), f"recommendations.html#{_anchor(item)}"),
            Cell(self.owner(each)),
            Cell(self._due(each)),
            Cell(each.state(basis.language)),
            Cell(basis.day(_since(each))),
            Cell(self.stands(each)),
            *said,
        )

    def owner(self, each: Standing) -> str:
        """Who answers for it; in public by what the register says, and never a name that an addressee gave."""
        if not self._basis.asked.public:
            return each.owner or ""
        owner = owner_of(each.register, each.item, each.addressee)
        return owner.read(self._basis.language) if owner is not None else ""

    def stands(self, each: Standing) -> str:
        """What is to be done about it, in words."""
        if each.condition is Condition.LATE:
            return self._basis.say("stands-late", days=each.late_by)
        return CONDITIONS[each.condition].read(self._basis.language)

    def of_cause(self, cause: str, register: Register) -> Iterator[Link]:
        """The items that answer a cause of concern, in short."""
        for item in register.items:
            parts = self._of_item.get(item.full_name)
            if item.cause == cause and parts:
                due, to = self._due_of(parts), addressed_to(parts, self._basis.language)
                text = _title(item, self._basis.language)
                yield Link(text, f"recommendations.html#{_anchor(item)}", f"{to}; {due}")

    def naming(self, indicators: Sequence[str]) -> Iterator[Link]:
        """The causes of concern and the items that name one of these indicators."""
        language = self._basis.language
        for register in self.shown:
            for cause in register.causes:
                if set(cause.indicators) & set(indicators):
                    yield Link(f"{cause.id} {(cause.title or cause.text).read(language)}")
            for item in register.items:
                if set(item.indicators) & set(indicators) and item.full_name in self._of_item:
                    yield Link(_title(item, language), f"recommendations.html#{_anchor(item)}")

    def data(self) -> Iterator[DataFile]:
        """Every item, and every part, as tables of plain values."""
        if not self._basis.asked.standings:
            return
        language = self._basis.language
        items = [
            (parts[0].item.register, parts[0].item.id, parts[0].item.kind.value, parts[0].item.shown.read(language),
             addressed_to(parts, language), min((each.due for each in parts if each.due), default=""), len(parts),
             *(count(parts, each) for each in STAND))
            for parts in by_item(self._basis.asked.standings)
        ]  # fmt: skip
        stand = tuple(each.value.replace(" ", "_") for each in STAND)
        heads = ("register", "item", "kind", "title", "addressed_to", "due", "addressees", *stand)
        yield DataFile("recommendations.csv", self._basis.say("file-items"), heads, items)
        parts = [
            (each.item.register, each.item.id, each.addressee, self.owner(each), each.state(language), _since(each), each.due,
             each.condition.value, each.late_by)
            for each in self._basis.asked.standings
        ]  # fmt: skip
        heads = ("register", "item", "addressee", "owner", "state", "since", "due", "stands", "days_late")
        yield DataFile("recommendations-parts.csv", self._basis.say("file-parts"), heads, parts)


def register_measures(registers: Sequence[Register]) -> list[str]:
    """The measures that causes of concern, and then items, rest on: what the report is about."""
    causes = [name for each in registers for cause in each.causes for name in cause.measures]
    items = [name for each in registers for item in each.items for name in item.measures]
    return list(dict.fromkeys([*causes, *items]))


def _since(each: Standing) -> str:
    return max(state.date for state in each.track.states) or each.register.published.date


def _last_said(each: Standing) -> str:
    """What was said last, with its day."""
    said = [event for event in each.track.history if event.get("note")]
    return f"{said[-1]['date']}: {said[-1]['note']}" if said else ""


def _called(register: Register, name: str, language: str) -> str:
    return register.classes[name].title.read(language) if name in register.classes else name_of(register, name).read(language)


def _title(item: Item, language: str) -> str:
    """Its id and what it is; what the law asks for has no number of its own."""
    shown = item.shown.read(language)
    return shown if item.kind is ItemKind.RESPONSE else f"{item.id} {shown}"


def _anchor(item: Item) -> str:
    return f"item-{item.register}-{item.id}"
