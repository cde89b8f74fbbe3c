"""The cases behind a figure, as pages: a section for each body, a row for each case, with the cells that decide how it stands.

In: the figures that pages printed. Out: a page for each. They bear case references, and are never made for the public.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result
from inspect_kit.measures.run import Scores
from inspect_kit.site.basis import Basis, instrument_path
from inspect_kit.site.figures import Figures, Key
from inspect_kit.site.model import Block, Cell, Column, Folded, Link, Page, Pairs, Paragraph, Section, Table
from inspect_kit.site.words import STANDS
from inspect_kit.template.model import Part
from inspect_kit.trace import Cells, Figure, TracedCell, TracedRow, trace

NOT_ABOUT = ("outside the base", "does not apply", "neither")
"""How rows stand that a figure says nothing of."""


def figure_pages(basis: Basis, figures: Figures) -> Iterator[Page]:
    """A page for each figure that was printed."""
    instruments = {each.instrument.id: _Instrument(each, basis.language) for each in basis.instruments}
    for key, results in figures.said():
        yield _Behind(basis, figures, instruments[key.instrument], key, results).page()


class _Instrument:
    """What the pages of one instrument's figures share: most cells stand behind many figures, and are traced and said once."""

    def __init__(self, scores: Scores, language: str) -> None:
        self.scores = scores
        self.labels = _labels(scores, language)
        self._cells: Cells = {}
        self._said: dict[int, Cell] = {}

    def trace(self, figure: Figure) -> list[TracedRow]:
        """The rows behind a figure."""
        return trace(self.scores, figure, self._cells)

    def cell(self, cell: TracedCell) -> Cell:
        """The cell as people read it. It is known by its id, since all that were traced are kept."""
        found = self._said.get(id(cell))
        if found is None:
            found = self._said[id(cell)] = self._say(cell)
        return found

    def _say(self, cell: TracedCell) -> Cell:
        says = self.labels[cell.variable][1].get(cell.says, cell.says)
        if len(says) > 2 and says[0] == says[-1] == "`":
            says = says[1:-1]
        where = cell.source if "!" in cell.source else ""
        return Cell(says, beside=" · ".join(part for part in (where, cell.note, cell.source_record, *cell.amendments) if part))


class _Behind:
    """The page of one figure."""

    def __init__(self, basis: Basis, figures: Figures, instrument: _Instrument, key: Key, results: dict[str, Result]) -> None:
        self._basis, self._figures, self._instrument, self._key = basis, figures, instrument, key
        self._results = results
        self._one = results.get(ALL) or next(iter(results.values()))

    def page(self) -> Page:
        """A section for each body that has rows."""
        template = self._instrument.scores.template.title.read(self._basis.language)
        crumb = Link(template, instrument_path(self._key.instrument))
        rows = self._instrument.trace(self._key.figure)
        return Page(
            self._key.path,
            "figure",
            self._title(),
            "instruments",
            (*self._basis.crumbs("instruments"), crumb),
            (self._basis.say("behind-lead", template=template),),
            (*self._figure(), *self._bodies(rows)),
        )

    def _title(self) -> str:
        group = self._one.group
        parts = [self._one.title, self._one.label if self._one.kind == "tally" else None]
        if self._one.kind == "evidence":
            parts = [f"{self._one.measure} {self._one.title}"]
        if group is not None:
            said = {"by": group.title, "one": group.label, "other": group.against}
            parts.append(self._basis.say("less", **said) if group.against is not None else f"{group.title}: {group.label}")
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _figure(self) -> Iterator[Section]:
        """The figure across all, where it was printed."""
        if ALL in self._results:
            words = self._figures.words(self._results[ALL], share=True)
            yield Section("all", self._basis.say("behind-figure"), (Paragraph(words),))

    def _bodies(self, rows: Sequence[TracedRow]) -> Iterator[Section]:
        found = {body: list(mine) for body, mine in groupby(rows, key=lambda row: row.body)}
        for body in dict.fromkeys([*found, *(each for each in self._results if each != ALL)]):
            name = self._basis.name(body)
            result = self._results.get(body)
            title = f"{name}: {self._figures.words(result, share=True)}" if result is not None else name
            yield Section(body, title, tuple(self._blocks(body, name, found.get(body, []))))

    def _blocks(self, body: str, name: str, rows: Sequence[TracedRow]) -> Iterator[Block]:
        about = [row for row in rows if row.stands not in NOT_ABOUT]
        others = [row for row in rows if row.stands in NOT_ABOUT]
        if about:
            yield self._table(f"rows-{body}", self._basis.say("behind-caption", name=name), about)
        else:
            yield Paragraph(self._basis.say("behind-none"))
        if others:
            table = self._table(f"others-{body}", self._basis.say("outside-caption", name=name), others)
            yield Folded(self._basis.say("outside", count=len(others)), (table,))

    def _table(self, name: str, caption: str, rows: Sequence[TracedRow]) -> Table:
        ordered = sorted(rows, key=lambda row: not row.counts)
        extra = [each for each in ("indicator", "group") if any(getattr(row, each) is not None for row in rows)]
        names = list(dict.fromkeys(cell.variable for row in rows for cell in row.cells))
        columns = [self._basis.say("column-row"), self._basis.say("column-stands")]
        columns += [self._basis.say(f"column-{each}") for each in extra]
        columns += [self._instrument.labels[each][0] for each in names]
        return Table(
            name,
            caption,
            tuple(Column(each) for each in columns),
            tuple(self._row(row, extra, names) for row in ordered),
        )

    def _row(self, row: TracedRow, extra: Sequence[str], names: Sequence[str]) -> tuple[Cell, ...]:
        stands = STANDS[row.stands].read(self._basis.language) if row.stands in STANDS else row.stands
        beside = [Cell(getattr(row, each) or "") for each in extra]
        said = [self._instrument.cell(each) for each in row.cells]
        if len(said) < len(names):  # rows of several indicators rest on different answers
            found = {cell.variable: cell_said for cell, cell_said in zip(row.cells, said, strict=True)}
            said = [found.get(each, Cell("")) for each in names]
        return (Cell(row.row), Cell(stands), *beside, *said)


def _labels(scores: Scores, language: str) -> dict[str, tuple[str, dict[str, str]]]:
    """By variable: its title, and what its choices are called, as the trace says them."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for part in scores.parts:
        found |= _of_part(part.scored.part, language)
    return found


def _of_part(part: Part, language: str) -> dict[str, tuple[str, dict[str, str]]]:
    return {
        name: (
            each.title.read(language),
            {f"`{choice.code}`": choice.label.read(language) for choice in each.answer.choices},
        )
        for name, each in part.variables.items()
    }  # fmt: skip


def show_pairs(pairs: Sequence[tuple[str, str]]) -> Pairs:
    """Names and texts that are not empty."""
    return Pairs(tuple((name, (Link(text),)) for name, text in pairs if text))
