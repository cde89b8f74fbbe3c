"""Logs of JSON lines that are only ever added to. In: a path and how one record is read. Out: records in their order, and a
problem for each line that cannot be read: it is passed over, and the others count.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from inspect_kit.files import read_bytes
from inspect_kit.problems import Place, Problem, StopRun, problem
from inspect_kit.stored import Stored

T = TypeVar("T")
SIZE_LIMIT = 100_000_000


def read_log(path: Path, shown: str, read: Callable[[Stored], T], code: str) -> tuple[list[T], list[Problem]]:
    """Every record; none where there is no file. `code` begins the codes of the messages: CODE-torn-line, CODE-bad-line,
    CODE-wrong-line."""
    if not path.exists():
        return [], []
    lines = read_bytes(path, SIZE_LIMIT, shown).split(b"\n")
    records: list[T] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = Place(shown, line=number)
        try:
            data = json.loads(line.decode())
            records.append(read(Stored(data if isinstance(data, dict) else {}, shown)))
        except (ValueError, RecursionError):  # not UTF-8, not JSON, or a number of thousands of digits
            torn = number == len(lines) or _is_torn(line)
            problems.append(problem(f"{code}-torn-line" if torn else f"{code}-bad-line", place))
        except StopRun as stop:
            wrong = stop.problems[0].fields
            problems.append(problem(f"{code}-wrong-line", place, at=wrong["at"], wanted=wrong["wanted"]))
    return records, problems


def _is_torn(line: bytes) -> bool:
    """Was it begun and never finished? Whoever appends after a crash begins a new line, so that it may stand anywhere."""
    return line.startswith(b"{") and not line.rstrip().endswith(b"}")
