"""Every page of the site, one after another, and every table as data. In: what is asked. Out: `Page`s and `DataFile`s.

The pages of cases come last: they are of the figures that the others printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from inspect_kit.measures.run import Scores
from inspect_kit.report.render import result_rows
from inspect_kit.site.basis import Basis, SiteAsked, body_path, instrument_path
from inspect_kit.site.behind import figure_pages
from inspect_kit.site.criteria import Criteria
from inspect_kit.site.figures import Figures
from inspect_kit.site.judged import Judgements
from inspect_kit.site.model import Block, Bullets, Cell, Column, DataFile, Folded, Link, Page, Paragraph, Section, Table
from inspect_kit.site.overview import Overview
from inspect_kit.site.pictures import Pictures
from inspect_kit.site.recommendations import Recommendations
from inspect_kit.site.tables import FigureTables, completeness, data_values

__all__ = ["Content", "SiteAsked"]


class Content:
    """The pages of one site."""

    def __init__(self, asked: SiteAsked) -> None:
        self.basis = Basis(asked)
        self.figures = Figures(self.basis)
        self.recommendations = Recommendations(self.basis)
        self.criteria = Criteria(self.basis, self.figures)
        self.judgements = Judgements(self.basis, self.figures)
        self.pictures = Pictures(self.basis, self.figures)

    def navigation(self) -> list[Link]:
        """The pages that lead to all others, as far as there are any."""
        places = ["overview", "instruments", "bodies", *(["criteria"] if self.basis.criteria else [])]
        places += [*(["recommendations"] if self.recommendations.registers else []), "data"]
        return [self.basis.crumb(each) for each in places]

    def pages(self) -> Iterator[Page]:
        """Every page but that of the data, which says how large the others are."""
        yield Overview(self.basis, self.figures, self.criteria, self.recommendations, self.pictures).page(
            self.judgements.overview()
        )
        yield from self._instruments()
        yield from self._bodies()
        yield from self.criteria.pages(self.recommendations, self.judgements)
        if self.recommendations.registers:
            yield self.recommendations.page(self.pictures.deadlines())
        if not self.basis.asked.public:
            yield from figure_pages(self.basis, self.figures)

    def _instruments(self) -> Iterator[Page]:
        basis = self.basis
        links = tuple(
            Link(each.template.title.read(basis.language), instrument_path(each.instrument.id)) for each in basis.instruments
        )
        title = basis.say("instruments-title")
        section = Section("list", title, (Bullets(links),))
        lead = (basis.say("instruments-lead"),)
        yield Page("instruments/index.html", "list", title, "instruments", basis.crumbs(), lead, (section,))
        for scores in basis.instruments:
            yield self._instrument(scores)

    def _instrument(self, scores: Scores) -> Page:
        basis = self.basis
        context = basis.context(scores, None)
        tables = FigureTables(basis, self.figures, context)
        gallery = self.pictures.across(scores)
        beside = tables.each_body()
        complete = completeness(basis, context, "table-complete")
        sections = [
            *tables.sections(),
            *([Section("charts", basis.say("charts"), (gallery,))] if gallery.pictures else []),
            *([beside] if beside is not None else []),
            *([Section("complete", basis.say("complete"), (complete,))] if complete is not None else []),
        ]
        lead = (basis.say("instrument-lead", round=scores.instrument.round),)
        title = scores.template.title.read(basis.language)
        return Page(
            instrument_path(scores.instrument.id), "instrument", title, "instruments", basis.crumbs("instruments"), lead,
            tuple(sections),
        )  # fmt: skip

    def _bodies(self) -> Iterator[Page]:
        basis = self.basis
        title = basis.say("bodies-title", body=basis.body_word)
        links = tuple(Link(basis.name(each.id), body_path(each.id)) for each in basis.inspection.bodies)
        section = Section("list", title, (Bullets(links),))
        lead = (basis.say("bodies-lead"),)
        yield Page("bodies/index.html", "list", title, "bodies", basis.crumbs(), lead, (section,))
        for body in basis.inspection.bodies:
            yield self._body(body.id)

    def _body(self, body: str) -> Page:
        basis = self.basis
        judged = self.judgements.of_body(body)
        sections = [Section("judged", basis.say("judged"), tuple(judged))] if judged else []
        for scores in basis.instruments:
            if basis.results_of(scores, body):
                sections.append(self._of_body(scores, body))
        evidence = self.criteria.overview(body, "table-evidence")
        sections += [Section("evidence", basis.say("body-evidence"), tuple(evidence))] if evidence else []
        recommended = self.recommendations.of_body(body)
        if recommended is not None:
            sections.append(Section("recommendations", recommended.caption, (recommended,)))
        lead = (basis.say("body-lead") if sections else basis.say("body-nothing"),)
        return Page(body_path(body), "body", basis.name(body), "bodies", basis.crumbs("bodies"), lead, tuple(sections))

    def _of_body(self, scores: Scores, body: str) -> Section:
        """The figures of one instrument, its tables below headings of their own."""
        name = scores.instrument.id
        context = self.basis.context(scores, body)
        gallery = self.pictures.of_body(scores, body)
        blocks: list[Block] = [gallery] if gallery.pictures else []
        for section in FigureTables(self.basis, self.figures, context, f"{name}-").sections():
            if len(section.blocks) == 1:
                blocks += section.blocks
            else:
                said = self.basis.say("more-tables", title=section.title, count=len(section.blocks))
                blocks.append(Folded(said, section.blocks))
        complete = completeness(self.basis, context, f"{name}-complete")
        blocks += [complete] if complete is not None else []
        return Section(f"of-{name}", scores.template.title.read(self.basis.language), tuple(blocks))

    def data(self) -> Iterator[DataFile]:
        """Every table as data. What pages show of several instruments or bodies is one long table."""
        basis = self.basis
        for scores in basis.instruments:
            title = basis.say("file-results", template=scores.template.title.read(basis.language))
            yield DataFile(f"results-{scores.instrument.id}.csv", title, *result_rows(scores.results))
        yield from self.recommendations.data()
        yield from self.judgements.data()
        yield from self._completeness()
        yield from self.pictures.data()

    def _completeness(self) -> Iterator[DataFile]:
        basis = self.basis
        rows = [
            (scores.instrument.id, each.name, *data_values(each))
            for scores in basis.instruments
            for each in basis.context(scores, None).data
        ]
        counts = ("listed", "drawn", "begun", "finished", "missing", "unable_to_tell", "amended", "urgent_open")
        if rows:
            yield DataFile("completeness.csv", basis.say("file-completeness"), ("instrument", "name", *counts), rows)

    def data_page(self, files: list[tuple[DataFile, int]]) -> Page:
        """What there is as data, with the size of each in bytes."""
        basis = self.basis
        marking = basis.inspection.marking or basis.say("no-marking")
        columns = (
            Column(basis.say("column-file")), Column(basis.say("column-is")), Column(basis.say("column-rows"), number=True),
            Column(basis.say("column-size"), number=True), Column(basis.say("column-marking")),
        )  # fmt: skip
        rows = tuple(
            (
                Cell(file.name, f"data/{file.name}"), Cell(file.title), Cell(str(len(file.rows))),
                Cell(basis.say("bytes", count=size)), Cell(marking),
            )
            for file, size in files
        )  # fmt: skip
        table = Table("table-data", basis.say("data-caption"), columns, rows)
        run = (Paragraph(basis.say("data-run-says")), Bullets((Link("run.json", "run.json"),)))
        sections = (
            Section("files", basis.say("data-caption"), (table,)),
            Section("run", basis.say("data-run"), run),
        )
        lead = (basis.say("data-lead" if basis.inspection.marking else "data-lead-public"),)
        return Page("data.html", "data", basis.say("data-title"), "data", basis.crumbs(), lead, sections)
