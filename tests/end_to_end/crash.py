"""A command killed at its n-th touch of the disk, in a child process that ends as if the power went.

Touches are: a file opened for writing, the first half of each write, each whole write, a sync, a rename, a removal, a folder
made. Nothing after the n-th happens, and no clean-up runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from inspect_kit.cli.app import run

KILLED, FINISHED = 77, 0
ROOT = Path(__file__).parents[2]
AUDITED = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir"})


def run_killed(arguments: Sequence[str], at: int) -> bool:
    """Run the command, killed at its touch number `at` (from 0). True where it finished before that."""
    return call_killed(lambda: run(arguments), at)


def call_killed(work: Callable[[], object], at: int) -> bool:
    """The same of any work that touches the disk."""
    child = os.fork()
    if child == 0:
        _child(work, at)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (KILLED, FINISHED), f"the work ended with {code}"
    return code == FINISHED


def spawn_killed(arguments: Sequence[str], at: int) -> bool:
    """The same of a command that draws charts: what draws does not outlive a fork, so it is a process of its own."""
    command = [sys.executable, "-m", "tests.end_to_end.crash", str(at), *arguments]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    assert code in (KILLED, FINISHED), f"the command ended with {code}"
    return code == FINISHED


def _child(work: Callable[[], object], at: int) -> None:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    _Killer(at).install()
    code = 99
    try:
        code = int(work() or 0)  # type: ignore[call-overload]
    finally:
        os._exit(code)


class _Killer:
    """Counts touches, and ends the process at the one that is wanted."""

    def __init__(self, at: int) -> None:
        self._left = at

    def touch(self) -> None:
        if self._left == 0:
            os._exit(KILLED)
        self._left -= 1

    def install(self) -> None:
        sys.addaudithook(self._audit)
        opened, synced = Path.open, os.fsync
        killer = self

        def open_(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
            if not set(mode) & set("wax+"):
                return opened(path, mode, *rest, **named)
            killer.touch()
            return _Slow(opened(path, mode, *rest, **named), killer)

        def fsync(descriptor: int) -> None:
            killer.touch()
            synced(descriptor)

        Path.open = open_  # type: ignore[assignment,method-assign]
        os.fsync = fsync

    def _audit(self, event: str, _: tuple[Any, ...]) -> None:
        if event in AUDITED:
            self.touch()


class _Slow:
    """A file whose writes can be cut in half."""

    def __init__(self, file: Any, killer: _Killer) -> None:
        self._file = file
        self._killer = killer

    def write(self, content: bytes) -> int:
        half = len(content) // 2
        self._file.write(content[:half])
        self._file.flush()
        self._killer.touch()
        self._file.write(content[half:])
        self._file.flush()
        self._killer.touch()
        return len(content)

    def __enter__(self) -> _Slow:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


if __name__ == "__main__":
    _child(lambda: run(sys.argv[2:]), int(sys.argv[1]))
