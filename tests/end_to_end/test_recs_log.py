"""The log of progress loses nothing: many at once, killed at every point, killed at any moment."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspect_kit.register import append_events, new_event, read_log
from tests.end_to_end.crash import run_killed
from tests.end_to_end.registers import make_registers
from tests.project import Project

PROCESSES, EACH = 8, 1_000
APPENDING = """
import sys
from pathlib import Path
from inspect_kit.register import append_events, new_event
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    event = new_event(("homes-2020", "1", "oak"), "noted", "2021-01-01", name, (), note=f"{name} {number} " + "x" * 100)
    append_events(path, [event], "OFFICIAL")
"""
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to end a process as if the power went")
UPDATE = ("recs", "update", "1", "--body", "oak", "--to", "accepted", "--by", "A", "--on", "2021-01-10", "--note", "n" * 500)


def test_eight_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "progress.jsonl"
    command = [sys.executable, "-c", APPENDING, str(path)]
    running = [subprocess.Popen([*command, f"p{number}", str(EACH)]) for number in range(PROCESSES)]
    assert [each.wait() for each in running] == [0] * PROCESSES
    log = read_log(path)
    assert not log.problems
    events = log.of(("homes-2020", "1", "oak"))
    assert len(events) == PROCESSES * EACH
    for number in range(PROCESSES):
        mine = [event["note"].split(" ")[1] for event in events if event["who"] == f"p{number}"]
        assert mine == [str(each) for each in range(EACH)]


@needs_fork
@pytest.mark.parametrize("before", [0, 1])
def test_killed_at_every_point_of_an_update_earlier_events_stand(tmp_path: Path, before: int) -> None:
    homes = make_registers(tmp_path / "homes")
    if before:
        homes.run("recs", "update", "1", "--body", "elm", "--to", "accepted", "--by", "B", "--on", "2021-01-05").ok()
    path = homes.folder / "progress.jsonl"
    old = path.read_bytes() if before else b""
    point = 0
    while True:
        tried = Project(shutil.copytree(homes.folder, tmp_path / "killed"))
        finished = run_killed(["-C", str(tried.folder), *UPDATE], point)
        log = tried.folder / "progress.jsonl"
        assert (log.read_bytes() if log.exists() else b"").startswith(old)
        ran = tried.run(*UPDATE)
        assert ran.code == 0, ran.err
        shown = tried.run("recs", "list", "--each", "--body", "oak", "--as-of", "2021-01-10", "--format", "json").ok().json()
        assert next(each["state"] for each in shown["rows"] if each["item"].endswith("/1")) == "Accepted"
        shutil.rmtree(tried.folder)
        if finished:
            break
        point += 1
    assert point >= 3


@needs_fork
def test_killed_at_any_moment_every_acknowledged_event_is_there(tmp_path: Path) -> None:
    """200 processes, each killed while it appends; what each had been told is on disk is there, whole, once."""
    path = tmp_path / "progress.jsonl"
    deal = random.Random("killed")
    acknowledged: list[str] = []
    for number in range(200):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            _append_for_ever(path, f"c{number}", write)
        os.close(write)
        first = os.read(read, 1)
        time.sleep(deal.random() / 200)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(read, "rb") as told:
            said = first + told.read()
        acknowledged += said.decode().split("\n")[:-1]
    log = read_log(path)
    assert {each.code for each in log.problems} <= {"progress-torn-line"}
    found = [event["id"] for event in log.of(("homes-2020", "1", "oak"))]
    assert len(acknowledged) >= 200
    assert set(acknowledged) <= set(found)
    assert len(found) == len(set(found))


def _append_for_ever(path: Path, name: str, told: int) -> None:
    try:
        while True:
            event = new_event(("homes-2020", "1", "oak"), "noted", "2021-01-01", name, (), note="x" * 3000)
            append_events(path, [event], "OFFICIAL")
            os.write(told, f"{event['id']}\n".encode())
    finally:
        os._exit(1)
