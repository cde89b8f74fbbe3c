"""Calendars that verbs write: where they go, and how long ahead they warn."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Alarm = Annotated[str, typer.Option("--alarm", metavar="PERIOD", help="How long before each date to warn, in days or weeks.")]
PRINTED = "-"


def put_calendar(content: bytes, dates: int, to: Path | str) -> None:
    """Write the file and say how many dates are in it; `-` prints it."""
    from inspect_kit.files import write_atomic

    if to == PRINTED:
        _print(content)
    else:
        write_atomic(Path(to), content)
        print(f"{to}: {dates} dates")


def _print(content: bytes) -> None:
    """The file as it is: its line ends are its own, and its text is UTF-8 wherever it is printed."""
    import sys

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(content.decode())
