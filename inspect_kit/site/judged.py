"""Judgements on pages: what people decided, and what figures propose, which is indicative. In: standings. Out: tables.

In public only what was decided: who decided, why, and what figures propose stay inside.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from inspect_kit.inspection import ALL
from inspect_kit.judgements import WHOLE, Standing
from inspect_kit.judgements.words import say as say_judged
from inspect_kit.judgements.words import shown_figure, shown_proposal
from inspect_kit.site.basis import Basis, body_path
from inspect_kit.site.figures import Figures
from inspect_kit.site.model import Block, Cell, Column, DataFile, Folded, Paragraph, Table


class Judgements:
    """The tables. Only what somebody decided, or for which figures propose a grade, is in them."""

    def __init__(self, basis: Basis, figures: Figures) -> None:
        self._basis, self._figures = basis, figures
        self._shown = {each.instrument.id for each in basis.instruments}
        self._standings = [each for each in basis.asked.judged if each.grade is not None or each.proposed is not None]

    def overview(self) -> list[Block]:
        """What was decided of all bodies together, and of each as a whole."""
        mine = [each for each in self._standings if each.grade is not None and (each.on == WHOLE or each.body == ALL)]
        return self._blocks("judged-overview", mine, by_body=True)

    def of_body(self, body: str) -> list[Block]:
        """What was decided of a body."""
        mine = [each for each in self._standings if each.body == body]
        return self._blocks("judged-body", mine, by_body=False)

    def of_criterion(self, items: Collection[str]) -> list[Block]:
        """What was decided of a criterion and its indicators, of every body."""
        mine = [each for each in self._standings if each.on in items]
        return self._blocks("judged-criterion", mine, by_body=True)

    def data(self) -> list[DataFile]:
        """Every decision and proposal, as a table of plain values."""
        if not self._standings:
            return []
        inside = () if self._basis.asked.public else ("proposed", "differs", "because", "by", "at")
        rows = []
        for each in self._standings:
            decided = each.judgement
            more = (
                each.proposed.id if each.proposed else "", "yes" if each.differs else "no", each.because,
                decided.by if decided else "", decided.at if decided else "",
            )  # fmt: skip
            rows.append((each.body, each.on, each.grade.id if each.grade else "", *(more if inside else ())))
        return [DataFile("judgements.csv", self._basis.say("file-judgements"), ("body", "on", "decided", *inside), rows)]

    def _blocks(self, name: str, standings: Sequence[Standing], by_body: bool) -> list[Block]:
        """What was decided; below it, folded, where figures propose a grade and nobody has decided."""
        decided = [each for each in standings if each.grade is not None]
        open_ = [each for each in standings if each.grade is None]
        blocks: list[Block] = [] if self._basis.asked.public else [Paragraph(say_judged("rule", self._basis.language))]
        blocks += [self._table(name, "judged-caption", decided, by_body)] if decided else []
        if open_:
            table = self._table(f"{name}-open", "proposed-caption", open_, by_body)
            blocks.append(Folded(self._basis.say("proposed-only", count=len(open_)), (table,)))
        return blocks if standings else []

    def _table(self, name: str, caption: str, standings: Sequence[Standing], by_body: bool) -> Table:
        """A line for each; columns that say nothing of any are left out."""
        rows = [self._row(each) for each in standings]
        heads = ("column-body", "column-judged", "column-decided", "column-proposed", "column-why", "column-by")
        used = [at for at in range(len(rows[0])) if (at or by_body) and any(row[at] != Cell("") for row in rows)]
        columns = tuple(Column(self._basis.say(heads[at])) for at in used)
        return Table(name, self._basis.say(caption), columns, tuple(tuple(row[at] for at in used) for row in rows))

    def _row(self, each: Standing) -> tuple[Cell, ...]:
        basis, decided = self._basis, each.judgement
        grade = each.grade.label.read(basis.language) if each.grade is not None else ""
        cells = (self._body(each.body), self._on(each), Cell(grade))
        if basis.asked.public:
            return cells
        by = Cell(decided.by, beside=basis.day(decided.at)) if decided is not None else Cell("")
        return (*cells, self._proposed(each), Cell(each.because), by)

    def _proposed(self, each: Standing) -> Cell:
        """What figures propose, which leads to the cases behind the figure."""
        language = self._basis.language
        below = (shown_figure(each.proposal, language), say_judged("differs", language) if each.differs else "")
        result = each.proposal.result if each.proposal is not None else None
        href = self._figures.href(result) if result is not None and result.instrument in self._shown else ""
        return Cell(shown_proposal(each.proposal, language), href, "; ".join(part for part in below if part))

    def _body(self, body: str) -> Cell:
        if body == ALL:
            return Cell(say_judged("together", self._basis.language))
        return Cell(self._basis.name(body), body_path(body))

    def _on(self, each: Standing) -> Cell:
        if each.on == WHOLE:
            return Cell(say_judged("whole", self._basis.language))
        return Cell(f"{each.on} {each.title.read(self._basis.language)}", self._basis.indicator(each.on).href)
