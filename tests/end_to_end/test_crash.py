"""Killed at every point where it touches the disk, a command leaves every earlier file whole, and can be run again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.answers import OAK
from tests.end_to_end.crash import run_killed
from tests.project import Project, fill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to end a process as if the power went")

SENT = Path("sheets/plans/2026/oak.xlsx")
AMEND = ("amend", "oak", "OAK-005", "falls", "2", "--by", "A. Lead", "--because", "record found", "--on", "2026-04-01")
LATER = {**OAK, "OAK-005": {**OAK["OAK-005"], "falls": 4, "overall": "Poor"}}


def prepared(homes: Project, tmp_path: Path, steps: str) -> Project:
    """The inspection after these steps."""
    for step in steps.split():
        if step == "reword":
            path = homes.folder / "template.yaml"
            path.write_text(
                path.read_text(encoding="utf-8").replace("How many falls are", "How many falls have been"), encoding="utf-8"
            )
        elif step == "fill":
            fill(homes.folder / SENT, tmp_path / "first.xlsx", OAK)
            fill(homes.folder / SENT, tmp_path / "second.xlsx", LATER)
        elif step == "collect":
            homes.run("collect", str(tmp_path / "first.xlsx")).ok()
        elif step == "amend":
            homes.run("amend", "oak", "OAK-002", "falls", "9", "--by", "B", "--because", "C", "--on", "2026-03-30").ok()
        else:
            homes.run(step, "oak").ok()
    return homes


CASES: dict[str, tuple[str, Callable[[Path], tuple[str, ...]]]] = {
    "sample": ("", lambda _: ("sample",)),
    "replace": (
        "sample",
        lambda _: ("sample", "oak", "--replace", "OAK-001", "--because", "not-found", "--by", "A", "--on", "2026-03-01"),
    ),
    "sheets": ("sample", lambda _: ("sheets", "oak", "--reviewers", "anna,ben", "--double", "2")),
    "sheets again": ("sample sheets reword", lambda _: ("sheets", "oak")),
    "collect": ("sample sheets fill", lambda folder: ("collect", str(folder / "first.xlsx"))),
    "collect again": ("sample sheets fill collect amend", lambda folder: ("collect", str(folder / "second.xlsx"))),
    "amend": ("sample sheets fill collect", lambda _: AMEND),
    "amend again": ("sample sheets fill collect amend", lambda _: AMEND),
}
"""What was done before, and the command that is killed."""


def kept(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without what a killed run may leave beside its place, and locks."""
    return {name: content for name, content in files.items() if not Path(name).name.startswith(".")}


@pytest.mark.parametrize("case", CASES)
def test_every_earlier_file_is_whole_wherever_it_is_killed(homes: Project, tmp_path: Path, case: str) -> None:
    steps, command = CASES[case]
    before = prepared(homes, tmp_path, steps)
    arguments = command(tmp_path)
    old = kept(before.files())
    done = Project(shutil.copytree(before.folder, tmp_path / "done"))
    assert done.run(*arguments).code in (0, 1)
    new = kept(done.files())
    assert new != old

    point = 0
    while True:
        tried = Project(shutil.copytree(before.folder, tmp_path / "killed"))
        finished = run_killed(["-C", str(tried.folder), *arguments], point)
        now = kept(tried.files())
        for name, content in old.items():
            if name.endswith(".jsonl"):
                assert now[name].startswith(content), f"{name} lost lines at point {point}"
            else:
                assert now[name] in (content, new[name]), f"{name} is neither old nor new at point {point}"
        for name in now.keys() - old.keys() - {"amendments.jsonl"}:
            assert now[name] == new[name], f"{name} is half written at point {point}"
        assert tried.run(*arguments).code in (0, 1)
        assert same(kept(tried.files()), new), f"after point {point} it cannot be run again to the same end"
        shutil.rmtree(tried.folder)
        if finished:
            break
        point += 1
    assert point >= 5, f"only {point} points were walked"


def same(left: dict[str, bytes], right: dict[str, bytes]) -> bool:
    """The same files. A log may hold a torn line that the next run closed; what can be read of it is the same."""
    import json

    def lines(content: bytes) -> list[object]:
        found = []
        for line in content.splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
        return found

    if left.keys() != right.keys():
        return False
    return all(
        lines(left[name]) == lines(right[name]) if name.endswith(".jsonl") else left[name] == right[name] for name in right
    )
