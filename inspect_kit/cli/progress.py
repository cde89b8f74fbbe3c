"""How far long work has come, on a terminal only. In: what is worked through. Out: the same, one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
WIDTH = 30


def progress(items: Sequence[T], what: str) -> Iterator[T]:
    """Each item, with a bar on stderr while somebody is looking."""
    shown = sys.stderr.isatty() and len(items) > 1
    for number, item in enumerate(items):
        if shown:
            _draw(number, len(items), what)
        yield item
    if shown:
        print("\r" + " " * (WIDTH + len(what) + 30), end="\r", file=sys.stderr, flush=True)


def _draw(number: int, total: int, what: str) -> None:
    done = WIDTH * number // total
    bar = "#" * done + "-" * (WIDTH - done)
    print(f"\r[{bar}] {number} of {total} {what}", end="", file=sys.stderr, flush=True)
