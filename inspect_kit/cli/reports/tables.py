"""`inspect-kit report --tables`: a workbook of tables made to the guidance for published spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspect_kit.cli.reports.asked import Asked

if TYPE_CHECKING:
    from pathlib import Path

    from inspect_kit.disclosure import Protected, Release
    from inspect_kit.inspection import Inspection
    from inspect_kit.register.folder import Registers


def write(asked: Asked) -> None:
    """Write it, and say where."""
    from inspect_kit.cli.output import finish
    from inspect_kit.files import write_atomic
    from inspect_kit.published import build_book, workbook_of
    from inspect_kit.report.tables import build_returns

    if asked.public:
        protected, released, problems = asked.published()
        scores, returns = protected.scores, protected.returns
    else:
        protected, released = None, None
        scores, problems = asked.scores()
        returns = {each.instrument.id: build_returns(each, None) for each in scores.instruments}
    inspection = scores.inspection
    book, found = build_book(scores, returns, _registers(inspection), protected.policy if protected else None)
    path = _path(inspection, scores.language, asked.public)
    write_atomic(path, workbook_of(book))
    files = [path, *(_records(protected, released) if protected is not None and released is not None else ())]
    asked.print_files(inspection, files)
    finish([*problems, *found])


def _path(inspection: Inspection, language: str, public: bool) -> Path:
    """What is published has a folder of its own, so that nobody sends a draft for it."""
    tail = "" if language == inspection.languages[0] else f".{language}"
    return inspection.out_path / "tables" / ("public" if public else "") / f"{inspection.id}{tail}.xlsx"


def _records(protected: Protected, released: Release) -> list[Path]:
    """What was hidden, and under which decision it was published: kept out of what is published."""
    from inspect_kit.disclosure import write_log, write_release

    return [write_log(protected, "tables"), write_release(protected.scores, released, "tables")]


def _registers(inspection: Inspection) -> Registers | None:
    """The registers of the inspection's folder, where there are any."""
    from inspect_kit.register.folder import load_registers, register_paths

    return load_registers([inspection.folder]) if register_paths(inspection.folder) else None
