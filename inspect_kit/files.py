"""Every file that is written is written here: whole or not at all. Also the careful reading of files that others wrote.

In: a path and content. Out: the content on disk. What is acknowledged is synced; a run that is killed leaves the earlier
file as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from glob import escape
from pathlib import Path
from typing import Any

from inspect_kit.problems import Place, StopRun, problem

LOCK_TIMEOUT = 30.0
"""Seconds to wait for somebody else who is writing."""
LEFTOVER_AGE = 3600.0
"""Seconds after which a temporary file can only be that of a run that was killed."""
NEW, OLD = ".new", ".old"
"""How the names of folders end that are being built, or have gone aside."""
JSON_LIMIT = 200_000_000
REPLACED_LIMIT = 20_000_000
LINE_DEPTH = 3
"""JSON is broken into lines down to this depth, so that git shows a change of one answer as a change of one line."""


class Done(StrEnum):
    """What became of the file."""

    WRITTEN = "wrote"
    SAME = "unchanged"
    NOT_WRITTEN = "would write"


def write_atomic(path: Path, content: bytes) -> None:
    """Write beside the place, sync, rename over it.

    Raises:
        StopRun: the place cannot be written, or another program holds the file open.
    """
    # One for each process: two people who write at once must not write into the same file.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with _said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(path)
        try:
            with temporary.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(path.parent)


def write_or_refuse(path: Path, content: bytes, replace: bool) -> Done:
    """Write a file whole, but over one that differs only where that is wished.

    Raises:
        StopRun: there is one that differs, or the place cannot be written to.
    """
    if path.exists():
        if read_bytes(path, REPLACED_LIMIT) == content:
            return Done.SAME
        if not replace:
            raise StopRun([problem("file-differs", str(path))], 2)
    write_atomic(path, content)
    return Done.WRITTEN


def _clear_leftovers(path: Path) -> None:
    """Remove what killed runs left beside the place, old enough that nobody can still be writing it."""
    for leftover in path.parent.glob(f".{escape(path.name)}.*.tmp"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > LEFTOVER_AGE:
                leftover.unlink()


def move_file(path: Path, to: Path) -> None:
    """Put a file, already whole and synced, in place of another.

    Raises:
        StopRun: the system refuses.
    """
    with _said(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        path.replace(to)
        _sync_folder(to.parent)


def remove_file(path: Path) -> None:
    """Remove a file, if it is there; of a link, the link.

    Raises:
        StopRun: the system refuses.
    """
    with _said(path):
        path.unlink(missing_ok=True)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there. Links are removed, and what they lead to is not.

    Raises:
        StopRun: the system refuses.
    """
    if not folder.is_dir() or folder.is_symlink():
        return remove_file(folder)
    with _said(folder):
        for inside, folders, files in os.walk(folder, topdown=False):
            for name in files:
                (Path(inside) / name).unlink()
            for name in folders:
                each = Path(inside) / name
                each.unlink() if each.is_symlink() else each.rmdir()
        folder.rmdir()


def rename_folder(folder: Path, to: Path) -> None:
    """Put a finished folder in its place, where there is none or an empty one.

    Raises:
        StopRun: the system refuses.
    """
    with _said(to):
        if to.is_dir():
            to.rmdir()
        folder.rename(to)


def replace_folder(folder: Path, files: Iterable[tuple[str, bytes]], known: Callable[[], Collection[str]]) -> list[str]:
    """Put a whole folder of generated files in the place of an earlier one; gives their names.

    It is built beside the place and then put there, so that nobody ever sees a mix: a run that is killed leaves the earlier
    folder, or at the very last moment none. `known` gives the names that an earlier run wrote there.

    Raises:
        StopRun: the folder holds a file that no earlier run wrote, or the system refuses.
    """
    with locked(folder):
        for leftover in folder.parent.glob(f".{escape(folder.name)}.*"):  # we hold the lock: nobody is still writing them
            if leftover.suffix in (NEW, OLD):
                _restore(leftover, folder)
        foreign = sorted(set(_names_in(folder)) - set(known())) if folder.exists() else []
        if foreign:
            raise StopRun([problem("folder-holds-others", Place(str(folder)), names=foreign[:5], count=len(foreign))], 2)
        building = folder.with_name(f".{folder.name}.{os.getpid()}{NEW}")
        try:
            with _said(folder):
                names = [_put_file(building, name, content) for name, content in files]
                _swap(building, folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return names


def _restore(leftover: Path, folder: Path) -> None:
    """What a killed run left: an earlier folder goes back where there is none, everything else goes."""
    if leftover.suffix == OLD and not folder.exists():
        with _said(folder):
            leftover.rename(folder)
    shutil.rmtree(leftover, ignore_errors=True)


def _names_in(folder: Path) -> list[str]:
    """Every file below a folder, by its path from there."""
    with _said(folder):
        if not folder.is_dir():
            raise NotADirectoryError
        return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()]


