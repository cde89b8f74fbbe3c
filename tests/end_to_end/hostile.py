"""Files that no program of ours wrote, or that something happened to. Each maker writes one and says where it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from tests.project import grid_sheet, grid_titles

Maker = Callable[[Path, Path], Path]
"""From a good workbook and a folder to a bad one."""

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def put(folder: Path, content: bytes, name: str = "bad.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def rezipped(
    good: Path, folder: Path, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None
) -> Path:
    """The workbook with parts changed, dropped (None) or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
        for name, content in (extra or {}).items():
            target.writestr(name, content)
    return put(folder, out.getvalue())


def same(_: str, content: bytes) -> bytes:
    return content


def bomb(good: Path, folder: Path) -> Path:
    """400 MB of blanks in a few hundred kilobytes."""
    return rezipped(good, folder, same, {"xl/media/blank.bin": b" " * 400_000_000})


def with_macros(good: Path, folder: Path) -> Path:
    return rezipped(good, folder, same, {"xl/vbaProject.bin": b"macros"})


def with_entities(good: Path, folder: Path) -> Path:
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return rezipped(good, folder, lambda name, content: declared + content if name == "xl/workbook.xml" else content)


def cut_off(good: Path, folder: Path) -> Path:
    return put(folder, good.read_bytes()[:-2000])


def cut_in_the_middle(good: Path, folder: Path) -> Path:
    content = good.read_bytes()
    return put(folder, content[: len(content) // 2])


def half_an_xml(good: Path, folder: Path) -> Path:
    """A proper archive in which one sheet ends too soon."""
    return rezipped(good, folder, lambda name, content: content[: len(content) // 2] if "sheet2.xml" in name else content)


def no_styles(good: Path, folder: Path) -> Path:
    return rezipped(good, folder, lambda name, content: None if name.endswith("sheet2.xml") else content)


def without_metadata(good: Path, folder: Path) -> Path:
    book = load_workbook(good)
    del book["inspect_kit"]
    path = folder / "bad.xlsx"
    book.save(path)
    return path


def metadata(key: str, value: str) -> Maker:
    """The workbook, saying something else of itself."""

    def make(good: Path, folder: Path) -> Path:
        book = load_workbook(good)
        for row in book["inspect_kit"].iter_rows():
            if row[0].value == key:
                row[1].value = value
        path = folder / "bad.xlsx"
        book.save(path)
        return path

    return make


def cells(change: Callable[..., None], title: str | None = None) -> Maker:
    """The workbook with something done to its (first) grid, or to the sheet of this title: `change(sheet, columns, rows)`."""

    def make(good: Path, folder: Path) -> Path:
        book, sheet, columns, rows = grid_sheet(good, title)
        change(sheet, columns, rows)
        path = folder / "bad.xlsx"
        book.save(path)
        return path

    return make


def every_grid(change: Callable[..., None]) -> Maker:
    """The workbook with the same done to each of its grids."""

    def make(good: Path, folder: Path) -> Path:
        for title in grid_titles(good):
            good = cells(change, title)(good, folder)
        return good

    return make


def long_text(good: Path, folder: Path) -> Path:
    """Text longer than Excel lets anybody type, which other programs may write."""

    def change(sheet, columns, rows):  # type: ignore[no-untyped-def]
        sheet.cell(rows["OAK-007"], columns["told_who"]).value = "LONG"

    typed = cells(change)(good, folder)
    return rezipped(typed, folder, lambda _, content: content.replace(b">LONG<", b">" + b"x" * 40_000 + b"<"))


def uncalculated(good: Path, folder: Path) -> Path:
    """A formula that nobody calculated, in an answer."""

    def change(sheet, columns, rows):  # type: ignore[no-untyped-def]
        sheet.cell(rows["OAK-005"], columns["falls"]).value = "=1+1"

    return cells(change)(good, folder)
