"""Imports run one way, only the command line talks to people, and start-up pays for nothing it does not use."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "inspect_kit"
CORE = sorted(
    path for path in PACKAGE.rglob("*.py") if "cli" not in path.relative_to(PACKAGE).parts and path.name != "__main__.py"
)
HEAVY = {"yaml", "jsonschema", "openpyxl", "xlsxwriter", "jinja2", "tabulate", "filelock", "icalendar"}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_command_line_talks_to_people(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name in imported(tree):
        assert name.split(".")[0] != "typer"
        assert not name.startswith("inspect_kit.cli")
    assert not {"print", "input", "exit", "quit", "sys.exit", "os._exit", "breakpoint"} & set(called(tree))


@pytest.mark.parametrize("module", ["inspect_kit", "inspect_kit.problems", "inspect_kit.texts", "inspect_kit.template.model"])
def test_values_need_only_the_standard_library(module: str) -> None:
    assert not (HEAVY | {"typer"}) & loaded_after(f"import {module}")


def test_the_command_line_starts_without_what_verbs_need() -> None:
    assert not HEAVY & loaded_after("from inspect_kit.cli.app import build_app; build_app()")


def test_the_command_line_starts_without_the_core() -> None:
    values = {"problems", "severity", "csv_text", "markdown", "cli"}
    found = {name.split(".")[1] for name in loaded_after("from inspect_kit.cli.app import build_app; build_app()", whole=True)}
    assert found <= values


def loaded_after(code: str, whole: bool = False) -> set[str]:
    """The modules that a fresh Python has loaded: their first names, or ours in full."""
    show = "import sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    names = done.stdout.split()
    return {each for each in names if each.startswith("inspect_kit.")} if whole else {each.split(".")[0] for each in names}
