"""A good workbook with bits flipped, pieces cut out and parts swapped: values or problems, never anything else."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from inspect_kit.xlsx.reader import open_workbook

GOOD = Path(__file__).parents[3] / "examples" / "hate-crime-2018" / "sheets" / "case-review" / "2018"


def opened(path: Path) -> None:
    """It opens, or says what is wrong."""
    book, problems = open_workbook(path, path.name)
    assert book is not None or problems
    assert all(each.message for each in problems)


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes(tmp_path: Path, seed: int) -> None:
    source = random.Random(seed)
    content = bytearray((GOOD / "suffolk.xlsx").read_bytes())
    for _ in range(source.choice((1, 3, 50))):
        content[source.randrange(len(content))] ^= 1 << source.randrange(8)
    path = tmp_path / "bad.xlsx"
    path.write_bytes(content[: source.choice((len(content), len(content) - 1, source.randrange(len(content))))])
    opened(path)


@pytest.mark.parametrize("seed", range(60))
def test_parts_damaged_inside_a_sound_archive(tmp_path: Path, seed: int) -> None:
    """The archive is whole, so nothing but the reader stands between the content and a traceback."""
    source = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(GOOD / "nottinghamshire.xlsx") as good, zipfile.ZipFile(out, "w") as bad:
        victim = source.choice([name for name in good.namelist() if name.endswith((".xml", ".rels"))])
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, damaged(content, source) if name == victim else content)
    path = tmp_path / "bad.xlsx"
    path.write_bytes(out.getvalue())
    opened(path)


def damaged(content: bytes, source: random.Random) -> bytes:
    """One of several kinds of damage."""
    at = source.randrange(len(content))
    kinds = (
        lambda: b"",
        lambda: content[:at],
        lambda: content[:at] + b"\xff\xfe" + content[at:],
        lambda: content.replace(b"1", b"99999999999999999999"),
        lambda: content.replace(b'r="', b'r="ZZZZ'),
        lambda: content.replace(b't="s"', b't="d"'),
        lambda: content.replace(b"<v>", b"<v>not a number "),
        lambda: content.replace(b"sheet", b"shoot"),
        lambda: b"<a>" * 5000,
        lambda: content.replace(b"<", b"&lt;", 3),
        lambda: content.replace(b's="', b's="-'),
    )
    return source.choice(kinds)()
