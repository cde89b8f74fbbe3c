"""What the scripts that make this example share: running commands, answers as the toolkit keeps them, saving in LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from inspect_kit.answers.model import StoredAnswer
from inspect_kit.cli.app import run
from inspect_kit.conditions.model import State
from inspect_kit.template.build import load_template
from inspect_kit.template.model import Template

HERE = Path(__file__).resolve().parent


def checked(verb: str, *arguments: str) -> None:
    """Run a command in this folder; stop where it finds errors."""
    if run(["-C", str(HERE), verb, *arguments]):
        raise SystemExit(f"{verb} found errors")


def loaded(name: str) -> Template:
    """The shipped template of this name; stop where it has errors."""
    template, problems = load_template(name, HERE)
    if template is None:
        raise SystemExit("\n".join(map(str, problems)))
    return template


def answer_of(value: Any) -> StoredAnswer:
    """One answer."""
    if value == "unable_to_tell":
        return StoredAnswer(State.UNABLE_TO_TELL, None, "", "")
    return StoredAnswer(State.ANSWERED, tuple(value) if isinstance(value, list) else value, "", "")


def save_with_libreoffice(path: Path) -> None:
    """Open the workbook in LibreOffice and save it, as somebody's own program would."""
    with tempfile.TemporaryDirectory() as folder:
        program = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--calc", "--convert-to"]
        subprocess.run([*program, "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, str(path)], check=True, timeout=300)
        shutil.move(Path(folder) / path.name, path)
