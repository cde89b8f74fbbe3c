"""The edge of the program: exit codes, and what happens to faults of ours."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from inspect_kit import __version__
from inspect_kit.cli.app import VERBS, run
from inspect_kit.documents import schemas
from inspect_kit.documents.schemas import SCHEMAS

Captured = pytest.CaptureFixture[str]


def test_help_names_every_verb(capsys: Captured) -> None:
    assert run(["--help"]) == 0
    words = capsys.readouterr().out.split()
    assert set(VERBS) <= set(words)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str, capsys: Captured) -> None:
    assert run([verb, "--help"]) == 0
    assert "Usage: inspect-kit" in capsys.readouterr().out


def test_the_version(capsys: Captured) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"inspect-kit {__version__}\n"


@pytest.mark.parametrize("arguments", [["nothing"], ["check", "--nothing"], ["new"], ["score", "--format", "poem"]])
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: Captured) -> None:
    assert run(arguments) == 2
    assert "Usage: inspect-kit" in capsys.readouterr().err


def test_schemas_are_listed_and_printed(capsys: Captured) -> None:
    assert run(["schema"]) == 0
    assert capsys.readouterr().out.split() == list(SCHEMAS)
    for kind in SCHEMAS:
        assert run(["schema", kind]) == 0
        assert '"$schema"' in capsys.readouterr().out


@pytest.mark.parametrize(("raised", "code"), [(KeyboardInterrupt(), 130), (ZeroDivisionError("by nought"), 3)])
def test_what_stops_a_run_has_its_code(
    raised: BaseException, code: int, capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stop(_: str) -> str:
        raise raised

    monkeypatch.setattr(schemas, "schema_text", stop)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.delenv("INSPECT_KIT_DEBUG", raising=False)
    assert run(["schema", "template"]) == code
    err = capsys.readouterr().err
    assert "Traceback" not in err
    logs = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert len(logs) == (code == 3)
    if logs:
        assert "by nought" in err
        assert "Traceback" in logs[0]
