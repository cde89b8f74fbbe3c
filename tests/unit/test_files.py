"""Durable writes and careful reads: whole or not at all, and every refusal is a problem with a place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_kit.files import LEFTOVER_AGE, append_locked, dump_json, read_bytes, read_json, replace_folder, write_atomic
from inspect_kit.problems import StopRun
from tests.end_to_end.crash import call_killed

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=15,
)
WRITER = """
import sys
from pathlib import Path
from inspect_kit.files import write_atomic
for _ in range(40):
    write_atomic(Path(sys.argv[1]), sys.argv[2].encode() * int(sys.argv[3]))
"""


def code_of(stop: pytest.ExceptionInfo[StopRun]) -> str:
    [found] = stop.value.problems
    assert found.place.path
    return found.code


def test_a_write_makes_its_folders_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.json"
    write_atomic(path, b"first")
    write_atomic(path, b"second")
    assert path.read_bytes() == b"second"
    assert [each.name for each in path.parent.iterdir()] == ["c.json"]


def test_what_killed_runs_left_is_cleared_once_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    old, new, other = (tmp_path / name for name in (".c.json.1.tmp", ".c.json.2.tmp", ".d.json.1.tmp"))
    for leftover in (old, new, other):
        leftover.write_bytes(b"half")
    for leftover in (old, other):
        written = leftover.stat().st_mtime - LEFTOVER_AGE - 60
        os.utime(leftover, (written, written))
    write_atomic(path, b"whole")
    assert not old.exists()
    assert new.exists(), "somebody may still be writing this one"
    assert other.exists(), "it is not of this file"


def test_two_who_write_at_once_never_mix(tmp_path: Path) -> None:
    path = tmp_path / "c.bin"
    sizes = {"a": 2_000_000, "b": 500_000}
    write_atomic(path, b"a" * sizes["a"])
    commands = [[sys.executable, "-c", WRITER, str(path), letter, str(size)] for letter, size in sizes.items()]
    writers = [subprocess.Popen(command, cwd=Path(__file__).parents[2]) for command in commands]
    while any(writer.poll() is None for writer in writers):
        content = path.read_bytes()
        assert len(set(content)) == 1
        assert len(content) == sizes[chr(content[0])]
    assert [writer.returncode for writer in writers] == [0, 0]


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for write in (lambda path: write_atomic(path, b"x"), lambda path: append_locked(path, ["x"])):
        with pytest.raises(StopRun) as stop:
            write(tmp_path / "file" / "below")
        assert code_of(stop) == "file-failed"


def test_a_file_that_another_program_holds_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    (tmp_path / "c.xlsx").write_bytes(b"filled")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StopRun) as stop:
        write_atomic(tmp_path / "c.xlsx", b"new")
    assert code_of(stop) == "file-refused"
    assert [each.name for each in tmp_path.iterdir()] == ["c.xlsx"]
    assert (tmp_path / "c.xlsx").read_bytes() == b"filled"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, b"one\ntwo\n"),
        (b"", b"one\ntwo\n"),
        (b"zero\n", b"zero\none\ntwo\n"),
        (b'{"torn', b'{"torn\none\ntwo\n'),
    ],
)
def test_lines_are_added_and_a_torn_one_is_closed(tmp_path: Path, before: bytes | None, after: bytes) -> None:
    path = tmp_path / "log.jsonl"
    if before is not None:
        path.write_bytes(before)
    append_locked(path, ["one", "two"])
    assert path.read_bytes() == after


def test_reading_refuses_what_is_missing_a_folder_or_too_large(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"12345")
    assert read_bytes(tmp_path / "large", 5) == b"12345"
    for name, code in (("none", "file-missing"), (".", "file-is-folder"), ("large", "file-too-large")):
        with pytest.raises(StopRun) as stop:
            read_bytes(tmp_path / name, 4)
        assert code_of(stop) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-not-json"),
        (b'{"a": ', "file-not-json"),
        (b'{"a": ' + b"9" * 5000 + b"}", "file-not-json"),
        (b'{"a": "\xff"}', "file-not-utf8"),
        (b"[" * 200_000, "file-too-deep"),
        (b"[]", "file-not-an-object"),
        (b"7", "file-not-an-object"),
    ],
)
def test_json_that_is_not_ours_is_a_problem(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(StopRun) as stop:
        read_json(tmp_path / "a.json", shown_as="a.json")
    assert code_of(stop) == code
    assert stop.value.problems[0].place.path == "a.json"


def test_broken_json_names_its_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'{\n "a": 1,\n b\n}')
    with pytest.raises(StopRun) as stop:
        read_json(tmp_path / "a.json")
    place = stop.value.problems[0].place
    assert (place.line, place.column) == (3, 2)


@given(VALUES)
def test_json_reads_back_as_it_was_written(data: object) -> None:
    written = dump_json(data)
    assert json.loads(written) == data
    assert written == dump_json(data)
    assert written.endswith(b"\n")


def test_json_shows_one_change_as_one_line() -> None:
    old = dump_json({"rows": {"A": {"q": {"state": 1, "value": "x"}, "r": None}}}).splitlines()
    new = dump_json({"rows": {"A": {"q": {"state": 1, "value": "y"}, "r": None}}}).splitlines()
    assert sum(left != right for left, right in zip(old, new, strict=True)) == 1


# A folder that is put in its place whole.

OLD_SITE = {"index.html": b"old", "a/gone.html": b"old"}
NEW_SITE = {"index.html": b"new", "b/come.html": b"new"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    place = tmp_path / "site"
    assert replace_folder(place, OLD_SITE.items(), lambda: ()) == list(OLD_SITE)
    replace_folder(place, NEW_SITE.items(), lambda: OLD_SITE)
    assert content(place) == NEW_SITE
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["site"]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "site"
    replace_folder(place, OLD_SITE.items(), lambda: ())
    with pytest.raises(StopRun) as stopped:
        replace_folder(place, NEW_SITE.items(), lambda: ["index.html"])
    assert [each.code for each in stopped.value.problems] == ["folder-holds-others"]
    assert content(place) == OLD_SITE


def test_a_folder_stays_as_it_was_where_its_files_cannot_be_made(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise StopRun([])

    place = tmp_path / "site"
    replace_folder(place, OLD_SITE.items(), lambda: ())
    with pytest.raises(StopRun):
        replace_folder(place, files(), lambda: OLD_SITE)
    assert content(place) == OLD_SITE
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["site"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to end a process as if the power went")
def test_a_folder_is_never_a_mix_wherever_it_is_killed(tmp_path: Path) -> None:
    """The earlier one, the new one, or between two renames none; and the next run brings the earlier back, and replaces it."""
    place, seen, point = tmp_path / "site", set(), 0
    finished = False
    while not finished:
        replace_folder(place, OLD_SITE.items(), lambda: {*OLD_SITE, *NEW_SITE})
        finished = call_killed(lambda: bool(replace_folder(place, NEW_SITE.items(), lambda: OLD_SITE)) and 0, point)
        now = content(place) if place.exists() else {}
        assert now in (OLD_SITE, NEW_SITE, {}), f"a mix at point {point}"
        seen.add("old" if now == OLD_SITE else "new" if now == NEW_SITE else "none")
        if not now:
            with pytest.raises(StopRun):
                replace_folder(place, iter(_raising()), lambda: OLD_SITE)
            assert content(place) == OLD_SITE
        replace_folder(place, NEW_SITE.items(), lambda: {*OLD_SITE, *NEW_SITE})
        assert content(place) == NEW_SITE
        assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["site"]
        point += 1
    assert seen == {"old", "new", "none"}


def _raising() -> Iterator[tuple[str, bytes]]:
    raise StopRun([])
    yield
