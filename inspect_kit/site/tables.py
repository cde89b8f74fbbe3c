"""The figures of an instrument as sections of tables. In: its context, of one body or across all. Out: sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import shown_interval, shown_share
from inspect_kit.report.context import BodyData, ReportContext
from inspect_kit.report.tables import SumTable, TableLine
from inspect_kit.site.basis import Basis
from inspect_kit.site.figures import FEW, SAID, Figures
from inspect_kit.site.model import Block, Cell, Column, Section, Table

FEW_BODIES = 8
"""So many bodies stand side by side in columns; more are rows."""


class FigureTables:
    """The tables of one context. `prefix` tells its tables from those of another instrument on the same page: in their ids, and
    in their captions by the name of the instrument."""

    def __init__(self, basis: Basis, figures: Figures, context: ReportContext, prefix: str = "") -> None:
        self._basis, self._figures, self._context = basis, figures, context
        self._prefix = prefix
        self._across = context.body is None

    def sections(self) -> Iterator[Section]:
        """Every section that has something in it."""
        for name, blocks in (
            ("returned", list(self._returns())),
            ("shares", self._shares()),
            ("values", self._values()),
            ("tallies", list(self._tallies())),
            ("groups", list(self._groups())),
            ("differences", self._differences()),
        ):
            if blocks:
                yield Section(f"{self._prefix}{name}", self._basis.say(name), tuple(blocks))

    def shares(self, results: Sequence[Result], name: str, caption: str) -> Table:
        """A table of shares, a line for each result."""
        rows = tuple(
            (self._figures.title(each), *self._figures.share_cells(each, self._across), *self._figures.state_cells(each))
            for each in results
        )
        return Table(
            f"{self._prefix}{name}",
            self._caption(caption),
            self._columns("column-measure", *self._share_columns(), "column-unable", "column-missing"),
            rows,
            self.notes(results),
        )

    def notes(self, results: Sequence[Result]) -> tuple[str, ...]:
        """What the marks in a table mean, where they are in it."""
        codes = {note.code for each in results for note in each.notes}
        notes = [self._basis.say("few", least=self._basis.inspection.small_number)] if codes & set(FEW) else []
        return (*notes, *([self._basis.say("hidden-note")] if "hidden" in codes else []))

    def _caption(self, caption: str) -> str:
        return f"{self._context.template.title.read(self._basis.language)}: {caption}" if self._prefix else caption

    def _columns(self, first: str, *numbers: str) -> tuple[Column, ...]:
        return (Column(self._basis.say(first)), *(Column(self._basis.say(each), number=True) for each in numbers))

    def _share_columns(self) -> tuple[str, ...]:
        weighted = ("column-weighted",) if self._across else ()
        return ("column-cases", "column-share", *weighted, "column-interval")

    def _shares(self) -> list[Block]:
        found = self._context.shares
        return [self.shares(found, "table-shares", self._basis.say("shares-caption"))] if found else []

    def _values(self) -> list[Block]:
        found = [each for each in self._context.values if each.measure not in self._context.returns.tabled]
        rows = tuple(
            (self._figures.title(each), self._figures.cell(each), Cell(_number(each.n)), *self._figures.state_cells(each))
            for each in found
        )
        columns = self._columns("column-measure", "column-value", "column-n", "column-unable", "column-missing")
        name = f"{self._prefix}table-values"
        return (
            [Table(name, self._caption(self._basis.say("values-caption")), columns, rows, self.notes(found))] if found else []
        )

    def _tallies(self) -> Iterator[Block]:
        for tally in self._context.tallies:
            yield self._spread(tally, tally[0].title, f"tally-{tally[0].measure}", "column-answer")

    def _groups(self) -> Iterator[Block]:
        for found in self._context.groups:
            group = found[0].group
            if group is not None and found[0].measure not in self._context.returns.tabled:
                caption = self._basis.say("grouped", title=found[0].title, by=group.title)
                yield self._spread(found, caption, f"group-{found[0].measure}-{group.by}", "column-group")

    def _spread(self, results: Sequence[Result], caption: str, name: str, first: str) -> Table:
        """A line for each answer or group."""
        rows = tuple((Cell(_label(each)), *self._figures.share_cells(each, self._across)) for each in results)
        said = [each.text for each in results[0].notes if each.code in (*SAID, "coincides")]
        columns = self._columns(first, *self._share_columns())
        return Table(f"{self._prefix}{name}", self._caption(caption), columns, rows, (*said, *self.notes(results)))

    def _differences(self) -> list[Block]:
        rows = tuple(self._difference(each) for each in self._context.differences)
        columns = (
            *self._columns("column-measure"),
            Column(self._basis.say("column-groups")),
            *self._columns("column-notes", "column-difference", "column-interval")[1:],
            Column(self._basis.say("column-notes")),
        )
        if not rows:
            return []
        caption, notes = self._caption(self._basis.say("differences-caption")), self.notes(self._context.differences)
        return [Table(f"{self._prefix}table-differences", caption, columns, rows, notes)]

    def _difference(self, each: Result) -> tuple[Cell, ...]:
        group = each.group
        words = self._basis.say("less", by=group.title, one=group.label, other=group.against) if group is not None else ""
        said = " ".join(note.text for note in each.notes if note.code in ("pooled", "within-noise", "census"))
        interval = shown_interval(each, self._basis.language)
        return (self._figures.title(each), Cell(words), self._figures.cell(each), Cell(interval), Cell(said))

    def _returns(self) -> Iterator[Block]:
        for number, table in enumerate(self._context.returns.tables):
            yield self._returned(number, table)

    def _returned(self, number: int, table: SumTable) -> Table:
        share = ["column-share"] if table.shares else []
        columns = [Column(table.by), *(Column(self._basis.say(each), number=True) for each in ("column-number", *share))]
        columns += [Column(title, number=True) for title in table.changes]
        columns += [Column(self._basis.bodies_word.capitalize(), number=True)] if self._across else []
        rows = tuple(self._returned_line(table, line) for line in table.lines)
        notes = [self._basis.say("base-of", count=table.bodies, bodies=self._basis.bodies_word)] if self._across else []
        if self._across and table.silent:
            notes.append(self._basis.say("base-without", names=", ".join(table.silent)))
        results = [line.result for line in table.lines]
        return Table(
            f"{self._prefix}returned-{number}",
            self._caption(table.title),
            tuple(columns),
            rows,
            (*notes, *(self._without(table) if self._across else ()), *table.notes, *self.notes(results)),
        )

    def _returned_line(self, table: SumTable, line: TableLine) -> tuple[Cell, ...]:
        label = self._basis.say("all") if line.label is None else line.label
        share = [Cell("" if line.label is None else shown_share(line.result))] if table.shares else []
        changes = [self._figures.cell(each.result) for each in line.changes]
        bodies = [Cell(str(line.bodies))] if self._across else []
        return (Cell(label), self._figures.cell(line.result), *share, *changes, *bodies)

    def _without(self, table: SumTable) -> Iterator[str]:
        for line in table.lines:
            for title, change in zip(table.changes, line.changes, strict=True):
                if line.label is not None and change.without:
                    names = ", ".join(change.without)
                    yield self._basis.say("change-without", title=title, label=line.label, names=names)

    def each_body(self) -> Section | None:
        """Every body beside the others: in columns where they are few, else in rows."""
        lines, bodies = self._context.across, self._context.bodies
        if len(bodies) < 2 or not self._context.own_figures:
            return None
        excluded = self._context.instrument.excluded
        names = [each.name.read(self._basis.language) for each in bodies]
        names = [
            self._basis.say("not-counted", name=name) if body.id in excluded else name
            for name, body in zip(names, bodies, strict=True)
        ]
        title = self._basis.say("each-body", body=self._basis.body_word)
        results = [each for line in lines for each in line.results if each is not None]
        shown = [line for line in lines if any(each is not None for each in line.results)]
        cells = [[self._figures.cell(each, share=True) for each in line.results] for line in shown]
        titles = [Cell(line.title, beside=" ".join(each.text for each in line.notes if each.code in SAID)) for line in shown]
        if len(bodies) <= FEW_BODIES:
            columns = (Column(self._basis.say("column-measure")), *(Column(name, number=True) for name in names))
            rows = tuple((head, *line) for head, line in zip(titles, cells, strict=True))
        else:
            columns = (Column(self._basis.say("column-body")), *(Column(each.text, number=True) for each in titles))
            rows = tuple((Cell(name), *line) for name, line in zip(names, zip(*cells, strict=True), strict=True))
        return Section("each-body", title, (Table("table-each-body", title, columns, rows, self.notes(results)),))


def completeness(basis: Basis, context: ReportContext, name: str) -> Table | None:
    """What came in from each; nothing where that is not to be said."""
    if not context.data:
        return None
    heads = ("listed", "drawn", "begun", "finished", "missing", "unable", "amended", "urgent")
    caption = basis.say("complete-caption", template=context.template.title.read(basis.language))
    rows = tuple((Cell(each.name), *(Cell(_number(value)) for value in data_values(each))) for each in context.data)
    used = [at for at in range(1, len(heads) + 1) if any(row[at].text not in ("", "0") for row in rows)]
    columns = (
        Column(basis.say("column-body")),
        *(Column(basis.say(f"data-{heads[at - 1]}"), number=True) for at in used),
    )
    return Table(name, caption, columns, tuple((row[0], *(row[at] for at in used)) for row in rows))


def data_values(each: BodyData) -> tuple[int | None, ...]:
    """How complete one body's data are, in the order of the columns."""
    return (
        each.listed, each.drawn, each.begun, each.finished, each.missing, each.unable_to_tell, each.amended, each.urgent_open,
    )  # fmt: skip


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _label(result: Result) -> str:
    if result.group is None:
        return result.label or ""
    return f"{result.group.label}: {result.label}" if result.label else result.group.label
