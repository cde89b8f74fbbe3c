"""The criteria as pages: each specific criterion with the evidence for and against it. In: scores with evidence. Out: pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspect_kit.criteria import CriteriaSet
from inspect_kit.criteria.model import GeneralCriterion, SpecificCriterion
from inspect_kit.inspection import ALL
from inspect_kit.measures.evidence import rule_words
from inspect_kit.measures.results import Result
from inspect_kit.measures.shown import shown_share
from inspect_kit.site.basis import Basis, body_path
from inspect_kit.site.figures import FEW, Figures
from inspect_kit.site.model import Block, Bullets, Cell, Column, Link, Page, Paragraph, Section, Table

if TYPE_CHECKING:
    from inspect_kit.site.judged import Judgements
    from inspect_kit.site.recommendations import Recommendations


@dataclass(frozen=True)
class Found:
    """The evidence of one instrument: its results by criterion or indicator, and scope."""

    results: dict[tuple[str, str], Result]
    bodies: tuple[str, ...]


class Criteria:
    """The criteria sets of the instruments, and what was found."""

    def __init__(self, basis: Basis, figures: Figures) -> None:
        self._basis, self._figures = basis, figures
        self.sets = basis.criteria
        self._found: dict[str, list[Found]] = {}
        for scores in basis.instruments:
            results = {(each.measure, each.scope): each for each in scores.results if each.kind == "evidence"}
            if scores.criteria is not None and results:
                self._found.setdefault(scores.criteria.id, []).append(Found(results, tuple(scores.bodies())))

    def overview(self, scope: str, name: str) -> list[Block]:
        """The evidence of each specific criterion that has any, in one scope."""
        rows: list[tuple[Cell, ...]] = []
        results: list[Result] = []
        for criteria in self.sets:
            for specific in criteria.specific():
                for found in self._found.get(criteria.id, ()):
                    result = found.results.get((specific.id, scope))
                    if result is not None:
                        text = f"{specific.id} {specific.text.read(self._basis.language)}"
                        rows.append((Cell(text, self._basis.criterion_path(criteria.id, specific.id)), *self._cells(result)))
                        results.append(result)
        columns = (Column(self._basis.say("column-criterion")), *self._columns())
        table = Table(name, self._basis.say("evidence"), columns, tuple(rows), self._notes(results))
        return [Paragraph(self._basis.say("evidence-lead")), table] if rows else []

    def pages(self, recommendations: Recommendations, judgements: Judgements) -> Iterator[Page]:
        """The list of criteria, and a page for each specific one."""
        if not self.sets:
            return
        basis = self._basis
        sections = tuple(self._general(criteria, general) for criteria in self.sets for general in criteria.general)
        title, lead = basis.say("criteria-title"), (basis.say("criteria-lead"),)
        yield Page("criteria/index.html", "list", title, "criteria", basis.crumbs(), lead, sections)
        for criteria in self.sets:
            for general in criteria.general:
                for specific in general.specific:
                    yield self._page(criteria, general, specific, recommendations, judgements)

    def _general(self, criteria: CriteriaSet, general: GeneralCriterion) -> Section:
        language = self._basis.language
        links = tuple(
            Link(f"{each.id} {each.text.read(language)}", self._basis.criterion_path(criteria.id, each.id))
            for each in general.specific
        )
        title = f"{general.id} {general.text.read(language)}"
        return Section(f"set-{criteria.id}-{general.id}", title, (Bullets(links),))

    def _page(
        self,
        criteria: CriteriaSet,
        general: GeneralCriterion,
        specific: SpecificCriterion,
        recommendations: Recommendations,
        judgements: Judgements,
    ) -> Page:
        basis = self._basis
        of = basis.say("in-general", id=general.id, text=general.text.read(basis.language))
        sections = [Section("indicators", basis.say("indicators"), tuple(self._indicators(criteria, specific)))]
        for number, found in enumerate(self._found.get(criteria.id, ())):
            table = self._by_body(specific, found, f"by-body-{number}")
            if table is not None:
                sections.append(Section(f"bodies-{number}", basis.say("each-body", body=basis.body_word), (table,)))
        judged = judgements.of_criterion([specific.id, *(each.id for each in specific.indicators)])
        sections += [Section("judged", basis.say("judged"), tuple(judged))] if judged else []
        links = tuple(recommendations.naming([each.id for each in specific.indicators]))
        if links:
            sections.append(Section("concerned", basis.say("concerned"), (Bullets(links),)))
        title = f"{basis.say('criterion', id=specific.id)}: {specific.text.read(basis.language).rstrip('.')}"
        path = basis.criterion_path(criteria.id, specific.id)
        return Page(path, "criterion", title, "criteria", basis.crumbs("criteria"), (of,), tuple(sections))

    def _indicators(self, criteria: CriteriaSet, specific: SpecificCriterion) -> Iterator[Block]:
        language = self._basis.language
        founds = self._found.get(criteria.id) or [Found({}, ())]
        if not any((specific.id, ALL) in found.results for found in founds):
            yield Paragraph(self._basis.say("no-evidence"))
        else:
            yield Paragraph(rule_words(criteria.roll_up, language))
        rows, results = [], []
        for indicator in specific.indicators:
            level = criteria.level(indicator.level)
            for found in founds:
                result = found.results.get((indicator.id, ALL))
                cells = self._cells(result) if result is not None else (Cell(""),) * 3
                title = level.title.read(language) if level is not None else indicator.level
                rows.append((Cell(f"{indicator.id} {indicator.text.read(language)}"), Cell(title), *cells))
                results += [result] if result is not None else []
        columns = (Column(self._basis.say("column-indicator")), Column(self._basis.say("column-level")), *self._columns())
        yield Table("table-indicators", self._basis.say("indicators-caption"), columns, tuple(rows), self._notes(results))

    def _by_body(self, specific: SpecificCriterion, found: Found, name: str) -> Table | None:
        """A line for each body, a column for the criterion and each indicator that has evidence."""
        ids = [each for each in (specific.id, *(one.id for one in specific.indicators)) if (each, ALL) in found.results]
        if not ids:
            return None
        rows = tuple(
            (
                Cell(self._basis.name(body), body_path(body)),
                *(self._figures.cell(found.results.get((each, body)), share=True) for each in ids),
                Cell(self._reading(found.results.get((specific.id, body)))),
            )
            for body in found.bodies
        )
        columns = (
            Column(self._basis.say("column-body")),
            *(Column(each, number=True) for each in ids),
            Column(self._basis.say("column-reading")),
        )
        results = [each for (item, _), each in found.results.items() if item in ids]
        return Table(name, self._basis.say("by-body"), columns, rows, self._notes(results))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self._basis.say("column-for"), number=True),
            Column(self._basis.say("column-share-for"), number=True),
            Column(self._basis.say("column-reading")),
        )

    def _cells(self, result: Result) -> tuple[Cell, ...]:
        return (self._figures.cell(result), Cell(shown_share(result)), Cell(self._reading(result)))

    @staticmethod
    def _reading(result: Result | None) -> str:
        """What the share is called, or that there is too little to say."""
        if result is None:
            return ""
        return result.label if result.band and result.label else " ".join(
            each.text for each in result.notes if each.code in ("too-few", "hidden")
        )  # fmt: skip

    def _notes(self, results: Sequence[Result]) -> tuple[str, ...]:
        codes = {note.code for each in results for note in each.notes}
        few = self._basis.say("few", least=self._basis.inspection.small_number)
        return (few,) if codes & set(FEW) else ()
