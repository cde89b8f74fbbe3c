"""`inspect-kit report`: write the summaries, of one kind or another."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from inspect_kit.cli.options import Bodies, Form, InstrumentId, Language
from inspect_kit.cli.output import Format
from inspect_kit.cli.reports.asked import Asked

PUBLIC = ("tables", "html")
"""The kinds of report that can be published."""


def register(app: typer.Typer) -> None:
    app.command("report")(report)


def report(
    context: typer.Context,
    bodies: Bodies = None,
    instrument: InstrumentId = None,
    tables: Annotated[bool, typer.Option("--tables", help="A workbook of tables for publication instead.")] = False,
    html: Annotated[bool, typer.Option("--html", help="A small website that opens from a file instead.")] = False,
    docx: Annotated[bool, typer.Option("--docx", help="Word documents, to out/word, instead.")] = False,
    fact_check: Annotated[
        bool, typer.Option("--fact-check", help="A workbook for each body that is named, to check its figures.")
    ] = False,
    check: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help="Check the figures of a draft (.md, .txt, .docx) instead.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="RESULTS.json", help="With --check: the results of an earlier run.")
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Hide small numbers, and whatever gives them away.")] = False,
    declassify: Annotated[str | None, typer.Option(metavar="REASON", help="Why what is marked may be published.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="As things stand on this day; today if left out.")] = None,
    language: Language = None,
    form: Form = Format.TABLE,
) -> None:
    """Write a summary of each body and one across them, as Markdown, CSV and JSON, to out/report.

    Bodies that are named get their pages anew, and nothing else is touched: the page across all and the data of all stay as
    they are. An instrument that is named gets all of its pages, and the data of all stay. Name nothing to write everything.

    Where several instruments have answers, the pages of each are in a folder of its own. So are those of a further language.
    Texts in reports/text have their figures filled in. --docx writes the same pages and texts as Word documents, in the looks
    of reports/word/template.docx. --check holds a draft to the figures, and writes nothing.

    With --html, a small website in out/html, on which every figure leads to its cases; with --public, in out/public, without.

    With --tables, a workbook made to the guidance for published spreadsheets, in out/tables. With --public it may be
    published: small numbers are hidden, and a log of what was hidden is written to out/disclosure.
    """
    kind = _kind({"html": html, "tables": tables, "docx": docx, "fact_check": fact_check, "check": check is not None})
    _check_public(kind, public, declassify)
    _check_against(check, against)
    asked = Asked(
        context,
        tuple(bodies or ()),
        instrument,
        language,
        form,
        public=public,
        as_of=as_of,
        declassify=declassify,
        draft=check,
        against=against,
    )
    import_module(f"inspect_kit.cli.reports.{kind}").write(asked)


def _check_against(check: Path | None, against: Path | None) -> None:
    """Earlier results are what a draft is held against.

    Raises:
        StopRun: there is no draft.
    """
    from inspect_kit.problems import Place, StopRun, problem

    if against is not None and check is None:
        raise StopRun([problem("draft-against-alone", Place("--against"))], 2)


def _check_public(kind: str, public: bool, declassify: str | None) -> None:
    """What is published is of a kind that can be, and what is declassified is published.

    Raises:
        StopRun: it is not.
    """
    from inspect_kit.problems import Place, StopRun, problem

    if public and kind not in PUBLIC:
        raise StopRun([problem("publish-not-this", Place("--public"), kinds=[f"--{each}" for each in PUBLIC])], 2)
    if declassify is not None and not public:
        raise StopRun([problem("publish-declassify-alone", Place("--declassify"))], 2)


def _kind(wanted: dict[str, bool]) -> str:
    """The one kind of report that is asked for; the pages where none is.

    Raises:
        StopRun: several kinds are asked for at once.
    """
    from inspect_kit.problems import Place, StopRun, problem

    kinds = [kind for kind, asked in wanted.items() if asked]
    if len(kinds) > 1:
        known = [f"--{kind.replace('_', '-')}" for kind in kinds]
        raise StopRun([problem("usage-one-report", Place("report"), kinds=known)], 2)
    return kinds[0] if kinds else "pages"
