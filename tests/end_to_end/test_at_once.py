"""Two people at once: nothing that either was told is saved is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.answers import OAK
from tests.project import Project, fill, grid_sheet


def start(project: Project, *arguments: str) -> subprocess.Popen[bytes]:
    """A command in a process of its own."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "inspect_kit", "-C", str(project.folder), *arguments]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ))


def test_reviewers_who_are_collected_at_once(homes: Project, tmp_path: Path) -> None:
    homes.run("sample").ok()
    homes.run("sheets", "oak", "--reviewers", "a,b,c").ok()
    running = []
    for name in ("a", "b", "c"):
        sheet = homes.folder / "sheets/plans/2026" / f"oak.{name}.xlsx"
        mine = {case: OAK[case] for case in grid_sheet(sheet)[3] if case in OAK}
        running.append(start(homes, "collect", str(fill(sheet, tmp_path / f"{name}.xlsx", mine))))
    for each in running:
        _, err = each.communicate()
        assert each.returncode == 0, err
    stored = json.loads((homes.folder / "answers/plans/2026/oak.first.json").read_text(encoding="utf-8"))
    assert set(stored["rows"]) == set(OAK)
    assert len(stored["workbooks"]) == 3


def test_amendments_made_at_once(homes: Project, tmp_path: Path) -> None:
    homes.run("sample").ok()
    homes.run("sheets", "oak").ok()
    homes.run("collect", str(fill(homes.folder / "sheets/plans/2026/oak.xlsx", tmp_path / "oak.xlsx", OAK))).ok()
    by = ("--by", "A", "--because", "B", "--on", "2026-04-01")
    running = [start(homes, "amend", "oak", case, "weight", str(50 + number), *by) for number, case in enumerate(OAK)]
    for each in running:
        _, err = each.communicate()
        assert each.returncode == 0, err
    lines = (homes.folder / "amendments.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["row"] for line in lines} == set(OAK)


def test_amendments_of_one_answer_made_at_once_each_name_the_one_before(homes: Project) -> None:
    homes.run("sample").ok()
    by = ("--by", "A", "--because", "B", "--on", "2026-04-01")
    running = [start(homes, "amend", "oak", "OAK-001", "falls", str(number), *by) for number in range(1, 6)]
    for each in running:
        _, err = each.communicate()
        assert each.returncode == 0, err
    log = (homes.folder / "amendments.jsonl").read_text(encoding="utf-8").splitlines()
    lines = [json.loads(line) for line in log]
    assert [line["old"] for line in lines] == [{"state": "missing"}, *(line["new"] for line in lines[:-1])]
