"""`inspect-kit demo`: the whole run on a shipped example, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspect_kit.inspection import Inspection, Instrument


def register(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where; a new temporary folder if left out.")] = None,
    example: Annotated[str | None, typer.Option(help="Which shipped example, where there are several.")] = None,
) -> None:
    """Run new, sample, sheets, collect, score and report on the shipped example, and show the table across all bodies.

    Where the libraries for it are installed, it ends with the report as pages.

    The fresh workbooks are filled from the example's answers, which are made up.
    """
    import shutil
    from tempfile import mkdtemp

    from inspect_kit.cli.options import opened_at
    from inspect_kit.sheets import fill_from

    source = _example(example)
    original, _ = opened_at(source)
    place = folder or Path(mkdtemp(prefix="inspect-kit-demo-")) / original.id
    sampled = [each for each in original.instruments if each.sample is not None]
    seeds = [each.sample.seed for each in original.instruments if each.sample is not None]
    _run("new", str(place), "--from", original.id, "--seed", seeds[0], "--synthetic")
    print(f"\n(The lists that each {original.body_word.read()} would send are copied from the example.)")
    shutil.copytree(source / "lists", place / "lists", dirs_exist_ok=True)
    here = ("-C", str(place))
    for verb in ("check", "sample"):
        _run(*here, verb)
    for only in _sheets_of(original, sampled):
        _run(*here, "sheets", *only)
    filled = fill_from(original, opened_at(place)[0], place / "returned")
    print(f"\n(Reviewers fill the workbooks. Here {len(filled)} are filled from the example's answers.)")
    _run(*here, "collect", *map(str, filled))
    _run(*here, "status")
    _run(*here, "report")
    _run(*here, "score", "--measure", _first_measure(original, sampled[0]))
    _show_table(place / "out" / "report", sampled[0].id)
    _show_pages(place)


def _sheets_of(inspection: Inspection, sampled: Sequence[Instrument]) -> list[tuple[str, ...]]:
    """What `sheets` is told: nothing where every instrument is sampled, else each that is."""
    return [()] if len(sampled) == len(inspection.instruments) else [(each.id,) for each in sampled]


def _example(name: str | None) -> Path:
    """The shipped example of this name; the only one where none is named."""
    from inspect_kit.problems import StopRun, problem
    from inspect_kit.shipped import shipped_names, shipped_path

    known = shipped_names("examples")
    path = shipped_path("examples", name or known[0]) if known else None
    if path is None:
        raise StopRun([problem("usage-unknown-example", "demo", name=name or "", known=known)], 2)
    return path


def _run(*arguments: str) -> None:
    """Say the command as somebody would type it, and run it; stop the demonstration where it fails."""
    import shlex

    from inspect_kit.cli.app import run

    print(f"\n$ inspect-kit {shlex.join(arguments)}", flush=True)
    code = run(arguments)
    if code:
        raise typer.Exit(code)


def _first_measure(inspection: Inspection, instrument: Instrument) -> str:
    """The measure that says how many rows were looked at: the template's first."""
    from inspect_kit.cli.options import chosen_of

    [chosen], _ = chosen_of(inspection, instrument.id)
    return chosen.template.parts[0].measures[0].id


def _show_table(reports: Path, instrument: str) -> None:
    """The head of the instrument's page across all bodies, down to the end of its first table."""
    from inspect_kit.inspection import ACROSS

    pages = reports / instrument if (reports / instrument).is_dir() else reports
    text = (pages / f"{ACROSS}.md").read_text(encoding="utf-8")
    head, _, rest = text.partition("\n## Figures\n")
    table, _, _ = rest.strip().partition("\n\n")
    print(f"\n{head.strip()}\n\n{table}\n\nThe whole page, one for each, and the data: {reports}")


def _show_pages(place: Path) -> None:
    """Write the report as pages, and say where they open; or what to install, where the library that draws is missing."""
    from importlib.util import find_spec

    if find_spec("vl_convert") is None:
        print("\nFor the report as pages with charts: pip install 'inspect-kit[html]', then inspect-kit report --html")
        return
    _run("-C", str(place), "report", "--html")
    print(f"\nThe report as pages, which open in any browser: {(place / 'out' / 'html' / 'index.html').resolve().as_uri()}")
