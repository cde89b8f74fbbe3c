"""Charts on pages: each drawn once, with its words and its numbers beside it. In: scores. Out: pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from inspect_kit.charts import Chart, Definitions, charts_across, charts_of_body, deadline_charts, draw_svg
from inspect_kit.inspection import ALL
from inspect_kit.measures.run import Scores
from inspect_kit.site.basis import Basis
from inspect_kit.site.figures import Figures
from inspect_kit.site.model import Cell, Column, DataFile, Gallery, Link, Picture, Table
from inspect_kit.view import Value


class Pictures:
    """The charts of the scores. One that is on a page already is not drawn again for another."""

    def __init__(self, basis: Basis, figures: Figures) -> None:
        self._basis, self._figures = basis, figures
        self._definitions = Definitions.of(basis.inspection)
        self._across: dict[str, tuple[Chart, ...]] = {}
        self._placed: set[str] = set()

    def overview(self, main: Collection[str], most: int) -> Gallery:
        """The charts of the first page: those that show several measures, and those of the main figures."""
        charts = [each for scores in self._basis.instruments for each in self._charts(scores)]
        several = [each for each in charts if len(each.measures) > 1]
        single = [each for each in charts if len(each.measures) == 1 and each.measures[0] in main]
        whose = {each.id: scores for scores in self._basis.instruments for each in self._charts(scores)}
        chosen = [*several, *single][:most]
        return Gallery(tuple(picture for each in chosen for picture in self._draw(whose[each.id], [each], ALL)))

    def across(self, scores: Scores) -> Gallery:
        """The charts of an instrument across all bodies that no page has yet."""
        left = [each for each in self._charts(scores) if each.id not in self._placed]
        return Gallery(tuple(self._draw(scores, left, ALL)))

    def of_body(self, scores: Scores, body: str) -> Gallery:
        """The charts of one body."""
        return Gallery(tuple(self._draw(scores, charts_of_body(scores, body, self._definitions), body)))

    def deadlines(self) -> Gallery:
        """When everything that was recommended is due, on a time line."""
        asked = self._basis.asked
        charts = deadline_charts(asked.standings, asked.day, self._basis.language, self._definitions)
        pictures = (Picture(each.id, each.title, draw_svg(each), each.note, _table(each)) for each in charts)
        return Gallery(tuple(pictures))

    def data(self) -> Iterator[DataFile]:
        """The numbers of the charts across all bodies."""
        for scores in self._basis.instruments:
            for chart in self._charts(scores):
                title = self._basis.say("file-chart", title=chart.title)
                rows = [[_plain(value) for value in row] for row in chart.table.rows]
                yield DataFile(f"chart-{chart.id}.csv", title, chart.table.headings, rows)

    def _charts(self, scores: Scores) -> tuple[Chart, ...]:
        name = scores.instrument.id
        if name not in self._across:
            self._across[name] = charts_across(scores, self._definitions)
        return self._across[name]

    def _draw(self, scores: Scores, charts: Sequence[Chart], scope: str) -> Iterator[Picture]:
        for chart in charts:
            self._placed.add(chart.id)
            behind = tuple(self._behind(scores, chart, scope))
            yield Picture(chart.id, chart.title, draw_svg(chart), chart.note, _table(chart), behind)

    def _behind(self, scores: Scores, chart: Chart, scope: str) -> Iterator[Link]:
        """The cases behind each figure that is drawn; none in public."""
        for result in self._basis.results_of(scores, scope):
            if result.measure in chart.measures and result.group is None:
                href = self._figures.href(result)
                if href:
                    title = f"{result.title}: {result.label}" if result.kind == "tally" else result.title
                    title = f"{result.measure} {title}" if result.kind == "evidence" else title
                    yield Link(f"{title}: {self._figures.words(result)}", href)


def _table(chart: Chart) -> Table:
    """The numbers of a chart; columns of nothing but numbers stand at the right."""
    rows = [[_plain(value) for value in row] for row in chart.table.rows]
    numbers = [all(_is_number(row[at]) for row in rows) for at in range(len(chart.headings))]
    columns = tuple(Column(title, number) for title, number in zip(chart.headings, numbers, strict=True))
    return Table(f"{chart.id}-table", chart.title, columns, tuple(tuple(Cell(text) for text in row) for row in rows))


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _is_number(text: str) -> bool:
    return text == "" or text.rstrip("%").replace(".", "", 1).replace("-", "", 1).isdigit()
