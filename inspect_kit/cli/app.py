"""The command line: its verbs, its exit codes, and what happens when something stops a run.

Exit codes: 0 clean, 1 errors in the data, 2 wrong usage, 3 a fault of ours, 130 interrupted. Each verb is a module that
imports only Typer at its top; what it needs is imported when it runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_group

from inspect_kit import __version__
from inspect_kit.cli.output import print_problems
from inspect_kit.problems import StopRun

VERBS = {
    "new": "Make an inspection folder.",
    "check": "Check the inspection, or single documents.",
    "sample": "Draw the cases of each body from its list.",
    "sheets": "Write the workbooks that people fill.",
    "collect": "Take filled workbooks in.",
    "status": "Show where each body stands.",
    "amend": "Change an answer, with who and why.",
    "score": "Compute every measure from the answers.",
    "trace": "List the cells that a figure came from.",
    "evidence": "Evidence that people write down: interviews, documents, calls; and what rests on too little of it.",
    "judge": "Judgements: what figures propose, what was decided and why, what findings rest on.",
    "report": "Write the summaries.",
    "fact-check": "What bodies challenge before publication, and the answers.",
    "compare": "Two rounds of inspection beside each other, and what changed beyond noise.",
    "compare-bodies": "Bodies beside each other, with funnel limits.",
    "recs": "The register of recommendations: what is due, what is late, what changed.",
    "self-assess": "Self-assessments: a body's own profile, what stands beside it, its actions.",
    "criteria": "Look through criteria sets, make one of a spreadsheet, compare two.",
    "schema": "Print the JSON Schema of a kind of document.",
    "figures": "Compare printed figures with computed ones.",
    "demo": "Run the whole job on the shipped example.",
}
"""What each verb does, for the list of them. A verb's module is imported when the verb is used, and not before."""

FAULT, INTERRUPTED = 3, 130


def build_app() -> typer.Typer:
    """The program with every verb."""
    app = typer.Typer(
        name="inspect-kit",
        help="Inspections held as data: from criteria to figures that lead back to their cells.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback(cls=Verbs)(_everywhere)
    return app


class Verbs(TyperGroup):
    """The verbs. Listing them costs nothing; only the one that is used is imported and built."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """One of them; None where there is none of that name."""
        if cmd_name not in VERBS:
            return None
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.callback()(lambda: None)
        import_module(f"inspect_kit.cli.{cmd_name.replace('-', '_')}").register(alone)
        return get_group(alone).commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The verb that is named, with its arguments; the inspection's own word for a body stands for `--body`."""
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and any(each.startswith("--") for each in rest):
            from inspect_kit.cli.body_word import with_body_option

            rest = with_body_option(command, rest, Path(ctx.params.get("folder") or ""))
        return name, command, rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


def _version(wanted: bool) -> None:
    if wanted:
        print(f"inspect-kit {__version__}")
        raise typer.Exit


def _everywhere(
    context: typer.Context,
    folder: Annotated[Path, typer.Option("-C", metavar="DIR", help="The inspection folder, or one below it.")] = Path(),
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    context.obj = folder


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. A problem in somebody's data is told, whatever they fed us."""
    try:
        build_app()(args=arguments, prog_name="inspect-kit")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except StopRun as stop:
        print_problems(stop.problems)
        return stop.exit_code
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except Exception as fault:  # the one place: the outermost edge, where nothing is left but to own up
        return _own_up(fault)
    return 0


def _own_up(fault: Exception) -> int:
    """A fault of ours: say so, and keep the traceback where it can be sent to us."""
    import tempfile
    import traceback

    text = "".join(traceback.format_exception(fault))
    if os.environ.get("INSPECT_KIT_DEBUG"):
        print(text, file=sys.stderr)
    with tempfile.NamedTemporaryFile("w", prefix="inspect-kit-fault-", suffix=".txt", delete=False, encoding="utf-8") as log:
        log.write(text)
    print(f"inspect-kit has a fault: {fault!r}. No file was left half written. Please send us {log.name}.", file=sys.stderr)
    return FAULT


def main() -> NoReturn:
    """The program's entry."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run())
