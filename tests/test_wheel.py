"""The wheel, installed where there is no checkout, carries everything that `new`, `check` and `demo` need.

Nothing is fetched: dependencies are those of the environment that runs the tests, put on the path of the new one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it: its Python."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    venv.create(place / "environment", with_pip=True)
    scripts = place / "environment" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    [wheel] = place.glob("*.whl")
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", wheel]
    subprocess.run(install, check=True, capture_output=True)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip())
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def run(python: Path, folder: Path, *arguments: str) -> str:
    """Run the installed command; what it printed."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [str(python.with_name("inspect-kit")), *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_command_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    code = "import inspect_kit; print(inspect_kit.__file__)"
    found = subprocess.run([installed, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert Path(found.strip()).is_relative_to(installed.parents[1])


def test_new_check_and_demo_run_without_a_checkout(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "new", "mine", "--from", "hate-crime-2018")
    run(installed, tmp_path, "-C", "mine", "check")
    run(installed, tmp_path, "new", "own")
    run(installed, tmp_path, "-C", "own", "check")
    shown = run(installed, tmp_path, "demo", "demo")
    assert "across the 6 forces inspected" in shown
    assert "| Victim not seen in person | 65 of 180 | 36% |" in shown
    assert '"indicators": 49' in run(installed, tmp_path, "criteria", "list", "--format", "json")