def _put_file(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return name


def _swap(building: Path, folder: Path) -> None:
    """The one moment: the earlier folder goes aside and the new one takes its place."""
    aside = folder.with_name(f".{folder.name}.{os.getpid()}{OLD}")
    if folder.exists():
        folder.rename(aside)
    try:
        building.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    _sync_folder(folder.parent)
    shutil.rmtree(aside, ignore_errors=True)


def append_locked(path: Path, lines: Sequence[str]) -> None:
    """Add lines at the end, synced, for whoever holds the file by `locked`. A last line that was torn by a crash is closed
    first.

    Raises:
        StopRun: the file cannot be written.
    """
    with _said(path):
        _append(path, "".join(f"{line}\n" for line in lines).encode())


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file from reading it to writing it, so that two people at once lose nothing.

    Raises:
        StopRun: somebody else has held it too long, or its folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=LOCK_TIMEOUT)
    with _said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except Timeout:
            raise StopRun([problem("file-locked", str(path))]) from None
    try:
        yield
    finally:
        lock.release()


def _append(path: Path, content: bytes) -> None:
    with path.open("a+b") as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            if file.read(1) != b"\n":
                content = b"\n" + content
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def read_bytes(path: Path, limit: int, shown_as: str | None = None) -> bytes:
    """The content of a file.

    Raises:
        StopRun: there is none, it is a folder, it cannot be read, or it is larger than the limit (in bytes).
    """
    place = Place(shown_as or str(path))
    with _said(path, shown_as):
        if path.is_dir():
            raise StopRun([problem("file-is-folder", place)])
        size = path.stat().st_size
        if size > limit:
            raise StopRun([problem("file-too-large", place, size=size, limit=limit)])
        return path.read_bytes()


def dump_json(data: object) -> bytes:
    """JSON as UTF-8, the same bytes for the same data, broken into lines where git should see a difference."""
    pieces: list[str] = []
    _put(data, 0, pieces.append)
    return ("".join(pieces) + "\n").encode()


ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""Made once: `json.dumps` makes one for every call, and there is a call for every answer."""


def _put(data: object, depth: int, put: Callable[[str], None]) -> None:
    """Give the pieces of the text to `put`: containers line by line down to a depth, and each below it on one line."""
    if depth < LINE_DEPTH and isinstance(data, dict) and data:
        _block("{}", depth, [(f"{ENCODE(key)}: ", value) for key, value in data.items()], put)
    elif depth < LINE_DEPTH and isinstance(data, list) and data:
        _block("[]", depth, [("", each) for each in data], put)
    else:
        put(ENCODE(data))


def _block(brackets: str, depth: int, items: Sequence[tuple[str, object]], put: Callable[[str], None]) -> None:
    put(brackets[0])
    separator = f"\n{' ' * (depth + 1)}"
    for key, value in items:
        put(separator + key)
        _put(value, depth + 1, put)
        separator = f",\n{' ' * (depth + 1)}"
    put(f"\n{' ' * depth}{brackets[1]}")


def read_json(path: Path, limit: int = JSON_LIMIT, shown_as: str | None = None) -> dict[str, Any]:
    """The object in a JSON file.

    Raises:
        StopRun: it cannot be read, is not JSON in UTF-8, is nested too deeply, or is not an object.
    """
    shown = shown_as or str(path)
    content = read_bytes(path, limit, shown_as)
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise StopRun([problem("file-not-utf8", shown, position=error.start)]) from None
    except json.JSONDecodeError as error:
        place = Place(shown, line=error.lineno, column=error.colno)
        raise StopRun([problem("file-not-json", place, why=error.msg)]) from None
    except ValueError:  # Python turns no number of thousands of digits into an int
        raise StopRun([problem("file-not-json", shown, why="a number in it is far too long")]) from None
    except RecursionError:
        raise StopRun([problem("file-too-deep", shown)]) from None
    if not isinstance(data, dict):
        raise StopRun([problem("file-not-an-object", shown)])
    return data


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can open a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _said(path: Path, shown_as: str | None = None) -> Iterator[None]:
    """Say what the system refused, with a remedy."""
    place = Place(shown_as or str(path))
    try:
        yield
    except FileNotFoundError:
        raise StopRun([problem("file-missing", place)]) from None
    except PermissionError:
        raise StopRun([problem("file-refused", place)]) from None
    except OSError as error:
        raise StopRun([problem("file-failed", place, why=error.strerror or error)]) from None
