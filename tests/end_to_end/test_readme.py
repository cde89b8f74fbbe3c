"""What the README shows is what the tool prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project import Project

ROOT = Path(__file__).parents[2]


def blocks() -> list[list[str]]:
    """The fenced blocks of the README, as lines."""
    pieces = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1::2]
    return [piece.strip("\n").splitlines() for piece in pieces]


@pytest.fixture
def example(tmp_path: Path) -> Project:
    ignored = shutil.ignore_patterns("out", "__pycache__")
    shutil.copytree(ROOT / "examples" / "hate-crime-2018", tmp_path / "example", ignore=ignored)
    return Project(tmp_path / "example")


def test_its_table_is_the_reports(example: Project) -> None:
    example.run("report").ok()
    page = (example.folder / "out" / "report" / "case-review" / "national.md").read_text(encoding="utf-8").splitlines()
    shown = [line for block in blocks() if block[0].startswith("| Measure") for line in block]
    assert len(shown) > 4
    assert [line for line in shown if line not in page] == []


def test_its_trace_is_what_trace_prints(example: Project) -> None:
    printed = example.run("trace", "visited_within_24_hours", "--body", "gwent").ok().out.splitlines()
    [block] = [block for block in blocks() if block[0].startswith("body    row")]
    assert all(any(line.startswith(shown.rstrip()) for line in printed) for shown in block[2:])


def test_the_commands_it_names_are_there(example: Project) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {line.split()[1] for line in text.splitlines() if line.startswith("    inspect-kit ")}
    assert named >= {"new", "sample", "sheets", "collect", "status", "score", "trace", "amend", "report"}
    for verb in named - {"-C"}:
        assert "Usage" in example.run(verb, "--help").ok().out
    case = text.split("amend gwent ")[1].split()[0]
    example.run("amend", "gwent", case, "risk_plan", "yes", "--by", "A", "--because", "B", "--on", "2018-01-01").ok()


def test_its_list_of_what_is_due_is_what_due_prints(example: Project) -> None:
    printed = example.run("recs", "due", "--body", "gwent", "--as-of", "2018-12-01", "--within", "60d").ok().out.splitlines()
    [block] = [block for block in blocks() if block[0].startswith("due         item")]
    assert len([line for line in printed if line.startswith("20")]) == len(block) - 2
    assert all(any(line.startswith(shown.rstrip()) for line in printed) for shown in block)
