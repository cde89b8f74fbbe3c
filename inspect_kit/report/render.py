"""Report pages from Jinja templates that people can change, and the same figures as CSV and JSON.

In: scores. Out: files below `out/report/`; of several instruments, each has a folder of its own for its pages. The same
scores give the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspect_kit.answers.effective import collected_instruments
from inspect_kit.csv_text import table_csv
from inspect_kit.files import dump_json, write_atomic
from inspect_kit.inspection import ACROSS, Inspection
from inspect_kit.markdown import markdown_safe
from inspect_kit.measures.results import Result, result_document, results_document
from inspect_kit.measures.run import InspectionScores, Scores
from inspect_kit.measures.shown import (
    shown_interval,
    shown_percent,
    shown_points,
    shown_share,
    shown_value,
    shown_value_of,
)
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.report.context import ReportContext, build_context
from inspect_kit.report.judged import Judged, load_judged
from inspect_kit.shipped import shipped_root
from inspect_kit.texts import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup


def write_reports(scores: InspectionScores, named: Collection[str] = ()) -> tuple[list[Path], list[Problem]]:
    """Write each instrument's pages, the results of all of them as CSV and JSON, and what was run on what.

    Where bodies are `named`, just their pages are written. The scores are of all bodies even so: a page says the same
    whichever pages are written with it. Data of all are written where every instrument that has answers was scored.

    Raises:
        StopRun: there is no page to write, judgements have errors, or a template of somebody's own cannot be used.
    """
    first = scores.inspection.languages[0]
    folder = scores.inspection.out_path / "report"
    folder = folder if scores.language == first else folder / scores.language
    pages = Pages(scores.inspection, scores.language)
    collected = collected_instruments(scores.inspection)
    several = len(collected) > 1
    judged, found = load_judged(scores)
    contents: dict[str, bytes] = {}
    for each in scores.instruments:
        above = f"{each.instrument.id}/" if several else ""
        contents |= {f"{above}{name}": text.encode() for name, text in _rendered(pages, each, named, judged).items()}
    if not contents:
        raise StopRun([problem("report-nothing", Place("answers"), bodies=list(named))])
    if not named and {each.instrument.id for each in scores.instruments} >= set(collected):
        contents |= _data(scores)
    for name, content in contents.items():
        write_atomic(folder / name, content)
    return [folder / name for name in contents], [*found, *pages.problems, *_old_pages(scores.inspection, folder, several)]


def _data(scores: InspectionScores) -> dict[str, bytes]:
    """The results of all, and what was run on what."""
    return {
        "results.json": dump_json(results_document(scores.head(), scores.results)),
        "results.csv": results_csv(scores).encode(),
        "run.json": dump_json(run_document(scores)),
    }


def _old_pages(inspection: Inspection, folder: Path, several: bool) -> list[Problem]:
    """Pages where they stood when there was one instrument: they would be taken for those of this run."""
    names = [f"{name}.md" for name in (ACROSS, *(body.id for body in inspection.bodies))]
    old = [folder / name for name in names if (folder / name).exists()] if several else []
    return [problem("report-old-page", Place(inspection.shown(path))) for path in old]


def _rendered(pages: Pages, scores: Scores, named: Collection[str], judged: Judged | None) -> dict[str, str]:
    """The pages of those that are named; where none is, one for each body that has figures of its own and one across them."""
    whole = build_context(scores, None, judged)
    across, single = (ACROSS, "body") if whole.sampled else ("returns", "return")
    files = {} if named else {f"{ACROSS}.md": pages.render(across, whole)}
    figures_of = {result.scope for result in scores.results}
    for body in (each for each in scores.bodies() if each in figures_of and (each in named or not named)):
        files[f"{body}.md"] = pages.render(single, build_context(scores, scores.inspection.body(body), judged))
    return files


class Pages:
    """The report templates of one language. A template in the inspection's own `reports/` goes before the shipped one."""

    def __init__(self, inspection: Inspection, language: str) -> None:
        self.problems: list[Problem] = []
        self._folders = [inspection.folder / "reports", shipped_root() / "reports"]
        self._language = language
        self._environment = _environment(self._folders, language)

    def render(self, page: str, context: ReportContext) -> str:
        """One page."""
        from jinja2 import TemplateError

        template, name = self._template(page)
        try:
            return template.render(page=context)
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            raise StopRun([problem("report-template-broken", Place(name, line=line), why=error.message)]) from None

    def _template(self, page: str) -> tuple[Template, str]:
        """The template in the language; where there is none, the one without a language, and a warning."""
        from jinja2 import TemplateNotFound, TemplateSyntaxError

        name = f"{page}.{self._language}.md.j2" if self._language != DEFAULT_LANGUAGE else f"{page}.md.j2"
        try:
            return self._environment.get_template(name), name
        except TemplateSyntaxError as error:
            raise StopRun([problem("report-template-broken", Place(name, line=error.lineno), why=error.message)]) from None
        except TemplateNotFound:
            missing = problem("report-no-template", Place("reports"), language=self._language, name=name)
            self.problems += [] if missing in self.problems else [missing]
            return self._environment.get_template(f"{page}.md.j2"), f"{page}.md.j2"


def _environment(folders: list[Path], language: str) -> Environment:
    """Whatever a template prints is escaped for Markdown; a misspelt name is an error, not a blank."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "percent": shown_percent,
        "points": shown_points,
        "value": shown_value,
        "shown": shown_value_of,
        "share": shown_share,
        "interval": partial(shown_interval, language=language),
    }
    return environment


def _safe(value: object) -> Markup:
    """Whatever a template prints, escaped for Markdown once; what a macro made is made of escaped pieces already."""
    from markupsafe import Markup

    return value if isinstance(value, Markup) else Markup(markdown_safe(value))


def results_csv(scores: InspectionScores) -> str:
    """Every result as a line."""
    return table_csv(*result_rows(scores.results), stamp_of(scores.inspection))


def stamp_of(inspection: Inspection) -> dict[str, str]:
    """What stands in every line of data of an inspection, since lines get copied."""
    return {"marking": inspection.marking, "synthetic": inspection.synthetic_text or ""}


def result_rows(results: Sequence[Result]) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Results as a table: headings, and a row for each."""
    rows = [dict(_flat(result_document(each))) for each in results]
    return tuple(rows[0] if rows else ()), [tuple(row.values()) for row in rows]


def _flat(document: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """The record with its group, its interval and its notes on one line."""
    for key, value in document.items():
        if key == "group":
            yield "group_by", value["by"] if value else ""
            yield "group", value["is"] if value else ""
            yield "against", (value["against"] or "") if value else ""
        elif key == "interval":
            yield "interval_low", value[0] if value else ""
            yield "interval_high", value[1] if value else ""
        elif key == "notes":
            yield "notes", "; ".join(each["code"] for each in value)
        elif key == "hidden":
            yield "hidden", "; ".join(value)
        else:
            yield key, "" if value is None else value


def run_document(scores: InspectionScores) -> dict[str, Any]:
    """What was run on what: versions, digests of every file, the seeds."""
    return {**scores.head(), "instruments": [_run_of(each) for each in scores.instruments], "results": len(scores.results)}


def _run_of(scores: Scores) -> dict[str, Any]:
    sample = scores.instrument.sample
    return {**scores.about(), "seed": sample.seed if sample is not None else None, "results": len(scores.results)}
