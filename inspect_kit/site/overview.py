"""The first page: what was found, on one page that a lead would put before a chief inspector. In: everything. Out: a page."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_kit.inspection import ALL
from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import shown_interval, shown_share
from inspect_kit.register.model import Cause, Register
from inspect_kit.report.context import SHARES, VALUES
from inspect_kit.site.basis import Basis
from inspect_kit.site.criteria import Criteria
from inspect_kit.site.figures import Figures
from inspect_kit.site.model import Block, Bullets, Card, Link, Page, Paragraph, Section, Table
from inspect_kit.site.pictures import Pictures
from inspect_kit.site.recommendations import Recommendations, register_measures
from inspect_kit.site.tables import FigureTables, completeness

MOST_CHARTS = 6
"""Charts on the first page; the others are on the pages of their instruments."""


class Overview:
    """The first page."""

    def __init__(
        self, basis: Basis, figures: Figures, criteria: Criteria, recommendations: Recommendations, pictures: Pictures
    ) -> None:
        self._basis, self._figures, self._criteria = basis, figures, criteria
        self._recommendations, self._pictures = recommendations, pictures
        self._results: dict[str, Result] = {}
        for each in basis.asked.scores.results:
            if each.scope == ALL and each.group is None and each.kind in (*SHARES, *VALUES):
                self._results.setdefault(each.measure, each)

    def page(self, judged: list[Block]) -> Page:
        """The page, with what was judged of all or of each as a whole."""
        basis = self._basis
        found = (
            ("causes", list(self._causes())),
            ("judged", judged),
            ("main-figures", self._main()),
            ("charts", self._charts()),
            ("evidence", self._criteria.overview(ALL, "table-evidence")),
            ("recommendations-in-short", self._in_short()),
            ("complete", list(self._complete())),
            ("caveats", self._caveats()),
        )
        sections = [
            Section(name, basis.say(name, day=basis.day(basis.asked.day)), tuple(blocks)) for name, blocks in found if blocks
        ]
        lead = (basis.say("overview-lead", bodies=basis.bodies_word), *self._based_on(sampled=True))
        return Page("index.html", "index", basis.inspection.title.read(basis.language), "overview", (), lead, tuple(sections))

    def main(self) -> list[Result]:
        """The main figures: those that causes of concern and recommendations rest on; all shares where there are none."""
        named = [self._results[each] for each in register_measures(self._recommendations.shown) if each in self._results]
        return named or [each for each in self._results.values() if each.kind in SHARES]

    def _based_on(self, sampled: bool) -> Iterator[str]:
        """What came in, a sentence for each instrument that draws a sample, or for each that does not."""
        basis = self._basis
        for scores in basis.instruments:
            context = basis.context(scores, None)
            if context.sampled is not sampled:
                continue
            fields = {
                "template": context.template.title.read(basis.language),
                "answered": len(context.bodies),
                "asked": len(scores.instrument.bodies),
                "bodies": basis.bodies_word,
                "cases": basis.inspection.cases_word.read(basis.language),
            }
            if context.sampled and context.data:
                yield basis.say("based-drawn", begun=context.begun, drawn=context.drawn, **fields)
            else:
                yield basis.say("based-answers", **fields)

    def _causes(self) -> Iterator[Block]:
        """Each cause of concern with its figures and the recommendations that answer it."""
        causes = [(register, cause) for register in self._recommendations.shown for cause in register.causes]
        if causes:
            yield Paragraph(self._basis.say("causes-lead"))
        for register, cause in causes:
            yield self._cause(register, cause)

    def _cause(self, register: Register, cause: Cause) -> Card:
        language = self._basis.language
        figures = tuple(self._link(self._results[each]) for each in cause.measures if each in self._results)
        items = tuple(self._recommendations.of_cause(cause.id, register))
        lists = (("figures-of-cause", figures), ("recommendations-of-cause", items))
        return Card(
            f"cause-{register.id}-{cause.id}",
            f"{cause.id} {(cause.title or cause.text).read(language)}",
            cause.text.read(language) if cause.title is not None else "",
            tuple((self._basis.say(name), links) for name, links in lists if links),
        )

    def _link(self, result: Result) -> Link:
        """A figure in a line: what it is, and beside it its share and interval."""
        beside = [part for part in (shown_share(result), shown_interval(result, self._basis.language)) if part]
        words = f"{result.title}: {self._figures.words(result)}"
        return Link(words, self._figures.href(result), f"({'; '.join(beside)})" if beside else "")

    def _main(self) -> list[Block]:
        found = self.main()
        caption = self._basis.say("main-caption", bodies=self._basis.bodies_word)
        blocks: list[Block] = []
        for scores in self._basis.instruments:
            tables = FigureTables(self._basis, self._figures, self._basis.context(scores, None), f"{scores.instrument.id}-")
            mine = [each for each in found if each.instrument == scores.instrument.id and each.kind in SHARES]
            blocks += [tables.shares(mine, "main", caption)] if mine else []
        linked = [] if self._basis.asked.public else [Paragraph(self._basis.say("linked"))]
        return [*linked, *blocks] if blocks else []

    def _charts(self) -> list[Block]:
        gallery = self._pictures.overview({each.measure for each in self.main()}, MOST_CHARTS)
        return [gallery] if gallery.pictures else []

    def _in_short(self) -> list[Block]:
        if not self._recommendations.parts:
            return []
        link = Link(self._basis.say("recommendations-title"), "recommendations.html")
        assumed = [each for each in self._recommendations.shown if each.published.assumed]
        days = [Paragraph(self._recommendations.day_said(each)) for each in assumed]
        return [Paragraph(self._recommendations.in_short()), *days, Bullets((link,))]

    def _complete(self) -> Iterator[Block]:
        """Who answered and who did not; what came in from each that was sampled."""
        basis = self._basis
        said = [Link(each) for each in self._based_on(sampled=False)]
        tables: list[Table | None] = []
        for scores in basis.instruments:
            context, template = basis.context(scores, None), scores.template.title.read(basis.language)
            if context.absent:
                said.append(Link(basis.say("absent", template=template, names=context.absent_names)))
            for body, because in scores.instrument.excluded.items():
                fields = {"template": template, "name": basis.name(body), "because": because.read(basis.language)}
                said.append(Link(basis.say("excluded", **fields)))
            if context.sampled:
                tables.append(completeness(basis, context, f"complete-{scores.instrument.id}"))
        yield Bullets(tuple(said))
        yield from (each for each in tables if each is not None)

    def _caveats(self) -> list[Block]:
        basis = self._basis
        codes = ["caveat-base", "caveat-interval", "caveat-rounding", *(["caveat-hidden"] if basis.asked.public else [])]
        fields = {"body": basis.body_word, "least": basis.inspection.small_number}
        return [Bullets(tuple(Link(basis.say(each, **fields)) for each in codes))]
