"""The README's section on assessing oneself, command by command, from nothing; what it shows is what is printed."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import Project, Ran, fill

ROOT = Path(__file__).parents[2]
SAYS: dict[str, dict[str, object]] = {
    "3.2.1": {"judgement": "Partly met", "evidence": "Training records", "confidence": "Medium",
              "action": "Invite speakers to every course", "action_owner": "Head of learning", "action_due": "2026-06-30"},
    "4.1.2": {"judgement": "Met", "evidence": "Audit of flags", "confidence": "High"},
    "5.1.1": {"judgement": "Partly met", "evidence": "40 records", "confidence": "Medium",
              "action": "Assess risk at first contact", "action_owner": "Head of crime", "action_due": "2026-03-31"},
    "5.4.2": {"judgement": "Met", "evidence": "Supervisors' reviews", "confidence": "Low"},
    "6.1.1": {"judgement": "Not met", "evidence": "Survey of victims", "confidence": "High"},
}  # fmt: skip


def section() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split("## Assess yourself\n")[1].split("\n## ")[0]


def commands() -> Iterator[list[str]]:
    for line in section().splitlines():
        if line.startswith("    "):
            yield shlex.split(line, comments=True)


def test_from_nothing_to_a_compare_view_only_from_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ignored = shutil.ignore_patterns("out", "sheets", "__pycache__")
    shutil.copytree(ROOT / "examples" / "hate-crime-2018", tmp_path / "examples" / "hate-crime-2018", ignore=ignored)
    monkeypatch.chdir(tmp_path)
    printed: dict[str, Ran] = {}
    for words in commands():
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            continue
        files = [each for word in words[1:] for each in (map(str, sorted(Path().glob(word))) if "*" in word else [word])]
        printed[" ".join(words[1:3])] = Project(Path()).run(*files).ok()
        if words[1] == "sheets":
            fill(Path("sheets/self-assessment/1/gwent.xlsx"), Path("returned/gwent.xlsx"), SAYS)
    assert list(printed)[-3:] == ["self-assess show", "self-assess compare", "self-assess actions"]
    shown = section().split("```")[1].strip("\n").splitlines()
    out = [line.rstrip() for line in printed["self-assess compare"].out.splitlines()]
    start = out.index(shown[0])
    assert out[start : start + len(shown)] == shown
    assert len(shown) == 6
